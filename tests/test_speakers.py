"""Transforms of who speaks, and which speakers are no names."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import Repair, Timing, Word
from captioner.timing.speakers import is_generic, with_known_speakers, without_speakers
from tests.dialogues import said, talk
from tests.strategies import spoken_words


@pytest.mark.parametrize(
    "speaker",
    [
        *("SPEAKER_00", "speaker_1", "Speaker 2", "Speaker A", "A", "b", "0", "12", "spk_0", "spk0", "S1", "", "-"),
        *(
            "JBFqnCBsd6RMkjVDRZzb",
            "5c1e6bb1-0f0e-4e2a-9b52-5d4b9a1f7a3c",
            "channel 1",
            "Sprecher 3",
            "v1",
            "guest-2",
            "voice",
        ),
    ],
)
def test_an_id_is_no_name(speaker: str) -> None:
    assert is_generic(speaker)


@pytest.mark.parametrize(
    "speaker",
    [
        *(
            "Ana",
            "ANA",
            "Al",
            "Dr. Smith",
            "José María",
            "Papadimitropoulos",
            "Speakerine",
            "Voices",
            "The Doctor",
            "Guest host",
        ),
        *("田中", "ليلى", "R2-D2", "Louis XIV", "Annemarie-Charlotte", "👩🏿‍🚀"),
    ],
)
def test_a_name_is_no_id(speaker: str) -> None:
    assert not is_generic(speaker)


def test_a_word_without_a_speaker_has_that_of_the_word_before_or_else_after() -> None:
    timing = talk((None, "So"), ("Ana", "we go."), (None, "Now."), ("Ben", "Yes."), (None, "Good."))
    assert said(with_known_speakers(timing)) == [("Ana", "So we go. Now."), ("Ben", "Yes. Good.")]


def test_a_speaker_does_not_reach_beyond_a_forced_break() -> None:
    words = (Word("One.", 0, 300, speaker="Ana"), Word("Two.", 300, 600, "\n\n"), Word("Three.", 600, 900, " "))
    assert with_known_speakers(Timing(words)).words == words


def test_speakers_that_are_all_known_or_all_unknown_stay() -> None:
    for timing in (talk(("Ana", "Hi there.")), talk((None, "Hi there."))):
        assert with_known_speakers(timing) is timing


def test_words_lose_their_speakers_and_nothing_else() -> None:
    timing = talk(("Ana", "Hello."), ("Ben", "Hi!"))
    assert without_speakers(timing) == talk((None, "Hello."), (None, "Hi!"))
    assert without_speakers(without_speakers(timing)) == without_speakers(timing)


def test_labels_in_the_text_become_speakers() -> None:
    timing = talk((None, "ANA: Where is it? BEN: Here."))
    found = timing.with_speakers_from_text()
    assert said(found) == [("ANA", "Where is it?"), ("BEN", "Here.")]
    # A label is not spoken: the word after it has its time.
    assert (found.words[0].start_ms, found.words[-1].start_ms) == (0, timing.words[4].start_ms)
    assert found.words[-1].end_ms == timing.words[-1].end_ms


def test_a_forced_break_before_a_label_stays() -> None:
    words = (
        Word("ANA:", 0, 300),
        Word("Yes.", 300, 600, " "),
        Word("BEN:", 700, 900, "\n\n"),
        Word("No.", 900, 1200, " "),
    )
    assert [word.before for word in Timing(words).with_speakers_from_text().words] == ["", "\n\n"]


def test_the_times_of_characters_stay_valid() -> None:
    text = "ANA: Yes. BEN: No."
    timing = Timing.from_chars(text, range(0, 60 * len(text), 60), range(60, 60 * len(text) + 60, 60))
    word = timing.with_speakers_from_text().words[1]
    assert (word.text, word.start_ms, word.char_starts_ms, word.char_ends_ms) == (
        "No.",
        600,
        (600, 960, 1020),
        (960, 1020, 1080),
    )


def test_a_repair_is_about_the_same_words_without_the_labels() -> None:
    timing = talk((None, "ANA: Yes. BEN: No."))
    sick = replace(timing, repairs=(Repair("jitter", 3, 1, 0, 100, "a word"),))
    assert [repair.first_word for repair in sick.with_speakers_from_text().repairs] == [1]


def test_a_text_without_labels_stays() -> None:
    for timing in (talk((None, "No label here.")), Timing(())):
        assert timing.with_speakers_from_text() is timing


@given(spoken_words(), st.data())
def test_no_word_is_lost_but_those_of_labels(words: tuple[Word, ...], data: st.DataObject) -> None:
    labels = [data.draw(st.sampled_from(["", "", "ANNA:", "BEN:", "WARNING:", "[laughs]"])) for _ in words]
    texts = [text for word, label in zip(words, labels, strict=True) for text in (label, word.text) if text]
    timing = Timing.from_words([(f" {text}", 300 * at, 300 * at + 200) for at, text in enumerate(texts)])
    found = [word.text for word in timing.with_speakers_from_text().words]
    left = iter(found)
    assert all(any(text == other for other in left) for text in texts if text not in ("ANNA:", "BEN:"))
    assert all(text in texts for text in found)
