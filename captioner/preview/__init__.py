"""A page for reviewing captions: one self-contained HTML file that makes no network requests.

Its sources are next to this file: `page.html`, `page.css` and the parts of its script, which are joined into a single
function. The clip goes into the page as JSON without any `<`, so its text cannot end the element that contains it; the
script inserts it as text, never as markup. A Content-Security-Policy allows only the page's own style and script, by
their hashes, and the sound and the video.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from captioner.captions import Captions, require_captions
from captioner.preview.content import as_json, content
from captioner.preview.media import Media

if TYPE_CHECKING:
    from captioner.explaining import Explained

# In this order, because code that a part runs immediately needs the parts before it.
_SCRIPTS = (
    "clip",
    "widths",
    "measure",
    "cue_text",
    "retext",
    "edits",
    "history",
    "units",
    "export",
    "messages",
    "playback",
    "waveform",
    "caption",
    "breaks",
    "cue_list",
    "finder",
    "canvas",
    "timeline",
    "overview",
    "keys",
    "editing",
    "text_field",
    "edit_keys",
    "edge_drag",
    "page",
)


def to_preview(
    captions: Captions,
    *,
    audio: str | None = None,
    video: str | None = None,
    breaks: "Sequence[Explained]" = (),
) -> str:
    """The captions as a page that plays them: over a video frame, in a list with the findings, and on a timeline.

    `audio` and `video` are URLs: `https://...`, whose host is then the only one that the page may contact, or
    `data:audio/...;base64,...` (`data:video/...`), which keeps the page self-contained and shows the sound's waveform.
    With both, the video is silent. Without either, the page plays by a clock. `breaks`, from `explain` with the
    arguments of `caption`, shows why lines and cues end where they do.

    Raises `FormatError` for any other URL, and for breaks of other captions.
    """
    require_captions(captions)
    media = Media(audio, video)
    style = _part("page.css") + _part("editing.css")
    script = f'"use strict";\n(() => {{\n{"".join(_part(f"script/{name}.js") for name in _SCRIPTS)}}})();\n'
    policy = [
        "default-src 'none'",
        f"script-src '{_hash(script)}'",
        f"style-src '{_hash(style)}'",
        "img-src data:",
        f"media-src {media.sources()}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    parts = {
        "policy": "; ".join(policy),
        "title": escape(captions.title or "Captions"),
        "style": style,
        "script": script,
        "clip": as_json(content(captions, breaks, media.levels())),
        "audio": media.audio_element(),
        "video": media.video_element(),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda placeholder: parts[placeholder[1]], _part("page.html"))


def _part(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
