"""The sound and the video of the page that `preview` makes: files, which become part of it, or URLs."""

import re
from base64 import b64encode
from pathlib import PurePath

import click

import captioner
from captioner.cli.console import errors_about
from captioner.cli.parameters import option, under
from captioner.cli.paths import Inputs, read

# https://www.iana.org/assignments/media-types; what browsers play.
_VIDEOS = {
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".mp4": "video/mp4",
    ".ogv": "video/ogg",
    ".webm": "video/webm",
}
_SOUNDS = {
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

MEDIA = under(
    "Input",
    option("--audio", "The clip's sound: a file becomes part of the page, a URL is linked.", path="FILE|URL"),
    option(
        "--video", "The clip's video, to be shown behind the captions; silent where --audio is given.", path="FILE|URL"
    ),
)


def media_url(place: str | None, kind: str, inputs: Inputs) -> str | None:
    """The URL of a sound or a video, by its file or URL; `kind` is "audio" or "video". A file is added to `inputs`."""
    if not place or re.match("https?://", place, re.IGNORECASE):
        return place
    with errors_about(click.format_filename(place)):
        types = _SOUNDS if kind == "audio" else _VIDEOS
        type_ = types.get(PurePath(place).suffix.lower())
        if type_ is None:
            what = "a sound" if kind == "audio" else "a video"
            raise captioner.FormatError(f"is not {what} that browsers play: give one of {', '.join(types)}, or a URL")
        data = read(place, inputs)
        if len(data) > _MOST_BYTES:
            smaller = ".mp3" if kind == "audio" else ".mp4 of a lower resolution"
            raise captioner.FormatError(
                f"{len(data) / 1e6:.0f} MB are too much for a page, which takes {_MOST_BYTES / 1e6:.0f} MB: "
                f"compress it, for instance to {smaller}, or give its URL"
            )
        if not data:
            raise captioner.FormatError(f"is empty: give a file with {'sound' if kind == 'audio' else 'a picture'}")
    return f"data:{type_};base64,{b64encode(data).decode()}"
