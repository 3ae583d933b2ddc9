"""The text of a caption file, in whatever encoding, and what its bytes say about it."""

import codecs
import os
import re
from contextlib import suppress
from dataclasses import dataclass

from captioner.errors import FormatError, wrong_type
from captioner.readers.files import is_path, read_path

Source = str | bytes | bytearray | os.PathLike[str]
"""A caption file: its text, its bytes, or its path."""

MARK = "\ufeff"
# What captions are written in, the most frequent first. Among all encodings that Python knows, some rare one fits a few
# lines nearly always as well.
_GUESSES = (
    *("cp1252", "cp1251", "cp932", "gb18030", "cp949", "euc_jp", "cp1254", "cp1250", "big5", "cp1256", "cp874"),
    *("cp1253", "cp1255", "cp1257", "cp1258", "koi8_r"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with LF line ends, and without byte order marks at the beginning of its lines.

    `encoding` is None if the source was text. `marks` counts the marks at its beginning, `marked_lines` has the numbers
    of the other lines that began with one.
    """

    text: str
    encoding: str | None = None
    guessed: bool = False
    marks: int = 0
    marked_lines: tuple[int, ...] = ()


def decoded(source: Source, encoding: str | None = None, *, guess: bool = False) -> Decoded:
    """The text of a file in `encoding`, by default UTF-8 or UTF-16, or else, with `guess`, by `charset-normalizer`.

    Raises `FormatError` if it is not text, or in another encoding, and for an encoding that does not exist.
    """
    if isinstance(source, os.PathLike):
        source = read_path(source)
    guessed = False
    if isinstance(source, bytes | bytearray):
        name = checked_encoding(encoding) if encoding else unicode_encoding(source)
        guessed = name is None and guess
        text, encoding = _text(bytes(source), name or (_guessed(bytes(source)) if guess else "utf-8"))
    elif isinstance(source, str):
        text, encoding = source, None
        if is_path(text):
            raise FormatError(f"{text!r} is the path of a file, not its content: give Path({text!r})")
    else:
        raise wrong_type(source, "a caption file, as text, bytes or a path")
    if "\0" in text:
        raise FormatError("holds NUL characters, which no captions have: save it as UTF-8")
    bare = text.lstrip(MARK)
    marks, text = len(text) - len(bare), bare
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    marked: tuple[int, ...] = ()
    if f"\n{MARK}" in text:
        marked = tuple(row for row, line in enumerate(text.split("\n"), 1) if line.startswith(MARK))
        text = re.sub(f"\n{MARK}+", "\n", text)
    return Decoded(text, encoding, guessed, marks, marked)


def checked_encoding(name: str) -> str:
    """The name of an encoding, "utf-8" for all its names; raises `FormatError` if Python knows none of that name."""
    try:
        with suppress(UnicodeError):
            b"x".decode(name)  # Python knows codecs of other things than text, too
        return "utf-8" if codecs.lookup(name).name in ("utf-8", "utf-8-sig") else name.lower()
    except (LookupError, ValueError):
        raise FormatError(
            f"{name!r} is not an encoding that Python knows: give one such as cp1252 or shift_jis"
        ) from None


def unicode_encoding(data: bytes | bytearray) -> str | None:
    """The Unicode encoding of a file, by its mark or by what captions have in it; None if it is in another encoding."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in data:
        for name in ("utf-16-le", "utf-16-be"):
            text = data.decode(name, "ignore")
            if "-->" in text or '"segments"' in text:
                return name
    try:
        data.decode()
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _text(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeError as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        remedy = "save it as UTF-8, or give its encoding" if encoding == "utf-8" else "give another encoding"
        raise FormatError(f"is not text in {encoding.upper()}{place}: {remedy}") from None


def _guessed(data: bytes) -> str:
    """The encoding that `charset-normalizer` takes captions for; UTF-8 if there are no captions in the data."""
    if b"-->" not in data and not data.lstrip().startswith(b"{"):
        return "utf-8"
    from charset_normalizer import from_bytes

    found = from_bytes(data, cp_isolation=list(_GUESSES))
    best = found.best()
    if best is None:
        return "utf-8"
    # A few lines are often as good text in one encoding as in another: the most frequent one is taken.
    equal = [one for one in found if (one.chaos, one.coherence) == (best.chaos, best.coherence)]
    usual = any(_GUESSES[0] in one.could_be_from_charset for one in equal)
    return _GUESSES[0] if usual else best.encoding
