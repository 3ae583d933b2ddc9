"""The length of a sound, and why a file has none."""

from typing import NamedTuple

NO_AUDIO = "is not audio that can be read: give WAV, FLAC, Ogg or MP3, or --durations FILE"
NO_LENGTH = "does not say how long it is, or is broken off: save it again whole, or give --durations FILE"
TOO_LONG = "lasts more than 100 hours: cut it, or give --durations FILE"


class Length(NamedTuple):
    """How many samples a sound has in each channel, and how many of them make a second."""

    samples: int
    rate: int
