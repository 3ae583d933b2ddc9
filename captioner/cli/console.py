"""What a person sees while a command runs: progress, results, and one line on what is wrong. Only this file prints."""

import errno
import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, TypeVar

import click

import captioner
from captioner.text.code_points import escaped

MANY = 20
"""Up to so many files have a line each, and no progress bar."""

_T = TypeVar("_T")

Styled = Sequence[tuple[str, str]]
"""A line in pieces: the text of each, and its style, a key of `_STYLES`, or "" for none."""

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "mark": {"fg": "cyan"},
    "heading": {"bold": True},
    "note": {"dim": True},
}
_FAULTS = {errno.ENOENT: "no such file", errno.EISDIR: "is a directory: name the files in it"}


class Refused(click.ClickException):
    """Input that was refused, or a file that cannot be used; `line` is the line of the file at fault, if known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def say(line: str, *, err: bool = True) -> None:
    """Print one line; nothing in it breaks the line or commands the terminal, wherever it comes from."""
    click.echo(escaped(line), err=err)


def say_styled(pieces: Styled, *, err: bool) -> None:
    """Print one line, in colours on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    plain = stream is None or not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    shown = [
        escaped(text) if plain or not style else click.style(escaped(text), **_STYLES[style]) for text, style in pieces
    ]
    click.echo("".join(shown), err=err)


def say_over_bar(line: str) -> None:
    """Print one line on standard error; on a terminal, where a bar is, which is then drawn again below."""
    if on_terminal():
        click.echo("\r\x1b[K", nl=False, err=True)
    say(line)


def show(error: click.ClickException) -> None:
    """Print an error as click does, with its message escaped; only a whole help page keeps its lines."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):
        message = escaped(error.format_message())
        error.format_message = lambda: message  # type: ignore[method-assign]
    error.show()


def progress(items: Sequence[_T], label: str, silent: int = MANY) -> AbstractContextManager[Iterable[_T]]:
    """The items, behind a bar on the terminal where there are more than `silent`."""
    if len(items) > silent and on_terminal():
        return click.progressbar(items, label=label, file=sys.stderr)
    return nullcontext(items)


@contextmanager
def counting(length: int, label: str, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A function to call for each finished item, with a remark to show; it moves a bar on the terminal."""
    if quiet or not on_terminal():
        yield lambda _: None
        return
    bar: Any = click.progressbar(
        length=length, label=label, file=sys.stderr, show_pos=True, item_show_func=lambda remark: remark
    )
    with bar:
        yield lambda remark: bar.update(1, remark)


def on_terminal() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def counted(number: int, thing: str) -> str:
    """A number and its noun, as in "1 cue" and "2 cues"."""
    return f"{number} {thing}{'s' * (number != 1)}"


def aligned(rows: Sequence[Sequence[str]], right: Container[int]) -> Iterator[str]:
    """The rows of a table as lines; the columns of `right` are flush right, the others flush left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = enumerate(zip(row, widths, strict=True))
        yield "  ".join(cell.rjust(width) if at in right else cell.ljust(width) for at, (cell, width) in cells).rstrip()


@contextmanager
def errors_about(source: str = "") -> Iterator[None]:
    """Turn our errors, and those of files and streams, into `Refused`: one line that begins with their source."""
    line = None
    try:
        yield
    except captioner.CaptionerError as error:
        message = str(error)
        line = error.line if isinstance(error, captioner.FormatError) else None
    except OSError as error:
        if error.errno == errno.EPIPE and error.filename is None:
            raise  # the reader of our standard output has read enough: click ends quietly
        path = click.format_filename(error.filename) if error.filename else source
        message = f"{path}: {_FAULTS.get(error.errno or 0) or (error.strerror or str(error)).lower()}"
    else:
        return
    # The message may begin with its source already, escaped.
    named = not source or escaped(message).startswith(f"{escaped(source)}:")
    raise Refused(message if named else f"{source}: {message}", line)


@contextmanager
def os_errors_about(path: str) -> Iterator[None]:
    """Make an `OSError` name `path`, not the temporary file that nobody asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise
