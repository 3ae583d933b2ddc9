"""The Remotion writer, read by Remotion's own package."""

import json
from dataclasses import replace

import captioner
from tests.clips import TIMINGS
from tests.dialogues import talk
from tests.node import RunInNode


def test_a_word_is_a_caption_that_begins_with_the_space_before_it() -> None:
    timing = captioner.Timing.from_words([("Hello,", 0, 400), (" world!", 450, 900), ("\n\nBye.", 1200, 1500)])
    assert json.loads(captioner.to_remotion(captioner.caption(timing))) == [
        {"text": "Hello,", "startMs": 0, "endMs": 400, "timestampMs": None, "confidence": None},
        {
            "text": " world!",
            "startMs": 450,
            "endMs": 900,
            "timestampMs": None,
            "confidence": None,
            "pageBreakAfter": True,
        },
        {
            "text": " Bye.",
            "startMs": 1200,
            "endMs": 1500,
            "timestampMs": None,
            "confidence": None,
            "pageBreakAfter": True,
        },
    ]


def test_text_without_spaces_gets_none() -> None:
    words = json.loads(captioner.to_remotion(captioner.caption(TIMINGS["japanese"])))
    assert "".join(word["text"] for word in words) == TIMINGS["japanese"].text


def test_the_pages_of_remotion_are_our_cues(run_in_node: RunInNode) -> None:
    """https://www.remotion.dev/docs/captions/create-tiktok-style-captions"""
    every = [captioner.caption(timing) for timing in TIMINGS.values()]
    script = """
        const { createTikTokStyleCaptions } = load("@remotion/captions");
        const { pages } = createTikTokStyleCaptions({
            captions: JSON.parse(text),
            combineTokensWithinMilliseconds: 60000,
        });
        return pages.map((page) => [page.startMs, page.text, page.tokens.map((token) => token.fromMs)]);
    """
    for captions, pages in zip(every, run_in_node(script, [captioner.to_remotion(one) for one in every]), strict=True):
        assert pages == [
            [cue.words[0].start_ms, cue.text.replace("\n", " "), [word.start_ms for word in cue.words]]
            if all(word.before for word in cue.words[1:])
            else [cue.words[0].start_ms, cue.text.replace("\n", ""), [word.start_ms for word in cue.words]]
            for cue in captions
        ]


def test_a_dash_is_a_part_of_its_word_and_speakers_are_named_where_asked_for() -> None:
    timing = talk(("Ana", "Me?"), ("Ben", "You."), pause_ms=0)
    written = json.loads(captioner.to_remotion(captioner.caption(timing, language="en", speakers="voice")))
    assert [(one["text"], one["speaker"]) for one in written] == [("-Me?", "Ana"), (" -You.", "Ben")]
    assert not any(
        "speaker" in one for one in json.loads(captioner.to_remotion(captioner.caption(timing, language="en")))
    )


def test_estimated_words_of_two_speakers_are_two_objects() -> None:
    words = tuple(replace(word, estimated=True) for word in talk(("Ana", "Me, me?"), ("Ben", "You."), pause_ms=0).words)
    written = json.loads(captioner.to_remotion(captioner.caption(captioner.Timing(words), language="en")))
    assert [one["text"] for one in written] == ["-Me, me?", " -You."]
