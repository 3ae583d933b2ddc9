"""JSON text, bytes or values to the documents in them, in order: a value, an array's items, or one for each line.

Bytes may be packed with gzip. Of server-sent events, the data are read.

JSON is read by `json`, which is imported anyway, until a process has read 1 MB of it (an hour of speech), and then by
msgspec. Measured on CPython 3.11 with msgspec 0.22:

- msgspec reads a clip of 1000 words in 0.34 of `json`'s time, of 10000 in 0.45, of 100000 in 0.64. All that is done
  with 2000 clips of 60 to 500 words takes 4.0 times as long as `json.loads` with it, and 4.7 times without.
- Its import adds 9 ms to a process of 60 ms, which is what it saves on 1 MB.
- It takes a little more memory: at the peak 10.3 times the JSON, instead of 10.0.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from captioner.errors import FormatError
from captioner.readers.files import clip_of, is_path, read_clip_path

Document = Mapping[str, Any]

_GZIP = b"\x1f\x8b"
# The first line of server-sent events.
_EVENTS = re.compile(r"\s*(?:data|event|id|retry)?:").match

# How much JSON a process reads before msgspec saves more time than its import takes.
_MUCH = 1_000_000
# How much of a text tells what it is, to a person.
_SHOWN = 40
_read = 0

_KINDS = {
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    type(None): "null",
    list: "an array",
}


def documents(source: object) -> list[Document]:
    """Every JSON object in `source`: a mapping, a list of them, JSON or JSON-lines text, or the path of a file of it.

    Raises `FormatError` where it is empty, is not JSON, or holds something else than objects.
    """
    value = value_of(source)
    several = isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray)
    found: list[Any] = list(value) if several else [value]
    if not found:
        raise FormatError("holds no clip: the list is empty")
    for number, document in enumerate(found, 1):
        if not isinstance(document, Mapping):
            which = f"item {number} " if several else ""
            raise FormatError(
                f"{which}is {kind_of_value(document)}, not a JSON object: a clip was expected{_remedy(found)}"
            )
    return found


def _remedy(found: list[Any]) -> str:
    from captioner.readers.guess import remedy

    guessed = remedy(found)
    return f"; {guessed}" if guessed else ""


def kind_of_value(value: object) -> str:
    """What a value is that is no object: "a number"."""
    return _KINDS.get(type(value), type(value).__name__)


def value_of(source: object) -> Any:
    """The value of a path, of JSON or JSON lines, the clip in a WAV; any other value as it is."""
    if isinstance(source, os.PathLike):
        source = read_clip_path(source)
    elif isinstance(source, bytes | bytearray):
        source = clip_of(source)
    return parsed(source) if isinstance(source, str | bytes | bytearray) else source


def parsed(source: str | bytes | bytearray) -> Any:
    """The value of JSON, or a list of those of JSON lines; raises `FormatError` where it is neither."""
    global _read
    if not isinstance(source, str) and source[:2] == _GZIP:
        from captioner.readers.packed import unpacked

        source = unpacked(source)
    _read += len(source)
    if _read >= _MUCH:
        # It refuses other encodings, halves of characters, NaN and what is no JSON: json reads them, or says why not.
        with suppress(ValueError, RecursionError):
            return _quickly_parsed(source)
    text = _decoded(source).removeprefix("\ufeff")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if not text.strip():
            raise FormatError("is empty: a clip's JSON was expected, or captions") from None
        if _EVENTS(text):
            from captioner.readers.packed import data_of_events

            return _lines(data_of_events(text))
        # A second document after the first: JSON lines, if anything.
        if error.msg == "Extra data":
            return _lines(text)
        if is_path(text):
            raise FormatError(f"{text!r} is the path of a file, not its content: give Path({text!r})") from None
        raise _no_json("is not whole JSON", text, error) from None
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from None


def _quickly_parsed(source: str | bytes | bytearray) -> Any:
    import msgspec

    # A string keeps the UTF-8 that is asked of it as long as it lives, and this one is the caller's.
    if isinstance(source, str) and not source.isascii():
        source = source.encode()
    return msgspec.json.decode(source)


def _decoded(source: str | bytes | bytearray) -> str:
    if isinstance(source, str):
        return source
    encoding = json.detect_encoding(source)
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as error:
        if found := _foreign(source):
            raise FormatError(found) from None
        raise FormatError(
            f"is not text: byte {error.start} is not {encoding.upper()}; a clip's JSON, in UTF-8, was expected"
        ) from None


def _lines(text: str) -> list[Any]:
    found = []
    # Not splitlines(): U+2028 may stand raw inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise _no_json("is neither JSON nor JSON lines", text, error, line=number) from None
        except (ValueError, RecursionError) as error:
            raise _unreadable(error) from None
    return found


def _no_json(what: str, text: str, error: json.JSONDecodeError, *, line: int | None = None) -> FormatError:
    """The error for text that is no JSON: what it is, or where it stops to be JSON."""
    if found := _foreign(text):
        return FormatError(found)
    start = text.lstrip()[:1]
    if error.pos <= len(text) - len(text.lstrip()) and start not in ("{", "["):
        beginning = text.strip().split("\n")[0][:_SHOWN]
        return FormatError(
            f"begins with {beginning!r}, and is neither JSON nor captions (SRT, WebVTT): give a file that captioner "
            "readers lists",
            line=line or error.lineno,
            column=error.colno,
        )
    return json_error(what, error, "save the API's whole answer as it came", line=line)


def _foreign(source: str | bytes | bytearray) -> str | None:
    from captioner.readers.foreign import foreign

    found = foreign(source)
    return None if found is None else str(found)


def json_error(what: str, error: json.JSONDecodeError, remedy: str, *, line: int | None = None) -> FormatError:
    """The error for text that is no JSON, with its place; `line` is the line that alone was to be JSON."""
    line = line or error.lineno
    message = f"{what}: {error.msg} (line {line}, column {error.colno}); {remedy}"
    return FormatError(message, line=line, column=error.colno)


def _unreadable(error: Exception) -> FormatError:
    return FormatError(f"is not JSON that can be read: {json_fault(error)}; save the API's whole answer as it came")


def json_fault(error: Exception) -> str:
    """Why what is JSON cannot be read all the same."""
    return "nested too deep" if isinstance(error, RecursionError) else "a number of thousands of digits"
