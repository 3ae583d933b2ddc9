"""`Source`: what a batch captions, and under which name its files are written."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from captioner.errors import CaptionerError
from captioner.readers import Clip


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier run made of a source.

    `digest` is the hash of what was read, as in `Result.digest`; `files` are the files that were written, each with the
    hash of its content. With `complete`, the run had the same settings, so that the source is not captioned again if
    its hash is the same and its files are there. A file that is still as it was written may be replaced.
    """

    digest: str
    files: Mapping[str, str]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A clip to be captioned, or a file of several; `clip` is a path or whatever else `read_clips` takes.

    `name` is that of the files without an extension, by default that of the clip's file, or else the clip's uuid or
    number; it may have folders ("book/one"). `label` is the name in messages. `language` outweighs that of the batch,
    and `duration_ms` the clip's own.

    Sources with the same `group` stand together, and are joined on one timeline, in files called as the group, or as
    the `name` of its first source. Each but the last needs a duration: its own, that of an audio file beside its file,
    or `duration_ms`.

    `script` is laid over the speech of the clip, as `Timing.with_script` does it: its text, or the path of its file.

    With `optional`, JSON that no reader is for is passed over. `fault` is why there is no clip.
    """

    clip: Clip = ""
    name: str | None = None
    label: str | None = None
    language: str | None = None
    duration_ms: Fraction | int | None = None
    group: str | None = None
    optional: bool = False
    before: Before | None = None
    script: str | os.PathLike[str] | None = None
    fault: CaptionerError | None = field(default=None, compare=False)
