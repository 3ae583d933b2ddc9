"""Unintended white space in a line."""

import pytest

from captioner.checking.white_space import unintended_space


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", ("blank line", 0, 0)),
        (" \t", ("blank line", 0, 2)),
        ("\u3000", ("blank line", 0, 1)),
        ("  a  b ", ("white space at the start", 0, 2)),
        ("a  b \t", ("white space at the end", 4, 6)),
        ("a \t b  c", ("repeated white space", 1, 4)),
        ("a\tb\u2003c", ("U+0009 instead of a space", 1, 2)),
        ("今日\u3000は\u2009い", ("U+2009 instead of a space", 4, 5)),
        ("a b", None),
        ("\u00a0a\u00a0\u202fb\u2007", None),
        ("今日\u3000は", None),
    ],
)
def test_the_first_fault_is_named_with_its_place(line: str, found: tuple[str, int, int] | None) -> None:
    assert unintended_space(line) == found
