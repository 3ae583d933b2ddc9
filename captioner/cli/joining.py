"""One clip made of several, on one timeline: how long each of them lasts, and where that is read from.

This is imported only where clips are joined.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import click

import captioner
from captioner.cli.console import MANY, counted, errors_about, say
from captioner.cli.delivery import Clip
from captioner.cli.options import Options
from captioner.cli.paths import Inputs, add_input, read

# What the ear hears as one moment; rounded durations differ by less, those of another recording by more.
_SAME_MS = 20
_LINE = re.compile(r"(?:(.+)[\s,;=]+)?([^\s,;=]+)")
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,30})?", re.ASCII)
_EXPECTED = 'give seconds, as in {"intro": 12.5, "outro": 3.25}, [12.5, 3.25], or lines of a name and seconds'


def join_clips(options: Options, clips: Sequence[Clip], name: str, inputs: Inputs, *, remedy: str) -> Clip:
    """One clip made of all; `remedy` says what to do about a clip of unknown duration, which only the last may have."""
    with errors_about():
        durations: Sequence[Fraction | None] = [None] * len(clips)
        if options.durations is not None:
            durations = read_durations(options.durations, [clip.aliases for clip in clips], inputs)
        notes: dict[str, None] = {}
        timings: list[captioner.Timing] = []
        for clip, duration_ms in zip(clips, durations, strict=True):
            timing = _lasting(clip, duration_ms, inputs, notes)
            if timing.duration_ms is None and len(timings) + 1 < len(clips):
                raise click.ClickException(
                    f"{clip.source}: how long it lasts is not known, and the next clip starts where it ends: {remedy}"
                )
            timings.append(timing)
        for note in [*notes][:MANY]:
            say(note)
        if len(notes) > MANY:
            say(f"and so do {len(notes) - MANY} more clips")
        source = f"{len(clips)} joined clips" if len(clips) > 1 else clips[0].source
        return Clip(source, name, captioner.join(timings, gap_ms=options.gap_ms))


def _lasting(clip: Clip, duration_ms: Fraction | None, inputs: Inputs, notes: dict[str, None]) -> captioner.Timing:
    """A clip's timing with the duration that is given, or that of its audio, or its own, if it has any.

    Where the audio's duration differs from the clip's own, a line on that is added to the `notes`.
    """
    timing = clip.timing
    if duration_ms is not None:
        return timing.lasting(duration_ms)
    audio = next(filter(os.path.isfile, clip.audio), None)
    if audio is None:
        return timing
    name = clip.audio_name or audio
    add_input(inputs, audio, audio)
    try:
        exact_ms = captioner.audio_duration_ms(audio)
    except captioner.FormatError as error:
        error.path = name
        raise
    if timing.duration_ms is not None and abs(timing.duration_ms - exact_ms) > _SAME_MS:
        said, measured = f"{timing.duration_ms / 1000:.3f} s", f"{float(exact_ms) / 1000:.3f} s"
        notes[f"{clip.source}: says that it lasts {said}, but {name} lasts {measured}, which is used"] = None
    return timing.lasting(exact_ms)


def read_durations(path: str, clips: Sequence[tuple[str, ...]], inputs: Inputs) -> list[Fraction | None]:
    """How long each clip lasts, in ms, None where the file does not say; `clips` has the names of each.

    The file lists clips by one of their names, or by a file of that name, in any folder and with any extension; or it
    has no names, and one duration for each clip in turn. A name that two clips share counts for neither.
    """
    entries = _entries(path, read(path, inputs))
    if any(name is None for name, _ in entries):
        if len(entries) != len(clips) or any(name is not None for name, _ in entries):
            raise click.ClickException(
                f"{path}: {counted(len(entries), 'duration')} for {counted(len(clips), 'clip')}, not all of them with "
                "a name: name them all, or none and give one for each clip in turn"
            )
        return [duration_ms for _, duration_ms in entries]
    # The same clip may come again and again.
    owners = Counter(name for names in set(clips) for name in set(names))
    by_name: dict[str, set[Fraction]] = {}
    by_stem: dict[str, set[Fraction]] = {}
    for name, duration_ms in entries:
        by_name.setdefault(str(name), set()).add(duration_ms)
        by_stem.setdefault(os.path.splitext(os.path.basename(str(name)))[0], set()).add(duration_ms)
    found: list[Fraction | None] = []
    for names in clips:
        own = [name for name in names if owners[name] == 1]
        durations = _of_names(by_name, own) or _of_names(by_stem, own)
        if len(durations) > 1:
            raise click.ClickException(f"{path}: {own[-1]} has {len(durations)} durations: leave one")
        found.append(next(iter(durations), None))
    if not any(found):
        remedy = f"the first is called {clips[0][-1]}" if clips[0] else "give one duration for each clip in turn"
        raise click.ClickException(f"{path}: names none of the clips: {remedy}")
    return found


def _of_names(durations: Mapping[str, set[Fraction]], names: Sequence[str]) -> set[Fraction]:
    return set().union(*(durations.get(name, set()) for name in names))


def _entries(path: str, content: bytes) -> list[tuple[str | None, Fraction]]:
    """The names in a file, as far as it has any, and durations in ms."""
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
    raise click.ClickException(f"{path}: {whose}{str(seconds)[:40]!r}, which is no number above 0: {_EXPECTED}")
