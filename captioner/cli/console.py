"""What a person sees while a command runs: progress, and one line on what is wrong. All of it is printed here."""

import errno
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TypeVar

import click

import captioner
from captioner.text.code_points import escaped

_T = TypeVar("_T")

_FAULTS = {errno.ENOENT: "no such file", errno.EISDIR: "is a directory: name the files in it"}


class Corrected(click.UsageError):
    """A command that is wrong; `better` is the one that was meant."""

    def __init__(self, message: str, better: str) -> None:
        super().__init__(message)
        self.better = better

    def format_message(self) -> str:
        return f"{escaped(self.message)}, as in\n\n  {escaped(self.better)}"


def say(line: str, *, err: bool = True) -> None:
    """Print one line; nothing in it breaks the line or commands the terminal, wherever it comes from."""
    click.echo(escaped(line), err=err)


def show(error: click.ClickException) -> None:
    """Print what click prints of an error, its message escaped: one line, unless all line ends in it are ours."""
    message = error.format_message()
    if not isinstance(error, Corrected | click.exceptions.NoArgsIsHelpError):
        message = escaped(message)
    error.format_message = lambda: message  # type: ignore[method-assign]
    error.show()


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
        told = str(error)
    except OSError as error:
        if error.errno == errno.EPIPE and error.filename is None:
            raise  # whatever read our standard output has seen enough: click ends quietly
        path = click.format_filename(error.filename) if error.filename else source
        told = f"{path}: {_FAULTS.get(error.errno or 0) or (error.strerror or str(error)).lower()}"
    else:
        return
    # The message may name its source already, escaped.
    named = not source or escaped(told).startswith(f"{escaped(source)}:")
    raise click.ClickException(told if named else f"{source}: {told}")


@contextmanager
def blaming(path: str) -> Iterator[None]:
    """An `OSError` from within names `path`, not the temporary file that nobody asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise
