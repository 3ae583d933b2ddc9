"""The JSON of a response, unless parsing it would fill the memory."""

import json
from typing import Any

# 64 MiB of `[],[],...` would become 1.6 GB of lists. A clip has an array of two times for each character, and a
# character and its times take at least 16 bytes, unless the clip is short.
_BYTES_PER_ARRAY, _COMMAS_PER_ARRAY, _QUOTES_PER_ARRAY = 16, 3, 2
_ALLOWANCE = 512 * 1024


def has_too_many_values(body: bytearray) -> bool:
    """Whether JSON contains far more values than a clip of the same size has characters and times."""
    arrays = body.count(b"[")
    return (
        arrays > len(body) // _BYTES_PER_ARRAY + _ALLOWANCE
        or body.count(b",") > arrays * _COMMAS_PER_ARRAY + _ALLOWANCE
        or body.count(b'"') > arrays * _QUOTES_PER_ARRAY + _ALLOWANCE
        or body.count(b"{") + body.count(b":") > _ALLOWANCE
    )


def parsed(body: bytearray) -> Any:
    """The JSON value, or None if the body is not JSON or is nested too deeply."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
