"""Dialogues of several services in every way to show speakers, against files that a person read; and their limits."""

import re
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import captioner
from captioner import FormatError, Timing, Word, caption, check, explain, read_captions
from captioner.languages.dialogue import dialogue_dashes
from captioner.limits import Limits
from tests.clips import FIXTURES, TIMINGS
from tests.dialogues import HOSTILE_NAMES, MAPPING, talk
from tests.strategies import spoken_words

FOLDER = FIXTURES / "dialogues"
GOLDEN = sorted(FOLDER.glob("*.*.*"))
CLIPS = sorted({*FOLDER.glob("*.json")} - {*GOLDEN})


def read(path: Path) -> Timing:
    return captioner.read_clip(path, mapping=MAPPING if path.stem == "named" else None)


def lines(timing: Timing, language: str = "en", how: Literal["dash", "label", "off"] = "dash") -> list[list[str]]:
    return [[line.text for line in cue.lines] for cue in caption(timing, language=language, speakers=how)]


def test_there_are_golden_files_of_every_way() -> None:
    assert {path.name.split(".")[1] for path in GOLDEN} == {"dash", "voice", "label", "off"}
    assert len(CLIPS) > 4


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: str(path.name))
def test_a_dialogue_is_written_exactly_as_its_golden_file(path: Path) -> None:
    clip, how, extension = path.name.split(".", 2)
    (name,) = (name for name, known in captioner.EXTENSIONS.items() if known == f".{extension}")
    language = "fr" if clip == "named" else "en"
    made = caption(read(FOLDER / f"{clip}.json"), language=language, speakers=how)  # type: ignore[arg-type]
    assert captioner.WRITERS[name](made).encode() == path.read_bytes()


def test_the_same_dialogue_gives_the_same_captions_whoever_timed_it() -> None:
    made = {captioner.to_srt(caption(read(path), language="en")) for path in CLIPS if path.stem != "named"}
    assert len(made) == 1


@pytest.mark.parametrize("clip", TIMINGS)
def test_clips_without_speakers_are_captioned_the_same_however_speakers_are_shown(clip: str) -> None:
    made = [caption(TIMINGS[clip], speakers=how) for how in ("dash", "label", "off")]
    assert made[0] == made[1] == made[2]


EXCHANGE = (("A", "Are you coming with us to the market tomorrow?"), ("B", "Yes."), ("A", "Good."))


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", ["-Yes.", "-Good."]),
        ("de-AT", ["-Yes.", "-Good."]),
        ("fr", ["- Yes.", "- Good."]),
        ("pt_BR", ["- Yes.", "- Good."]),
        ("nl", ["Yes.", "-Good."]),
        ("bg", ["Yes.", "- Good."]),
        ("und", ["-Yes.", "-Good."]),
    ],
)
def test_two_speakers_share_a_cue_with_the_dashes_of_the_language(language: str, last: list[str]) -> None:
    assert lines(talk(*EXCHANGE, language=language), language)[-1] == last
    assert dialogue_dashes(language)[1] == last[1].removesuffix("Good.")


def test_a_cue_never_holds_three_turns() -> None:
    timing = talk(("A", "No."), ("B", "Yes."), ("A", "No."), ("B", "Yes."), ("A", "No."), pause_ms=10)
    assert max(map(len, lines(timing))) == 2
    assert all(line.startswith("-") for cue in lines(timing) if len(cue) > 1 for line in cue)


def test_a_turn_that_does_not_fit_on_a_line_with_its_dash_has_a_cue_of_its_own() -> None:
    fits, wide = "x" * 41, "x" * 42
    assert lines(talk(("A", fits), ("B", "No."), pause_ms=0)) == [[f"-{fits}", "-No."]]
    assert lines(talk(("A", wide), ("B", "No."), pause_ms=0)) == [[wide], ["No."]]


def test_with_one_line_a_cue_has_one_speaker() -> None:
    made = caption(talk(*EXCHANGE), language="en", max_line_count=1)
    assert all(len({word.speaker for word in cue.words}) == 1 for cue in made)


def test_the_same_speaker_goes_on_without_a_dash() -> None:
    timing = talk(("A", "We wait."), ("A", "And then we wait."), pause_ms=10)
    assert lines(timing) == [["We wait. And then we wait."]]


def test_a_dash_in_the_text_is_not_doubled() -> None:
    assert lines(talk(("A", "-Yes."), ("B", "-No."), pause_ms=0)) == [["-Yes.", "-No."]]


def test_a_label_names_a_speaker_where_a_turn_begins() -> None:
    turn = "There is a snake on the path, right behind the stone that we sat on when we ate the last of the bread."
    made = lines(talk(("Ana", "Look!"), ("Ben", turn)), how="label")
    assert [line for cue in made for line in cue if line.startswith("[")][:2] == [
        "[Ana] Look!",
        next(line for cue in made for line in cue if line.startswith("[Ben] There")),
    ]
    assert sum(line.count("[Ben]") for cue in made for line in cue) == 1
    assert max(len(line) for cue in made for line in cue) <= 42


def test_an_id_gets_a_dash_where_a_name_gets_a_label() -> None:
    timing = talk(("Ana", "Hi."), ("SPEAKER_01", "Yo."), pause_ms=0)
    assert lines(timing, how="label") == [["-[Ana] Hi.", "-Yo."]]


def test_a_label_without_room_for_a_word_is_left_out() -> None:
    timing = talk(("M" * 39, "No."), ("Ben", "Yes."), pause_ms=0)
    assert lines(timing, how="label") == [["No.", "[Ben] Yes."]]


def test_the_format_of_labels_is_as_given_and_names_are_no_formats() -> None:
    timing = talk(("{0.__class__}", "No."), ("Ben", "Yes."), pause_ms=0)
    made = caption(timing, language="en", speakers="label", label_format=" {name}:\n")
    assert [line.text for cue in made for line in cue.lines] == ["{0.__class__}: No.", "Ben: Yes."]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"speakers": "both"}, "there is no way 'both' to show speakers: choose dash, voice, label or off"),
        ({"speakers": None}, "there is no way None to show speakers"),
        ({"label_format": "[name]"}, r"has no \{name\}: write"),
        ({"label_format": 3}, r"has no \{name\}"),
    ],
)
def test_other_ways_are_refused_with_those_that_there_are(options: dict[str, Any], told: str) -> None:
    make: Any
    for make in (caption, explain):
        with pytest.raises(FormatError, match=told):
            make(talk(*EXCHANGE), **options)


def test_a_change_of_speaker_is_what_explains_a_break() -> None:
    timing = talk(*EXCHANGE)
    found = explain(timing)
    made = caption(timing)
    assert [one.before for one in found] == [line.text for cue in made for line in cue.lines]
    changes = [one for one in found if any(name == "change of speaker" for name, _ in one.reasons)]
    assert [(one.before, one.kind, one.without) for one in changes] == [
        ("to the market tomorrow?", "cue", None),
        ("-Yes.", "line", None),
    ]


def test_no_grammar_reaches_from_one_speaker_into_another() -> None:
    one, two = (explain(talk(("A", "I was going to the"), ("B", after)))[0].reasons for after in ("Stop!", "house."))
    assert one == two


WORDS = st.lists(st.sampled_from(["A", "B", "Ana", None]), min_size=40, max_size=40)


@settings(max_examples=60, deadline=None)
@given(
    spoken_words(),
    WORDS,
    st.sampled_from(["en", "fr", "nl", "ja"]),
    st.sampled_from(["dash", "label"]),
    st.integers(20, 42),
)
def test_a_line_has_one_speaker_a_cue_two_and_our_own_check_finds_no_fault_in_them(
    words: tuple[Word, ...], speakers: list[str | None], language: str, how: Literal["dash", "label"], width: int
) -> None:
    texts = [(word.before + word.text, word.start_ms, word.end_ms) for word in words]
    spoken = [(*text, speakers[at // 3]) for at, text in enumerate(texts)]
    timing = Timing.from_words(spoken, repair=None)
    made = caption(timing, Limits(max_line_width=width), language=language, speakers=how)

    assert [word.text for cue in made for word in cue.words] == [word.text for word in timing.words]
    for cue in made:
        assert all(len({word.speaker for word in line.words}) == 1 for line in cue.lines)
        turns = [line.speaker for line in cue.lines]
        if len({*turns}) > 1:
            assert len(turns) == 2
            assert max(line.width for line in cue.lines) <= width
            assert any(line.prefix for line in cue.lines)
        elif how == "dash":
            assert not any(line.prefix for line in cue.lines)
    changes = {number for number, cue in enumerate(made, 1) if len({line.speaker for line in cue.lines}) > 1}
    ends = {
        number for number in range(1, len(made)) if made[number - 1].lines[-1].speaker != made[number].lines[0].speaker
    }
    for finding in check(made):
        if finding.code in ("weak-line-end", "orphan"):
            assert finding.cue not in changes
            assert not (
                finding.code == "weak-line-end"
                and finding.cue in ends
                and finding.line == len(made[finding.cue - 1].lines)
            )


@pytest.mark.parametrize("how", ["dash", "label", "voice"])
@pytest.mark.parametrize("name", [*captioner.WRITERS])
@pytest.mark.parametrize("kind", HOSTILE_NAMES)
def test_no_name_breaks_a_file(kind: str, name: str, how: str) -> None:
    timing = talk((HOSTILE_NAMES[kind], "Who is there?"), ("Ben", "Me."), ("", "And me."), (" \n", "No."))
    made = caption(timing, language="en", speakers=how)  # type: ignore[arg-type]
    text = captioner.WRITERS[name](made)
    text.encode()
    if name in ("srt", "vtt", "json"):
        again = read_captions(text)
        assert [(cue.start_ms, cue.end_ms) for cue in again] == [(cue.start_ms, cue.end_ms) for cue in made]
        plain = [re.sub("[<＜>＞]", "", cue.text) for cue in made]
        assert [re.sub("[<＜>＞]", "", cue.text) for cue in again] == plain
    if name in ("vtt", "json") and how == "voice":
        assert [line.speaker for cue in again for line in cue.lines] == [
            line.speaker for cue in made for line in cue.lines
        ]
