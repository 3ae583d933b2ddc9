"""The API key: where it is read, and how it is kept out of messages."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from captioner.cli.console import errors_about
from captioner.cli.paths import Inputs, add_input

if TYPE_CHECKING:
    from captioner.client.secret import Secret

_NO_KEY = (
    "there is no API key: make one in your account at https://app.resemble.ai, then put it into the environment "
    "variable RESEMBLE_API_KEY, or into a file that --api-key-file names"
)


def read_key(path: str | None, inputs: Inputs) -> "tuple[Secret, click.ClickException | None]":
    """The key in a file's first line, or in the environment; an empty one with the error to raise if there is none."""
    from captioner.client.secret import Secret

    try:
        with errors_about():
            return Secret(_key(path, inputs)), None
    except click.ClickException as error:
        return Secret(""), error


def _key(path: str | None, inputs: Inputs) -> str:
    if path is None:
        key = os.environ.get("RESEMBLE_API_KEY", "").strip()
    else:
        with open(path, "rb") as file:
            add_input(inputs, file.fileno(), path)
            # A key is ASCII: what is not, the client refuses in words.
            key = file.readline(4096).decode("utf-8-sig", "replace").strip()
    if not key:
        raise click.ClickException(_NO_KEY if path is None else f"{path}: its first line is empty: put the key there")
    return key


@contextmanager
def errors_without(key: "Secret") -> Iterator[None]:
    """Take the key out of the errors that end the program."""
    try:
        yield
    except click.ClickException as error:
        message = key.masked(error.message)
        if isinstance(error, click.UsageError):
            raise click.UsageError(message, error.ctx) from None
        raise click.ClickException(message) from None
