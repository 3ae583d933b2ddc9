"""The options of formats: what is lit, how, and for which video."""

import os
from pathlib import Path

import pytest

import captioner
from tests.clips import TIMINGS
from tests.test_cli import V1, V1_TYPED, run

CAPTIONS = captioner.caption(TIMINGS["v1"])


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["-f", "vtt"], captioner.to_vtt(CAPTIONS)),
        (["-f", "vtt", "--highlight", "off"], captioner.to_vtt(CAPTIONS)),
        (["-f", "vtt", "--highlight", "word"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight-words"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight_words", "--highlight", "word"], captioner.to_vtt(CAPTIONS, "word")),
        (["-f", "vtt", "--highlight", "char"], captioner.to_vtt(CAPTIONS, "char")),
        (["-f", "ass"], captioner.to_ass(CAPTIONS)),
        (["-f", "ass", "--highlight", "off"], captioner.to_ass(CAPTIONS, "off")),
        (
            ["-f", "ass", "--highlight", "char", "--karaoke-tag", "ko"],
            captioner.to_ass(CAPTIONS, "char", karaoke_tag="ko"),
        ),
        (["-f", "ass", "--resolution", "1080x1920"], captioner.to_ass(CAPTIONS, resolution=(1080, 1920))),
        (["-f", "remotion"], captioner.to_remotion(CAPTIONS)),
    ],
)
def test_the_command_writes_what_the_library_writes(arguments: list[str], text: str) -> None:
    result = run("convert", V1, *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, text, "")


def test_an_option_is_for_the_formats_that_know_it() -> None:
    assert run("convert", V1, "-f", "srt", "-f", "vtt", "--highlight", "word", "-o", "out/").exit_code == 0
    assert Path("out/v1.srt").read_text(encoding="utf-8") == captioner.to_srt(CAPTIONS)
    assert Path("out/v1.vtt").read_text(encoding="utf-8") == captioner.to_vtt(CAPTIONS, "word")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--highlight", "word"], "--highlight is of vtt and ass only: add -f vtt or -f ass."),
        (["--highlight-words", "-f", "json"], "--highlight is of vtt and ass only: add -f vtt or -f ass."),
        (["--karaoke-tag", "k", "-f", "vtt"], "--karaoke-tag is of ass only: add -f ass."),
        (["--resolution", "640x360"], "--resolution is of ass only: add -f ass."),
        (["-f", "ass", "--highlight", "off", "--highlight-words"], "leave out --highlight-words or --highlight off."),
        (["-f", "ass", "--highlight", "off", "--karaoke-tag", "k"], "leave out --karaoke-tag or --highlight off."),
        (["-f", "ass", "--resolution", "1080p"], "'1080p' is not a width and a height in pixels, such as 1920x1080."),
        (["-f", "ass", "--resolution", "0x10"], "'0x10' is not a width and a height in pixels, such as 1920x1080."),
    ],
)
def test_what_would_have_no_effect_is_refused(arguments: list[str], told: str) -> None:
    result = run("convert", V1, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.parametrize(
    ("path", "form"),
    [("clip.remotion.json", "remotion"), ("CLIP.REMOTION.JSON", "remotion"), ("clip.json", "json"), ("a.b.ass", "ass")],
)
def test_the_longest_extension_gives_the_format(path: str, form: str) -> None:
    assert run("convert", V1, "-o", path).exit_code == 0
    assert Path(path).read_text(encoding="utf-8") == captioner.WRITERS[form](CAPTIONS)


def test_files_in_a_directory_end_as_their_formats_do() -> None:
    assert run("convert", V1, "-f", "json", "-f", "remotion", "-f", "ass", "-o", "out/").exit_code == 0
    assert sorted(os.listdir("out")) == ["v1.ass", "v1.json", "v1.remotion.json"]


def test_a_corrected_command_keeps_the_options_of_formats() -> None:
    result = run("convert", V1, V1, "-f", "ass", "--highlight-words", "--resolution", "640x360")
    assert result.stderr.endswith(
        f"captioner convert -f ass -o captions/ --highlight-words --resolution 640x360 {V1_TYPED} {V1_TYPED}\n"
    )
