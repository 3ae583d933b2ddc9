"""The pure parts of the review page's script, and the data that they work on, for tests in node."""

import json
from typing import Any

import captioner
from captioner.preview.content import content
from tests.widths import WIDTHS

_PARTS = ("widths", "measure", "cue_text", "retext", "edits", "history", "units", "export")
MODEL = "".join(WIDTHS.with_name(f"{part}.js").read_text("utf-8") for part in _PARTS)
# `cues` and `limits` of the page's data in `held`.
READ = """
    const cues = held.cues.map(({ startMs, endMs, lines }) => ({ startMs, endMs, lines: linesFrom(lines) }));
    const limits = {
        ...held.limits,
        language: held.language, maxCps: held.maxCps, maxLineWidth: held.maxLineWidth, endMs: held.durationMs,
    };
"""


def held(captions: captioner.Captions) -> str:
    """What the page holds of captions, as JSON."""
    return json.dumps(content(captions))


def words_of(cue: dict[str, Any]) -> list[tuple[str, int, int]]:
    """The text, start and end in ms of each word of a cue of the model."""
    return [(word["text"], word["startMs"], word["endMs"]) for line in cue["lines"] for word in line["words"]]
