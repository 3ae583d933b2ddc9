"""From a treebank to a table: the way of `tests/fit`, on a few made-up sentences."""

import gzip
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from captioner.languages.ties import read_ties
from captioner.layout.cohesion import FREE_TIE, PARTED, Tie, Ties
from captioner.layout.context import tokens_of

pytest.importorskip("numpy", reason="needs the extra `fit`")
pytest.importorskip("scipy", reason="needs the extra `fit`")

NOUNS = ("house", "garden", "window", "letter", "picture", "ladder")
ADJECTIVES = ("red", "old", "small", "grey", "wide")
"""Sentences such as: in May, the red house stands near the old garden."""
JAPANESE = (("本", "読み"), ("絵", "見"), ("字", "書き"), ("店", "探し"), ("町", "歩き"))
"""Sentences such as: 赤い本を今日読みました。"""


def english() -> list[list[str]]:
    return [
        [
            "1\tin\tADP\t2\tcase",
            "2\tMay\tPROPN\t7\tobl\t+",
            "3\t,\tPUNCT\t2\tpunct",
            "4\tthe\tDET\t6\tdet",
            f"5\t{adjective}\tADJ\t6\tamod",
            f"6\t{noun}\tNOUN\t7\tnsubj",
            "7\tstands\tVERB\t0\troot",
            "8\tnear\tADP\t11\tcase",
            "9\tthe\tDET\t11\tdet",
            f"10\t{other}\tADJ\t11\tamod",
            f"11\t{place}\tNOUN\t7\tobl\t+",
            "12\t.\tPUNCT\t7\tpunct",
        ]
        for adjective, other in pairwise(ADJECTIVES)
        for noun, place in pairwise(NOUNS)
    ]


def japanese() -> list[list[str]]:
    return [
        [
            f"1\t{adjective}\tADJ\t2\tacl\t+",
            f"2\t{noun}\tNOUN\t5\tobj\t+",
            "3\tを\tADP\t2\tcase\t+",
            "4\t今日\tNOUN\t5\tobl\t+",
            f"5\t{verb}\tVERB\t0\troot\t+",
            "6\tまし\tAUX\t5\taux\t+",
            "7\tた\tAUX\t5\taux\t+",
            "8\t。\tPUNCT\t5\tpunct",
        ]
        for adjective in ("赤い", "古い", "新しい", "大きい")
        for noun, verb in JAPANESE
    ]


def table_of(language: str, sentences: list[list[str]], folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The text of the table that the command writes."""
    from tests.fit.__main__ import main

    treebank = folder / f"{language}.tsv.gz"
    text = "# Made-up\n" + "\n\n".join("\n".join(rows) for rows in sentences) + "\n"
    treebank.write_bytes(gzip.compress(text.encode()))
    command = ["tests.fit", language, "--treebank", str(treebank), "--into", str(folder)]
    monkeypatch.setattr(sys, "argv", command)
    main()
    return (folder / f"{language}.tsv").read_text("utf-8")


def between(text: str, phrases: list[str], language: str) -> list[Tie]:
    return Ties(read_ties(text)).between(phrases, [token.tail for token in tokens_of(phrases, language)])


def test_a_treebank_becomes_a_table_that_the_library_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = table_of("en", english(), tmp_path, monkeypatch)
    table = read_ties(text)

    assert "Made-up" in text.partition("\n\n")[0]
    assert table.words.get("near") == ("ADP", "*")
    assert table.words.get("red") == ("ADJ", "")
    assert not table.unspaced
    assert {relation for *_, relation in table.patterns.by_name().values()} - {""} <= PARTED.keys()


def test_the_table_says_that_an_adjective_belongs_to_its_noun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = table_of("en", english(), tmp_path, monkeypatch)
    # A pair that is nowhere in the treebank.
    ties = between(text, ["the", "wide", "ladder", "stands", "near", "the", "red", "picture"], "en")

    assert ties[1].relation == "amod"
    assert ties[1].line > ties[2].line
    assert ties[1].cue > ties[2].cue


def test_in_text_without_spaces_the_table_is_of_the_edges_of_phrases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = table_of("ja", japanese(), tmp_path, monkeypatch)
    table = read_ties(text)
    ties = between(text, ["大きい", "店を", "今日", "読みました。"], "ja")

    assert table.unspaced
    assert table.words.get("を") == ("ADP", "*")
    assert any(name.startswith("を | ") for name in table.patterns.by_name())
    # No pair of these is in the treebank with more than one of its words the same.
    assert [tie.relation for tie in ties[:2]] == ["acl", "obj"]
    assert FREE_TIE not in ties
