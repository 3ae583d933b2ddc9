"""Learned ties: what a table says of a boundary, and where it says nothing."""

from pathlib import Path

import pytest

import captioner.languages.ties
from captioner import Timing, explain
from captioner.languages.ties import Rows, load_ties, read_ties, written_ties
from captioner.layout.cohesion import APART, FREE_TIE, PARTED, TOGETHER, Tie, Ties, name_of, ties
from captioner.layout.context import tokens_of
from captioner.layout.patterns import kinds_around, patterns

TABLE = """\
# by hand

-ing\tVERB\t
house\tNOUN\t
red\tADJ\t*

ADJ | NOUN\t90\t70\tamod
NOUN, | VERB\t-40\t-60\t
red | NOUN\t10\t5\t
"""
TIES = Path(captioner.languages.ties.__file__).parent
TAGS = ["de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "zh"]


def between(text: str) -> list[Tie]:
    texts = text.split()
    return Ties(read_ties(TABLE)).between(texts, [one.tail for one in tokens_of(texts, "en")])


def test_all_the_patterns_that_fit_are_summed_up() -> None:
    assert between("red house") == [(100, 75, "amod")]
    assert name_of(between("red house")[0]) == "parts an adjective from its noun"
    assert name_of(between("house, going")[0]) == APART


def test_a_word_that_is_not_listed_counts_by_its_ending_and_a_comma_is_part_of_a_pattern() -> None:
    assert between("house, going") == [(-40, -60, "")]
    assert between("house going") == [(0, 0, "")]


def test_a_table_is_read_as_it_was_written() -> None:
    assert written_ties(read_ties(TABLE), "by hand") == TABLE
    assert read_ties(written_ties(read_ties(TABLE)._replace(capital_nouns=True), "by hand")).capital_nouns


def test_rows_are_the_same_found_one_by_one_and_all_together() -> None:
    table = load_ties("en")
    assert table is not None
    lines = table.patterns.lines
    fresh, known = Rows(lines), Rows(lines).by_name()
    names = [*list(known)[:2000], "", "zzz", "NOUN |", *list(known)[-2000:]]
    assert [fresh.get(name) for name in names] == [known.get(name) for name in names]
    assert list(lines) == sorted(lines)


def test_nothing_is_said_of_the_end_of_a_sentence() -> None:
    assert between("red. house") == [FREE_TIE]


@pytest.mark.parametrize("tag", TAGS)
def test_a_table_is_small_and_says_where_its_numbers_are_from(tag: str) -> None:
    path, table = TIES / f"{tag}.tsv", load_ties(tag)

    assert path.stat().st_size <= 300_000
    assert "treebank" in path.read_text("utf-8")[:400]
    assert table is not None
    rows = table.patterns.by_name()
    assert {relation for *_, relation in rows.values()} - {""} <= PARTED.keys()
    assert len(rows) == len(table.patterns.lines) > 1000


@pytest.mark.parametrize("tag", ["ar", "hi", "sv", "th", "tr", "xx", "", "../en"])
def test_a_language_without_a_table_has_no_ties(tag: str) -> None:
    assert ties(tag) is None


def test_a_tie_is_explained_by_what_it_parts() -> None:
    texts = ["We", "bought", "a", "beautiful", "house"]
    words = [(f" {text}", at * 300, at * 300 + 300) for at, text in enumerate(texts)]
    found = explain(Timing.from_words(words), language="en", max_line_width=15)
    names = {name for one in found for name, _ in one.reasons}

    assert names & {*PARTED.values(), TOGETHER, APART}


def test_a_tie_is_the_sum_of_the_patterns_that_a_table_is_learned_by() -> None:
    text = "If the old grey house, which we bought in May, has 12 red doors, paint it."
    texts = text.split()
    tails = [one.tail for one in tokens_of(texts, "en")]
    known = ties("en")
    assert known is not None
    rows, signs = known.table.patterns.by_name(), list(map(known.signs, texts))
    found = known.between(texts, tails)
    assert len(found) == len(texts) - 1
    for before, after, kinds, tail, tie in zip(
        signs, signs[1:], kinds_around(signs, tails), tails, found, strict=False
    ):
        names = list(patterns(before[-1], after[0], kinds, "," if tail else ""))
        assert len(names) == len(set(names))
        adding = [rows[name] for name in names if name in rows]
        assert tie[:2] == (sum(int(row[0]) for row in adding), sum(int(row[1]) for row in adding))


UNSPACED = """\
# by hand
# no spaces

て\tSCONJ\t*
には\tADP\t
本\tNOUN\t*

-は | \t7\t8\t
NOUN ADP | SCONJ\t3\t4\t
SCONJ | KANJI\t20\t30\tacl
て | 山-\t1\t2\t
"""


def test_a_phrase_without_spaces_counts_by_the_words_at_its_edges() -> None:
    known = Ties(read_ties(UNSPACED))

    assert known.signs("見て、") == (("KANJI", "見-"), ("SCONJ", "て"))
    assert known.signs("本には") == (("NOUN", "本"), ("ADP", "-は"))
    assert known.signs("本") == (("NOUN", "本"),)
    assert known.between(["見て", "山を"], ["", ""]) == [(21, 32, "acl")]
    assert known.between(["本には", "て"], ["", ""]) == [(10, 12, "")]


def test_the_longest_ending_that_a_table_has_counts() -> None:
    table = read_ties("# by hand\n# endings of letters: 2 1\n\n-서\tADV\t\n-에서\tNOUN\t\n\n-서 | \t1\t2\t\n")
    signs = Ties(table).signs

    assert [signs(word)[0] for word in ("집에서", "가서", "사람")] == [("NOUN", "-에서"), ("ADV", "-서"), ("X", "-람")]
    assert read_ties(written_ties(table, "by hand")).endings == (2, 1)
    assert read_ties(written_ties(read_ties(UNSPACED), "by hand")).unspaced
