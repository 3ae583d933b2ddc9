"""What a file is called that is none of ours, by its beginning."""

import codecs
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner.readers.foreign import foreign
from tests.clips import FIXTURES
from tests.ffmpeg import Run
from tests.sounds import flac, mp3, timed_wav

NUMBERED = range(1, 9)
ASS = """[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Good morning.
"""
SUBTITLES = {
    "an ASS or SSA file": ASS,
    "a MicroDVD file": "".join(f"{{{number * 50}}}{{{number * 50 + 25}}}Good morning.\n" for number in NUMBERED),
    "an MPL2 file": "".join(f"[{number * 50}][{number * 50 + 25}]Good morning.\n" for number in NUMBERED),
    "an LRC file (lyrics)": "[ar:Nora]\n[00:01.00]Good morning.\n[00:03.00]All of you.\n",
    "an SBV file": "0:00:01.000,0:00:03.000\nGood morning.\n",
    "a SubViewer file": "[INFORMATION]\n[TITLE]\n[SUBTITLE]\n00:00:01.00,00:00:03.00\nGood morning.\n",
    "an SCC file": "Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9470 c8e5 ecec efae 942f\n\n00:00:03:00\t942c\n",
    "a SAMI file": "<SAMI><BODY><SYNC Start=1000><P>Good morning.<SYNC Start=3000><P>&nbsp;</BODY></SAMI>",
    "a TTML file": '<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>',
    "an EBU STL file": "850STL25.0110109",
}
OTHERS = {
    "a web page (HTML)": "<!DOCTYPE html>\n<html><body>Sign in</body></html>",
    "SSML": "<speak>Good morning.</speak>",
    "XML": '<?xml version="1.0"?><transcript/>',
    "a TextGrid of Praat": 'File type = "ooTextFile"\nObject class = "TextGrid"\n',
    "an RTF file": "{\\rtf1\\ansi Good morning.}",
    "a PDF": "%PDF-1.7\n",
    "a table": "start\tend\ttext\n0\t900\tGood morning.\n",
}


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("clip.json", "{}")
    return file.getvalue()


BYTES = {
    "a ZIP, or a document that is one": archive(),
    "an image (PNG)": b"\x89PNG\r\n\x1a\n",
    "an MP3": mp3(3, b"Lavf", 0, 0),
    "a FLAC": flac(8000, 8000),
    "a WAV": timed_wav("Hi"),
    "an AVI video": b"RIFF\0\0\0\0AVI LIST",
    "an MP4 or M4A file": b"\0\0\0\x18ftypmp42",
    "an MPEG transport stream": (b"G" + bytes(187)) * 3,
    "a WMA or WMV file": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
}


@pytest.mark.parametrize(("what", "content"), [*SUBTITLES.items(), *OTHERS.items(), *BYTES.items()])
def test_a_foreign_file_is_called_what_it_is(what: str, content: str | bytes) -> None:
    found = foreign(content)
    assert found is not None
    assert (found.what, found.holds_captions) == (what, what in SUBTITLES)
    assert str(found) == f"is {what}: {found.remedy}"
    if isinstance(content, str):
        for encoded in (content.encode(), codecs.BOM_UTF8 + b"\r\n" + content.encode(), content.encode("utf-16")):
            assert foreign(encoded) == found


FILES = sorted(path for folder in ("check", "clips", "golden", "vendors") for path in (FIXTURES / folder).iterdir())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_file_of_ours_is_foreign_but_ass_and_ttml(path: Path) -> None:
    found = foreign(path.read_bytes())
    foreign_to_us = {".ass": "an ASS or SSA file", ".ttml": "a TTML file"}
    assert (found.what if found is not None else None) == foreign_to_us.get(path.suffix)


@pytest.mark.parametrize("what", SUBTITLES)
def test_ffmpeg_makes_srt_of_what_is_to_be_given_to_it(what: str, ffmpeg: Run, tmp_path: Path) -> None:
    found = foreign(SUBTITLES[what])
    assert found is not None
    if "ffmpeg" in found.remedy:
        (tmp_path / "given").write_text(SUBTITLES[what], "utf-8")
        ffmpeg(tmp_path, "-i", "given", "captions.srt")
        assert captioner.read_captions(tmp_path / "captions.srt")[0].text


@given(st.one_of(st.text(), st.binary()))
def test_anything_is_foreign_or_not(content: str | bytes) -> None:
    foreign(content)


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", "[0.5]", '{"a": 1}', "[]", "1\n00:00:01,000 --> 00:00:02,000\n[0:1]\n", "WEBVTT"]
)
def test_json_and_captions_are_not_foreign(text: str) -> None:
    assert foreign(text) is None
