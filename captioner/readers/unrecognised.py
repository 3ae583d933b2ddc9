"""What is said of JSON that no reader knows: what was seen in it, the nearest shapes, and how to have it read."""

from collections.abc import Iterator, Mapping
from typing import Any

from captioner.readers.guess import remedy
from captioner.readers.names import cut
from captioner.readers.other_answers import BY_HAND
from captioner.readers.vendors import ROWS, Row

_MOST_KEYS, _NEAREST, _DEPTH = 6, 3, 5


def told(value: Any) -> str:
    """What an object, or a list of objects, holds, which shapes are nearest, and what to do."""
    near = nearest(value)
    shapes = f"; nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}" if near else ""
    guessed = remedy(value)
    way = f"{guessed}, or give its characters or words to Timing.from_chars or Timing.from_words in Python"
    return f"{seen(value)}{shapes}; {way if guessed else BY_HAND}"


def seen(value: Any) -> str:
    """The keys of an object, or of the objects in a list, each with what it holds."""
    if isinstance(value, list):
        return f"it is one of {_kind(value)}"
    keys = [f"{cut(str(key))}{_bracketed(_kind(inner))}" for key, inner in value.items()]
    more = f" and {len(keys) - _MOST_KEYS} more" if len(keys) > _MOST_KEYS else ""
    return f"its keys are {', '.join(keys[:_MOST_KEYS])}{more}"


def _bracketed(kind: str) -> str:
    return f" ({kind})" if kind else ""


def _kind(value: Any) -> str:
    """What a value is, where that says more than its key."""
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return f"with {_listed(value)}" if value else "empty"
    if not isinstance(value, list):
        return ""
    if not value:
        return "an empty list"
    if isinstance(value[0], Mapping):
        return f"a list of {len(value)} with {_listed(value[0])}"
    kinds = ((str, "texts"), (list, "lists"), (int | float, "numbers"))
    kind = next((kind for type_, kind in kinds if isinstance(value[0], type_)), "values")
    return f"a list of {len(value)} {kind}"


def _listed(value: Mapping[str, Any]) -> str:
    keys = [cut(str(key)) for key in value]
    return ", ".join(keys[:_MOST_KEYS]) + (" …" if len(keys) > _MOST_KEYS else "")


def nearest(value: Any) -> list[str]:
    """The shapes that have most keys in common with JSON, best first, each with what is lacking."""
    keys = {*_keys(value, _DEPTH)}
    scored = []
    for row in ROWS:
        own = _keys_of(row)
        common = sum(any(one in keys for one in names) for names in own)
        if common:
            lacking = ["|".join(sorted(names)) for names in own if not any(one in keys for one in names)]
            scored.append((common / len(own), row, lacking))
    # Python's sort keeps the order of the table among equals.
    scored.sort(key=lambda one: -one[0])
    best: dict[str, str] = {}
    for _, row, lacking in scored:
        lacks = f"here without {' and '.join(lacking[:2])}" if lacking else "here in another place"
        best.setdefault(row.vendor, f"{row.vendor} ({row.answer}; {lacks})")
    return [*best.values()][:_NEAREST]


def _keys_of(row: Row) -> list[frozenset[str]]:
    """The keys that answers of a row have, with alternatives together."""
    found: dict[frozenset[str], None] = {}
    for path in (*row.needs, *row.at[:1], row.text, row.start, row.end):
        choices = [[step for step in one.split(".") if step and not step.isdigit() and step != "*"]
                   for one in path.split("|")]  # fmt: skip
        found |= {frozenset({step}): None for step in choices[0][:-1]}
        found[frozenset(steps[-1] for steps in choices if steps)] = None
    return [names for names in found if names]


def _keys(value: Any, depth: int) -> Iterator[str]:
    """The keys in a value, and in the first item of each list."""
    if isinstance(value, list):
        value = value[0] if value else None
        if isinstance(value, list):
            yield from _keys(value, depth - 1) if depth else ()
    if isinstance(value, Mapping) and depth:
        for key, inner in value.items():
            yield str(key)
            yield from _keys(inner, depth - 1)
