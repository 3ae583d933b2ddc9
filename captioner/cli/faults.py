"""Which path a fault of the file system is about."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def blaming(path: str) -> Iterator[None]:
    """An `OSError` from within names `path`, not the temporary file that nobody asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise
