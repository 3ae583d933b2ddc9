"""Part batch: a folder of clips with one and with two processes, by the clock, and the memory that more clips take."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from shutil import rmtree
from time import perf_counter

from tests.bench import synthetic_clips
from tests.bench.stopwatch import Action, Figures, measured_in_turn, ratio
from tests.bench.table import Row

# From Linux's /proc, because getrusage starts with the memory of the parent process.
_RUN = """
import sys
from captioner.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
"""


def rows(
    clips: int = 2_000, rounds: int = 3, few: int = 2_000, many: int = 20_000, words: tuple[int, int] = (60, 500)
) -> Iterator[Row]:
    """The time of a batch with one process relative to two, and how much memory more clips take in its parent."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        random = Random(1)
        _fill(root / "clips", [synthetic_clips.clip(random.randint(*words), seed) for seed in range(clips)])
        one, two = measured_in_turn([partial(_convert, root, "clips", jobs) for jobs in (1, 2)], rounds, _seconds)
        what = f"`convert CLIPS/ --jobs 2`: {clips} clips of {words[0]} to {words[1]} words"
        yield Row(what, "times the speed of `--jobs 1`", ratio(one, two), "≥ 1.7")
        yield Row(what, "clips a minute", Figures(60 * clips / two.best, 60 * clips / two.median), "≥ 10000")
        short = synthetic_clips.clip(3)
        peaks = []
        for count in (few, many):
            _fill(root / f"{count}", [short] * count)
            peaks.append(_convert(root, f"{count}", 2))
        more = (peaks[1] - peaks[0]) / 1000
        yield Row(f"memory of its parent process: {many} clips", f"MB more than for {few}", Figures(more, more), "≤ 20")


def _fill(folder: Path, clips: list[bytes]) -> None:
    for number, clip in enumerate(clips):
        path = folder / f"{number % 50}" / f"{number}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(clip)


def _convert(root: Path, folder: str, jobs: int) -> int:
    """Caption a folder, and give the peak memory of the process, without that of its workers, in kB."""
    rmtree(root / "out", ignore_errors=True)
    command = [sys.executable, "-c", _RUN, "convert", f"{root / folder}", "-o", f"{root}/out/", "--jobs", f"{jobs}"]
    return int(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


def _seconds(action: Action) -> float:
    """By the clock: two processes are quicker than one, though they take as much of the processors' time."""
    start = perf_counter()
    action()
    return perf_counter() - start
