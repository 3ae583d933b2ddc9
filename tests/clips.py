"""The timings of the clips in `fixtures/clips`."""

from collections.abc import Mapping
from pathlib import Path

import captioner

FIXTURES = Path(__file__).parent.parent / "fixtures"


def _timings() -> Mapping[str, captioner.Timing]:
    """Every clip of every file, by the file's stem, followed by the clip's number if the file has several clips."""
    timings = {}
    for path in sorted((FIXTURES / "clips").iterdir()):
        read = captioner.read_clips(path.read_bytes(), time_unit="ms" if path.stem == "milliseconds" else "s")
        for number, timing in enumerate(read, 1):
            timings[path.stem if len(read) == 1 else f"{path.stem}-{number}"] = timing
    if not timings:
        raise RuntimeError("fixtures/clips is empty, so tests of all clips would test nothing")
    return timings


TIMINGS = _timings()
