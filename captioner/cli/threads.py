"""Work in several threads, which end with the program, and whose results come to the one that asked."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

from captioner.outputs import uninterrupted

_T = TypeVar("_T")
_R = TypeVar("_R")


def in_threads(act: Callable[[_T], _R], items: Iterable[_T], count: int) -> Iterator[tuple[_T, _R | Exception]]:
    """Each item with the result of `act`, or with the error that it raised, as they become known.

    Items are taken as threads become free, and no more than `count` are in work or wait to be taken from here.
    A signal that ends the program does not wait for the threads.
    """
    todo: SimpleQueue[tuple[_T] | None] = SimpleQueue()
    done: SimpleQueue[tuple[_T, _R | Exception]] = SimpleQueue()

    def work() -> None:
        while (entry := todo.get()) is not None:
            try:
                result: _R | Exception = act(entry[0])
            except Exception as error:
                result = error
            done.put((entry[0], result))

    source = iter(items)
    started = in_work = 0
    try:
        while True:
            while in_work < count and (entry := next(((item,) for item in source), None)) is not None:
                todo.put(entry)
                in_work += 1
                if started < in_work:
                    # A thread takes over which signals are held back: they reach the main thread alone.
                    with uninterrupted():
                        threading.Thread(target=work, daemon=True).start()
                    started += 1
            if not in_work:
                return
            finished = done.get()
            in_work -= 1
            yield finished
    finally:
        with suppress(Empty):
            while True:
                todo.get_nowait()
        for _ in range(started):
            todo.put(None)
