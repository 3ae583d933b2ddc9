"""The client of the Resemble API: a clip's JSON and its audio. API: https://docs.app.resemble.ai"""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO, Literal, Self
from urllib.parse import quote

import requests

from captioner.client.download import download_audio
from captioner.client.response import has_too_many_values, parsed
from captioner.client.secret import Secret
from captioner.client.transport import Origin, Transport, is_confidential, origin_of
from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError, RateLimitError, shown, wrong_type
from captioner.readers.resemble import audio_url, is_rendering
from captioner.readers.service_errors import service_message

_MAX_RESPONSE_BYTES = 64 * 1024 * 1024
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 5.0

_REFUSALS: dict[int, tuple[type[ClientError], str]] = {
    401: (AuthenticationError, "the key was refused: check the API key (RESEMBLE_API_KEY)"),
    403: (AuthenticationError, "the key has no access: use a key of the team that owns the project"),
    404: (ClipNotFoundError, "no such project or clip: check both UUIDs"),
    410: (ClipNotFoundError, "the clip was deleted"),
    429: (RateLimitError, "too many requests: wait a minute, then send fewer at a time"),
}


class ResembleClient:
    """A client of the Resemble API; threads may share it, and each gets its own connections.

    `timeout_s` limits each of up to 5 tries, from connecting to the end of the response.

    Raises `AuthenticationError` for text that cannot be a key, and `ClientError` for a base URL that must not get a
    key: http to another machine, or a URL with a user, a query or a fragment.
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
                "the API key is empty, too long, or contains a space, a line break or another character that no key "
                "has: copy it again, without quotes (RESEMBLE_API_KEY)"
            )
        if api not in ("v1", "v2"):
            raise ClientError(f"the API has no version {shown(api)}: choose v1 or v2")
        if not 0 < timeout_s <= 86_400:
            raise ClientError(f"the timeout must be above 0 s and at most 86400 s, not {shown(timeout_s)} s")
        self._secret = Secret(api_key)
        base, origin = self._checked(base_url)
        self._base: Callable[[], str] = lambda: base  # a closure, because the URL may contain the key
        self._api = api
        scheme = "Token token=" if api == "v1" else "Bearer "
        self._transport = Transport(origin, scheme, self._secret, timeout_s)

    def __repr__(self) -> str:
        return f"ResembleClient(base_url={self._secret.masked_line(self._base())!r}, api={self._api!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads; the next request opens new ones."""
        self._transport.close()

    def get_clip(self, project_uuid: str, clip_uuid: str, *, wait_s: float = 0.0) -> dict[str, Any]:
        """The clip's JSON; while the clip is still rendering, it is fetched again for up to `wait_s` seconds.

        The JSON is as the service sent it, except that a key of at least 8 characters is replaced with [key] in every
        string. Single characters that spell the key only together become one star each.

        Raises `AuthenticationError`, `ClipNotFoundError`, `RateLimitError`, or `ClientError` for anything else.
        """
        for name, part in (("project", project_uuid), ("clip", clip_uuid)):
            if not isinstance(part, str):
                raise wrong_type(part, f"the {name} UUID, as text,")
            if part in ("", ".", ".."):  # URL normalization drops these, so the path would lead elsewhere
                raise ClientError(f"the {name} UUID cannot be {part!r}: copy it from the service")
        project, clip = (quote(part, safe="", errors="replace") for part in (project_uuid, clip_uuid))
        url = f"{self._base()}/api/{self._api}/projects/{project}/clips/{clip}"
        deadline, next_wait_s = time.monotonic() + wait_s, _FIRST_WAIT_S
        while True:
            document = self._transport.get(url, self._clip, url_source="the base URL", shown_url=url, signed=True)
            left_s = deadline - time.monotonic()
            if not left_s > 0 or not is_rendering(document):
                return document
            time.sleep(min(next_wait_s, left_s))
            next_wait_s = min(next_wait_s * 1.5, _LONGEST_WAIT_S)

    def save_audio(self, clip: Mapping[str, Any], file: BinaryIO) -> str:
        """The suffix of the clip's audio, such as ".wav", after writing the audio to an open file.

        The audio is fetched from the clip's `link` or `audio_src`, on any host, without the key, over https (or http to
        this machine if the base URL is too). `timeout_s` limits the time for each MiB.

        Raises `FormatError` if the clip has no such URL, `ClientError` if the audio is not available or is larger than
        2 GiB, and `OSError` if it cannot be written; what was written until then is left in the file.
        """
        return download_audio(self._transport, audio_url(clip), file)

    def _checked(self, base_url: str) -> tuple[str, Origin]:
        """The base URL as `requests` will write it (with the host in punycode), and its origin."""
        origin = None
        try:
            base = requests.Request("GET", base_url).prepare().url or ""
            origin = None if re.search("[@?#]", base) else origin_of(base)
        except (requests.RequestException, ValueError):
            pass  # our own error is raised below, because this one quotes the whole URL, including a password
        shown_url = base_url.rpartition("@")[2].partition("?")[0]
        if origin is None:
            message = "cannot be the base URL: give https://HOST, without user, query or fragment"
        elif not is_confidential(origin, base=origin):
            message = "the key is sent over https only: give https://HOST (http only to this machine)"
        else:
            return base.rstrip("/"), origin
        raise ClientError(self._secret.masked_line(f"{shown_url}: {message}"))

    def _clip(self, where: str, response: requests.Response) -> dict[str, Any]:
        status, body = response.status_code, bytearray()
        for piece in self._transport.body_pieces(response):
            body += piece
            if len(body) > _MAX_RESPONSE_BYTES:
                break
        is_whole = len(body) <= _MAX_RESPONSE_BYTES
        is_bounded = is_whole and not has_too_many_values(body)
        document = parsed(body) if is_bounded else None
        if isinstance(document, dict):
            self._secret.mask_in_place(document)
        is_text = response.headers.get("Content-Type", "").startswith("text/plain")
        reply = (
            service_message(document)
            if isinstance(document, dict)
            else body.decode("utf-8", "replace")
            if is_text
            else ""
        )
        kind = ClientError
        if status >= 300:
            message = "the service failed: try again later" if status >= 500 else "the request was refused"
            kind, message = _REFUSALS.get(status, (ClientError, message))
        elif not is_whole:
            limit = f"{_MAX_RESPONSE_BYTES / 2**20:g} MiB"
            message = f"but the response is larger than {limit}, too large for a clip: check the base URL"
        elif not is_bounded:
            message = "but the response contains more values than any clip has characters and times: check the base URL"
        elif not isinstance(document, dict):
            message = "but the response is not a JSON object: check the base URL"
        elif document.get("success") is False:
            message = "but the service reports a failure: check both UUIDs and the API version"
        else:
            return document
        raise self._transport.error(where, f"{status}, {message}", reply, kind, status)
