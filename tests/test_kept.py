"""Phrases that are kept together: where they are found, and that no break splits them."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Unpack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captioner import Breach, Captions, LimitOptions, Limits, Timing, Word, caption, check, explain
from captioner.layout import plain, search
from captioner.layout.costs import COSTS
from captioner.layout.grouping import cuts, problem_of
from captioner.layout.kept import kept_boundaries
from tests.calls import calls
from tests.strategies import entries, spoken_words, texts
from tests.test_explaining import spoken
from tests.test_search import LIMITS, unforced


def chars_of(text: str) -> Timing:
    """The timing of a text at 100 ms a character."""
    starts = range(0, 100 * len(text), 100)
    return Timing.from_chars(list(text), list(starts), [start + 100 for start in starts])


def kept_in(text: str, *phrases: str) -> list[str]:
    """The runs of words that the phrases keep together, as written in the text."""
    words = chars_of(text).words
    kept = kept_boundaries(words, phrases)
    runs: list[str] = []
    for at, word in enumerate(words):
        if at in kept and at - 1 not in kept:
            runs.append(words[at - 1].text)
        if at in kept:
            runs[-1] += word.before + word.text
    return runs


def ends_of(captions: Captions) -> list[int]:
    """The first words after the ends of lines and cues."""
    return list(accumulate(len(line.words) for cue in captions for line in cue.lines))[:-1]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("We sell Scribbly Pro today.", "Scribbly Pro", ["Scribbly Pro"]),
        ("SCRIBBLY pro, and STRASSE eins.", "scribbly PRO", ["SCRIBBLY pro,"]),
        ("An der Straße Eins.", "STRASSE EINS", ["Straße Eins."]),
        (
            "“Scribbly” Pro! (Scribbly Pro) —Scribbly Pro’s",
            "Scribbly Pro",
            ["“Scribbly” Pro!", "(Scribbly Pro)", "—Scribbly Pro’s"],
        ),
        ("Scribbly™ Pro® is out.", "Scribbly Pro", ["Scribbly™ Pro®"]),
        ("Scribbly   \n Pro", "Scribbly\tPro", ["Scribbly\nPro"]),
        ("the Scribbly\u00a0Pro Max", "Scribbly Pro Max", ["Scribbly\u00a0Pro Max"]),
        ("A Scribbly\n\nPro", "Scribbly Pro", ["Scribbly\n\nPro"]),
        ("Ask Yahoo! Answers now.", "Yahoo! Answers", ["Yahoo! Answers"]),
        ("Ask Yahoo Answers now.", "“Yahoo! Answers”", ["Yahoo Answers"]),
        ("A Coca-Cola Zero, a Coca‑Cola Zero.", "coca-cola zero", ["Coca-Cola Zero,", "Coca‑Cola Zero."]),
        ("Mail Black & Decker at 100 %", "Black & Decker", ["Black & Decker"]),
        ("Mail Black & Decker at 100 %.", "100 %", ["100 %."]),
        ("Launch the Rocket 🚀 Max today.", "rocket 🚀 max", ["Rocket 🚀 Max"]),
        ("Un ❤️ Paris ❤ Paris", "❤ paris", ["❤️ Paris", "❤ Paris"]),
        ("Le nai\u0308ve Art", "naïve art", ["nai\u0308ve Art"]),
        ("Scribbly Pro", "Scribbly Pro", ["Scribbly Pro"]),
        ("Scribbly Pro Scribbly Pro", "Scribbly Pro", ["Scribbly Pro", "Scribbly Pro"]),
        ("New York New York New York", "New York New York", ["New York New York New York"]),
        ("Our Scribbly Products, unScribbly Pro, Scribbly a Pro", "Scribbly Pro", []),
        ("Pro Scribbly", "Scribbly Pro", []),
        ("हिन्दी भाषा हिन्दि भाषा", "हिन्द भाषा", []),
        ("Only one word", "word", []),
        ("東京タワーは高い", "東京タワー", ["東京タワー"]),
        ("新東京タワーズへ", "東京タワー", ["東京タワー"]),
        ("スター・ウォーズを見る", "スター・ウォーズ", ["スター・ウォーズ"]),
        ("日本、日曜と日本 日曜", "本日", []),
        ("新しいiPhone Proを買う", "iPhone Pro", ["iPhone Pro"]),
        ("เราใช้สคริบบลีโปรทุกวัน", "สคริบบลี", ["สคริบบลี"]),
        ("한국어 스크리블리 프로 최고", "스크리블리 프로", ["스크리블리 프로"]),
    ],
)
def test_a_phrase_is_found_as_whole_words_and_in_unspaced_scripts_anywhere(
    text: str, phrase: str, found: list[str]
) -> None:
    assert kept_in(text, phrase) == found


def test_overlapping_phrases_are_all_kept() -> None:
    text = "the New York Times Square garden"
    assert kept_in(text, "New York", "York Times", "Times Square") == ["New York Times Square"]
    assert kept_in(text, "New York Times", "York") == ["New York Times"]
    assert kept_in(text, "the New York Times Tower", "York Times") == ["York Times"]


def test_a_phrase_is_found_across_words_without_white_space() -> None:
    words = [Word("The", 0, 100), Word("Scrib", 100, 200, " "), Word("bly", 200, 300, ""), Word("Pro", 300, 400, " ")]
    assert set(kept_boundaries(words, ["scribbly pro"])) == {2, 3}
    assert set(kept_boundaries(words, ["Scribbly"])) == {2}


@pytest.mark.parametrize("phrase", ["", " ", "\n", "—", "“…”", "\u200b", "\0"])
def test_a_phrase_without_letters_digits_or_symbols_is_ignored(phrase: str) -> None:
    assert kept_in("one — two … three", phrase) == []
    assert kept_in("one — two … three", phrase, "two three") == ["two … three"]


@pytest.mark.parametrize(
    ("keep", "message"),
    [
        ("Scribbly Pro", "expected a sequence of phrases to keep, not str: put a single phrase into a list"),
        ("", "expected a sequence of phrases to keep, not str"),
        (b"Scribbly Pro", "not bytes"),
        (None, "not NoneType"),
        ({"Scribbly Pro"}, "not set"),
        (["Scribbly Pro", 5], "expected each phrase to keep as text, not int"),
        ([b"Scribbly Pro"], "expected each phrase to keep as text, not bytes"),
    ],
)
def test_anything_but_a_sequence_of_texts_is_a_type_error(keep: Sequence[str], message: str) -> None:
    for timing in (spoken("One two."), Timing(())):
        for call in (caption, explain):
            with pytest.raises(TypeError, match=re.escape(message)):
                call(timing, keep=keep)


_LETTERS = st.text("日本東京タ", min_size=1)


@given(_LETTERS.filter(lambda text: len(text) > 1), st.lists(_LETTERS, max_size=5))
def test_in_japanese_every_occurrence_of_every_phrase_is_found(text: str, phrases: list[str]) -> None:
    inside = {
        boundary
        for phrase in phrases
        for at in range(len(text))
        if text.startswith(phrase, at)
        for boundary in range(at + 1, at + len(phrase))
    }
    assert set(kept_boundaries(chars_of(text).words, phrases)) == inside


_TERMS = st.lists(st.sampled_from(["a", "b", "ab", "ba"]), min_size=1, max_size=12)


@given(_TERMS, st.lists(_TERMS, max_size=5))
def test_in_english_every_occurrence_of_every_phrase_is_found(text: list[str], phrases: list[list[str]]) -> None:
    inside = {
        boundary
        for phrase in phrases
        for at in range(len(text))
        if text[at : at + len(phrase)] == phrase
        for boundary in range(at + 1, at + len(phrase))
    }
    kept = kept_boundaries(spoken(" ".join(text)).words, [" ".join(phrase) for phrase in phrases])
    assert set(kept) == inside
    for phrase in kept.values():
        assert phrase.split() in phrases


@given(
    st.lists(entries(white_space=False), min_size=1).map(lambda parts: Timing.from_words([("".join(parts), 0, 9)])),
    texts(),
)
def test_any_text_can_be_a_phrase(timing: Timing, phrase: str) -> None:
    assert kept_boundaries(timing.words, [phrase, timing.text]) == {}


@st.composite
def kept_phrases(draw: st.DrawFn, words: Sequence[Word]) -> list[str]:
    """Runs of two to four words of a text, as phrases."""
    starts = draw(st.lists(st.integers(0, len(words) - 1), min_size=1, max_size=4))
    return [" ".join(word.text for word in words[at : at + draw(st.integers(2, 4))]) for at in starts]


@settings(max_examples=200)
@given(spoken_words(), LIMITS, st.data())
def test_no_phrase_that_fits_a_line_is_ever_broken(
    words: tuple[Word, ...], limits: Limits, data: st.DataObject
) -> None:
    keep = data.draw(kept_phrases(words))
    kept = kept_boundaries(words, keep)
    problem = problem_of(words, "en", limits, None)
    captions = caption(Timing(words), limits, language="en", keep=keep)
    ends, parts = ends_of(captions), cuts(words, problem)
    at = 0
    while at < len(words):
        end = next(end for end in range(at + 1, len(words) + 1) if end not in kept)
        fits = (at, end) in plain.cue_layouts(problem, at, end) and not any(at < cut < end for cut in parts)
        if fits:
            assert not any(at < broken < end for broken in ends)
        at = end


@settings(max_examples=60, deadline=None)
@given(spoken_words(), LIMITS, st.data())
def test_every_break_inside_a_phrase_is_listed(words: tuple[Word, ...], limits: Limits, data: st.DataObject) -> None:
    keep = data.draw(kept_phrases(words))
    kept = kept_boundaries(words, keep)
    captions = caption(Timing(words), limits, language="en", keep=keep)
    listed = [breach for breach in captions.breaches if breach.limit == "keep"]
    assert sum(breach.measured for breach in listed) == sum(end in kept for end in ends_of(captions))
    assert [breach.cue for breach in captions.breaches] == sorted(breach.cue for breach in captions.breaches)
    assert all(breach.allowed == 0 for breach in listed)
    assert {breach.phrase for breach in listed} <= {*keep}


@settings(max_examples=60, deadline=None)
@given(spoken_words(), LIMITS, st.data())
def test_the_defined_layout_is_found(words: tuple[Word, ...], limits: Limits, data: st.DataObject) -> None:
    words = unforced(words)
    kept = kept_boundaries(words, data.draw(kept_phrases(words)))
    problem = problem_of(words, "en", limits, words[-1].end_ms + 300, kept)
    assert search.solve(problem, 0, len(words)) == plain.solve(problem, 0, len(words))


def test_nothing_costs_more_than_a_break_inside_a_phrase() -> None:
    others = sum(abs(cost.line) + abs(cost.cue) for name, cost in COSTS.items() if name != "inside a kept phrase")
    assert COSTS["inside a kept phrase"].line == COSTS["inside a kept phrase"].cue > 1000 * others
    # The longest minimum duration allowed: each cue is charged for all of it.
    timing = spoken("We think that Scribbly Pro is good.")
    captions = caption(
        timing,
        Limits(max_line_width=17, max_duration_ms=360_000_000, min_duration_ms=360_000_000),
        keep=["Scribbly Pro"],
    )
    assert not any(breach.limit == "keep" for breach in captions.breaches)


NAME = "We would rather take Scribbly Pro Max instead of them."


def test_a_phrase_that_would_be_broken_otherwise_stays_on_one_line() -> None:
    for width in range(16, 40):
        texts = [
            line.text
            for cue in caption(spoken(NAME), max_line_width=width, keep=["Scribbly Pro Max"])
            for line in cue.lines
        ]
        assert any("Scribbly Pro Max" in text for text in texts), width
    broken = [line.text for cue in caption(spoken(NAME), max_line_width=30) for line in cue.lines]
    assert not any("Scribbly Pro Max" in text for text in broken)


@pytest.mark.parametrize("text", ["Scribbly Pro Max is what we want.", "What we want is Scribbly Pro Max"])
def test_a_phrase_is_kept_at_the_start_and_at_the_end_of_a_clip(text: str) -> None:
    captions = caption(spoken(text), max_line_width=16, keep=["scribbly pro max"])
    assert any(line.text == "Scribbly Pro Max" for cue in captions for line in cue.lines)
    assert captions.breaches == ()


def test_a_japanese_name_is_kept() -> None:
    timing = chars_of("今日は東京スカイツリーへ行きました。")
    for width in range(18, 30):
        lines = [
            line.text for cue in caption(timing, max_line_width=width, keep=["東京スカイツリー"]) for line in cue.lines
        ]
        assert any("東京スカイツリー" in line for line in lines), width


def listed(timing: Timing, *keep: str, **limits: Unpack[LimitOptions]) -> list[tuple[int, float, str | None]]:
    """The breaches of kept phrases: cue, breaks and phrase."""
    found = caption(timing, language="en", keep=keep, **limits).breaches
    return [(breach.cue, breach.measured, breach.phrase) for breach in found if breach.limit == "keep"]


def test_a_phrase_wider_than_a_line_is_broken_and_listed() -> None:
    assert listed(spoken(NAME), "Scribbly Pro Max", max_line_width=12) == [(2, 1, "Scribbly Pro Max")]


def test_a_phrase_longer_than_a_cue_is_broken_and_listed() -> None:
    slow = Timing.from_words([(" Scribbly", 0, 2000), (" Pro", 2000, 4000), (" Max", 4000, 6000)])
    assert listed(slow, "Scribbly  Pro Max", max_duration_ms=4500) == [(1, 1, "Scribbly Pro Max")]
    assert listed(slow, "Scribbly Pro Max", max_duration_ms=2500) == [
        (1, 1, "Scribbly Pro Max"),
        (2, 1, "Scribbly Pro Max"),
    ]


def test_a_phrase_of_too_many_words_is_broken_and_listed() -> None:
    assert listed(spoken(NAME), "Scribbly Pro Max", max_words=2) == [(3, 1, "Scribbly Pro Max")]


def test_a_phrase_with_a_long_pause_inside_is_broken_and_listed() -> None:
    paused = Timing.from_words([(" Scribbly", 0, 500), (" Pro", 1600, 2000), (" Max.", 2000, 2500)])
    assert listed(paused, "Scribbly Pro Max") == [(1, 1, "Scribbly Pro Max")]


def test_a_phrase_with_a_blank_line_inside_is_broken_and_listed() -> None:
    forced = Timing.from_words([(" Scribbly", 0, 500), ("\n\nPro", 500, 1000)])
    assert listed(forced, "Scribbly Pro") == [(1, 1, "Scribbly Pro")]
    asked = Timing.from_words([(" Scribbly", 0, 500), ("\nPro", 500, 1000)])
    assert listed(asked, "Scribbly Pro") == []


def test_a_breach_has_its_cue_and_its_count_and_allows_none() -> None:
    (breach,) = caption(spoken("Scribbly Pro"), max_line_width=8, keep=["scribbly pro"]).breaches
    assert breach == Breach(cue=1, limit="keep", measured=1, allowed=0)
    assert breach.phrase == "scribbly pro"


def test_a_shift_keeps_the_breaches_of_phrases() -> None:
    for fps in (None, Fraction(25)):
        captions = caption(spoken(NAME), max_line_width=12, min_duration_ms=4000, fps=fps, keep=["Scribbly Pro Max"])
        kinds = {breach.limit for breach in captions.breaches}
        assert {"keep", "min_duration_ms"} <= kinds
        assert captions.shift(1000).breaches == captions.breaches
        assert captions.shift(1000).shift(-1000) == captions
    late = Timing.from_words([(" Scribbly", 359_990_000, 359_990_500), (" Pro", 359_990_500, 359_991_000)])
    captions = caption(late, max_line_width=8, keep=["Scribbly Pro"]).shift(8_900)
    assert ("keep", "Scribbly Pro") in [(breach.limit, breach.phrase) for breach in captions.breaches]


def test_captions_with_kept_phrases_are_checked_like_any_others() -> None:
    captions = caption(spoken(NAME), max_line_width=12, keep=["Scribbly Pro Max"])
    assert {finding.code for finding in check(captions)} <= {"reading-speed", "weak-line-end", "orphan"}


def test_explain_names_a_break_inside_a_kept_phrase() -> None:
    explained = explain(spoken(NAME), language="en", max_line_width=12, keep=["Scribbly Pro Max"])
    captions = caption(spoken(NAME), language="en", max_line_width=12, keep=["Scribbly Pro Max"])
    assert [one.before for one in explained] == [line.text for cue in captions for line in cue.lines]
    named = [one for one in explained if "inside a kept phrase" in dict(one.reasons)]
    assert len(named) == 1
    assert "Scribbly Pro Max" in f"{named[0].before} {named[0].after}"
    assert named[0].cost > COSTS["inside a kept phrase"].line // 2


def test_the_price_without_a_break_is_right_however_many_phrases_are_broken() -> None:
    text = " ".join(["Scribbly Pro"] * 400)
    explained = explain(spoken(text), language="en", max_line_width=11, keep=["Scribbly Pro"])
    assert len(explained) == 800
    assert all(one.without is None for one in explained)
    wider = explain(spoken(text), language="en", max_line_width=24, keep=[text])
    assert any(one.without is not None for one in wider)


def test_without_phrases_nothing_changes() -> None:
    for keep in ([], [""], ["Nowhere to be found"]):
        assert caption(spoken(NAME), keep=keep) == caption(spoken(NAME))
        assert explain(spoken(NAME), keep=keep) == explain(spoken(NAME))


@pytest.mark.parametrize("phrase", ["x{}", "a a x{}", " ".join("a" * 500), "a"])
def test_many_phrases_take_time_proportional_to_the_text(phrase: str) -> None:
    keep = [phrase.format(number) for number in range(2000)]

    def searched(size: int) -> int:
        words = Timing.from_words([(" a", at * 200, at * 200 + 200) for at in range(size)]).words
        return calls(lambda: kept_boundaries(words, keep))

    searched(1)  # compiles the phrases, which is cached
    assert searched(4000) < 5 * searched(1000)
