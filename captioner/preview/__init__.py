"""A page for reviewing captions: one self-contained HTML file that makes no network requests.

Its sources are next to this file: `page.html`, `page.css` and the parts of its script, which are joined into a single
function. The clip goes into the page as JSON without any `<`, so its text cannot end the element that contains it; the
script inserts it as text, never as markup. A Content-Security-Policy allows only the page's own style and script, by
their hashes, and the audio.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from captioner.breaches import cps
from captioner.captions import Captions, require_captions
from captioner.checking import Finding, check
from captioner.cue import Cue, cue_sizes
from captioner.errors import FormatError, wrong_type
from captioner.karaoke import units

# In this order, because code that a part runs immediately needs the parts before it.
_SCRIPTS = ("clip", "playback", "caption", "cue_list", "canvas", "timeline", "page")


def to_preview(captions: Captions, *, audio: str | None = None) -> str:
    """The captions as a page that plays them: over a video frame, in a list with the findings, and on a timeline.

    `audio` is the URL of the clip's audio: `https://...`, whose host is then the only one that the page may contact, or
    `data:audio/...;base64,...`, which keeps the page self-contained. Without it, the page plays silently.

    Raises `FormatError` for any other URL.
    """
    require_captions(captions)
    style = _part("page.css")
    script = f'"use strict";\n(() => {{\n{"".join(_part(f"script/{name}.js") for name in _SCRIPTS)}}})();\n'
    policy = [
        "default-src 'none'",
        f"script-src '{_hash(script)}'",
        f"style-src '{_hash(style)}'",
        "img-src data:",
        f"media-src {_source(audio)}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ]
    parts = {
        "policy": "; ".join(policy),
        "title": escape(captions.title or "Captions"),
        "style": style,
        "script": script,
        "clip": _as_json(_clip(captions)),
        "audio": f'<audio id="audio" preload="auto" src="{escape(audio)}"></audio>' if audio else "",
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda placeholder: parts[placeholder[1]], _part("page.html"))


def _part(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _source(audio: str | None) -> str:
    """The source of the audio, as the policy's `media-src`."""
    if audio is None:
        return "'none'"
    if not isinstance(audio, str):
        raise wrong_type(audio, "the URL of an audio file")
    if re.fullmatch(r"data:(audio|video)/[\w.+-]+;base64,[A-Za-z0-9+/]+=*", audio):
        return "data:"
    try:
        parts = urlsplit(audio)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        host, port = "", None
    # Any other character in the host could add rules to the policy.
    if not audio.lower().startswith(("http://", "https://")) or not re.fullmatch(r"[a-z0-9._-]+", host):
        raise FormatError(f"{audio[:80]!r} is not the URL of an audio file: give https:// or data:audio/...;base64,...")
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"


def _as_json(value: Any) -> str:
    """The value as JSON that is safe in any element of a page."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda char: f"\\u{ord(char[0]):04x}", text)


def _clip(captions: Captions) -> dict[str, Any]:
    found: dict[int, list[Finding]] = {}
    for finding in check(captions):
        found.setdefault(finding.cue, []).append(finding)
    last_ms = captions.cues[-1].end_ms if captions.cues else 0
    return {
        "title": captions.title or "Captions",
        "language": captions.language,
        "durationMs": max(captions.duration_ms or 0, last_ms),
        "maxCps": captions.limits.max_cps,
        "maxLineWidth": captions.limits.max_line_width,
        "cues": [_cue(captions, cue, found.get(number, [])) for number, cue in enumerate(captions, 1)],
    }


def _cue(captions: Captions, cue: Cue, found: list[Finding]) -> dict[str, Any]:
    ((_, chars),) = cue_sizes([cue.lines], captions.language)
    return {
        "startMs": cue.start_ms,
        "endMs": cue.end_ms,
        "cps": cps(chars, max(1, cue.duration_ms)),
        "units": [
            [unit.before + unit.text, unit.start_ms, unit.end_ms, unit.lit_end_ms]
            for unit in units(cue, "word", captions.limits.max_hold_ms)
        ],
        "findings": [{"severity": finding.severity, "text": _finding_text(finding)} for finding in found],
    }


def _finding_text(finding: Finding) -> str:
    line = f" in line {finding.line}" if finding.line else ""
    measured, allowed = (
        f"{value / 1000:g} s" if finding.unit == "ms" and not isinstance(value, str) else f"{value}"
        for value in (finding.measured, finding.allowed)
    )
    return f"{finding.code}{line}: {measured}, {'limit' if finding.unit else 'expected'} {allowed}"
