"""The API key of a command: where it is read, and that no error of the command shows it."""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from captioner.cli.console import Corrected, told_of
from captioner.cli.inputs import Inputs, note_input

_NO_KEY = (
    "there is no API key: make one in your account at https://app.resemble.ai, then put it into the environment "
    "variable RESEMBLE_API_KEY, or into a file that --api-key-file names"
)


def with_key(command: Callable[..., None]) -> Callable[..., None]:
    """Hand a command its `key`, read as --api-key-file says, and the `inputs`; its errors do not show the key.

    Where there is no key, `no_key` is the error to raise once the command line is known to be right, else None.
    """

    @wraps(command)
    def taking_key(api_key_file: str | None, **others: Any) -> None:
        from captioner.client.secret import Secret

        inputs: Inputs = {}
        key, no_key = Secret(""), None
        try:
            with told_of():
                key = Secret(_api_key(api_key_file, inputs))
        except click.ClickException as error:
            no_key = error
        try:
            return command(key=key, no_key=no_key, inputs=inputs, **others)
        except Corrected as error:
            refusal: click.ClickException = Corrected(key.masked(error.message), key.masked(error.better))
        except click.UsageError as error:
            refusal = click.UsageError(key.masked(error.message), error.ctx)
        except click.ClickException as error:
            refusal = click.ClickException(key.masked(error.message))
        raise refusal  # not above, where the one with the key would be its context

    return taking_key


def _api_key(path: str | None, inputs: Inputs) -> str:
    if path is None:
        key = os.environ.get("RESEMBLE_API_KEY", "").strip()
    else:
        with open(path, "rb") as file:
            note_input(inputs, file.fileno(), path)
            # A key is ASCII: what is not, the client refuses in words.
            key = file.readline(4096).decode("utf-8-sig", "replace").strip()
    if not key:
        raise click.ClickException(_NO_KEY if path is None else f"{path}: its first line is empty: put the key there")
    return key
