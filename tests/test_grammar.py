"""The grammar of a word from its letters, in either Unicode form."""

from typing import Literal, get_args
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.layout.context import tokens_of

Form = Literal["NFC", "NFD"]
# Marks of various combining classes, and letters that are decomposed in one Unicode form and composed in another.
MARKS = "\u0301\u0323\u0327\u0344\u0f71\u0f73\u0f75\u05b0\u3099\u094d"
LETTERS = "ané한각のがΣ"


@pytest.mark.parametrize(
    ("text", "at_start", "at_end"),
    [
        ("d'eau", "preposition", "word"),
        ("«", "word", "opening mark"),
        ("?", "closing mark", "word"),
    ],
)
def test_a_word_can_have_one_class_at_its_start_and_another_at_its_end(text: str, at_start: str, at_end: str) -> None:
    (token,) = tokens_of([text], "fr")
    assert (token.at_start, token.at_end) == (at_start, at_end)


@given(
    st.text(st.sampled_from(MARKS + LETTERS), min_size=101, max_size=200),
    st.sampled_from(["", "ción", "mente", "ar"]),
    st.sampled_from(get_args(Form)),
)
def test_a_long_word_has_the_same_token_in_either_unicode_form(text: str, ending: str, form: Form) -> None:
    word = f"x{text}x{ending}"
    assert tokens_of([normalize(form, word)], "es") == tokens_of([word], "es")


def test_a_composed_ending_is_recognised_after_any_number_of_marks() -> None:
    word = normalize("NFD", f"a{chr(0x301) + chr(0x323)}z" + "ción")
    long = word.replace("\u0301\u0323", "\u0301\u0323" * 100_000)
    assert tokens_of([long], "es") == tokens_of([word], "es")


def test_the_semicolon_of_an_entity_ends_no_clause() -> None:
    tails = [token.tail for token in tokens_of(["salt", "&amp;", "pepper;", "&#233;"], "en")]
    assert tails == ["", "", "colon or semicolon", ""]
