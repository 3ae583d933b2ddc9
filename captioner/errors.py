"""Every error this package raises.

CaptionerError
├── ClientError(status)            HTTP and network; always with the URL, never with the key
│   ├── AuthenticationError
│   ├── ClipNotFoundError
│   └── RateLimitError
├── ClipNotReadyError(rendering)   a clip without timings, and what to do about it
├── TimingError(index, kind, from_ms, to_ms, level)
│                                  also a ValueError: impossible timings, the character or word at fault, and, where a
│                                  `repair` would mend them, its kind, its place and the level that does
├── FormatError(path, line, column)
│                                  also a ValueError: input in no format that we read, or output no format can hold
├── ScriptError(share, unmatched)  also a ValueError: a script that is not that of the clip
├── LimitsError(field, value, other, other_value, reason)
│                                  also a ValueError: limits that no caption could keep
└── OutputError(path)              a file that cannot be written, or may not be replaced

Names in brackets are attributes, None where they do not apply.
"""

from reprlib import repr as _cut


def shown(value: object) -> str:
    """The repr of a value for a message, cut if long or deep."""
    try:
        return _cut(value)
    except ValueError:  # Python refuses to print an int of thousands of digits
        return "a number of thousands of digits"


def wrong_type(value: object, expected: str, remedy: str = "") -> TypeError:
    """The error for an argument of the wrong type; `remedy` says how to make the right one."""
    return TypeError(f"expected {expected}, not {type(value).__name__}{f': {remedy}' if remedy else ''}")


class CaptionerError(Exception):
    """The base class: catch it to catch everything that captioner raises on purpose."""


class ClientError(CaptionerError):
    """The service refused, or could not be reached; `status` is the HTTP status, or None without an answer."""

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class AuthenticationError(ClientError):
    """401 or 403: the key is missing, wrong, or has no access to this project."""


class ClipNotFoundError(ClientError):
    """404 or 410: there is no such project or clip."""


class RateLimitError(ClientError):
    """429, even after the last retry."""


class ClipNotReadyError(CaptionerError):
    """A clip without timings; `rendering` is True if they may still arrive."""

    def __init__(self, message: str, *, rendering: bool = False) -> None:
        super().__init__(message)
        self.rendering = rendering


class TimingError(CaptionerError, ValueError):
    """Impossible timings; `index` is the character or word at fault, from 0, or None if no single one is.

    Times that could be mended have the `kind` of `Repair`, the place from `from_ms` to `to_ms`, and `level`, the lowest
    level of repair that mends them, or None if none does.
    """

    def __init__(
        self,
        message: str,
        *,
        index: int | None = None,
        kind: str | None = None,
        from_ms: int | None = None,
        to_ms: int | None = None,
        level: str | None = None,
    ) -> None:
        super().__init__(message)
        self.index, self.kind, self.level = index, kind, level
        self.from_ms, self.to_ms = from_ms, to_ms

    def about(self, name: str) -> "TimingError":
        """The same error with the name of the clip, or of a part of it, before its message."""
        return TimingError(
            f"{name}: {self}",
            index=self.index,
            kind=self.kind,
            from_ms=self.from_ms,
            to_ms=self.to_ms,
            level=self.level,
        )


class FormatError(CaptionerError, ValueError):
    """Input in no format that we read, or captions or an option that a format cannot be written with.

    `path` is the file, which begins the message; `line` and `column` are the position in its text, from 1.
    """

    def __init__(
        self, message: str, *, path: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.path, self.line, self.column = path, line, column

    def __str__(self) -> str:
        message = super().__str__()
        return message if self.path is None else f"{self.path}: {message}"


class ScriptError(CaptionerError, ValueError):
    """A script that has no words, or too little of which is spoken.

    `share` is the share of its letters that are spoken, from 0 to 1, and `unmatched` lists what differs, as
    `ScriptMatch.unmatched` does.
    """

    def __init__(self, message: str, *, share: float | None = None, unmatched: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.share, self.unmatched = share, unmatched


class LimitsError(CaptionerError, ValueError):
    """Limits that no caption could keep, or a preset that does not exist.

    `field` is the field of `Limits`, `value` the rejected value. If it exceeds another field, `other` is that field,
    `other_value` its value, and `reason` why that is not allowed, or what to do.
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


class OutputError(CaptionerError):
    """A file that cannot be written, or may not be replaced; `path` is the file, which begins the message."""

    def __init__(self, message: str, *, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        message = super().__str__()
        return message if self.path is None else f"{self.path}: {message}"
