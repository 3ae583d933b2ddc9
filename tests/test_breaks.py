"""Costs of breaks, and the names of their reasons."""

from itertools import pairwise

import pytest

from captioner import explain
from captioner.layout.break_rules import RULES
from captioner.layout.breaks import break_costs, break_reasons, cost_table, priced_reasons
from captioner.layout.costs import COSTS, FREE, TIED, TIED_UNPUNCTUATED, UNPUNCTUATED
from captioner.layout.shapes import SHAPE, TIED_SHAPE, TIED_UNPUNCTUATED_SHAPE, UNPUNCTUATED_SHAPE
from captioner.timing.merge import words_from_chars
from captioner.timing.words import Timing, Word


def words_of(text: str, pause_ms: int = 0) -> tuple[Word, ...]:
    words, at = [], 0
    for word in text.split():
        words.append((f" {word}", at, at + 300))
        at += 300 + pause_ms
    return Timing.from_words(words).words


def chars_of(text: str) -> tuple[Word, ...]:
    times = range(0, 60 * len(text), 60)
    return words_from_chars(list(text), list(times), [time + 60 for time in times])[0]


def after(text: str, word: str, language: str = "en") -> tuple[str, ...]:
    """The reasons for and against a break after `word`."""
    words = words_of(text)
    at = [one.text for one in words].index(word)
    return list(break_reasons(words, language))[at]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("I met Dr. Smith there today.", "Dr.", "after title"),
        ("We meet J. Smith there.", "J.", "no punctuation"),
        ("We stop. They go on.", "stop.", "sentence end"),
        ("He said “Stop!” They went on.", "“Stop!”", "sentence end"),
        ("It goes on… and on.", "on…", "ellipsis"),
        ("Bread, milk and eggs.", "Bread,", "comma"),
        ("One thing: go home.", "thing:", "colon or semicolon"),
        ("This — and that too.", "—", "dash"),
        ("Go to the end of it.", "the", "after article"),
        ("Go to the end of it.", "end", "before genitive"),
        ("We stay at home because it rains.", "home", "before subordinator"),
        ("We saw John Smith at home.", "John", "inside a name"),
        ("We ran seven miles, or 12 miles, today.", "12", "number and unit"),
        ("It is a “fine” thing.", "a", "before an opening quote or bracket"),
        ("Well, bring a cup of tea, please.", "of", "leaves one last word"),
        ("Yes we do like to walk home.", "Yes", "leaves one first word"),
        ("We met on March 5, 2020 at home.", "5,", "inside a date"),
        ("It has good friends there.", "good", "adjective and noun"),
        ("Go to the garden gate now.", "garden", "inside a noun phrase"),
        ("They have not seen it.", "not", "inside a verb"),
        ("Then we saw them there.", "saw", "verb and pronoun"),
        ("Who answers? We do.", "answers?", "question"),
        ("We came, because it rains.", "came,", "comma, before a link"),
        ("We came and, of course, stayed.", "and,", "comma after a word that leans on the next"),
        ("Well, bring tea, please.", "tea,", "after a comma, leaves one last word"),
        ("He said « What ? » to us.", "?", "before closing mark"),
        ("Yes -- no.", "Yes", "before a dash"),
    ],
)
def test_english_reasons_are_named(text: str, word: str, reason: str) -> None:
    assert reason in after(text, word)


def test_an_elided_word_has_one_class_at_its_start_and_one_at_its_end() -> None:
    assert "before preposition" in after("Un verre d'eau froide.", "verre", "fr")
    assert "after word" in after("Un verre d'eau froide.", "d'eau", "fr")
    assert "after preposition" in after("Le prix d'un verre.", "d'un", "fr")


def test_a_comma_before_a_link_is_no_reason_where_every_clause_has_a_comma() -> None:
    assert "comma, before a link" not in after("Wir kommen, weil es regnet.", "kommen,", "de")


def test_a_quoted_question_ends_at_its_closing_quote() -> None:
    assert "question" not in after("Il dit : « Quoi ? » Rien.", "?", "fr")
    assert "question" in after("Il dit : « Quoi ? » Rien.", "»", "fr")
    assert "question" in after("Sie rief: „Wer ist da?“ Niemand kam.", "da?“", "de")
    assert "question" in after("Sie rief: »Wer ist da?« Niemand kam.", "da?«", "de")
    assert "question" in after("Hon ropade: ”Vem är där?” Ingen kom.", "där?”", "sv")


def test_a_quoted_question_in_mid_sentence_is_no_reason() -> None:
    assert "question" not in after("Il dit « Quoi ? » hier.", "»", "fr")


def test_german_capitals_do_not_mark_names() -> None:
    assert "inside a name" not in after("Wir sahen Haus Garten heute.", "Haus", "de")


def test_a_pause_has_one_reason_for_each_length_that_it_reaches() -> None:
    words = words_of("one two", pause_ms=420)

    assert [name for name in next(break_reasons(words, "en")) if "pause" in name] == [
        "pause of 120 ms",
        "pause of 250 ms",
        "pause of 400 ms",
    ]


def test_japanese_breaks_between_phrases_and_no_line_begins_with_a_small_kana() -> None:
    words = chars_of("今日はちょっと早い。")
    reasons = {
        (word.text, following.text): names
        for (word, following), names in zip(pairwise(words), break_reasons(words, "ja"), strict=True)
    }

    assert "inside a phrase" in reasons[("今", "日")]
    assert "inside a phrase" not in reasons[("は", "ち")]
    assert "before a character that begins no line" in reasons[("ち", "ょ")]


@pytest.mark.parametrize("language", ["en", "ja", "xx"])
def test_a_breaks_cost_is_the_sum_of_its_reasons(language: str) -> None:
    words = words_of("Go to the end of the road, then turn left.")
    costs = break_costs(words, language)

    for at, reasons in enumerate(priced_reasons(words, language)):
        assert costs.line[at] == sum(cost.line for _, cost in reasons)
        assert costs.cue[at] == sum(cost.cue for _, cost in reasons)


def test_a_break_after_a_function_word_costs_more_than_after_a_plain_one() -> None:
    for kind in ("article", "possessive", "preposition", "conjunction", "auxiliary", "subject"):
        for table in (COSTS, TIED):
            assert table[f"after {kind}"].line > table["after word"].line
            assert table[f"after {kind}"].cue > table["after word"].cue


def test_every_reason_has_a_row_and_every_row_a_reason() -> None:
    ruled = {reason for rule in RULES for reason in rule.reasons.values()}

    assert COSTS.keys() == UNPUNCTUATED.keys() == TIED.keys() == TIED_UNPUNCTUATED.keys()
    assert COSTS.keys() - ruled == {
        "inside a phrase",
        "inside a word",
        "inside a kept phrase",
        "before a character that begins no line",
        *(f"pause of {ms} ms" for ms in (120, 250, 400, 600)),
        "rest after a sentence",
        "change of speaker",
        "parts a sentence that one cue could hold",
        "sentence tail",
        "too fast to read, 10 ms",
        "too short to see, 10 ms",
        "a gap that blinks",
    }
    assert COSTS.keys() >= ruled


def test_free_reasons_cost_nothing_and_are_not_listed() -> None:
    timing = Timing.from_words([(" Go", 0, 300), (" to", 300, 600), (" the", 600, 900), (" end", 900, 1200)])
    table = cost_table("xx")
    free = {name for name, cost in table.items() if not cost.listed}
    listed = {name for one in explain(timing, language="xx", max_line_width=6) for name, _ in one.reasons}

    assert {table[name] for name in free} == {FREE}
    assert FREE.line == FREE.cue == 0
    assert not free.isdisjoint(name for names in break_reasons(timing.words, "xx") for name in names)
    assert listed
    assert listed.isdisjoint(free)


def test_prices_are_integers_and_shapes_are_sorted_by_width() -> None:
    tables = (COSTS, TIED, TIED_UNPUNCTUATED, UNPUNCTUATED)
    assert all(type(number) is int for table in tables for cost in table.values() for number in cost[:2])
    for shape in (SHAPE, TIED_SHAPE, TIED_UNPUNCTUATED_SHAPE, UNPUNCTUATED_SHAPE):
        assert [width for width, _ in shape.one_line] == sorted(width for width, _ in shape.one_line)
        assert [width for width, _ in shape.lines] == sorted(width for width, _ in shape.lines)


def test_a_rest_after_a_sentence_invites_a_cue_end() -> None:
    def reasons(text: str, pause_ms: int) -> tuple[str, ...]:
        words = [Word("a", 0, 300), Word(text, 300, 600, " "), Word("Then", 600 + pause_ms, 900 + pause_ms)]
        return list(break_reasons(words, "en"))[1]

    assert "rest after a sentence" in reasons("done.", 350)
    assert "rest after a sentence" not in reasons("done.", 349)
    assert "rest after a sentence" not in reasons("done,", 350)


@pytest.mark.parametrize(
    ("text", "after", "reason"),
    [
        ("we heard that the bridge was open", "bridge", "short subject and its verb"),
        ("every fifteen minutes", "every", "number and what goes with it"),
        ("choose a strong, unique password", "strong,", "adjective and noun"),
        ("forty guests came", "forty", "number and noun"),
        ("two thousand dollars", "thousand", "number and unit"),
    ],
)
def test_what_a_break_would_split_is_named(text: str, after: str, reason: str) -> None:
    words = [Word(word, 300 * at, 300 * at + 300, " ") for at, word in enumerate(text.split())]
    at = [word.text for word in words].index(after)
    assert reason in list(break_reasons(words, "en"))[at]


def test_a_long_subject_may_be_parted_from_its_verb() -> None:
    text = "we heard that the old stone bridge was open"
    words = [Word(word, 300 * at, 300 * at + 300, " ") for at, word in enumerate(text.split())]
    assert not any("short subject and its verb" in reasons for reasons in break_reasons(words, "en"))


def test_what_is_said_after_a_long_pause_changes_nothing_before_it() -> None:
    def reasons(last: str) -> list[tuple[str, ...]]:
        texts = ["two", "hundred", last]
        words = [
            Word(text, 2000 * (at == 2) + 300 * at, 2000 * (at == 2) + 300 * at + 300, " ")
            for at, text in enumerate(texts)
        ]
        return list(break_reasons(words, "en"))

    assert reasons("seven")[0] == reasons("cats")[0]
    assert "inside a number" not in reasons("seven")[1]
