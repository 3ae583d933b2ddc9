"""Direction marks: which lines get them, how ffmpeg draws those lines, and that readers and checks see through them."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest

import captioner
from captioner.text.direction import EMBEDDING, POP, is_right_to_left, with_direction_marks, without_direction_marks
from captioner.text.measure import display_width, reading_chars
from tests.ffmpeg import Run

# Lines that a player shows wrong if it takes them for left-to-right ones, and those that it shows right.
WRONG = [
    ("ar", "مرحبا بكم في العرض!"),
    ("ar", "OpenAI تعلن اليوم نماذج"),
    ("ar", "3 نماذج جديدة"),
    ("ar", "اشترينا تطبيق ChatGPT اليوم"),
    ("he", "שלום לכולם."),
    ("he", "(זו דוגמה)"),
    ("he", "- הגענו בשעה 7"),
    ("fa", "نسخهٔ ۲٫۰ آمد..."),
    ("ur", "یہ 5 مثالیں ہیں:"),
]
RIGHT = [
    ("ar", "مرحبا بكم"),
    ("ar", "كِتابٌ"),
    ("ar", "هل انتهى؟"),
    ("he", "שלום לכולם"),
    ("fa", "در سال 2024 تمام شد"),
    ("ur", "یہ ایک مثال ہے۔"),
]


def marked(text: str, language: str, **options: Any) -> str:
    words = [(f"{word}\n\n" if word.endswith("\n") else word, 0, 0) for word in text.split(" ")]
    timing = captioner.Timing.from_words([(word, 500 * at, 500 * at + 490) for at, (word, _, _) in enumerate(words)])
    return captioner.to_srt(captioner.caption(timing, language=language), **options)


@pytest.mark.parametrize(("language", "line"), WRONG)
def test_a_line_that_players_show_wrong_is_marked_as_right_to_left(language: str, line: str) -> None:
    assert with_direction_marks(line, language) == f"{EMBEDDING}{line}{POP}"
    assert f"\n{EMBEDDING}{line}{POP}\n" in marked(line, language)


@pytest.mark.parametrize(("language", "line"), RIGHT)
def test_a_line_that_players_show_right_is_marked_only_if_all_are(language: str, line: str) -> None:
    assert f"\n{line}\n" in marked(line, language)
    assert f"\n{EMBEDDING}{line}{POP}\n" in marked(line, language, direction_marks="on")


@pytest.mark.parametrize(("language", "line"), [*WRONG, *RIGHT])
def test_no_line_is_marked_where_marks_are_off_or_the_player_is_a_browser(language: str, line: str) -> None:
    assert EMBEDDING not in marked(line, language, direction_marks="off")
    timing = captioner.Timing.from_words([(line, 0, 900)])
    captions = captioner.caption(timing, language=language, max_line_width=60)
    assert EMBEDDING not in captioner.to_vtt(captions)
    written = captioner.to_vtt(captions, direction_marks="on")
    assert f"\n{EMBEDDING}{line}{POP}\n" in written
    assert f"{EMBEDDING}" in captioner.to_vtt(captions, "word", direction_marks="on")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Say שלום to them.", "en", False),
        ("שלום is a greeting", "en", True),
        ("Hello there!", "ar", False),
        ("OpenAI تعلن", "ar", True),
        ("2024!", "he", False),
        ("", "he", False),
        ("終わりました。", "ja", False),
    ],
)
def test_the_direction_of_a_cue_is_that_of_its_letters_and_language(text: str, language: str, expected: bool) -> None:
    assert is_right_to_left(text, language) is expected
    assert (with_direction_marks(text, language, "on") != text) is expected


def test_every_line_of_a_right_to_left_cue_is_looked_at() -> None:
    text = "قال الرئيس اليوم\nOpenAI GPT-5.\nشكرا"
    lines = with_direction_marks(text, "ar").split("\n")
    assert [line.startswith(EMBEDDING) for line in lines] == [False, True, False]
    assert without_direction_marks("\n".join(lines)) == text


@pytest.mark.parametrize("line", [line for language, line in WRONG if language == "he"] + ["ChatGPT שלום, 15% יותר!"])
def test_ffmpeg_draws_a_marked_line_from_right_to_left(line: str, tmp_path: Path, drawing: Run) -> None:
    # Hebrew letters do not join: in a line that is forced from left to right, the reversed text looks the same.
    seen = as_seen(line)
    drawn = {}
    for name, text in (("marked", with_direction_marks(line, "he")), ("seen", f"\u202d{seen}\u202c"), ("plain", line)):
        (tmp_path / f"{name}.srt").write_text(f"1\n00:00:00,000 --> 00:00:02,000\n{text}\n\n", "utf-8")
        black, grey = ("-f", "lavfi", "-i", "color=black:s=640x120:d=1"), ("-f", "rawvideo", "-pix_fmt", "gray", "-")
        drawn[name] = drawing(tmp_path, *black, "-vf", f"subtitles={name}.srt", "-frames:v", 1, *grey)
    # Glyphs may be placed by parts of a pixel. Brackets around a whole line are right without marks.
    assert difference(drawn["marked"], drawn["seen"]) <= 0.1 * difference(drawn["plain"], drawn["seen"])


def difference(one: bytes, other: bytes) -> int:
    return sum(abs(a - b) > 100 for a, b in zip(one, other, strict=True))


def as_seen(line: str) -> str:
    """A Hebrew line as it should look, from left to right: only numbers and Latin words are not reversed."""
    runs: list[str] = []
    forward = False
    for char in line:
        is_forward = unicodedata.bidirectional(char) in ("L", "EN", "ET")
        mirrored = char.translate(str.maketrans("()", ")("))
        if is_forward and forward:
            runs[-1] += char
        else:
            runs.append(mirrored)
        forward = is_forward
    return "".join(reversed(runs))


@pytest.mark.parametrize(("language", "line"), WRONG)
def test_readers_and_checks_see_through_the_marks(language: str, line: str) -> None:
    text = with_direction_marks(line, language)
    assert display_width(text) == display_width(line)
    assert reading_chars(text, language) == reading_chars(line, language)
    written = marked(line, language)
    read = captioner.read_captions(written, language=language)
    assert [cue.text for cue in read] == [line]
    plain = captioner.read_captions(written.replace(EMBEDDING, "").replace(POP, ""), language=language)
    assert captioner.check(read) == captioner.check(plain)


def test_marks_that_are_none_of_the_three_are_refused() -> None:
    captions = captioner.caption(captioner.Timing.from_words([("so", 0, 900)]))
    for write in (captioner.to_srt, captioner.to_vtt, captioner.to_subtitles, captioner.to_webvtt):
        with pytest.raises(captioner.FormatError, match="direction_marks must be auto, on or off, not 'rlm'"):
            write(captions, direction_marks="rlm")  # type: ignore[arg-type]
