"""Signals that end the program: they undo what is unfinished first, and wait for what must not be interrupted.

SIGINT is left to Python and click, which unwind the program; SIGTERM and SIGHUP would end it at once.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from captioner.outputs import uninterrupted

# Some platforms lack some of them.
_ENDING = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]

_undos: list[Callable[[], None]] = []


@contextmanager
def undone_by_signals() -> Iterator[None]:
    """Make SIGTERM and SIGHUP undo what is unfinished before they end the program.

    Only a program that owns its process may do so. A signal that is ignored, as SIGHUP under nohup, stays ignored.
    """
    taken = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _end)
    try:
        yield
    finally:
        _undo_all()  # in case SIGINT came while `undoing` undid
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def undoing(undo: Callable[[], None]) -> Iterator[None]:
    """Call `undo` at the end, also where a signal ends the program; it may be called twice."""
    _undos.append(undo)
    try:
        yield
    finally:
        with uninterrupted():
            undo()
            _undos.remove(undo)


class _Ended(BaseException):
    """A signal came that ends the program."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def unwinding() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind this block, as SIGINT does, before they end the program.

    Where threads are at work, a signal must not undo things while it interrupts them.
    """

    def unwind(number: int, _frame: object) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        raise _Ended(number)

    before = {one: signal.getsignal(one) for one in _ENDING if signal.getsignal(one) is not signal.SIG_IGN}
    for one in before:
        signal.signal(one, unwind)
    ended = None
    try:
        yield
    except _Ended as error:
        ended = error.number
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    if ended is not None:
        signal.raise_signal(ended)


def _undo_all() -> None:
    with uninterrupted():
        while _undos:
            _undos[-1]()
            _undos.pop()


def _end(number: int, _frame: object) -> None:
    """Undo, then die of the signal, so that the parent sees which one it was."""
    _undo_all()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)
    # Python may call this when the signal is held back already, and it would wait for ever.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (number,))
