"""The API key: in no attribute, repr or pickle of ours, and taken out of everything that the service sends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, chain
from typing import Any

# A shorter key may be a word, which no clip could hold any more.
_MIN_SEARCHED_CHARS = 8
_NUMBERS = {int, float}


class Secret:
    """An API key. Two closures hold it, so that neither `vars()` nor `__slots__` leads to it."""

    __slots__ = ("_char_count", "_spellings", "reveal")

    def __init__(self, key: str) -> None:
        spellings = re.compile("".join(map(_spelling, key)), re.IGNORECASE)
        self.reveal: Callable[[], str] = lambda: key
        self._spellings: Callable[[], re.Pattern[str]] = lambda: spellings
        self._char_count = len(key)

    def line(self, text: str) -> str:
        """One printable line of `text`, without the key."""
        return " ".join(self._spellings().sub("[key]", _visible(text)).split())

    def masked(self, text: str) -> str:
        """`text` with [key] in place of a key of at least 8 characters, or of a shorter one that is all of it."""
        if text == self.reveal():
            return "[key]"
        if not _MIN_SEARCHED_CHARS <= self._char_count <= len(text):
            return text
        visible = _visible(text)
        masked = self._spellings().sub("[key]", visible)
        return text if masked == visible else masked

    def purge(self, answer: dict[str, Any]) -> None:
        """Mask every name, string and number of a JSON object, in place, if the key has at least 8 characters."""
        if self._char_count < _MIN_SEARCHED_CHARS:
            return
        key = self.reveal()
        number = int(key) if re.fullmatch("[0-9]{1,100}", key) else None
        nodes: list[Any] = [answer]
        while nodes:  # no recursion: JSON may be nested as deep as Python's stack
            node = nodes.pop()
            if isinstance(node, list):
                kinds = set(map(type, node))
                if kinds == {str}:
                    self._purge_row(node)
                    continue
                # Most of a clip is pairs of times.
                if number is None and kinds == {list} and _NUMBERS.issuperset(map(type, chain.from_iterable(node))):
                    continue
            for at, value in node.items() if isinstance(node, dict) else enumerate(node):
                if isinstance(value, dict | list):
                    nodes.append(value)
                elif isinstance(value, str):
                    node[at] = self.masked(value)
                elif number is not None and value == number:
                    node[at] = "[key]"
            if isinstance(node, dict) and any(self.masked(name) != name for name in node):
                items = [(self.masked(name), value) for name, value in node.items()]
                node.clear()
                node.update(items)

    def _purge_row(self, row: list[str]) -> None:
        """Mask strings; those that only together spell the key become stars, one by one, as characters have times."""
        if not self._spellings().search(_visible("".join(row))):
            return
        row[:] = map(self.masked, row)
        visible = [_visible(text) for text in row]
        ends = list(accumulate(map(len, visible)))
        for found in self._spellings().finditer("".join(visible)):
            first, last = bisect_right(ends, found.start()), bisect_left(ends, found.end())
            row[first : last + 1] = ["*"] * (last + 1 - first)


def _spelling(char: str) -> str:
    """A pattern for a character as it is, behind a backslash, as a JSON escape, or percent-encoded, also repeatedly."""
    percent = "".join(f"%(?:25){{0,3}}{byte:02x}" for byte in char.encode("utf-8", "replace"))
    # A run of backslashes is read in one way only: a search that tried them all would not end.
    plain = re.escape(char) if char == "\\" else rf"\\?{re.escape(char)}"
    return rf"(?:\\{{1,4}}u{ord(char):04x}|{percent}|{plain})"


def _visible(text: str) -> str:
    """`text` without what does not show, behind which a key could hide."""
    if text.isprintable():
        return text
    return text.translate({ord(char): None for char in set(text) if not (char.isprintable() or char.isspace())})
