"""`fix`: it fixes what cue ends and line breaks can fix, and changes nothing else."""

import json
from fractions import Fraction

import pytest

import captioner
from tests.clips import TIMINGS


def read(*cues: tuple[int, int, str], limits: str | captioner.Limits = "netflix") -> captioner.Captions:
    def clock(ms: int) -> str:
        return f"00:00:{ms // 1000:02},{ms % 1000:03}"

    text = "".join(
        f"{number}\n{clock(start_ms)} --> {clock(end_ms)}\n{said}\n\n"
        for number, (start_ms, end_ms, said) in enumerate(cues, 1)
    )
    return captioner.read_captions(text, limits, language="en")


def times(captions: captioner.Captions) -> list[tuple[int, int]]:
    return [(cue.start_ms, cue.end_ms) for cue in captions]


def codes(captions: captioner.Captions) -> list[str]:
    return [one.code for one in captioner.check(captions)]


def test_a_cue_without_findings_stays_as_it_is() -> None:
    cues = ((1000, 3000, "First of two cues."), (4000, 6000, "The second one,\non two lines."))
    captions = read(*cues, limits="web")
    assert captioner.fix(captions) == captions


def test_captions_made_by_caption_stay_as_they_are() -> None:
    for name in ("v1", "japanese", "long_silence", "emoji"):
        captions = captioner.caption(TIMINGS[name])
        if not captions.breaches:
            assert captioner.fix(captions) == captions


def test_a_cue_is_held_for_its_reading_speed_if_that_is_enough() -> None:
    captions = read((1000, 2800, "Forty characters, every space counts us."), (6000, 8000, "The next one."))
    assert times(captioner.fix(captions))[0] == (1000, 3000)
    captions = read((1000, 2000, "Forty characters, every space counts us."), (6000, 8000, "The next one."))
    fixed = captioner.fix(captions)
    assert (times(fixed)[0], codes(fixed)) == ((1000, 2000), ["reading-speed"])


def test_a_cue_is_not_held_again_by_the_next_run() -> None:
    captions = read((1000, 3000, "Hello."), (10_300, 11_000, "Far too long to be read in such a short time."))
    once = captioner.fix(captions)
    assert (times(once)[1], codes(once)) == ((10_300, 11_500), ["reading-speed"])
    assert captioner.fix(once) == once


def test_a_cue_is_held_for_the_minimum_duration() -> None:
    fixed = captioner.fix(read((1000, 1500, "Stop.")))
    assert (times(fixed), codes(fixed)) == ([(1000, 1833)], [])


def test_gaps_are_closed_or_opened() -> None:
    short = captioner.fix(read((1000, 3000, "First of two cues."), (3020, 5000, "Second of two cues.")))
    assert (times(short)[0], codes(short)) == ((1000, 2937), [])
    flashing = captioner.fix(read((1000, 3000, "First of two cues."), (3300, 5000, "Second of two cues.")))
    assert (times(flashing)[0], codes(flashing)) == ((1000, 3217), [])


def test_a_small_overlap_is_taken_off_and_a_large_one_stays() -> None:
    small = captioner.fix(read((1000, 3100, "First of two cues."), (3000, 5000, "Second of two cues.")))
    assert (times(small)[0], codes(small)) == ((1000, 2917), [])
    large = read((1000, 3101, "First of two cues."), (3000, 5000, "Second of two cues."))
    assert captioner.fix(large) == large


def test_lines_are_broken_again_inside_their_cue() -> None:
    fixed = captioner.fix(read((1000, 5000, "We will meet them all tonight in the garden behind the\nhouse.")))
    assert len(fixed) == 1
    assert codes(fixed) == []
    assert len(fixed[0].lines) == 2


def test_dialogue_keeps_its_lines() -> None:
    said = "- We will meet them all tonight in the garden, I hope.\n- Yes."
    fixed = captioner.fix(read((1000, 7000, said)))
    assert (fixed[0].text, codes(fixed)) == (said, ["line-width"])


def test_white_space_is_tidied_and_lines_are_kept() -> None:
    fixed = captioner.fix(read((1000, 5000, " First  line,\n\nsecond line. "), limits="web"))
    assert (fixed[0].text, codes(fixed)) == ("First line,\nsecond line.", [])


def test_findings_that_no_line_break_can_fix_remain() -> None:
    said = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    captions = read((1000, 7000, said))
    assert captioner.fix(captions) == captions
    assert codes(captions) == ["line-width"]


def test_every_time_moves_to_its_nearest_frame() -> None:
    limits = captioner.Limits.preset("netflix", fps=Fraction(24))
    captions = read((1010, 3000, "First of two cues."), (3030, 5043, "Second of two cues."), limits=limits)
    fixed = captioner.fix(captions)
    assert codes(fixed) == []
    assert times(fixed) == [(1000, 2958), (3041, 5041)]


def test_wrong_order_and_empty_cues_remain() -> None:
    captions = read((5000, 7000, "First of two cues."), (1000, 3000, ""))
    assert captioner.fix(captions) == captions
    assert codes(captions) == ["order", "empty"]


@pytest.mark.parametrize("fps", [None, Fraction(25), Fraction(30000, 1001)])
def test_no_cue_is_held_or_rounded_up_to_100_hours(fps: Fraction | None) -> None:
    limits = captioner.Limits(fps=fps)
    for end in ("99:59:59,950", "99:59:59,999", "100:00:00,000"):
        text = f"99:59:59,500 --> {end}\nA cue that is too fast to read as it is.\n"
        fixed = captioner.fix(captioner.read_captions(text, limits, language="en"))
        assert fixed[0].start_ms < fixed[0].end_ms < 360_000_000
        assert captioner.caption_format(captioner.rewrite(text, fixed)) == "srt"


@pytest.mark.parametrize("start", ["99:59:59,999", "100:00:00,000", "123:00:00,000"])
@pytest.mark.parametrize("fps", [None, Fraction(25), Fraction(30000, 1001)])
def test_a_cue_that_starts_too_late_to_end_before_100_hours_stays_as_it_is(fps: Fraction | None, start: str) -> None:
    text = f"00:00:01,000 --> 00:00:03,000\nThe first.\n\n{start} --> 123:00:00,001\nThe last.\n"
    read = captioner.read_captions(text, captioner.Limits(fps=fps), language="en")
    assert captioner.fix(read)[1] == read[1]


@pytest.mark.parametrize(
    ("said", "language", "wanted"),
    [
        ("I have met the\n日本", "en", "I have met the 日本"),
        ("the\nสวัสดี", "en", "the สวัสดี"),
        ("and &\n日本", "en", "and & 日本"),
        ("the\n👍", "en", "the 👍"),
        ("東京都に行ったことが\nあり\nます。", "ja", "東京都に行ったことがあります。"),
        ("東京\u3000大阪 ", "ja", "東京\u3000大阪 "),
    ],
)
def test_words_moved_to_one_line_keep_the_right_spacing(said: str, language: str, wanted: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:09,000\n{said}\n"
    read_ = captioner.read_captions(text, language=language, max_line_width=40, max_line_count=2)
    assert captioner.fix(read_)[0].text.replace("\n", "") == wanted


def test_json_words_without_white_space_stay_separate() -> None:
    said = "The quick brown fox jumps over the lazy dog and runs far away"
    words_ = [{"word": word, "start": at / 2, "end": at / 2 + 0.4} for at, word in enumerate(said.split())]
    text = json.dumps({"segments": [{"start": 0, "end": 7, "text": said, "words": words_}]})
    fixed = captioner.fix(captioner.read_captions(text))
    assert (fixed[0].text.replace("\n", " "), len(fixed[0].lines)) == (said, 2)
    (segment,) = json.loads(captioner.rewrite(text, fixed))["segments"]
    assert (segment["text"], " ".join(segment["lines"])) == (said, said)
