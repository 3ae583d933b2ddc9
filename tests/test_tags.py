"""Tags for the voice: which ones go, which ones are shown, and what stays text."""

import pickle
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from tests.calls import calls
from tests.strategies import timed_chars
from tests.strategies import words as timed_words

TABLE = Path(__file__).parent.parent / "fixtures" / "tags.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
PACE_MS = 60


def spoken(text: str, untimed: str = "") -> captioner.Timing:
    """A clip of a text, each character of which takes 60 ms, but for the parts `untimed`, wherever they are."""
    still = [False] * len(text)
    for part in filter(None, untimed.split("…")):
        at = text.find(part)
        while at >= 0:
            still[at : at + len(part)] = [True] * len(part)
            at = text.find(part, at + 1)
    starts, ends, at_ms = [], [], 0
    for is_still in still:
        starts.append(at_ms)
        at_ms += 0 if is_still else PACE_MS
        ends.append(at_ms)
    return captioner.Timing.from_chars(text, starts, ends, repair=None)


def char_times(clip: captioner.Timing) -> tuple[set[int], set[int]]:
    """The starts and the ends of all characters."""
    words = clip.words
    return (
        {time_ms for word in words for time_ms in (word.start_ms, *word.char_starts_ms)},
        {time_ms for word in words for time_ms in (word.end_ms, *word.char_ends_ms)},
    )


def without(text: str, untimed: str = "", mode: captioner.timing.words.TagMode = "auto") -> str:
    return spoken(text, untimed).without_tags(mode).text


# Of the table


@pytest.mark.parametrize(
    ("text", "untimed", "kinds", "shown"), [row[:4] for row in ROWS], ids=[f"{row[0]} {row[1]}" for row in ROWS]
)
def test_each_row_of_the_table_is_shown_as_it_says(text: str, untimed: str, kinds: str, shown: str) -> None:
    clip = spoken(text.replace(r"\n", "\n"), untimed)
    made = clip.without_tags()
    assert made.text == shown.replace(r"\n", "\n")
    assert [tag.kind for tag in made.tags] == [kind for kind in kinds.split() if kind != "text"]
    starts_ms, ends_ms = char_times(clip)
    assert starts_ms >= {word.start_ms for word in made.words}
    assert ends_ms >= {word.end_ms for word in made.words}


def test_the_table_names_the_page_of_each_vendor() -> None:
    assert len(ROWS) >= 60
    assert all(bool(vendor) == page.startswith("https://") for *_, vendor, page in ROWS)


# Of the modes


def test_nothing_changes_without_a_tag() -> None:
    for text in ("Hello there.", "It is there (see page 3).", "x < y", "["):
        clip = spoken(text)
        assert clip.without_tags() is clip
        assert clip.without_tags("drop") is clip


def test_all_is_kept_or_dropped_where_that_is_asked_for() -> None:
    text = "[laughs] It is **very** late, [pause] ♪ so ♪ (sighs) [1] <b>go</b>."
    assert without(text, mode="keep") == text
    assert without(text, mode="drop") == "It is very late, so [1] go."


def test_brackets_that_were_spoken_are_text_even_where_all_tags_are_dropped() -> None:
    assert without("Take [these words] away.", mode="drop") == "Take [these words] away."


@pytest.mark.parametrize("mode", ["Auto", "", None, "none"])
def test_a_mode_that_there_is_not_is_refused(mode: captioner.timing.words.TagMode) -> None:
    with pytest.raises(captioner.FormatError, match="choose auto, keep or drop"):
        spoken("Hello").without_tags(mode)
    with pytest.raises(captioner.FormatError, match="choose auto, keep or drop"):
        captioner.read_clip("{}", tags=mode)


def test_what_was_found_is_listed() -> None:
    made = spoken("Yes [pause] it **is** [laughs]so.").without_tags()
    assert made.tags == (
        captioner.Tag("[pause]", "delivery", False, 1, 240, 660),
        captioner.Tag("**is**", "markup", True, 2, 900, 1260),
        captioner.Tag("[laughs]", "audible", True, 3, 1320, 1800),
    )
    assert [made.words[tag.first_word].text for tag in made.tags] == ["it", "**is**", "[laughs]"]
    assert pickle.loads(pickle.dumps(made)) == made


# Of times


def test_what_goes_leaves_a_pause_and_moves_nothing() -> None:
    made = spoken("One [long pause] two.").without_tags()
    assert [(word.text, word.start_ms, word.end_ms) for word in made.words] == [("One", 0, 180), ("two.", 1020, 1260)]
    assert made.words[1].char_starts_ms == (1020, 1080, 1140, 1200)


def test_a_sound_of_several_words_is_one_word_that_no_line_breaks() -> None:
    made = spoken("Well [clears throat], hello.").without_tags()
    assert [(word.text, word.start_ms, word.end_ms) for word in made.words] == [
        ("Well", 0, 240),
        ("[clears throat],", 300, 1260),
        ("hello.", 1320, 1680),
    ]


def test_a_mark_after_what_goes_joins_the_word_before_without_its_time() -> None:
    (well, okay) = spoken("Well [pause], okay").without_tags().words
    assert (well.text, well.start_ms, well.end_ms) == ("Well,", 0, 240)
    assert well.char_starts_ms == (0, 60, 120, 180, 180)
    assert okay.before == " "


def test_a_word_starts_with_its_letters_where_its_quote_was_before_a_tag() -> None:
    _, hello = spoken('He: "[whispers] Hello"').without_tags().words
    assert (hello.text, hello.start_ms, hello.char_starts_ms[:2]) == ('"Hello"', 960, (960, 960))


def test_words_without_times_of_characters_share_the_time_of_the_word_that_held_them() -> None:
    clip = captioner.Timing.from_words([("Hello[laughs]there", 0, 900), ("[pause]you", 900, 1400)], repair=None)
    made = clip.without_tags()
    assert made.text == "Hello [laughs] there you"
    assert [(word.start_ms, word.end_ms, word.estimated) for word in made.words] == [
        (0, 250, True),
        (250, 650, True),
        (650, 900, True),
        (900, 1400, False),
    ]


def test_a_tag_over_several_words_of_a_recogniser_goes() -> None:
    clip = captioner.Timing.from_words(
        [("[laughs", 0, 400), ("softly],", 400, 800), ("[short", 800, 900), ("pause]", 900, 990)]
    )
    assert clip.without_tags().text == "[laughs softly],"


@pytest.mark.parametrize(
    ("mark_ms", "shown"), [(0, "It is very late."), (20, "It is very late."), (60, "It is **very** late.")]
)
def test_markup_goes_only_where_it_took_next_to_no_time(mark_ms: int, shown: str) -> None:
    text, at_ms = "It is **very** late.", 0
    starts, ends = [], []
    for char in text:
        starts.append(at_ms)
        at_ms += mark_ms if char == "*" else PACE_MS
        ends.append(at_ms)
    assert captioner.Timing.from_chars(text, starts, ends, repair=None).without_tags().text == shown


def test_characters_that_share_the_interval_of_the_letter_beside_them_took_no_time() -> None:
    starts, ends = [0, 0, 0, 60, 120, 120, 120], [60, 60, 60, 120, 180, 180, 180]
    clip = captioner.Timing.from_chars("**abc**", starts, ends, repair=None)
    assert clip.without_tags().text == "abc"


def test_brackets_in_a_run_without_times_are_not_taken_for_tags() -> None:
    texts = ["The", "[unknown", "words]", "go", "on"]
    clip = captioner.Timing.from_words([(text, 100, 100) for text in texts], repair=None)
    assert clip.without_tags().text == "The [unknown words] go on"
    lost = captioner.Timing.from_words(
        [
            (text, None if at in (1, 2) else at * 400, None if at in (1, 2) else at * 400 + 300)
            for at, text in enumerate(texts)
        ]
    )
    assert any(word.estimated for word in lost.words)
    assert lost.without_tags().text == lost.text


def test_forced_breaks_stay_where_a_tag_goes() -> None:
    clip = spoken("One.\n\n[pause]\n\ntwo\n[excited] three\n\n[pause]")
    assert clip.without_tags().text == "One.\n\ntwo\nthree"


# Of clips that are read, joined and stretched


def test_a_clip_that_starts_with_markup_of_no_duration_is_read() -> None:
    text = '<speak version="1.1"> <prosody rate="slow" pitch="low"> Hello there, and welcome.'
    words = text.replace("> ", ">|").split("|")
    chars = [*"".join(words[:2]), *words[2]]
    silent = len(words[0]) + len(words[1])
    times = [[0, 0]] * silent + [[at * 0.06, at * 0.06 + 0.06] for at in range(len(words[2]))]
    clip = {"audio_timestamps": {"graph_chars": chars, "graph_times": times}}
    read = captioner.read_clip(clip)
    assert (read.text, read.repairs) == ("Hello there, and welcome.", ())
    with pytest.raises(captioner.TimingError, match="no times of their own"):
        captioner.read_clip(clip, tags="keep")


def test_repairs_are_counted_by_the_words_that_are_left() -> None:
    words = [("[short", 0, 200), ("pause]", 200, 400), ("one", 400, 700), ("two", None, None), ("three", 900, 1300)]
    clip = captioner.Timing.from_words(words)
    assert [repair.first_word for repair in clip.repairs] == [3]
    assert [(repair.first_word, repair.words) for repair in clip.without_tags().repairs] == [(1, 1)]


def test_the_repair_of_what_is_not_shown_is_none() -> None:
    words = [("one", 0, 300), ("[pause]", None, None), ("two", 700, 900)]
    clip = captioner.Timing.from_words(words)
    assert len(clip.repairs) == 1
    assert clip.without_tags().repairs == ()


def test_joined_and_stretched_clips_list_their_tags_where_they_then_are() -> None:
    clip = spoken("One [pause] two.").without_tags().lasting(2000)
    joined = captioner.join([clip, clip])
    assert [(tag.first_word, tag.from_ms) for tag in joined.tags] == [(1, 240), (3, 2240)]
    assert [(tag.from_ms, tag.to_ms) for tag in clip.stretched(Fraction(1, 2)).tags] == [(120, 330)]


def test_captions_of_tags_alone_are_none() -> None:
    assert len(captioner.caption(spoken("[pause]").without_tags())) == 0
    assert captioner.to_srt(captioner.caption(spoken("[applause]").without_tags())).splitlines()[2] == "[applause]"


# Of any text


ENDS = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "{",
    "}",
    "*",
    "**",
    "#",
    "---",
    "`",
    "/",
    "|",
    "[pause]",
    "(laughs)",
    "<b>",
    "</b>",
]
PIECES = st.lists(
    st.sampled_from([*ENDS, " ", " ", "\n\n", "go", "sighs", "a1", "笑", "！", ".", '"', "e\u0301"]), max_size=25
)


@given(PIECES.map("".join), st.sampled_from(["auto", "drop"]))
def test_only_the_characters_of_tags_are_lost_and_words_keep_order_and_times(
    text: str, mode: captioner.timing.words.TagMode
) -> None:
    if not text.strip():
        return
    clip = spoken(text)
    made = clip.without_tags(mode)
    assert char_times(clip)[0] >= {word.start_ms for word in made.words}
    assert all(word.start_ms < word.end_ms for word in made.words)
    assert all(left.end_ms <= right.start_ms for left, right in zip(made.words, made.words[1:], strict=False))
    assert all(len(word.chars) == len(word.char_starts_ms) == len(word.char_ends_ms) for word in made.words)
    assert made.duration_ms == clip.duration_ms
    letters = [char for char in clip.text if char.isalnum()]
    gone = [char for tag in made.tags if not tag.shown for char in tag.text if char.isalnum()]
    left = [char for char in made.text if char.isalnum()]
    assert len(left) >= len(letters) - len(gone)
    assert not any(tag.kind == "audible" and not tag.shown for tag in made.tags) or mode == "drop"
    captioner.caption(made)


@given(
    st.one_of(
        timed_chars().map(lambda timed: captioner.Timing.from_chars(*timed, repair=None)),
        timed_words().map(lambda given: captioner.Timing.from_words(given, repair=None)),
    )
)
def test_any_clip_keeps_the_rules_of_words(clip: captioner.Timing) -> None:
    made = clip.without_tags()
    assert made.without_tags().words == made.words
    captioner.caption(made)


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "<",
        "(",
        "{",
        "[a",
        "<a ",
        "**a ",
        "*a* ",
        "`",
        "[]",
        "[laughs]",
        "[pause] ",
        "<b>",
        "[x](",
        "a[pause]",
        "<a b=c ",
        "# a\n\n",
    ],
)
def test_twice_the_brackets_take_no_more_than_twice_the_work(piece: str) -> None:
    few, many = (spoken(piece * count) for count in (500, 1000))
    few.without_tags("drop")
    assert calls(lambda: many.without_tags("drop")) <= 2.2 * calls(lambda: few.without_tags("drop")) + 200


@pytest.mark.parametrize("text", ["[", "<", "*", "#", "[]", "[ ]", "<>", "{}", "()", "[[]]", "---", "a", "🎵", "]["])
def test_a_text_of_marks_alone_stays(text: str) -> None:
    assert without(text) == text
