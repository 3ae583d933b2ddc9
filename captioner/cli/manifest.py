"""A manifest: the sources of a batch, a row each, as JSON lines, as CSV, or as a plain list of paths.

Rows are read as they are needed. A row that is wrong is a fault of its source, and costs no other.
"""

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from fractions import Fraction
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import click

import captioner
from captioner.cli.console import errors_about
from captioner.cli.parameters import tag
from captioner.cli.paths import shown

COLUMNS = ("input", "output", "language", "duration", "group", "script")
_HAS = f"a row has {', '.join(COLUMNS[:-1])} and {COLUMNS[-1]}, of which only input is needed"
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,30})?", re.ASCII)

Row = Mapping[str, Any]


def sources_of(path: str, formats: Iterable[str]) -> Iterator[captioner.Source]:
    """The sources of a manifest; the extension of one of the `formats` is not a part of an output's name."""
    suffixes = sorted((captioner.EXTENSIONS[name] for name in formats), key=len, reverse=True)
    with errors_about(shown(path)), _opened(path) as file:
        for line, row in _rows(path, file):
            try:
                if isinstance(row, captioner.FormatError):
                    raise row
                yield _source(row, suffixes)
            except captioner.FormatError as fault:
                yield captioner.Source(label=f"{shown(path)}, line {line}", fault=fault)


def _opened(path: str) -> AbstractContextManager[TextIO]:
    # Paths may be in no encoding at all; what cannot be decoded stays as it is.
    if path == "-":
        return nullcontext(TextIOWrapper(sys.stdin.buffer, "utf-8-sig", "surrogateescape", ""))
    return open(path, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _rows(path: str, file: TextIO) -> Iterator[tuple[int, Row | captioner.FormatError]]:
    """The rows, each with the number of its line; a line that is none is an error."""
    number, first = next(((at, line) for at, line in enumerate(file, 1) if line.strip()), (0, ""))
    if not first:
        raise click.ClickException(f"{shown(path)}: is empty: {_HAS}")
    if first.lstrip().startswith("{"):
        yield from _json_rows(number, chain([first], file))
        return
    if first.lstrip().startswith("[") and first.strip().rstrip(",")[1:].strip()[:1] in ("", "{"):
        remedy = "put each row on a line of its own, as in JSON lines"
        raise click.ClickException(f"{shown(path)}: is a JSON array: {remedy}")
    delimiter = max(",;\t", key=first.count)
    header = [cell.strip().strip('"').lower() for cell in first.strip("\r\n").split(delimiter)]
    if "input" in header:
        yield from _csv_rows(path, number, header, csv.reader(file, delimiter=delimiter), delimiter)
        return
    for at, line in enumerate(chain([first], file), number):
        if line.strip():
            yield at, {"input": line.strip("\r\n")}


def _json_rows(number: int, lines: Iterable[str]) -> Iterator[tuple[int, Row | captioner.FormatError]]:
    for at, line in enumerate(lines, number):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield at, row if isinstance(row, dict) else captioner.FormatError(f"is no JSON object: {_HAS}")


def _csv_rows(
    path: str, number: int, header: Sequence[str], rows: Any, delimiter: str
) -> Iterator[tuple[int, Row | captioner.FormatError]]:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise click.ClickException(f"{shown(path)}: there is no column {unknown[0]!r}: {_HAS}")
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield number + rows.line_num, captioner.FormatError(f"is no CSV: {error}")
            continue
        if cells is None:
            return
        if len(cells) > len(header):
            what = f"has {len(cells)} cells for {len(header)} columns: put a cell with {delimiter} in quotes"
            yield number + rows.line_num, captioner.FormatError(what)
        elif any(cells):
            yield number + rows.line_num, dict(zip(header, cells, strict=False))


def _source(row: Row, suffixes: Sequence[str]) -> captioner.Source:
    """The source of a row; raises `FormatError` for what is wrong with it."""
    unknown = [name for name in row if name not in COLUMNS]
    if unknown:
        raise captioner.FormatError(f"there is no {unknown[0]!r}: {_HAS}")
    path, output, language, group, script = (
        _text(row, name) for name in ("input", "output", "language", "group", "script")
    )
    if path is None:
        raise captioner.FormatError(f"has no input: {_HAS}")
    if output is not None:
        output = next((output.removesuffix(one) for one in suffixes if output.lower().endswith(one)), output)
    name = output if output is not None or group is not None else os.path.splitext(os.path.basename(path))[0]
    return captioner.Source(
        Path(path),
        name,
        shown(path),
        language and _language(language),
        _duration_ms(row.get("duration")),
        group,
        script=None if script is None else Path(script),
    )


def _text(row: Row, name: str) -> str | None:
    value = row.get(name)
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, str | int) or "\0" in str(value):
        raise captioner.FormatError(f"its {name} is no text: {_HAS}")
    return str(value)


def _language(value: str) -> str:
    try:
        return tag(value)
    except click.BadParameter as error:
        raise captioner.FormatError(f"its language {error.message.rstrip('.')}") from None


def _duration_ms(value: object) -> Fraction | None:
    if value in (None, ""):
        return None
    text = "" if isinstance(value, bool) else str(value).strip()
    if not _SECONDS.fullmatch(text) or not 0 < float(text) < 360_000:
        raise captioner.FormatError(f"its duration {str(value)[:40]!r} is no number of seconds above 0")
    return Fraction(text) * 1000
