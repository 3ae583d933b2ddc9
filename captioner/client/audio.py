"""A clip's audio over HTTP: piece by piece into a file, without the key, and only if it is audio that we know."""

import re
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

import requests

from captioner.client.transport import Transport
from captioner.errors import ClientError

# Three hours of 48 kHz stereo: the service's clips last some minutes.
_MAX_BYTES = 2 * 1024 * 1024 * 1024
_TIMED_BYTES = 1024 * 1024

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
_PLACE = "the clip's link"


def fetch_audio(transport: Transport, url: str, file: BinaryIO) -> str:
    """Write what stands at `url` into `file`; its suffix comes back. For the errors see `ResembleClient.save_audio`."""
    # What stands before the @ or behind the ? may be all that it takes to open it.
    shown = transport.plain(re.sub("//[^/?#]*@", "//", re.split("[?#]", url)[0]))

    def receive(where: str, response: requests.Response) -> str | OSError:
        suffix = _suffix(transport, where, url, response)
        size = 0
        for piece in transport.pieces(response, _TIMED_BYTES):
            size += len(piece)
            if size > _MAX_BYTES:
                raise transport.failure(
                    where, f"is larger than {_MAX_BYTES / 2**30:g} GiB, as no clip is: check {_PLACE}"
                )
            try:
                file.write(piece)
            except OSError as error:  # no trouble of the network: raised below
                return error
        if not size:
            raise transport.failure(where, "the audio is empty: fetch the clip again")
        return suffix

    suffix = transport.get(url, receive, place=_PLACE, shown=shown, signed=False)
    if isinstance(suffix, OSError):
        raise suffix
    return suffix


def _suffix(transport: Transport, where: str, url: str, response: requests.Response) -> str:
    """The suffix of the audio that an answer holds: by its type, else by its URL's path."""
    if response.status_code >= 300:
        raise _refusal(transport, where, response.status_code)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind in _SUFFIXES:
        return _SUFFIXES[kind]
    paths = (PurePosixPath(urlsplit(place).path) for place in (url, response.url))
    suffix = next((path.suffix.lower() for path in paths if path.suffix.lower() in _SUFFIXES.values()), None)
    # A page that tells of a fault, say, at the address of the sound.
    if suffix is None or kind.startswith("text/") or kind in ("application/json", "application/xml"):
        what = f"that is no WAV, MP3, FLAC or Ogg ({kind or 'of no type'})"
        raise transport.failure(
            where, f"{response.status_code}, but {what}: check {_PLACE}", status=response.status_code
        )
    return suffix


def _refusal(transport: Transport, where: str, status: int) -> ClientError:
    if status >= 500:
        told = "the service failed: try again later"
    elif status == 429:
        told = "too many requests: wait a minute, then ask for fewer at a time"
    else:
        told = "the audio is not to be had: links expire, fetch the clip again"
    return transport.failure(where, f"{status}, {told}", status=status)
