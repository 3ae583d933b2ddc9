"""The writers against `fixtures/golden`, whose files were read and approved by a person, byte for byte."""

import re
from pathlib import Path

import pytest

import captioner
from tests.clips import FIXTURES, TIMINGS

GOLDEN = sorted((FIXTURES / "golden").iterdir())


def test_there_are_golden_files_in_every_format() -> None:
    assert {path.name[path.name.index(".") :] for path in GOLDEN} == {*captioner.EXTENSIONS.values()}


@pytest.mark.parametrize("path", GOLDEN, ids=[path.name for path in GOLDEN])
def test_a_clip_is_written_exactly_as_its_golden_file(path: Path) -> None:
    clip, extension, _ = re.split(r"(\..+)", path.name)
    assert clip in TIMINGS, f"{path.name} belongs to no clip"
    (name,) = (name for name, known in captioner.EXTENSIONS.items() if known == extension)
    assert captioner.WRITERS[name](captioner.caption(TIMINGS[clip])).encode() == path.read_bytes()
