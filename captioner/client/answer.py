"""What the service answered: its JSON, unless it would fill the memory, and its own words about a failure."""

import json
from typing import Any

# 64 MiB of `[],[],...` would be 1.6 GB of lists. A clip has an array of two times for each character, and a character
# and its times take 16 bytes or more, unless the clip is short.
_BYTES_PER_ARRAY, _COMMAS_PER_ARRAY, _QUOTES_PER_ARRAY = 16, 3, 2
_ALLOWANCE = 512 * 1024


def holds_too_much(body: bytearray) -> bool:
    """Whether JSON of this size holds far more values than the characters and times of a clip."""
    arrays = body.count(b"[")
    return (
        arrays > len(body) // _BYTES_PER_ARRAY + _ALLOWANCE
        or body.count(b",") > arrays * _COMMAS_PER_ARRAY + _ALLOWANCE
        or body.count(b'"') > arrays * _QUOTES_PER_ARRAY + _ALLOWANCE
        or body.count(b"{") + body.count(b":") > _ALLOWANCE
    )


def parsed(body: bytearray) -> Any:
    """The JSON value, or None where it is none, or nested too deep."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def words_of(answer: dict[str, Any]) -> str:
    """The service's own words: a string, a list of them, or a list for each field."""
    told = next((answer[key] for key in ("message", "error", "errors") if answer.get(key)), "")
    if isinstance(told, dict):
        pairs = [(field, text if isinstance(text, list) else [text]) for field, text in told.items()]
        told = [f"{field} {item}" for field, items in pairs for item in items]
    return "; ".join(map(str, told)) if isinstance(told, list) else str(told)
