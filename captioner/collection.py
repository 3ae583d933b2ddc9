"""Keeping the garbage collector still while there is nothing for it to find.

It looks for cycles among all that was made lately, and now and then among all there is. A long text is a million small
objects, none of them in a cycle: a fifth of the time went into looking.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the collector rest until all is done, if it is on; also a decorator."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
