"""What of a script no voice says: labels of speakers become speakers, and tags are shown or left out."""

import json
from pathlib import Path

import pytest

import captioner
from captioner import ScriptError, ScriptMatch, Timing
from captioner.timing.validation import check_words
from tests.clips import FIXTURES
from tests.test_cli import run
from tests.test_script import said, times_of

TWO = "the gate was open and nobody came they asked us for twelve euros"
DIALOGUE = "ANA: The gate was open.\nBEN: And nobody came.\nANA: They asked us for €12."


def speakers_of(timing: Timing) -> list[tuple[str, str | None]]:
    return [(word.text, word.speaker) for word in timing.words]


def spoken_by(*turns: tuple[str | None, str]) -> Timing:
    """Words of 300 ms each, with speakers."""
    each = [(word, speaker) for speaker, text in turns for word in text.split()]
    return Timing.from_words([(word, 300 * at, 300 * at + 280, speaker) for at, (word, speaker) in enumerate(each)])


def test_labels_are_speakers_and_neither_shown_nor_counted() -> None:
    timing = said(TWO).with_script(DIALOGUE, min_match=1)
    assert timing.text == "The gate was open.\nAnd nobody came.\nThey asked us for €12."
    assert [word.speaker for word in timing.words] == [*["ANA"] * 4, *["BEN"] * 3, *["ANA"] * 5]
    bare = said(TWO).with_script(DIALOGUE.replace("ANA: ", "").replace("BEN: ", ""))
    assert times_of(timing) == times_of(bare)
    assert timing.script == bare.script == ScriptMatch(43, 43)


def test_a_label_holds_until_the_next_and_over_paragraphs() -> None:
    timing = said("it is late we go home now yes").with_script("It is late.\n\nMrs Lee: We go\n\nhome now.\n\nBo: Yes.")
    assert [word.speaker for word in timing.words] == [*[None] * 3, *["Mrs Lee"] * 4, "Bo"]
    assert timing.text == "It is late.\n\nWe go\n\nhome now.\n\nYes."


@pytest.mark.parametrize(
    "script",
    [
        "WARNING: the gate was open",
        "STEP 1: the gate was open",
        "12:30 the gate was open",
        "He said: the gate was open",
    ],
)
def test_what_is_no_label_is_text(script: str) -> None:
    timing = said("the gate was open").with_script(script, min_match=0)
    assert timing.text == script
    assert {word.speaker for word in timing.words} == {None}


def test_a_label_that_is_spoken_is_text() -> None:
    script = "NEW YORK: five degrees.\nOSLO: two degrees."
    timing = said("new york five degrees oslo two degrees").with_script(script)
    assert timing.text == script
    assert {word.speaker for word in timing.words} == {None}
    # Spoken as often as the text has the name, not as often as it has the label.
    timing = said("hello ben hello ana").with_script("ANA: Hello, Ben.\nBEN: Hello, Ana.")
    assert speakers_of(timing) == [("Hello,", "ANA"), ("Ben.", "ANA"), ("Hello,", "BEN"), ("Ana.", "BEN")]


def test_labels_of_any_script_are_speakers() -> None:
    timing = Timing.from_chars("おはようはい", range(0, 600, 100), range(100, 700, 100))
    made = timing.with_script("田中：おはよう。\n鈴木：はい。\n田中：", min_match=0.5)
    assert made.words[0].speaker == "田中"
    assert made.words[-1].speaker is not None
    arabic = said("مرحبا نعم").with_script("سارة: مرحبا\nعمر: نعم\nسارة:", language="ar", min_match=0)
    assert arabic.words[0].text == "مرحبا"


def test_speakers_of_the_speech_stay_where_the_script_names_none() -> None:
    speech = spoken_by(("A", "doctor Smith has ten dollars"), ("B", "so he can not pay um"), ("A", "good bye"))
    made = speech.with_script("Dr. Smith has $10. So he cannot buy. Goodbye!", min_match=0.5)
    assert speakers_of(made) == [
        *((text, "A") for text in ("Dr.", "Smith", "has", "$10.")),
        *((text, "B") for text in ("So", "he", "cannot", "buy.", *(["um"] if "um" in made.text else []))),
        ("Goodbye!", "A"),
    ]


def test_parts_of_a_word_without_spaces_keep_its_speaker() -> None:
    speech = Timing.from_words([("こんにちは", 0, 500, "A"), ("さようなら", 500, 900, "B")])
    made = speech.with_script("こんにちは。さようなら。")
    assert made.words[0].speaker == "A"
    assert made.words[-1].speaker == "B"
    assert None not in {word.speaker for word in made.words}


def test_names_of_the_script_win_and_stand_for_the_speakers_of_the_speech() -> None:
    speech = spoken_by(("S0", "good morning um all of you"), ("S1", "good evening well sir"), ("S2", "who is there"))
    made = speech.with_script("ANA: Good morning all of you.\nBEN: Good evening, sir.", min_match=1)
    assert [word.speaker for word in made.words] == [*["ANA"] * 6, *["BEN"] * 4, *["S2"] * 3]
    assert made.script is not None
    assert [one.speech for one in made.script.unmatched] == ["um", "well", "who is there"]


def test_words_that_are_not_spoken_have_the_speaker_of_their_label() -> None:
    made = said("one two three four").with_script("ANA: One two, really.\nBEN: Oh! Three four.", min_match=0.5)
    assert [word.speaker for word in made.words] == [*["ANA"] * 3, *["BEN"] * 3]


@pytest.mark.parametrize("tag", ["[laughs]", "[door slams] [laughs]", "(sighs)", '<break time="1s"/>', "♪"])
@pytest.mark.parametrize("place", ["{} we go home", "we go {} home", "we go home {}", "we {}go home", "we go{} home"])
def test_a_tag_that_is_not_spoken_lowers_no_share(tag: str, place: str) -> None:
    if tag == "(sighs)" and "go{}" in place:
        pytest.skip("go(sighs) is a call of a function")
    made = said("we go home").with_script(place.format(tag), min_match=1)
    assert made.script == ScriptMatch(8, 8)
    assert made.text == place.format(tag)
    check_words(made.words)
    starts = {word.text: word.start_ms for word in made.words}
    assert [starts["go"], starts["home"]] == [140, 280]
    assert starts["we"] < 5
    bare = made.without_tags("drop")
    assert bare.text == "we go home"


def test_sounds_stay_and_other_tags_go_as_tags_do_elsewhere() -> None:
    made = said("we go home").with_script("[whispers] We [laughs] go <break/>home.", min_match=1)
    assert made.without_tags().text == "We [laughs] go home."
    assert made.without_tags("keep") is made


def test_speech_at_the_place_of_a_tag_is_unscripted() -> None:
    made = said("we go um home").with_script("We go [laughs] home.", min_match=1)
    assert made.script is not None
    assert [(one.kind, one.script, one.speech) for one in made.script.unmatched] == [("unscripted", "", "um")]
    assert sorted(word.text for word in made.words) == sorted(["We", "go", "[laughs]", "um", "home."])


def test_a_tag_that_the_speech_has_is_matched() -> None:
    speech = said("we go [laughs] home")
    made = speech.with_script("We go [laughs] home", min_match=1)
    assert times_of(made)[1:] == times_of(speech)[1:]
    assert speech.with_script(speech.text).words == speech.words


def test_a_script_of_tags_alone_is_no_other_script() -> None:
    with pytest.raises(ScriptError, match="only 0 %"):
        said("we go home").with_script("[laughs]")


@pytest.mark.parametrize("script", ["ANA:", "ANA: BEN:", "<b>", "A: ", "-->", "ANA: 🎉", "[", "ANA: [laughs]"])
def test_sick_scripts_are_refused_or_shown(script: str) -> None:
    try:
        check_words(said("we go home").with_script(script, min_match=0).words)
    except ScriptError as error:
        assert "words" in str(error)  # noqa: PT017


CLIP = str(FIXTURES / "vendors/deepgram.json")


@pytest.mark.parametrize(("how", "shown"), [("dash", "- "), ("label", "[ANA] "), ("off", "")])
def test_the_command_shows_speakers_of_a_script(tmp_path: Path, how: str, shown: str) -> None:
    script = tmp_path / "script.txt"
    script.write_text(
        "ANA: The harbour wakes before the sun does.\nBEN: By 6, the first boats are back, and Nora's gulls know it.",
        "utf-8",
    )
    result = run("convert", CLIP, "--script", str(script), "--speakers", how, "-f", "srt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert ("[ANA]" in result.stdout) == (how == "label")
    assert "ANA:" not in result.stdout
    voiced = run("convert", CLIP, "--script", str(script), "--speakers", "voice", "-f", "vtt")
    assert "<v ANA>" in voiced.stdout
    assert "<v BEN>" in voiced.stdout


@pytest.mark.parametrize(("tags", "count"), [("auto", 1), ("keep", 1), ("drop", 0)])
def test_the_command_shows_sounds_of_a_script(tmp_path: Path, tags: str, count: int) -> None:
    script = "The harbour wakes [laughs] before the sun does. By 6, the first boats are back, and Nora's gulls know it."
    path = tmp_path / "script.txt"
    path.write_text(script, "utf-8")
    result = run("convert", CLIP, "--script", str(path), "--min-match", "100", "--tags", tags, "-f", "json")
    assert result.exit_code == 0, result.stderr
    text = " ".join(one["text"] for one in json.loads(result.stdout)["segments"])
    assert text.count("[laughs]") == count
    assert "not in the speech" not in result.stderr


def test_a_batch_has_speakers_and_sounds_of_a_script() -> None:
    script = "ANA: The harbour wakes [laughs] before the sun does."
    source = captioner.Source(Path(CLIP), script=script)
    (result,) = captioner.caption_all(
        [source], unscripted="drop", min_match=1, tags="drop", speakers="voice", formats=["json"]
    )
    assert result.error is None
    (segment,) = json.loads(*result.texts.values())["segments"]
    assert segment["text"] == "The harbour wakes before the sun does."
    assert {word["speaker"] for word in segment["words"]} == {"ANA"}
