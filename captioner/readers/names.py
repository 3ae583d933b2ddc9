"""The names of clips in messages."""

from captioner.text.code_points import escaped

# Longer names are cut.
_LONGEST = 200


def clip_name(uuid: str | None, title: str | None, number: int) -> str:
    """A clip's name: its uuid, title or number."""
    return f"clip {cut(uuid or title or '') or number}"


def cut(text: str) -> str:
    """`text` for a message: escaped, and cut if long."""
    return escaped(text.strip() if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
