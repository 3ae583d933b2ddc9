"""`fix` with the level cues: what is split, joined and moved, and what stays."""

from itertools import pairwise

import pytest

import captioner
from captioner.rolling import letters_of
from tests.clips import TIMINGS
from tests.test_fix import codes, read, times


def fixed(*cues: tuple[int, int, str], limits: str = "web") -> captioner.Captions:
    return captioner.fix(read(*cues, limits=limits), level="cues")


def texts(captions: captioner.Captions) -> list[str]:
    return [cue.text for cue in captions]


def test_a_cue_that_is_too_wide_is_split_at_its_clause() -> None:
    said = "When the last guests had gone home, we sat down in the kitchen, and nobody said a word for a while."
    captions = fixed((1000, 7000, said))
    assert texts(captions) == [
        "When the last guests had gone home,\nwe sat down in the kitchen,",
        "and nobody said a word for a while.",
    ]
    assert codes(captions) == []
    (start_ms, _), (_, end_ms) = times(captions)
    assert (start_ms, end_ms) == (1000, 7000)


def test_a_cue_that_is_too_long_is_split() -> None:
    said = "First of all we are going to see the map,\nand then at last what it does not show."
    captions = fixed((1000, 10_000, said))
    assert texts(captions) == said.split("\n")
    assert codes(captions) == []


def test_a_cue_that_no_speech_can_fill_is_cut_to_the_maximum() -> None:
    assert times(fixed((1000, 20_000, "Silence."))) == [(1000, 8000)]


def test_a_crumb_is_joined_to_its_neighbour() -> None:
    captions = fixed((1000, 3000, "Are you coming with us?"), (3000, 3200, "Yes."), (3200, 6000, "Good to hear that."))
    assert codes(captions) == []
    assert len(captions) == 2
    assert " ".join(texts(captions)).replace("\n", " ") == "Are you coming with us? Yes. Good to hear that."


def test_a_weak_end_moves_to_the_next_cue() -> None:
    captions = fixed((1000, 3000, "We are going to bring the"), (3000, 5000, "boxes back to the house."))
    assert codes(captions) == []
    assert not captions[0].text.endswith("the")


def test_a_slow_neighbour_takes_part_of_a_fast_cue() -> None:
    captions = fixed(
        (1000, 6000, "We walked along the river,"), (6000, 7000, "and then we came to a mill."), limits="web"
    )
    assert codes(captions) == []


def test_cues_that_are_fine_stay_as_they_are() -> None:
    captions = read(
        (1000, 3000, "First of some cues."),
        (3000, 4500, "The second one,\non two lines."),
        (4500, 4600, "Oh."),
        (4600, 7000, "The one at the end."),
        (7000, 9000, "And one more after it."),
        limits="web",
    )
    after = captioner.fix(captions, level="cues")
    assert after[0] == captions[0]
    assert after[-1] == captions[-1]
    assert captioner.fix(after, level="cues") == after


@pytest.mark.parametrize("level", captioner.LEVELS)
@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_captions_made_here_are_fine(name: str, level: captioner.Level) -> None:
    captions = captioner.caption(TIMINGS[name])
    if not captioner.check(captions):
        assert captioner.fix(captions, level=level) == captions


@pytest.mark.parametrize("preset", list(captioner.PRESETS))
@pytest.mark.parametrize("step", [3, 8, 25])
@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_cues_cut_blindly_keep_their_text_and_are_fixed_once(name: str, step: int, preset: str) -> None:
    words = TIMINGS[name].words
    parts = [words[first : first + step] for first in range(0, len(words), step)]
    cues = tuple(captioner.Cue((captioner.Line(part),), part[0].start_ms, part[-1].end_ms) for part in parts)
    text = captioner.to_srt(captioner.Captions(cues, captioner.Limits(), "en"))
    language = captioner.caption(TIMINGS[name]).language
    before = captioner.read_captions(text, preset, language=language)
    after = captioner.fix(before, level="cues")
    assert letters_of("".join(texts(after))) == letters_of("".join(texts(before)))
    assert all(cue.start_ms < cue.end_ms for cue in after)
    assert all(cue.start_ms < following.start_ms for cue, following in pairwise(after))
    assert codes(after).count("line-count") == 0
    once = captioner.rewrite(text, after)
    again = captioner.read_captions(once, preset, language=language)
    assert captioner.rewrite(once, captioner.fix(again, level="cues")) == once


def test_dialogue_gets_a_line_for_each_speaker() -> None:
    said = "- Are you coming with us tonight? - No, I have to stay."
    for level in ("lines", "cues"):
        captions = captioner.fix(read((1000, 5000, said)), level=level)
        assert texts(captions) == ["- Are you coming with us tonight?\n- No, I have to stay."]


def test_dialogue_that_is_too_long_for_one_cue_is_split_between_speakers() -> None:
    said = (
        "- Are you really coming with us to the theatre tonight? - No, I have to stay at home and look after everyone."
    )
    captions = fixed((1000, 7000, said))
    assert codes(captions) == []
    assert [one.split(" ")[0] for one in texts(captions)] == ["-", "-"]


@pytest.mark.parametrize(
    ("said", "following"),
    [
        ("- Where to?", "- Home."),
        ("I see it.", "ANN: Oh."),
        ("[music]", "Oh."),
        ("♪ la la ♪", "Oh."),
        ("Go.", ">> Oh."),
    ],
)
def test_speakers_sounds_and_songs_stay_apart(said: str, following: str) -> None:
    captions = fixed((1000, 3000, said), (3000, 3200, following))
    assert texts(captions) == [said, following]


def test_cues_of_other_voices_stay_apart() -> None:
    said = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v {}>We shall wait\n\n00:03.000 --> 00:03.300\n<v {}>here.\n"
    for voices, count in ((("Ann", "Ann"), 1), (("Ann", "Bob"), 2)):
        read = captioner.read_captions(said.format(*voices), language="en")
        assert len(captioner.fix(read, level="cues")) == count


def test_cues_in_other_places_stay_apart() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}A sign on a wall.\n\n2\n00:00:03,000 --> 00:00:03,200\nOh.\n\n"
        "3\n00:00:20,000 --> 00:00:22,000\nThe end.\n"
    )
    captions = captioner.read_captions(text, language="en")
    assert texts(captioner.fix(captions, level="cues")) == texts(captions)


def test_an_overlap_is_taken_off_where_both_can_be_read() -> None:
    assert times(fixed((1000, 6000, "A short one."), (3000, 6000, "And another."))) == [(1000, 3000), (3000, 6000)]
    both = ((1000, 6000, "This one needs far more than the half second."), (1500, 6000, "And another."))
    assert times(captioner.fix(read(*both), level="timing")) == [(1000, 6000), (1500, 6000)]


def test_a_cue_without_text_is_left_out() -> None:
    assert texts(fixed((1000, 3000, "One of two."), (3000, 4000, ""), (4000, 6000, "Two of two."))) == [
        "One of two.",
        "Two of two.",
    ]


def test_timing_moves_no_line_and_no_word() -> None:
    captions = read((1000, 1500, "We bought the\ntickets for the evening show, and for everybody else, too."))
    after = captioner.fix(captions, level="timing")
    assert texts(after) == texts(captions)
    assert times(after) != times(captions) or codes(after) == codes(captions)


def test_another_level_is_refused() -> None:
    with pytest.raises(ValueError, match="'words' is not a level of fix: choose one of timing, lines, cues"):
        captioner.fix(read((1000, 2000, "One.")), level="words")  # type: ignore[arg-type]
