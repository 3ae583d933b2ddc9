"""The words of a script: its text, split as a clip's characters are, but without times."""

from itertools import pairwise
from typing import NamedTuple

from captioner.errors import TimingError, wrong_type
from captioner.text.code_points import timed_code_points
from captioner.timing.merge import before_word, spans_of_words


class ScriptWord(NamedTuple):
    """A word of a script with its punctuation, and what stands before it, as in `Word`.

    `speaker` is who the script says that speaks, if it does. `is_tag` is True for `[laughs]` and the like.
    """

    text: str
    before: str
    speaker: str | None = None
    is_tag: bool = False


def script_words(script: str) -> list[ScriptWord]:
    """The words of a script in order; control characters are left out, and a byte order mark.

    Raises `TimingError` for half of a character, a lone surrogate.
    """
    if not isinstance(script, str):
        raise wrong_type(script, "a script as text", "read_script() reads one from a file")
    script = script.removeprefix("\ufeff")
    zeros = [0] * len(script)
    try:
        text, _, _, _ = timed_code_points(script, zeros, zeros)
    except TimingError as error:
        raise error.about("the script") from None
    spans = spans_of_words(text)
    befores = ["", *(before_word(text[end:start]) for (_, end), (start, _) in pairwise(spans))]
    return [ScriptWord(text[start:end], before) for (start, end), before in zip(spans, befores, strict=False)]
