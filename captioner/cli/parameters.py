"""Commands and options as click makes them, with what it lacks: headings in --help, and parsers of what is typed."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

import captioner

if TYPE_CHECKING:
    from fractions import Fraction

    from click.shell_completion import CompletionItem

# 100 hours: subtitle clocks show no more.
_MOST_SECONDS = captioner.LIMIT_RANGES["max_duration_ms"][1] / 1000
# The help of an option whose names are longer starts on the next line.
_WIDEST_NAMES = 30


class Option(click.Option):
    """An option that --help lists under a heading."""

    heading = "Other"


class Command(click.Command):
    """A command whose --help lists the options under headings, and whose summary is never cut off."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return super().get_short_help_str(limit=1000)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for one in self.get_params(ctx):
            row = one.get_help_record(ctx) if isinstance(one, click.Option) else None
            if row is not None:
                sections.setdefault(getattr(one, "heading", Option.heading), []).append(row)
        widest = max(len(names) for rows in sections.values() for names, _ in rows)
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl([(names.ljust(min(widest, _WIDEST_NAMES)), text) for names, text in rows])


def option(names: str, help: str, *, path: str | None = None, **attributes: Any) -> Option:
    """An option by its names, as in "-o --output", and its help; `path` is the metavar of one whose value is a path."""
    if path is not None:
        attributes |= {"metavar": path, "shell_complete": complete_path}
    return Option(names.split(), help=help, show_default="default" in attributes, **attributes)


def argument(name: str, metavar: str, *, required: bool = True) -> click.Argument:
    """The path of an input; several where the metavar ends with dots."""
    count = -1 if metavar.endswith("...") else 1
    return click.Argument([name], metavar=metavar, nargs=count, required=required, shell_complete=complete_path)


def under(heading: str, *options: Option) -> list[Option]:
    """The options, to be listed under a heading."""
    for one in options:
        one.heading = heading
    return list(options)


def complete_path(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Make the shell complete the names of files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def complete_language(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The tags of the languages that have a table; any other tag may be typed, too."""
    from pkgutil import iter_modules

    from captioner.languages import tables

    return [one.name for one in iter_modules(tables.__path__) if one.name.startswith(incomplete.lower())]


def complete_vendor(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of the vendors whose answers are read."""
    from captioner.readers.recognition import VENDORS

    return [name for name in VENDORS if name.startswith(incomplete.lower())]


def seconds_from(least: float) -> Callable[[Any], int]:
    """What reads a number of seconds, from `least` on, and gives milliseconds."""

    def seconds(value: Any) -> int:
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least <= number <= _MOST_SECONDS:
            raise click.BadParameter(f"{value!r} is not a number of seconds from {least:g} to {_MOST_SECONDS:g}.")
        return round(number * 1000)

    return seconds


SECONDS, SOME_SECONDS, ANY_SECONDS = seconds_from(0), seconds_from(0.001), seconds_from(-_MOST_SECONDS)


def percent(value: str) -> float:
    """A share, from a number of per cent."""
    try:
        number = float(value.strip().removesuffix("%"))
    except ValueError:
        number = -1
    if not 0 <= number <= 100:
        raise click.BadParameter(f"{value!r} is not a number of per cent from 0 to 100.")
    return number / 100


def tag(value: str) -> str:
    """A BCP 47 tag."""
    try:
        captioner.Limits.preset("web", language=value)
    except captioner.FormatError as error:
        raise click.BadParameter(f"{error}.") from None
    return value


def encoding(value: str) -> str:
    """The name of an encoding that Python knows."""
    from captioner.subtitles.decoding import checked_encoding

    try:
        return checked_encoding(value)
    except captioner.FormatError as error:
        raise click.BadParameter(f"{error}.") from None


def vendor(value: str) -> str:
    """The name of a vendor."""
    from captioner.readers import check_vendor

    try:
        check_vendor(value.lower())
    except captioner.FormatError as error:
        raise click.BadParameter(f"{error}.") from None
    return value.lower()


def mapping(value: str) -> str:
    """Expressions that say where JSON has its times."""
    from captioner.readers.by_mapping import check_mapping

    try:
        check_mapping(value)
    except captioner.FormatError as error:
        raise click.BadParameter(f"{error}.") from None
    return value


def frame_rate(value: str) -> "Fraction":
    """Frames a second, from a number or a fraction."""
    if re.fullmatch(r"\d{1,6}(\.\d{1,6}|/\d{0,5}[1-9]\d{0,5})?", value, re.ASCII):
        from fractions import Fraction

        fps = Fraction(value)
        # 23.976, 23.98 and 29.97 are what people call rates that no decimal number is.
        names = (Fraction(1000 * whole, 1001) for whole in (24, 30, 48, 60, 120) if "." in value)
        fps = next((rate for rate in names if abs(fps - rate) < Fraction(1, 200)), fps)
        if 1 <= fps <= captioner.MAX_FPS:
            return fps
    raise click.BadParameter(f"{value!r} is no frame rate up to 500, such as 25, 29.97 or 30000/1001.")


def factor(value: str) -> "Fraction | int":
    """A factor from 0.01 to 100, as a decimal number or a fraction."""
    if value == "1":
        return 1  # the default: most commands need no fractions
    from fractions import Fraction

    if re.fullmatch(r"\d{1,9}(\.\d{1,30})?(/[1-9]\d{0,8})?", value, re.ASCII) and not ("." in value and "/" in value):
        found = Fraction(value)
        if Fraction(1, 100) <= found <= 100:
            return found
    raise click.BadParameter(f"{value!r} is no factor from 0.01 to 100, such as 0.8 or 4/5.")


def resolution(value: str) -> tuple[int, int]:
    """Width and height in pixels."""
    found = re.fullmatch(r"([1-9]\d{1,4})x([1-9]\d{1,4})", value, re.ASCII)
    if not found:
        raise click.BadParameter(f"{value!r} is not a width and a height in pixels, such as 1920x1080.")
    return int(found[1]), int(found[2])
