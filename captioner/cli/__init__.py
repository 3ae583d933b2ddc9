"""The command line: the one place that prints, reads the environment, opens files and ends the program.

The result goes to standard output or to files, everything else to standard error. Exit code 0: done; 1: one line says
what is wrong, and nothing was written (but with --strict, where a cue is over a limit; `check` prints its findings);
2: the command itself is wrong.

How to read it: a command is a file, imported when it is asked for, whose docstring is its help. `convert.py` reads
clips, `options.py` makes one `Options` of what was typed, `delivery.py` captions the clips and says what was made,
`output.py` writes the files, all or none. Many clips go another way: `sources.py` and `manifest.py` find them,
`batch.py` hands them to `captioner.caption_all`, `batch_log.py` and `batch_report.py` say what came out. The values of
a profile become the defaults of the options (`profile.py`), so that nothing else knows of it.

How to add an option: to one command, in its file; to several, in `options.py`, with a field of `Options`. How to add a
command: a file with a function of its name, and that name in `COMMANDS`.
"""

import os
import sys
from importlib import import_module
from typing import Any

import click

from captioner import __version__
from captioner.cli.console import say, show

COMMANDS = ("convert", "fetch", "projects", "clips", "check", "fix", "preview", "explain", "presets", "readers")


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            command: click.Command = getattr(import_module(f"captioner.cli.{cmd_name}"), cmd_name)
            return command
        if not ctx.resilient_parsing:
            ctx.fail(f"No such command {cmd_name!r}.{_suggestion(cmd_name)}")
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


def _suggestion(word: str) -> str:
    """What may have been meant by a first argument that is no command: a command on that file, or another spelling."""
    from difflib import get_close_matches
    from shlex import quote

    close = get_close_matches(word, COMMANDS, 1)
    stem, extension = os.path.splitext(word)
    is_path = word == "-" or (stem and extension) or os.path.dirname(word) or (os.path.exists(word) and not close)
    if is_path and "://" not in word:
        task, command = ("check", "check") if extension.lower() in (".srt", ".vtt") else ("caption", "convert")
        path = f"./{word}" if word.startswith("-") and word != "-" else word
        return f" To {task} it: captioner {command} {quote(path)}"
    # click guesses since 8.4 only, and only at commands that are loaded.
    return f" Did you mean {close[0]!r}?" if close else ""


@click.group(
    cls=_Commands,
    name="captioner",
    # whisper's spelling of options, with underscores
    context_settings={
        "token_normalize_func": lambda name: name.replace("_", "-"),
        "help_option_names": ["-h", "--help"],
    },
    epilog="""To complete commands, options, values and paths with TAB, put this into your shell's start-up file:

    \b
      bash  eval "$(_CAPTIONER_COMPLETE=bash_source captioner)"
      zsh   eval "$(_CAPTIONER_COMPLETE=zsh_source captioner)"
      fish  _CAPTIONER_COMPLETE=fish_source captioner | source
    """,
)
@click.version_option(__version__)
def main() -> None:
    """Captions for synthetic speech: a clip's character timings become cues and lines that are good to read.

    Widths are in columns: a full-width character takes 2, and a line has 42 unless the language or an option says
    otherwise. `captioner COMMAND --help` lists a command's options, limits and defaults.

    \b
    Examples:
      captioner convert clip.json                      SRT on standard output
      captioner convert clip.json -o clip.vtt          the extension gives the format
      captioner convert clips/ -o captions/            a folder, each clip by itself
      captioner preview clip.json -o clip.html --open  a page to look at
      captioner fetch PROJECT_UUID CLIP_UUID -o clip.srt
      captioner fetch PROJECT_UUID -o captions/        every clip that is ready
      captioner check film.srt                         also captions that others made
      captioner fix film.srt -o fixed.srt --level cues
    """
