"""Texts that some readers of captions mistake for structure or markup."""

from hypothesis import strategies as st

HOSTILE = (
    *["<b>", "</b>", "<i", "</", "<!--", "<v.loud", "<v Bob>", "<c.red>", "<00:00:01.000>", "<3", "<<", ">>", "<", ">"],
    *["x<y>z", "x < y and y > z", "&", "&&", "&amp;", "&lt;b&gt;", "&#65;", "&copy", "AT&T"],
    *["{x}", "{a {b} c}", "{\\an8}", "{", "}", "\\N", "\\n", "\\h", "C:\\New", "\\", "\\\\"],
    *["-->", "--", "2024", "7", "-5", "12.", "²", "٣", "２", "NOTE", "NOTE so", "STYLE", "REGION", "WEBVTT", "Kind: x"],
    *["00:00:01.000", "00:00:02,000", "01:02.345", "1:2:3,4", "00:00:01.000 --> 00:00:02.000"],
    *["日本", "。", "العربية", "héllo", "👩‍👩‍👧", "🇳🇴", "\u200e", "\u200f", "\u200b", "\u061c"],
    *["a\u00a0b", "\u00a0", "\u202fc\u2007"],
)


@st.composite
def hostile_words(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Words made of fragments that readers could mistake for structure or markup, and of arbitrary characters."""
    anything = st.text(
        # Without the characters that writers insert, so that their changes can be undone exactly.
        st.characters(exclude_categories=["Cs"], exclude_characters="＜＞｛｝\u2060\u202b\u202c"),
        max_size=4,
    )
    texts = st.lists(st.sampled_from(HOSTILE) | anything, min_size=1, max_size=3).map("".join)
    words, at_ms = [], draw(st.integers(0, 200_000))
    for before, text, length_ms, pause_ms in draw(
        st.lists(
            st.tuples(
                st.sampled_from([" ", " ", "", "\n", "\n\n"]),
                texts,
                st.integers(1, 900),
                st.sampled_from([0, 0, 30, 700, 3000]),
            ),
            min_size=1,
            max_size=12,
        )
    ):
        words.append((before + text, at_ms, at_ms + length_ms))
        at_ms += length_ms + pause_ms
    return words
