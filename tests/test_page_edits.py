"""The edits of the review page, in node: what they do to words and times, and undoing all of them."""

import json
from pathlib import Path
from typing import Any, Literal

import pytest

import captioner
from tests.clips import TIMINGS
from tests.node import RunInNode
from tests.page_model import MODEL, READ, held, words_of

FIXTURES = Path(__file__).parents[1] / "fixtures"
SPOKEN = [("The", 0, 200), ("quick", 250, 500), ("brown", 500, 900), ("fox", 950, 1200), ("jumps.", 1300, 1800)]
SOON = [("Over", 2000, 2300), ("the", 2350, 2400), ("dog.", 2450, 2900)]


def captions_of(*cues: list[tuple[str, int, int]], language: str = "en") -> captioner.Captions:
    """Captions with these cues of timed words."""
    words: list[tuple[str, int, int]] = []
    for cue in cues:
        *others, (last, start_ms, end_ms) = cue
        words += [*others, (f"{last}\n\n", start_ms, end_ms)]
    made = captioner.caption(captioner.Timing.from_words(words, language=language, duration_ms=9000))
    assert [len(cue.words) for cue in made] == list(map(len, cues))
    return made


@pytest.fixture
def edited(run_in_node: RunInNode) -> Any:
    """A function that makes an edit, given as JavaScript, and gives the cues after it, or why it is refused."""

    def edit(captions: captioner.Captions, script: str) -> Any:
        (answer,) = run_in_node(
            f"""{MODEL} const held = JSON.parse(text); {READ}
            const edit = {script};
            if (edit.refused) return edit.refused;
            new History(cues).make(edit);
            return cues;""",
            [held(captions)],
        )
        return answer

    return edit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # A corrected word keeps its times, and others keep theirs.
        ("The quick browne fox jumps.", [("browne", 500, 900)]),
        ("The quick brown\nfox jumps.", []),
        ("<b>The</b> quick brown fox jumps.", [("<b>The</b>", 0, 200)]),
        # Inserted words share the time of the word before them by their letters, the first ones that of the next.
        ("The quick red brown fox jumps.", [("quick", 250, 406), ("red", 406, 500)]),
        ("Oh The quick brown fox jumps.", [("Oh", 0, 80), ("The", 80, 200)]),
        # Two words for one, and one for two.
        ("The quick bro wn fox jumps.", [("bro", 500, 740), ("wn", 740, 900)]),
        ("The quickbrown fox jumps.", [("quickbrown", 250, 900)]),
        ("Teh quick brown focks jumps.", [("Teh", 0, 200), ("focks", 950, 1200)]),
    ],
)
def test_words_keep_their_times_when_text_is_corrected(
    edited: Any, typed: str, expected: list[tuple[str, int, int]]
) -> None:
    (cue, _) = edited(captions_of(SPOKEN, SOON), f"setText(cues, 0, {json.dumps(typed)})")
    assert [line["text"] for line in cue["lines"]] == typed.split("\n")
    words = words_of(cue)
    assert [word for word, *_ in words] == typed.split()
    assert [word for word in words if word not in SPOKEN] == expected
    made_up = {word["text"] for line in cue["lines"] for word in line["words"] if word["estimated"]}
    assert made_up == (set() if len(words) == len(SPOKEN) or "quickbrown" in typed else {word for word, *_ in expected})


def test_words_that_are_written_without_spaces_keep_their_times(edited: Any) -> None:
    spoken = [("港は", 0, 400), ("日の", 400, 700), ("出の", 700, 900), ("前に", 900, 1300)]
    captions = captions_of(spoken, language="ja")
    for typed, expected in (
        ("港は日の出の\n前に", spoken),
        ("港は月の出の前に", [spoken[0], ("月の", 400, 700), *spoken[2:]]),
        ("港は今日の出の前に", [("港は今", 0, 400), *spoken[1:]]),
        ("港は出の前に", [spoken[0], *spoken[2:]]),
        ("港は、日の出の前に👩‍🚀", [("港は、", 0, 400), *spoken[1:3], ("前に👩‍🚀", 900, 1300)]),
    ):
        (cue,) = edited(captions, f"setText(cues, 0, {json.dumps(typed)})")
        assert words_of(cue) == expected, typed
        assert "\n".join(line["text"] for line in cue["lines"]) == typed


def test_a_split_starts_the_second_cue_with_its_first_word(edited: Any) -> None:
    first, second, _ = edited(captions_of(SPOKEN, SOON), "splitCue(cues, 0, 2, limits)")
    assert (first["startMs"], first["endMs"], second["startMs"]) == (0, 500, 500)
    assert words_of(first) + words_of(second) == SPOKEN


def test_a_join_is_on_one_line_if_it_fits(edited: Any) -> None:
    captions = captions_of(SPOKEN, SOON)
    (joined,) = edited(captions, "joinCues(cues, 0, limits)")
    assert [line["text"] for line in joined["lines"]] == ["The quick brown fox jumps. Over the dog."]
    assert (joined["startMs"], joined["endMs"]) == (0, captions[1].end_ms)
    (joined,) = edited(captions, "joinCues(cues, 0, { ...limits, maxLineWidth: 30 })")
    assert [line["text"] for line in joined["lines"]] == ["The quick brown fox jumps.", "Over the dog."]


def test_a_word_moves_over_the_end_of_a_cue_with_its_time(edited: Any) -> None:
    captions = captions_of(SPOKEN, SOON)
    cue, after = edited(captions, "moveWord(cues, 0, 1, limits)")
    assert (words_of(cue), words_of(after)) == (SPOKEN[:-1], [SPOKEN[-1], *SOON])
    assert (cue["endMs"], after["startMs"]) == (1300, 1300)
    cue, after = edited(captions, "moveWord(cues, 0, -1, limits)")
    assert (words_of(cue), words_of(after)) == ([*SPOKEN, SOON[0]], SOON[1:])
    assert (cue["endMs"], after["startMs"]) == (2350, 2350)


def test_a_word_moves_over_the_end_of_a_line(edited: Any) -> None:
    captions = captions_of(SPOKEN)
    (cue,) = edited(captions, "moveLineBreak(cues, 0, 1)")
    assert [line["text"] for line in cue["lines"]] == ["The quick brown fox", "jumps."]
    assert edited(captions, "moveLineBreak(cues, 0, -1)") == "Cue 1 has no second line."


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("0, 3_000_000", None),
        ("-500, cues[0].endMs", None),
        ("400, cues[0].endMs", (400, 2000)),
        ("0, 1500", (0, 1500)),
        ("0, -5", (0, 100)),
        ("90_000, cues[0].endMs", (1900, 2000)),
    ],
)
def test_a_cue_never_reaches_its_neighbour(edited: Any, times: str, expected: tuple[int, int] | None) -> None:
    captions = captions_of(SPOKEN, SOON)
    assert captions[0].end_ms == 2000
    answer = edited(captions, f"setTimes(cues, 0, {times}, limits)")
    found = (answer[0]["startMs"], answer[0]["endMs"]) if isinstance(answer, list) else None
    assert found == expected


def test_captions_without_times_of_words_share_those_of_their_cues(edited: Any) -> None:
    captions = captioner.read_captions("1\n00:00:01,000 --> 00:00:03,000\nOne two\nthree four\n")
    first, second = edited(captions, "splitCue(cues, 0, 2, limits)")
    assert words_of(first) == [("One", 1000, 1800), ("two", 1000, 1800)]
    assert words_of(second) == [("three", 1800, 3000), ("four", 1800, 3000)]
    (cue,) = edited(captions, "setTimes(cues, 0, 500, cues[0].endMs, limits)")
    assert {(start_ms, end_ms) for _, start_ms, end_ms in words_of(cue)} == {(500, 3000)}


# Random edits, each followed by the laws that hold for all; then everything undone and redone.
RANDOM = f"""{MODEL}
    const {{ held, seed }} = JSON.parse(text);
    {READ}
    let state = seed;
    const random = (below) => {{
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor((state / 2147483648) * below);
    }};
    const lettersIn = (all) => lettersOf(all.flatMap((cue) => cue.lines.map((line) => line.text)).join(" "));
    const wasInOrder = cues.every((cue, at) => !at || cues[at - 1].endMs <= cue.startMs);
    const original = JSON.stringify(cues);
    const history = new History(cues);
    const faults = [];
    let made = 0;
    for (let step = 0; step < 150 && cues.length; step += 1) {{
        const at = random(cues.length);
        const count = wordsOf(cues[at]).length;
        const typed = () => {{
            const chars = [...cues[at].lines.map((line) => line.text).join("\\n")];
            const texts = ["x", " ", "\\n", "字", " é", "👍🏽", "<b>", " --> ", "ש"];
            chars.splice(random(chars.length + 1), random(3), texts[random(texts.length)]);
            return chars.join("");
        }};
        const kind = random(8);
        const edit = [
            () => setText(cues, at, typed()),
            () => setText(cues, at, typed()),
            () => splitCue(cues, at, random(count + 1), limits),
            () => joinCues(cues, at, limits),
            () => moveWord(cues, at, random(2) ? 1 : -1, limits),
            () => moveLineBreak(cues, at, random(2) ? 1 : -1),
            () => setTimes(cues, at, cues[at].startMs + random(2000) - 1000, cues[at].endMs, limits),
            () => setTimes(cues, at, cues[at].startMs, cues[at].endMs + random(2000) - 1000, limits),
        ][kind]();
        if (edit.refused) continue;
        const before = lettersIn(cues);
        history.make(edit);
        made += 1;
        if (kind > 1 && lettersIn(cues) !== before) faults.push([step, kind, "letters changed"]);
        cues.forEach((cue, one) => {{
            const after = cues[one + 1];
            if (cue.endMs <= cue.startMs) faults.push([step, kind, "no duration"]);
            if (wasInOrder && after && cue.endMs > after.startMs) faults.push([step, kind, "over its neighbour"]);
            const words = wordsOf(cue);
            const spelt = lettersOf(words.map((word) => word.text).join(" "));
            if (spelt !== lettersIn([cue])) faults.push([step, kind, "words are not the text"]);
            if (words.some((word) => word.endMs <= word.startMs)) faults.push([step, kind, "a word lasts no time"]);
            const shown = unitsOf(cue, limits.maxHoldMs).map((unit) => unit.text).join("");
            if (lettersOf(shown) !== lettersOf(shownText(cue))) faults.push([step, kind, "units are not the text"]);
        }});
    }}
    const last = JSON.stringify(cues);
    const json = asJson(held.head, cues);
    while (history.undo());
    if (JSON.stringify(cues) !== original) faults.push("undone cues differ");
    if (history.isChanged) faults.push("changed after all is undone");
    while (history.redo());
    if (JSON.stringify(cues) !== last) faults.push("redone cues differ");
    return {{ made, faults: faults.slice(0, 5), json, cues: JSON.parse(last) }};
"""


@pytest.mark.parametrize(
    "name", ["v1", "v2", "japanese", "arabic", "emoji", "thai", "hostile", "talk.vtt", "dialogue.srt"]
)
def test_any_edits_keep_the_text_and_can_all_be_undone(run_in_node: RunInNode, name: str) -> None:
    is_file = "." in name
    captions = captioner.read_captions(FIXTURES / "captions" / name) if is_file else captioner.caption(TIMINGS[name])
    check_random_edits(run_in_node, captions)


@pytest.mark.parametrize("speakers", ["dash", "label", "voice"])
def test_any_edits_keep_what_stands_before_the_words_of_speakers(
    run_in_node: RunInNode, speakers: Literal["dash", "label", "voice"]
) -> None:
    captions = conversation(speakers)
    assert any(line.prefix for cue in captions for line in cue.lines) or speakers == "voice"
    check_random_edits(run_in_node, captions)


def test_a_word_does_not_move_to_another_speaker_and_corrected_lines_keep_theirs(edited: Any) -> None:
    captions = conversation("dash")
    at, cue = next((at, cue) for at, cue in enumerate(captions) if len(cue.lines) == 2 and cue.lines[1].prefix)
    assert "Another speaker" in edited(captions, f"moveLineBreak(cues, {at}, 1)")
    typed = cue.text.replace(cue.words[-1].text, "Done.")
    changed = edited(captions, f"setText(cues, {at}, {json.dumps(typed)})")[at]
    assert [line["prefix"] + line["text"] for line in changed["lines"]] == typed.split("\n")
    assert [line["prefix"] for line in changed["lines"]] == [line.prefix for line in cue.lines]


def conversation(speakers: Literal["dash", "label", "voice"]) -> captioner.Captions:
    """Captions of two who speak by turns, some of them in one cue."""
    turns = ["Are you coming?", "Yes, at six.", "Good.", "I bring the maps and the lamp.", "And the rope?", "Yes."]
    spoken = [(word, "AB"[turn % 2]) for turn, text in enumerate(turns) for word in text.split()]
    words = [(word, 250 * at, 250 * at + 200, speaker) for at, (word, speaker) in enumerate(spoken)]
    return captioner.caption(captioner.Timing.from_words(words, language="en"), speakers=speakers)


def check_random_edits(run_in_node: RunInNode, captions: captioner.Captions) -> None:
    """Five runs of random edits, and what is saved after them as the library reads it."""
    seeds = [f'{{"seed": {seed}, "held": {held(captions)}}}' for seed in range(1, 6)]
    for answer in run_in_node(RANDOM, seeds):
        assert answer["faults"] == []
        assert answer["made"] >= 50
        read = captioner.read_captions(answer["json"])
        assert read.edited
        assert [(cue.text, cue.start_ms, cue.end_ms) for cue in read] == [
            ("\n".join(line["prefix"] + line["text"] for line in cue["lines"]), cue["startMs"], cue["endMs"])
            for cue in answer["cues"]
        ]
        assert [[(word.text, word.start_ms, word.end_ms, word.estimated) for word in cue.words] for cue in read] == [
            [
                (word["text"], word["startMs"], word["endMs"], word["estimated"])
                for line in cue["lines"]
                for word in line["words"]
            ]
            for cue in answer["cues"]
        ]


@pytest.mark.parametrize("name", TIMINGS)
def test_captions_that_nobody_edited_are_saved_as_the_library_writes_them(run_in_node: RunInNode, name: str) -> None:
    captions = captioner.caption(TIMINGS[name])
    script = f"{MODEL} const held = JSON.parse(text); {READ} return asJson(held.head, cues);"
    (saved,) = run_in_node(script, [held(captions)])
    assert json.loads(saved) == {**json.loads(captioner.to_json(captions)), "edited": True}
