"""The options of formats: karaoke and style; and the writers that they add up to."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import click

import captioner
from captioner.cli.parameters import option, resolution, under
from captioner.cli.style_options import STYLE, style_from

Writer = Callable[[captioner.Captions], str]
"""What writes captions in one format."""

KARAOKE = [
    *STYLE,
    *under(
        "Karaoke",
        option(
            "--highlight",
            "In vtt, ttml and ass: light each word or character as it is spoken; in json: char times every character.  "
            "[default: word in ass, else off]",
            type=click.Choice(["word", "char", "off"]),
        ),
        option("--highlight-words", "The same as --highlight word.", is_flag=True),
        option(
            "--karaoke-tag",
            "In ass: light a word at once (k), fill it (kf), or outline it (ko).  [default: kf]",
            type=click.Choice(["k", "kf", "ko"]),
        ),
        option(
            "--resolution",
            "In ass and ttml: size of the video.  [default: 1920x1080, with --preset shorts 1080x1920]",
            type=resolution,
            metavar="WxH",
        ),
    ),
]


def format_of(file: str) -> str:
    """The format that a file's extension names; raises `click.UsageError` if it names none."""
    # The longest extension that fits: clip.remotion.json is no clip.json.
    fitting = [name for name, extension in captioner.EXTENSIONS.items() if file.lower().endswith(extension)]
    if fitting and os.path.splitext(file)[1]:
        return max(fitting, key=lambda name: len(captioner.EXTENSIONS[name]))
    raise click.UsageError(
        f"The extension of {file!r} is none of {', '.join(captioner.EXTENSIONS.values())}: "
        "add -f and a format, such as -f srt, or end it with / for a directory."
    )


def writers_of(formats: tuple[str, ...], params: Mapping[str, Any]) -> Mapping[str, Writer]:
    """What writes each format, as the options of karaoke say; refuses those of them that would have no effect."""
    names = dict.fromkeys(name for known in captioner.WRITER_OPTIONS.values() for name in known)
    typed = {name: params[name] for name in names if params.get(name) is not None and name != "style"}
    style = style_from(params)
    if style is not None:
        typed["style"] = style[0]
    if params.get("highlight_words") and typed.setdefault("highlight", "word") == "char":
        raise click.UsageError(
            "--highlight-words means --highlight word: leave out --highlight-words or --highlight char."
        )
    if typed.get("highlight") == "off" and (params["highlight_words"] or "karaoke_tag" in typed):
        other = "--highlight-words" if params["highlight_words"] else "--karaoke-tag"
        raise click.UsageError(f"Nothing is lit without karaoke: leave out {other} or --highlight off.")
    for name in typed:
        knowing = [format_ for format_, known in captioner.WRITER_OPTIONS.items() if name in known]
        if not {*knowing} & {*formats}:
            option_name = style[1] if style is not None and name == "style" else name
            flag, listed = f"--{option_name.replace('_', '-')}", ", ".join(knowing[:-1])
            listed = f"{listed} and {knowing[-1]}" if listed else knowing[-1]
            raise click.UsageError(f"{flag} applies to {listed} only: add -f {knowing[0]}.")
    return {format_: _writer(format_, typed) for format_ in formats}


def _writer(format_: str, typed: Mapping[str, Any]) -> Writer:
    write: Callable[..., str] = captioner.WRITERS[format_]
    options = {name: value for name, value in typed.items() if name in captioner.WRITER_OPTIONS[format_]}
    if not options:
        return write
    try:
        # What contradicts itself is refused before any clip is read.
        write(captioner.Captions((), captioner.Limits(), "und"), **options)
    except captioner.FormatError as error:
        raise (click.UsageError(f"{error}.") if error.path is None else click.ClickException(str(error))) from None
    return partial(write, **options)
