"""How fast captioner is, and how much memory it takes: `python -m tests.bench`, or only some parts, `... a c`.

Prints a Markdown table on standard output, and on standard error a dot for each round. All parts together take a few
minutes; their whole page is README.md here. Part d reads Linux's /proc.

No number means anything alone: things are measured in turn, in one run, beside what no program can do without, and the
result is a ratio, of the best rounds and of the median round. Time is processor time, which other programs on the same
machine change little.

Part b also measures other tools where it finds them. They are no dependencies; give them an environment of their own:

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install -e . auto-subs stable-ts
    /tmp/peers/bin/python -m tests.bench b
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping

from tests.bench import grouping, growth, memory, process, whole, writing
from tests.bench.table import Row, head, shown

PARTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "a": whole.rows,
    "b": grouping.rows,
    "c": process.rows,
    "d": memory.rows,
    "e": writing.rows,
    "growth": growth.rows,
}

INTRODUCTION = """# How fast it is, and how much memory it takes

`python -m tests.bench > tests/bench/README.md` makes this page; `python -m tests.bench a c` prints two of its parts.

No number here means anything alone: things are measured in turn, in one run, beside what no program can do without,
and the result is a ratio. Time is processor time: of the best round, and of the median one. The texts are made up, and
timed as the service times them. Part b also measures other tools where they are installed; `__main__.py` says how.
Part growth measures how much longer four times as much input takes, for text whose shape invites the square of its
length: less than six times is what we ask.

Parts a and growth run as in a program of yours, whose garbage collector looks for cycles after every 700 new objects.
It finds none here. The command line lets it look less often, which makes a book a fifth faster; a program that owns
its process can do the same with `gc.set_threshold(100_000, 50, 100)`.
"""


def main() -> None:
    summaries = {part: (rows.__doc__ or "").partition("\n")[0] for part, rows in PARTS.items()}
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure captioner, and print a table in Markdown.",
        epilog="\n".join(f"{part}  {what}" for part, what in summaries.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="a to e, or growth; all of them where none is named")
    named = parser.parse_args().parts
    parts = named or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}: choose from {', '.join(PARTS)}")
    print(head() if named else f"{INTRODUCTION}\n{head()}")
    for part in parts:
        print(f"{part} ", end="", file=sys.stderr, flush=True)
        for row in PARTS[part]():
            print(shown(part, row), flush=True)
        print(file=sys.stderr)


if __name__ == "__main__":
    main()
