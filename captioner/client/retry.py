"""Which troubles are worth asking again, and how long to wait before."""

import re
import ssl
import time
from datetime import UTC
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

from urllib3 import BaseHTTPResponse, Retry
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import NameResolutionError, ProxyError, SSLError

# What asks for a longer wait is a mistake, or beyond every caller's patience.
_LONGEST_S = 365 * 24 * 3600


class PassingTroubles(Retry):
    """Asks again unless the trouble will last: a host without an address, or a TLS connection that was refused.

    A refused connection is asked again, because a service that restarts refuses connections for a moment.
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
        tries = self.new(total=0) if _will_last(error) else self
        left = super(PassingTroubles, tries).increment(method, url, response, error, _pool, _stacktrace)
        if response is not None:
            response.close()  # else urllib3 reads the body to its end, however long it is
        return left

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """The seconds that the one Retry-After asks for, up to the maximum; None leaves it to our own backoff."""
        values = response.headers.getlist("Retry-After")
        seconds = _seconds(values[0].strip()) if len(values) == 1 else None
        return min(seconds, self.retry_after_max) if seconds is not None and 0 <= seconds <= _LONGEST_S else None


def _will_last(error: Exception | None) -> bool:
    if isinstance(error, ProxyError):
        error = error.original_error
    if isinstance(error, SSLError):
        # Breaking off may be an accident; anything else is a refusal, by us or by the server.
        return not isinstance(error.args[0], ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)
    return isinstance(error, NameResolutionError)


def _seconds(value: str) -> float | None:
    """The time from now that a Retry-After names, or None where it is neither whole seconds nor a date."""
    if re.fullmatch("[0-9]{1,9}", value):
        return int(value)
    try:
        date = parsedate_to_datetime(value)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - time.time()
    except (ValueError, OverflowError):
        return None
