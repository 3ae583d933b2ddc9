"""How fast captioner is, and how much memory it takes: `python -m tests.bench`, or only some parts, `... a c`.

Prints a Markdown table on standard output, and dots on standard error while it measures, a dot a round; all parts
together take a few minutes. No number here means anything alone: things are measured in turn in one run, beside what
nobody can do without, and told as ratios, of the best rounds and of the median one. Time is processor time, which a
neighbour on the same machine changes little; on a machine without one it is what the clock on the wall says, as
nothing here waits. Part d reads Linux's /proc.

Part b also measures the peers that it finds; they are no dependencies, and better kept in an environment of their own:

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


def main() -> None:
    told = {part: (rows.__doc__ or "").partition("\n")[0] for part, rows in PARTS.items()}
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure captioner, and print a table in Markdown.",
        epilog="\n".join(f"{part}  {what}" for part, what in told.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="a to e, or growth; all of them where none is named")
    parts = parser.parse_args().parts or list(PARTS)
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}: choose from {', '.join(PARTS)}")
    print(head())
    for part in parts:
        print(f"{part} ", end="", file=sys.stderr, flush=True)
        for row in PARTS[part]():
            print(shown(part, row), flush=True)
        print(file=sys.stderr)


if __name__ == "__main__":
    main()
