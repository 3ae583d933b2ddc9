"""The text of a caption file with everything fixed that can be, for `captioner fix` and `captioner check --fix`."""

from collections.abc import Callable

import captioner

Reader = Callable[[str | bytes], captioner.Captions]

# A second run fixes what the first one brought to light, such as words of JSON that fit the lines now.
_MAX_FIXES = 4


def fixed_text(
    data: bytes,
    captions: captioner.Captions,
    read_as: Reader,
    level: captioner.Level = "lines",
    timing: captioner.Timing | None = None,
) -> tuple[str, captioner.Captions]:
    """A file's text with everything fixed, and the captions in it: fixing it again would change nothing."""
    text = captioner.rewrite(data, captioner.fix(captions, level=level, timing=timing))
    for _ in range(_MAX_FIXES):
        captions = read_as(text)
        again = captioner.rewrite(text, captioner.fix(captions, level=level, timing=timing))
        if again == text:
            break
        text = again
    return text, captions
