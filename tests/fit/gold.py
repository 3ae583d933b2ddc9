"""`read_scripts`: clips with the breaks that a person chose, as problems for the project's own search."""

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import Any, NamedTuple

import captioner
from captioner.languages import load
from captioner.layout.breaks import break_reasons
from captioner.layout.context import tokens_of
from captioner.layout.costs import COSTS, UNPUNCTUATED
from captioner.layout.grammar import Tail
from captioner.layout.grouping import cuts, problem_of
from captioner.layout.phrases import first_words
from captioner.layout.problem import Problem
from captioner.timing.words import Word

_WIDE = ("ja", "ko", "zh")


class Script(NamedTuple):
    """A clip, and for each of its words but the last what the person chose there: "", "eol" or "eob"."""

    name: str
    kind: str
    language: str
    words: tuple[Word, ...]
    chosen: tuple[str, ...]
    problem: Problem
    parts: tuple[int, ...]
    """The first words of the parts that pauses and forced breaks leave, and the end."""
    firsts: tuple[int, ...]
    """The first words of its phrases; in text with spaces, all words."""
    phrases: tuple[str, ...]
    tails: tuple[Tail, ...]
    """Of each phrase."""
    reasons: tuple[tuple[str, ...], ...]


def read_scripts(paths: Iterable[Path], language: str) -> list[Script]:
    """The scripts of a language in these folders and files, in the order of their names."""
    files = sorted(file for path in paths for file in (path.rglob("*.json.gz") if path.is_dir() else [path]))
    items = (json.loads(gzip.decompress(file.read_bytes())) for file in files)
    return [_script(item) for item in items if item["lang"] == language]


def _script(item: dict[str, Any]) -> Script:
    language = item["lang"]
    width = item["max_line"] * (2 if language in _WIDE else 1)
    limits = captioner.Limits.preset(
        "netflix", language=language, max_line_width=width, max_line_count=item["max_lines"]
    )
    timing = captioner.read_clip(item["clip"])
    words = timing.words
    problem = problem_of(words, language, limits, timing.duration_ms)
    reasons = tuple(break_reasons(words, language))
    base = UNPUNCTUATED if load(language).unpunctuated else COSTS
    costs = [[base[name] for name in names] for names in reasons]
    problem = with_costs(
        problem, [sum(cost.line for cost in each) for each in costs], [sum(cost.cue for cost in each) for each in costs]
    )
    ends = dict(_ends(("".join(text.split()) for text, _ in item["words"]), item["ref_breaks"]))
    chosen = tuple(kind for _, kind in _ends((("".join(word.text.split())) for word in words), [""] * len(words)))
    places = [place for place, _ in _ends(("".join(word.text.split()) for word in words), chosen)]
    firsts = tuple(first_words(words, language))
    texts = [word.text for word in words]
    phrases = tuple("".join(texts[first:end]) for first, end in pairwise([*firsts, len(words)]))
    return Script(
        item["id"],
        item["source"].removeprefix("gold_"),
        language,
        words,
        tuple(ends.get(place, "") for place in places[:-1]),
        problem,
        tuple(cuts(words, problem)),
        firsts,
        phrases,
        tuple(token.tail for token in tokens_of(phrases, language)),
        reasons,
    )


def _ends(texts: Iterable[str], kinds: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where each text ends, in characters, and what is chosen there."""
    at = 0
    for text, kind in zip(texts, kinds, strict=True):
        at += len(text)
        yield at, kind


def with_costs(problem: Problem, line: list[int], cue: list[int]) -> Problem:
    """The same problem, where breaks cost something else."""
    return problem._replace(
        breaks=problem.breaks._replace(line=line, cue=cue),
        cue_breaks=list(map(add, cue, problem.sentence_partings)),
        least_line_break=min(0, min(line, default=0)),
    )
