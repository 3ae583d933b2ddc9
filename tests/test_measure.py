import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth, wcwidth

from captioner.text.measure import display_width, graphemes, is_plain, primary_subtag, reading_chars
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("", ()),
        ("née", ("n", "é", "e")),
        ("ne\u0301e", ("n", "e\u0301", "e")),
        ("👨‍👩‍👧‍👦!", ("👨‍👩‍👧‍👦", "!")),
        ("🇳🇴🇯🇵", ("🇳🇴", "🇯🇵")),
        ("👍🏽❤️", ("👍🏽", "❤️")),
        ("स्ते", ("स्ते",)),
        ("น้ำ", ("น้ำ",)),
        ("ﾊﾟ", ("ﾊﾟ",)),
    ],
)
def test_a_grapheme_cluster_is_a_character_as_readers_see_it(text: str, clusters: tuple[str, ...]) -> None:
    assert graphemes(text) == clusters


@given(texts())
def test_grapheme_clusters_make_up_the_whole_text(text: str) -> None:
    assert "".join(graphemes(text)) == text
    assert all(graphemes(text))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("Hello, wörld", 12),
        ("ne\u0301e", 3),
        ("東京", 4),
        ("ｱｲ", 2),
        ("「はい」", 8),
        ("👨‍👩‍👧‍👦", 2),
        ("🇳🇴", 2),
        ("สวัสดี", 4),
        ("\u0301", 0),
        ("a\u2060b", 2),
    ],
)
def test_width_is_in_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@given(texts())
def test_width_is_never_negative(text: str) -> None:
    assert display_width(text) >= 0


def test_the_fast_path_agrees_with_wcwidth_on_every_character() -> None:
    fast = [chr(point) for point in range(0x10000) if is_plain(chr(point)) and wcwidth(chr(point)) >= 0]

    assert len(fast) > 900
    for char in fast:
        # NUL has no width, but every reader drops it.
        assert display_width(char) == wcwidth(char) or char == "\x00"
        assert graphemes(char) == tuple(iter_graphemes(char))


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Hello, you!", "en", 11),
        ("Ça va ?", "fr-CA", 7),
        ("ne\u0301e", "fr", 3),
        ("👨‍👩‍👧‍👦 ok", "en", 4),
        ("東京", "ja", 2),
        ("東京", "ja-JP", 2),
        ("新しいiPhone", "ja", 6),
        ("東京", "en", 2),
        ("3 分", "zh_Hant", 2),
        ("안녕 하세요", "ko", 5.5),
    ],
)
def test_reading_counts_clusters_and_half_for_half_width_in_ja_ko_zh(text: str, language: str, count: float) -> None:
    assert reading_chars(text, language) == count


@pytest.mark.parametrize(
    ("tag", "subtag"), [("pt-BR", "pt"), ("pt_BR", "pt"), ("EN", "en"), ("zh-Hant-TW", "zh"), ("", "")]
)
def test_the_primary_subtag_is_the_language(tag: str, subtag: str) -> None:
    assert primary_subtag(tag) == subtag


@given(st.text(st.sampled_from("aé—“”’…€Жя\u0301\u200d👨日 "), max_size=6))
def test_the_fast_path_agrees_with_wcwidth_on_texts(text: str) -> None:
    assert graphemes(text) == tuple(iter_graphemes(text))
    assert display_width(text) == max(0, wcswidth(text))


def test_latin_text_is_measured_without_importing_wcwidth() -> None:
    program = (
        "import sys; from captioner.text.measure import *; "
        f"display_width({'“Façade” — 5 €'!a}), graphemes({'Ça…'!a}), "
        f"reading_chars({'Ça'!a}, 'fr'), reading_chars('a', 'ja'); "
        "sys.exit('wcwidth' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("🇳🇴"), max_size=200),
            st.text(st.sampled_from("a日👍🏽\u200d\ufe0f\u094d\u0301"), max_size=4),
        ),
        max_size=4,
    )
)
def test_flags_in_runs_of_any_length_have_the_same_width(runs: list[tuple[str, str]]) -> None:
    text = "".join(flags + others for flags, others in runs)
    assert display_width(text) == max(0, wcswidth(text))


def test_a_hundred_thousand_flags_are_measured() -> None:
    assert display_width("🇳🇴" * 100_000) == 200_000
