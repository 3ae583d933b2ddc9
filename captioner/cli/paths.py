"""Paths: what is read, where output goes, and what keeps a file from being written, found before any is."""

import errno
import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

import click

from captioner.cli.console import say
from captioner.outputs import MAX_NAME
from captioner.outputs import file_name as file_name

Inputs = dict[tuple[int, int], str]
"""The regular files that were read, by device and inode, and their names in messages: no output may replace them."""

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Target:
    """A path to write to, None for standard output; `derived` if the program made up its name, for `source`."""

    path: str | None
    source: str
    derived: bool = False


def shown(path: str) -> str:
    """An input's name in messages."""
    return "standard input" if path == "-" else click.format_filename(path)


def read(path: str, inputs: Inputs) -> bytes:
    """The content of a file, or of standard input for "-"; the file is added to `inputs`."""
    if path != "-":
        with open(path, "rb") as file:
            add_input(inputs, file.fileno(), path)
            return file.read()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "is closed")
    if sys.stdin.isatty():
        say("reading from the terminal")
    with suppress(OSError):  # a stream that a test puts in its place has no number
        add_input(inputs, sys.stdin.fileno(), shown(path))
    return sys.stdin.buffer.read()


def add_input(inputs: Inputs, file: int | str, name: str) -> None:
    """Add a file, by its path or number, to `inputs`; one that is no regular file cannot be replaced, and is not."""
    with suppress(OSError):
        status = os.stat(file)
        if stat.S_ISREG(status.st_mode):
            inputs[status.st_dev, status.st_ino] = name


def is_directory(path: str) -> bool:
    """Whether a path that was typed names a directory: by its last slash, or because it is one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def is_pattern(path: str) -> bool:
    """Whether what was typed is a pattern of paths: it has a wildcard, and no file of that name exists."""
    return any(char in path for char in "*?[") and not os.path.lexists(path)


def is_several(path: str) -> bool:
    """Whether what was typed may be several files: a folder, or a pattern of paths."""
    return os.path.isdir(path) or is_pattern(path)


def file_and_directory(path: str | None) -> tuple[str | None, str | None]:
    """The file, or the directory without its last slash, that was typed; both None for standard output."""
    if path is None or path == "-":
        return None, None
    return (None, path.rstrip("/") or "/") if is_directory(path) else (path, None)


def targets_in(directory: str, names: Iterable[tuple[str, str]], suffixes: Sequence[str]) -> list[Target]:
    """The targets in a directory; `names` are what they are made for, in messages, and their names without a suffix."""
    return [
        Target(os.path.join(directory, name + suffix), source, derived=True)
        for source, name in names
        for suffix in suffixes
    ]


def check_targets(targets: Iterable[Target], inputs: Inputs, *, overwrite: bool) -> None:
    """Refuse targets that collide, would replace an input or an earlier result, or cannot be files at all."""
    files = [(target.path, target) for target in targets if target.path is not None]
    _check_collisions(files)
    for path, target in files:
        _check_parent(path, derived=target.derived)
        _check_file(path, inputs)
    existing = [path for path, target in files if target.derived and os.path.lexists(path)]
    if existing and not overwrite:
        listed = ", ".join(existing[:_LISTED])
        more = f" and {len(existing) - _LISTED} more" if len(existing) > _LISTED else ""
        exists, them = ("exists", "it") if len(existing) == 1 else ("exist", "them")
        raise click.ClickException(f"{listed}{more}: already {exists}: add --overwrite to replace {them}")


def _check_collisions(files: Sequence[tuple[str, Target]]) -> None:
    taken: dict[str, Target] = {}
    folders: dict[str, Target] = {}
    for path, target in files:
        key = _key(path)
        other = taken.setdefault(key, target)
        if other is not target:
            raise click.ClickException(_collision(other, target))
        folder = os.path.dirname(key)
        while folder not in folders:
            folders[folder] = target
            folder = os.path.dirname(folder)
    for key in taken.keys() & folders.keys():
        file, inside = taken[key], folders[key]
        raise click.ClickException(
            f"{file.path} would be both a file, for {file.source}, and the directory of {inside.path}, for "
            f"{inside.source}: choose different paths"
        )


def _key(path: str) -> str:
    """One text for all paths that are one file to the strictest of file systems, whatever their case or composition."""
    decomposed = unicodedata.normalize("NFD", os.path.realpath(path))
    return unicodedata.normalize("NFD", decomposed.casefold())


def _collision(one: Target, other: Target) -> str:
    paths = f"{one.path}" if one.path == other.path else f"{one.path} and {other.path}, which can be one file,"
    if one.source == other.source:
        return f"{paths} would be written twice for {one.source}: name different files or directories"
    return f"{paths} would be written for both {one.source} and {other.source}: name different directories"


def _check_parent(path: str, *, derived: bool) -> None:
    """Refuse a path whose directory is not there, though only those of a derived path are made, or cannot be made."""
    linked = os.path.islink(path)
    name = os.path.realpath(path) if linked else path
    missing = [os.path.basename(name)]
    parent = os.path.dirname(name) or os.curdir
    folder = parent
    while folder != os.curdir and not os.path.lexists(folder):
        missing.append(os.path.basename(folder))
        folder = os.path.dirname(folder) or os.curdir
    if not os.path.isdir(folder):
        raise click.ClickException(f"{path}: {folder} is not a directory: choose another path")
    if folder != parent and (linked or not derived):
        raise click.ClickException(f"{path}: there is no directory {parent}: make it, or choose another path")
    longest = os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else MAX_NAME
    if any(len(os.fsencode(part)) > longest for part in missing):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
    # What is no regular file is written to where it is.
    if not os.access(folder, os.W_OK | os.X_OK) and (not os.path.exists(path) or os.path.isfile(path)):
        raise click.ClickException(f"{path}: its directory is write-protected: choose another path, or allow writing")


def _check_file(path: str, inputs: Inputs) -> None:
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return
    if (name := inputs.get((status.st_dev, status.st_ino))) is not None:
        itself = "the input" if name == path else f"the input {name}"
        raise click.ClickException(f"{path}: this is {itself}, which an output never replaces: choose another path")
    if stat.S_ISDIR(status.st_mode):
        raise click.ClickException(f"{path}: is a directory where a file would be written: choose another path")
    # Renaming would get past this protection, because it asks the directory only.
    if not os.access(path, os.W_OK):
        raise click.ClickException(f"{path}: is write-protected: choose another path, or allow writing")
