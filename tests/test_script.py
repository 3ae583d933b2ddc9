"""A script over a speech: its words at the times at which they are spoken, and everything else reported."""

import json
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import ScriptError, Timing, TimingError, Unmatched, Word
from captioner.timing.validation import check_words
from tests.clips import TIMINGS
from tests.spoken_texts import LANGUAGES, spoken
from tests.strategies import words as timed_words

LETTER_MS, GAP_MS = 60, 20


def said(text: str, **about: Any) -> Timing:
    """Words that take 60 ms a letter, with 20 ms between them."""
    timed, now = [], 0
    for word in text.split():
        timed.append((word, now, now + LETTER_MS * len(word)))
        now += LETTER_MS * len(word) + GAP_MS
    return Timing.from_words(timed, repair=None, **about)


def times_of(timing: Timing) -> list[tuple[str, int, int]]:
    return [(word.text, word.start_ms, word.end_ms) for word in timing.words]


def test_a_viewer_reads_what_is_written_when_it_is_said() -> None:
    timing = said("doctor Smith has five hundred dollars").with_script("Dr. Smith has $500")
    assert times_of(timing) == [("Dr.", 0, 360), ("Smith", 380, 680), ("has", 700, 880), ("$500", 900, 2020)]
    assert not any(word.estimated for word in timing.words)
    assert timing.script == captioner.ScriptMatch(13, 13)


@pytest.mark.parametrize("chars", [False, True], ids=["words", "chars"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_all_languages_start_when_they_are_spoken(language: str, chars: bool) -> None:
    text = spoken(language, chars=chars)
    timing = text.timing.with_script(text.script)
    assert [word.text for word in timing.words] == [word for word, _ in text.starts]
    off = [
        (word.text, word.start_ms, start_ms)
        for word, (_, start_ms) in zip(timing.words, text.starts, strict=True)
        if start_ms is not None and abs(word.start_ms - start_ms) > 120
    ]
    assert not off
    assert timing.script is not None
    assert timing.script.unmatched == ()
    check_words(timing.words)


@pytest.mark.parametrize("chars", [False, True], ids=["words", "chars"])
@pytest.mark.parametrize(("folder", "least"), [("normalised", 0.99), ("unseen", 0.97)])
def test_most_of_what_engines_normalise_is_matched(folder: str, least: float, chars: bool) -> None:
    letters = matched = 0
    for language in LANGUAGES:
        text = spoken(language, folder, chars=chars)
        timing = text.timing.with_script(text.script, min_match=0, unscripted="drop")
        assert [word.text for word in timing.words] == [word for word, _ in text.starts]
        for word, (_, start_ms) in zip(timing.words, text.starts, strict=True):
            assert start_ms is None or abs(word.start_ms - start_ms) <= 120, word
        assert timing.script is not None
        letters, matched = letters + timing.script.letters, matched + timing.script.matched
    assert matched >= least * letters


def test_a_long_number_between_differences_hides_no_sentence() -> None:
    speech = "もしもし電話番号はゼロきゅうゼロいちにさんよんゼロゼロゼロななですもう一度言いますね"
    timing = said(speech, language="ja").with_script(
        "もしもし、番号は【090-1234-0007】。もう一度、言います。", min_match=0.5
    )
    assert timing.script is not None
    assert timing.script.share > 0.6


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_texts_enough(language: str) -> None:
    assert len(spoken(language, chars=False).starts) > 200


@pytest.mark.parametrize("name", TIMINGS)
def test_a_clips_own_text_changes_nothing(name: str) -> None:
    timing = TIMINGS[name]
    if not any(map(str.isalnum, timing.text)):
        pytest.skip("a script without words is refused")
    assert timing.with_script(timing.text).words == timing.words


@pytest.mark.parametrize(
    ("written", "speech", "language"),
    [
        ("$5 million", "five million dollars", "en"),
        ("It's 2½ miles", "it is two and a half miles", "en"),
        ("the 1990s", "the nineteen nineties", "en"),
        ("Henry VIII", "Henry the eighth", "en"),
        ("I won't, they're", "I will not they are", "en"),
        ("an e-mail", "an email", "en"),
        ("the U.S. paid £9.99/month", "the united states paid nine pounds ninety nine per month", "en"),
        ("siglo XXI: 1,5 kg", "siglo veintiuno uno coma cinco kilos", "es"),
        ("￥3,500です", "三千五百円です", "ja"),
        ("their colour", "there color", "en"),
        ("approx. 10 %", "approximately ten percent", "en"),
        ("5 Mio. €", "fünf Millionen Euro", "de"),
        ("am 3. 10. um 9:15 Uhr", "am dritten zehnten um neun Uhr fünfzehn", "de"),
        ("Bergstr. 14", "Bergstraße vierzehn", "de"),
        ("le 1er mai à 14h30", "le premier mai à quatorze heures trente", "fr"),
        ("10 000 livres", "dix mille livres", "fr"),
        ("n.º 7, 2.ª planta", "número siete segunda planta", "es"),
        ("カタカナ", "かたかな", "ja"),
        ("10%", "十パーセント", "ja"),
        ('He is 5\'11", a 7" gap', "he is five foot eleven a seven inches gap", "en"),
        ("after WWI.", "after world war one", "en"),
        ("Er ist 1,92 m", "er ist ein Meter zweiundneunzig", "de"),
        ("S.14, Nr.3", "Seite vierzehn Nummer drei", "de"),
        ("30 k€", "trente mille euros", "fr"),
        ("7/8", "八分の七", "ja"),
        ("06-1234-5670", "ゼロろくのいちにさんよんのごろくななゼロ", "ja"),
        ("15㎡、4℃のPC", "十五平方メートル四度のピーシー", "ja"),
        ("21 книга", "двадцать одна книга", "ru"),
        ("500 euro", "vijfhonderd euro", "nl"),
    ],
)
def test_what_is_written_short_is_matched_to_what_is_said(written: str, speech: str, language: str) -> None:
    timing = said(speech, language=language).with_script(written)
    assert timing.script is not None
    assert timing.script.unmatched == ()
    # A recogniser writes figures where the script has words.
    turned = said(written, language=language).with_script(speech)
    assert turned.script is not None
    assert turned.script.unmatched == ()


def test_a_number_that_is_not_the_one_that_is_said_is_reported() -> None:
    timing = said("it costs fifty dollars and more than that").with_script("It costs $15 and more than that")
    assert timing.script is not None
    (one,) = timing.script.unmatched
    assert (one.kind, one.script, one.speech) == ("replaced", "$15", "fifty dollars")


def test_characters_that_match_keep_their_times_and_others_share_that_of_their_neighbour() -> None:
    starts = [0, 100, 200, 300, 400]
    timing = Timing.from_chars("color", starts, [time + 100 for time in starts]).with_script("Colour,")
    (word,) = timing.words
    assert word.char_starts_ms == (0, 100, 200, 300, 300, 400, 400)
    assert word.char_ends_ms == (100, 200, 300, 400, 400, 500, 500)
    one = Timing.from_chars("one two", range(0, 700, 100), range(100, 800, 100)).with_script("1 2")
    assert [word.char_starts_ms for word in one.words] == [(), ()]


def test_a_word_of_speech_that_is_two_in_the_script_is_parted_where_its_characters_are() -> None:
    timing = Timing.from_chars("cannot", range(0, 600, 100), range(100, 700, 100)).with_script("can not")
    assert times_of(timing) == [("can", 0, 300), ("not", 300, 600)]
    assert not any(word.estimated for word in timing.words)
    assert all(word.estimated for word in said("cannot").with_script("can not").words)


def test_words_that_are_not_spoken_take_the_time_between_their_neighbours_by_their_characters() -> None:
    rest = [(text, 1300 + 300 * at, 1500 + 300 * at) for at, text in enumerate(("five", "six", "seven"))]
    speech = Timing.from_words([("one", 0, 300), ("four", 900, 1200), *rest])
    timing = speech.with_script("one ab abcd four five six seven", min_match=0.5)
    assert times_of(timing)[1:3] == [("ab", 300, 500), ("abcd", 500, 900)]
    assert [word.estimated for word in timing.words[:4]] == [False, True, True, False]
    assert timing.script is not None
    assert timing.script.unmatched == (Unmatched("unspoken", "ab abcd", "", 300, 900),)


def test_where_there_is_no_time_the_word_before_gives_up_some_of_its_own() -> None:
    timing = Timing.from_words([("really", 0, 400), ("good", 400, 800)]).with_script("really very good", min_match=0.5)
    assert times_of(timing) == [("really", 0, 380), ("very", 380, 400), ("good", 400, 800)]


def test_a_heading_that_is_not_spoken_shares_the_time_of_the_first_word() -> None:
    timing = said("one two three").with_script("Ten one two three", min_match=0.5)
    assert times_of(timing) == [("Ten", 0, 90), ("one", 90, 180), ("two", 200, 380), ("three", 400, 700)]
    assert [word.estimated for word in timing.words] == [True, True, False, False]


def test_no_word_is_lost_where_neither_the_begin_nor_a_later_place_has_time() -> None:
    timing = said("one two three").with_script("Ten one very two three", min_match=0.5)
    assert timing.text == "Ten one very two three"
    check_words(timing.words)


def test_more_words_than_there_is_time_for_are_refused() -> None:
    with pytest.raises(TimingError, match=r"the clip has no time for 102 words of the script"):
        Timing.from_words([("a", 0, 50), ("b", 50, 90)], repair=None).with_script(f"a {'x ' * 100}b", min_match=0)


def test_speech_that_the_script_lacks_stays_or_is_left_out_and_is_reported() -> None:
    speech = said("well this is um what we say")
    kept = speech.with_script("This is what we say.")
    assert " ".join(word.text for word in kept.words) == "well This is um what we say."
    dropped = speech.with_script("This is what we say.", unscripted="drop")
    assert " ".join(word.text for word in dropped.words) == "This is what we say."
    assert kept.script is not None
    assert dropped.script is not None
    assert [str(one) for one in kept.script.unmatched] == [
        "0 to 0.24 s: 'well' is in the speech, but not in the script",
        "0.66 to 0.78 s: 'um' is in the speech, but not in the script",
    ]
    assert [replace(one, dropped=False) for one in dropped.script.unmatched] == [*kept.script.unmatched]
    assert str(dropped.script.unmatched[0]).endswith(": left out")


def test_paragraphs_and_lines_are_those_of_the_script() -> None:
    timing = said("one two three four").with_script("One two.\n\nThree\nfour.")
    assert [word.before for word in timing.words] == ["", " ", "\n\n", "\n"]
    assert [cue.text for cue in captioner.caption(timing, min_duration_ms=100)] == ["One two.", "Three four."]


@pytest.mark.parametrize("script", ["", " \n", "!", "😀", "\ufeff"])
def test_a_script_without_words_is_refused(script: str) -> None:
    with pytest.raises(ScriptError, match="the script has no words") as caught:
        said("one two").with_script(script)
    assert caught.value.share is None


def test_another_script_is_refused_unless_less_is_asked_for() -> None:
    speech = said("the boats are back before the sun is up")
    with pytest.raises(ScriptError, match="is this the right script") as caught:
        speech.with_script("Die Schiffe kommen erst am Abend zurück.", language="en")
    assert caught.value.share is not None
    assert caught.value.share < 0.5
    assert caught.value.unmatched
    half = "The boats are back. Nobody knows where they have been all night."
    with pytest.raises(ScriptError, match=r"only \d+ % of the script is spoken, and 90 % are asked for"):
        speech.with_script(half)
    assert speech.with_script(half, min_match=0.2).script is not None


def test_half_of_a_script_leaves_the_rest_of_the_speech_and_reports_it() -> None:
    text = spoken("en", chars=False)
    lines = text.script.splitlines()
    timing = text.timing.with_script("\n".join(lines[: len(lines) // 2]))
    assert timing.script is not None
    assert timing.script.share > 0.99
    assert sum(len(one.speech.split()) for one in timing.script.unmatched) > 200
    assert timing.words[-1].end_ms == text.timing.words[-1].end_ms


def test_sentences_that_are_swapped_are_reported_on_both_sides() -> None:
    speech = said(
        "the boats are back at six and the gulls know it then the sun comes up over the old harbour wall again"
    )
    swapped = "Then the sun comes up over the old harbour wall again. The boats are back at six and the gulls know it."
    with pytest.raises(ScriptError):
        speech.with_script(swapped)
    timing = speech.with_script(swapped, min_match=0.3)
    assert timing.script is not None
    assert {one.kind for one in timing.script.unmatched} == {"unspoken", "unscripted"}


def test_typos_are_matched() -> None:
    text = spoken("en", chars=False)
    words = text.script.split(" ")
    typed = [word[:2] + word[3:] if at % 20 == 7 and len(word) > 4 else word for at, word in enumerate(words)]
    timing = text.timing.with_script(" ".join(typed))
    assert timing.script is not None
    assert timing.script.share > 0.97
    assert [word.start_ms for word in timing.words] == [
        word.start_ms for word in text.timing.with_script(text.script).words
    ]


@pytest.mark.parametrize("script", ["<b>one</b> two --> three", "one 😀 two — three", "واحد one two three"])
def test_markup_arrows_emoji_and_arabic_are_text(script: str) -> None:
    timing = said("one two three").with_script(script, min_match=0.3)
    assert timing.text == script
    check_words(timing.words)


def test_wrong_arguments_are_refused() -> None:
    timing = said("one")
    with pytest.raises(TypeError, match="read_script"):
        timing.with_script(Path("script.txt"))  # type: ignore[arg-type]
    with pytest.raises(captioner.FormatError, match="min_match is 90, not a share from 0 to 1"):
        timing.with_script("one", min_match=90)
    with pytest.raises(captioner.FormatError, match="choose keep or drop"):
        timing.with_script("one", unscripted="leave")  # type: ignore[arg-type]
    with pytest.raises(captioner.FormatError, match="BCP 47"):
        timing.with_script("one", language="?")
    with pytest.raises(TimingError, match="the script: half of a character"):
        timing.with_script("one \ud800")


def test_the_match_moves_with_its_clip() -> None:
    one = said("one two", duration_ms=1000).with_script("One, er, two", min_match=0.5)
    joined = captioner.join([one, one.lasting(2000), said("three")])
    assert one.script is not None
    assert joined.script is not None
    (alone,) = one.script.unmatched
    assert [two.start_ms for two in joined.script.unmatched] == [alone.start_ms, alone.start_ms + 1000]
    assert joined.script.letters == 2 * one.script.letters
    stretched = one.stretched(2).script
    assert stretched is not None
    assert stretched.unmatched[0].start_ms == 2 * alone.start_ms


_WORDS = [
    "the",
    "a",
    "500",
    "five",
    "hundred",
    "$5",
    "dollars",
    "Dr.",
    "doctor",
    "—",
    "😀",
    "can't",
    "not",
    "日",
    "本",
    "it",
]


@given(st.lists(st.sampled_from(_WORDS), min_size=1), timed_words(max_size=12), st.booleans())
def test_every_word_of_a_script_is_there_once_in_order_and_speech_is_there_or_reported(
    script: list[str], speech: list[tuple[str, int, int]], chosen: bool
) -> None:
    timing = Timing.from_words(speech, repair=None)
    if chosen:
        timing = said(" ".join(word for word in script[::2] + script[:3]))
    try:
        made = timing.with_script(" ".join(script), min_match=0)
    except ScriptError:
        assert not any(map(str.isalnum, "".join(script)))
        return
    except TimingError:  # there is no time for so many words
        assert len(script) > 2
        return
    check_words(made.words)
    assert all(one.start_ms < two.start_ms for one, two in pairwise(made.words))
    rest = iter(made.words)
    assert all(any(word.text == text for word in rest) for text in script)
    assert made.script is not None
    reported = " ".join(one.speech for one in made.script.unmatched)
    assert made.script.matched <= made.script.letters
    shown = {word.text for word in made.words}
    for word in timing.words:
        if any(map(str.isalnum, word.text)) and word.text not in shown and word.text not in reported:
            assert _overlaps(word, made.words)


def _overlaps(word: Word, words: tuple[Word, ...]) -> bool:
    """Whether a spoken word is matched by a shown one: that one is shown while it is spoken."""
    return any(one.start_ms < word.end_ms and word.start_ms < one.end_ms for one in words)


def test_nothing_of_it_is_imported_without_a_script(tmp_path: Path) -> None:
    program = (
        "import sys; from captioner.cli import main\n"
        f"main(['convert', 'fixtures/clips/v1.json', '-o', {str(tmp_path / 'clip.srt')!r}], standalone_mode=False)\n"
        "print(json.dumps([name for name in sys.modules if 'script' in name or 'rapidfuzz' in name or 'rbnf' in name]))"
    )
    ran = subprocess.run([sys.executable, "-c", f"import json; {program}"], capture_output=True, text=True, check=True)
    loaded = json.loads(ran.stdout.splitlines()[-1])
    assert [name for name in loaded if name != "captioner.cli.script"] == []
