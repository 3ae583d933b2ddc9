"""The Resemble API: a clip's JSON as the service answers it, and its audio. API: https://docs.app.resemble.ai"""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Literal, Self
from urllib.parse import quote

import requests

from captioner.client.answer import holds_too_much, parsed
from captioner.client.audio import fetch_audio
from captioner.client.secret import Secret
from captioner.client.transport import Origin, Transport, is_private, origin_of
from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError, RateLimitError, shown, wrong_type
from captioner.readers.resemble import audio_url, is_rendering
from captioner.readers.service_errors import service_message

_MAX_ANSWER_BYTES = 64 * 1024 * 1024
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 5.0

_REFUSALS: dict[int, tuple[type[ClientError], str]] = {
    401: (AuthenticationError, "the key was refused: check the API key (RESEMBLE_API_KEY)"),
    403: (AuthenticationError, "the key may not see this: use a key of the team that owns the project"),
    404: (ClipNotFoundError, "there is no such project or clip: check both UUIDs"),
    410: (ClipNotFoundError, "the clip is gone: it was deleted"),
    429: (RateLimitError, "too many requests: wait a minute, then ask for fewer at a time"),
}


class ResembleClient:
    """Clips of the Resemble API; threads may share one client, and each gets connections of its own.

    `timeout_s` bounds each of up to 5 tries, from connecting to the end of the answer.

    Raises `AuthenticationError` for what cannot be a key, and `ClientError` for a base URL to which no key may go:
    http beyond this machine, or one with a user, a query or a fragment.
    """

    def __init__(
        self,
        api_key: str,
        *,
        base_url: str = "https://app.resemble.ai",
        api: Literal["v1", "v2"] = "v1",
        timeout_s: float = 30.0,
    ) -> None:
        for name, text in (("an API key", api_key), ("a base URL", base_url)):
            if not isinstance(text, str):
                raise wrong_type(text, f"{name}, as text")
        if isinstance(timeout_s, bool) or not isinstance(timeout_s, int | float):
            raise wrong_type(timeout_s, "a timeout in seconds")
        if not re.fullmatch(r"[!-~]{1,1000}", api_key):
            raise AuthenticationError(
                "the API key is empty, longer than any key, or holds a space, a line end or another character that no "
                "key has: copy it again, without quotes (RESEMBLE_API_KEY)"
            )
        if api not in ("v1", "v2"):
            raise ClientError(f"there is no version {shown(api)} of the API: choose v1 or v2")
        if not 0 < timeout_s <= 86_400:
            raise ClientError(f"a timeout cannot be {shown(timeout_s)} s: choose up to 86400")
        self._secret = Secret(api_key)
        base, origin = self._checked(base_url)
        self._base: Callable[[], str] = lambda: base  # a URL may hold the key, and no attribute should
        self._api = api
        scheme = "Token token=" if api == "v1" else "Bearer "
        self._transport = Transport(origin, scheme, self._secret, timeout_s)

    def __repr__(self) -> str:
        return f"ResembleClient(base_url={self._secret.line(self._base())!r}, api={self._api!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads; asking again opens new ones."""
        self._transport.close()

    def get_clip(self, project_uuid: str, clip_uuid: str, *, wait_s: float = 0.0) -> dict[str, Any]:
        """The clip's JSON; asked for again for up to `wait_s` while it is rendering.

        It is as the service sent it, but that [key] replaces the API key in every string, if the key has at least 8
        characters. Characters that only together spell the key become stars, one for each.

        Raises `AuthenticationError`, `ClipNotFoundError`, `RateLimitError`, or `ClientError` for anything else.
        """
        for name, part in (("project", project_uuid), ("clip", clip_uuid)):
            if not isinstance(part, str):
                raise wrong_type(part, f"the {name} UUID, as text")
            if part in ("", ".", ".."):  # a path loses these, and leads elsewhere
                raise ClientError(f"the {name} UUID cannot be {part!r}: copy it from the service")
        project, clip = (quote(part, safe="", errors="replace") for part in (project_uuid, clip_uuid))
        url = f"{self._base()}/api/{self._api}/projects/{project}/clips/{clip}"
        deadline, pause_s = time.monotonic() + wait_s, _FIRST_PAUSE_S
        while True:
            answer = self._transport.get(url, self._clip, place="the base URL", shown=url, signed=True)
            left_s = deadline - time.monotonic()
            if not left_s > 0 or not is_rendering(answer):
                return answer
            time.sleep(min(pause_s, left_s))
            pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)

    def save_audio(self, clip: Mapping[str, Any], file: BinaryIO) -> str:
        """Write a clip's audio into a file that is open for it, piece by piece; its suffix comes back, such as ".wav".

        It is fetched from the clip's `link` or `audio_src`, over https (or http to this machine, where the base URL is
        there too), without the key, whatever host that is. `timeout_s` bounds the arrival of each MiB.

        Raises `FormatError` where the clip has no such URL, `ClientError` where there is no audio to be had or where it
        is larger than 2 GiB, and `OSError` where it cannot be written; what was written by then stays.
        """
        return fetch_audio(self._transport, audio_url(clip), file)

    def _checked(self, base_url: str) -> tuple[str, Origin]:
        """The base URL as requests will spell it (a host in punycode), and its origin."""
        origin = None
        try:
            base = requests.Request("GET", base_url).prepare().url or ""
            origin = None if re.search("[@?#]", base) else origin_of(base)
        except (requests.RequestException, ValueError):
            pass  # raised below, because this error quotes the URL whole, password and all
        shown = base_url.rpartition("@")[2].partition("?")[0]
        if origin is None:
            told = "cannot be the base URL: give https://HOST, without user, query or fragment"
        elif not is_private(origin, base=origin):
            told = "a key goes over https only: give https://HOST (http only to this machine)"
        else:
            return base.rstrip("/"), origin
        raise ClientError(self._secret.line(f"{shown}: {told}"))

    def _clip(self, where: str, response: requests.Response) -> dict[str, Any]:
        status, body = response.status_code, bytearray()
        for piece in self._transport.pieces(response):
            body += piece
            if len(body) > _MAX_ANSWER_BYTES:
                break
        is_whole = len(body) <= _MAX_ANSWER_BYTES
        is_bounded = is_whole and not holds_too_much(body)
        answer = parsed(body) if is_bounded else None
        if isinstance(answer, dict):
            self._secret.purge(answer)
        is_text = response.headers.get("Content-Type", "").startswith("text/plain")
        reply = (
            service_message(answer) if isinstance(answer, dict) else body.decode("utf-8", "replace") if is_text else ""
        )
        kind = ClientError
        if status >= 300:
            told = "the service failed: try again later" if status >= 500 else "the request was refused"
            kind, told = _REFUSALS.get(status, (ClientError, told))
        elif not is_whole:
            told = f"but the answer is larger than {_MAX_ANSWER_BYTES / 2**20:g} MiB, as no clip is: check the base URL"
        elif not is_bounded:
            told = "but the answer holds more values than the characters and times of any clip: check the base URL"
        elif not isinstance(answer, dict):
            told = "but the answer is not a JSON object: check the base URL"
        elif answer.get("success") is False:
            told = "but the service reports a failure: check both UUIDs and the version of the API"
        else:
            return answer
        raise self._transport.failure(where, f"{status}, {told}", reply, kind, status)
