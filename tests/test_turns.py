"""Where the speaker changes, and what lines begin with."""

from captioner.layout.turns import ONE_SPEAKER, turns_of
from captioner.limits import Limits
from tests.dialogues import talk

LIMITS = Limits()


def test_one_speaker_has_no_turns() -> None:
    for speaker in ("Ana", None):
        assert turns_of(talk((speaker, "One two three.")).words, "en", LIMITS) is ONE_SPEAKER
    assert turns_of((), "en", LIMITS, "[{name}]").changes == ()


def test_a_turn_begins_where_the_speaker_changes() -> None:
    words = talk(("A", "One two."), ("B", "Three."), ("A", "Four five.")).words
    turns = turns_of(words, "fr", LIMITS)
    assert (turns.changes, turns.labels) == ((2, 3), {})
    assert turns.dashes == {2: ("- ", "- "), 3: ("- ", "- ")}
    assert [turns.prefix(words, first, of_two=2) for first in (0, 2)] == ["- ", "- "]
    assert turns.prefix(words, 0) == ""


def test_names_have_labels_and_ids_have_none() -> None:
    words = talk(("Ana", "One."), ("SPEAKER_01", "Two."), ("Ben", "Three.")).words
    turns = turns_of(words, "nl", LIMITS, "{name}:")
    assert turns.labels == {0: "Ana: ", 2: "Ben: "}
    assert turns.dashes == {1: ("", "-"), 2: ("", "")}


def test_one_speaker_with_a_name_has_a_label() -> None:
    assert turns_of(talk(("Ana", "One two.")).words, "en", LIMITS, "[{name}]").labels == {0: "[Ana] "}


def test_a_label_has_no_space_where_a_language_has_none() -> None:
    assert turns_of(talk(("田中", "はい。")).words, "ja", LIMITS, "（{name}）").labels == {0: "（田中）"}
