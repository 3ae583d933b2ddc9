"""How long an audio file lasts, to the sample."""

import os
import struct
from fractions import Fraction
from typing import Any, BinaryIO

from captioner.errors import FormatError
from captioner.text.code_points import escaped

AUDIO_SUFFIXES = (".wav", ".flac", ".ogg", ".opus", ".mp3")
"""The audio files whose length is read, those that tell it best first."""

# The only rate that Opus counts in: RFC 7845, section 4.
_OPUS_RATE = 48_000
# Of WAVE's formats those in which every sample takes the same room: PCM, floats, A-law, mu-law, and "extensible".
_PLAIN_FORMATS = (1, 3, 6, 7, 0xFFFE)
# In the first frame of an MP3: from its tag to the encoder's name, and from there to its padding, twice 12 bits.
# http://gabriel.mp3-tech.org/mp3infotag.html
_FRAME_BYTES, _ENCODER_AT, _PADDING_AT = 400, 120, 21


def audio_duration_ms(path: str | os.PathLike[str]) -> Fraction:
    """How long an audio file lasts, in milliseconds: its number of samples by their rate.

    WAV, FLAC, Ogg (Vorbis, Opus) and an MP3 with a LAME header say it to the sample; the encoder's padding does not
    count, as players skip it. The length of an MP3 without that header is that of its size at its bit rate.

    Raises `FormatError` where it is none of these, is broken off, or does not say how long it is; and `OSError` where
    it cannot be read.
    """
    import mutagen
    from mutagen.flac import FLAC
    from mutagen.mp3 import MP3
    from mutagen.oggopus import OggOpus
    from mutagen.oggvorbis import OggVorbis
    from mutagen.wave import WAVE

    shown = escaped(os.fsdecode(path))
    if "\0" in os.fsdecode(path):
        raise FormatError("is no path that a file can have", path=shown)
    with open(path, "rb") as file:
        try:
            audio = mutagen.File(file, options=[WAVE, FLAC, OggVorbis, OggOpus, MP3])
        # What mutagen, too, meets in files that only begin like audio.
        except (mutagen.MutagenError, ValueError, ArithmeticError, LookupError, TypeError, EOFError, struct.error):
            audio = None
        if audio is None or getattr(audio.info, "sketchy", False):
            raise FormatError(
                "is not audio that can be read: give WAV, FLAC, Ogg or MP3, or --durations FILE", path=shown
            )
        rate = getattr(audio.info, "sample_rate", _OPUS_RATE)
        samples = round(audio.info.length * rate) - _unseen_padding(audio, file)
        if samples <= 0 or _is_cut_off(audio, samples, os.fstat(file.fileno()).st_size):
            raise FormatError(
                "does not say how long it is, or is broken off: save it again whole, or give --durations FILE",
                path=shown,
            )
    return Fraction(1000 * samples, rate)


def _unseen_padding(audio: Any, file: BinaryIO) -> int:
    """The samples that ffmpeg's encoder put around the sound of an MP3: mutagen reads them of LAME's own files only."""
    from mutagen.mp3 import MP3

    info = audio.info
    if not isinstance(audio, MP3):
        return 0
    file.seek(info.frame_offset)
    frame = file.read(_FRAME_BYTES)
    tag = max(frame.find(b"Info"), frame.find(b"Xing"))
    encoder = frame[tag + _ENCODER_AT :]
    if tag < 0 or not encoder.startswith((b"Lavc", b"Lavf")) or len(encoder) < _PADDING_AT + 3:
        return 0
    before_and_after = int.from_bytes(encoder[_PADDING_AT : _PADDING_AT + 3], "big")
    return (before_and_after >> 12) + (before_and_after & 0xFFF)


def _is_cut_off(audio: Any, samples: int, size: int) -> bool:
    """Whether a WAV says that it holds more than there is, as a stream does, whose length nobody knew beforehand."""
    from mutagen.wave import WAVE

    info = audio.info
    if not isinstance(audio, WAVE):
        return False
    return info.audio_format not in _PLAIN_FORMATS or samples * info.channels * info.bits_per_sample > 8 * size
