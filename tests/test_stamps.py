"""Karaoke stamps of WebVTT, as times of words."""

import captioner


def words(text: str) -> list[tuple[str, int, int]]:
    (cue,) = captioner.read_captions(f"WEBVTT\n\n00:01.000 --> 00:05.000\n{text}\n", language="en").cues
    return [(word.text, word.start_ms, word.end_ms) for word in cue.words]


def test_a_word_begins_at_the_stamp_before_it() -> None:
    said = "go<00:02.000><c> on</c>\n<00:03.000>now &amp;<00:04.000> then"
    assert words(said) == [
        ("go", 1000, 2000),
        ("on", 2000, 3000),
        ("now", 3000, 3750),
        ("&", 3750, 4000),
        ("then", 4000, 5000),
    ]


def test_without_stamps_words_have_the_times_of_their_cue() -> None:
    assert words("go <c>on</c>") == [("go", 1000, 5000), ("on", 1000, 5000)]


def test_a_cue_with_stamps_is_cut_at_them_and_keeps_them() -> None:
    said = (
        "The ferry to the islands leaves<00:03.000> at noon,<00:04.500> and whoever comes too late"
        "<00:06.000> has to wait until the evening."
    )
    text = f"WEBVTT\n\n00:01.000 --> 00:08.000\n{said}\n"
    fixed = captioner.rewrite(text, captioner.fix(captioner.read_captions(text, language="en"), level="cues"))
    first, second = captioner.read_captions(fixed).cues
    assert (first.text, second.start_ms) == ("The ferry to the islands leaves at noon,", 4500)
    assert [fixed.count(stamp) for stamp in ("<00:03.000>", "<00:04.500>", "<00:06.000>")] == [1, 1, 1]
