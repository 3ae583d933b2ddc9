"""Make a page to review a clip's captions on; - is standard input.

The page is one HTML file that needs nothing else. It plays the clip, or a silent clock, lights the words as they are
spoken, lists the cues with reading speeds and findings, and draws words, cues, gaps and pauses on a timeline. Widths
are in columns: a full-width character takes 2. Durations are in seconds.

\b
Examples:
  captioner preview clip.json -o clip.html --open
  captioner preview clip.json --audio clip.wav -o clip.html
  captioner preview clip.json --audio https://example.com/clip.mp3 > clip.html
"""

import os
import re
from base64 import b64encode
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

import click

import captioner
from captioner.cli.console import errors_about
from captioner.cli.delivery import Clip, captions_of, deliver
from captioner.cli.options import CLIP, ENCODING, LANGUAGE, LIMITS, VENDOR, options_from
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, Target, file_and_directory, read, shown
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_clip_file, read_timings
from captioner.cli.script import SCRIPT

# https://www.iana.org/assignments/media-types; what browsers play.
_MEDIA_TYPES = {
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".webm": "video/webm",
}
# Browsers refuse or crawl through longer data: URLs.
_MOST_BYTES = 100_000_000


_PATH = argument("path", "CLIP.json")
_AUDIO = under(
    "Input", option("--audio", "The clip's sound: a file becomes part of the page, a URL is linked.", path="FILE|URL")
)
_OUTPUT = under(
    "Output",
    option("-o --output", "Where to write; - is standard output.  [default: -]", path="PAGE.html"),
    option("--open opened", "Open the page in the browser.", is_flag=True),
)


@click.command(
    cls=Command,
    help=__doc__,
    params=[_PATH, *LANGUAGE, *ENCODING, *CLIP, *VENDOR, *SCRIPT, *_AUDIO, *_OUTPUT, *PROFILE, *LIMITS],
)
def preview(path: str, audio: str | None, output: str | None, opened: bool, **params: Any) -> None:
    """Read a clip, caption it, write the page, and open it if that is asked for."""
    file, directory = file_and_directory(output)
    if file is None and directory is None and opened:
        raise click.UsageError("--open needs a file: add -o and its path, such as -o clip.html")
    if output == "" or directory is not None:
        better = os.path.join(directory or "", "clip.html")
        raise click.UsageError(f"-o needs a file: use -o {better}")
    inputs: Inputs = {}
    options, source = options_from(params, inputs, [path]), shown(path)
    with errors_about(source):
        timings = read_timings(read_clip_file(path, inputs), options)
        if len(timings) > 1:
            raise captioner.FormatError(f"holds {len(timings)} clips, and a page shows one: save that one by itself")
    with errors_about(click.format_filename(audio or "")):
        url = audio and _url(audio, inputs)
    options = replace(options, writers={"html": partial(captioner.to_preview, audio=url)})
    made = captions_of(options, [Clip(source, source, timings[0])], source, inputs, remedy="")
    deliver(options, made, [Target(file, source)], inputs)
    if file and opened:
        _open(file)


def _url(audio: str, inputs: Inputs) -> str:
    if re.match("https?://", audio, re.IGNORECASE):
        return audio
    kind = _MEDIA_TYPES.get(PurePath(audio).suffix.lower())
    if kind is None:
        raise captioner.FormatError(
            f"is not a sound that browsers play: give one of {', '.join(_MEDIA_TYPES)}, or a URL"
        )
    data = read(audio, inputs)
    if len(data) > _MOST_BYTES:
        raise captioner.FormatError(
            f"{len(data) / 1e6:.0f} MB are too much for a page, which takes {_MOST_BYTES / 1e6:.0f} MB: "
            "compress it, for instance to .mp3, or give its URL"
        )
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _open(file: str) -> None:
    import webbrowser

    if not webbrowser.open(Path(file).resolve().as_uri()):
        raise click.ClickException(f"{file}: is written, but there is no browser to open it in")
