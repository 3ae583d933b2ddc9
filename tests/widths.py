"""The program that makes `captioner/preview/script/widths.js` from the tables of wcwidth: `python -m tests.widths`."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

WIDTHS = Path(__file__).parents[1] / "captioner" / "preview" / "script" / "widths.js"

_HEAD = """// The code points that differ in width, as ranges: the distance from the last and the length, to base 36.
// Made from the tables of wcwidth by `python -m tests.widths`.
"""


def script() -> str:
    """The content of the file."""
    from wcwidth import _constants
    from wcwidth.table_vs15 import VS15_WIDE_TO_NARROW
    from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE
    from wcwidth.table_wide import WIDE_EASTASIAN
    from wcwidth.table_zero import ZERO_WIDTH

    def newest(table: Mapping[str, Iterable[tuple[int, int]]]) -> Iterable[tuple[int, int]]:
        return list(table.values())[-1]

    tables = {
        "zero": newest(ZERO_WIDTH),
        "wide": newest(WIDE_EASTASIAN),
        "widened": newest(VS16_NARROW_TO_WIDE),
        "narrowed": newest(VS15_WIDE_TO_NARROW),
        "spacing": _constants._CATEGORY_MC_TABLE,
        "viramas": [(point, point) for point in _constants._ISC_VIRAMA_SET],
        "pictures": [(point, point) for point in _constants._EMOJI_ZWJ_SET],
    }
    lines = [f'  {name}: "{_encoded(_merged(ranges))}",\n' for name, ranges in tables.items()]
    return f"{_HEAD}const WIDTHS = {{\n{''.join(lines)}}};\n"


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start == merged[-1][1] + 1:
            start, _ = merged.pop()
        merged.append((start, end))
    return merged


def _encoded(ranges: list[tuple[int, int]]) -> str:
    parts = []
    for (_, before), (start, end) in pairwise([(0, 0), *ranges]):
        more = f",{_base36(end - start)}" if end > start else ""
        parts.append(f"{_base36(start - before)}{more}")
    return " ".join(parts)


def _base36(number: int) -> str:
    high, low = divmod(number, 36)
    return (_base36(high) if high else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[low]


def main() -> None:
    WIDTHS.write_text(script(), encoding="utf-8")


if __name__ == "__main__":
    main()
