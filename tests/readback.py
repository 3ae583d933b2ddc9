"""Five third-party readers of SRT and WebVTT, as functions of a file's text that return its cues."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

import pycaption
import pysubs2
import srt
import ttconv.imsc.reader
import ttconv.srt.reader
import ttconv.vtt.reader
import webvtt
from ttconv import model

ReadCue = tuple[int, int, str]
"""The start_ms, end_ms and text of a cue."""

Reader = Callable[[str], list[ReadCue]]


def read_srt(text: str) -> list[ReadCue]:
    return [
        (round(cue.start.total_seconds() * 1000), round(cue.end.total_seconds() * 1000), cue.content)
        for cue in srt.parse(text)
    ]


def read_webvtt_srt(text: str) -> list[ReadCue]:
    return _webvtt_cues(webvtt.from_buffer(io.StringIO(text), format="srt"))


def read_webvtt_vtt(text: str) -> list[ReadCue]:
    return _webvtt_cues(webvtt.from_string(text, strict=True))


def _webvtt_cues(read: webvtt.WebVTT) -> list[ReadCue]:
    return [(cue.start_time.in_milliseconds(), cue.end_time.in_milliseconds(), cue.text) for cue in read.captions]


def read_pysubs2_srt(text: str) -> list[ReadCue]:
    return _pysubs2_cues(pysubs2.SSAFile.from_string(text, format_="srt"))


def read_pysubs2_vtt(text: str) -> list[ReadCue]:
    return _pysubs2_cues(pysubs2.SSAFile.from_string(text, format_="vtt"))


def _pysubs2_cues(read: pysubs2.SSAFile) -> list[ReadCue]:
    return [(cue.start, cue.end, cue.plaintext) for cue in read]


def read_pycaption_srt(text: str) -> list[ReadCue]:
    return _pycaption_cues(pycaption.SRTReader().read(text))


def read_pycaption_vtt(text: str) -> list[ReadCue]:
    return _pycaption_cues(pycaption.WebVTTReader(ignore_timing_errors=False).read(text))


def _pycaption_cues(read: Any) -> list[ReadCue]:
    # Not get_text(), which strips the text.
    return [
        (round(cue.start / 1000), round(cue.end / 1000), "".join(cue.get_text_nodes()))
        for cue in read.get_captions("en-US")
    ]


def read_ttconv_srt(text: str) -> list[ReadCue]:
    return _ttconv_cues(ttconv.srt.reader.to_model(io.StringIO(text)))


def read_ttconv_vtt(text: str) -> list[ReadCue]:
    return _ttconv_cues(ttconv.vtt.reader.to_model(io.StringIO(text)))


def read_ttconv_ttml(text: str) -> list[ReadCue]:
    return _ttconv_cues(ttconv.imsc.reader.to_model(ElementTree.ElementTree(ElementTree.fromstring(text))))


def _ttconv_cues(document: Any) -> list[ReadCue]:
    assert document is not None, "ttconv read nothing; see its log"
    return [
        (round((element.get_begin() or 0) * 1000), round(element.get_end() * 1000), "".join(_ttconv_text(element)))
        for element in document.get_body().dfs_iterator()
        if isinstance(element, model.P)
    ]


def _ttconv_text(paragraph: Any) -> Iterable[str]:
    for element in paragraph.dfs_iterator():
        if isinstance(element, model.Br):
            yield "\n"
        elif isinstance(element, model.Text):
            yield element.get_text()


SRT_READERS: Mapping[str, Reader] = {
    "srt": read_srt,
    "webvtt-py": read_webvtt_srt,
    "pysubs2": read_pysubs2_srt,
    "pycaption": read_pycaption_srt,
    "ttconv": read_ttconv_srt,
}
VTT_READERS: Mapping[str, Reader] = {
    "webvtt-py": read_webvtt_vtt,
    "pysubs2": read_pysubs2_vtt,
    "pycaption": read_pycaption_vtt,
    "ttconv": read_ttconv_vtt,
}
