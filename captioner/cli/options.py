"""The options that commands share, under their headings in --help, and what they add up to: `Options`."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import click

import captioner
from captioner.cli.keep import KEEP, read_phrases
from captioner.cli.limit_options import limit_options, limits_from
from captioner.cli.parameters import (
    ANY_SECONDS,
    SECONDS,
    complete_language,
    complete_vendor,
    encoding,
    factor,
    mapping,
    option,
    resolution,
    tag,
    under,
    vendor,
)
from captioner.cli.paths import Inputs, file_and_directory
from captioner.cli.profile import add_config
from captioner.cli.replace import REPLACE, read_pairs
from captioner.cli.script import read_script_file
from captioner.cli.speakers import SPEAKERS, check_speaker_options
from captioner.cli.style_options import STYLE, style_from

if TYPE_CHECKING:
    from fractions import Fraction

Writer = Callable[[captioner.Captions], str]
"""What writes captions in one format."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a command was asked for, by the names of its options; one that it lacks has its default.

    `writers` has what writes each format that was asked for. The result goes to `file`, into `directory` (whose path
    has no slash at its end), or, if both are None, to standard output. `durations` is the path of a file; `keep` holds
    phrases, `replace` pairs of what is spoken and what is shown, `script` the text of a script.
    """

    preset: str
    language: str | None
    limits: captioner.LimitOptions
    writers: Mapping[str, Writer]
    file: str | None
    directory: str | None
    overwrite: bool = False
    fail_on: Literal["limits", "repairs", "any"] | None = None
    shift_ms: int = 0
    time_unit: Literal["s", "ms"] = "s"
    repair: Literal["off", "nudge", "auto", "spread"] = "auto"
    tags: Literal["auto", "keep", "drop"] = "auto"
    replace: tuple[tuple[str, str], ...] = ()
    vendor: str | None = None
    mapping: str | None = None
    stretch: "Fraction | int" = 1
    joined: bool = False
    gap_ms: int = 0
    durations: str | None = None
    keep: tuple[str, ...] = ()
    speakers_from_text: bool = False
    speakers: Literal["dash", "voice", "label", "off"] = "dash"
    label_format: str = "[{name}]"
    encoding: str | None = None
    quiet: bool = False
    script: str | None = None
    min_match: float = 0.9
    unscripted: Literal["keep", "drop"] = "keep"


LANGUAGE = under(
    "Input",
    option(
        "--language",
        "Language of the text, as a BCP 47 tag such as pt-BR.  [default: stated in the input, else guessed]",
        type=tag,
        shell_complete=complete_language,
    ),
)
ENCODING = under(
    "Input",
    option(
        "--encoding",
        "Encoding of caption files, such as cp1252 or shift_jis.  [default: UTF-8 or UTF-16, else guessed]",
        type=encoding,
        metavar="NAME",
    ),
)
CLIP = under(
    "Input",
    option(
        "--tags",
        "Tags for the voice in the text: show sounds only ([laughs]), show all as they are, or none.",
        type=click.Choice(["auto", "keep", "drop"]),
        default="auto",
    ),
    *REPLACE,
    option(
        "--time-unit",
        "Unit of the clip's times: seconds or milliseconds.",
        type=click.Choice(["s", "ms"]),
        default="s",
    ),
    option(
        "--repair",
        "Which bad times to mend: none, those off by up to 0.1 s, also short runs, or also long ones.",
        type=click.Choice(["off", "nudge", "auto", "spread"]),
        default="auto",
    ),
    option(
        "--stretch",
        "Multiply all times, for audio that was sped up or slowed: 0.8 if it plays 1.25 times as fast.",
        type=factor,
        default="1",
        metavar="FACTOR",
    ),
)
VENDOR = under(
    "Input",
    option(
        "--from vendor",
        "Whose answer the input is; captioner readers lists the names.  [default: recognised]",
        type=vendor,
        metavar="NAME",
        shell_complete=complete_vendor,
    ),
    option(
        "--map mapping",
        "Where JSON of any form has its times: 'words=items[*], text=t, start=b, end=e, unit=ms', in JMESPath.",
        type=mapping,
        metavar="MAPPING",
    ),
)
JOIN = under(
    "Input",
    option("--join joined", "Put all clips on one timeline, one after the other.", is_flag=True),
    option("--gap gap_ms", "Silence between clips that are joined.", type=SECONDS, default=0),
    option(
        "--durations",
        "File with the durations of the clips to join.  [default: those of their audio, else their own]",
        path="FILE",
    ),
)
OUTPUT = under(
    "Output",
    option(
        "-f --format formats",
        "Format to write; repeat it for several.  [default: the extension of -o, else srt]",
        type=click.Choice(list(captioner.WRITERS)),
        multiple=True,
    ),
    option("-o --output", "Where to write; - is standard output.  [default: -]", path="FILE|DIR/|-"),
    option("--overwrite", "Replace files that already exist in DIR/.", is_flag=True),
    option(
        "--fail-on",
        "Write everything, but exit 1 if a cue is over a limit, if times were mended, or for any of both.",
        type=click.Choice(["limits", "repairs", "any"]),
    ),
    option("--strict", "The same as --fail-on any.", is_flag=True),
    option(
        "--shift shift_ms",
        "Shift all cues by this much: -0.5 makes them earlier.",
        type=ANY_SECONDS,
        default=0,
    ),
    option(
        "--direction-marks",
        "In srt and vtt: invisible marks around lines that run from right to left, where players need them (auto: in "
        "srt), everywhere, or nowhere.  [default: auto]",
        type=click.Choice(["auto", "on", "off"]),
    ),
)
LIMITS = [*limit_options(), *KEEP, *SPEAKERS]
"""The options of the layout: limits, phrases that are kept, and speakers."""
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


def options_from(params: Mapping[str, Any], inputs: Inputs, paths: Sequence[str]) -> Options:
    """What the shared options add up to; refuses what contradicts itself or would have no effect.

    The files of phrases to keep, of what to replace, of the script and of a profile are read and added to `inputs`;
    `paths` are those of the command's own inputs.
    """
    add_config(inputs)
    phrases, pairs, script = params.get("phrases"), params.get("pairs_file"), params.get("script")
    if [*paths, params.get("durations"), params.get("manifest"), phrases, pairs, script].count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    for flag, name in (("--gap", "gap_ms"), ("--durations", "durations")):
        of_groups = name == "gap_ms" and params.get("manifest") is not None
        if params.get(name) not in (None, 0) and not params["joined"] and not of_groups:
            raise click.UsageError(f"{flag} applies to --join only: add --join.")
    for flag, name in (("--min-match", "min_match"), ("--unscripted", "unscripted")):
        if params.get(name) is not None and script is None and params.get("manifest") is None:
            raise click.UsageError(f"{flag} applies to --script only: add --script and its path.")
    if params.get("vendor") is not None and params.get("mapping") is not None:
        raise click.UsageError("--from does not apply to --map: leave out one of them.")
    if params.get("output") == "":
        raise click.UsageError("-o needs a path, or - for standard output.")
    file, directory = file_and_directory(params.get("output"))
    formats = tuple(dict.fromkeys(params.get("formats", ()))) or (_format_of(file) if file else "srt",)
    if params.get("strict") and params.get("fail_on") not in (None, "any"):
        raise click.UsageError("--strict means --fail-on any: leave out one of the two.")
    check_speaker_options(params, formats)
    same = {field.name: params[field.name] for field in fields(Options) if field.name in params}
    for name in ("label_format", "min_match", "unscripted"):  # None unless typed
        if same.get(name, "") is None:
            del same[name]
    if script is not None:
        same["script"] = read_script_file(script, inputs)
    if params.get("strict"):
        same["fail_on"] = "any"
    limits, writers = limits_from(params), _writers(formats, params)
    keep = read_phrases(phrases, inputs) if phrases is not None else ()
    replace = read_pairs(pairs, inputs) if pairs is not None else ()
    return Options(**same, limits=limits, writers=writers, file=file, directory=directory, keep=keep, replace=replace)


def _format_of(file: str) -> str:
    # The longest extension that fits: clip.remotion.json is no clip.json.
    fitting = [name for name, extension in captioner.EXTENSIONS.items() if file.lower().endswith(extension)]
    if fitting and os.path.splitext(file)[1]:
        return max(fitting, key=lambda name: len(captioner.EXTENSIONS[name]))
    raise click.UsageError(
        f"The extension of {file!r} is none of {', '.join(captioner.EXTENSIONS.values())}: "
        "add -f and a format, such as -f srt, or end it with / for a directory."
    )


def _writers(formats: tuple[str, ...], params: Mapping[str, Any]) -> Mapping[str, Writer]:
    """What writes each format, as the options of karaoke say; refuses those of them that would have no effect."""
    names = dict.fromkeys(name for known in captioner.WRITER_OPTIONS.values() for name in known)
    typed = {name: params[name] for name in names if params.get(name) is not None and name != "style"}
    flags = {name: f"--{name.replace('_', '-')}" for name in typed}
    style = style_from(params)
    if style is not None:
        typed["style"], first = style
        flags["style"] = f"--{first.replace('_', '-')}"
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
            flag, listed = flags[name], ", ".join(knowing[:-1])
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
