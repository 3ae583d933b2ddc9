"""Text and times as ASS has them.

ASS has no escapes. `{` and `}` would open an override block and hide the text after them, so they are written
full-width. A word joiner (U+2060) follows a backslash that a player could take for part of `\\N`, `\\n`, `\\h` or
`\\{`, and goes outside no-break spaces at either end of a cue's text.
"""

import re

from captioner.captions import Captions
from captioner.cue import Cue
from captioner.text.marks import WORD_JOINER

_BACKSLASH = re.compile(r"\\(?=[Nnh\n]|$)")
_WIDE_BRACES = str.maketrans("{}", "｛｝")


def escaped(text: str) -> str:
    """Text without anything that players take for an override or, but for line ends, for a line break."""
    return _BACKSLASH.sub(rf"\\{WORD_JOINER}", text.translate(_WIDE_BRACES)).replace("\n", r"\N")


def with_outer_joiners(text: str) -> str:
    """A cue's text protected from readers that strip lines, including no-break spaces."""
    return f"{WORD_JOINER if text[:1].isspace() else ''}{text}{WORD_JOINER if text[-1:].isspace() else ''}"


def span_cs(cue: Cue, captions: Captions) -> tuple[int, int]:
    """The start and the end of a cue in centiseconds; no player shows a cue of zero length."""
    start_cs = centiseconds(cue.start_ms, captions)
    return start_cs, max(centiseconds(cue.end_ms, captions), start_cs + 1)


def centiseconds(time_ms: int, captions: Captions) -> int:
    """The nearest centisecond; with `fps`, the one before, as a later one would show a cue a frame late."""
    return (time_ms + 5) // 10 if captions.limits.fps is None else time_ms // 10
