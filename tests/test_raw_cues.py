"""SRT and WebVTT from any source: what other parsers read, and what they get wrong."""

import re

import pytest
import srt
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from captioner import FormatError
from captioner.subtitles.raw_cues import raw_cues
from tests.readback import ReadCue

TIMES = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))
LINES = st.text(st.sampled_from("aé東 -.,:0123\u2028\u00a0"), min_size=1, max_size=12).filter(str.strip)
TEXTS = st.lists(LINES, max_size=3).map("\n".join)
CUES = st.lists(st.tuples(TIMES, TEXTS), min_size=1, max_size=6)


def clock(time_ms: int, mark: str) -> str:
    return f"{time_ms // 3_600_000:02}:{time_ms // 60_000 % 60:02}:{time_ms // 1000 % 60:02}{mark}{time_ms % 1000:03}"


def ours(text: str, *, vtt: bool) -> list[ReadCue]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in raw_cues(text, vtt=vtt)]


@given(CUES)
def test_cues_agree_with_the_srt_package(cues: list[tuple[tuple[int, int], str]]) -> None:
    text = "".join(
        f"{number}\n{clock(start_ms, ',')} --> {clock(end_ms, ',')}\n{content}\n\n"
        for number, ((start_ms, end_ms), content) in enumerate(cues, 1)
    )
    # After a line with only digits, the package may take the rest of a text for another cue, or reject it.
    if not re.search(r"^[\d.\s]*$", "\n".join(content for _, content in cues), re.MULTILINE):
        assert ours(text, vtt=False) == [
            (round(one.start.total_seconds() * 1000), round(one.end.total_seconds() * 1000), one.content)
            for one in srt.parse(text)
        ]
    assert ours(text, vtt=False) == [(*times, content) for times, content in cues]


@given(CUES, st.sampled_from(["", "7\n", "a name\n"]))
def test_cues_agree_with_webvtt_py(cues: list[tuple[tuple[int, int], str]], name: str) -> None:
    text = "WEBVTT\n\n" + "".join(
        f"{name}{clock(start_ms, '.')} --> {clock(end_ms, '.')}\n{content}\n\n" for (start_ms, end_ms), content in cues
    )
    theirs = [
        (one.start_time.in_milliseconds(), one.end_time.in_milliseconds(), one.raw_text)
        for one in webvtt.from_string(text, strict=True).captions
    ]
    assert ours(text, vtt=True) == theirs == [(*times, content) for times, content in cues]


@given(CUES)
def test_positions_are_those_of_text_and_times_in_the_file(cues: list[tuple[tuple[int, int], str]]) -> None:
    text = "".join(
        f"{clock(start_ms, ',')} --> {clock(end_ms, ',')}\n{content}\n\n" for (start_ms, end_ms), content in cues
    )
    for cue in raw_cues(text, vtt=False):
        assert text[cue.text_start : cue.text_start + len(cue.text)] == cue.text
        first, last = cue.times_span
        assert text[first:last] == f"{clock(cue.start_ms, ',')} --> {clock(cue.end_ms, ',')}"


def test_the_srt_package_misreads_times_without_hours_and_we_do_not() -> None:
    text = "1\n00:01,000 --> 00:02,500\nA\n"
    assert next(srt.parse(text)).start.total_seconds() == 60
    assert ours(text, vtt=False) == [(1000, 2500, "A")]


@pytest.mark.parametrize(
    ("vtt", "text", "told"),
    [
        (
            False,
            "1\n00:00:0x,000 --> 00:00:02,000\nA\n",
            "line 2: '00:00:0x,000 --> 00:00:02,000' is not a time line of SRT",
        ),
        (False, "1\n00:00:01,000 --> -00:00:02,000\nA\n", "line 2: "),
        (False, "1\n00:00:01;500 --> 00:00:02;500\nA\n", "three digits of milliseconds"),
        (False, "1\n00:00:01,000 -> 00:00:02,000\nA\n", "line 2: "),
        (False, "1\n00:00:01,000 —> 00:00:02,000\nA\n", "line 2: "),
        (False, "1\n00:00:01,000 --&gt; 00:00:02,000\nA\n", "line 2: "),
        (False, "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:\nB\n", "line 6: "),
        (
            True,
            "WEBVTT\n\n00:01,000 --> 00:02,000\nA\n",
            "line 3: '00:01,000 --> 00:02,000' is not a time line of WebVTT",
        ),
        (True, "WEBVTT\n\n00:01 --> 00:02\nA\n", "write both times as 00:00:01.000"),
        (False, "Dear reader,\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n", "line 1: 'Dear reader,' belongs to no cue"),
        (False, "\n\nDear reader,\nhello\n", "line 3: 'Dear reader,' is not the start of a format"),
    ],
)
def test_unreadable_files_are_refused_with_line_and_remedy(vtt: bool, text: str, told: str) -> None:
    with pytest.raises(FormatError, match=re.escape(told)):
        raw_cues(text, vtt=vtt)


@pytest.mark.parametrize(
    ("vtt", "time", "time_ms"),
    [
        (False, "00:00:60,000", 60_000),
        (False, "00:75:01,000", 4_501_000),
        (False, "00:00:01,40", 1040),
        (False, "00:00:01,5", 1005),
        (False, "00:00:01,4000", 5000),
        (False, "00:00:01, 400", 1400),
        (False, "0:00:01,400", 1400),
        (False, "00:00:01", 1000),
        (True, "00:00:60.000", 60_000),
        (True, "00:00:01.40", 1040),
        (True, "0:00:01.400", 1400),
    ],
)
def test_times_out_of_form_are_read_as_ffmpeg_reads_them(vtt: bool, time: str, time_ms: int) -> None:
    (cue,) = raw_cues(f"1\n{time} --> 10:00:00{'.' if vtt else ','}000\nA\n\n", vtt=vtt)
    assert (cue.start_ms, cue.end_ms, cue.text) == (time_ms, 36_000_000, "A")


@pytest.mark.parametrize("said", ["12:30 -> 13:00", "1 -> 2", "3:15 => late", "at 10:00:00 → 11:00:00"])
def test_an_arrow_of_another_kind_in_a_text_is_text(said: str) -> None:
    assert ours(f"1\n00:00:01,000 --> 00:00:02,000\nA\n\n{said}\n", vtt=False) == [(1000, 2000, f"A\n\n{said}")]


def test_a_cue_with_a_broken_time_line_is_not_appended_to_the_previous_one() -> None:
    good, broken = "00:00:01,000 --> 00:00:02,000", "00:00:xx,000 --> 00:00:04,000"
    text = f"1\n{good}\nA\n\n2\n{broken}\nB\n\n3\n{good}\nC\n"
    assert len(list(srt.parse(text))) == 2
    with pytest.raises(FormatError, match="line 6"):
        raw_cues(text, vtt=False)


@pytest.mark.parametrize("text", ["From A --> B", "1 apple\n2 --> 3", "00:00 --> now"])
def test_an_arrow_inside_a_text_is_text(text: str) -> None:
    assert ours(f"1\n00:00:01,000 --> 00:00:02,000\n-\n{text}\n", vtt=False) == [(1000, 2000, f"-\n{text}")]


def test_a_file_of_blank_lines_and_arrows_is_read_quickly() -> None:
    assert ours("1\n00:00:01,000 --> 00:00:02,000\nA" + "\n" * 200_000, vtt=False) == [(1000, 2000, "A")]
    assert len(ours("00:00:01,000 --> 00:00:02,000\n" * 20_000, vtt=False)) == 20_000


@given(
    st.lists(st.sampled_from([" ", "\t", "\n", "\n\n", "x", "NOTE", "\nNOTE x", "STYLE\n", "&", "<", "-->"])).map(
        "".join
    ),
    st.booleans(),
)
def test_the_text_of_a_cue_ends_before_trailing_blank_lines_or_in_webvtt_a_note(content: str, vtt: bool) -> None:
    head, clock_line = ("WEBVTT\n\n", "00:01.000 --> 00:02.000") if vtt else ("", "00:00:01,000 --> 00:00:02,000")
    found = raw_cues(f"{head}{clock_line}\n{content}", vtt=vtt)
    aside = re.search(r"(?:\A|\n)\n+(?:NOTE|STYLE|REGION)(?=[ \t\n]|\Z)", content) if vtt else None
    text = content[: aside.start()] if aside else content
    assert [cue.text for cue in found] == [re.sub(r"(?:\A|\n)[ \t\n]*\Z", "", text.rstrip("\n"))]


@pytest.mark.parametrize(
    "run", ["\n", " \n", "\t\n", "\n ", " ", "\t", "NOTE\n", "-->", "-->\n", "1\n", "<", "{\\", "&"]
)
@pytest.mark.parametrize("vtt", [True, False])
def test_a_run_of_a_hundred_thousand_characters_is_read(run: str, vtt: bool) -> None:
    head, clock_line = ("WEBVTT\n\n", "00:01.000 --> 00:02.000") if vtt else ("", "00:00:01,000 --> 00:00:02,000")
    first, second = raw_cues(f"{head}{clock_line}\nA{run * 100_000}B\n\n{clock_line}\nC", vtt=vtt)
    assert (first.text, second.text) == (f"A{run * 100_000}B", "C")
