"""Rules for the tables of all languages, which linguists edit."""

from pathlib import Path
from unicodedata import normalize

import pytest

import captioner.languages
from captioner.languages import load
from captioner.layout.breaks import cost_table

TABLES = sorted(path.stem for path in Path(captioner.languages.__file__).parent.glob("tables/[a-z]*.py"))


def test_the_promised_languages_have_tables() -> None:
    promised = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "th", "tr", "zh"]
    assert {*promised} <= {*TABLES}


@pytest.mark.parametrize("tag", TABLES)
def test_every_word_is_in_lower_case_and_composed(tag: str) -> None:
    data = load(tag)
    words = [*data.classes, *data.endings, *data.beginnings, *data.abbreviations]

    assert data.classes
    assert [word for word in words if word != normalize("NFC", word) or word != word.lower() or "’" in word] == []


@pytest.mark.parametrize("tag", TABLES)
def test_every_class_has_a_price_at_the_end_and_at_the_start_of_a_line(tag: str) -> None:
    data, table = load(tag), cost_table(tag)
    at_end = {*data.classes.values(), *data.endings.values()}
    at_start = {*data.classes.values(), *data.beginnings.values()}

    assert {f"after {kind}" for kind in at_end} | {f"before {kind}" for kind in at_start} <= table.keys()


def test_a_tag_finds_its_language_in_any_spelling() -> None:
    assert load("pt-BR") is load("PT_br") is load("pt")


@pytest.mark.parametrize("tag", ["xx", "", "../en", "en/../de", "e\0", "votes", "guess", "__init__", "en.x", ".en"])
def test_a_language_without_a_table_has_an_empty_one(tag: str) -> None:
    assert not load(tag).classes


def test_the_longest_ending_and_the_longest_beginning_win() -> None:
    assert load("en").class_at_end("slowly") == "adverb"
    assert load("fr").class_at_start("d'eau") == "preposition"
    assert load("fr").class_at_end("d'eau") is None


@pytest.mark.parametrize("tag", TABLES)
def test_a_long_word_has_the_classes_of_its_longest_ending_and_beginning(tag: str) -> None:
    data = load(tag)
    for ending in data.endings:
        longest = max((one for one in data.endings if f"Q{ending}".endswith(one)), key=len)
        assert data.class_at_end(f"{'Q' * 100_000}{ending}") == data.endings[longest]
    for beginning in data.beginnings:
        longest = max((one for one in data.beginnings if f"{beginning}Q".startswith(one)), key=len)
        assert data.class_at_start(f"{beginning}{'Q' * 100_000}") == data.beginnings[longest]
