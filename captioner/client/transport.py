"""GET over HTTP, with a key for one place only, and every foreign error as one of ours.

The key goes to the base URL's scheme, host and port and nowhere else: `_sign` decides that anew for every request, and
redirects are followed here, because requests lets a .netrc entry replace the key there and reads each redirect's body
to its end. Errors are scrubbed of the key and raised outside every `except`: a requests error in their `__context__`
would hold the request, and in it the key.
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
from captioner.client.retry import PassingTroubles
from captioner.client.secret import Secret
from captioner.errors import ClientError

_T = TypeVar("_T")

_MAX_REDIRECTS = 5
_MAX_READ_CHARS = 65536
_RETRY = PassingTroubles(
    total=4,
    allowed_methods=["GET"],
    status_forcelist=[429, 502, 503, 504],
    backoff_factor=0.25,
    backoff_jitter=0.25,
    retry_after_max=60,
    raise_on_status=False,  # else the last 429 becomes a RetryError without a response
)
# The first that fits, so a kind stands above what it is a kind of.
_TROUBLES: dict[type[Exception], str] = {
    exceptions.NameResolutionError: "there is no such host: check {place} and the network",
    exceptions.NewConnectionError: "could not connect: check {place} and the network",
    exceptions.TimeoutError: "no whole answer within {timeout_s:g} s: try again, or allow more time",
    exceptions.SSLError: "no trusted connection: check the clock and REQUESTS_CA_BUNDLE ({reason})",
    exceptions.ProxyError: "the proxy did not let it through: check HTTPS_PROXY and NO_PROXY",
    exceptions.ProtocolError: "the answer broke off: try again",
    exceptions.DecodeError: "the answer arrived garbled: try again",
    Exception: "could not be asked ({reason}): check {place}",
}

Origin = tuple[str, str, int]
Receive = Callable[[str, requests.Response], _T]
"""What is made of an answer, and of the words by which messages call where it came from."""


class Transport:
    """Connections to ask through; every thread gets its own. The secret, as `scheme` has it, goes to `base` only."""

    def __init__(self, base: Origin, scheme: str, secret: Secret, timeout_s: float) -> None:
        self._base, self._scheme, self._secret, self._timeout_s = base, scheme, secret, timeout_s
        self._lock, self._local = threading.Lock(), threading.local()
        self._sessions: WeakSet[requests.Session] = WeakSet()

    def close(self) -> None:
        """Close the connections of all threads; asking again opens new ones."""
        with self._lock:
            sessions, self._sessions, self._local = list(self._sessions), WeakSet(), threading.local()
        for session in sessions:
            session.close()

    def get(self, url: str, receive: Receive[_T], *, place: str, shown: str, signed: bool) -> _T:
        """What `receive` makes of the answer; messages call the URL `shown`, and what to check `place`."""
        try:
            return self._follow(url, receive, place, shown, signed)
        except (OSError, ValueError, exceptions.HTTPError) as error:
            reason = _innermost(error)
        told = next(told for kind, told in _TROUBLES.items() if isinstance(reason, kind))
        # A reason may quote the URL, and with its query what opens it.
        because = self.plain(str(reason) if shown == url else re.sub(r"\?\S*", "", str(reason)))
        raise self.failure(shown, told.format(timeout_s=self._timeout_s, reason=because, place=place))

    def pieces(self, response: requests.Response, timed_bytes: int | None = None) -> Iterator[bytes]:
        """The body, decoded; all of it in what is left of the time that is allowed, or each `timed_bytes` anew."""
        timed = timed_bytes or 0
        while True:
            if timed_bytes is not None and timed >= timed_bytes:
                timed = 0
                if isinstance(response.raw.connection, TimedConnection):
                    response.raw.connection.allow_more_time()
            # read1, because iter_content waits for a whole piece, however slowly its bytes drip.
            piece = response.raw.read1(65536, decode_content=True)
            if not piece:
                return
            yield piece
            timed += len(piece)

    def failure(
        self, where: str, told: str, reply: str = "", kind: type[ClientError] = ClientError, status: int | None = None
    ) -> ClientError:
        """An error that says where, what, and in which words the service said so."""
        reply = self.plain(reply)
        told = self._secret.line(f"{where}: {told}")
        return kind(told + (f" (the service says: {reply})" if reply else ""), status=status)

    def plain(self, text: str) -> str:
        """One short line of what others wrote, without the key."""
        if len(text) > _MAX_READ_CHARS:
            # The last word may be the beginning of the key, which would not be found.
            text = " ".join(text[:_MAX_READ_CHARS].rsplit(None, 1)[:-1])
        return self._secret.line(text)[:200]

    def _follow(self, url: str, receive: Receive[_T], place: str, shown: str, signed: bool) -> _T:
        target, first = url, origin_of(url)
        for _ in range(_MAX_REDIRECTS + 1):
            origin = origin_of(target)
            unsigned = ", which never gets the key" if signed else ""
            where = shown if origin == first else shown + " (redirected to {}://{}:{}{})".format(*origin, unsigned)
            if not is_private(origin, base=self._base):
                raise self.failure(where, f"that is not https: check {place}")
            auth = self._sign if signed else _leave
            with self._session().get(target, auth=auth, stream=True, timeout=self._timeout_s) as response:
                if not response.is_redirect:
                    return receive(where, response)
                target = urljoin(response.url, response.headers["location"])
        raise self.failure(shown, f"redirected more than {_MAX_REDIRECTS} times: check {place}")

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = self._local.session = _Session()
            session.headers["User-Agent"] = "captioner"
            # A proxy that the environment names would read a key that goes to this machine in the clear.
            session.trust_env = self._base[0] == "https"
            for scheme in ("https://", "http://"):
                session.mount(scheme, _Adapter(max_retries=_RETRY))
            with self._lock:
                self._sessions.add(session)
        return session

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The `auth=` of every request, with the key or without: requests asks .netrc where there is none."""
        if origin_of(request.url or "") == self._base:
            request.headers["Authorization"] = f"{self._scheme}{self._secret.reveal()}"
        return request


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: even without allow_redirects, requests reads a redirect's body to prepare the next request."""


class _Adapter(TimedAdapter):
    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """The answer; its connection forgets the headers, and cookies with them, as one may hold the key."""
        response = super().build_response(req, resp)
        kept = resp._original_response.msg
        for name in set(kept):
            del kept[name]
        return response


def _leave(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """The `auth=` of what the key never goes to."""
    return request


def origin_of(url: str) -> Origin:
    """Scheme, host and port: the reach of a key."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def is_private(origin: Origin, *, base: Origin) -> bool:
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
