"""The options of formats, and the writers that they ask for."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import click

import captioner
from captioner.cli.kinds import ParamType

Writer = Callable[[captioner.Captions], str]

# Which formats an option is for.
_FOR = {"--highlight": ("vtt", "ass"), "--karaoke-tag": ("ass",), "--resolution": ("ass",)}


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
    typed = {"--highlight": highlight, "--karaoke-tag": karaoke_tag, "--resolution": resolution}
    for option, value in typed.items():
        if value is not None and not {*_FOR[option]} & {*formats}:
            remedy = " or ".join(f"-f {format_}" for format_ in _FOR[option])
            raise click.UsageError(f"{option} is of {' and '.join(_FOR[option])} only: add {remedy}.")
    width, height = map(int, (resolution or "1920x1080").split("x"))
    asked: dict[str, Callable[[], Writer]] = {
        "vtt": lambda: partial(captioner.to_vtt, highlight=highlight or "off"),
        "ass": lambda: partial(
            captioner.to_ass,
            highlight=highlight or "word",
            karaoke_tag=karaoke_tag or "kf",
            resolution=(width, height),
        ),
    }
    return {format_: asked[format_]() if format_ in asked else captioner.WRITERS[format_] for format_ in formats}
