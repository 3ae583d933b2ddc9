"""`captioner explain`: why a clip breaks where it does."""

from collections.abc import Iterator, Sequence

import click

import captioner
from captioner.cli.console import say, told_of
from captioner.cli.inputs import read
from captioner.cli.options import Wish, with_wish

_FORCES = {
    "pause": "forced: a pause that no cue spans",
    "forced break": "forced: a blank line in the text",
    "end": "the end",
}


@click.command()
@click.argument("path", metavar="CLIP.json")
@with_wish
def explain(path: str, wish: Wish) -> None:
    """Tell why each line and cue of a clip breaks where it does; - is standard input.

    Each break is printed with the text on both sides, what it costs by named reasons (a negative cost invites a break),
    and how much more the cheapest captions would cost that have no break there. Widths are columns: a full-width
    character takes 2. Durations are seconds.

    \b
    Examples:
      captioner explain clip.json
      captioner explain clip.json --preset bbc --max-line-width 42
    """
    source = "standard input" if path == "-" else click.format_filename(path)
    with told_of(source):
        timings = captioner.read_clips(read(path, {}), time_unit=wish.time_unit)
        found = [captioner.explain(one, wish.preset, language=wish.language, **wish.limits) for one in timings]
    for number, (timing, breaks) in enumerate(zip(timings, found, strict=True), 1):
        if len(timings) > 1:
            say(f"{source}, clip {timing.uuid or number}", err=False)
        for line in _listed(breaks):
            say(line, err=False)


def _listed(found: Sequence[captioner.Explained]) -> Iterator[str]:
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
