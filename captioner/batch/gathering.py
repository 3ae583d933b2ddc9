"""Executors whose machines share no folder: this process reads what they caption, and writes what they made."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from captioner.batch.captioning import caption_job, made_before
from captioner.batch.chunk import written
from captioner.batch.job import Job, Settings
from captioner.batch.reading import content_of, digest_of, with_script_read
from captioner.batch.result import Result
from captioner.errors import CaptionerError

Submit = Callable[[Sequence[Job], Settings], "Future[list[Result]]"]


class Gathering:
    """Sends jobs with what they read, and writes the files of their results."""

    def __init__(self, submit: Submit, settings: Settings) -> None:
        self._submit, self._settings = submit, settings
        # The results that need no other machine, by their place in a chunk, by the number of its first job.
        self._here: dict[int, dict[int, Result]] = {}

    def submit(self, chunk: Sequence[Job]) -> "Future[list[Result]]":
        """The future results of those jobs of a chunk that another machine can caption."""
        here: dict[int, Result] = {}
        sent: list[Job] = []
        for at, job in enumerate(chunk):
            read = _read(job, self._settings)
            if read is None:
                here[at] = caption_job(job, self._settings)
            else:
                sent.append(read)
        self._here[chunk[0].number] = here
        return self._submit(sent, replace(self._settings, directory=None))

    def finish(self, chunk: Sequence[Job], results: Sequence[Result]) -> list[Result]:
        """The results of all jobs of a chunk, with their files written."""
        here = self._here.pop(chunk[0].number)
        # What did not finish has a result for every job.
        whole = len(results) == len(chunk)
        others = iter([one for at, one in enumerate(results) if not (whole and at in here)])
        merged = [here[at] if at in here else next(others) for at in range(len(chunk))]
        return merged if self._settings.directory is None else written(chunk, merged, self._settings)


def _read(job: Job, settings: Settings) -> Job | None:
    """The job with the content of its source; None where it must stay here.

    Groups stay, because of the audio beside their files, and so does what fails or was made before.
    """
    if job.grouped:
        return None
    try:
        source = with_script_read(job.sources[0], settings)
        content = content_of(source, settings)
    except CaptionerError:
        return None
    scripts = [source.script] if isinstance(source.script, str) else []
    if made_before(job, digest_of([content, *scripts]), settings):
        return None
    return replace(job, sources=(replace(source, clip=content, before=None),))
