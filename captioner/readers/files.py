"""Files that are named by their path instead of handed over as text or bytes; of a WAV, only its header is read."""

import os
from collections.abc import Mapping
from io import BytesIO
from typing import Any, BinaryIO

from captioner.errors import FormatError

# No path is longer on Linux; other systems stop sooner.
_LONGEST = 4096
# How files of sound begin, and JSON does not: so that nothing is imported for JSON.
_FIRST_OF_SOUND = b"RBIfOF\0\x1a\xff"
# The longest beginning by which a kind of sound is known.
_HEAD = 12


def read_path(path: os.PathLike[str]) -> bytes:
    """What a file holds; raises `FormatError` with its path where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def read_clip_path(path: os.PathLike[str]) -> bytes | bytearray | Mapping[str, Any]:
    """What a file holds, or the clip in the header of a WAV; raises `FormatError` with its path where there is none."""
    try:
        with open(path, "rb") as file:
            return clip_in(file)
    except FormatError as error:
        error.path = os.fspath(path)
        raise
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def clip_in(file: BinaryIO) -> bytes | bytearray | Mapping[str, Any]:
    """What an open file holds, or the clip in the header of a WAV, whose sound is not read.

    Raises `FormatError` for a WAV without timings, and for any other sound.
    """
    if not file.seekable():
        return clip_of(file.read())
    head = file.read(_HEAD)
    file.seek(0)
    return _clip_of_sound(file) if _may_be_sound(head) else file.read()


def clip_of(content: bytes | bytearray) -> bytes | bytearray | Mapping[str, Any]:
    """The content of a file as it is, or the clip in the header of a WAV; raises as `clip_in`."""
    return _clip_of_sound(BytesIO(content)) if _may_be_sound(content[:_HEAD]) else content


def _may_be_sound(head: bytes | bytearray) -> bool:
    if not head or head[0] not in _FIRST_OF_SOUND:
        return False
    from captioner.readers.sounds import kind_of

    return kind_of(head) is not None


def _clip_of_sound(file: BinaryIO) -> Mapping[str, Any]:
    from captioner.readers.sounds import clip_of_sound

    return clip_of_sound(file)


def _unreadable(path: os.PathLike[str], error: Exception) -> FormatError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return FormatError(f"cannot be read: {reason.lower()}", path=os.fspath(path))


def is_path(text: str) -> bool:
    """Whether a text that is none of our formats is the path of a file."""
    try:
        return len(text) <= _LONGEST and os.path.isfile(text)
    except ValueError:  # it holds a NUL, which no path does
        return False
