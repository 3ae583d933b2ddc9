"""Jobs through an executor: some at a time, and the results in order or as they come."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from itertools import islice

from captioner.batch.captioning import failed
from captioner.batch.job import Job
from captioner.batch.result import Result
from captioner.errors import CaptionerError

CHUNK = 16
"""How many jobs are sent to an executor at once: sending fewer takes longer than it need, more makes some wait."""

Chunk = Sequence[Job]
Submit = Callable[[Chunk], "Future[list[Result]]"]
Retry = Callable[[Chunk], list[Result]]
Finish = Callable[[Chunk, list[Result]], list[Result]]


def chunks_of(jobs: Iterable[Job], size: int = CHUNK) -> Iterator[Chunk]:
    """The jobs, some at a time."""
    iterator = iter(jobs)
    while chunk := tuple(islice(iterator, size)):
        yield chunk


def run(
    chunks: Iterator[Chunk],
    submit: Submit,
    retry: Retry,
    *,
    in_flight: int,
    ordered: bool,
    finish: Finish = lambda _, results: results,
) -> Iterator[Result]:
    """The results of all chunks, of which at most `in_flight` are submitted at a time.

    Where the process that had a chunk died, `retry` gives its results; `finish` does what is left to do here.
    """
    pending: dict[Future[list[Result]], Chunk] = {}
    try:
        while True:
            for chunk in islice(chunks, in_flight - len(pending)):
                pending[submit(chunk)] = chunk
            if not pending:
                return
            first = [next(iter(pending))]
            for future in first if ordered else list(wait(pending, return_when=FIRST_COMPLETED).done):
                chunk = pending.pop(future)
                yield from finish(chunk, _results(future, chunk, retry))
    finally:
        for future in pending:
            future.cancel()


def _results(future: "Future[list[Result]]", chunk: Chunk, retry: Retry) -> list[Result]:
    try:
        return future.result()
    except BrokenExecutor:
        return retry(chunk)
    except (Exception, CancelledError) as error:
        return unfinished(chunk, error)


def unfinished(chunk: Chunk, error: BaseException) -> list[Result]:
    """The results of jobs that an executor did not finish."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    fault = CaptionerError(f"the executor did not finish it ({what}): run it again")
    return [failed(job, fault) for job in chunk]
