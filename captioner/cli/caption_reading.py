"""Caption files as the options say: read with all their faults, and fixed."""

from collections.abc import Callable
from dataclasses import dataclass

import captioner
from captioner.cli.console import say
from captioner.cli.paths import shown
from captioner.subtitles.decoding import decoded
from captioner.subtitles.positions import CuePosition, cue_positions

# A second run cures what the first one brought to light, such as words of JSON that fit the lines now.
_MAX_FIXES = 4


@dataclass(frozen=True, slots=True)
class CaptionReader:
    """Reads and fixes files in an encoding, or those whose encoding is found; `read` is `captioner.read_captions`."""

    encoding: str | None
    read: Callable[..., captioner.Captions]

    def captions(self, source: str | bytes, name: str | None = None) -> captioner.Captions:
        """The captions in the content of a file of that name."""
        return self.read(source, encoding=self.encoding, name=name, lenient=True)

    def positions(self, data: bytes) -> tuple[CuePosition, ...]:
        """Where the cues are in the content of a file."""
        return cue_positions(data, self.encoding)

    def fixed(
        self,
        data: bytes,
        captions: captioner.Captions,
        path: str,
        level: captioner.Level = "lines",
        timing: captioner.Timing | None = None,
    ) -> tuple[str, captioner.Captions]:
        """A file's text with everything cured that can be, and the captions in it: a second run changes nothing.

        `level` and `timing` are those of `captioner.fix`. Says so where the file was not in UTF-8. Raises `FormatError`
        where its encoding is only guessed.
        """
        file = decoded(data, self.encoding, guess=True)
        if file.guessed:
            raise captioner.FormatError(
                f"is not in UTF-8, but perhaps in {file.encoding}: to fix it, say which, as in "
                f"--encoding {file.encoding}"
            )
        if file.encoding != "utf-8":
            say(f"{shown(path)}: was in {file.encoding}, and is written in UTF-8")
        text = captioner.rewrite(data, captioner.fix(captions, level=level, timing=timing), encoding=self.encoding)
        for _ in range(_MAX_FIXES):
            captions = self.captions(text, path)
            again = captioner.rewrite(text, captioner.fix(captions, level=level, timing=timing))
            if again == text:
                break
            text = again
        return text, captions
