"""Sounds that are given instead of a clip: the clip in the header of a WAV; any other is refused as what it is."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from captioner.audio.riff import is_wave
from captioner.errors import FormatError

GIVE_JSON = "give the JSON with its timings, as captioner readers lists it"
"""What to do about a sound without timings."""

# Kinds of sound by how their files begin. MP3 and AAC without tags begin with a frame, as below.
_KINDS = (
    (b"ID3", "an MP3"),
    (b"fLaC", "a FLAC"),
    (b"OggS", "an Ogg file"),
    (b"FORM", "an AIFF"),
    (b"\x1a\x45\xdf\xa3", "a WebM or Matroska file"),
)


def kind_of(head: bytes | bytearray) -> str | None:
    """What a file of sound is that begins with these 12 bytes; None if it is none."""
    if is_wave(bytes(head)):
        return "a WAV"
    if head[4:8] == b"ftyp":
        return "an MP4 or M4A file"
    if head[:1] == b"\xff" and len(head) > 1:
        # The second byte of a frame: of MP3 of any version, or of AAC. That of UTF-16 is neither.
        return "an MP3" if head[1] & 0xE6 == 0xE2 else "an AAC file" if head[1] & 0xF6 == 0xF0 else None
    return next((kind for magic, kind in _KINDS if head.startswith(magic)), None)


def clip_of_sound(file: BinaryIO) -> Mapping[str, Any]:
    """The clip in the header of a WAV, as the API would send it; raises `FormatError` where there is none."""
    head = file.read(12)
    if not is_wave(head):
        raise FormatError(f"is {kind_of(head)}, which holds no timings: {GIVE_JSON}")
    from captioner.readers.wav_header import clip_of_wav

    return clip_of_wav(file)
