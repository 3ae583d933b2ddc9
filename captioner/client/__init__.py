"""The client of the Resemble API: projects, clips, their JSON and audio. API: https://docs.app.resemble.ai"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, Literal, Self
from urllib.parse import quote

import requests

from captioner.client.answers import json_answer
from captioner.client.download import download_audio
from captioner.client.limiter import Limiter
from captioner.client.listing import entries
from captioner.client.secret import Secret
from captioner.client.transport import Origin, Transport, is_confidential, origin_of
from captioner.errors import AuthenticationError, ClientError, shown, wrong_type
from captioner.readers.resemble import audio_url, is_rendering

_PAGE_SIZE = 100
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 5.0


class ResembleClient:
    """A client of the Resemble API; threads may share it, and each gets its own connections.

    `timeout_s` limits each of up to 5 tries, from connecting to the end of the response. With `rate`, all threads
    together send at most so many requests a second, wait together after status 429, and try up to 9 times.

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
        rate: float | None = None,
    ) -> None:
        for name, text in (("an API key", api_key), ("a base URL", base_url)):
            if not isinstance(text, str):
                raise wrong_type(text, f"{name}, as text")
        if isinstance(timeout_s, bool) or not isinstance(timeout_s, int | float):
            raise wrong_type(timeout_s, "a timeout in seconds")
        if isinstance(rate, bool) or not isinstance(rate, int | float | None):
            raise wrong_type(rate, "a rate in requests a second, or None")
        if not re.fullmatch(r"[!-~]{1,1000}", api_key):
            raise AuthenticationError(
                "the API key is empty, too long, or contains a space, a line break or another character that no key "
                "has: copy it again, without quotes (RESEMBLE_API_KEY)"
            )
        if api not in ("v1", "v2"):
            raise ClientError(f"the API has no version {shown(api)}: choose v1 or v2")
        if not 0 < timeout_s <= 86_400:
            raise ClientError(f"the timeout must be above 0 s and at most 86400 s, not {shown(timeout_s)} s")
        if rate is not None and not 0.01 <= rate <= 1000:
            raise ClientError(f"the rate must be from 0.01 to 1000 requests a second, not {shown(rate)}")
        self._secret = Secret(api_key)
        base, origin = self._checked(base_url)
        self._base: Callable[[], str] = lambda: base  # a closure, because the URL may contain the key
        self._api = api
        scheme = "Token token=" if api == "v1" else "Bearer "
        limiter = None if rate is None else Limiter(rate)
        self._transport = Transport(origin, scheme, self._secret, timeout_s, limiter)

    def __repr__(self) -> str:
        return f"ResembleClient(base_url={self._secret.masked_line(self._base())!r}, api={self._api!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads; the next request opens new ones."""
        self._transport.close()

    def list_projects(self) -> Iterator[dict[str, Any]]:
        """The JSON of each project that the key gives access to; pages are asked for as they are needed.

        Raises as `get_clip` does, and `ClientError` if the list repeats itself or does not end.
        """
        return self._entries(f"{self._base()}/api/{self._api}/projects", "page: check the base URL and the API version")

    def list_clips(self, project_uuid: str) -> Iterator[dict[str, Any]]:
        """The JSON of each clip of a project, as lists have it; pages are asked for as they are needed.

        Whether it has timestamps depends on the service: `get_clip` has them. Raises as `get_clip` does, and
        `ClientError` if the list repeats itself before its end, or has more than 1000 pages.
        """
        project = _quoted("project", project_uuid)
        return self._entries(
            f"{self._base()}/api/{self._api}/projects/{project}/clips", "project: check its UUID and the API version"
        )

    def get_clip(self, project_uuid: str, clip_uuid: str, *, wait_s: float = 0.0) -> dict[str, Any]:
        """The clip's JSON; while the clip is still rendering, it is fetched again for up to `wait_s` seconds.

        The JSON is as the service sent it, except that a key of at least 8 characters is replaced with [key] in every
        string. Single characters that spell the key only together become one star each.

        Raises `AuthenticationError`, `ClipNotFoundError`, `RateLimitError`, or `ClientError` for anything else.
        """
        project, clip = _quoted("project", project_uuid), _quoted("clip", clip_uuid)
        url = f"{self._base()}/api/{self._api}/projects/{project}/clips/{clip}"
        deadline, next_wait_s = time.monotonic() + wait_s, _FIRST_WAIT_S
        while True:
            document: dict[str, Any] = self._get(url)
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

    def _entries(self, url: str, what: str) -> Iterator[dict[str, Any]]:
        size = f"&page_size={_PAGE_SIZE}" if self._api == "v2" else ""

        def page_url(page: int) -> str:
            return f"{url}?page={page}{size}"

        return entries(
            lambda page: self._get(page_url(page), what=what, may_be_array=True),
            lambda page, message: self._transport.error(page_url(page), message),
        )

    def _get(self, url: str, **options: Any) -> Any:
        receive = partial(json_answer, self._transport, self._secret, **options)
        return self._transport.get(
            url, receive, url_source="the base URL", shown_url=url, signed=True, forget=lambda: None
        )


def _quoted(name: str, uuid: str) -> str:
    """A UUID as a part of a URL's path."""
    if not isinstance(uuid, str):
        raise wrong_type(uuid, f"the {name} UUID, as text,")
    if uuid in ("", ".", ".."):  # URL normalization drops these, so the path would lead elsewhere
        raise ClientError(f"the {name} UUID cannot be {uuid!r}: copy it from the service")
    return quote(uuid, safe="", errors="replace")
