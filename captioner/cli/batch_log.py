"""The log of a batch: a line of JSON for each input, and what earlier runs made, read back from it."""

import json
import os
import sqlite3
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

import click

import captioner
from captioner.cli.console import errors_about
from captioner.cli.options import Options
from captioner.layout import LAYOUT_VERSION

Formats = Mapping[str, Mapping[str, Any]]
"""The formats of a batch, each with the options of its writer."""


class Log:
    """A file to which lines are appended, each in one piece; with `resume`, what earlier lines say is looked up."""

    def __init__(self, path: str, options: Options, formats: Formats, *, resume: bool) -> None:
        self._path, self._options = path, _stated(options, formats)
        # The options of the rows that are being captioned, by their numbers.
        self._own: dict[int, dict[str, Any]] = {}
        self._earlier = sqlite3.connect("")
        self._earlier.execute("CREATE TABLE earlier (key TEXT PRIMARY KEY, how TEXT, digest TEXT, files TEXT)")
        with errors_about(path):
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            if stat.S_ISREG(os.fstat(self._file).st_mode):
                self._read(resume=resume)

    def with_what_was_made(self, source: captioner.Source, number: int) -> captioner.Source:
        """The source, or the first of its group, with what an earlier run made; `number` is that of its result."""
        own: dict[str, Any] = {}
        if source.language is not None:
            own["language"] = source.language
        if source.duration_ms is not None and source.group is None:
            own["duration"] = float(source.duration_ms) / 1000
        if own:
            self._own[number] = own
        label = source.label if source.group is None else f"group {source.group}"
        key = _key(label, source.name if source.name is not None else source.group)
        found = self._earlier.execute("SELECT how, digest, files FROM earlier WHERE key = ?", (key,)).fetchone()
        if found is None:
            return source
        how, digest, files = found
        return replace(source, before=captioner.Before(digest, json.loads(files), how == _how(self._facts(own))))

    def write(self, result: captioner.Result) -> None:
        """Append the line of a result; there is none for what was made before or passed over."""
        own = self._own.pop(result.number, {})
        if result.outcome in ("made", "failed"):
            line = json.dumps(_line(result, self._facts(own)), ensure_ascii=True, separators=(",", ":"))
            with errors_about(self._path):
                os.write(self._file, f"{line}\n".encode())

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)
        self._earlier.close()

    def _facts(self, own: Mapping[str, Any]) -> dict[str, Any]:
        """What the captions of an input depend on, beside its content; `own` are the options of its row."""
        return {"options": {**self._options, **own}, "version": captioner.__version__, "layout": LAYOUT_VERSION}

    def _read(self, *, resume: bool) -> None:
        """Check that the file is a log, end a line that is torn, and remember what was made."""
        with open(self._path, "rb") as file:
            last = b"\n"
            for at, last in enumerate(file):
                line = _parsed(last)
                if line is None and at == 0 and last.endswith(b"\n"):
                    raise click.ClickException(f"{self._path}: is no log of captioner: choose another path for --log")
                if line is not None and resume and line.get("error") is None:
                    self._remember(line)
        if not last.endswith(b"\n"):
            os.write(self._file, b"\n")

    def _remember(self, line: Mapping[str, Any]) -> None:
        with suppress(KeyError, TypeError):
            facts = {name: line[name] for name in ("options", "version", "layout")}
            row = (_key(line["input"], line["name"]), _how(facts), line["sha256"], json.dumps(line["outputs"]))
            self._earlier.execute("INSERT OR REPLACE INTO earlier VALUES (?, ?, ?, ?)", row)


def _stated(options: Options, formats: Formats) -> dict[str, Any]:
    """The options of a run as its log states them."""
    stated: dict[str, Any] = {"preset": options.preset, "formats": formats, "language": options.language}
    for field, value in options.limits.items():
        stated[field] = value if isinstance(value, int | float) else f"{value}"
    stated["repair"] = None if options.repair == "auto" else options.repair
    stated["tags"] = None if options.tags == "auto" else options.tags
    stated |= {"from": options.vendor, "map": options.mapping}
    stated["speakers"] = None if options.speakers == "dash" else options.speakers
    stated["label_format"] = options.label_format if options.speakers == "label" else None
    stated["speakers_from_text"] = options.speakers_from_text
    stated["stretch"] = None if options.stretch == 1 else f"{options.stretch}"
    stated |= {"shift_ms": options.shift_ms, "gap_ms": options.gap_ms, "time_unit": options.time_unit}
    stated["min_match"] = None if options.min_match == 0.9 else options.min_match
    stated["unscripted"] = None if options.unscripted == "keep" else options.unscripted
    stated["keep"] = sha256("\n".join(options.keep).encode()).hexdigest() if options.keep else None
    pairs = "\n".join(f"{spoken}=>{instead}" for spoken, instead in options.replace)
    stated["replace"] = sha256(pairs.encode()).hexdigest() if pairs else None
    return {name: value for name, value in stated.items() if value not in (None, 0)}


def _line(result: captioner.Result, facts: Mapping[str, Any]) -> dict[str, Any]:
    error = result.error
    return {
        "input": result.input,
        "name": result.name,
        "sha256": result.digest,
        **facts,
        "outputs": dict(result.files),
        "clips": result.clips,
        "cues": result.cues,
        "over": result.over,
        "breaches": [asdict(breach) for breach in result.breaches],
        "repairs": [asdict(repair) for repair in result.repairs],
        **({} if result.script is None else {"script": {"share": result.script.share, **asdict(result.script)}}),
        "words": result.words,
        "estimated": result.estimated,
        "cost_per_word": round(result.cost / result.words, 1) if result.words else None,
        "languages": result.languages,
        "error": None if error is None else {"kind": type(error).__name__, "message": str(error)},
        "milliseconds": result.milliseconds,
        **({"tags": [asdict(tag) for tag in result.tags]} if result.tags else {}),
    }


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and "input" in found and "sha256" in found else None


def _key(label: str | None, name: str | None) -> str:
    return json.dumps([label, name])


def _how(facts: Mapping[str, Any]) -> str:
    return json.dumps(facts, sort_keys=True)
