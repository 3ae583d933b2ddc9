"""What the service answered: its JSON, unless it would fill the memory."""

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
