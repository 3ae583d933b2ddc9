"""Check captions in SRT, WebVTT or captioner's JSON; - is standard input.

The exit code is 0 if nothing is wrong, and 1 if there are findings or a file cannot be read. An error breaks a limit or
keeps a player from showing a cue; a warning goes against a style guide's advice. --fix changes where cues and lines
end, never a word; the findings are then those that remain. Widths are in columns: a full-width character takes 2.
Durations are in seconds.

\b
Examples:
  captioner check film.srt
  captioner check film.vtt --preset netflix --severity error
  captioner check *.srt --json > findings.json
  captioner check film.srt --fix -o fixed/
"""

import os
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

import captioner
from captioner.cli.console import errors_about, progress, say
from captioner.cli.findings import Checked, as_json, as_table
from captioner.cli.fixing import Reader, fixed_text
from captioner.cli.limit_options import limit_options
from captioner.cli.options import LANGUAGE, options_from
from captioner.cli.output import write
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, Target, file_and_directory, read, shown

_FILES = argument("files", "FILE...")
_OUTPUT = under(
    "Output",
    option("--json as_document", "Write the findings as JSON, alone on standard output.", is_flag=True),
    option(
        "--severity",
        "Least severity that makes the exit code 1: with error, warnings alone do not.",
        type=click.Choice(["error", "warning"]),
        default="warning",
    ),
    option("--fix", "Fix where cues and lines end, and write each file to -o.", is_flag=True),
    option("-o --output", "Where to write what --fix makes; - is standard output.", path="FILE|DIR/|-"),
    option("--overwrite", "Replace files that already exist in DIR/.", is_flag=True),
)
# No finished cue can be measured by these.
_LIMITS = limit_options(without=("max_words", "max_pause_ms"))


@click.command(cls=Command, help=__doc__, params=[_FILES, *LANGUAGE, *_OUTPUT, *_LIMITS])
def check(
    files: tuple[str, ...], as_document: bool, severity: str, fix: bool, output: str | None, **params: Any
) -> None:
    """Read files, fix them if that is asked for, and print what is found in them."""
    inputs: Inputs = {}
    options = options_from(params, inputs, files)
    file, directory = _place(len(files), output, fix=fix, as_document=as_document)
    read_as = partial(captioner.read_captions, limits=options.preset, language=options.language, **options.limits)
    checked: list[Checked] = []
    fixed: list[tuple[Target, bytes]] = []
    with progress(files, "Checking") as paths:
        for path in paths:
            one, text = _check_one(path, inputs, read_as, fix=fix)
            checked.append(one)
            if text is not None:
                name = f"stdin.{captioner.caption_format(text)}" if path == "-" else os.path.basename(path)
                place = os.path.join(directory, name) if directory else file
                fixed.append((Target(place, one.source, derived=bool(directory)), text.encode()))
    if fixed:
        write(fixed, inputs, overwrite=options.overwrite)
    _print(checked, as_document=as_document, to_stderr=fix and output == "-")
    counting = [one for file in checked for one in file.findings if severity in ("warning", one.severity)]
    if counting or any(file.error for file in checked):
        click.get_current_context().exit(1)


def _place(count: int, output: str | None, *, fix: bool, as_document: bool) -> tuple[str | None, str | None]:
    """The file or the directory for what --fix makes of `count` files; refuses options that contradict each other."""
    if output is not None and not fix:
        raise click.UsageError("-o says where to write what --fix makes: add --fix.")
    if fix and not output:
        raise click.UsageError("--fix needs a place to write to: add -o and a path, such as -o fixed/")
    if output == "-" and as_document:
        raise click.UsageError("--json and -o - both want standard output: use -o and a path, such as -o fixed/")
    file, directory = file_and_directory(output)
    if fix and directory is None and count > 1:
        raise click.UsageError(f"{count} files need a directory to be written to: use -o DIR/, such as -o fixed/")
    return file, directory


def _check_one(path: str, inputs: Inputs, read_as: Reader, *, fix: bool) -> tuple[Checked, str | None]:
    """What is found in a file and, if it is to be fixed, its text then: the findings are those that remain in it."""
    source = shown(path)
    try:
        with errors_about(source):
            data = read(path, inputs)
            captions = read_as(data)
            findings = captioner.check(captions)
            if not fix:
                return Checked(source, captions, findings), None
            text, captions = fixed_text(data, captions, read_as)
            remaining = captioner.check(captions)
            return Checked(source, captions, remaining, cured=len(findings) - len(remaining)), text
    except click.ClickException as error:
        return Checked(source, error=error.message), None


def _print(checked: Sequence[Checked], *, as_document: bool, to_stderr: bool) -> None:
    for file in checked:
        if file.error:
            say(f"Error: {file.error}")
    if as_document:
        write([(Target(None, "the findings"), as_json(checked).encode())], {}, overwrite=False)
        return
    for line in as_table(checked):
        say(line, err=to_stderr)
