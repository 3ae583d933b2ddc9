"""Where output goes: names, what may be replaced, and files that are whole or not there at all.

All is checked before anything is written. Every file is first written whole beside its target, under another name; then
all are renamed into place. What is no regular file (a pipe, /dev/null) is written to as it stands.
"""

import errno
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import BinaryIO, NamedTuple

import click

from captioner.cli.inputs import Inputs, identity

_LISTED = 5


class Target(NamedTuple):
    """A path to write to, None for standard output; `derived` if the program made up its name, for `source`."""

    path: str | None
    source: str
    derived: bool = False


class Staged(NamedTuple):
    """A file that was written beside its target already, under a name of its own."""

    path: str


def is_directory(path: str) -> bool:
    """Whether a path that a person typed names a directory: by its last slash, or because it is one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def file_name(uuid: str | None, number: int) -> str:
    """A clip's name in the file system: its uuid, unless that is missing or could lead elsewhere."""
    return uuid if uuid and re.fullmatch("[A-Za-z0-9_-]+", uuid) else str(number)


def check(targets: Iterable[Target], inputs: Inputs, *, overwrite: bool) -> None:
    """Refuse targets that collide, would replace an input or an earlier result, or cannot be files at all."""
    taken: dict[str, Target] = {}
    standing: list[str] = []
    for target in targets:
        if target.path is None:
            continue
        # One path to the strictest of file systems: some hold names that differ in case or composition for one.
        key = unicodedata.normalize("NFC", os.path.realpath(target.path)).casefold()
        other = taken.setdefault(key, target)
        if other is not target:
            raise click.ClickException(_both(other, target))
        _check_place(target.path, inputs, derived=target.derived)
        if target.derived and os.path.lexists(target.path):
            standing.append(target.path)
    if standing and not overwrite:
        listed = ", ".join(standing[:_LISTED])
        more = f" and {len(standing) - _LISTED} more" if len(standing) > _LISTED else ""
        raise click.ClickException(
            f"{listed}{more}: {'exists' if len(standing) == 1 else 'exist'} already; --overwrite replaces"
        )


@contextmanager
def staging(directory: str | None) -> Iterator[list[Staged]]:
    """Make `directory`, if any, for files that are staged there; what nobody renames into place is taken away."""
    staged: list[Staged] = []
    if directory is None:
        yield staged
        return
    made = not os.path.isdir(directory)
    os.makedirs(directory, exist_ok=True)
    try:
        yield staged
    finally:
        for one in staged:
            with suppress(OSError):
                os.unlink(one.path)
        if made:
            with suppress(OSError):  # it holds files: all went well
                os.rmdir(directory)


def open_staged(directory: str, staged: list[Staged]) -> BinaryIO:
    """A new file in `directory`, one more of those that are staged."""
    staged.append(Staged(_new_name(directory)))
    return _open_new(staged[-1].path)


def write(contents: Sequence[tuple[Target, bytes | Staged]]) -> None:
    """Write every target, all or none of the regular files; an `OSError` carries the path that the person knows."""
    staged: list[tuple[str, str, str]] = []
    straight: list[tuple[Target, bytes]] = []
    try:
        for target, data in contents:
            if isinstance(data, Staged):
                path = str(target.path)
                staged.append((data.path, path, path))
                continue
            status = _status(target.path) if target.path else None
            if target.path is None or _is_straight(status):
                straight.append((target, data))
                continue
            with _blaming(target.path):
                real = os.path.realpath(target.path)
                if target.derived:
                    os.makedirs(os.path.dirname(target.path), exist_ok=True)
                temporary = _new_name(os.path.dirname(real))
                staged.append((temporary, real, target.path))
                _write_new(temporary, data, status)
        while staged:
            temporary, real, path = staged[0]
            with _blaming(path):
                os.replace(temporary, real)
            del staged[0]
    finally:
        for temporary, _, _ in staged:
            with suppress(OSError):
                os.unlink(temporary)
    for target, data in straight:
        with _blaming(target.path or "standard output"):
            if target.path is None or _is_stdout(_status(target.path)):
                _write_stdout(data)
            else:
                with open(target.path, "wb") as file:
                    file.write(data)


@contextmanager
def _blaming(path: str) -> Iterator[None]:
    """An `OSError` from within names `path`, not the temporary file that the person never heard of."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


def _both(one: Target, other: Target) -> str:
    paths = f"{one.path}" if one.path == other.path else f"{one.path} and {other.path}, which can be one file,"
    if one.source == other.source:
        return f"{paths} would be written twice for {one.source}: name different files or directories"
    return f"{paths} would be written for both {one.source} and {other.source}: name different directories"


def _check_place(path: str, inputs: Inputs, *, derived: bool) -> None:
    known = inputs.get(identity(path) or (-1, -1))
    if known is not None:
        raise click.ClickException(
            f"{path}: this is the input{'' if known == path else f' {known}'}, which an output never replaces: "
            "choose another path"
        )
    if os.path.isdir(path):
        raise click.ClickException(f"{path}: is a directory where a file would be written: choose another path")
    # Renaming would get past this protection, because it asks the directory only.
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise click.ClickException(f"{path}: is write-protected: choose another path, or allow writing")
    _check_parent(path, derived=derived)


def _check_parent(path: str, *, derived: bool) -> None:
    parent = os.path.dirname(path if derived else os.path.realpath(path))
    if not os.path.lexists(parent):
        if not derived:
            missing = os.path.dirname(path) or parent
            raise click.ClickException(f"{path}: there is no directory {missing}: make it, or choose another path")
    elif not os.path.isdir(parent):
        raise click.ClickException(f"{path}: {os.path.dirname(path)} is not a directory: choose another path")
    elif not os.access(parent, os.W_OK) and not _is_straight(_status(path)):
        raise click.ClickException(f"{path}: its directory is write-protected: choose another path, or allow writing")


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


def _is_straight(status: os.stat_result | None) -> bool:
    return status is not None and (not stat.S_ISREG(status.st_mode) or _is_stdout(status))


def _is_stdout(status: os.stat_result | None) -> bool:
    # "-o /dev/stdout" is a regular file where the shell has redirected it: the shell's place in that file counts.
    try:
        return status is not None and os.path.samestat(status, os.fstat(1))
    except OSError:
        return False


def _write_new(path: str, data: bytes, replaced: os.stat_result | None) -> None:
    with _open_new(path) as file:
        file.write(data)
    if replaced is not None:
        os.chmod(path, stat.S_IMODE(replaced.st_mode))


def _new_name(directory: str) -> str:
    return os.path.join(directory, f".captioner-{os.urandom(8).hex()}.tmp")


def _open_new(path: str) -> BinaryIO:
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), "wb")


def _write_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "is closed")
    try:
        # Bytes, so that no locale and no platform has a say in encoding and line ends.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno != errno.EPIPE:
            # Python flushes the rest when it ends, and would tell of the same failure once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise
