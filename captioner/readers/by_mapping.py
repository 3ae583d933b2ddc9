"""`Timing` from JSON of any form, by a mapping: expressions in JMESPath (https://jmespath.org) that say where it is.

`words=list[*], text=t, start=b, end=e, unit=ms`: the words are the items of the list that the first expression finds in
the whole JSON; the others find the text, the times and the speaker in each item. JMESPath is the extra
`captioner[map]`.
"""

from collections.abc import Mapping
from typing import Any

from captioner.errors import FormatError, shown
from captioner.readers import char_lists, word_lists
from captioner.readers.names import cut
from captioner.readers.vendors import Row
from captioner.timing.words import Timing

_EXAMPLE = "words=list[*], text=t, start=b, end=e, unit=ms"
_KEYS = ("words", "chars", "text", "start", "end", "duration", "speaker", "unit")
_UNITS = ("s", "ms", "ticks")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def check_mapping(mapping: str) -> dict[str, Any]:
    """The parts of a mapping, its expressions compiled; raises `FormatError` if it is none, or JMESPath is missing."""
    try:
        import jmespath
    except ImportError:
        raise FormatError('a mapping needs JMESPath: pip install "captioner[map]"') from None
    parts: dict[str, Any] = {}
    for part in _parted(mapping):
        key, _, expression = (piece.strip() for piece in part.partition("="))
        if key not in _KEYS or key in parts or not expression:
            raise FormatError(f"the mapping has {cut(part)!r}, not one each of {', '.join(_KEYS)}: write {_EXAMPLE}")
        try:
            parts[key] = expression if key == "unit" else jmespath.compile(expression)
        except ValueError as error:
            what = " ".join(str(error).split("\n")[0].split())
            raise FormatError(f"the mapping's {key} is no JMESPath: {cut(what)}") from None
    lacking = [key for key in ("text", "start") if key not in parts]
    lacking += [
        " or ".join(both) for both in (("words", "chars"), ("end", "duration")) if len(parts.keys() & {*both}) != 1
    ]
    if lacking:
        raise FormatError(f"the mapping needs {', '.join(lacking)} once each: write {_EXAMPLE}")
    units = _UNITS if "words" in parts else _UNITS[:2]
    if parts.setdefault("unit", "s") not in units:
        raise FormatError(f"the mapping's unit is {cut(parts['unit'])!r}: choose {' or '.join(units)}")
    return parts


def timings(value: Any, mapping: str, ms_per_unit: int) -> tuple[Timing, ...]:
    """The timing of the one clip in JSON; raises as `read_clip`, and `FormatError` where the mapping finds no list."""
    parts = check_mapping(mapping)
    kind = "words" if "words" in parts else "chars"
    last = "end" if "end" in parts else "duration"
    items = _found(parts, kind, value)
    if not isinstance(items, list) or not items:
        raise FormatError(f"has no list where the mapping has its {kind}: there is {shown(items)}{_keys(value)}")
    # An expression with two * finds a list of lists.
    while all(isinstance(item, list) for item in items) and not isinstance(_found(parts, "text", items[0]), str):
        items = [inner for item in items for inner in item]
        if not items:
            raise FormatError(f"has only empty lists where the mapping has its {kind}")
    keys = ("text", "start", last, *(("speaker",) if "speaker" in parts else ()))
    entries = [{key: _found(parts, key, item) for key in keys} for item in items]
    if all(entry["text"] is None for entry in entries):
        raise FormatError(f"has no text where the mapping has it: the first of its {kind} is {shown(items[0])}")
    row = Row(
        vendor="the mapping",
        answer=kind,
        source="",
        shape="word_lists" if kind == "words" else "char_lists",
        needs=(),
        at=("entries",),
        text="text",
        start="start",
        end=last,
        unit=parts["unit"],
        end_is_duration=last == "duration",
        speaker="speaker" if "speaker" in parts else "",
    )
    read = word_lists.timings if kind == "words" else char_lists.timings
    return read(row, [{"entries": entries}], ms_per_unit)


def _found(parts: Mapping[str, Any], key: str, value: Any) -> Any:
    try:
        return parts[key].search(value)
    except ValueError as error:  # JMESPath's functions refuse values of other types
        raise FormatError(f"the mapping's {key}: {cut(' '.join(str(error).split()))}") from None


def _keys(value: Any) -> str:
    return f"; the JSON has the keys {cut(', '.join(map(str, value)))}" if isinstance(value, Mapping) and value else ""


def _parted(mapping: str) -> list[str]:
    """The parts between commas, but for commas in brackets and quotes."""
    parts, open_ones = [""], ""
    for char in mapping:
        if open_ones and char == open_ones[-1]:
            open_ones = open_ones[:-1]
        elif open_ones[-1:] not in ("'", '"', "`") and char in "'\"`([{":
            open_ones += _CLOSING.get(char, char)
        if char == "," and not open_ones:
            parts.append("")
        else:
            parts[-1] += char
    return parts
