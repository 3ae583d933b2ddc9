"""Marks under the parts of a line, by columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.checking.places import Place
from captioner.cli.marked_text import marked
from captioner.text.measure import display_width


def drawn(line: str, start: int, end: int) -> list[str]:
    """A line and its marks, as they are shown."""
    return ["".join(text for text, _ in pieces) for pieces in marked([line], [Place(1, start, end)], "")]


@pytest.mark.parametrize(
    ("before", "part", "after", "column", "columns"),
    [
        ("We bought ", "the", "", 10, 3),
        ("今日は", "、", "そう", 6, 2),
        ("e\u0301te\u0301 ", "n\u0303u", "", 4, 2),
        ("👩‍👩‍👧 ❤️ ", "the", "", 6, 3),
        ("🇩🇪🇫🇷 ", "🇩🇪", "", 5, 2),
        ("กำลัง", "ที่", "", 4, 1),
        ("\x1b[2J ", "the", "", 8, 3),
        ("a\t", "\u202e", "b", 3, 6),
        ("a", "\u200b", "b", 1, 1),
    ],
)
def test_a_mark_is_under_its_part(before: str, part: str, after: str, column: int, columns: int) -> None:
    _, marks = drawn(before + part + after, len(before), len(before + part))
    assert marks == " " * column + "^" * columns


def test_a_line_from_right_to_left_is_marked_as_a_whole() -> None:
    line = "ذهبنا إلى the السوق"
    assert drawn(line, 0, 3) == [line, "^" * display_width(line)]
    assert drawn("שלום", 3, 4)[1] == "^^^^"


def test_marks_of_one_line_are_drawn_together_and_each_line_has_its_own() -> None:
    places = [Place(1, 0, 1), Place(3, 1, 2), Place(1, 2, 3)]
    shown = [("".join(text for text, _ in pieces)) for pieces in marked(["abc", "def", "ghi"], places, "  ")]
    assert shown == ["  abc", "  ^ ^", "  def", "  ghi", "   ^"]


def test_a_very_wide_line_is_cut_and_so_are_its_marks() -> None:
    for line in ("x" * 300, "今" * 300, "x" + "\u0301" * 3000 + "y" * 300):
        shown, marks = drawn(line, 42, len(line))
        assert shown.endswith("…")
        assert display_width(shown) <= 100
        assert len(marks) == display_width(shown)
        shown, marks = drawn(line, len(line) - 1, len(line))
        assert marks == " " * (display_width(shown) - 1) + "^"


@given(st.text(max_size=150), st.data())
def test_marks_never_stand_beyond_the_line(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = drawn(line, start, end)
    assert shown[0].isprintable() or not {"\n", "\r", "\x1b"} & set(shown[0])
    assert len(shown) == 1 or set(shown[1]) <= {" ", "^"}
    assert len(shown) == 1 or len(shown[1]) <= max(display_width(shown[0]), 1)
