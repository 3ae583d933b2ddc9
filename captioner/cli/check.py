"""Check captions in SRT, WebVTT or captioner's JSON, files and whole folders; - is standard input.

The exit code is 0 if nothing is wrong, and 1 if there are findings or a file cannot be read. An error breaks a limit or
keeps a player from showing a cue; a warning goes against a style guide's advice. --fix changes where cues and lines
end, never a word; the findings are then those that remain. Widths are in columns: a full-width character takes 2.
Durations are in seconds.

Findings that --select or --ignore leave out are neither listed nor counted, nor do they make the exit code 1. Those
that --max hides are counted.

\b
Examples:
  captioner check film.srt
  captioner check film.vtt --preset netflix --severity error
  captioner check film.srt --ignore orphan,white-space --max 20
  captioner check captions/ --json > findings.json
  captioner check *.srt --format github --profile acme
  captioner check old.srt --encoding cp1252 --fix -o new.srt
  captioner check film.srt --fix -o fixed/
"""

import os
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

import captioner
from captioner.cli.annotations import as_annotations
from captioner.cli.caption_files import CaptionFile, caption_files
from captioner.cli.caption_reading import CaptionReader
from captioner.cli.code_selection import SELECTION, SEVERITY, selected, selected_codes
from captioner.cli.console import Refused, errors_about, progress, say, say_styled
from captioner.cli.findings import Checked, as_json, at_most
from captioner.cli.limit_options import limit_options
from captioner.cli.options import ENCODING, LANGUAGE, options_from
from captioner.cli.output import write
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, Target, file_and_directory, read, shown
from captioner.cli.profile import PROFILE
from captioner.cli.report import as_report

_FILES = argument("files", "FILE|DIR...")
_OUTPUT = under(
    "Output",
    option(
        "--format format_",
        "Write a report to read, JSON, or annotations of GitHub Actions.  [default: table]",
        type=click.Choice(["table", "json", "github"]),
    ),
    option("--json as_document", "The same as --format json.", is_flag=True),
    SEVERITY,
    *SELECTION,
    option("--max most", "List at most so many findings, and count the rest.", type=click.IntRange(0), metavar="N"),
    option("--fix", "Fix where cues and lines end, and write each file to -o.", is_flag=True),
    option("-o --output", "Where to write what --fix makes; - is standard output.", path="FILE|DIR/|-"),
    option("--overwrite", "Replace files that already exist in DIR/.", is_flag=True),
)
# No finished cue can be measured by these.
_LIMITS = limit_options(without=("max_words", "max_pause_ms"))


@click.command(cls=Command, help=__doc__, params=[_FILES, *LANGUAGE, *ENCODING, *_OUTPUT, *PROFILE, *_LIMITS])
def check(
    files: tuple[str, ...], severity: str, most: int | None, fix: bool, output: str | None, **params: Any
) -> None:
    """Read files, fix them if that is asked for, and print what is found in them."""
    inputs: Inputs = {}
    options = options_from(params, inputs, files)
    format_ = _format(params["format_"], as_document=params["as_document"])
    codes = selected_codes(click.get_current_context())
    found = caption_files(files, output if fix else None)
    file, directory = _place(len(found), output, fix=fix, format_=format_)
    read_as = partial(captioner.read_captions, limits=options.preset, language=options.language, **options.limits)
    reader = CaptionReader(params["encoding"], read_as)
    checked: list[Checked] = []
    fixed: list[tuple[Target, bytes]] = []
    with progress(found, "Checking") as sources:
        for source in sources:
            one, text = _check_one(source, inputs, reader, codes, fix=fix)
            checked.append(one)
            if text is not None:
                name = f"stdin.{captioner.caption_format(text)}" if source.path == "-" else source.name
                place = os.path.join(directory, name) if directory else file
                fixed.append((Target(place, one.source, derived=bool(directory)), text.encode()))
    if fixed:
        write(fixed, inputs, overwrite=options.overwrite)
    _print(at_most(checked, most), format_, to_stderr=fix and output == "-")
    counting = [one for file in checked for one in file.findings if severity in ("warning", one.severity)]
    if counting or any(file.error for file in checked):
        click.get_current_context().exit(1)


def _format(typed: str | None, *, as_document: bool) -> str:
    """The format of the findings."""
    if as_document and typed not in (None, "json"):
        raise click.UsageError("--json means --format json: leave out one of the two.")
    return "json" if as_document else typed or "table"


def _place(count: int, output: str | None, *, fix: bool, format_: str) -> tuple[str | None, str | None]:
    """The file or the directory for what --fix makes of `count` files; refuses options that contradict each other."""
    if output is not None and not fix:
        raise click.UsageError("-o says where to write what --fix makes: add --fix.")
    if fix and not output:
        raise click.UsageError("--fix needs a place to write to: add -o and a path, such as -o fixed/")
    if output == "-" and format_ != "table":
        raise click.UsageError(
            f"--format {format_} and -o - both want standard output: use -o and a path, such as -o fixed/"
        )
    file, directory = file_and_directory(output)
    if fix and directory is None and count > 1:
        raise click.UsageError(f"{count} files need a directory to be written to: use -o DIR/, such as -o fixed/")
    return file, directory


def _check_one(
    file: CaptionFile, inputs: Inputs, reader: CaptionReader, codes: frozenset[str], *, fix: bool
) -> tuple[Checked, str | None]:
    """What is found in a file and, if it is to be fixed, its text then: the findings are those that remain in it."""
    source = shown(file.path)
    try:
        with errors_about(source):
            if file.fault is not None:
                raise file.fault
            data = read(file.path, inputs)
            captions = reader.captions(data, file.path)
            findings, left_out = selected(captions, codes)
            if not fix:
                positions = reader.positions(data) if findings else ()
                return Checked(source, captions, findings, positions, left_out=left_out), None
            text, captions = reader.fixed(data, captions, file.path)
            remaining, left_out = selected(captions, codes)
            return Checked(source, captions, remaining, cured=len(findings) - len(remaining), left_out=left_out), text
    except Refused as error:
        return Checked(source, error=error.message, error_line=error.line), None


def _print(checked: Sequence[Checked], format_: str, *, to_stderr: bool) -> None:
    if format_ != "github":
        for file in checked:
            if file.error:
                say(f"Error: {file.error}")
    if format_ != "table":
        text = as_json(checked) if format_ == "json" else as_annotations(checked)
        write([(Target(None, "the findings"), text.encode())], {}, overwrite=False)
        return
    for line in as_report(checked):
        say_styled(line, err=to_stderr)
