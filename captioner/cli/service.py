"""What the commands that ask the Resemble API share: its options, a client, and the list of a project's clips."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

import click

import captioner
from captioner.cli.parameters import SECONDS, SOME_SECONDS, option, under

if TYPE_CHECKING:
    from captioner.client.secret import Secret

API = under(
    "API",
    option("--api-key-file", "File with the API key in its first line.  [default: RESEMBLE_API_KEY]", path="PATH"),
    option("--api", "Version of the API.", type=click.Choice(["v1", "v2"]), default="v1"),
    option("--base-url", "Address of the API.", default="https://app.resemble.ai", metavar="URL"),
    option("--timeout timeout_ms", "Time limit of one try, to the end of the answer.", type=SOME_SECONDS, default=30),
)
WAIT = under(
    "API", option("--wait wait_ms", "How long to wait for clips that are still rendering.", type=SECONDS, default=0)
)
RATE = under(
    "API",
    option(
        "--rate",
        "Most requests a second for a whole project; the service allows 40.  [default: 20]",
        type=click.FloatRange(0.01, 1000),
        metavar="N",
    ),
)
MATCH = under("Input", option("--match", "Only clips whose title or UUID matches, as in 'Intro*'.", metavar="GLOB"))
JSON = under("Output", option("--json as_document", "Write JSON, alone on standard output.", is_flag=True))
PROJECT = click.Argument(["project"], metavar="PROJECT_UUID")

THREADS = 16
"""How many requests may be on their way: at 20 a second, as many as may each take 0.8 s."""

_DEFAULT_RATE = 20.0


@dataclass(frozen=True, slots=True)
class Listed:
    """A clip of a project's list: its number there, from 1, and its UUID, which only the service is to see.

    `name` and `title` are its UUID and title without the key, `source` its name in messages.
    """

    number: int
    uuid: str
    name: str
    title: str
    source: str


def client_of(key: "Secret", params: Mapping[str, Any], *, limited: bool = True) -> captioner.ResembleClient:
    """A client, as the options say; `limited` to a number of requests a second."""
    return captioner.ResembleClient(
        key.reveal(),
        base_url=params["base_url"],
        api=params["api"],
        timeout_s=params["timeout_ms"] / 1000,
        rate=(params.get("rate") or _DEFAULT_RATE) if limited else None,
    )


def listed_clips(
    client: captioner.ResembleClient, project: str, match: str | None, key: "Secret"
) -> Iterator[tuple[Listed, Mapping[str, Any]]]:
    """The clips of a project that `match`, each with its JSON, as the list has it."""
    for number, clip in enumerate(client.list_clips(project), 1):
        uuid, title = (text if isinstance(text := clip.get(field), str) else "" for field in ("uuid", "title"))
        if match is None or fnmatchcase(title, match) or fnmatchcase(uuid, match):
            name = key.masked(uuid)
            yield Listed(number, uuid, name, key.masked(title), f"clip {name or number}"), clip
