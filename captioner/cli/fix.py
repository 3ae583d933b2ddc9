"""Fix captions in SRT, WebVTT or captioner's JSON, files and whole folders; - is standard input.

--level says what may change. timing moves where cues end. lines breaks lines again, too. cues splits and joins cues,
too: a cue that is too long, too wide or too fast is split at its best place, one that is too short joins its neighbour,
text that rolls from cue to cue is there once. No word is lost or moved, and cues without a fault stay as they are:
fixing a fixed file changes nothing.

Files seldom say when a word is spoken. Where a cue is split, its time is shared among its words, unless --words gives
the clip. What remains is printed, with why. Widths are in columns: a full-width character takes 2. Durations are in
seconds.

\b
Examples:
  captioner fix film.srt -o fixed.srt
  captioner fix film.srt -o fixed.srt --level cues --preset netflix
  captioner fix film.srt --level cues --diff
  captioner fix talk.vtt -o fixed.vtt --level cues --words talk.json
  captioner fix captions/ -o fixed/ --level timing
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from typing import Any

import click

import captioner
from captioner.cli.caption_files import CaptionFile, caption_files
from captioner.cli.caption_reading import CaptionReader
from captioner.cli.code_selection import SELECTION, selected, selected_codes
from captioner.cli.console import Refused, counted, errors_about, progress, say, say_styled
from captioner.cli.findings import Checked
from captioner.cli.limit_options import limit_options
from captioner.cli.options import ENCODING, LANGUAGE, options_from
from captioner.cli.output import write
from captioner.cli.parameters import Command, argument, option, under
from captioner.cli.paths import Inputs, Target, file_and_directory, read, shown
from captioner.cli.profile import PROFILE
from captioner.cli.reading import read_clip_file
from captioner.cli.report import as_report
from captioner.cli.unfixed import unfixed

_FILES = argument("files", "FILE|DIR...")
_INPUT = under(
    "Input",
    option("--words", "Clip with the times of the words, of any service; only with one file.", path="CLIP"),
)
_OUTPUT = under(
    "Output",
    option("-o --output", "Where to write; - is standard output.", path="FILE|DIR/|-"),
    option("--overwrite", "Replace files that already exist in DIR/.", is_flag=True),
    option("--diff", "Write nothing, and print what would change, as a unified diff.", is_flag=True),
    option(
        "--level",
        "What may change: cue ends; line breaks, too; or also which words a cue has.",
        type=click.Choice(["timing", "lines", "cues"]),
        default="lines",
    ),
    option(
        "--severity",
        "Least severity of what remains that makes the exit code 1.  [default: none does]",
        type=click.Choice(["error", "warning"]),
    ),
    *SELECTION,
)
# No finished cue can be measured by these.
_LIMITS = limit_options(without=("max_words", "max_pause_ms"))


@click.command(cls=Command, help=__doc__, params=[_FILES, *LANGUAGE, *ENCODING, *_INPUT, *_OUTPUT, *PROFILE, *_LIMITS])
def fix(
    files: tuple[str, ...],
    level: captioner.Level,
    diff: bool,
    output: str | None,
    severity: str | None,
    words: str | None,
    **params: Any,
) -> None:
    """Read files, fix each by itself, write all that could be read, and print what remains in them."""
    inputs: Inputs = {}
    options = options_from(params, inputs, [*files, *([words] if words else [])])
    codes = selected_codes(click.get_current_context())
    found = caption_files(files, output)
    file, directory = _place(len(found), output, diff=diff)
    if words and len(found) > 1:
        raise click.UsageError("--words is the clip of one file: fix the files one by one.")
    if words and level != "cues":
        raise click.UsageError("--words times new cues: add --level cues.")
    timing = _timing(words, inputs) if words else None
    read_as = partial(captioner.read_captions, limits=options.preset, language=options.language, **options.limits)
    reader = CaptionReader(params["encoding"], read_as)
    with progress(found, "Fixing") as sources:
        done = [_fix_one(source, inputs, reader, codes, level, timing) for source in sources]
    made = []
    for one in done:
        if one.text is None or one.unchanged is None:
            continue
        if diff:
            made.append((Target(None, one.checked.source), _diff(one.checked.source, one.unchanged, one.text).encode()))
            continue
        name = f"stdin.{captioner.caption_format(one.text)}" if one.file.path == "-" else one.file.name
        place = os.path.join(directory, name) if directory else file
        made.append((Target(place, one.checked.source, derived=bool(directory)), one.text.encode()))
    if made:
        write(made, inputs, overwrite=options.overwrite)
    _print(done, level, words, to_stderr=diff or file == directory)
    counting = [
        one for each in done for one in each.checked.findings if severity and severity in ("warning", one.severity)
    ]
    if counting or any(one.checked.error for one in done):
        click.get_current_context().exit(1)


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a file: what remains in it, and its text as it was, with LF line ends, and as it is fixed."""

    file: CaptionFile
    checked: Checked
    before: captioner.Captions | None = None
    unchanged: str | None = None
    text: str | None = None


def _place(count: int, output: str | None, *, diff: bool) -> tuple[str | None, str | None]:
    """The file or the directory for `count` fixed files; refuses options that contradict each other."""
    if diff and output is not None:
        raise click.UsageError("--diff writes nothing: leave out -o.")
    if not diff and not output:
        raise click.UsageError("fix needs a place to write to: add -o and a path, such as -o fixed/, or --diff")
    file, directory = file_and_directory(output)
    if not diff and directory is None and count > 1:
        raise click.UsageError(f"{count} files need a directory to be written to: use -o DIR/, such as -o fixed/")
    return file, directory


def _timing(path: str, inputs: Inputs) -> captioner.Timing:
    """The timing of the one clip in a file."""
    with errors_about(shown(path)):
        timings = captioner.read_clips(read_clip_file(path, inputs))
        if len(timings) != 1:
            raise captioner.FormatError(f"holds {len(timings)} clips, and --words takes one: give a file with that one")
    return timings[0]


def _fix_one(
    file: CaptionFile,
    inputs: Inputs,
    reader: CaptionReader,
    codes: frozenset[str],
    level: captioner.Level,
    timing: captioner.Timing | None,
) -> _Done:
    source = shown(file.path)
    try:
        with errors_about(source):
            if file.fault is not None:
                raise file.fault
            data = read(file.path, inputs)
            before = reader.captions(data, file.path)
            text, captions = reader.fixed(data, before, file.path, level, timing)
            remaining, left_out = selected(captions, codes)
            cured = len(selected(before, codes)[0]) - len(remaining)
            checked = Checked(source, captions, remaining, cured=cured, left_out=left_out)
            return _Done(file, checked, before, captioner.rewrite(data, before, encoding=reader.encoding), text)
    except Refused as error:
        return _Done(file, Checked(source, error=error.message, error_line=error.line))


def _diff(source: str, before: str, after: str) -> str:
    """What would change in a file, as a unified diff."""
    lines = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), source, f"{source} (fixed)", n=2
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _print(done: Sequence[_Done], level: captioner.Level, words: str | None, *, to_stderr: bool) -> None:
    for one in done:
        if one.checked.error:
            say(f"Error: {one.checked.error}")
    for line in as_report([one.checked for one in done]):
        say_styled(line, err=to_stderr)
    for one in done:
        if level == "cues" and one.before is not None and one.checked.captions is not None:
            for remark in _remarks(one.checked, one.before, one.checked.captions, words):
                say(remark, err=to_stderr)


def _remarks(
    checked: Checked, before: captioner.Captions, after: captioner.Captions, words: str | None
) -> Iterator[str]:
    """How many cues a file has now, where their times come from, and why errors are left."""
    starts = {cue.start_ms for cue in before}
    timed = sum(cue.start_ms not in starts for cue in after)
    if timed or len(before) != len(after):
        source = f"those of {shown(words)}" if words else "estimated; --words CLIP gives those that are spoken"
        times = f"; {counted(timed, 'new start time')}, {source}" if timed else ""
        yield f"{checked.source}: {counted(len(before), 'cue')} became {len(after)}{times}"
    yield from unfixed(checked.source, after, checked.findings)
