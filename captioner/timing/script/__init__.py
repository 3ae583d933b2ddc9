"""A script over a speech: another text at the same times, for example "Dr. Smith has $500" over what a voice was given.

How to read it: `words` splits the script, and `unspoken` finds what of it no voice says; `anchors` finds the words that
both sides have, and `pricing` pairs the few between them, by what `readings` says a voice may make of a written word;
`placing` and `spreading` give times to the words of the script, `names` speakers, and `assembly` puts them in order;
`match` says what has no counterpart.
"""

from typing import TYPE_CHECKING, Literal

from captioner.errors import FormatError, ScriptError, shown, wrong_type
from captioner.languages.guess import guess_language
from captioner.text.measure import checked_tag
from captioner.timing.script.words import script_words
from captioner.timing.words import TAG_SIGNS

if TYPE_CHECKING:
    from captioner.timing.words import Timing

Unscripted = Literal["keep", "drop"]
"""What becomes of speech that the script lacks."""

# Without one of these, a script has no labels of speakers.
_LABEL_SIGNS = ":："

LEAST_SHARE = 0.9
"""Of the letters of a script, so many have to be matched unless another share is given."""


def with_script(
    timing: "Timing",
    script: str,
    *,
    language: str | None = None,
    min_match: float = LEAST_SHARE,
    unscripted: Unscripted = "keep",
) -> "Timing":
    """What `Timing.with_script` describes."""
    check_script_options(min_match, unscripted)
    words = script_words(script)
    language = timing.language if language is None else checked_tag(language)
    if not any(char.isalnum() for word in words for char in word.text):
        raise ScriptError("the script has no words: give the text that is spoken")
    language = language or guess_language(script)
    if any(sign in script for sign in _LABEL_SIGNS + TAG_SIGNS):
        from captioner.timing.script.unspoken import with_tags, without_labels

        words = without_labels(words, timing.text, language)
        words = with_tags(words, {word.text for word in timing.words})
    from captioner.timing.script.assembly import assembled

    made = assembled(timing, words, language, drop=unscripted == "drop")
    match = made.script
    if match is None or match.share < min_match:
        share = match.share if match else 0.0
        first = f"; the first difference: {match.unmatched[0]}" if match and match.unmatched else ""
        raise ScriptError(
            f"only {int(100 * share)} % of the script is spoken, and {100 * min_match:g} % are asked for: "
            f"is this the right script?{first}",
            share=share,
            unmatched=match.unmatched if match else (),
        )
    return made


def check_script_options(min_match: object, unscripted: object) -> None:
    """Raises `FormatError` for a share that is not from 0 to 1, or a way with unscripted speech that there is not."""
    if isinstance(min_match, bool) or not isinstance(min_match, int | float):
        raise wrong_type(min_match, "a share from 0 to 1")
    if not 0 <= min_match <= 1:
        raise FormatError(f"min_match is {shown(min_match)}, not a share from 0 to 1")
    if unscripted not in ("keep", "drop"):
        raise FormatError(f"unscripted is {shown(unscripted)}: choose keep or drop")
