"""Where the words or characters of unknown JSON may be: a mapping for `--map`, or a line of Python, to be checked."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from shlex import quote
from typing import Any, NamedTuple

# Enough items to tell what a list holds; a list in a list in an object in a list is the deepest that tools write.
_SOME, _DEPTH, _MOST_KEYS = 50, 6, 50
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_TEXT = re.compile(r"(.*\.)?(punctuated_?word|word|text|token|char(acter)?|content|value|display|w|t|c)", re.I)
_START = re.compile(r"(.*\.)?(start|begin|from|onset|offset|timestamp\[0\]|time|t0|b|s).*", re.I)
_END = re.compile(r"(.*\.)?(end|stop|to|until|timestamp\[1\]|t1|e).*", re.I)
_DURATION = re.compile(r"(.*\.)?(dur|length|len$|d$).*", re.I)
_LASTING = re.compile("dur|length", re.I)
# Seconds for a letter: with more, times are milliseconds, with more still, ticks of 100 ns.
_LONG_S, _LONG_MS = 5, 50_000


class _List(NamedTuple):
    """A list in JSON: the expression that finds it, and what its items hold by their expressions."""

    at: str
    items: Sequence[Mapping[str, Any]]


def remedy(value: Any) -> str | None:
    """What to write to have JSON read, made from what is in it; None where nothing looks like words with times."""
    lists = sorted(_lists([value], "", _DEPTH), key=lambda one: len(one.items), reverse=True)
    mapping = next(filter(None, map(_mapping, lists)), None)
    if mapping is not None:
        kind = "words" if mapping.startswith("words") else "characters"
        return f"if these are its {kind}, read it with --map {quote(mapping)}"
    return next(filter(None, _of_arrays(value, "d", _DEPTH)), None)


def _lists(values: Sequence[Any], at: str, depth: int) -> Iterator[_List]:
    """The lists of objects, or of lists, below the values that an expression finds."""
    if not depth:
        return
    objects = [value for value in values if isinstance(value, Mapping)]
    for key in list(dict.fromkeys(key for one in objects for key in one))[:_MOST_KEYS]:
        yield from _lists([one[key] for one in objects if key in one], _joined(at, str(key)), depth - 1)
    items = [item for value in values if isinstance(value, list) for item in value[:_SOME]][:_SOME]
    if items:
        found = [_leaves(item) for item in items if isinstance(item, Mapping | list)]
        if len(found) == len(items):
            yield _List(f"{at}[*]", found)
        yield from _lists(items, f"{at}[*]", depth - 1)


def _leaves(item: Any, at: str = "", depth: int = 3) -> dict[str, Any]:
    """The texts and numbers in an item, by their expressions."""
    if isinstance(item, str | int | float) and not isinstance(item, bool):
        return {at: item} if at else {}
    pairs: list[tuple[str, Any]] = []
    if isinstance(item, Mapping):
        pairs = [(_joined(at, str(key)), inner) for key, inner in [*item.items()][:_MOST_KEYS]]
    elif isinstance(item, list):
        pairs = [(f"{at}[{number}]", inner) for number, inner in enumerate(item[:3])]
    return {path: leaf for one, inner in pairs if depth for path, leaf in _leaves(inner, one, depth - 1).items()}


def _joined(at: str, key: str) -> str:
    key = key if _IDENTIFIER.fullmatch(key) else json.dumps(key)
    return f"{at}.{key}" if at else key


def _mapping(found: _List) -> str | None:
    """The mapping of a list whose items have a text and two times that fit each other."""
    paths = dict.fromkeys(path for item in found.items for path in item)
    texts = [path for path in paths if all(isinstance(item.get(path), str) for item in found.items)]
    text = min(texts, key=lambda path: _TEXT.fullmatch(path) is None, default=None)
    numbers = {
        path: [item[path] for item in found.items]
        for path in paths
        if all(isinstance(item.get(path), int | float) for item in found.items)
    }
    starts = [path for path in numbers if _rises(numbers[path])]
    for start in sorted(starts, key=lambda path: _START.fullmatch(path) is None):
        end = _end(start, numbers)
        if text is not None and end is not None:
            last_of, long = end[0], numbers[end[1]]
            if last_of == "end":
                long = [after - before for before, after in zip(numbers[start], long, strict=True)]
            said = [item[text] for item in found.items]
            kind = "chars" if _are_characters(said) else "words"
            return f"{kind}={found.at}, text={text}, start={start}, {last_of}={end[1]}{_unit(end[1], long, said)}"
    return None


def _end(start: str, numbers: Mapping[str, Sequence[float]]) -> tuple[str, str] | None:
    """Which numbers are the ends or the durations of others; those that are called so before others."""
    others = [path for path in numbers if path != start]
    ends = [path for path in others if _are_ends(numbers[start], numbers[path])]
    durations = [path for path in others if _DURATION.fullmatch(path)]
    named = [path for path in ends if _END.fullmatch(path)]
    if named or (ends and not durations):
        return "end", (named or ends)[0]
    return ("duration", durations[0]) if durations else None


def _are_characters(texts: Sequence[str]) -> bool:
    return not any(sum(map(str.isalnum, text)) > 1 for text in texts)


def _rises(numbers: Sequence[float]) -> bool:
    return all(before <= after for before, after in pairwise(numbers)) and (
        len(numbers) < 2 or numbers[0] < numbers[-1]
    )


def _are_ends(starts: Sequence[float], ends: Sequence[float]) -> bool:
    return all(start <= end for start, end in zip(starts, ends, strict=True)) and _rises(ends)


def _unit(path: str, long: Sequence[float], texts: Sequence[str]) -> str:
    letter = sum(long) / max(sum(map(len, texts)), 1)
    if path.lower().endswith(("ms", "millis", "milliseconds")) or _LONG_S < letter <= _LONG_MS:
        return ", unit=ms"
    return ", unit=ticks" if letter > _LONG_MS else ""


def _of_arrays(value: Any, at: str, depth: int) -> Iterator[str]:
    """A line of Python for an object that holds texts, starts and ends as three lists of one length."""
    if not isinstance(value, Mapping) or not depth:
        return
    lists = {key: one for key, one in value.items() if isinstance(one, list) and one}
    texts = [key for key, one in lists.items() if all(isinstance(item, str) for item in one)]
    numbers = {key: one for key, one in lists.items() if all(isinstance(item, int | float) for item in one)}
    for text in texts:
        fitting = {key: one for key, one in numbers.items() if len(one) == len(lists[text])}
        for start in filter(lambda key: _rises(fitting[key]), fitting):
            found = _end_of_arrays(start, fitting)
            if found is None:
                continue
            end, is_duration = found
            text_at, start_at, end_at = (f"{at}[{key!r}]" for key in (text, start, end))
            if is_duration:
                end_at = f"[start + long for start, long in zip({start_at}, {end_at})]"
            unit = "ms" if start.lower().endswith(("ms", "millis", "milliseconds")) else "s"
            names = f"{text_at}, {start_at}, {end_at}"
            if _are_characters(lists[text]):
                yield f'if these are its characters, in Python: Timing.from_chars({names}, unit="{unit}")'
            else:
                yield f'if these are its words, in Python: Timing.from_words(zip({names}), unit="{unit}")'
    for key, inner in value.items():
        yield from _of_arrays(inner, f"{at}[{key!r}]", depth - 1)


def _end_of_arrays(start: str, numbers: Mapping[str, Sequence[float]]) -> tuple[str, bool] | None:
    """The list of the ends of others, or of their durations, and whether it is durations; those by their names."""
    others = [key for key in numbers if key != start]
    durations = [key for key in others if _LASTING.search(key)]
    ends = [key for key in others if key not in durations and _are_ends(numbers[start], numbers[key])]
    return (ends[0], False) if ends else (durations[0], True) if durations else None
