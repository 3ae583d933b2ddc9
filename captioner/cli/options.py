"""The options that commands share, under their headings in --help, and what they add up to: `Options`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal

import click

import captioner
from captioner.cli.formats import Writer, format_of, writers_of
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
    tag,
    under,
    vendor,
)
from captioner.cli.paths import Inputs, file_and_directory
from captioner.cli.profile import add_config
from captioner.cli.replace import REPLACE, read_pairs
from captioner.cli.script import read_script_file
from captioner.cli.speakers import SPEAKERS, check_speaker_options

if TYPE_CHECKING:
    from fractions import Fraction


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
    formats = tuple(dict.fromkeys(params.get("formats", ()))) or (format_of(file) if file else "srt",)
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
    limits, writers = limits_from(params), writers_of(formats, params)
    keep = read_phrases(phrases, inputs) if phrases is not None else ()
    replace = read_pairs(pairs, inputs) if pairs is not None else ()
    return Options(**same, limits=limits, writers=writers, file=file, directory=directory, keep=keep, replace=replace)
