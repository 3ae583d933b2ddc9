"""What is written is, byte for byte, what a person has read and found right: `fixtures/golden`."""

from pathlib import Path

import pytest

import captioner
from tests.clips import FIXTURES, TIMINGS

GOLDEN = sorted((FIXTURES / "golden").iterdir())


def test_there_are_golden_files_in_every_format() -> None:
    assert {path.suffix.removeprefix(".") for path in GOLDEN} == {*captioner.WRITERS}


@pytest.mark.parametrize("path", GOLDEN, ids=[path.name for path in GOLDEN])
def test_a_clip_is_written_as_its_golden_file(path: Path) -> None:
    assert path.stem in TIMINGS, f"{path.name} is of no clip"
    captions = captioner.caption(TIMINGS[path.stem])
    assert captioner.WRITERS[path.suffix.removeprefix(".")](captions).encode() == path.read_bytes()
