"""What a person sees while a command runs: progress, and one line on what is wrong."""

import errno
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

import click

import captioner

_T = TypeVar("_T")

_FAULTS = {errno.ENOENT: "no such file", errno.EISDIR: "is a directory: name the files in it"}


def progress(items: Sequence[_T], label: str, silent: int) -> AbstractContextManager[Iterable[_T]]:
    """The items, behind a bar on the terminal where there are more than `silent`."""
    if len(items) > silent and on_terminal():
        return click.progressbar(items, label=label, file=sys.stderr)
    return nullcontext(items)


def on_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def told_of(source: str = "") -> Iterator[None]:
    """Our errors, and those of files and streams, end the program with one line that begins with their source."""
    try:
        yield
    except captioner.CaptionerError as error:
        told = printable(str(error))
    except OSError as error:
        if error.errno == errno.EPIPE and error.filename is None:
            raise  # whatever read our standard output has seen enough: click ends quietly
        path = click.format_filename(error.filename) if error.filename else source
        told = f"{path}: {_FAULTS.get(error.errno or 0) or (error.strerror or str(error)).lower()}"
    else:
        return
    raise click.ClickException(told if not source or told.startswith(f"{source}:") else f"{source}: {told}")


@contextmanager
def blaming(path: str) -> Iterator[None]:
    """An `OSError` from within names `path`, not the temporary file that nobody asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


def printable(text: str) -> str:
    """`text` on one line, with nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
