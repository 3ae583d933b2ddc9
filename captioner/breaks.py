"""What a break after a word costs, and why: punctuation, pause, grammar. The prices are in `costs.py`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise, repeat
from typing import NamedTuple
from unicodedata import normalize

from captioner.costs import COSTS, FREE, UNPUNCTUATED, Cost
from captioner.languages import Language, load
from captioner.phrases import phrase_starts
from captioner.timing import Word

_PAUSES_MS = (120, 250, 400, 600)
_REST_MS = 600
# What a pause is called: by all that it is as long as.
_PAUSES = [tuple(f"pause of {ms} ms" for ms in _PAUSES_MS[:count]) for count in range(len(_PAUSES_MS) + 1)]
_INSIDE = ("inside a phrase",)
_INSIDE_BUT_NO_START = ("inside a phrase", "before a character that begins no line")

_CLOSERS = "\"”’'»」』）)]›"
_OPENERS = "\"“‘'«「『（([¿¡‹„"
_DASHES = "—–-"
_ONLY_OPENERS = "«「『（([¿¡‹„"
_ONLY_CLOSERS = ".?!。？！؟।॥．…:;：；؛,，、،､»」』）)]›"
# What a word ends with, once closing quotes and brackets are off; the first that fits.
_TAILS = (
    (("…", "..."), "ellipsis"),
    (tuple(".?!。？！؟।॥．"), "sentence end"),
    (tuple(":;：；؛"), "colon or semicolon"),
    (tuple(",，、،､"), "comma"),
    (tuple(_DASHES), "dash"),
)
_CLOSING = "closing quote or bracket"
_QUESTION_MARKS = "?？؟"
_PUNCTUATION = ".?!。？！؟।॥．…:;：；؛,，、،､—–-"
_INITIALS = r"(?:[^\W\d_]\.)*[^\W\d_]"
# Kinsoku: small kana, the long-vowel mark and iteration marks begin no line (JIS X 4051).
_NO_START = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ々ヽヾ")
_NOUNS = frozenset({"word", "noun"})
_BEFORE_NOUNS = frozenset({"adjective", "article", "determiner", "number", "possessive", "quantity"})
_VERBS = frozenset({"gerund", "participle", "verb"})
_BEFORE_VERBS = frozenset({"auxiliary", "contraction", "negation"})
_VERB_PARTS = frozenset({*_VERBS, "auxiliary", "negation"})
_PRONOUNS = frozenset({"object", "subject"})
_LEANING = frozenset({"conjunction", "preposition", "relative", "subordinator"})
_LINKS = frozenset({"conjunction", "subordinator", "relative"})
_SENTENCE_ENDS = frozenset({"sentence end", "ellipsis"})
_NUMBERS = ("", "one", "two", "three")


class Breaks(NamedTuple):
    """For each word but the last, what a break after it costs at a line's end and a cue's, and if a sentence ends."""

    line: list[int]
    cue: list[int]
    sentence_end: list[bool]


# Equal ones are one object (`_interned`), so that a look-up need not compare them field by field.
@dataclass(frozen=True, slots=True, eq=False)
class _Token:
    """What the letters of a word, or of a phrase, say of it: its class, its punctuation, its capital."""

    at_end: str
    at_start: str
    tail: str
    question: bool
    head: str
    capital: bool


def break_costs(words: Sequence[Word], language: str) -> Breaks:
    """What a break after each word but the last costs."""
    reasons, pauses = _found(words, language)
    costs = list(map(_priced, reasons, repeat(language)))
    rests = [_priced(names, language) for names in _PAUSES]
    return Breaks(
        [line + rests[pause][0] for (line, _, _), pause in zip(costs, pauses, strict=True)],
        [cue + rests[pause][1] for (_, cue, _), pause in zip(costs, pauses, strict=True)],
        [sentence_end for _, _, sentence_end in costs],
    )


@lru_cache(maxsize=1 << 14)
def _priced(reasons: tuple[str, ...], language: str) -> tuple[int, int, bool]:
    """What reasons cost together, at a line's end and at a cue's, and whether a sentence ends there."""
    table = cost_table(language)
    found = [table.get(reason, FREE) for reason in reasons]
    return sum(cost.line for cost in found), sum(cost.cue for cost in found), not _SENTENCE_ENDS.isdisjoint(reasons)


def cost_table(language: str) -> Mapping[str, Cost]:
    """The prices that hold for a language."""
    return UNPUNCTUATED if load(language).unpunctuated else COSTS


def break_reasons(words: Sequence[Word], language: str) -> Iterator[tuple[str, ...]]:
    """For each word but the last, the names of what holds for a break after it; one that no table prices is free."""
    return (reasons + _PAUSES[pause] for reasons, pause in zip(*_found(words, language), strict=True))


def _found(words: Sequence[Word], language: str) -> tuple[Sequence[tuple[str, ...]], Sequence[int]]:
    """For each word but the last, the names of what the text says, and how many of `_PAUSES_MS` the voice rests."""
    starts = phrase_starts(words, language)
    firsts = [at for at, start in enumerate(starts) if start]
    pauses_ms = [after.start_ms - word.end_ms for word, after in pairwise(words)]
    pauses = [bisect_right(_PAUSES_MS, pause_ms) for pause_ms in pauses_ms]
    between = _between_phrases(words, firsts, pauses_ms, language)
    if len(firsts) == len(words):
        return between, pauses
    found: list[tuple[str, ...]] = [
        _INSIDE_BUT_NO_START if word.text[0] in _NO_START else _INSIDE for word in words[1:]
    ]
    for first, reasons in zip(firsts[1:], between, strict=True):
        found[first - 1] = reasons
    return found, pauses


def _between_phrases(
    words: Sequence[Word], firsts: Sequence[int], pauses_ms: Sequence[int], language: str
) -> list[tuple[str, ...]]:
    """The names of what the text says of a break before each phrase but the first; phrases begin at `firsts`."""
    tokens = _tokens(words, [*firsts, len(words)], language)
    befores = [words[first].before for first in firsts[1:]]
    # How many words stand between a break and the end of a clause before it, and after it; a rest ends one, too, so
    # that what is said beyond it counts for nothing.
    ends = [
        token.tail != "" or before == "\n\n" or pauses_ms[first - 1] >= _REST_MS
        for token, before, first in zip(tokens, befores, firsts[1:], strict=False)
    ]
    since, until = _run_lengths(ends), _run_lengths(ends[::-1])[::-1]
    opened = [False, *(token.tail == "" and token.at_end in _BEFORE_NOUNS for token in tokens)]
    comma_rule = repeat(load(language).comma_before_clauses)
    return list(map(_reasons, tokens, tokens[1:], opened, since, until, befores, comma_rule))


def _tokens(words: Sequence[Word], edges: Sequence[int], language: str) -> list[_Token]:
    """The phrases between `edges` as tokens."""
    texts = [word.text for word in words]
    if len(edges) <= len(words):
        texts = ["".join(texts[first:end]) for first, end in pairwise(edges)]
    tokens = list(map(_token, texts, repeat(language)))
    # A closing quote that stands apart closes what its word ends: « Quoi ? »
    for at, mark in enumerate(tokens):
        if mark.tail == _CLOSING and mark.at_start == "closing mark" and at and tokens[at - 1].tail:
            token = tokens[at - 1]
            tokens[at - 1 : at + 1] = replace(token, tail=""), replace(mark, tail=token.tail, question=token.question)
    return tokens


def _run_lengths(ends: Sequence[bool]) -> list[int]:
    """How many words there are since the last end, up to 4; an end counts with the words before it."""
    lengths: list[int] = []
    length = 0
    for end in ends:
        if length < 4:
            length += 1
        lengths.append(length)
        if end:
            length = 0
    return lengths


@lru_cache(maxsize=1 << 16)
def _reasons(
    token: _Token, after: _Token, opened: bool, since: int, until: int, before: str, comma_rule: bool
) -> tuple[str, ...]:
    tail = token.tail
    reasons = [tail or "no punctuation"]
    if not tail:
        reasons += [f"after {token.at_end}", f"before {after.at_start}"]
        if token.at_end == "number" and after.at_start == "unit":
            reasons.append("number and unit")
        if after.at_start in _NOUNS and token.at_end == "adjective":
            reasons.append("adjective and noun")
        if after.at_start in _NOUNS and token.at_end in _NOUNS and opened:
            reasons.append("inside a noun phrase")
        if token.at_end in _BEFORE_VERBS and after.at_end in _VERB_PARTS:
            reasons.append("inside a verb")
        if token.at_end in _VERBS and after.at_start in _PRONOUNS:
            reasons.append("verb and pronoun")
        if token.capital and (after.capital or after.at_start == "number") and not after.head and since > 1:
            reasons.append("inside a name")
        if not before:
            reasons.append("inside a run")
    elif token.question:
        reasons.append("question")
    elif tail == "comma" and not comma_rule and after.at_start in _LINKS:
        reasons.append("comma, before a link")
    if tail == "comma" and token.at_end in _LEANING:
        reasons.append("comma after a word that leans on the next")
    if tail == "comma" and token.at_end == after.at_start == "number":
        reasons.append("inside a date")
    if tail in ("", "comma"):
        where = "after a comma, leaves" if tail else "leaves"
        for count, side in ((since, "first"), (until, "last")):
            if count < len(_NUMBERS):
                reasons.append(f"{where} {_NUMBERS[count]} {side} word{'s' if count > 1 else ''}")
    if tail and after.at_start == "closing mark":
        reasons.append("before closing mark")
    if after.head:
        reasons.append(after.head)
    if before == "\n":
        reasons.append("newline")
    return tuple(reasons)


@lru_cache(maxsize=1 << 16)
def _token(text: str, language: str) -> _Token:
    data = load(language)
    core = text.lstrip(_OPENERS + _DASHES) or text
    head = "before an opening quote or bracket" if len(core) < len(text) else ""
    if text[0] in _DASHES:
        head = "before a dash"
    bare = core.rstrip(_CLOSERS)
    tail = next((name for marks, name in _TAILS if bare.endswith(marks)), "")
    letters = bare.rstrip(_PUNCTUATION)
    word = normalize("NFC", letters.lower()).replace("’", "'")
    if tail == "sentence end" and bare.endswith(".") and _is_abbreviation(letters, word, data):
        tail = ""
    elif not tail and len(bare) < len(core):
        tail = _CLOSING
    if not any(map(str.isalnum, text)):
        # A mark that stands apart, as in French: « Quoi ? »
        at_end = "opening mark" if text[-1] in _ONLY_OPENERS else ""
        at_start = "closing mark" if text[0] in _ONLY_CLOSERS else ""
    elif any(char.isdigit() for char in letters):
        at_end = at_start = data.kinds.get(word, "number")
    else:
        at_end, at_start = data.kind_at_end(word), data.kind_at_start(word)
    capital = letters[:1].isupper() and at_end != "subject" and not data.capital_nouns
    question = tail == "sentence end" and bare.endswith(tuple(_QUESTION_MARKS))
    return _interned(at_end or "word", at_start or "word", tail, question, head, capital)


@cache
def _interned(at_end: str, at_start: str, tail: str, question: bool, head: str, capital: bool) -> _Token:
    return _Token(at_end, at_start, tail, question, head, capital)


def _is_abbreviation(letters: str, word: str, data: Language) -> bool:
    return word in data.abbreviations or (letters[:1].isupper() and re.fullmatch(_INITIALS, letters) is not None)
