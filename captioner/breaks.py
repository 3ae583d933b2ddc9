"""What a break after a word costs, and why: punctuation, pause, grammar. The prices are in `costs.py`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import normalize

from captioner.costs import COSTS, FREE, UNPUNCTUATED, Cost
from captioner.languages import Language, load
from captioner.phrases import phrase_starts
from captioner.timing import Word

_PAUSES_MS = (120, 250, 400, 600)
_REST_MS = 600

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
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
# Kinsoku: small kana, the long-vowel mark and iteration marks begin no line (JIS X 4051).
_NO_START = re.compile("[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ々ヽヾ]")
_NOUNS = frozenset({"word", "noun"})
_BEFORE_NOUNS = frozenset({"adjective", "article", "determiner", "number", "possessive", "quantity"})
_VERBS = frozenset({"gerund", "participle", "verb"})
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


class _Token(NamedTuple):
    """What the letters of a word, or of a phrase, say of it: its class, its punctuation, its capital."""

    at_end: str
    at_start: str
    tail: str
    question: bool
    head: str
    capital: bool


def break_costs(words: Sequence[Word], language: str) -> Breaks:
    """What a break after each word but the last costs."""
    table = cost_table(language)
    summed: dict[tuple[str, ...], tuple[int, int, bool]] = {}
    costs = []
    for reasons in break_reasons(words, language):
        if reasons not in summed:
            found = [table.get(reason, FREE) for reason in reasons]
            line, cue = sum(cost.line for cost in found), sum(cost.cue for cost in found)
            summed[reasons] = line, cue, not _SENTENCE_ENDS.isdisjoint(reasons)
        costs.append(summed[reasons])
    return Breaks(*map(list, zip(*costs, strict=True))) if costs else Breaks([], [], [])


def cost_table(language: str) -> Mapping[str, Cost]:
    """The prices that hold for a language."""
    return UNPUNCTUATED if load(language).unpunctuated else COSTS


def break_reasons(words: Sequence[Word], language: str) -> Iterator[tuple[str, ...]]:
    """For each word but the last, the names of what holds for a break after it; one that no table prices is free."""
    comma_rule = load(language).comma_before_clauses
    starts = phrase_starts(words, language)
    phrase_of = list(accumulate(starts, initial=-1))[1:]
    firsts = [at for at, start in enumerate(starts) if start]
    tokens = [
        _token("".join(word.text for word in words[first:end]), language)
        for first, end in pairwise([*firsts, len(words)])
    ]
    # A closing quote that stands apart closes what its word ends: « Quoi ? »
    for at, (token, mark) in enumerate(pairwise(tokens)):
        if token.tail and mark.at_start == "closing mark" and mark.tail == _CLOSING:
            tokens[at : at + 2] = token._replace(tail=""), mark._replace(tail=token.tail, question=token.question)
    # How many words stand between a break and the end of a clause before it, and after it; a rest ends one, too, so
    # that what is said beyond it counts for nothing.
    ends = [
        bool(token.tail) or words[first].before == "\n\n" or words[first].start_ms - words[first - 1].end_ms >= _REST_MS
        for token, first in zip(tokens, firsts[1:], strict=False)
    ]
    since = list(_run_lengths(ends))
    until = list(_run_lengths(reversed(ends)))[::-1]
    for at, (word, after) in enumerate(pairwise(words)):
        pause_ms = after.start_ms - word.end_ms
        pauses = tuple(f"pause of {least_ms} ms" for least_ms in _PAUSES_MS if pause_ms >= least_ms)
        if not starts[at + 1]:
            no_start = ("before a character that begins no line",) if _NO_START.match(after.text) else ()
            yield ("inside a phrase", *no_start, *pauses)
            continue
        phrase = phrase_of[at]
        spans = min(since[phrase], 4), min(until[phrase], 4)
        opened = phrase > 0 and not tokens[phrase - 1].tail and tokens[phrase - 1].at_end in _BEFORE_NOUNS
        yield (*_reasons(tokens[phrase], tokens[phrase + 1], opened, *spans, after.before, comma_rule), *pauses)


def _run_lengths(ends: Iterable[bool]) -> Iterator[int]:
    """How many words there are since the last end; an end counts with the words before it."""
    length = 0
    for end in ends:
        length += 1
        yield length
        if end:
            length = 0


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
    return _Token(at_end or "word", at_start or "word", tail, question, head, capital)


def _is_abbreviation(letters: str, word: str, data: Language) -> bool:
    return word in data.abbreviations or (_INITIALS.fullmatch(letters) is not None and letters[0].isupper())
