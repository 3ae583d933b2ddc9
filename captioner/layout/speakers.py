"""How captions show who speaks: what may be asked for, and the turns that come of it."""

from typing import Literal, get_args

from captioner.errors import FormatError, shown
from captioner.layout.turns import ONE_SPEAKER, Turns, turns_of
from captioner.limits import Limits
from captioner.timing.words import Timing

Speakers = Literal["dash", "voice", "label", "off"]
"""How speakers are shown: by dashes, also by names where a format has them, by labels in the text, or not at all."""


def turns_in(
    timing: Timing, language: str, limits: Limits, speakers: Speakers, label_format: str
) -> tuple[Timing, Turns]:
    """A clip whose words have the speakers that are known, and its turns; takes the arguments of `caption`."""
    check_speakers(speakers, label_format)
    if not any(word.speaker for word in timing.words):
        return timing, ONE_SPEAKER
    from captioner.timing.speakers import with_known_speakers, without_speakers

    if speakers == "off":
        return without_speakers(timing), ONE_SPEAKER
    timing = with_known_speakers(timing)
    return timing, turns_of(timing.words, language, limits, label_format if speakers == "label" else None)


def check_speakers(speakers: object, label_format: object) -> None:
    """Raises `FormatError` unless speakers can be shown so, and the format of labels has a place for the name."""
    if speakers not in get_args(Speakers):
        raise FormatError(f"there is no way {shown(speakers)} to show speakers: choose dash, voice, label or off")
    if not isinstance(label_format, str) or "{name}" not in label_format:
        raise FormatError(f"the format of labels {shown(label_format)} has no {{name}}: write [{{name}}] or {{name}}:")
