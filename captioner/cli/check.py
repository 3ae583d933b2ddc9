"""`captioner check`: files of captions, by anyone, against limits and style guides."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath
from typing import Literal

import click

import captioner
from captioner.cli.console import Corrected, progress, say, told_of
from captioner.cli.findings import Checked, as_json, as_table
from captioner.cli.inputs import Inputs, read
from captioner.cli.limits import with_limits
from captioner.cli.options import corrected
from captioner.cli.output import write
from captioner.cli.report import MANY
from captioner.cli.targets import Target, is_directory

# A second run cures what the first one brought to light, such as words of JSON that fit the lines now.
_MAX_FIXES = 4


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "json_wanted", is_flag=True, help="Findings as JSON, alone on standard output.")
@click.option(
    "--severity",
    type=click.Choice(["error", "warning"]),
    default="warning",
    show_default=True,
    help="The least that counts: with error, a file with warnings only passes.",
)
@click.option("--fix", "fix_wanted", is_flag=True, help="Write what timing and line ends can cure to -o.")
@click.option("-o", "--output", metavar="FILE|DIR/|-", help="Where to write what --fix makes; - is standard output.")
@click.option("--overwrite", is_flag=True, help="Replace what is in DIR/ already.")
@with_limits
def check(
    files: tuple[str, ...],
    json_wanted: bool,
    severity: Literal["error", "warning"],
    fix_wanted: bool,
    output: str | None,
    overwrite: bool,
    preset: str,
    language: str | None,
    limits: captioner.LimitOptions,
) -> None:
    """Check captions, in SRT, WebVTT or captioner's JSON; - is standard input.

    Exit code 0: nothing is wrong; 1: there are findings, or a file cannot be read. An error breaks a limit or keeps a
    player from showing a cue; a warning is against a style guide's advice. --fix changes when cues end and where lines
    end, never a word, and the findings are then those that remain. Widths are columns: a full-width character takes 2,
    and a line has 42 unless the language or an option says otherwise. Durations are seconds.

    \b
    Examples:
      captioner check film.srt
      captioner check film.vtt --preset netflix --severity error
      captioner check *.srt --json > findings.json
      captioner check film.srt --fix -o fixed/
    """
    if files.count("-") > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    directory = _place(files, json_wanted, fix_wanted, output)
    read_as = partial(captioner.read_captions, limits=preset, language=language, **limits)
    inputs: Inputs = {}
    checked: list[Checked] = []
    texts: list[tuple[Target, bytes]] = []
    with progress(files, "Checking", MANY) as paths:
        for path in paths:
            source = "standard input" if path == "-" else click.format_filename(path)
            one, text = _check_one(path, source, inputs, read_as, fix_wanted=fix_wanted)
            checked.append(one)
            if text is not None:
                name = f"stdin.{captioner.caption_format(text)}" if path == "-" else PurePath(path).name
                texts.append((_target(output, directory, name, source), text.encode()))
    if texts:
        write(texts, inputs, overwrite=overwrite)
    _tell(checked, json_wanted, to_stderr=fix_wanted and output == "-")
    counting = [one for file in checked for one in file.findings if severity == "warning" or one.severity == "error"]
    if counting or any(file.error for file in checked):
        click.get_current_context().exit(1)


def _check_one(
    path: str, source: str, inputs: Inputs, read_as: Callable[[str | bytes], captioner.Captions], *, fix_wanted: bool
) -> tuple[Checked, str | None]:
    """What is found in a file and, if it is to be fixed, its text then: the findings are those that remain in it."""
    try:
        with told_of(source):
            data = read(path, inputs)
            captions = read_as(data)
            findings = captioner.check(captions)
            if not fix_wanted:
                return Checked(source, captions, findings), None
            text, fixed = _fixed(data, captions, read_as)
            remaining = captioner.check(fixed)
            return Checked(source, fixed, remaining, len(findings) - len(remaining)), text
    except click.ClickException as error:
        return Checked(source, error=error.message), None


def _fixed(
    data: bytes, captions: captioner.Captions, read_as: Callable[[str | bytes], captioner.Captions]
) -> tuple[str, captioner.Captions]:
    """A file's text with everything cured that can be, and the captions in it: fixing it again would change nothing."""
    text = captioner.rewrite(data, captioner.fix(captions))
    for _ in range(_MAX_FIXES):
        captions = read_as(text)
        again = captioner.rewrite(text, captioner.fix(captions))
        if again == text:
            break
        text = again
    return text, captions


def _place(files: Sequence[str], json_wanted: bool, fix_wanted: bool, output: str | None) -> str | None:
    """The directory for what --fix makes, without its slash, if it is one; refuses what cannot be meant."""
    if output is not None and not fix_wanted:
        raise Corrected("-o says where to write what --fix makes", corrected(fix_wanted=True))
    if not fix_wanted:
        return None
    if not output:
        raise Corrected("--fix needs a place to write to", corrected(output="fixed/"))
    if output == "-" and json_wanted:
        raise Corrected("--json and -o - both want standard output: write to a directory", corrected(output="fixed/"))
    if output != "-" and is_directory(output):
        return output.rstrip("/") or "/"
    if len(files) > 1:
        raise Corrected(f"{len(files)} files need a directory to be written to", corrected(output="fixed/"))
    return None


def _target(output: str | None, directory: str | None, name: str, source: str) -> Target:
    if directory is None:
        return Target(None if output == "-" else output, source)
    return Target(os.path.join(directory, name), source, derived=True)


def _tell(checked: Sequence[Checked], json_wanted: bool, *, to_stderr: bool) -> None:
    for file in checked:
        if file.error:
            say(f"Error: {file.error}")
    if json_wanted:
        write([(Target(None, "the findings"), as_json(checked).encode())], {}, overwrite=False)
        return
    for line in as_table(checked):
        say(line, err=to_stderr)
