"""Make a page to review captions on; - is standard input.

The page is one HTML file that needs nothing else. It plays the clip, or a silent clock, lights the words as they are
spoken, lists the cues with reading speeds and findings, says why each line and cue ends where it does, and draws words,
cues, pauses and the sound on a timeline. Texts, cues and times are corrected on it, and saved as JSON that convert
keeps as it is. All that it does has a key, which ? lists. Clips are captioned first; captions (SRT, WebVTT or
captioner's JSON) are shown as they are. Widths are in columns: a full-width character takes 2. Durations are in
seconds.

\b
Examples:
  captioner preview clip.json -o clip.html --open
  captioner preview clip.json --audio clip.wav -o clip.html
  captioner preview film.srt --video film.mp4 --preset netflix -o film.html
  captioner preview clip.json --audio https://example.com/clip.mp3 > clip.html
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

import captioner
from captioner.cli.caption_reading import CaptionReader
from captioner.cli.console import errors_about
from captioner.cli.delivery import Captioned, Clip, captions_of, deliver
from captioner.cli.keep import KEEP
from captioner.cli.options import CLIP, ENCODING, LANGUAGE, LIMITS, VENDOR, Options, options_from
from captioner.cli.page_media import MEDIA, media_url
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, Target, file_and_directory, shown
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_clip_file, read_timings
from captioner.cli.script import SCRIPT
from captioner.cli.speakers import SPEAKERS
from captioner.readers import Clip as Content
from captioner.readers.packed import unpacked
from captioner.subtitles.timings import holds_captions

_GZIP = b"\x1f\x8b"
# What is shown as it is cannot be changed by these.
_FOR_CLIPS = frozenset({*(one.name for one in (*CLIP, *SCRIPT, *KEEP, *SPEAKERS)), "max_words", "max_pause_ms"})

_PATH = argument("path", "INPUT")
_OUTPUT = under(
    "Output",
    option("-o --output", "Where to write; - is standard output.  [default: -]", path="PAGE.html"),
    option("--open opened", "Open the page in the browser.", is_flag=True),
)


@click.command(
    cls=Command,
    help=__doc__,
    params=[_PATH, *LANGUAGE, *ENCODING, *CLIP, *VENDOR, *SCRIPT, *MEDIA, *_OUTPUT, *PROFILE, *LIMITS],
)
def preview(path: str, audio: str | None, video: str | None, output: str | None, opened: bool, **params: Any) -> None:
    """Read a clip, caption it, or read captions; write the page, and open it if that is asked for."""
    file = _file(output, opened=opened)
    inputs: Inputs = {}
    options, source = options_from(params, inputs, [path]), shown(path)
    with errors_about(source):
        content = read_clip_file(path, inputs)
        captions = None if options.vendor or options.mapping else _text_of_captions(content)
        if captions is None:
            made, breaks = _captioned(content, options, source, inputs)
        else:
            made, breaks = _as_it_is(captions, options, path), ()
    page = partial(
        captioner.to_preview,
        audio=media_url(audio, "audio", inputs),
        video=media_url(video, "video", inputs),
        breaks=breaks,
    )
    deliver(replace(options, writers={"html": page}), [made], [Target(file, source)], inputs)
    if file and opened:
        _open(file)


def _file(output: str | None, *, opened: bool) -> str | None:
    """The file for the page, None for standard output."""
    file, directory = file_and_directory(output)
    if file is None and directory is None and opened:
        raise click.UsageError("--open needs a file: add -o and its path, such as -o clip.html")
    if output == "" or directory is not None:
        raise click.UsageError(f"-o needs a file: use -o {os.path.join(directory or '', 'clip.html')}")
    return file


def _captioned(
    content: Content, options: Options, source: str, inputs: Inputs
) -> tuple[Captioned, Sequence[captioner.Explained]]:
    """The captions of the one clip in a file, and why they break where they do."""
    timings = read_timings(content, options)
    if len(timings) > 1:
        raise captioner.FormatError(f"holds {len(timings)} clips, and a page shows one: save that one by itself")
    (made,) = captions_of(options, [Clip(source, source, timings[0])], source, inputs, remedy="")
    breaks = captioner.explain(
        made[0].timing,
        options.preset,
        language=options.language,
        keep=options.keep,
        speakers=options.speakers,
        label_format=options.label_format,
        **options.limits,
    )
    return made, breaks


def _text_of_captions(content: Content) -> bytes | bytearray | None:
    """A file's content, unpacked, if it is captions."""
    if not isinstance(content, bytes | bytearray):
        return None
    if content[:2] == _GZIP:
        content = unpacked(content)
    return content if holds_captions(content) else None


def _as_it_is(content: bytes | bytearray, options: Options, path: str) -> Captioned:
    """The captions in a file, whose cues are kept."""
    source, context = shown(path), click.get_current_context()
    for param in context.command.params:
        typed = context.get_parameter_source(str(param.name)) is click.core.ParameterSource.COMMANDLINE
        if typed and param.name in _FOR_CLIPS:
            raise click.UsageError(
                f"{source} holds captions, which are shown as they are: leave out {param.opts[0]}, "
                "or caption them again first with captioner convert."
            )
    read = partial(captioner.read_captions, limits=options.preset, language=options.language, **options.limits)
    name = None if path == "-" else os.path.basename(path)
    captions = CaptionReader(options.encoding, read).captions(bytes(content), name)
    captions = replace(captions, title=name and click.format_filename(name))
    return Clip(source, source, captioner.Timing((), captions.duration_ms, captions.language)), captions


def _open(file: str) -> None:
    import webbrowser

    if not webbrowser.open(Path(file).resolve().as_uri()):
        raise click.ClickException(f"{file}: is written, but there is no browser to open it in")
