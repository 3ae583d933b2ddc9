"""The SRT writer's dialect."""

import re

import pytest
import srt
from hypothesis import given
from hypothesis import strategies as st

import captioner
from tests.clips import TIMINGS


def captions_of(*words: str, at_ms: int = 0) -> captioner.Captions:
    """Captions with a single cue of these words, which starts at `at_ms`."""
    timing = captioner.Timing.from_words(
        [(f" {word}", at_ms + 100 * number, at_ms + 100 * number + 90) for number, word in enumerate(words)]
    )
    return captioner.caption(timing, max_line_width=1000)


def test_the_documented_clip_is_written_as_documented() -> None:
    assert captioner.to_srt(captioner.caption(TIMINGS["v1"])) == (
        "1\n"
        "00:00:00,023 --> 00:00:04,111\n"
        "Resemble increases productivity\n"
        "through an easy to use API.\n"
        "\n"
        "2\n"
        "00:00:05,180 --> 00:00:06,493\n"
        "What do you think?\n"
        "\n"
    )


@pytest.mark.parametrize("clip", TIMINGS)
def test_cues_are_numbered_from_one_and_each_is_followed_by_one_blank_line(clip: str) -> None:
    captions = captioner.caption(TIMINGS[clip])
    text = captioner.to_srt(captions)
    assert text.endswith("\n\n")
    blocks = text.removesuffix("\n\n").split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == [str(number) for number in range(1, len(captions) + 1)]
    for block, cue in zip(blocks, captions, strict=True):
        clocks, *lines = block.split("\n")[1:]
        assert re.fullmatch(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}", clocks)
        assert len(lines) == len(cue.lines)
        assert all(line.strip() for line in lines)
    assert "\r" not in text
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize(
    ("at_ms", "clock"),
    [
        (0, "00:00:00,000"),
        (999, "00:00:00,999"),
        (59_999, "00:00:59,999"),
        (60_000, "00:01:00,000"),
        (3_599_999, "00:59:59,999"),
        (10 * 3_600_000, "10:00:00,000"),
        # A timedelta counts days, a clock does not.
        (24 * 3_600_000 + 61_001, "24:01:01,001"),
        (99 * 3_600_000 + 59 * 60_000 + 58_000, "99:59:58,000"),
    ],
)
def test_clocks_show_up_to_a_hundred_hours(at_ms: int, clock: str) -> None:
    assert captioner.to_srt(captions_of("Now.", at_ms=at_ms)).split("\n")[1].startswith(f"{clock} --> ")


def test_a_time_is_rounded_once_with_carry() -> None:
    clip = {"audio_timestamps": {"graph_chars": ["H", "i"], "graph_times": [[59.9996, 60.2004], [60.2004, 60.4995]]}}
    captions = captioner.caption(captioner.read_clip(clip), rest_hold_ms=0, min_duration_ms=0)
    assert captioner.to_srt(captions).split("\n")[1] == "00:01:00,000 --> 00:01:00,500"


def test_no_cue_is_shorter_than_a_millisecond() -> None:
    timing = captioner.Timing.from_words([(f"w{number}.\n\n", number, number) for number in range(9)], repair=None)
    text = captioner.to_srt(captioner.caption(timing, "netflix"))
    assert len(list(srt.parse(text))) == 9
    assert all(cue.start < cue.end for cue in srt.parse(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>bold</b>", "＜b＞bold＜/b＞"),
        ("x < y and y > z", "x ＜ y and y ＞ z"),
        ("x <y", "x ＜y"),
        ("<!-- </", "＜!-- ＜/"),
        ("I <3 you", "I <3 you"),
        ("2 > 1", "2 > 1"),
        ("z > y < x", "z > y < x"),
        ("{x}", "｛x｝"),
        ("{a {b} c}", "｛a ｛b｝ c｝"),
        ("{x", "{x"),
        ("} {", "} {"),
        (r"a \N in C:\New \hidden \n", "a \\\u2060N in C:\\\u2060New \\\u2060hidden \\\u2060n"),
        (r"C:\Temp", r"C:\Temp"),
        ("AT&T &amp; so", "AT&T &amp; so"),
        ("2024", "2024\u2060"),
        ("in 2024", "in 2024"),
        ("00:00:01.000 --> 00:00:02,000", "00:00:01.\u2060000 --> 00:00:02,\u2060000"),
        ("at 12:30, or 12:45.", "at 12:30, or 12:45."),
        ("\u00a0so\u00a0so\u00a0", "\u2060\u00a0so\u00a0so\u00a0\u2060"),
    ],
)
def test_text_that_players_take_for_markup_is_changed_so_that_they_show_it(text: str, written: str) -> None:
    # Everything else, such as direction marks and entities, is written literally: SRT has no escapes.
    assert captioner.to_srt(captions_of(*text.split(" "))).split("\n", 2)[2] == f"{written}\n\n"


def test_pairs_of_brackets_are_found_across_lines() -> None:
    timing = captioner.Timing.from_words([("a <b", 0, 400), (" {c\n", 400, 800), ("d> e}", 800, 1200)])
    (cue,) = captioner.to_subtitles(captioner.caption(timing, max_line_width=9))
    assert cue.content == "a ＜b ｛c\nd＞ e｝"


def test_subtitles_can_be_used_with_the_srt_package() -> None:
    captions = captioner.caption(TIMINGS["hostile"])
    subtitles = captioner.to_subtitles(captions)
    assert all(isinstance(subtitle, srt.Subtitle) for subtitle in subtitles)
    assert srt.compose(subtitles) == captioner.to_srt(captions)
    assert list(srt.parse(captioner.to_srt(captions))) == subtitles


@given(st.text(st.sampled_from("<>{}ab/! "), max_size=20).filter(str.strip))
def test_pairs_of_brackets_and_open_tags_become_full_width(text: str) -> None:
    captions = captions_of(text.strip())
    seen = captions[0].text
    seen = re.sub(r"<.*>|<(?=[A-Za-z/!?])", lambda tag: tag[0].translate(str.maketrans("<>", "＜＞")), seen)
    seen = re.sub(r"\{.*\}", lambda pair: pair[0].translate(str.maketrans("{}", "｛｝")), seen)
    assert captioner.to_subtitles(captions)[0].content == seen


@pytest.mark.parametrize("run", ["<", "{", "<a", "}{", "><"])
def test_a_word_of_a_hundred_thousand_brackets_is_written(run: str) -> None:
    assert len(captioner.to_subtitles(captions_of(run * 100_000))[0].content) == len(run) * 100_000
