"""How long clips last, as a file tells it: JSON, or a line a clip."""

import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import click

from captioner.cli.inputs import Inputs, read

_LINE = re.compile(r"(?:(.+)[\s,;=]+)?([^\s,;=]+)")
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,30})?", re.ASCII)
_EXPECTED = 'expected are seconds, as {"intro": 12.5, "outro": 3.25}, [12.5, 3.25], or lines of a name and seconds'

_Entry = tuple[str | None, Fraction]


def read_durations(path: str, clips: Sequence[Sequence[str]], inputs: Inputs) -> list[Fraction | None]:
    """How long each clip lasts, in ms, None where the file does not tell; each clip comes with the names that it has.

    The file names clips by one of these, or by a file of that name, in any folder and with any extension; or it names
    none, and tells one duration for each clip in turn. A name that two clips have is neither's.
    """
    entries = _entries(path, read(path, inputs))
    if any(name is None for name, _ in entries):
        if len(entries) != len(clips) or any(name is not None for name, _ in entries):
            raise click.ClickException(
                f"{path}: {len(entries)} durations for {len(clips)} clips, not all of them with a name: "
                "name them all, or none and give one for each clip in turn"
            )
        return [duration_ms for _, duration_ms in entries]
    # The same clip may come again and again.
    owners = Counter(name for names in {tuple(names) for names in clips} for name in set(names))
    by_name: dict[str, set[Fraction]] = {}
    by_stem: dict[str, set[Fraction]] = {}
    for name, duration_ms in entries:
        by_name.setdefault(str(name), set()).add(duration_ms)
        by_stem.setdefault(os.path.splitext(os.path.basename(str(name)))[0], set()).add(duration_ms)
    found = [_told(path, [name for name in names if owners[name] == 1], by_name, by_stem) for names in clips]
    if not any(found):
        raise click.ClickException(f"{path}: names none of the clips: call the first {clips[0][-1]}")
    return found


def _told(
    path: str, names: Sequence[str], by_name: dict[str, set[Fraction]], by_stem: dict[str, set[Fraction]]
) -> Fraction | None:
    for known in (by_name, by_stem):
        told = set().union(*(known.get(name, set()) for name in names))
        if len(told) > 1:
            raise click.ClickException(f"{path}: {names[-1]} has {len(told)} durations: leave one")
        if told:
            return told.pop()
    return None


def _entries(path: str, content: bytes) -> list[_Entry]:
    """The names in a file, as far as there are any, and durations in ms."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(f"{path}: is not text in UTF-8: {_EXPECTED}") from None
    found: list[tuple[str | None, Any]]
    if text.lstrip()[:1] in ("{", "["):
        try:
            # Pairs stay pairs, so that a name that comes twice is seen; numbers stay as they are written.
            value = json.loads(text, object_pairs_hook=tuple, parse_float=str, parse_int=str)
        except (ValueError, RecursionError):
            raise click.ClickException(f"{path}: is not whole JSON: {_EXPECTED}") from None
        found = list(value) if isinstance(value, tuple) else [(None, one) for one in value]
    else:
        lines = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
        found = [((line[1] or "").rstrip(" \t,;:=") or None, line[2]) for line in lines if line]
    if not found:
        raise click.ClickException(f"{path}: holds no duration: {_EXPECTED}")
    return [(name, _milliseconds(path, name, seconds)) for name, seconds in found]


def _milliseconds(path: str, name: str | None, seconds: object) -> Fraction:
    if isinstance(seconds, str) and _SECONDS.fullmatch(seconds) and 0 < float(seconds) < 360_000:
        return Fraction(seconds) * 1000
    whose = f"{name} lasts " if name else "there is "
    raise click.ClickException(f"{path}: {whose}{str(seconds)[:40]!r}, no number above 0: {_EXPECTED}")
