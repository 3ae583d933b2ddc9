"""The API key, kept out of every attribute, repr and pickle, and masked in everything that the service sends."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, chain
from typing import Any

# A shorter key may be an ordinary word, which would then be masked in every clip.
_MIN_SEARCHED_CHARS = 8
_NUMBERS = {int, float}


class Secret:
    """An API key, held in closures so that neither `vars()` nor `__slots__` leads to it."""

    __slots__ = ("_char_count", "_spellings", "reveal")

    def __init__(self, key: str) -> None:
        spellings = re.compile("".join(map(_spelling, key)), re.IGNORECASE)
        self.reveal: Callable[[], str] = lambda: key
        self._spellings: Callable[[], re.Pattern[str]] = lambda: spellings
        self._char_count = len(key)

    def masked_line(self, text: str) -> str:
        """`text` as one printable line, with [key] in place of the key."""
        return " ".join(self._spellings().sub("[key]", _visible(text)).split())

    def masked(self, text: str) -> str:
        """`text` with [key] in place of the key; a key of fewer than 8 characters only if it is the whole text."""
        if text == self.reveal():
            return "[key]"
        if not _MIN_SEARCHED_CHARS <= self._char_count <= len(text):
            return text
        visible = _visible(text)
        masked = self._spellings().sub("[key]", visible)
        return text if masked == visible else masked

    def mask_in_place(self, document: dict[str, Any]) -> None:
        """Mask the key in every name, string and number of a JSON object, if it has at least 8 characters."""
        if self._char_count < _MIN_SEARCHED_CHARS:
            return
        key = self.reveal()
        number = int(key) if re.fullmatch("[0-9]{1,100}", key) else None
        nodes: list[Any] = [document]
        while nodes:  # not recursive: JSON may be nested as deep as Python's stack
            node = nodes.pop()
            if isinstance(node, list):
                types = set(map(type, node))
                if types == {str}:
                    self._mask_strings(node)
                    continue
                # A shortcut for pairs of times, which are most of a clip.
                if number is None and types == {list} and _NUMBERS.issuperset(map(type, chain.from_iterable(node))):
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

    def _mask_strings(self, strings: list[str]) -> None:
        """Mask strings in place; those that spell the key only together become one star each, as each has its time."""
        if not self._spellings().search(_visible("".join(strings))):
            return
        strings[:] = map(self.masked, strings)
        visible = [_visible(text) for text in strings]
        ends = list(accumulate(map(len, visible)))
        for found in self._spellings().finditer("".join(visible)):
            first, last = bisect_right(ends, found.start()), bisect_left(ends, found.end())
            strings[first : last + 1] = ["*"] * (last + 1 - first)


def _spelling(char: str) -> str:
    """A pattern for a character: literal, after a backslash, as a JSON escape, or percent-encoded up to four times."""
    percent = "".join(f"%(?:25){{0,3}}{byte:02x}" for byte in char.encode("utf-8", "replace"))
    # A run of backslashes can match in only one way, because a search that tried all ways would never end.
    plain = re.escape(char) if char == "\\" else rf"\\?{re.escape(char)}"
    return rf"(?:\\{{1,4}}u{ord(char):04x}|{percent}|{plain})"


def _visible(text: str) -> str:
    """`text` without invisible characters, which could be inserted into a key to hide it from the search."""
    if text.isprintable():
        return text
    return text.translate({ord(char): None for char in set(text) if not (char.isprintable() or char.isspace())})
