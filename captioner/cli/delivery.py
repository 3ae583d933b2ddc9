"""From clips to files: captions of each clip, the files they go to, and what standard error says of them."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import click

import captioner
from captioner.cli.console import MANY, counted, errors_about, on_terminal, progress, say
from captioner.cli.options import Options
from captioner.cli.output import Contents, write
from captioner.cli.paths import Inputs, Target, targets_in
from captioner.cli.reading import with_script
from captioner.cli.replace import unused
from captioner.cli.script import check_one_clip, differences


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip to be captioned: its name in messages (`source`), the name of its files without an extension, its timing.

    To be joined, it has the names that a file of durations may give it (`aliases`), the paths at which its audio may
    be, and the audio's name in messages, where that is not its path yet. `captions` are those that a person edited.
    """

    source: str
    name: str
    timing: captioner.Timing
    aliases: tuple[str, ...] = ()
    audio: tuple[str, ...] = ()
    audio_name: str | None = None
    captions: captioner.Captions | None = None


# More characters of a phrase make no line easier to read.
_LONGEST = 60

Captioned = tuple[Clip, captioner.Captions]
"""A clip and its captions."""


def captions_of(options: Options, clips: Sequence[Clip], name: str, inputs: Inputs, *, remedy: str) -> list[Captioned]:
    """The captions of each clip or, with --join, of one clip called `name` that all are joined to.

    `remedy` says what to do about a clip that cannot be joined because its duration is not known.
    """
    if options.joined:
        from captioner.cli.joining import join_clips

        clips = [join_clips(options, clips, name, inputs, remedy=remedy)]
    if options.script is not None:
        check_one_clip(len(clips))
    made = []
    with progress(clips, "Captioning", sys.maxsize if options.quiet else MANY) as items:
        for clip in items:
            with errors_about(clip.source):
                captions = clip.captions
                if captions is not None:
                    made.append((clip, captions.shift(options.shift_ms)))
                    continue
                clip = replace(clip, timing=with_script(clip.timing, options))
                made.append((clip, captioned(clip.timing, options)))
    return made


def captioned(timing: captioner.Timing, options: Options) -> captioner.Captions:
    """The captions of a clip, as the options say."""
    captions = captioner.caption(
        timing,
        options.preset,
        language=options.language,
        keep=options.keep,
        speakers=options.speakers,
        label_format=options.label_format,
        **options.limits,
    )
    return captions.shift(options.shift_ms)


def demand_directory(options: Options, clips: int, holder: str = "") -> None:
    """Refuse to write several outputs to one place."""
    if options.directory is None and clips * len(options.writers) > 1:
        what = f"{clips} clips" if clips > 1 else f"{len(options.writers)} formats"
        raise click.UsageError(f"{holder}{what} need a directory to be written to: use -o DIR/, such as -o captions/")


def targets_of(options: Options, names: Sequence[tuple[str, str]]) -> list[Target]:
    """The targets of each clip, in each format; `names` are its name in messages, and that of its files."""
    if options.directory is None:
        return [Target(options.file, names[0][0])]
    return targets_in(options.directory, names, [captioner.EXTENSIONS[format_] for format_ in options.writers])


def deliver(
    options: Options, made: Sequence[Captioned], targets: Sequence[Target], inputs: Inputs, saved: Contents = ()
) -> None:
    """Write captions to their targets, and what else is `saved`; then say what was made.

    Repairs, and cues over limits, are said to a log, too; that all went well only to a person. What --fail-on names
    ends the program.
    """
    texts: list[bytes] = []
    for clip, captions in made:
        with errors_about(clip.source):
            texts += [to_text(captions).encode() for to_text in options.writers.values()]
    write([*saved, *zip(targets, texts, strict=True)], inputs, overwrite=options.overwrite)
    report(options, made, targets)


def report(options: Options, made: Sequence[Captioned], targets: Sequence[Target], *, quiet: bool = False) -> None:
    """Say what was made, as `deliver` does; if `quiet`, or with --quiet, only what fails with --fail-on."""
    quiet = quiet or options.quiet
    if not quiet:
        advices = advice(captions.language for _, captions in made)
        unmatched = (line for clip, _ in made for line in differences(clip.source, clip.timing))
        for line in (
            *repairs(made),
            *texts_changed(options, made),
            *unmatched,
            *advices,
            *(results(made, targets, options.language) if on_terminal() else ()),
        ):
            say(line)
    over, count = over_limits(made), sum(len(captions.repairs) for _, captions in made)
    failed = [over] if over and options.fail_on in ("limits", "any") else []
    if over and not failed and not quiet:
        say(over)
    if count and options.fail_on in ("repairs", "any"):
        failed.append(
            f"{_source(made)}: {counted(count, 'repair')} of times, which --fail-on {options.fail_on} does not allow"
        )
    if failed:
        raise click.ClickException("; ".join(failed))


def results(made: Sequence[Captioned], targets: Sequence[Target], language: str | None) -> Iterator[str]:
    """A line for each file; `targets` are those of each clip in turn, `language` is the one that was typed."""
    if len(targets) > MANY:
        yield f"{len(targets)} files of {counted(len(made), 'clip')}: {_summary(made, language)}"
        return
    for at, target in enumerate(targets):
        where = f"{click.format_filename(target.path)}: " if target.path and target.derived else ""
        yield f"{where}{_summary([made[at * len(made) // len(targets)]], language)}"


def _summary(made: Sequence[Captioned], language: str | None) -> str:
    known = {
        f"{captions.language}{'' if language or clip.timing.language else ' (guessed)'}" for clip, captions in made
    }
    languages = f"language{'s' * (len(known) > 1)} {', '.join(sorted(known))}"
    return f"{counted(_cue_count(made), 'cue')}, {_over_count(made)} over limits, {languages}"


def over_limits(made: Sequence[Captioned]) -> str:
    """One line on the cues that are over limits, with the worst of each limit; empty where there are none."""
    found: dict[str, list[tuple[float, Clip, captioner.Breach]]] = {}
    for clip, captions in made:
        for breach in captions.breaches:
            off = abs(breach.measured - breach.allowed) / (breach.allowed or 1)
            found.setdefault(breach.limit, []).append((off, clip, breach))
    if not found:
        return ""
    kinds = []
    for limit in (limit for limit in (*captioner.LimitOptions.__annotations__, "keep") if limit in found):
        _, clip, breach = max(found[limit], key=lambda entry: entry[0])
        where = f"cue {breach.cue}" if len(made) == 1 else f"{clip.source}, cue {breach.cue}"
        more = f" and {len(found[limit]) - 1} more" if len(found[limit]) > 1 else ""
        kinds.append(f"{broken(breach)} ({where}{more})")
    return f"{_source(made)}: {_over_count(made)} of {counted(_cue_count(made), 'cue')} over limits: {', '.join(kinds)}"


def _source(made: Sequence[Captioned]) -> str:
    return made[0][0].source if len(made) == 1 else f"{len(made)} clips"


def repairs(made: Sequence[Captioned]) -> Iterator[str]:
    """What had to be mended: a line for each clip and kind, or for each kind where there are many clips."""
    for field, thing, what in (
        ("nudged", "word", "moved by milliseconds because their times coincide"),
        ("dropped", "control character", "left out"),
        ("cut", "word", "cut where their clip ends"),
    ):
        counts = [(clip.source, getattr(clip.timing, field)) for clip, _ in made if getattr(clip.timing, field)]
        if len(counts) > MANY:
            counts = [(f"{len(counts)} clips", sum(count for _, count in counts))]
        for source, count in counts:
            yield f"{source}: {counted(count, thing)} {what}"
    found: dict[tuple[str, str], list[captioner.Repair]] = {}
    sources = {clip.source for clip, captions in made if captions.repairs}
    for clip, captions in made:
        for repair in captions.repairs:
            source = clip.source if len(sources) <= MANY else f"{len(sources)} clips"
            found.setdefault((source, repair.kind), []).append(repair)
    for (source, _), alike in found.items():
        worst = max(alike, key=lambda repair: (repair.words, repair.to_ms - repair.from_ms))
        yield f"{source}: {worst}{f', and {len(alike) - 1} more' if len(alike) > 1 else ''}"


def texts_changed(options: Options, made: Sequence[Captioned]) -> Iterator[str]:
    """What is shown otherwise than it was given to the voice: tags, and lines of --replace without use."""
    if any(clip.timing.tags for clip, _ in made):
        from captioner.cli.tags import tag_lines

        yield from tag_lines([(clip.source, clip.timing) for clip, _ in made])
    yield from unused(options.replace, [clip.timing for clip, _ in made])


def advice(languages: Iterable[str]) -> Iterator[str]:
    """What to install for better breaks in some of these languages."""
    from importlib.util import find_spec

    if "th" in {re.split("[-_ ]", language)[0].lower() for language in languages} and find_spec("pythainlp") is None:
        yield 'Thai lines break better with the package pythainlp: pip install "captioner[thai]"'


def broken(breach: captioner.Breach) -> str:
    """What limit is not kept, and by how much."""
    if breach.phrase is not None:
        cut = f"{breach.phrase[:_LONGEST]}…" if len(breach.phrase) > _LONGEST else breach.phrase
        return f"keep: {cut!r} is broken"
    measured, allowed = _amount(breach.limit, breach.measured), _amount(breach.limit, breach.allowed)
    return f"{breach.limit.removesuffix('_ms')} {measured} of {allowed}"


def _amount(field: str, value: float) -> str:
    return f"{value / 1000:g} s" if field.endswith("_ms") else f"{value:g}"


def _cue_count(made: Sequence[Captioned]) -> int:
    return sum(len(captions) for _, captions in made)


def _over_count(made: Sequence[Captioned]) -> int:
    return sum(len({breach.cue for breach in captions.breaches}) for _, captions in made)
