"""GET over HTTP, with a key that is sent to a single origin, and every library error translated into ours.

The key is sent only to the scheme, host and port of the base URL; `_sign` decides for each request. Redirects are
followed here, because `requests` would let a .netrc entry replace the key and would read the whole body of each
redirect. The key is masked in errors, and they are raised outside every `except`: otherwise their `__context__` would
be a `requests` error that holds the request with the key.
"""

import re
import threading
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit
from weakref import WeakSet

import requests
from urllib3 import exceptions

from captioner.client.deadline import TimedAdapter, TimedConnection
from captioner.client.limiter import Limiter
from captioner.client.retry import LONGEST_WAIT_S, TransientErrorRetry
from captioner.client.secret import Secret
from captioner.errors import ClientError

_T = TypeVar("_T")

_MAX_REDIRECTS = 5
_MAX_SEARCHED_CHARS = 65536
_RETRY = TransientErrorRetry(
    total=4,
    allowed_methods=["GET"],
    status_forcelist=[429, 502, 503, 504],
    backoff_factor=0.25,
    backoff_jitter=0.25,
    retry_after_max=LONGEST_WAIT_S,
    raise_on_status=False,  # otherwise the last 429 becomes a RetryError without a response
)
# With a limiter, a whole project is fetched: there, trying for half a minute costs less than starting again.
_TRIES_WITH_LIMITER: dict[str, Any] = {"total": 8, "backoff_max": 8}
_BODIES_WITH_LIMITER = 4
# The first class that matches applies, so subclasses come before their bases.
_MESSAGES: dict[type[Exception], str] = {
    exceptions.NameResolutionError: "no such host: check {url_source} and the network",
    exceptions.NewConnectionError: "could not connect: check {url_source} and the network",
    exceptions.TimeoutError: "no complete response within {timeout_s:g} s: try again, or allow more time",
    exceptions.SSLError: "no trusted connection: check the system clock and REQUESTS_CA_BUNDLE ({reason})",
    exceptions.ProxyError: "the proxy refused the connection: check HTTPS_PROXY and NO_PROXY",
    exceptions.ProtocolError: "the response was cut off: try again",
    exceptions.DecodeError: "the response could not be decoded: try again",
    Exception: "the request failed ({reason}): check {url_source}",
}

Origin = tuple[str, str, int]
Receive = Callable[[str, requests.Response], _T]
"""A function of where a response came from, in the words of error messages, and of the response."""


class Transport:
    """Connections for GET requests, separate for each thread. The secret, after `scheme`, is sent only to `base`."""

    def __init__(
        self, base: Origin, scheme: str, secret: Secret, timeout_s: float, limiter: Limiter | None = None
    ) -> None:
        self._base, self._scheme, self._secret, self._timeout_s = base, scheme, secret, timeout_s
        self._limiter = limiter
        self._lock, self._local = threading.Lock(), threading.local()
        self._sessions: WeakSet[requests.Session] = WeakSet()

    def close(self) -> None:
        """Close the connections of all threads; asking again opens new ones."""
        with self._lock:
            sessions, self._sessions, self._local = list(self._sessions), WeakSet(), threading.local()
        for session in sessions:
            session.close()

    def get(
        self,
        url: str,
        receive: Receive[_T],
        *,
        url_source: str,
        shown_url: str,
        signed: bool,
        forget: Callable[[], object] | None = None,
    ) -> _T:
        """The result of `receive` for the response; messages show `shown_url`, and say to check `url_source`.

        With a limiter, a response whose body breaks off is asked for again, after `forget` has undone what `receive`
        did; if that is None, it cannot be undone.
        """
        tries_left = _BODIES_WITH_LIMITER if self._limiter is not None else 0
        while True:
            try:
                return self._follow(url, receive, url_source, shown_url, signed)
            except (OSError, ValueError, exceptions.HTTPError) as error:
                cause = _innermost(error)
                # What fails before the body is an error of `requests`, and has been tried again already.
                if not tries_left or forget is None or not isinstance(error, exceptions.ProtocolError):
                    break
            tries_left -= 1
            forget()
        message = next(message for kind, message in _MESSAGES.items() if isinstance(cause, kind))
        # The cause may quote the URL with its query, which may be all that is needed to open it.
        reason = self.masked_excerpt(str(cause) if shown_url == url else re.sub(r"\?\S*", "", str(cause)))
        raise self.error(shown_url, message.format(timeout_s=self._timeout_s, reason=reason, url_source=url_source))

    def body_pieces(self, response: requests.Response, bytes_per_timeout: int | None = None) -> Iterator[bytes]:
        """The decoded body; the timeout restarts after every `bytes_per_timeout`, or never if that is None."""
        since_restart = bytes_per_timeout or 0
        while True:
            if bytes_per_timeout is not None and since_restart >= bytes_per_timeout:
                since_restart = 0
                if isinstance(response.raw.connection, TimedConnection):
                    response.raw.connection.allow_more_time()
            # read1, because iter_content waits for a whole piece, however slowly its bytes arrive.
            piece = response.raw.read1(65536, decode_content=True)
            if not piece:
                return
            yield piece
            since_restart += len(piece)

    def error(
        self,
        where: str,
        message: str,
        reply: str = "",
        kind: type[ClientError] = ClientError,
        status: int | None = None,
    ) -> ClientError:
        """An error with where it happened, what happened, and what the service replied."""
        reply = self.masked_excerpt(reply)
        message = self._secret.masked_line(f"{where}: {message}")
        return kind(message + (f" (the service says: {reply})" if reply else ""), status=status)

    def masked_excerpt(self, text: str) -> str:
        """Text from outside as one line of at most 200 characters, without the key."""
        if len(text) > _MAX_SEARCHED_CHARS:
            # The last word may be the beginning of the key, which the search would miss.
            text = " ".join(text[:_MAX_SEARCHED_CHARS].rsplit(None, 1)[:-1])
        return self._secret.masked_line(text)[:200]

    def _follow(self, url: str, receive: Receive[_T], url_source: str, shown_url: str, signed: bool) -> _T:
        """The result of `receive` for the response after all redirects."""
        target, first = url, origin_of(url)
        for _ in range(_MAX_REDIRECTS + 1):
            origin = origin_of(target)
            never_signed = ", which never gets the key" if signed else ""
            redirect = " (redirected to {}://{}:{}{})".format(*origin, never_signed)
            where = shown_url if origin == first else shown_url + redirect
            if not is_confidential(origin, base=self._base):
                raise self.error(where, f"not https: check {url_source}")
            auth = self._sign if signed else _leave_unsigned
            with self._session().get(target, auth=auth, stream=True, timeout=self._timeout_s) as response:
                if not response.is_redirect:
                    return receive(where, response)
                target = urljoin(response.url, response.headers["location"])
        raise self.error(shown_url, f"redirected more than {_MAX_REDIRECTS} times: check {url_source}")

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = _Session()
            session.headers["User-Agent"] = "captioner"
            # A proxy from the environment would see a key that is sent unencrypted to this machine.
            session.trust_env = self._base[0] == "https"
            retry = _RETRY if self._limiter is None else _RETRY.new(**_TRIES_WITH_LIMITER)
            for scheme in ("https://", "http://"):
                session.mount(scheme, _Adapter(self._limiter, max_retries=retry))
            with self._lock:
                self._sessions.add(session)
        return session

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request, with the key if it goes to the base URL; without any `auth=`, `requests` would read .netrc."""
        if origin_of(request.url or "") == self._base:
            request.headers["Authorization"] = f"{self._scheme}{self._secret.reveal()}"
        return request


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Always None: even without allow_redirects, `requests` reads a redirect's body to prepare the next request."""


class _Adapter(TimedAdapter):
    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """The response; its headers, cookies included, are removed from the connection, as one may contain the key."""
        response = super().build_response(req, resp)
        headers = resp._original_response.msg
        for name in set(headers):
            del headers[name]
        return response


def _leave_unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """The request as it is: the `auth=` for requests that never carry the key."""
    return request


def origin_of(url: str) -> Origin:
    """The scheme, host and port of a URL; a key is sent to a single origin."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def is_confidential(origin: Origin, *, base: Origin) -> bool:
    """Whether nobody can eavesdrop: https, or http to this machine if the base URL is also http."""
    scheme, host, _ = origin
    if scheme != "http" or base[0] != "http":
        return scheme == "https"
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _innermost(error: Exception) -> Exception:
    """The error inside errors of `requests` and urllib3's `MaxRetryError`."""
    while isinstance(error, requests.RequestException | exceptions.MaxRetryError):
        inner = getattr(error, "reason", None) or next(iter(error.args), None)
        if not isinstance(inner, Exception):
            break
        error = inner
    return error
