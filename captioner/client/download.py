"""The download of a clip's audio: piece by piece into a file, without the key, and only in known audio formats."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

import requests

from captioner.client.transport import Transport
from captioner.errors import ClientError

# Three hours of 48 kHz stereo; the service's clips last a few minutes.
_MAX_BYTES = 2 * 1024 * 1024 * 1024
_BYTES_PER_TIMEOUT = 1024 * 1024

_SUFFIXES = {
    "audio/wav": ".wav",
    "audio/x-wav": ".wav",
    "audio/wave": ".wav",
    "audio/vnd.wave": ".wav",
    "audio/mpeg": ".mp3",
    "audio/mp3": ".mp3",
    "audio/flac": ".flac",
    "audio/x-flac": ".flac",
    "audio/ogg": ".ogg",
    "audio/opus": ".opus",
}
_URL_SOURCE = "the clip's link"


def download_audio(transport: Transport, url: str, file: BinaryIO) -> str:
    """The suffix of the audio at `url`, after writing it to `file`; raises as `ResembleClient.save_audio` does."""
    # User info and query may be all that is needed to open the URL.
    shown_url = transport.masked_excerpt(re.sub("//[^/?#]*@", "//", re.split("[?#]", url)[0]))

    def receive(where: str, response: requests.Response) -> str | OSError:
        suffix = _suffix(transport, where, url, response)
        size = 0
        for piece in transport.body_pieces(response, _BYTES_PER_TIMEOUT):
            size += len(piece)
            if size > _MAX_BYTES:
                message = f"the audio is larger than {_MAX_BYTES / 2**30:g} GiB, too large for a clip"
                raise transport.error(where, f"{message}: check {_URL_SOURCE}")
            try:
                file.write(piece)
            except OSError as error:  # not a network error, so `transport` must not translate it
                return error
        if not size:
            raise transport.error(where, "the audio is empty: fetch the clip again")
        return suffix

    forget = _rewinding(file) if file.seekable() else None
    suffix = transport.get(url, receive, url_source=_URL_SOURCE, shown_url=shown_url, signed=False, forget=forget)
    if isinstance(suffix, OSError):
        raise suffix
    return suffix


def _rewinding(file: BinaryIO) -> Callable[[], object]:
    start = file.tell()
    return lambda: file.truncate(file.seek(start))


def _suffix(transport: Transport, where: str, url: str, response: requests.Response) -> str:
    """The suffix of the audio in a response, from its content type or else from the path of its URL."""
    if response.status_code >= 300:
        raise _refusal(transport, where, response.status_code)
    content_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if content_type in _SUFFIXES:
        return _SUFFIXES[content_type]
    paths = (PurePosixPath(urlsplit(one).path) for one in (url, response.url))
    suffix = next((path.suffix.lower() for path in paths if path.suffix.lower() in _SUFFIXES.values()), None)
    # Text at an audio URL is an error page, for example.
    if suffix is None or content_type.startswith("text/") or content_type in ("application/json", "application/xml"):
        message = f"{response.status_code}, but not a WAV, MP3, FLAC or Ogg file ({content_type or 'no content type'})"
        raise transport.error(where, f"{message}: check {_URL_SOURCE}", status=response.status_code)
    return suffix


def _refusal(transport: Transport, where: str, status: int) -> ClientError:
    if status >= 500:
        message = "the service failed: try again later"
    elif status == 429:
        message = "too many requests: wait a minute, then send fewer at a time"
    else:
        message = "the audio is not available: links expire, so fetch the clip again"
    return transport.error(where, f"{status}, {message}", status=status)
