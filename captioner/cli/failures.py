"""What could not be made of many clips, grouped by the reason."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from captioner.cli.console import counted
from captioner.cli.service import Listed

if TYPE_CHECKING:
    from captioner.client.secret import Secret

# A longer title names a clip no better.
_LONGEST = 60
# A shorter UUID, which only a test has, may be a word of the reason.
_SHORTEST = 4


class Failures:
    """The clips that failed, and why; nothing that is given out shows the key."""

    def __init__(self, key: "Secret") -> None:
        self._key = key
        self._clips: dict[str, list[Listed]] = {}
        self._general: list[str] = []

    @property
    def count(self) -> int:
        """How many clips failed."""
        return sum(map(len, self._clips.values()))

    def add(self, clip: Listed, reason: str) -> None:
        """Add a clip. Reasons that differ only in the clip that they name are one."""
        reason = reason.removeprefix(f"{clip.source}: ")
        for name in {clip.uuid, clip.name, quote(clip.uuid, safe="", errors="replace")}:
            if len(name) >= _SHORTEST:
                reason = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", "CLIP_UUID", reason)
        self._clips.setdefault(reason, []).append(clip)

    def add_general(self, reason: str) -> None:
        """Add what failed, but not for one clip."""
        self._general.append(reason)

    def lines(self) -> Iterator[str]:
        """A line for each reason, the most frequent first, followed by a line for each of its clips."""
        for reason, clips in sorted(self._clips.items(), key=lambda entry: -len(entry[1])):
            yield self._key.masked(f"{counted(len(clips), 'clip')}: {reason}")
            for clip in sorted(clips, key=lambda one: one.number):
                yield self._key.masked(f"  {clip.name or f'number {clip.number}'}  {cut(clip.title)}".rstrip())
        for reason in self._general:
            yield self._key.masked(reason)

    def end_program(self, message: str) -> None:
        """End the program with an error if anything failed."""
        if self._clips or self._general:
            raise click.ClickException(f"{message}: {'see above' if self._clips else 'but the list is incomplete'}")


def cut(title: str) -> str:
    """A title for one line of a terminal."""
    return f"{title[:_LONGEST]}…" if len(title) > _LONGEST else title
