"""What a check found, as annotations of GitHub Actions.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, with the escapes of
https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from collections.abc import Iterator, Sequence

from captioner.checking.wording import in_words, title
from captioner.cli.findings import Checked
from captioner.cli.paths import shown
from captioner.clock import clock
from captioner.text.code_points import escaped


def as_annotations(checked: Sequence[Checked]) -> str:
    """A workflow command for each finding that is shown, and for each file that could not be read, on a line each.

    Every line begins with the command, so that nothing in a file or its name is taken for one.
    """
    return "".join(f"{line}\n" for line in _commands(checked))


def _commands(checked: Sequence[Checked]) -> Iterator[str]:
    for one in checked:
        if one.error is not None:
            yield _command("error", one.source, one.error_line, "cannot be read", one.error)
        for finding in one.listed:
            row = f", line {finding.line}" if finding.line else ""
            said = f"cue {finding.cue} at {clock(finding.start_ms)}{row}: {in_words(finding)}"
            heading = f"{title(finding.code)} ({finding.code})"
            yield _command(finding.severity, one.source, one.file_line(finding), heading, said)


def _command(name: str, file: str, line: int | None, heading: str, message: str) -> str:
    known = {"file": escaped(file) if file != shown("-") else None, "line": line and str(line), "title": heading}
    properties = ",".join(f"{key}={_property(value)}" for key, value in known.items() if value)
    return f"::{name} {properties}::{_data(escaped(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
