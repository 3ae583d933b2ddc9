"""What a break after a word costs, and why: punctuation, pause, grammar.

`COSTS` is the one table of the grouping. A break's cost is the sum of the named reasons that hold where it stands, once
for a line's end and once for a cue's; negative numbers invite a break. The numbers are hundredths of a log-odds,
fitted to captions that people made.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from captioner.languages import load
from captioner.timing import Word


class Cost(NamedTuple):
    """What a reason costs at a line's end and at a cue's end."""

    line: int
    cue: int


COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        # what stands before the break
        "sentence end": Cost(-80, -600),
        "ellipsis": Cost(-80, -200),
        "colon or semicolon": Cost(-80, -200),
        "comma": Cost(-60, -120),
        "dash": Cost(-60, -120),
        "closing quote or bracket": Cost(-20, -40),
        "no punctuation": Cost(200, 260),
        "after an article": Cost(400, 900),
        "after a possessive": Cost(400, 900),
        "after a determiner": Cost(210, 400),
        "after a quantity": Cost(100, 200),
        "after a preposition": Cost(300, 700),
        "after a conjunction": Cost(300, 700),
        "after a subordinator": Cost(300, 700),
        "after a relative": Cost(300, 700),
        "after an auxiliary": Cost(250, 500),
        "after a contraction": Cost(250, 500),
        "after a subject": Cost(200, 400),
        "after an object": Cost(0, 0),
        "after a negation": Cost(200, 400),
        "after an adverb": Cost(80, 160),
        "after a title": Cost(500, 900),
        "after a unit": Cost(0, 0),
        "after a number": Cost(80, 160),
        # what stands after it
        "before an opening quote or bracket": Cost(-64, -64),
        "before a dash": Cost(-64, -64),
        "before an article": Cost(-19, -19),
        "before a possessive": Cost(-19, -19),
        "before a determiner": Cost(-19, -19),
        "before a quantity": Cost(0, 0),
        "before a preposition": Cost(-80, -80),
        "before a conjunction": Cost(-185, -185),
        "before a subordinator": Cost(-185, -185),
        "before a relative": Cost(-120, -120),
        "before an auxiliary": Cost(-58, -58),
        "before a contraction": Cost(-40, -40),
        "before a subject": Cost(-40, -40),
        "before an object": Cost(100, 100),
        "before a negation": Cost(60, 60),
        "before an adverb": Cost(0, 0),
        "before a unit": Cost(60, 60),
        "before a number": Cost(0, 0),
        # where it stands
        "inside a name": Cost(180, 300),
        "number and unit": Cost(300, 500),
        "leaves one first word": Cost(300, 410),
        "leaves one last word": Cost(200, 400),
        "leaves two last words": Cost(20, 100),
        "pause": Cost(-60, -150),
        "long pause": Cost(-80, -300),
        "newline": Cost(-300, -600),
        "inside a run": Cost(300, 600),
        # how the cue looks
        "cue": Cost(0, 100),
        "short line, a column": Cost(4, 4),
        "unequal lines, a column": Cost(5, 5),
        "top-heavy": Cost(15, 15),
        # how long it stays
        "too fast to read, 10 ms": Cost(6, 6),
        "too short to see, 10 ms": Cost(12, 12),
    }
)

_PAUSE_MS = 200
_LONG_PAUSE_MS = 450

_CLOSERS = "\"”’'»」』）)]›"
_OPENERS = "\"“‘«「『（([¿¡‹„"
_DASHES = "—–-"
# What a word ends with, once closing quotes and brackets are off; the first that fits.
_TAILS = (
    (("…", "..."), "ellipsis"),
    (tuple(".?!。？！؟।॥．"), "sentence end"),
    (tuple(":;：；؛"), "colon or semicolon"),
    (tuple(",，、،､"), "comma"),
    (tuple(_DASHES), "dash"),
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


class _Token(NamedTuple):
    """What a word's own letters say of it."""

    kind: str
    tail: str
    head: str
    capital: bool


class Breaks(NamedTuple):
    """For each word but the last, what a break after it costs at a line's end and at a cue's end."""

    line: Sequence[int]
    cue: Sequence[int]


def break_costs(words: Sequence[Word], language: str) -> Breaks:
    """What a break after each word but the last costs."""
    costs = [_summed(reasons) for reasons in break_reasons(words, language)]
    return Breaks([cost.line for cost in costs], [cost.cue for cost in costs])


def break_reasons(words: Sequence[Word], language: str) -> Iterator[tuple[str, ...]]:
    """For each word but the last, the names in `COSTS` that hold for a break after it."""
    tokens = [_token(word.text, language) for word in words]
    # How many words stand between a break and the punctuation before it, and after it.
    since = list(_run_lengths(token.tail for token in tokens))
    until = list(_run_lengths(token.tail for token in reversed(tokens[:-1])))[::-1]
    for at in range(len(words) - 1):
        word, after = words[at], words[at + 1]
        pause_ms = after.start_ms - word.end_ms
        pause = "long pause" if pause_ms >= _LONG_PAUSE_MS else "pause" if pause_ms >= _PAUSE_MS else ""
        yield _reasons(tokens[at], tokens[at + 1], min(since[at], 3), min(until[at], 3), pause, after.before)


def _run_lengths(tails: Iterable[str]) -> Iterator[int]:
    length = 0
    for tail in tails:
        length += 1
        yield length
        if tail:
            length = 0


@lru_cache(maxsize=1 << 16)
def _summed(reasons: tuple[str, ...]) -> Cost:
    costs = [COSTS[reason] for reason in reasons]
    return Cost(sum(cost.line for cost in costs), sum(cost.cue for cost in costs))


@lru_cache(maxsize=1 << 16)
def _reasons(token: _Token, after: _Token, since: int, until: int, pause: str, before: str) -> tuple[str, ...]:
    reasons = [token.tail or "no punctuation"]
    if not token.tail:
        if token.kind:
            reasons.append(f"after {token.kind}")
        if since == 1:
            reasons.append("leaves one first word")
        if until <= 2:
            reasons.append(("leaves one last word", "leaves two last words")[until - 1])
        if token.kind == "a number" and after.kind == "a unit":
            reasons.append("number and unit")
        if token.capital and after.capital and not after.head and since > 1:
            reasons.append("inside a name")
        if not before:
            reasons.append("inside a run")
    if after.kind:
        reasons.append(f"before {after.kind}")
    if after.head:
        reasons.append(after.head)
    if pause:
        reasons.append(pause)
    if before == "\n":
        reasons.append("newline")
    return tuple(reason for reason in reasons if reason in COSTS)


@lru_cache(maxsize=1 << 16)
def _token(text: str, language: str) -> _Token:
    data = load(language)
    core = text.lstrip(_OPENERS + _DASHES)
    head = "" if len(core) == len(text) else "before an opening quote or bracket"
    if text[0] in _DASHES:
        head = "before a dash"
    bare = core.rstrip(_CLOSERS)
    tail = next((name for marks, name in _TAILS if bare.endswith(marks)), "")
    letters = bare.rstrip(".?!。？！؟।॥．…:;：；؛,，、،､—–-").replace("’", "'")
    lower = letters.lower()
    if tail == "sentence end" and bare.endswith(".") and (lower in data.abbreviations or _INITIAL.fullmatch(letters)):
        tail = ""
    elif not tail and len(bare) < len(core):
        tail = "closing quote or bracket"
    kind = data.kinds.get(lower, "")
    if not kind and any(char.isdigit() for char in letters):
        kind = "number"
    kind = kind and f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    return _Token(kind, tail, head, letters[:1].isupper() and kind != "a subject")
