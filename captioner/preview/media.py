"""The sound and the video of a page: their elements, what its policy allows for them, and the peaks of the sound."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO
from urllib.parse import urlsplit

from captioner.audio.peaks import wav_peaks
from captioner.errors import FormatError, wrong_type

_DATA = r"data:(audio|video)/[\w.+-]+;base64,[A-Za-z0-9+/]+=*"
_WAV_DATA = "data:audio/wav;base64,"


@dataclass(frozen=True, slots=True)
class Media:
    """The URLs of a page's sound and video, of which one, both or neither is there."""

    audio: str | None
    video: str | None

    def sources(self) -> str:
        """The policy's `media-src`; raises `FormatError` for a URL that is neither https, http nor data."""
        named = (("audio", self.audio), ("video", self.video))
        found = dict.fromkeys(_source(url, kind) for kind, url in named if url is not None)
        return " ".join(found) or "'none'"

    def audio_element(self) -> str:
        return f'<audio id="audio" preload="auto" src="{escape(self.audio)}"></audio>' if self.audio else ""

    def video_element(self) -> str:
        if not self.video:
            return ""
        return f'<video id="video" preload="auto" playsinline tabindex="-1" src="{escape(self.video)}"></video>'

    def levels(self) -> str | None:
        """The peaks of a WAV in the page, as base64; None for any other sound, which a browser must decode."""
        if self.audio is None or not self.audio.startswith(_WAV_DATA):
            return None
        peaks = wav_peaks(BytesIO(b64decode(self.audio[len(_WAV_DATA) :])))
        return None if peaks is None else b64encode(peaks.levels).decode()


def _source(url: str, kind: str) -> str:
    what = f"the URL of {'an audio' if kind == 'audio' else 'a video'} file"
    if not isinstance(url, str):
        raise wrong_type(url, what)
    if re.fullmatch(_DATA, url):
        return "data:"
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        host, port = "", None
    # Any other character in the host could add rules to the policy.
    if not url.lower().startswith(("http://", "https://")) or not re.fullmatch(r"[a-z0-9._-]+", host):
        raise FormatError(f"{url[:80]!r} is not {what}: give https:// or data:{kind}/...;base64,...")
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"
