"""The faults of caption files: where they are, and that our own files have none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import FormatError
from tests.clips import TIMINGS
from tests.hostile import HOSTILE
from tests.strategies import hostile_captions, words

FIRST, SECOND, THIRD = (f"00:00:0{at},000 --> 00:00:0{at + 2},000" for at in (1, 3, 5))
SRT = f"1\n{FIRST}\nOne.\n\n2\n{SECOND}\nTwo.\n\n3\n{THIRD}\nThree.\n\n"
VTT = f"WEBVTT\n\n{SRT.replace(',', '.')}"


def faults(text: str | bytes, name: str | None = None) -> list[tuple[str, int, int]]:
    """The kind, the line and the cue of each fault."""
    read = captioner.read_captions(text, name=name, lenient=True, language="en")
    return [(fault.kind, fault.file_line, fault.cue) for fault in read.faults]


@pytest.mark.parametrize("clip", TIMINGS)
@pytest.mark.parametrize("preset", captioner.PRESETS)
def test_our_own_files_have_no_fault(clip: str, preset: str) -> None:
    captions = captioner.caption(TIMINGS[clip], preset)
    assert faults(captioner.to_srt(captions), "a.srt") == []
    for highlight in ("off", "word", "char"):
        assert faults(captioner.to_vtt(captions, highlight), "a.vtt") == []
    assert faults(captioner.to_json(captions), "a.json") == []


@given(words())
def test_no_words_make_a_file_with_a_fault(spoken: list[tuple[str, int, int]]) -> None:
    captions = captioner.caption(captioner.Timing.from_words(spoken, repair=None))
    if captions.cues:
        assert faults(captioner.to_srt(captions), "a.srt") == []
        assert faults(captioner.to_vtt(captions, "char"), "a.vtt") == []


@pytest.mark.parametrize("said", HOSTILE)
def test_no_hostile_text_makes_a_file_with_a_fault(said: str) -> None:
    captions = captioner.caption(captioner.Timing.from_words([("Say", 0, 900), (said, 900, 1800)], repair=None))
    assert faults(captioner.to_srt(captions), "a.srt") == []
    for highlight in ("off", "word", "char"):
        assert faults(captioner.to_vtt(captions, highlight), "a.vtt") == []


def test_files_in_the_form_of_the_players_have_no_fault() -> None:
    assert faults(SRT, "a.srt") == faults(VTT, "a.vtt") == []
    assert faults(VTT.replace("\n", "\r\n"), "a.vtt") == faults(SRT.replace("\n", "\r\n").encode("utf-16")) == []
    assert faults("\ufeff" + SRT) == faults(VTT.replace("WEBVTT", "WEBVTT a title\nKind: captions")) == []
    assert faults(SRT.replace("\n\n", "\n\n\n")) == faults(VTT.replace("2\n00", "NOTE a\nb\n\n2\n00")) == []
    assert faults(SRT.replace("1\n00", "0\n00").replace("2\n00", "1\n00").replace("3\n00", "2\n00")) == []
    assert faults(re.sub(r"\n\d\n", "\n", VTT)) == faults(VTT.rstrip("\n")) == []
    assert faults(VTT.replace("Two.", "<i>Two</i> &lt; <c.x>3</c> <00:00:03.500><v Ann>a</v>")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SRT.replace(SECOND, SECOND.replace("03", "0x")), [("srt-time-line", 6, 2)]),
        (SRT.replace(THIRD, THIRD.replace("-->", "→")), [("srt-time-line", 10, 2)]),
        (SRT.replace(FIRST, "00:00:01,000 -->"), [("srt-time-line", 2, 1)]),
        (VTT.replace(SECOND.replace(",", "."), SECOND), [("vtt-time-line", 8, 2)]),
        (f"1\n{FIRST[:-1]}x\nOne.\n\n", [("srt-time-line", 2, 1)]),
        (f"Title\n\nBy me\n\n{SRT}", [("srt-text-before", 1, 1)]),
        (SRT.replace("2\n00", "II\n00"), [("srt-name", 5, 2)]),
        (SRT.replace("2\n00", "-2\n00"), [("srt-name", 5, 2)]),
        (SRT.replace("2\n00", "9" * 5000 + "\n00"), [("srt-name", 5, 2)]),
        (SRT.replace("3\n00", "7\n00"), [("srt-number", 9, 3)]),
        (SRT.replace("One.\n\n", "One.\n"), [("srt-no-blank-line", 4, 2)]),
        (SRT.replace("One.\n\n2\n", "One.\n"), [("srt-no-blank-line", 4, 2), ("srt-no-number", 4, 2)]),
        (SRT.replace("Two.", "Two.\n\nAnd more."), [("srt-blank-line", 8, 2)]),
        (VTT.replace("Two.", "Two.\n\nAnd more."), [("vtt-blank-line", 10, 2)]),
        (VTT.replace("One.\n\n2\n", "One.\n"), [("vtt-no-blank-line", 6, 2)]),
        (
            SRT.replace("Two", "T\ufeffwo").replace("3\n00", "\ufeff3\n00"),
            [("mark-in-line", 7, 2), ("mark-at-line-start", 9, 3)],
        ),
        (SRT.rstrip("\n"), []),
        (f"1\n{FIRST}", []),
        ("WEBVTT\n\nNOTE\n\nSTYLE\n::cue {}\n\n" + VTT[8:], []),
    ],
)
def test_a_fault_has_its_line_and_its_cue(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found


def test_a_file_none_of_whose_times_can_be_read_has_a_finding_for_each() -> None:
    text = "".join(f"{number}\n00:00:0{number},000 -> 00:00:0{number},900\nA\n\n" for number in range(1, 6))
    captions = captioner.read_captions(text, lenient=True)
    found = captioner.check(captions)
    assert (len(captions), [one.file_line for one in found]) == (0, [2, 6, 10, 14, 18])
    assert {(one.code, one.severity, one.cue, one.start_ms) for one in found} == {("time-line", "error", 1, 0)}
    assert captioner.rewrite(text, captioner.fix(captions)) == text


def test_the_cues_beside_an_unreadable_one_are_checked() -> None:
    text = SRT.replace(SECOND, SECOND.replace("03", "0x")).replace(
        "Three.", "The third cue is too long to read in the time."
    )
    captions = captioner.read_captions(text, lenient=True, language="en")
    assert [cue.text for cue in captions] == ["One.", "The third cue is too long to read in the time."]
    assert [(one.code, one.cue) for one in captioner.check(captions)] == [
        ("time-line", 2),
        ("reading-speed", 2),
        ("line-width", 2),
    ]
    with pytest.raises(FormatError, match="line 6: "):
        captioner.read_captions(text)


def test_a_blank_line_is_told_once() -> None:
    text = SRT.replace("Two.", "It is the second,\n\nwith two lines.")
    (one,) = captioner.check(captioner.read_captions(text, language="en", max_line_count=3))
    assert (one.code, one.severity, one.cue, one.line, one.file_line) == ("blank-line", "error", 2, None, 8)


@pytest.mark.parametrize(
    "text", ["", "Dear reader,\nhello\n", "1\n2\n3\n", "-->", "<b>", "東京", "مرحبا", "😀", "a --> b\n"]
)
def test_what_is_nothing_like_captions_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        captioner.read_captions(text, lenient=True)


@given(hostile_captions())
def test_the_faults_of_any_file_have_a_place_in_it(file: tuple[str, str]) -> None:
    kind, text = file
    try:
        captions = captioner.read_captions(text, name=f"a.{kind}", lenient=True)
    except FormatError:
        return
    for fault in captions.faults:
        assert 1 <= fault.file_line <= text.count("\n") + 1
        assert 1 <= fault.cue <= max(1, len(captions))
    found = captioner.check(captions)
    assert len([one for one in found if one.file_line]) == len(captions.faults)
    assert [one.cue for one in found] == sorted(one.cue for one in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "1\n",
                f"{FIRST}\n",
                SECOND,
                "\n",
                " \n",
                "\ufeff",
                "WEBVTT\n",
                "STYLE\n",
                "-->",
                "00:00:01 -> 00:00:02\n",
                "a",
                "<br>",
                "\\N",
            ]
        ),
        min_size=1,
        max_size=12,
    ).map("".join)
)
def test_any_mixture_is_read_or_refused_and_a_fix_of_it_is_stable(text: str) -> None:
    try:
        captions = captioner.read_captions(text, lenient=True)
    except FormatError:
        return
    once = captioner.rewrite(text, captioner.fix(captions))
    again = captioner.read_captions(once, lenient=True, language=captions.language)
    assert [cue.text.split() for cue in again] == [cue.text.split() for cue in captions]


@pytest.mark.parametrize(
    "run",
    [
        "\n",
        " \n",
        "-->\n",
        "1\n",
        "\ufeff\n",
        "\ufeff",
        "00:00:01,5 --> 00:00:02,5\n",
        "<br>",
        "\\N",
        "1-->\n\n",
        "1:1:1->1:",
    ],
)
@pytest.mark.parametrize("text", [SRT, VTT])
def test_a_run_of_tens_of_thousands_is_read(run: str, text: str) -> None:
    captions = captioner.read_captions(text.replace("Two.", f"Two.{run * 30_000}x"), lenient=True, language="en")
    assert captions[0].text == "One."
