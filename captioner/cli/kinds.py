"""What may be typed for an option, other than a word of a list."""

import re
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

import click

import captioner

if TYPE_CHECKING:
    from fractions import Fraction

    from click import ParamType as ParamType
else:

    class ParamType(click.ParamType):
        """click's, with a type parameter in every version: before 8.4 it takes none."""

        def __class_getitem__(cls, value: object) -> type:
            return cls


# 100 hours: subtitle clocks show no more.
_MOST = captioner.LIMIT_RANGES["max_duration_ms"][1] / 1000


class Seconds(ParamType[float]):
    """A number of seconds, from `least` on."""

    name = "seconds"

    def __init__(self, least: float = 0.0) -> None:
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            seconds = float(value)
        except ValueError:
            seconds = nan
        if not isfinite(seconds) or not self.least <= seconds <= _MOST:
            self.fail(f"{value!r} is not a number of seconds from {self.least:g} to {_MOST:g}.", param, ctx)
        return seconds


class Language(ParamType[str]):
    """A BCP 47 tag."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            captioner.Limits.preset("web", language=value)
        except captioner.FormatError as error:
            self.fail(f"{error}.", param, ctx)
        return str(value)


class Rate(ParamType["Fraction"]):
    """Frames a second, as a number or a fraction."""

    name = "rate"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Fraction":
        fps = _named_rate(str(value))
        if fps is None:
            self.fail(f"{value!r} is no frame rate up to 500, such as 25, 29.97 or 30000/1001.", param, ctx)
        return fps


def _named_rate(text: str) -> "Fraction | None":
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6}|/\d{0,5}[1-9]\d{0,5})?", text, re.ASCII):
        return None
    from fractions import Fraction

    fps = Fraction(text)
    # 23.976, 23.98 and 29.97 are what people call rates that no decimal number is.
    names = (Fraction(1000 * whole, 1001) for whole in (24, 30, 48, 60, 120) if "." in text)
    fps = next((rate for rate in names if abs(fps - rate) < Fraction(1, 200)), fps)
    return fps if 1 <= fps <= captioner.MAX_FPS else None


SECONDS, SOME_SECONDS, ANY_SECONDS = Seconds(), Seconds(least=0.001), Seconds(least=-_MOST)
LANGUAGE, RATE = Language(), Rate()
