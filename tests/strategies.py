"""Hypothesis strategies: timed characters, words, JSON and caption files, many of them hostile."""

import copy
import json
from itertools import accumulate
from typing import Any

from hypothesis import strategies as st

from captioner.clock import clock
from captioner.timing.words import Timing, Word

TimedChars = tuple[list[str], list[int], list[int]]

WHITE_SPACE = [
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u2003",
    "\u2028",
    "\u2029",
    "\u3000",
    "\x85",
    "\x0b",
    "\x1c",
]
NO_BREAK_SPACES = ["\u00a0", "\u2007", "\u202f"]
# Control characters and the byte order mark, which the reader drops.
CONTROLS = ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufeff"]
HOSTILE = ["<b>", "</b>", "<", ">", "-->", "{x}", "{", "}", "\\N", "\\", "&", "&amp;", "00:00:01,000", "1984"]
_LATIN = list("abcdefghIJKLéßłŒ0123456789.,;:!?…'’\"()[]“”«»—–-%$#@/")
_JAPANESE_AND_CHINESE = list("日本語東京新宿行你好学々ひらがなっーカタカナｱ、。！？・「」『』（）〜　")
_KOREAN_AND_THAI = list("한국어는สวัสดีน้ำ")
_RIGHT_TO_LEFT = list("مرحباأهلاًשלום،؟\u200f")
_CLUSTERS = [
    "👨‍👩‍👧‍👦",
    "🇳🇴",
    "👍🏽",
    "❤️",
    "👩🏿‍🚀",
    "🚀",
    "e\u0301",
    "क्षि",
    "नमस्ते",
    "한",
    "ﾊﾟ",
    "辻󠄀",
    "Z̵͖̈́a̸",
]
_PIECES = ["\u200d", "\ufe0f", "🏽", "🇳", "\u0301", "\u200b", "\u2060", "\u00ad", "\u202e", "\U0001f468", "𝔘", "𠮷"]


def entries(*, white_space: bool = True) -> st.SearchStrategy[str]:
    """An entry of `graph_chars`: usually one character, sometimes several code points or half a grapheme cluster."""
    choices = [
        st.sampled_from(_LATIN),
        st.sampled_from(_JAPANESE_AND_CHINESE if white_space else _JAPANESE_AND_CHINESE[:-1]),
        st.sampled_from(_KOREAN_AND_THAI + _RIGHT_TO_LEFT),
        st.sampled_from(_CLUSTERS + _PIECES + NO_BREAK_SPACES),
        st.sampled_from(HOSTILE),
        st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]),
    ]
    if white_space:
        choices += [st.sampled_from(WHITE_SPACE)] * 2 + [st.sampled_from(CONTROLS)]
    return st.one_of(choices)


def texts(*, min_size: int = 0, max_size: int = 30) -> st.SearchStrategy[str]:
    """Text of several entries, including white space and control characters."""
    return st.lists(entries(), min_size=min_size, max_size=max_size).map("".join)


@st.composite
def times(draw: st.DrawFn, count: int) -> tuple[list[int], list[int]]:
    """`count` starts that never decrease, and their ends, with silences, shared intervals and overlaps."""
    steps = st.one_of(st.integers(0, 3), st.integers(20, 150), st.integers(0, 20_000))
    starts = list(accumulate(draw(st.lists(steps, min_size=count, max_size=count))))
    lengths = draw(st.lists(st.one_of(st.integers(0, 2), st.integers(0, 400)), min_size=count, max_size=count))
    return starts, [start + length for start, length in zip(starts, lengths, strict=True)]


@st.composite
def timed_chars(draw: st.DrawFn, *, max_size: int = 40) -> TimedChars:
    """Characters with starts and ends in milliseconds, at least one of them visible."""
    chars = draw(st.lists(entries(), max_size=max_size))
    at = draw(st.integers(0, len(chars)))
    chars.insert(at, draw(st.sampled_from(_LATIN + _JAPANESE_AND_CHINESE[:-1])))
    return (chars, *draw(times(len(chars))))


@st.composite
def words(draw: st.DrawFn, *, max_size: int = 40) -> list[tuple[str, int, int]]:
    """At least one (text, start_ms, end_ms), with white space written in one of the ways that services use."""
    bare = draw(st.lists(st.lists(entries(white_space=False), min_size=1, max_size=8).map("".join), min_size=1))
    # Single letters would be taken for characters and refused.
    bare = [text if at % 5 else f"{text}ab" for at, text in enumerate(bare[:max_size])]
    before = draw(st.sampled_from(["", " ", "mixed"]))
    spaces = st.sampled_from(["", *WHITE_SPACE])
    spaced = [(draw(spaces) if before == "mixed" else before) + text for text in bare]
    starts, ends = draw(times(len(spaced)))
    return list(zip(spaced, starts, ends, strict=True))


def timestamps(timed: TimedChars) -> dict[str, Any]:
    """`timed` as the `graph_chars` and `graph_times` of the service, in seconds."""
    chars, starts, ends = timed
    pairs = [[start / 1000, end / 1000] for start, end in zip(starts, ends, strict=True)]
    return {"graph_chars": chars, "graph_times": pairs}


def json_values() -> st.SearchStrategy[Any]:
    """Arbitrary JSON values, with some of the keys that clips have."""
    keys = st.sampled_from(["audio_timestamps", "timestamps", "graph_chars", "graph_times", "item", "items", "type"])
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from([0, -1, 10**400, 1e308, float("nan"), float("inf"), -0.0, "audio", "audio_end", "\ud83d"]),
        st.floats(),
        st.text(max_size=5),
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.text(max_size=3), inner, max_size=4),
        max_leaves=12,
    )


@st.composite
def mutated(draw: st.DrawFn, document: Any) -> Any:
    """A copy of `document` with one to three values replaced, removed or duplicated."""
    changed = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        places = _places(changed)
        if not places:
            break
        container, key = places[draw(st.integers(0, len(places) - 1))]
        match draw(st.sampled_from(["replace", "replace", "remove", "duplicate"])):
            case "replace":
                container[key] = draw(json_values())
            case "remove":
                del container[key]
            case "duplicate" if isinstance(container, list):
                container.insert(key, container[key])
    return changed


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in `value`, with each of its keys or indices."""
    keys: list[Any] = list(value) if isinstance(value, dict) else list(range(len(value))) if _is_list(value) else []
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


_SPOKEN = ["a", "the", "and", "cup,", "house.", "of", "Anna", "Smith", "seven", "miles", "because", "extraordinarily"]


@st.composite
def spoken_words(draw: st.DrawFn, max_size: int = 40) -> tuple[Word, ...]:
    """English words with sentences, names, pauses and forced breaks."""
    words, at = [], 0
    for text in draw(st.lists(st.sampled_from(_SPOKEN), min_size=1, max_size=max_size)):
        length = draw(st.integers(30, 600))
        newline = draw(st.sampled_from([" "] * 12 + ["\n", "\n\n"]))
        words.append((newline + text, at, at + length))
        at += length + draw(st.sampled_from([0, 40, 40, 40, 150, 300, 700, 1200]))
    return Timing.from_words(words, repair=None).words


# Text that some readers take for a number, a time line, markup, an entity, a WebVTT block, or another file format.
_STRUCTURE = [
    *["12", "3.5", "-5", "0", "١٢", "²", "NOTE", "STYLE", "REGION", "WEBVTT", "{", "}", "{\\an8}", "{1}{2}", "[1][2]"],
    *["<", ">", "<b>", "</b>", "<i", "b>", "</i", "<c", "<3", "<v Ann>", "<00:00:01.500>", "&", "&amp;", "&lt", "amp;"],
    *["&nbsp;", "&#10;", "&#x41;", "-->", "->", "- >", "00:00:01,000", "00:01.000", "12:30:00:x", "\\N", "—", "- Yes."],
]
_ORDINARY = [
    *_SPOKEN,
    "“Well,”",
    "she",
    "Rindfleischetikettierungsgesetz",
    "東京は",
    "今日も雨、",
    "です。",
    "한국어",
    "مرحبا",
]
_BETWEEN = [" "] * 6 + ["  ", "\n", "\n", "\n\n", " \n", "\n ", "\t", "", "\u00a0", "\u3000", "\u2028", "\x85", "\x0b"]


@st.composite
def hostile_captions(draw: st.DrawFn) -> tuple[str, str]:
    """The name of a format, and a file in it whose text looks like structure and whose times are out of order."""
    form = draw(st.sampled_from(["srt", "vtt", "json"]))
    pieces = st.tuples(st.sampled_from(_ORDINARY) | st.sampled_from(_STRUCTURE), st.sampled_from(_BETWEEN))
    at_ms, cues = 0, []
    for said in draw(st.lists(st.lists(pieces, max_size=20), min_size=1, max_size=6)):
        at_ms = max(0, at_ms + draw(st.sampled_from([0, 10, 80, 500, 900, 3000, -50, -2000])))
        end_ms = at_ms + draw(st.sampled_from([0, 1, 100, 500, 800, 1200, 2000, 4000, 7500]))
        cues.append((at_ms, end_ms, "".join(word + space for word, space in said)))
        at_ms = end_ms
    if form == "json":
        return form, json.dumps({"segments": [_segment(draw, *cue) for cue in cues]}, ensure_ascii=False)
    numbered, apart = draw(st.booleans()), "\n\n" if draw(st.integers(0, 5)) else "\n"
    point = "." if form == "vtt" else ","
    written = [
        f"{f'{number}{chr(10)}' if numbered else ''}{clock(start_ms, point)} --> {clock(end_ms, point)}\n{text}{apart}"
        for number, (start_ms, end_ms, text) in enumerate(cues, 1)
    ]
    return form, ("WEBVTT\n\n" if form == "vtt" else "") + "".join(written)


def _segment(draw: st.DrawFn, start_ms: int, end_ms: int, text: str) -> dict[str, Any]:
    segment: dict[str, Any] = {"start": start_ms / 1000, "end": end_ms / 1000, "text": text}
    if draw(st.booleans()):
        segment["lines"] = text.split("\n")
    if draw(st.booleans()):
        segment["words"] = [
            {"word": f" {word}", "start": start_ms / 1000, "end": end_ms / 1000, "line": draw(st.integers(0, 1))}
            for word in text.split()
        ]
    return segment
