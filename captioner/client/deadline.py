"""Connections with a single deadline per try, for connecting, the TLS handshake, the headers and the body.

A socket's own timeout restarts with every byte that arrives, so a server that sends one byte at a time could keep a
client waiting forever. Here, no wait on the socket is longer than the time left until the deadline. Two things are
bounded differently: DNS lookup only by the system, and connecting by the timeout for each address of the host.
"""

import time
from http.client import HTTPResponse
from io import BufferedReader, RawIOBase
from socket import socket
from typing import TYPE_CHECKING, Any, ClassVar

from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse as Response
from urllib3.connection import HTTPConnection, HTTPSConnection

from captioner.client.limiter import Limiter
from captioner.client.retry import retry_after_s

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class TimedConnection(HTTPConnection):
    """An HTTP connection whose timeout bounds each try as a whole; the wait for a turn of `limiter` does not count."""

    limiter: ClassVar[Limiter | None] = None
    _deadline = 0.0
    _sent_at = 0.0
    _has_started = False

    def allow_more_time(self) -> None:
        """Move the deadline to one timeout from now."""
        self._deadline = time.monotonic() + (self.timeout or 0)

    def left_s(self) -> float:
        """The seconds until the deadline; raises `TimeoutError` if it has passed."""
        left_s = self._deadline - time.monotonic()
        if left_s <= 0:
            raise TimeoutError
        return left_s

    def connect(self) -> None:
        self.allow_more_time()
        self._has_started = True
        super().connect()

    def _new_conn(self) -> socket:
        sock = super()._new_conn()
        sock.settimeout(self.left_s())  # the TLS handshake comes next
        return sock

    def request(self, *args: Any, **options: Any) -> None:
        if not self._has_started:
            self.allow_more_time()
            if self.sock is not None:
                self.sock.settimeout(self.timeout)
        try:
            self._send(*args, **options)
        finally:
            self._has_started = False

    def getresponse(self) -> Response:  # type: ignore[override]  # as urllib3's
        response = super().getresponse()
        if self.limiter is not None:
            self.limiter.answered(
                self._sent_at, refused=response.status == 429, retry_after_s=retry_after_s(response.headers)
            )
        return response

    def _send(self, *args: Any, **options: Any) -> None:
        if self.limiter is None:
            super().request(*args, **options)
            return
        asked_at = time.monotonic()
        # HTTP to this machine connects inside of the turn, which takes no time; HTTPS has connected before.
        with self.limiter.turn():
            self._sent_at = time.monotonic()
            self._deadline += self._sent_at - asked_at
            super().request(*args, **options)

    def response_class(  # type: ignore[override]  # http.client only calls it
        self, sock: socket, *args: Any, **options: Any
    ) -> HTTPResponse:
        """The response object that `http.client` reads, including a proxy's response to CONNECT."""
        response = HTTPResponse(sock, *args, **options)
        response.fp = BufferedReader(_TimedReader(response.fp.detach(), sock, self))
        return response


class _TimedHTTPSConnection(TimedConnection, HTTPSConnection):
    pass


class _TimedReader(RawIOBase):
    def __init__(self, raw: RawIOBase, sock: socket, connection: TimedConnection) -> None:
        self._raw, self._sock, self._connection = raw, sock, connection

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        self._sock.settimeout(self._connection.left_s())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class TimedAdapter(HTTPAdapter):
    """Sends through timed connections, directly or through a proxy, at the pace of a limiter."""

    def __init__(self, limiter: Limiter | None = None, **options: Any) -> None:
        plain = type("LimitedConnection", (TimedConnection,), {"limiter": limiter})
        secure = type("LimitedHTTPSConnection", (_TimedHTTPSConnection,), {"limiter": limiter})
        self._classes: dict[Any, Any] = {HTTPConnection: plain, HTTPSConnection: secure}
        super().__init__(**options)

    def get_connection_with_tls_context(self, *args: Any, **options: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **options)
        pool.ConnectionCls = self._classes.get(pool.ConnectionCls, pool.ConnectionCls)
        return pool
