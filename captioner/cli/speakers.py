"""The options that say who speaks, and how captions show it."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

import captioner
from captioner.cli.parameters import option, under
from captioner.layout.speakers import check_speakers

# The formats that have a place for the name of a speaker.
_NAMING = frozenset({"json", "remotion", "vtt"})


def label_format(value: str) -> str:
    """The text of a label, with {name} in it."""
    try:
        check_speakers("label", value)
    except captioner.FormatError as error:
        raise click.BadParameter(f"{error}.") from None
    return value


SPEAKERS = under(
    "Speakers",
    option(
        "--speakers",
        "How to show who speaks: by dashes where two share a cue; voice: also by name in json, remotion and vtt; by "
        "labels where the speaker changes; or not at all.",
        type=click.Choice(["dash", "voice", "label", "off"]),
        default="dash",
    ),
    option(
        "--label-format",
        "With --speakers label: what a label is.  [default: [{name}]]",
        type=label_format,
        metavar="TEXT",
    ),
    option(
        "--speakers-from-text",
        "Take NAME: at the start of a sentence or line for who speaks, not for text.",
        is_flag=True,
    ),
)


def check_speaker_options(params: Mapping[str, Any], formats: Iterable[str]) -> None:
    """Refuses a format of labels without labels, and names for formats that have none."""
    how = params.get("speakers")
    if params.get("label_format") is not None and how != "label":
        raise click.UsageError("--label-format applies to --speakers label only: add --speakers label.")
    if how == "voice" and "formats" in params and not _NAMING & {*formats}:
        named = " or ".join(f"-f {name}" for name in sorted(_NAMING))
        raise click.UsageError(f"--speakers voice names speakers in {', '.join(sorted(_NAMING))} only: add {named}.")
