"""Files that tell how long clips last."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import click
import pytest

from captioner.cli.joining import read_durations

# A clip's uuid, and its file's path, name and stem.
CLIPS = [("a1", "in/intro.json", "intro.json", "intro"), ("b2", "in/My talk.json", "My talk.json", "My talk")]


def told(path: Path, content: str | bytes, clips: Sequence[tuple[str, ...]] = CLIPS) -> list[Fraction | None]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_durations(str(path), clips, {})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "durations"


@pytest.mark.parametrize(
    "content",
    [
        '{"intro": 12.5, "My talk": 3.25}',
        '{"a1": 12.5, "b2": 3.25, "another": 1}',
        '{"in/intro.json": "12.5", "in/My talk.json": "3.25"}',
        '{"/sound/intro.wav": 12.5, "sound/My talk.mp3": 3.25}',
        "[12.5, 3.25]",
        '["12.50", "3.250"]',
        "intro 12.5\nMy talk 3.25\n",
        "\ufeffMy talk.wav\t3.25\r\n\r\n  intro.wav    12.5  \r\n",
        "intro,12.5\nMy talk,3.25",
        "intro: 12.5\nMy talk: 3.25",
        "12.5\n3.25\n",
    ],
)
def test_clips_are_named_by_their_file_or_their_uuid_or_told_in_turn(content: str, file: Path) -> None:
    assert told(file, content) == [12500, 3250]


def test_a_duration_is_as_exact_as_it_is_written(file: Path) -> None:
    assert told(file, '{"intro": 0.1, "b2": 3.000022675736961451}') == [100, Fraction("3000.022675736961451")]


def test_what_a_file_does_not_name_it_does_not_tell(file: Path) -> None:
    assert told(file, '{"My talk": 3.25}') == [None, 3250]


def test_a_name_of_two_clips_is_neither_s(file: Path) -> None:
    clips = [("a/x.json", "x.json", "x"), ("b/x.json", "x.json", "x")]
    assert told(file, "x 3\nb/x.json 4", clips) == [None, 4000]
    with pytest.raises(click.ClickException, match="names none of the clips"):
        told(file, "x 3", clips)


def test_clips_without_names_are_told_in_turn_only(file: Path) -> None:
    assert told(file, "[1, 2]", [(), ()]) == [1000, 2000]
    with pytest.raises(click.ClickException, match="names none of the clips: give one duration for each clip in turn"):
        told(file, "x 3", [(), ()])


def test_a_clip_may_come_again_and_again(file: Path) -> None:
    assert told(file, "intro 3\nMy talk 4", [*CLIPS, CLIPS[0]]) == [3000, 4000, 3000]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "holds no duration"),
        (" \n", "holds no duration"),
        ("[]", "holds no duration"),
        ("{}", "holds no duration"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        ("{", "is not whole JSON"),
        ("[" * 100_000, "is not whole JSON"),
        ("[12.5]", "1 duration for 2 clips"),
        ("1\n2\n3\n", "3 durations for 2 clips"),
        ("1\nintro 2\n", "not all of them with a name"),
        ('{"outro": 1}', "names none of the clips: call the first intro"),
        ("intro 1\nintro 2", "intro has 2 durations"),
        ('{"intro": 1, "intro": 2}', "intro has 2 durations"),
        ("intro.wav 1\nintro.mp3 2", "intro has 2 durations"),
        ("intro soon", "intro lasts 'soon'"),
        ("intro 0", "intro lasts '0'"),
        ("intro -1", "intro lasts '-1'"),
        ("intro 360000", "intro lasts '360000'"),
        ("intro 1e999999999", "intro lasts '1e999999999'"),
        ("intro 00:12.5", "intro lasts '00:12.5'"),
        ('{"intro": null}', "intro lasts 'None'"),
        ('{"intro": true}', "intro lasts 'True'"),
        ('{"intro": NaN}', "intro lasts 'nan'"),
        ('{"intro": {"duration": 1}}', "intro lasts"),
        ("[[1], 2]", "there is"),
    ],
)
def test_what_cannot_be_durations_is_told_by_its_fault(content: str | bytes, fault: str, file: Path) -> None:
    with pytest.raises(click.ClickException) as caught:
        told(file, content)
    assert caught.value.message.startswith(f"{file}: ")
    assert fault in caught.value.message
    assert "\n" not in caught.value.message
