"""Where output goes: the names of files, and what keeps one from being written, found before anything is."""

import errno
import os
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import click

from captioner.cli.inputs import Inputs, identity

_LISTED = 5
# The usual limit of file systems, in bytes.
_MAX_NAME = 255


class Target(NamedTuple):
    """A path to write to, None for standard output; `derived` if the program made up its name, for `source`."""

    path: str | None
    source: str
    derived: bool = False


def is_directory(path: str) -> bool:
    """Whether a path that a person typed names a directory: by its last slash, or because it is one."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def file_name(uuid: str | None, number: int, *, prefix: str = "", suffixes: Iterable[str] = ()) -> str:
    """A clip's name in the file system: its uuid, or its number if that is missing, too long or could lead elsewhere.

    The names of its files have `prefix` before it and one of `suffixes` after it.
    """
    room = _MAX_NAME - len(os.fsencode(prefix)) - max(map(len, suffixes), default=0)
    return uuid if uuid and len(uuid) <= room and re.fullmatch("[A-Za-z0-9_-]+", uuid) else str(number)


def check(targets: Iterable[Target], inputs: Inputs, *, overwrite: bool) -> None:
    """Refuse targets that collide, would replace an input or an earlier result, or cannot be files at all."""
    files = [(target.path, target) for target in targets if target.path is not None]
    _check_collisions(files)
    for path, target in files:
        _check_input(path, inputs)
        _check_parent(path, derived=target.derived)
        _check_file(path)
    existing = [path for path, target in files if target.derived and os.path.lexists(path)]
    if existing and not overwrite:
        listed = ", ".join(existing[:_LISTED])
        more = f" and {len(existing) - _LISTED} more" if len(existing) > _LISTED else ""
        raise click.ClickException(
            f"{listed}{more}: {'exists' if len(existing) == 1 else 'exist'} already; --overwrite replaces"
        )


def _check_collisions(files: Sequence[tuple[str, Target]]) -> None:
    taken: dict[str, Target] = {}
    folders: dict[str, Target] = {}
    for path, target in files:
        key = _key(path)
        other = taken.setdefault(key, target)
        if other is not target:
            raise click.ClickException(_both(other, target))
        folder = os.path.dirname(key)
        while folder not in folders:
            folders[folder] = target
            folder = os.path.dirname(folder)
    for key in taken.keys() & folders.keys():
        file, inside = taken[key], folders[key]
        raise click.ClickException(
            f"{file.path} would be a file, for {file.source}, and hold {inside.path}, for {inside.source}: "
            "name different places"
        )


def _key(path: str) -> str:
    """One text for all paths that are one file to the strictest of file systems, whatever their case or composition."""
    decomposed = unicodedata.normalize("NFD", os.path.realpath(path))
    return unicodedata.normalize("NFD", decomposed.casefold())


def _both(one: Target, other: Target) -> str:
    paths = f"{one.path}" if one.path == other.path else f"{one.path} and {other.path}, which can be one file,"
    if one.source == other.source:
        return f"{paths} would be written twice for {one.source}: name different files or directories"
    return f"{paths} would be written for both {one.source} and {other.source}: name different directories"


def _check_input(path: str, inputs: Inputs) -> None:
    known = inputs.get(identity(path) or (-1, -1))
    if known is not None:
        raise click.ClickException(
            f"{path}: this is the input{'' if known == path else f' {known}'}, which an output never replaces: "
            "choose another path"
        )


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
    if any(len(os.fsencode(part)) > _longest_name(folder) for part in missing):
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
    # What is no regular file is written to where it is.
    if not os.access(folder, os.W_OK | os.X_OK) and (not os.path.exists(path) or os.path.isfile(path)):
        raise click.ClickException(f"{path}: its directory is write-protected: choose another path, or allow writing")


def _longest_name(folder: str) -> int:
    return os.pathconf(folder, "PC_NAME_MAX") if hasattr(os, "pathconf") else _MAX_NAME


def _check_file(path: str) -> None:
    try:
        os.stat(path)
    except FileNotFoundError:
        return
    if os.path.isdir(path):
        raise click.ClickException(f"{path}: is a directory where a file would be written: choose another path")
    # Renaming would get past this protection, because it asks the directory only.
    if not os.access(path, os.W_OK):
        raise click.ClickException(f"{path}: is write-protected: choose another path, or allow writing")
