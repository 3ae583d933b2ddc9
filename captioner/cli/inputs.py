"""Where input comes from: files and standard input, and which files those were, so that no output replaces them."""

import errno
import os
import stat
import sys
from contextlib import suppress

from captioner.cli.console import say

Inputs = dict[tuple[int, int], str]
"""Regular files that were read, by device and inode, and what the person calls them."""


def read(path: str, inputs: Inputs) -> bytes:
    """What a file, or standard input (-), holds; noted among the `inputs`."""
    if path != "-":
        with open(path, "rb") as file:
            note_input(inputs, file.fileno(), path)
            return file.read()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed")
    if sys.stdin.isatty():
        say("reading from the terminal")
    with suppress(OSError):  # a stream that a test puts in its place has no number
        note_input(inputs, sys.stdin.fileno(), "standard input")
    return sys.stdin.buffer.read()


def note_input(inputs: Inputs, file: int, path: str) -> None:
    """Keep in mind that an open file is an input, so that nothing is written over it."""
    known = identity(file)
    if known is not None:
        inputs[known] = path


def identity(file: int | str) -> tuple[int, int] | None:
    """What an input is known by, whatever its path; None for what is no regular file, and cannot be replaced."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
