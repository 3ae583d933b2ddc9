"""The Resemble API over HTTP: a clip's JSON as the service answers it, and every foreign error as one of ours.

The key goes to the base URL's scheme, host and port and nowhere else: `_sign` decides that anew for every request, and
redirects are followed here, because requests lets a .netrc entry replace the key there and reads each redirect's body
to its end. Errors are scrubbed of the key and raised outside every `except`: a requests error in their `__context__`
would hold the request, and in it the key. API: https://docs.app.resemble.ai
"""

import json
import re
import threading
import time
from ipaddress import ip_address
from typing import Any, Literal, Self
from urllib.parse import quote, urljoin, urlsplit
from weakref import WeakSet

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry, exceptions

from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError, RateLimitError
from captioner.readers.resemble import is_rendering

_MAX_ANSWER_BYTES = 64 * 1024 * 1024
_MAX_REDIRECTS = 5
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 1.0, 5.0
_RETRY = Retry(
    total=4,
    allowed_methods=["GET"],
    status_forcelist=[429, 502, 503, 504],
    backoff_factor=0.25,
    backoff_jitter=0.25,
    retry_after_max=60,
    raise_on_status=False,  # else the last 429 becomes a RetryError without a response
)

_REFUSALS: dict[int, tuple[type[ClientError], str]] = {
    401: (AuthenticationError, "the key was refused: check the API key (RESEMBLE_API_KEY)"),
    403: (AuthenticationError, "the key may not see this: use a key of the team that owns the project"),
    404: (ClipNotFoundError, "there is no such project or clip: check both UUIDs"),
    410: (ClipNotFoundError, "the clip is gone: it was deleted"),
    429: (RateLimitError, "too many requests: wait a minute, then ask for fewer at a time"),
}
# The first that fits, so a kind stands above what it is a kind of.
_TROUBLES: dict[type[Exception], str] = {
    exceptions.NameResolutionError: "there is no such host: check the base URL and the network",
    exceptions.NewConnectionError: "could not connect: check the base URL and the network",
    exceptions.TimeoutError: "no whole answer within {timeout_s:g} s: try again, or allow more time",
    exceptions.SSLError: "no trusted connection: check the clock and REQUESTS_CA_BUNDLE ({reason})",
    exceptions.ProxyError: "the proxy did not let it through: check HTTPS_PROXY and NO_PROXY",
    exceptions.ProtocolError: "the answer broke off: try again",
    exceptions.DecodeError: "the answer arrived garbled: try again",
    Exception: "could not be asked ({reason}): check the base URL",
}

_Origin = tuple[str, str, int]


class ResembleClient:
    """Clips of the Resemble API; threads may share one client, and each gets connections of its own.

    `timeout_s` bounds connecting, every wait and the arrival of the body, each by itself and anew for each of 5 tries.

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
        if not re.fullmatch(r"[!-~]+", api_key):
            raise AuthenticationError(
                "the API key is empty, or holds a space, a line end or another character that no key has: "
                "copy it again, without quotes (RESEMBLE_API_KEY)"
            )
        if api not in ("v1", "v2"):
            raise ClientError(f"there is no version {api!r} of the API: choose v1 or v2")
        if not 0 < timeout_s <= 86_400:
            raise ClientError(f"a timeout cannot be {timeout_s} s: choose up to 86400")
        self._key = re.compile("|".join(re.escape(key) for key in (api_key, quote(api_key, safe=""))), re.IGNORECASE)
        self._header = f"Token token={api_key}" if api == "v1" else f"Bearer {api_key}"
        self._base, self._origin = self._checked(base_url)
        self._api, self._timeout_s = api, timeout_s
        self._lock, self._local = threading.Lock(), threading.local()
        self._sessions: WeakSet[requests.Session] = WeakSet()

    def __repr__(self) -> str:
        return f"ResembleClient(base_url={self._plain(self._base)!r}, api={self._api!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections of all threads; asking again opens new ones."""
        with self._lock:
            sessions, self._sessions, self._local = list(self._sessions), WeakSet(), threading.local()
        for session in sessions:
            session.close()

    def get_clip(self, project_uuid: str, clip_uuid: str, *, wait_s: float = 0.0) -> dict[str, Any]:
        """The clip's JSON, untouched; asked for again for up to `wait_s` while it is rendering.

        Raises `AuthenticationError`, `ClipNotFoundError`, `RateLimitError`, or `ClientError` for anything else.
        """
        for name, part in (("project", project_uuid), ("clip", clip_uuid)):
            if part in ("", ".", ".."):  # a path loses these, and leads elsewhere
                raise ClientError(f"the {name} UUID cannot be {part!r}: copy it from the service")
        project, clip = (quote(part, safe="", errors="replace") for part in (project_uuid, clip_uuid))
        url = f"{self._base}/api/{self._api}/projects/{project}/clips/{clip}"
        deadline, pause_s = time.monotonic() + wait_s, _FIRST_PAUSE_S
        while True:
            answer = self._get(url)
            left_s = deadline - time.monotonic()
            if not left_s > 0 or not is_rendering(answer):
                return answer
            time.sleep(min(pause_s, left_s))
            pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)

    def _checked(self, base_url: str) -> tuple[str, _Origin]:
        """The base URL as requests will spell it (a host in punycode), and its origin."""
        origin = None
        try:
            base = requests.Request("GET", base_url).prepare().url or ""
            origin = None if re.search("[@?#]", base) else _origin(base)
        except (requests.RequestException, ValueError):
            pass  # raised below, because this error quotes the URL whole, password and all
        shown = base_url.rpartition("@")[2].partition("?")[0]
        if origin is None:
            raise self._failure(shown, "cannot be the base URL: give https://HOST, without user, query or fragment")
        if not _is_private(origin, base=origin):
            raise self._failure(shown, "a key goes over https only: give https://HOST (http only to this machine)")
        return base.rstrip("/"), origin

    def _get(self, url: str) -> dict[str, Any]:
        try:
            return self._follow(url)
        # The second and third pass through urllib3 as they are: for a Retry-After of 5000 digits, or of the year 10^20.
        except (OSError, ValueError, OverflowError, exceptions.HTTPError) as error:
            reason = _innermost(error)
        told = next(told for kind, told in _TROUBLES.items() if isinstance(reason, kind))
        raise self._failure(url, told.format(timeout_s=self._timeout_s, reason=self._plain(str(reason))[:200]))

    def _follow(self, url: str) -> dict[str, Any]:
        target = url
        for _ in range(_MAX_REDIRECTS + 1):
            origin = _origin(target)
            other = " (redirected to {}://{}:{}, which never gets the key)".format(*origin)
            where = url if origin == self._origin else url + other
            if not _is_private(origin, base=self._origin):
                raise self._failure(where, "that is not https: check the base URL")
            with self._session().get(target, auth=self._sign, stream=True, timeout=self._timeout_s) as response:
                if not response.is_redirect:
                    return self._clip(where, response)
                target = urljoin(response.url, response.headers["location"])
        raise self._failure(url, f"redirected more than {_MAX_REDIRECTS} times: check the base URL")

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = _Session()
            session.headers["User-Agent"] = "captioner"
            # A proxy that the environment names would read a key that goes to this machine in the clear.
            session.trust_env = self._origin[0] == "https"
            for scheme in ("https://", "http://"):
                session.mount(scheme, HTTPAdapter(max_retries=_RETRY))
            with self._lock:
                self._sessions.add(session)
        return session

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The `auth=` of every request, with the key or without: requests asks .netrc where there is none."""
        if _origin(request.url or "") == self._origin:
            request.headers["Authorization"] = self._header
        return request

    def _clip(self, where: str, response: requests.Response) -> dict[str, Any]:
        status, body = response.status_code, self._body(response)
        answer = _parsed(body) if len(body) <= _MAX_ANSWER_BYTES else None
        is_text = response.headers.get("Content-Type", "").startswith("text/plain")
        reply = _reply(answer) if isinstance(answer, dict) else body.decode("utf-8", "replace") if is_text else ""
        kind = ClientError
        if status >= 300:
            told = "the service failed: try again later" if status >= 500 else "the request was refused"
            kind, told = _REFUSALS.get(status, (ClientError, told))
        elif len(body) > _MAX_ANSWER_BYTES:
            told = f"but the answer is larger than {_MAX_ANSWER_BYTES / 2**20:g} MiB, as no clip is: check the base URL"
        elif not isinstance(answer, dict):
            told = "but the answer is not a JSON object: check the base URL"
        elif answer.get("success") is False:
            told = "but the service reports a failure: check both UUIDs and the version of the API"
        else:
            return answer
        raise self._failure(where, f"{status}, {told}", reply, kind, status)

    def _body(self, response: requests.Response) -> bytearray:
        """The body, decoded; broken off soon after the most that is allowed."""
        body, deadline = bytearray(), time.monotonic() + self._timeout_s
        # read1, because iter_content waits for a whole piece, however slowly its bytes drip.
        while len(body) <= _MAX_ANSWER_BYTES and (piece := response.raw.read1(65536, decode_content=True)):
            body += piece
            if time.monotonic() > deadline:
                raise exceptions.TimeoutError
        return body

    def _failure(
        self, where: str, told: str, reply: str = "", kind: type[ClientError] = ClientError, status: int | None = None
    ) -> ClientError:
        reply = self._plain(reply)[:200]
        return kind(self._plain(f"{where}: {told}") + (f" (the service says: {reply})" if reply else ""), status=status)

    def _plain(self, text: str) -> str:
        """One printable line without the key."""
        text = "".join(char for char in text if char.isprintable() or char.isspace())
        return " ".join(self._key.sub("[key]", text).split())


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: even without allow_redirects, requests reads a redirect's body to prepare the next request."""


def _origin(url: str) -> _Origin:
    """Scheme, host and port: the reach of a key."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _is_private(origin: _Origin, *, base: _Origin) -> bool:
    """Whether nobody on the way can listen: https, or http within this machine where the base URL is http too."""
    scheme, host, _ = origin
    if scheme != "http" or base[0] != "http":
        return scheme == "https"
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _innermost(error: Exception) -> Exception:
    """What requests and urllib3's `MaxRetryError` wrap."""
    while isinstance(error, requests.RequestException | exceptions.MaxRetryError):
        inner = getattr(error, "reason", None) or next(iter(error.args), None)
        if not isinstance(inner, Exception):
            break
        error = inner
    return error


def _parsed(body: bytearray) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _reply(answer: dict[str, Any]) -> str:
    """The service's own words: a string, a list of them, or a list for each field."""
    told = next((answer[key] for key in ("message", "error", "errors") if answer.get(key)), "")
    if isinstance(told, dict):
        pairs = [(field, text if isinstance(text, list) else [text]) for field, text in told.items()]
        told = [f"{field} {item}" for field, items in pairs for item in items]
    return "; ".join(map(str, told)) if isinstance(told, list) else str(told)
