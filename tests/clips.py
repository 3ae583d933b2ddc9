"""The clips of `fixtures/clips`, read."""

from collections.abc import Mapping
from pathlib import Path

import captioner

FIXTURES = Path(__file__).parent.parent / "fixtures"


def _timings() -> Mapping[str, captioner.Timing]:
    """Every clip of every file: by the file's stem and, where it holds several, the clip's number."""
    timings = {}
    for path in sorted((FIXTURES / "clips").iterdir()):
        read = captioner.read_clips(path.read_bytes(), time_unit="ms" if path.stem == "milliseconds" else "s")
        for number, timing in enumerate(read, 1):
            timings[path.stem if len(read) == 1 else f"{path.stem}-{number}"] = timing
    if not timings:
        raise RuntimeError("fixtures/clips is empty: every test of a clip would pass unseen")
    return timings


TIMINGS = _timings()
