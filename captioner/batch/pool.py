"""`Workers`: processes of our own that caption, made anew when one of them dies."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process

from captioner.batch.captioning import failed
from captioner.batch.chunk import caption_chunk
from captioner.batch.job import Job, Settings
from captioner.batch.result import Result
from captioner.errors import CaptionerError

# As the command line sets them: captioning makes many objects and no cycles.
_GC_THRESHOLDS = (100_000, 50, 100)
# A process that was told to end has so long to remove its temporary files.
_GRACE_S = 5

# Whether this process of a pool captions at the moment. While it takes work or hands over results, an exception would
# be swallowed, and the process might wait for ever for a lock that another took with it when it died.
_working = False


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """A pool of processes. When one dies, all that they had to do fails, and `alone` does it once more."""

    def __init__(self, count: int, settings: Settings) -> None:
        self._count, self._settings = count, settings
        self._pool: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None

    def submit(self, jobs: Sequence[Job]) -> "Future[list[Result]]":
        """The future results of some jobs."""
        if self._pool is not None:
            try:
                return self._pool.submit(_work, jobs, self._settings)
            except BrokenExecutor:
                _stop(self._pool)
        self._pool = _pool(self._count)
        return self._pool.submit(_work, jobs, self._settings)

    def alone(self, jobs: Sequence[Job]) -> list[Result]:
        """The results of jobs whose process died: each is tried once more, one after the other in one process."""
        return [self._alone(job) for job in jobs]

    def _alone(self, job: Job) -> Result:
        if self._single is None:
            self._single = _pool(1)
        try:
            return self._single.submit(_work, (job,), self._settings).result()[0]
        except BrokenExecutor:
            _stop(self._single)
            self._single = None
            return failed(job, CaptionerError("the process that captioned it died twice, perhaps for want of memory"))

    def stop(self) -> None:
        """End the processes, whatever they do; no file is left half written."""
        for pool in (self._pool, self._single):
            if pool is not None:
                _stop(pool)


def _stop(pool: ProcessPoolExecutor) -> None:
    # There is no public way before Python 3.14. A pool that is only shut down may wait for ever, for a process that
    # waits for a lock that another took with it when it died.
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()
    pool.shutdown(cancel_futures=True)


def _pool(count: int) -> ProcessPoolExecutor:
    # A fork is ready soonest, but copies the locks of other threads as they are.
    alone = threading.active_count() == 1
    method = ("fork" if alone else "forkserver") if sys.platform == "linux" else None
    return ProcessPoolExecutor(count, get_context(method), initializer=_start)


def _work(jobs: Sequence[Job], settings: Settings) -> list[Result]:
    """The results of some jobs, in a process of the pool, which ends if it was told to."""
    global _working
    _working = True
    try:
        return caption_chunk(jobs, settings)
    except SystemExit:
        os._exit(1)  # the pool would take it for the result, and go on
    finally:
        _working = False


def _end(_number: int, _frame: object) -> None:
    """End a process of the pool once its temporary files are removed, or in a few seconds, whatever it waits for."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(_GRACE_S)
    if not _working:
        os._exit(1)
    raise SystemExit(1)


def _start() -> None:
    """Set up a process: Ctrl-C is left to the parent, and the process ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and hasattr(signal, "alarm"):
            signal.signal(getattr(signal, name), _end)
    gc.set_threshold(*_GC_THRESHOLDS)
    gc.freeze()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A signal that this thread took would end the process though the other one holds it back to write its files.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
