"""`convert` for many inputs: each is written or reported, and the batch goes on.

This is imported only where there may be many: for a folder, a pattern, a manifest, many files, or an option of batches.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import chain
from typing import Any

import click

import captioner
from captioner.cli.batch_log import Formats, Log
from captioner.cli.batch_report import Report, message_of
from captioner.cli.console import errors_about, on_terminal, say, say_over_bar
from captioner.cli.delivery import advice
from captioner.cli.manifest import sources_of
from captioner.cli.options import Options
from captioner.cli.paths import Inputs, read, shown
from captioner.cli.signals import unwinding
from captioner.cli.sources import Finder, skipped_text


def convert_batch(paths: Sequence[str], options: Options, params: Mapping[str, Any], inputs: Inputs) -> None:
    """Caption everything that `paths` and the manifest name into the directory, and say what came out.

    Ends the program with 1 if an input failed.
    """
    if options.directory is None:
        raise click.UsageError("Many clips need a directory to be written to: use -o DIR/, such as -o captions/")
    if os.path.lexists(options.directory) and not os.path.isdir(options.directory):
        raise click.ClickException(f"{options.directory}: is not a directory: choose another path")
    with errors_about(shown("-")):
        standard_input = read("-", inputs) if "-" in paths else None
    finder = Finder(options.directory, standard_input)
    manifest = params["manifest"]
    formats = {name: writer.keywords if isinstance(writer, partial) else {} for name, writer in options.writers.items()}

    def sources() -> Iterator[captioner.Source]:
        rows = sources_of(manifest, formats) if manifest is not None else ()
        return chain(finder.sources(paths), rows)

    report = Report(options.language)
    with ExitStack() as stack:
        stack.enter_context(unwinding())
        log = None
        if params["log"] is not None:
            log = Log(params["log"], options, formats, resume=params["resume"])
            stack.callback(log.close)
        countable = on_terminal() and not options.quiet and manifest != "-"
        total = sum(1 for _ in sources()) if countable else None
        finder.skipped.clear()
        executor = None
        if params["scheduler"] is not None:
            from captioner.cli.cluster import executor_at

            executor = stack.enter_context(executor_at(params["scheduler"]))
        _run(sources(), options, formats, log, report, params, executor, total)
    _tell(report, finder, options, params)
    over = report.sums["over"] and options.fail_on in ("limits", "any")
    mended = report.sums["repairs"] and options.fail_on in ("repairs", "any")
    if report.failed or over or mended:
        click.get_current_context().exit(1)


def _run(
    sources: Iterator[captioner.Source],
    options: Options,
    formats: Formats,
    log: Log | None,
    report: Report,
    params: Mapping[str, Any],
    executor: Executor | None,
    total: int | None,
) -> None:
    """Caption the sources, count each result, and write it to the log."""
    results = captioner.caption_all(
        sources if log is None else _with_what_was_made(sources, log),
        limits=options.preset,
        formats=formats,
        executor=executor,
        gather=params["gather"],
        jobs=params["jobs"],
        directory=options.directory,
        overwrite=options.overwrite,
        language=options.language,
        keep=options.keep,
        shift_ms=options.shift_ms,
        gap_ms=options.gap_ms,
        time_unit=options.time_unit,
        repair=options.repair,
        tags=options.tags,
        replace=options.replace,
        vendor=options.vendor,
        mapping=options.mapping,
        encoding=options.encoding,
        stretch=options.stretch,
        speakers=options.speakers,
        label_format=options.label_format,
        speakers_from_text=options.speakers_from_text,
        min_match=options.min_match,
        unscripted=options.unscripted,
        **options.limits,
    )
    with closing(results), _bar(report, total, visible=on_terminal() and not options.quiet) as advance:
        for result in results:
            report.add(result)
            if log is not None:
                log.write(result)
            if result.error is not None:
                say_over_bar(f"Error: {result.input}: {message_of(result.input, result.error)}")
                if params["fail_fast"]:
                    return
            advance(result.number)


def _with_what_was_made(sources: Iterator[captioner.Source], log: Log) -> Iterator[captioner.Source]:
    """The sources, the first of each group with what an earlier run made of it."""
    group = None
    for number, source in enumerate(sources, 1):
        is_first = source.group is None or source.group != group
        group = source.group
        yield log.with_what_was_made(source, number) if is_first else source


@contextmanager
def _bar(report: Report, total: int | None, *, visible: bool) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal with rate and failures; what it gives moves it to the source of a number."""
    if not visible:
        yield lambda number: None
        return
    start = time.monotonic()

    def figures(_: object) -> str:
        rate = report.total / max(time.monotonic() - start, 0.001)
        return f"{rate:.0f} a second, {report.failed} failed"

    with click.progressbar(
        length=total,
        label="Captioning",
        show_pos=True,
        show_percent=total is not None,
        item_show_func=figures,
        file=sys.stderr,
    ) as bar:
        yield lambda number: bar.update(number - bar.pos)
        if total is not None:
            bar.update(total - bar.pos)


def _tell(report: Report, finder: Finder, options: Options, params: Mapping[str, Any]) -> None:
    """Say at the end what came out; with --quiet, only what failed."""
    for line in report.failure_lines(params["log"]):
        say(line)
    if params["fail_fast"] and report.failed:
        say("stopped at the first failure: the rest was not captioned")
    if options.quiet:
        return
    unknown = report.outcomes["passed over"]
    skipped = skipped_text(finder.skipped + Counter({"that no reader is for": unknown}))
    for line in (*([f"skipped {skipped}"] if skipped else []), *advice(report.languages), *report.lines()):
        say(line)
