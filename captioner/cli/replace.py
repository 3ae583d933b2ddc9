"""What is shown instead of what is spoken: the option that names the file of pairs, and what the file holds."""

from collections.abc import Iterable, Iterator, Sequence

import click

import captioner
from captioner.cli.console import counted, errors_about
from captioner.cli.parameters import option, under
from captioner.cli.paths import Inputs, read, shown

_HELP = "File with lines such as reh-zem-bul => Resemble: what is spoken, and what is shown; # begins a comment line."
_EXPECTED = "write what is spoken, =>, and what is shown"
# More of them are listed by nobody's eye.
_LISTED = 5

REPLACE = under("Input", option("--replace pairs_file", _HELP, path="FILE"))


def read_pairs(path: str, inputs: Inputs) -> tuple[tuple[str, str], ...]:
    """The pairs of what is spoken and what is shown in a file, which is added to `inputs`."""
    source = shown(path)
    with errors_about(source):
        data = read(path, inputs)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise click.ClickException(f"{source}, line {at}: is not text in UTF-8: save the file as UTF-8") from None
    lines: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        with errors_about(f"{source}, line {number}"):
            ((spoken, instead),) = _pair(line)
            first, other = lines.setdefault(spoken, (number, instead))
            if other != instead:
                raise captioner.FormatError(f"{spoken!r} is replaced by something else in line {first}: leave one")
    return tuple((spoken, instead) for spoken, (_, instead) in lines.items())


def unused(pairs: Sequence[tuple[str, str]], timings: Iterable[captioner.Timing]) -> Iterator[str]:
    """A line on the pairs that no clip has a use for, if there are any."""
    used = {one.spoken for timing in timings for one in timing.replacements}
    idle = [spoken for spoken, _ in pairs if spoken not in used]
    if idle:
        more = f" and {len(idle) - _LISTED} more" if len(idle) > _LISTED else ""
        yield f"--replace: {counted(len(idle), 'line')} without use: {', '.join(map(repr, idle[:_LISTED]))}{more}"


def _pair(line: str) -> tuple[tuple[str, str], ...]:
    from captioner.timing.replacement_pairs import checked_pairs

    spoken, arrow, instead = line.partition("=>")
    if not arrow:
        raise captioner.FormatError(f"has no =>: {_EXPECTED}, as in reh-zem-bul => Resemble")
    return checked_pairs([(spoken, instead)])
