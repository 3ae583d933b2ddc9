"""Where every command writes: all of its targets, each of them whole, or, if one fails, none.

Every file is first written beside its target, under a temporary name. When all are on the disk, they are renamed; if
one cannot be, those before it are put back. What is no regular file (a pipe, /dev/null, standard output) is written in
place before anything is renamed: what was sent there is the only thing that a later failure cannot take back.
"""

import errno
import os
import stat
import sys
from collections.abc import Sequence
from typing import BinaryIO

import click

from captioner.cli.console import errors_about, os_errors_about
from captioner.cli.paths import Inputs, Target, check_targets
from captioner.cli.staging import Staging, staging
from captioner.outputs import inherit, uninterrupted

Contents = Sequence[tuple[Target, bytes | BinaryIO]]
"""Targets and their content: bytes, or a temporary file that `Staging.open` gave, written and closed."""

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP)
# The disk serves many that wait for it in the time of one; for fewer, threads are not worth their start.
_AT_ONCE = 16


def write(contents: Contents, inputs: Inputs, *, overwrite: bool) -> None:
    """Write every target, or say why not and leave everything as it was."""
    with errors_about(), staging() as stage:
        check_targets([target for target, _ in contents], inputs, overwrite=overwrite)
        # A temporary file, the path that it takes, and the target's name in messages.
        ready: list[tuple[str, str, str]] = []
        streams: list[tuple[str | None, bytes]] = []
        for target, data in contents:
            path = target.path
            if path is None:
                streams.append((None, _content(data)))
                continue
            with os_errors_about(path):
                replaced = os.stat(path) if os.path.exists(path) else None
                if replaced is not None and (_is_stdout(replaced) or not stat.S_ISREG(replaced.st_mode)):
                    streams.append((None if _is_stdout(replaced) else path, _content(data)))
                else:
                    ready.append((*_staged(target, path, data, replaced, stage), path))
        flush([(temporary, name) for temporary, _, name in ready])
        for stream, content in streams:
            _send(stream, content)
        _rename(ready, stage)


def _content(data: bytes | BinaryIO) -> bytes:
    if isinstance(data, bytes):
        return data
    with open(data.name, "rb") as file:
        return file.read()


def _staged(
    target: Target, path: str, data: bytes | BinaryIO, replaced: os.stat_result | None, stage: Staging
) -> tuple[str, str]:
    """The temporary file that holds `data`, and the path that it will take."""
    if target.derived:
        stage.make_directory(os.path.dirname(path))
    real = os.path.realpath(path)
    # A link leads elsewhere, where perhaps no file can be renamed to.
    if isinstance(data, bytes) or os.path.dirname(real) != os.path.realpath(os.path.dirname(data.name)):
        return stage.write(real, _content(data), replaced), real
    with open(data.name, "rb") as file:
        inherit(file.fileno(), replaced)
    return data.name, real


def _is_stdout(status: os.stat_result) -> bool:
    # "-o /dev/stdout" is a regular file where the shell has redirected it: writing goes on where the shell is in it.
    try:
        return os.path.samestat(status, os.fstat(1))
    except OSError:
        return False


def _send(path: str | None, data: bytes) -> None:
    if path is not None:
        # Unbuffered: closing it must not try once more what a signal or a full disk has ended.
        with os_errors_about(path), open(path, "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        return
    if sys.stdout is None:
        raise OSError(errno.EBADF, "is closed", "standard output")
    try:
        # Bytes, so that no locale and no platform changes the encoding and the line ends.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        # Python flushes the rest when it ends, and would report the same failure once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise OSError(error.errno, error.strerror, "standard output") from None


def _rename(ready: Sequence[tuple[str, str, str]], stage: Staging) -> None:
    """Give every temporary file its target's name, or none."""
    done: list[tuple[str, str | None]] = []
    with uninterrupted():
        for number, (temporary, target, name) in enumerate(ready, 1):
            try:
                with os_errors_about(name):
                    # If the last rename fails, nothing happened to its target.
                    old = stage.keep(target) if number < len(ready) else None
                    os.replace(temporary, target)
            except OSError as error:
                _put_back(done, error, stage)
                raise
            done.append((target, old))
        changed = [*stage.made_directories, *(target for target, _ in done)]
        flush([(folder, folder) for folder in {os.path.dirname(path) or os.curdir for path in changed}])


def _put_back(done: Sequence[tuple[str, str | None]], error: OSError, stage: Staging) -> None:
    stuck = []
    for target, old in reversed(done):
        try:
            if old is None:
                os.unlink(target)
            else:
                os.replace(old, target)
        except OSError:
            stuck.append(target if old is None else f"{target} (its old content is in {old})")
            if old is not None:
                stage.leave(old)
    if stuck:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{error.filename}: {reason}; not put back: {', '.join(stuck)}") from error


def flush(paths: Sequence[tuple[str, str]]) -> None:
    """Wait until files, or the entries of directories, are on the disk; each comes with its name in messages."""
    if len(paths) <= _AT_ONCE:
        _flush(paths)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_flush, (paths[first::_AT_ONCE] for first in range(_AT_ONCE))):
            pass  # an error in a thread is raised here


def _flush(paths: Sequence[tuple[str, str]]) -> None:
    for path, name in paths:
        with os_errors_about(name):
            try:
                file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            except PermissionError:  # on Windows every directory; elsewhere a file that not even its owner may read
                continue
            try:
                os.fsync(file)
            except OSError as error:
                if error.errno not in _UNSUPPORTED:
                    raise
            finally:
                os.close(file)
