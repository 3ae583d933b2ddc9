"""`captioner preview`: a page to review a clip's captions on."""

import os
import re
from base64 import b64encode
from pathlib import Path, PurePath

import click

import captioner
from captioner.cli.console import Corrected, told_of
from captioner.cli.delivery import tell
from captioner.cli.inputs import Inputs, read
from captioner.cli.options import Wish, corrected, with_wish
from captioner.cli.output import write
from captioner.cli.report import Made
from captioner.cli.targets import Target, is_directory

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


@click.command()
@click.argument("path", metavar="CLIP.json")
@click.option("--audio", metavar="FILE|URL", help="The clip's sound: a file goes into the page, a URL is named in it.")
@click.option("-o", "--output", metavar="PAGE.html", help="Where to write; - is standard output.  [default: -]")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@with_wish
def preview(path: str, audio: str | None, output: str | None, opened: bool, wish: Wish) -> None:
    """Make a page to review a clip's captions on; - is standard input.

    The page is one HTML file that needs nothing else: it plays the clip, or a silent clock, lights the words as they
    are spoken, lists the cues with reading speed and findings, and draws words, cues, gaps and pauses along time.
    Widths are columns: a full-width character takes 2. Durations are seconds.

    \b
    Examples:
      captioner preview clip.json -o clip.html --open
      captioner preview clip.json --audio clip.wav -o clip.html
      captioner preview clip.json --audio https://example.com/clip.mp3 --preset netflix > clip.html
    """
    file = None if output == "-" else output
    if file is None and opened:
        raise Corrected("--open needs a file", corrected(output="clip.html"))
    if file == "" or (file and is_directory(file)):
        raise Corrected("-o needs a file", corrected(output=os.path.join(file, "clip.html")))
    inputs: Inputs = {}
    source = "standard input" if path == "-" else click.format_filename(path)
    with told_of(source):
        timings = captioner.read_clips(read(path, inputs), time_unit=wish.time_unit)
        if len(timings) > 1:
            raise captioner.FormatError(f"holds {len(timings)} clips, and a page shows one: save that one by itself")
        captions = captioner.caption(timings[0], wish.preset, language=wish.language, **wish.limits)
    with told_of(click.format_filename(audio or "")):
        url = audio and _url(audio, inputs)
    target = Target(file, source)
    with told_of():
        page = captioner.to_preview(captions, audio=url)
    write([(target, page.encode())], inputs, overwrite=False)
    tell(
        [Made(source, source, {"html": page}, timings[0], captions, not (wish.language or timings[0].language))],
        [target],
        strict=False,
    )
    if file and opened:
        _open(file)


def _url(audio: str, inputs: Inputs) -> str:
    if re.match("https?://", audio, re.IGNORECASE):
        return audio
    kind = _MEDIA_TYPES.get(PurePath(audio).suffix.lower())
    if kind is None:
        raise captioner.FormatError(f"is no sound that browsers play: give one of {', '.join(_MEDIA_TYPES)}, or a URL")
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
