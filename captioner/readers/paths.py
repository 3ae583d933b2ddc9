"""Values in JSON by their path: keys and indices with dots between them, and `*` for every item of a list."""

from collections.abc import Iterable, Mapping
from typing import Any


def value_at(value: Any, path: str) -> Any:
    """The value at a path, or None; `*` puts the lists, or else the values, that its items lead to into one list."""
    for at, key in enumerate(steps := path.split(".") if path else []):
        if key == "*":
            rest = ".".join(steps[at + 1 :])
            return list(_all(value, rest)) if isinstance(value, list) else None
        value = _step(value, key)
        if value is None:
            return None
    return value


def has(value: Any, path: str) -> bool:
    """Whether there is a value at any of the paths in `path`, between which is a |; it may be null."""
    return any(_has(value, one.split(".")) for one in path.split("|"))


def _has(value: Any, steps: list[str]) -> bool:
    for key in steps[:-1]:
        value = _step(value, key)
    last = steps[-1]
    if isinstance(value, Mapping):
        return last in value
    return isinstance(value, list) and last.isdigit() and int(last) < len(value)


def _step(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(key)
    if isinstance(value, list) and key.isdigit() and int(key) < len(value):
        return value[int(key)]
    return None


def _all(items: Iterable[Any], rest: str) -> Iterable[Any]:
    for item in items:
        found = value_at(item, rest)
        if isinstance(found, list):
            yield from found
        elif found is not None:
            yield found
