"""At most so many requests a second from all threads together, which also wait together when the service refuses."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Requests are sent a little further apart than the rate asks: on their way, one may gain on the one before it.
_MARGIN = 1.05
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 30.0


class Limiter:
    """Evenly spaced requests, `rate` a second at most; one refusal with status 429 makes every thread wait."""

    def __init__(self, rate: float) -> None:
        self._interval_s = _MARGIN / rate
        self._sending, self._state = threading.Lock(), threading.Lock()
        self._next_at = self._refused_at = 0.0
        self._refusals = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until a request may be sent; it is to be sent inside of this, and the next turn is counted from its end.

        Only so does a thread that the system holds up between its turn and its request not send it together with those
        of the next turns.
        """
        with self._sending:
            while (left_s := self._left_s()) > 0:
                time.sleep(left_s)
            try:
                yield
            finally:
                with self._state:
                    self._next_at = max(self._next_at, time.monotonic() + self._interval_s)

    def answered(self, sent_at: float, *, refused: bool, retry_after_s: float | None) -> None:
        """Take note of a response to the request of `sent_at` (by `time.monotonic`): after a 429, no thread sends for a
        while.

        That is what the service asks for, or else 0.5 s, and twice as long after each further refusal, up to 30 s.
        Responses to requests from before the last refusal do not count as further refusals.
        """
        with self._state:
            is_news = sent_at >= self._refused_at
            if not refused:
                self._refusals = 0 if is_news else self._refusals
                return
            now = time.monotonic()
            pause_s = 0.0 if retry_after_s is None else retry_after_s
            if is_news:
                self._refused_at = now
                if retry_after_s is None:
                    pause_s = min(_FIRST_PAUSE_S * 2.0 ** min(self._refusals, 16), _LONGEST_PAUSE_S)
                    self._refusals += 1
            self._next_at = max(self._next_at, now + pause_s)

    def _left_s(self) -> float:
        with self._state:
            return self._next_at - time.monotonic()
