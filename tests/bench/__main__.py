"""The benchmark of speed and memory use: `python -m tests.bench`, or only some parts, `python -m tests.bench a c`.

Prints a Markdown table on standard output, and a dot for each round on standard error. All parts together take a few
minutes and make the page README.md. Part d reads Linux's /proc.

No number means anything by itself: things are measured in turn, in one run, against work that no program can avoid.
The results are ratios, of the best rounds and of the median round. Time is processor time, which other programs on the
same machine hardly affect.

Part b also measures other tools if they are installed. They are not dependencies; give them their own environment:

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install -e . auto-subs stable-ts
    /tmp/peers/bin/python -m tests.bench b
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping

from tests.bench import batch, checking, end_to_end, fixing, grouping, growth, memory, page, process, script, writing
from tests.bench.table import Row, head, table_line

PARTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "a": end_to_end.rows,
    "b": grouping.rows,
    "c": process.rows,
    "d": memory.rows,
    "e": writing.rows,
    "check": checking.rows,
    "fix": fixing.rows,
    "growth": growth.rows,
    "batch": batch.rows,
    "script": script.rows,
    "page": page.rows,
}

INTRODUCTION = """# Speed and memory use

`python -m tests.bench > tests/bench/README.md` makes this page; `python -m tests.bench a c` prints two of its parts.

No number here means anything by itself: things are measured in turn, in one run, against work that no program can
avoid, and the results are ratios. Time is processor time, of the best round and of the median round. The texts are
synthetic, with times like the service's. Part b also measures other tools if they are installed; `__main__.py` explains
how. Part growth measures how much longer four times the input takes, for input whose shape could make the time grow
with the square of its length; the aim is less than six times. Part batch is measured by the clock, on a machine with
two free cores. Part page needs Chromium.

Parts a and growth run as in an ordinary program, whose garbage collector looks for cycles after every 700 new objects.
It finds none here. The command line runs it less often, which makes a book a fifth faster; a program that owns its
process can do the same with `gc.set_threshold(100_000, 50, 100)`.
"""


def main() -> None:
    summaries = {part: (rows.__doc__ or "").partition("\n")[0] for part, rows in PARTS.items()}
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure captioner, and print a table in Markdown.",
        epilog="\n".join(f"{part}  {what}" for part, what in summaries.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help="a to e, check, fix, growth, batch, script or page  [default: all parts]",
    )
    chosen = parser.parse_args().parts
    parts = chosen or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}: choose from {', '.join(PARTS)}")
    print(head() if chosen else f"{INTRODUCTION}\n{head()}")
    for part in parts:
        print(f"{part} ", end="", file=sys.stderr, flush=True)
        for row in PARTS[part]():
            print(table_line(part, row), flush=True)
        print(file=sys.stderr)


if __name__ == "__main__":
    main()
