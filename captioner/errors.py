"""Every error this package raises.

CaptionerError
├── ClientError(status)            HTTP and network; always with the URL, never with the key
│   ├── AuthenticationError
│   ├── ClipNotFoundError
│   └── RateLimitError
├── ClipNotReadyError(rendering)   a clip without timings, and what to do about it
├── TimingError(index)             also a ValueError: timings that cannot be, and at which character or word
├── FormatError(path, line, column)
│                                  also a ValueError: what is none of the formats we read, or cannot be written
└── LimitsError(field, value, other, other_value, reason)
                                   also a ValueError: limits that no caption could keep

A name in brackets is an attribute: None where an error has no such fact.
"""

from reprlib import repr as _cut


def shown(value: object) -> str:
    """A value as messages show it: as Python writes it, cut where it is long or deep."""
    try:
        return _cut(value)
    except ValueError:  # Python refuses to write a whole number of thousands of digits
        return "a number of thousands of digits"


def wrong_type(value: object, expected: str, remedy: str = "") -> TypeError:
    """The error for an argument of a type that a function does not take; `remedy` says where the right one is made."""
    return TypeError(f"{expected} was expected, not {type(value).__name__}{f': {remedy}' if remedy else ''}")


class CaptionerError(Exception):
    """The root: catch this to catch everything that captioner raises on purpose."""


class ClientError(CaptionerError):
    """The service could not be reached or refused; `status` is the HTTP status, or None where there was no answer."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class AuthenticationError(ClientError):
    """401 or 403: the key is missing, wrong, or may not see this project."""


class ClipNotFoundError(ClientError):
    """404 or 410: there is no such project or clip."""


class RateLimitError(ClientError):
    """429 that outlasted every retry."""


class ClipNotReadyError(CaptionerError):
    """A clip without timings; `rendering` is True where waiting may bring them."""

    def __init__(self, message: str, *, rendering: bool = False) -> None:
        super().__init__(message)
        self.rendering = rendering


class TimingError(CaptionerError, ValueError):
    """Timings that cannot be; `index` counts characters (or words) from 0, and is None where all are meant."""

    def __init__(self, message: str, *, index: int | None = None) -> None:
        super().__init__(message)
        self.index = index


class FormatError(CaptionerError, ValueError):
    """Input that is none of the formats we read, or captions, or an option, that a format cannot be written with.

    `path` is the file that is meant, and begins the message; `line` and `column` are where in the text, from 1.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.path, self.line, self.column = path, line, column

    def __str__(self) -> str:
        message = super().__str__()
        return message if self.path is None else f"{self.path}: {message}"


class LimitsError(CaptionerError, ValueError):
    """Limits that no caption could keep, or a preset that does not exist.

    `field` is the field of `Limits`, `value` what it was to be. Where it is above another one, that is `other`, with
    its `other_value`, and `reason` says why it may not be or what to do.
    """

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        other: str | None = None,
        other_value: object = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(message)
        self.field, self.value = field, value
        self.other, self.other_value, self.reason = other, other_value, reason
