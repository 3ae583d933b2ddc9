"""What the first bytes of an MP3 frame say: how long it is, and in some files how many frames follow it.

Frames: ISO/IEC 11172-3 and 13818-3. Counts: http://gabriel.mp3-tech.org/mp3infotag.html (Xing, Info, LAME), and for
VBRI https://www.codeproject.com/Articles/8295/MPEG-Audio-Frame-Header.
"""

import re
from functools import cache
from typing import NamedTuple

# By the two bits of the version, MPEG 2.5, 2 and 1, and those of the layer, III and II: thousands of bits a second.
_MPEG1 = 3
_SLOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_KBITS = {
    (_MPEG1, 1): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (_MPEG1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    **{(version, layer): _SLOW for version in (0, 2) for layer in (1, 2)},
}
_RATES = {0: (11_025, 12_000, 8_000), 2: (22_050, 24_000, 16_000), _MPEG1: (44_100, 48_000, 32_000)}

HEAD = re.compile(rb"\xff[\xe2-\xe5\xf2-\xf5\xfa-\xfd][\x10-\xef]")
"""What may be the head of a frame: 11 bits of ones, a version, layer III or II, a bit rate."""

COUNT_BYTES = 200
"""As much of a frame as says how many frames follow it."""

# The encoders that state their padding, LAME since 3.90 and Lavc: twice 12 bits, behind their name and other numbers.
_PADS = re.compile(rb"LAME(?:3\.9|3\.1\d\d|[4-9])|L3\.99|Lav[cf]")
_REVISION_AT, _PADDING_AT = 9, 21
_VBRI_AT, _VBRI_FRAMES_AT = 36, 14


class Frame(NamedTuple):
    """What the head of a frame says: its kind is the same for all frames of a file, its size is not."""

    kind: tuple[int, int, int]
    size: int
    samples: int
    rate: int


class Count(NamedTuple):
    """What a first frame without sound says of those behind it: how many (0: unknown), how many samples are padding."""

    frames: int
    padding: int


@cache
def frame_of(second: int, third: int) -> Frame | None:
    """The frame whose head has these bytes behind 0xFF, or None where they are no head, or state no bit rate."""
    version, layer, rate_at = second >> 3 & 3, second >> 1 & 3, third >> 2 & 3
    kbits = _KBITS.get((version, layer), ())[third >> 4 : (third >> 4) + 1]
    if second < 0xE0 or rate_at == 3 or not any(kbits):
        return None
    samples = 576 if version != _MPEG1 and layer == 1 else 1152
    rate = _RATES[version][rate_at]
    size = samples // 8 * 1000 * kbits[0] // rate + (third >> 1 & 1)
    return Frame((version, layer, rate_at), size, samples, rate)


def count_in(start: bytes, frame: Frame) -> Count | None:
    """What a frame counts that starts with these bytes, or None where it is an ordinary one."""
    if start[_VBRI_AT:].startswith(b"VBRI"):
        at = _VBRI_AT + _VBRI_FRAMES_AT
        return Count(int.from_bytes(start[at : at + 4]), 0)
    mono = len(start) > 3 and start[3] >> 6 == 3
    tag = start[4 + ((17 if mono else 32) if frame.kind[0] == _MPEG1 else (9 if mono else 17)) :]
    if not tag.startswith((b"Xing", b"Info")):
        return None
    flags = int.from_bytes(tag[4:8])
    frames = int.from_bytes(tag[8:12]) if flags & 1 else 0
    # A number of frames and one of bytes, a table, and a quality, each if its flag is set; then the encoder.
    at = 8 + sum(size for bit, size in ((1, 4), (2, 4), (4, 100), (8, 4)) if flags & bit)
    encoder = tag[at : at + _PADDING_AT + 3]
    if len(encoder) < _PADDING_AT + 3 or not _PADS.match(encoder) or encoder[_REVISION_AT] >> 4:
        return Count(frames, 0)
    before_and_after = int.from_bytes(encoder[_PADDING_AT:])
    return Count(frames, (before_and_after >> 12) + (before_and_after & 0xFFF))
