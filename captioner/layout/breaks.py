"""Costs of breaks between words, with reasons: punctuation, grammar (the rules of `break_rules.py`), pauses, phrases.

The prices are in `costs.py`; what the learned ties of a language add to them is in `cohesion.py`.
"""

from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, pairwise, repeat
from operator import add
from typing import NamedTuple

from captioner.languages import load
from captioner.layout.break_rules import Boundary, reasons_at
from captioner.layout.cohesion import FREE_TIE, Tie, name_of, ties
from captioner.layout.context import tokens_of
from captioner.layout.costs import COSTS, TIED, TIED_UNPUNCTUATED, UNPUNCTUATED, Cost
from captioner.layout.grammar import Token
from captioner.layout.phrases import inside_phrases
from captioner.text.marks import NOT_AT_LINE_START
from captioner.timing.words import Word

_PAUSES_MS = (120, 250, 400, 600)
_SHORTEST_MS = _PAUSES_MS[0]
# The reasons of a pause, by how many of these lengths it reaches.
_PAUSES = [tuple(f"pause of {ms} ms" for ms in _PAUSES_MS[:count]) for count in range(len(_PAUSES_MS) + 1)]
# What is said after such a pause does not change the grammar of what is before it.
_FAR_MS = 1000
# A cue that goes on past such a pause shows the next sentence long before it is spoken.
_REST_MS, _REST = 350, "rest after a sentence"
_INSIDE_KEPT = ("inside a kept phrase",)
_BEGINS_NO_LINE = ("before a character that begins no line",)

_OPENERS = frozenset({"conjunction", "subordinator", "relative"})
_CHANGE = "change of speaker"
_SENTENCE_ENDS = frozenset({"sentence end", "ellipsis", _CHANGE})


class Breaks(NamedTuple):
    """For each word but the last, the costs of a line break and of a cue break after it, and if it ends a sentence."""

    line: list[int]
    cue: list[int]
    sentence_end: list[bool]


# The names of the reasons at a boundary, their total costs for a line break and a cue break, and if a sentence ends
# there.
_PricedReasons = tuple[tuple[str, ...], int, int, bool]


class _Evidence(NamedTuple):
    """The reasons in the text at each boundary, the ties that add to them, and the pauses."""

    found: list[_PricedReasons]
    tied: list[Tie]
    """Empty if the language has no ties."""
    pauses: dict[int, tuple[str, ...]]
    """For each word before a pause, the reasons that the pause gives."""


def break_costs(
    words: Sequence[Word], language: str, kept: Collection[int] = (), changes: Sequence[int] = ()
) -> Breaks:
    """Costs of breaks after each word but the last; no phrase may be split at the boundaries in `kept`.

    `changes` are the boundaries at which the speaker changes.
    """
    found, tied, pauses = _evidence(words, language, changes)
    line, cue = [cost for _, cost, _, _ in found], [cost for _, _, cost, _ in found]
    if tied:
        line, cue = list(map(add, line, [tie[0] for tie in tied])), list(map(add, cue, [tie[1] for tie in tied]))
    for at, names in pauses.items():
        _, line_price, cue_price, _ = _priced(names, language)
        line[at] += line_price
        cue[at] += cue_price
    sentence_ends = [sentence_end for _, _, _, sentence_end in found]
    _, line_price, cue_price, _ = _priced(_INSIDE_KEPT, language)
    for at in kept:
        line[at - 1] += line_price
        cue[at - 1] += cue_price
        # Such as that of "Yahoo! Answers".
        sentence_ends[at - 1] = False
    return Breaks(line, cue, sentence_ends)


@lru_cache(maxsize=64)
def _priced(reasons: tuple[str, ...], language: str) -> _PricedReasons:
    """Reasons with their total costs."""
    table = cost_table(language)
    costs = [table[reason] for reason in reasons]
    line, cue = sum(cost.line for cost in costs), sum(cost.cue for cost in costs)
    return reasons, line, cue, not _SENTENCE_ENDS.isdisjoint(reasons)


def cost_table(language: str) -> Mapping[str, Cost]:
    """The prices for a language, by reason."""
    if load(language).unpunctuated:
        return TIED_UNPUNCTUATED if ties(language) else UNPUNCTUATED
    return TIED if ties(language) else COSTS


def break_reasons(
    words: Sequence[Word], language: str, kept: Collection[int] = (), changes: Sequence[int] = ()
) -> Iterator[tuple[str, ...]]:
    """For each word but the last, the reasons for and against a break after it, each a row of `cost_table`."""
    found, _, pauses = _evidence(words, language, changes)
    return (
        reasons + pauses.get(at - 1, ()) + (_INSIDE_KEPT if at in kept else ())
        for at, (reasons, *_) in enumerate(found, 1)
    )


def priced_reasons(
    words: Sequence[Word], language: str, kept: Collection[int] = (), changes: Sequence[int] = ()
) -> Iterator[list[tuple[str, Cost]]]:
    """The same reasons, each with its cost, and what the ties of the language add."""
    table, tied = cost_table(language), _evidence(words, language, changes).tied
    for names, tie in zip(break_reasons(words, language, kept, changes), tied or repeat(FREE_TIE), strict=False):
        priced = [(name, table[name]) for name in names]
        yield [*priced, (name_of(tie), Cost(tie.line, tie.cue))] if tie.line or tie.cue else priced


def _evidence(words: Sequence[Word], language: str, changes: Sequence[int]) -> _Evidence:
    """Text reasons, ties and pauses at each boundary; no grammar reaches from one speaker into another."""
    pauses_ms = {
        at: pause_ms
        for at, word, after in zip(count(), words, words[1:])
        if (pause_ms := after.start_ms - word.end_ms) >= _SHORTEST_MS
    }
    texts, befores = [word.text for word in words], [word.before for word in words[1:]]
    # A pause of the longest kind and a forced break end a clause, too: words beyond them do not count.
    stops = {at for at, pause_ms in pauses_ms.items() if pause_ms >= _PAUSES_MS[-1]}
    if "\n\n" in befores:
        stops.update(at for at, before in enumerate(befores) if before == "\n\n")
    far = [at + 1 for at in sorted(stops) if befores[at] == "\n\n" or pauses_ms[at] >= _FAR_MS]
    inside = inside_phrases(words, language)
    if changes:
        far = sorted({*far, *changes})
        stops.update(at - 1 for at in changes)
        for at in changes:
            inside[at] = ""
    if not any(inside):
        tokens, tied = _apart(texts, far, language)
        found = _between_phrases(tokens, befores, stops, language)
        return _with_changes(found, tied, pauses_ms, changes, language)
    firsts = [at for at, name in enumerate(inside) if not name]
    found = [
        _priced((name or "inside a phrase", *(_BEGINS_NO_LINE if text[0] in NOT_AT_LINE_START else ())), language)
        for name, text in zip(inside[1:], texts[1:], strict=True)
    ]
    phrases = ["".join(texts[first:end]) for first, end in pairwise([*firsts, len(words)])]
    after_far = set(far)
    far_phrases = [phrase for phrase, first in enumerate(firsts) if first in after_far]
    tokens, added = _apart(phrases, far_phrases, language)
    phrase_stops = {phrase for phrase, first in enumerate(firsts[1:]) if first - 1 in stops}
    between = _between_phrases(tokens, [befores[first - 1] for first in firsts[1:]], phrase_stops, language)
    tied = [FREE_TIE] * len(found) if added else []
    for phrase, first in enumerate(firsts[1:]):
        found[first - 1] = between[phrase]
        if added:
            tied[first - 1] = added[phrase]
    return _with_changes(found, tied, pauses_ms, changes, language)


def _with_changes(
    found: list[_PricedReasons],
    tied: list[Tie],
    pauses_ms: Mapping[int, int],
    changes: Sequence[int],
    language: str,
) -> _Evidence:
    """What is known of each boundary, where the text says nothing of a change of speaker."""
    for at in changes:
        found[at - 1] = _priced((_CHANGE,), language)
        if tied:
            tied[at - 1] = FREE_TIE
    return _Evidence(found, tied, _pause_reasons(pauses_ms, found))


def _pause_reasons(pauses_ms: Mapping[int, int], found: Sequence[_PricedReasons]) -> dict[int, tuple[str, ...]]:
    """The reasons that each pause gives, by the word before it."""
    return {
        at: _PAUSES[bisect_right(_PAUSES_MS, pause_ms)] + ((_REST,) if pause_ms >= _REST_MS and found[at][3] else ())
        for at, pause_ms in pauses_ms.items()
    }


def _apart(texts: Sequence[str], far: Sequence[int], language: str) -> tuple[list[Token], list[Tie]]:
    """The tokens of phrases, and the ties between them, if the language has any; none sees beyond those in `far`."""
    known = ties(language)
    tokens: list[Token] = []
    tied: list[Tie] = []
    for first, end in pairwise([0, *far, len(texts)]):
        part = tokens_of(texts[first:end], language)
        if known:
            tied += [FREE_TIE] * (first > 0) + known.between(texts[first:end], [token.tail for token in part])
        tokens += part
    return tokens, tied


def _between_phrases(
    tokens: Sequence[Token], befores: Sequence[str], stops: Iterable[int], language: str
) -> list[_PricedReasons]:
    """The text reasons, with costs, for and against a break before each phrase but the first.

    `befores` is the white space before each of these; phrases in `stops` end a clause whatever their text is.
    """
    ends = {*compress(count(), [token.tail for token in tokens]), *stops, len(tokens) - 1}
    since, until = _run_lengths(sorted(ends))
    openers = compress(count(), [token.at_end in _OPENERS for token in tokens])
    since_opener, _ = _run_lengths(sorted(ends.union(openers)))
    opened = [False, *[token.opens for token in tokens]]
    fields = zip(tokens, tokens[1:], opened, since, until[1:], since_opener, befores, repeat(language))
    return list(map(_between, fields))


def _run_lengths(ends: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each word, its position in its clause counted from the start, and counted from the end: from 1 up to 4.

    `ends` are the words that end a clause, and the last word.
    """
    rising = [1, 2, 3, *[4] * ends[-1]]
    since: list[int] = []
    until: list[int] = []
    for end in ends:
        run = rising[: end + 1 - len(since)]
        since += run
        until += run[::-1]
    return since, until


# The argument is a plain tuple, which takes next to no time to make: most boundaries are in the cache already.
@lru_cache(maxsize=1 << 16)
def _between(boundary: tuple[Hashable, ...]) -> _PricedReasons:
    """The text reasons, with costs, at a boundary given as a tuple of the fields of `Boundary`."""
    fields = Boundary._make(boundary)
    return _priced(reasons_at(fields), fields.language)
