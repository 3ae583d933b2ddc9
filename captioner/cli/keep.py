"""The phrases that no line or cue end parts: the option that names their file, and what the file holds."""

from collections.abc import Sequence

import click

from captioner.cli.console import errors_about
from captioner.cli.parameters import option, under
from captioner.cli.paths import Inputs, read, shown

_HELP = "File with phrases, one a line, that lines and cues never break, such as names; # begins a comment line."


def phrases(value: str | Sequence[str]) -> str | tuple[str, ...]:
    """The path of a file, or the phrases themselves, as only a profile has them."""
    return value if isinstance(value, str) else tuple(value)


KEEP = under("Limits", option("--keep phrases", _HELP, path="FILE", type=phrases))


def read_phrases(path: str | tuple[str, ...], inputs: Inputs) -> tuple[str, ...]:
    """The phrases in a file, which is added to `inputs`; or those that were given."""
    if not isinstance(path, str):
        return path
    source = shown(path)
    with errors_about(source):
        data = read(path, inputs)
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{source}: is not text in UTF-8 (byte {error.start}): save it as UTF-8, with a phrase on each line"
        ) from None
    return tuple(line for line in lines if line and not line.startswith("#"))
