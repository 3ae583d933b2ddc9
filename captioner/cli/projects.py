"""List the projects of an account at the Resemble API: their UUIDs and names.

The API key is read from the environment variable RESEMBLE_API_KEY, or from a file.

\b
Examples:
  captioner projects
  captioner projects --api v2 --json
"""

import json
from typing import Any

import click

from captioner.cli.console import aligned, errors_about, say
from captioner.cli.failures import cut
from captioner.cli.key import errors_without, read_key
from captioner.cli.output import write
from captioner.cli.parameters import Command
from captioner.cli.paths import Target
from captioner.cli.service import API, JSON, client_of


@click.command(cls=Command, help=__doc__, params=[*API, *JSON])
def projects(as_document: bool, **params: Any) -> None:
    """Ask for all projects, and print a row for each."""
    key, no_key = read_key(params["api_key_file"], {})
    with errors_without(key):
        if no_key:
            raise no_key
        with errors_about(), client_of(key, params) as client:
            rows = [
                tuple(key.masked(text) if isinstance(text := one.get(field), str) else "" for field in ("uuid", "name"))
                for one in client.list_projects()
            ]
    if as_document:
        document = {"projects": [{"uuid": uuid, "name": name} for uuid, name in rows]}
        write([(Target(None, "the projects"), f"{json.dumps(document)}\n".encode())], {}, overwrite=False)
        return
    for line in aligned([(uuid, cut(name)) for uuid, name in rows], right=()) if rows else ():
        say(line, err=False)
    if not rows:
        say("no projects")
