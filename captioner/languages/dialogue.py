"""The dash that begins each line of a cue in which two people speak, a custom of each language.

Netflix, Timed Text Style Guides, "Dual Speakers": a hyphen without a space before both speakers, or one with a space,
or one before the second speaker only. Languages without a table have a custom, too, so it is not in the tables.
"""

from captioner.text.measure import primary_subtag

_WITH_SPACE = frozenset(
    {"ar", "cs", "es", "fr", "hu", "id", "it", "ko", "ms", "pl", "pt", "ro", "ru", "sk", "th", "vi"}
)
_SECOND_ONLY = {"bg": "- ", "fi": "-", "he": "-", "nl": "-", "sr": "-"}


def dialogue_dashes(language: str) -> tuple[str, str]:
    """What the first and the second line of a dialogue begin with, with the space after it."""
    subtag = primary_subtag(language)
    if subtag in _SECOND_ONLY:
        return "", _SECOND_ONLY[subtag]
    return ("- ", "- ") if subtag in _WITH_SPACE else ("-", "-")
