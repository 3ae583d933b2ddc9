"""What standard error says of tags: how many were left out, and which markup is shown all the same."""

from collections.abc import Iterable, Iterator, Sequence

import captioner
from captioner.cli.console import MANY, counted


def tag_lines(clips: Iterable[tuple[str, captioner.Timing]]) -> Iterator[str]:
    """A line for each clip, by its name in messages, whose tags were left out or are shown though they are markup.

    Of many such clips, a line for all.
    """
    for is_shown, what in (
        (False, "{} left out"),
        (True, "{} shown, because it may have been read aloud (--tags drop leaves it out)"),
    ):
        found = [(source, _tags(timing.tags, is_shown)) for source, timing in clips]
        found = [(source, tags) for source, tags in found if tags]
        if len(found) > MANY:
            found = [(f"{len(found)} clips", [tag for _, tags in found for tag in tags])]
        for source, tags in found:
            first, thing = tags[0], "piece" if is_shown else "tag"
            number = f"{counted(len(tags), thing)}{' of markup' if is_shown else ''}"
            more = f", and {len(tags) - 1} more" if len(tags) > 1 else ""
            yield f"{source}: {what.format(number)}: {first.text} ({first.from_ms / 1000:g} s){more}"


def _tags(tags: Sequence[captioner.Tag], is_shown: bool) -> list[captioner.Tag]:
    return [tag for tag in tags if tag.shown == is_shown and (not is_shown or tag.kind == "markup")]
