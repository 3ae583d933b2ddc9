"""Show why each line and cue of a clip breaks where it does; - is standard input.

Each break is printed with the text on both sides, its cost by named reasons (a negative cost invites a break), and how
much more the cheapest captions without that break would cost. Widths are in columns: a full-width character takes 2.
Durations are in seconds.

\b
Examples:
  captioner explain clip.json
  captioner explain clip.json --preset bbc --max-line-width 42
"""

from collections.abc import Iterator, Sequence
from typing import Any

import click

import captioner
from captioner.cli.console import errors_about, say
from captioner.cli.options import CLIP, ENCODING, LANGUAGE, LIMITS, VENDOR, options_from
from captioner.cli.parameters import Command, argument
from captioner.cli.paths import Inputs, shown
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_clip_file, read_timings, with_script
from captioner.cli.replace import unused
from captioner.cli.script import SCRIPT, check_one_clip, differences
from captioner.cli.tags import tag_lines

_FORCES = {
    "pause": "forced: a pause that no cue spans",
    "forced break": "forced: a blank line in the text",
    "end": "the end",
}
_PATH = argument("path", "CLIP.json")


@click.command(
    cls=Command, help=__doc__, params=[_PATH, *LANGUAGE, *ENCODING, *CLIP, *VENDOR, *SCRIPT, *PROFILE, *LIMITS]
)
def explain(path: str, **params: Any) -> None:
    """Print each break of a file's clips, with its reasons."""
    inputs: Inputs = {}
    options, source = options_from(params, inputs, [path]), shown(path)
    with errors_about(source):
        timings = read_timings(read_clip_file(path, inputs), options)
        if options.script is not None:
            check_one_clip(len(timings))
        timings = tuple(with_script(timing, options) for timing in timings)
        found = [
            captioner.explain(
                one,
                options.preset,
                language=options.language,
                keep=options.keep,
                speakers=options.speakers,
                label_format=options.label_format,
                **options.limits,
            )
            for one in timings
        ]
    for timing in timings:
        for repair in timing.repairs:
            say(f"{source}: {repair}")
        for line in differences(source, timing):
            say(line)
    for line in (*tag_lines([(source, timing) for timing in timings]), *unused(options.replace, timings)):
        say(line)
    for number, (timing, breaks) in enumerate(zip(timings, found, strict=True), 1):
        if len(timings) > 1:
            say(f"{source}, clip {timing.uuid or number}", err=False)
        for line in _lines(breaks):
            say(line, err=False)


def _lines(breaks: Sequence[captioner.Explained]) -> Iterator[str]:
    for number, one in enumerate(breaks, 1):
        yield f"{number}. {one.kind} break: {one.before} | {one.after}".rstrip()
        if one.forced:
            yield f"   {_FORCES[one.forced]}"
        if one.forced != "end":
            yield f"   cost {one.cost}: {', '.join(f'{name} {cost:+}' for name, cost in one.reasons)}"
        if not one.forced:
            extra = "no layout is possible" if one.without is None else f"{one.without} more for the whole layout"
            yield f"   without it: {extra}"
