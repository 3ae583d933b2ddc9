"""Plain text: the lines of the cues, with a blank line between cues."""

from captioner.captions import Captions, require_captions


def to_text(captions: Captions) -> str:
    """The captions' text without times."""
    require_captions(captions)
    return "\n".join(f"{cue.text}\n" for cue in captions)
