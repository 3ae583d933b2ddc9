"""Part d: the peak memory of a process, above that of a process that only imports captioner."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench import synthetic_clips
from tests.bench.stopwatch import Figures
from tests.bench.table import Row

# From Linux's /proc, because getrusage starts with the memory of the parent process.
_PEAK = "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')])"
_LOAD = "import captioner, json, pathlib, sys; json.loads(pathlib.Path(sys.argv[1]).read_bytes())"
_CAPTION = (
    "import captioner, pathlib, sys; "
    "captioner.to_srt(captioner.caption(captioner.read_clip(pathlib.Path(sys.argv[1]).read_bytes())))"
)


def rows(words: int = 80_000, rounds: int = 3) -> Iterator[Row]:
    """The peak memory for a text of ten hours, relative to the size of its JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clip.json")
        path.write_bytes(synthetic_clips.clip(words))
        size = path.stat().st_size
        least = min(_peak("import captioner, pathlib, sys", path) for _ in range(rounds))
        for what, program, aim in (
            (f"read, group, write SRT: {words} words, ten hours", _CAPTION, "≤ 12"),
            ("`json.loads` alone", _LOAD, ""),
        ):
            found = [(_peak(program, path) - least) / size for _ in range(rounds)]
            yield Row(f"peak memory, {what}", "times its JSON", Figures(min(found), median(found)), aim)


def _peak(program: str, path: Path) -> int:
    """The peak memory of a program, in bytes."""
    command = [sys.executable, "-c", f"{program}\n{_PEAK}", str(path)]
    sys.stderr.write(".")
    sys.stderr.flush()
    return 1024 * int(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
