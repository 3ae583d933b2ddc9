"""The one way out: every command writes its targets here, all of them or, if one fails, none.

What is no regular file (a pipe, /dev/null, standard output) is written to where it is, when all files are ready and
none is renamed yet: what was sent there is the only thing that a later failure cannot take back.
"""

import errno
import os
import stat
import sys
from collections.abc import Sequence

from captioner.cli.console import blaming, told_of
from captioner.cli.flushing import flush
from captioner.cli.inputs import Inputs
from captioner.cli.ownership import adapt
from captioner.cli.staging import Replacement, Staged, Staging, staging
from captioner.cli.targets import Target, check


def write(contents: Sequence[tuple[Target, bytes | Staged]], inputs: Inputs, *, overwrite: bool) -> None:
    """Write every target, or say why not and leave everything as it was."""
    with told_of(), staging() as stage:
        check([target for target, _ in contents], inputs, overwrite=overwrite)
        replacements: list[Replacement] = []
        streams: list[tuple[str | None, bytes]] = []
        for target, data in contents:
            if target.path is None:
                streams.append((None, _read(data)))
                continue
            with blaming(target.path):
                replaced = _status(target.path)
                if replaced is not None and _is_stream(replaced):
                    streams.append((None if _is_stdout(replaced) else target.path, _read(data)))
                else:
                    replacements.append(_replacement(target.path, target.derived, data, replaced, stage))
        flush([(one.temporary, one.path) for one in replacements])
        for path, data in streams:
            _send(path, data)
        stage.commit(replacements)


def _replacement(
    path: str, derived: bool, data: bytes | Staged, replaced: os.stat_result | None, stage: Staging
) -> Replacement:
    if derived:
        stage.make_directory(os.path.dirname(path))
    real = os.path.realpath(path)
    if isinstance(data, Staged) and os.path.dirname(real) == os.path.realpath(os.path.dirname(data.path)):
        adapt(data.path, replaced)
        return Replacement(data.path, real, path)
    # A link leads elsewhere, where perhaps no file can be renamed to.
    return Replacement(stage.write(real, _read(data), replaced), real, path)


def _read(data: bytes | Staged) -> bytes:
    if isinstance(data, bytes):
        return data
    with open(data.path, "rb") as file:
        return file.read()


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def _is_stream(status: os.stat_result) -> bool:
    return not stat.S_ISREG(status.st_mode) or _is_stdout(status)


def _is_stdout(status: os.stat_result) -> bool:
    # "-o /dev/stdout" is a regular file where the shell has redirected it: the shell's place in that file counts.
    try:
        return os.path.samestat(status, os.fstat(1))
    except OSError:
        return False


def _send(path: str | None, data: bytes) -> None:
    if path is None:
        _write_stdout(data)
        return
    # Unbuffered: closing it must not try once more what a signal or a full disk has ended.
    with blaming(path), open(path, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]


def _write_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "is closed", "standard output")
    try:
        # Bytes, so that no locale and no platform has a say in encoding and line ends.
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        # Python flushes the rest when it ends, and would tell of the same failure once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise OSError(error.errno, error.strerror, "standard output") from None
