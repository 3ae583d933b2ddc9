"""The options of formats, and the writers that they ask for."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import click

import captioner
from captioner.cli.kinds import ParamType

Writer = Callable[[captioner.Captions], str]


class _Resolution(ParamType[str]):
    name = "WxH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"[1-9]\d{1,4}x[1-9]\d{1,4}", str(value)):
            self.fail(f"{value!r} is not a width and a height in pixels, such as 1920x1080.", param, ctx)
        return str(value)


OPTIONS: Sequence[Callable[[Callable[..., None]], Callable[..., None]]] = (
    click.option(
        "--highlight",
        type=click.Choice(["word", "char", "off"]),
        help="Karaoke in vtt and ass: what is lit as it is spoken.  [default: off in vtt, word in ass]",
    ),
    click.option("--highlight-words", is_flag=True, help="The same as --highlight word."),
    click.option(
        "--karaoke-tag",
        type=click.Choice(["k", "kf", "ko"]),
        help="Karaoke in ass: words are lit at once, filled, or outlined.  [default: kf]",
    ),
    click.option(
        "--resolution", type=_Resolution(), help="Width and height of the video that ass is for.  [default: 1920x1080]"
    ),
)


def writers(formats: Sequence[str], options: dict[str, Any]) -> Mapping[str, Writer]:
    """What writes each of `formats`, by the options of formats, taken out of `options`; refuses what has no effect."""
    typed = {
        name: options.pop(name) for names in captioner.WRITER_OPTIONS.values() for name in names if name in options
    }
    asked = {name: value for name, value in typed.items() if value is not None}
    highlight_words = options.pop("highlight_words")
    highlight = asked.get("highlight")
    if highlight == "off" and (highlight_words or "karaoke_tag" in asked):
        other = "--highlight-words" if highlight_words else "--karaoke-tag"
        raise click.UsageError(f"Nothing is lit without karaoke: leave out {other} or --highlight off.")
    if highlight_words and highlight not in (None, "word"):
        raise click.UsageError(f"--highlight-words is --highlight word: leave out it or --highlight {highlight}.")
    if highlight_words:
        asked = {"highlight": "word", **asked}
    for name in asked:
        knowing = [format_ for format_, names in captioner.WRITER_OPTIONS.items() if name in names]
        if not {*knowing} & {*formats}:
            flag, remedy = f"--{name.replace('_', '-')}", " or ".join(f"-f {format_}" for format_ in knowing)
            raise click.UsageError(f"{flag} is of {' and '.join(knowing)} only: add {remedy}.")
    if "resolution" in asked:
        asked["resolution"] = tuple(map(int, asked["resolution"].split("x")))
    return {format_: _writer(format_, asked) for format_ in formats}


def _writer(format_: str, asked: Mapping[str, Any]) -> Writer:
    """What writes a format as it was asked for, in all that its writer can be asked for."""
    write: Callable[..., str] = captioner.WRITERS[format_]
    options = {name: value for name, value in asked.items() if name in captioner.WRITER_OPTIONS[format_]}
    return partial(write, **options) if options else write
