"""The executor of a Dask cluster, for --scheduler; this is imported only where that is given."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

import click

# A scheduler that answers at all does so within a few seconds.
_TIMEOUT_S = 10


@contextmanager
def executor_at(address: str) -> Iterator[Executor]:
    """The executor of the cluster whose scheduler is at `address`, as in tcp://127.0.0.1:8786."""
    try:
        from distributed import Client
    except ImportError:
        raise click.ClickException('--scheduler needs Dask: pip install "captioner[dask]"') from None
    try:
        client: Any = Client(address, timeout=_TIMEOUT_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        remedy = "start one with `dask scheduler`, and give the address that it prints"
        raise click.ClickException(f"{address}: no scheduler answers ({what}): {remedy}") from None
    with client:
        # Each task is a task of its own, even where two have the same arguments.
        yield client.get_executor(pure=False)
