"""The options that select findings, and the codes that they add up to."""

from collections.abc import Sequence

import click

import captioner
from captioner.checking.finding import CODES
from captioner.cli.parameters import option, under
from captioner.cli.profile import is_from_profile


def codes(value: str | Sequence[str]) -> tuple[str, ...]:
    """Codes of findings, from a text with commas between them or from a list."""
    listed = value.split(",") if isinstance(value, str) else value
    for one in listed:
        if one.strip().lower() not in CODES:
            raise click.BadParameter(f"there is no code {one.strip()!r}: {_remedy(one.strip().lower())}")
    return tuple(one.strip().lower() for one in listed)


def _remedy(code: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(code, CODES, 1)
    return f"did you mean {close[0]!r}?" if close else f"choose from {', '.join(CODES)}."


SEVERITY = option(
    "--severity",
    "Least severity that makes the exit code 1: with error, warnings alone do not.",
    type=click.Choice(["error", "warning"]),
    default="warning",
)
SELECTION = under(
    "Output",
    option("--select", "Report only findings with these codes.", type=codes, metavar="CODE[,CODE]", multiple=True),
    option("--ignore", "Report no findings with these codes.", type=codes, metavar="CODE[,CODE]", multiple=True),
)


def selected_codes(ctx: click.Context) -> frozenset[str]:
    """The codes whose findings are reported; refuses options that leave none.

    What is selected by name is not ignored because a profile says so.
    """
    select, ignore = ctx.params["select"], ctx.params["ignore"]
    if select and is_from_profile(ctx, "ignore") and not is_from_profile(ctx, "select"):
        ignore = ()
    kept = {code for one in select for code in one} or set(CODES)
    left = kept - {code for one in ignore for code in one}
    if not left:
        raise click.UsageError("--ignore leaves out every code that is to be reported: leave out some of them.")
    return frozenset(left)


def selected(captions: captioner.Captions, codes: frozenset[str]) -> tuple[tuple[captioner.Finding, ...], int | None]:
    """The findings with some codes and, unless these are all codes, the number of others."""
    found = captioner.check(captions)
    kept = tuple(one for one in found if one.code in codes)
    return kept, None if len(codes) == len(CODES) else len(found) - len(kept)
