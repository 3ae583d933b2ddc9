"""The options of formats, and the writers that they ask for."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

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


def writers(
    formats: Sequence[str],
    highlight: Literal["off", "word", "char"] | None,
    highlight_words: bool,
    karaoke_tag: Literal["k", "kf", "ko"] | None,
    resolution: str | None,
) -> Mapping[str, Writer]:
    """What writes each of `formats` as the options say; an option that none of them knows is refused."""
    if highlight == "off" and (highlight_words or karaoke_tag is not None):
        other = "--highlight-words" if highlight_words else "--karaoke-tag"
        raise click.UsageError(f"Nothing is lit without karaoke: leave out {other} or --highlight off.")
    if highlight_words and highlight not in (None, "word"):
        raise click.UsageError(f"--highlight-words is --highlight word: leave out it or --highlight {highlight}.")
    highlight = "word" if highlight_words else highlight
    wanted = {
        "highlight": highlight,
        "karaoke_tag": karaoke_tag,
        "resolution": tuple(map(int, resolution.split("x"))) if resolution else None,
    }
    asked = {option: value for option, value in wanted.items() if value is not None}
    for option in asked:
        knowing = [format_ for format_, options in captioner.WRITER_OPTIONS.items() if option in options]
        if not {*knowing} & {*formats}:
            flag, remedy = f"--{option.replace('_', '-')}", " or ".join(f"-f {format_}" for format_ in knowing)
            raise click.UsageError(f"{flag} is of {' and '.join(knowing)} only: add {remedy}.")
    return {format_: _writer(format_, asked) for format_ in formats}


def _writer(format_: str, asked: Mapping[str, object]) -> Writer:
    """What writes a format as it was asked for, in all that its writer can be asked for."""
    write: Callable[..., str] = captioner.WRITERS[format_]
    options = {option: value for option, value in asked.items() if option in captioner.WRITER_OPTIONS[format_]}
    return partial(write, **options) if options else write
