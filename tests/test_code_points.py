"""Code points: escapes in messages for terminals."""

import unicodedata

import pytest

from captioner.text.code_points import escaped

# Unicode's Bidi_Control.
BIDI = {*map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x00\x7f\x85\x9b", r"\x00\x7f\x85\x9b"),
        ("\u202e\u2029\ud800", r"\u202e\u2029\ud800"),
    ],
)
def test_unprintable_characters_are_escaped_as_in_python(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_escaping_twice_changes_nothing() -> None:
    assert escaped("a\x1b " + escaped("b\x1b")) == r"a\x1b b\x1b"


def test_every_control_character_mark_line_end_and_surrogate_is_escaped() -> None:
    for char in map(chr, range(0x110000)):
        obeyed = unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or char in BIDI
        unseen = 0x206A <= ord(char) <= 0x206F or char == "\ufeff"
        assert (escaped(char) != char) == (obeyed or unseen), hex(ord(char))


@pytest.mark.parametrize(
    "text", ["👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "می‌خواهم", "क्‍ष", "東京︀", "สวัสดี", "Donau\u00addampf", "a\u2060b", r"C:\x1b"]
)
def test_letters_of_every_script_emoji_and_backslashes_are_not_escaped(text: str) -> None:
    assert escaped(text) == text
