"""Which errors are worth a retry, and how long to wait before it."""

import re
import ssl
import time
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

from urllib3 import BaseHTTPResponse, HTTPHeaderDict, Retry
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import NameResolutionError, ProxyError, SSLError

LONGEST_WAIT_S = 60
"""The longest wait that a Retry-After header can ask for."""

# A Retry-After of more than a year is a mistake, and is ignored.
_MAX_RETRY_AFTER_S = 365 * 24 * 3600


class TransientErrorRetry(Retry):
    """Retries all errors but permanent ones: a host without an address, or a refused TLS connection.

    Refused TCP connections are retried, because a service that restarts refuses connections for a moment.
    """

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        retry = self.new(total=0) if _is_permanent(error) else self
        remaining = super(TransientErrorRetry, retry).increment(method, url, response, error, _pool, _stacktrace)
        if response is not None:
            response.close()  # otherwise urllib3 reads the whole body, however long it is
        return remaining

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """The seconds to wait by the only Retry-After header, at most `retry_after_max`; None means our own backoff."""
        seconds = retry_after_s(response.headers)
        return None if seconds is None else min(seconds, self.retry_after_max)


def retry_after_s(headers: HTTPHeaderDict) -> float | None:
    """The seconds to wait by the only Retry-After header, at most a minute; None without one that can be read."""
    values = headers.getlist("Retry-After")
    seconds = _seconds(values[0].strip()) if len(values) == 1 else None
    if seconds is None or not 0 <= seconds <= _MAX_RETRY_AFTER_S:
        return None
    return min(seconds, LONGEST_WAIT_S)


def _is_permanent(error: Exception | None) -> bool:
    if isinstance(error, ProxyError):
        error = error.original_error
    if isinstance(error, SSLError):
        # A dropped connection may be an accident; any other TLS error is a refusal, by us or by the server.
        return not isinstance(error.args[0], ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)
    return isinstance(error, NameResolutionError)


def _seconds(value: str) -> float | None:
    """The seconds from now to the time in a Retry-After header; None if it is neither whole seconds nor a date."""
    if re.fullmatch("[0-9]{1,9}", value):
        return int(value)
    try:
        date = parsedate_to_datetime(value)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
