"""Files that are named by their path instead of handed over as text or bytes."""

import os

from captioner.errors import FormatError

# No path is longer on Linux; other systems stop sooner.
_LONGEST = 4096


def read_path(path: os.PathLike[str]) -> bytes:
    """What a file holds; raises `FormatError` with its path where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FormatError(f"cannot be read: {reason.lower()}", path=os.fspath(path)) from error


def is_path(text: str) -> bool:
    """Whether a text that is none of our formats is the path of a file."""
    try:
        return len(text) <= _LONGEST and os.path.isfile(text)
    except ValueError:  # it holds a NUL, which no path does
        return False
