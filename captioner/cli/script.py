"""The options of a script that is laid over a clip's speech, and the clip with it."""

from collections.abc import Iterator

import click

import captioner
from captioner.cli.console import errors_about
from captioner.cli.parameters import option, percent, under
from captioner.cli.paths import Inputs, read, shown

SCRIPT = under(
    "Input",
    option("--script", "Text to show at the times of the speech: plain text, SRT or WebVTT.", path="FILE"),
    option(
        "--min-match",
        "Refuse a script of which less than this is spoken, in per cent of its letters.  [default: 90]",
        type=percent,
        metavar="PERCENT",
    ),
    option(
        "--unscripted",
        "What becomes of speech that the script lacks.  [default: keep]",
        type=click.Choice(["keep", "drop"]),
    ),
)


def read_script_file(path: str, inputs: Inputs) -> str:
    """The text of a script; its file is added to `inputs`."""
    with errors_about(shown(path)):
        return captioner.read_script(read(path, inputs))


def check_one_clip(count: int) -> None:
    """Refuse a script for several clips."""
    if count > 1:
        raise click.UsageError(
            f"--script is for one clip, and there are {count}: add --join, or give each its own in the column script "
            "of a manifest."
        )


def differences(source: str, timing: captioner.Timing) -> Iterator[str]:
    """What of a clip's script and speech has no counterpart: a line for each passage, and one with the share."""
    match = timing.script
    if match is None or not match.unmatched:
        return
    yield from (f"{source}: {one}" for one in match.unmatched)
    yield f"{source}: {100 * match.share:.1f} % of the script is spoken"
