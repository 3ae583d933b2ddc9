"""List whose timings are read, and where each vendor describes them.

The names are those that --from takes. Which keys an answer is recognised by is in the manual of the readers.

\b
Examples:
  captioner readers
  captioner convert answer.json --from elevenlabs
"""

import click

from captioner.cli.console import aligned, say
from captioner.cli.parameters import Command

_OWN = (
    ("resemble", "clip of either version, callback, synchronous or streamed answer", "https://docs.app.resemble.ai"),
    ("resemble", "WAV with timings in its header, of streaming synthesis", "https://docs.app.resemble.ai"),
    ("xai", "text to speech with timestamps", "https://docs.x.ai"),
)


@click.command(cls=Command, help=__doc__)
def readers() -> None:
    """Print the name, the answer and the documentation of each reader."""
    from captioner.readers.vendors import ROWS

    rows = [("name", "what is read", "documentation"), *_OWN, *((row.vendor, row.answer, row.source) for row in ROWS)]
    for line in aligned(rows, right=()):
        say(line, err=False)
