"""What `captioner presets` and `captioner explain` print."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

import captioner
from captioner.options import LIMIT_OPTIONS


def presets(language: str) -> Iterator[str]:
    """The presets' numbers for a language, a row each limit, and the source of each preset."""
    flags = {field: flag for flag, (_, field, _) in LIMIT_OPTIONS.items()}
    limits = {name: captioner.Limits.preset(name, language=language) for name in captioner.PRESETS}
    rows = [(f"language {language}", *limits)]
    for field in fields(captioner.Limits):
        label = flags.get(field.name, field.name.removesuffix("_ms").replace("_", " "))
        rows.append((label, *(_amount(field.name, getattr(one, field.name)) for one in limits.values())))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for label, *cells in rows:
        aligned = (cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join([label.ljust(widths[0]), *aligned])
    yield ""
    yield "Widths are columns (a full-width character takes 2), reading speeds characters a second, the rest seconds."
    yield "By language, widths and speeds are those of Netflix's guides, as tabulated by Subtitle Edit."
    yield ""
    name_width = max(map(len, limits))
    for name, preset in captioner.PRESETS.items():
        yield f"{name.ljust(name_width)}  {preset.source}"


def _amount(field: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value / 1000:g}" if field.endswith("_ms") else f"{value:g}"


_FORCES = {
    "pause": "forced: a pause that no cue spans",
    "forced break": "forced: a blank line in the text",
    "end": "the end",
}


def breaks(found: Sequence[captioner.Explained]) -> Iterator[str]:
    """Each break with the text on both sides, what it costs by name, and what going without it would have cost."""
    for number, one in enumerate(found, 1):
        yield f"{number}. {one.kind} break: {one.before} | {one.after}".rstrip()
        if one.forced:
            yield f"   {_FORCES[one.forced]}"
        if one.forced != "end":
            yield f"   cost {one.cost}: {', '.join(f'{name} {cost:+}' for name, cost in one.reasons)}"
        if not one.forced:
            extra = "no layout is possible" if one.without is None else f"{one.without} more for the whole layout"
            yield f"   without it: {extra}"
