"""Caption formats that are not read: each is named, and the remedy that is told makes SRT of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import captioner
from captioner import FormatError
from tests.ffmpeg import Run

FIELDS = "Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
ASS = f"""\
[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, {FIELDS}
Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,Hello
"""
SSA = ASS.replace("v4.00+", "v4.00").replace("Layer", "Marked").replace("0,0:00:01", "Marked=0,0:00:01")
MICRODVD = "{25}{87}Hello\n{100}{150}Bye\n{175}{200}Bye\n"
LRC = "[ti:A song]\n[00:01.00]Hello\n[00:03.50]Bye\n"
SAMI = "<SAMI>\n<BODY>\n<SYNC Start=1000><P>Hello\n<SYNC Start=3500><P>&nbsp;\n</BODY>\n</SAMI>\n"
TTML = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div><p begin="1s" end="3.5s">Hello</p></div></body></tt>
"""
SBV = "0:00:01.000,0:00:03.500\nHello\n\n0:00:04.000,0:00:05.000\nBye\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ASS, "an ASS or SSA file"),
        ("\ufeff" + ASS.replace("\n", "\r\n"), "an ASS or SSA file"),
        ("[Script Info]\nTitle: x\n\n[V4+ Styles]\n", "an ASS or SSA file"),
        (SSA, "an ASS or SSA file"),
        (MICRODVD, "a MicroDVD file"),
        ("{1}{1}23.976\n{25}{}Hello\n", "a MicroDVD file"),
        (LRC, "an LRC file (lyrics)"),
        ("[00:01.00]<00:01.00>Hello\n", "an LRC file (lyrics)"),
        (SAMI, "a SAMI file"),
        (SAMI.lower(), "a SAMI file"),
        (TTML, "a TTML file"),
        (TTML.split("\n", 1)[1], "a TTML file"),
        ("<!-- by hand -->\n<tt:tt xmlns:tt='http://www.w3.org/ns/ttml'/>", "a TTML file"),
        (SBV, "an SBV file"),
    ],
)
@pytest.mark.parametrize("lenient", [True, False])
def test_a_format_that_is_not_read_is_named_with_a_remedy(text: str, name: str, lenient: bool) -> None:
    with pytest.raises(FormatError, match=re.escape(f"is {name}: save it as SRT")) as caught:
        captioner.read_captions(text, lenient=lenient)
    assert "\n" not in str(caught.value)
    with pytest.raises(FormatError, match=re.escape(name)):
        captioner.caption_format(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"segments": []}',
        '[{"start": 0}]',
        "[laughs] no\n",
        "<i>no</i>\n",
        "<table>\n",
        "{25} no\n",
        "[Script]\n",
        "0:00:01.000\n",
        "12\n",
    ],
)
def test_other_beginnings_are_none_of_them(text: str) -> None:
    assert captioner.caption_format(text) in ("srt", "json")


def test_srt_whose_text_looks_like_one_is_read() -> None:
    said = "[00:01.00]<tt>\n{25}{87}<SAMI>"
    assert captioner.read_captions(f"1\n00:00:01,000 --> 00:00:02,000\n{said}\n\n")[0].text == said


@pytest.mark.parametrize(
    ("name", "text"), [("a.ass", ASS), ("a.ssa", SSA), ("a.sub", MICRODVD), ("a.lrc", LRC), ("a.smi", SAMI)]
)
def test_ffmpeg_makes_srt_of_what_it_is_named_for(name: str, text: str, ffmpeg: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(FormatError, match="ffmpeg -i"):
        captioner.read_captions(tmp_path / name)
    ffmpeg(tmp_path, "-i", name, "a.srt")
    assert captioner.read_captions(tmp_path / "a.srt")[0].text == "Hello"


def test_ffmpeg_makes_srt_of_sbv_and_ttconv_of_ttml(tmp_path: Path, ffmpeg: Run) -> None:
    (tmp_path / "a.sbv").write_text(SBV, "utf-8")
    ffmpeg(tmp_path, "-i", "a.sbv", "b.srt")
    assert [cue.text for cue in captioner.read_captions(tmp_path / "b.srt")] == ["Hello", "Bye"]
    pytest.importorskip("ttconv")
    (tmp_path / "a.ttml").write_text(TTML, "utf-8")
    command = [str(Path(sys.executable).with_name("tt")), "convert", "-i", "a.ttml", "-o", "a.srt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    assert captioner.read_captions(tmp_path / "a.srt")[0].text == "Hello"
