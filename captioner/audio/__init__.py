"""How long an audio file lasts, to the sample.

The formats are read by our own code. tinytag (MIT, 2.3) was measured against files that ffmpeg made, and is exact for
whole FLAC, Vorbis and Opus files. But an Ogg file without its last page comes out up to a page (a second) short or
long; 430 kB of Ogg comments take it 9 s, and where it skips them it reads the whole file, and keeps an endless packet
in memory; it does not read the padding of MP3; and a WAV is as long as its header says. What would be left to it is a
number in the first block of a FLAC file.
"""

import os
from fractions import Fraction
from typing import BinaryIO

from captioner.audio.length import NO_AUDIO, Length
from captioner.errors import FormatError
from captioner.text.code_points import escaped

AUDIO_SUFFIXES = (".wav", ".flac", ".ogg", ".opus", ".mp3")
"""The audio files whose length is read, the most exact formats first."""


def audio_duration_ms(path: str | os.PathLike[str]) -> Fraction:
    """How long an audio file lasts, in milliseconds: its number of samples by their rate.

    WAV, FLAC and Ogg (Vorbis, Opus) state it to the sample, and so does an MP3 whose first frame counts the others and
    the padding that LAME or ffmpeg added, which players skip. Any other MP3 lasts as long as its frames, padding
    included. What the file is called makes no difference.

    Raises `FormatError` where the file is none of these, is a WAV that is broken off, or does not say how long it is;
    and `OSError` where it cannot be read.
    """
    shown = escaped(os.fsdecode(path))
    if "\0" in os.fsdecode(path):
        raise FormatError("is no path that a file can have", path=shown)
    with open(path, "rb") as file:
        try:
            length = _length(file, os.fstat(file.fileno()).st_size)
        except FormatError as error:
            raise FormatError(str(error), path=shown) from None
    return Fraction(1000 * length.samples, length.rate)


def _length(file: BinaryIO, size: int) -> Length:
    from captioner.audio import mp3, riff, wav, xiph

    if riff.is_wave(file.read(12)):
        return wav.length(file, size)
    start = mp3.after_tags(file, 0)  # also ahead of FLAC
    file.seek(start)
    head = file.read(4)
    if head == b"fLaC":
        return xiph.flac_length(file, size)
    if head == b"OggS":
        return xiph.ogg_length(file, size)
    if start < size:
        return mp3.length(file, start, size)
    raise FormatError(NO_AUDIO)
