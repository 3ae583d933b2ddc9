"""Work in threads: every item once, no more than so many at once, errors and signals where they belong."""

import signal
import threading
from collections.abc import Iterator

import pytest

from captioner.cli.threads import in_threads


@pytest.mark.parametrize("count", [1, 3, 16])
@pytest.mark.parametrize("items", [0, 1, 50])
def test_every_item_comes_once_with_its_result(items: int, count: int) -> None:
    found = list(in_threads(lambda item: item * item, range(items), count))
    assert sorted(found) == [(item, item * item) for item in range(items)]


def test_an_error_comes_with_its_item_and_the_others_go_on() -> None:
    found = dict(in_threads(lambda item: 6 / item, [0, 1, 2], 2))
    assert isinstance(found.pop(0), ZeroDivisionError)
    assert found == {1: 6, 2: 3}


def test_no_more_items_are_taken_than_there_are_threads() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        while True:
            taken.append(len(taken))
            yield taken[-1]

    for done, _ in enumerate(in_threads(str, items(), 4), 1):
        assert len(taken) <= done + 3
        if done == 100:
            break


def test_threads_work_at_the_same_time() -> None:
    together = threading.Barrier(4, timeout=60)
    assert len(list(in_threads(lambda _: together.wait(), range(4), 4))) == 4


def test_signals_that_end_the_program_reach_the_main_thread_alone() -> None:
    blocked = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    found = list(in_threads(lambda _: signal.pthread_sigmask(signal.SIG_BLOCK, ()), range(3), 3))
    assert all(blocked <= set(held) for _, held in found)  # type: ignore[arg-type]
    assert not blocked & set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_threads_end_when_nobody_waits_for_them_any_more() -> None:
    before = threading.active_count()
    for _ in in_threads(str, range(1000), 5):
        break
    for thread in threading.enumerate():
        if thread.name.endswith("(work)"):
            thread.join(60)
    assert threading.active_count() <= before
