"""The command line: the one place that prints, reads the environment, opens files and ends the program.

The result goes to standard output or to files, everything else to standard error. Exit code 0: done; 1: one line says
what is wrong, and nothing was written (but with --strict, where a cue is over a limit; `check` tells its findings);
2: the command itself is wrong.

A command is one file, imported when it is asked for.
"""

import sys
from importlib import import_module
from typing import Any

import click

from captioner import __version__
from captioner.cli.console import say, show

COMMANDS = ("convert", "fetch", "check", "preview", "explain", "presets")


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            return _load(cmd_name)
        if not ctx.resilient_parsing:
            from difflib import get_close_matches

            # click guesses since 8.4 only, and only at commands that are loaded.
            close = get_close_matches(cmd_name, COMMANDS, 1)
            ctx.fail(f"No such command {cmd_name!r}.{f' Did you mean {close[0]!r}?' if close else ''}")
        return None

    def main(self, *args: Any, **options: Any) -> Any:
        """Like click's, but what is printed of an error is escaped."""
        if options.get("standalone_mode") is False:
            return super().main(*args, **options)
        options["standalone_mode"] = False
        try:
            status = super().main(*args, **options)
        except click.ClickException as error:
            show(error)
            status = error.exit_code
        except click.Abort:
            say("Aborted!")
            status = 1
        sys.exit(status)


def _load(name: str) -> click.Command:
    command: click.Command = getattr(import_module(f"captioner.cli.{name}"), name)
    return command


@click.group(
    cls=_Commands,
    name="captioner",
    # whisper's spelling of options, with underscores
    context_settings={"token_normalize_func": lambda name: name.replace("_", "-")},
)
@click.version_option(__version__)
def main() -> None:
    """Captions for synthetic speech: a clip's character timings become cues and lines that are good to read.

    Widths are columns: a full-width character takes 2, and a line has 42 unless the language or an option says
    otherwise. `captioner COMMAND --help` tells every limit and its default.

    \b
    Examples:
      captioner convert clip.json                      SRT on standard output
      captioner convert clip.json -o clip.vtt          the extension gives the format
      captioner preview clip.json -o clip.html --open  a page to look at
      captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
    """
