"""The answers of other services: each is recognised as its own and no other's, and all give the same cues."""

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import captioner
from captioner import CaptionerError, Timing, caption, read_clip, read_clips, readers
from captioner.readers import documents, holds_clip
from captioner.readers.recognition import VENDORS, row_of
from captioner.readers.vendors import ROWS, Row, fits
from tests.clips import FIXTURES, TIMINGS
from tests.sounds import timed_wav
from tests.test_cli import run

FILES = sorted((FIXTURES / "vendors").iterdir())
SICK = FIXTURES / "vendors-sick"
# What is said on the clips in `vendors-sick`, or None where they are mended.
FAULTS = {
    "assemblyai-queued.json": "an answer of assemblyai .* without timings: wait until its status is completed",
    "assemblyai-seconds.json": "clip a: .* longer than in any speech: the times of assemblyai .* are in milliseconds",
    "azure-ticks-as-batch.json": "longer than in any speech: the times of azure .* are in milliseconds, and these",
    "cartesia-lengths.json": "2 words, 1 start and 2 end: the three lists must have the same length",
    "deepgram-string.json": r"clip r: word 4 \('the'\): 'soon' is not a number of seconds",
    "edge-tts-sentences.jsonl": "an answer of edge-tts .* without timings: make Communicate with boundary",
    "elevenlabs-collapsed.json": r"from \"first\" \(3.66 s\) on, 9 words have no times of their own",
    "elevenlabs-lengths.json": "98 characters, 98 character_start_times_seconds.* and 95 character_end",
    "elevenlabs-null.json": "an answer of elevenlabs .* without timings: use the endpoint with-timestamps",
    "polly-no-time.jsonl": "mark 0 .* has no time",
    "polly-no-words.jsonl": "without timings: give SpeechMarkTypes word and sentence",
    "whisper-no-words.json": r"one time each \(run whisper with --word_timestamps True.*: --repair auto",
    "whisper.cpp-sentences.json": r"one time each \(run whisper.cpp with -ojf.*: --repair auto",
}
TEXT = "The harbour wakes before the sun does. By six, the first boats are back, and Nora's gulls know it."
# These services give words without punctuation, and no text that has it.
BARE = ("edge-tts.jsonl", "edge-tts-messages.jsonl", "polly-words.jsonl")


def documents_of(path: Path) -> list[Any]:
    """The documents of a file, those of a `result` without it."""
    return [document.get("result", document) if "transcription" not in document else document
            for document in documents.documents(path)]  # fmt: skip


def starts_and_lines(timing: Timing) -> list[tuple[int, list[str]]]:
    return [(cue.start_ms, [line.text for line in cue.lines]) for cue in caption(timing)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_an_answer_fits_one_row_only_and_is_its_vendors(path: Path) -> None:
    found = documents_of(path)
    fitting = [row for row in ROWS if any(fits(row, document) for document in found)]
    assert [row.vendor for row in fitting] == [vendor_of(path)]
    assert holds_clip(path.read_bytes()) is True


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_a_timing_says_whose_clip_it_is(path: Path) -> None:
    assert {timing.source for timing in read_clips(path)} == {vendor_of(path)}


@pytest.mark.parametrize("name", ["v1.json", "v2_list.json", "stream.jsonl", "xai.json"])
def test_our_own_services_clips_are_resembles_unless_xai_is_named(name: str) -> None:
    path = FIXTURES / "clips" / name
    assert {timing.source for timing in read_clips(path)} == {"resemble"}
    assert {timing.source for timing in read_clips(path, vendor="xai")} == {"xai"}


def test_words_of_ones_own_and_mapped_json_have_no_source() -> None:
    assert Timing.from_words([("Hi", 0, 100)]).source is None
    mapping = "words=[*], text=t, start=b, end=e"
    assert read_clip('[{"t": "Hi", "b": 0, "e": 1}]', mapping=mapping).source is None


def vendor_of(path: Path) -> str:
    return max((vendor for vendor in VENDORS if path.name.startswith(vendor)), key=len)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.vendor} {row.answer}")
def test_each_row_has_an_answer(row: Row) -> None:
    assert any(row_of(documents_of(path)) is row for path in FILES)


@pytest.mark.parametrize("path", sorted((FIXTURES / "clips").iterdir()), ids=lambda path: str(path.name))
def test_no_clip_of_our_own_service_fits_a_row(path: Path) -> None:
    assert row_of(documents.documents(path)) is None


@pytest.mark.parametrize("name", ["json", "remotion"])
@pytest.mark.parametrize("clip", TIMINGS)
def test_our_own_json_is_never_taken_for_an_answer(name: str, clip: str) -> None:
    text = captioner.WRITERS[name](caption(TIMINGS[clip]))
    assert holds_clip(text) is False
    with pytest.raises(CaptionerError):
        readers.read_clips(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_same_sentences_give_the_same_cues(path: Path) -> None:
    timing = read_clip(path)
    expected = read_clip(FIXTURES / "vendors" / "elevenlabs.json")
    if path.name in BARE:
        assert timing.text == TEXT.replace(".", "").replace(",", "")
        assert [word.start_ms for word in timing.words] == [word.start_ms for word in expected.words]
        return
    assert timing.text == TEXT
    gap = path.name == "whisperx-gap.json"
    assert [repair.kind for repair in timing.repairs] == (["missing"] if gap else [])
    assert starts_and_lines(timing) == starts_and_lines(expected)
    for word, same in zip(timing.words, expected.words, strict=True):
        assert gap or abs(word.start_ms - same.start_ms) <= 1
        # Speech marks have no ends, and punctuation may be timed after its word.
        assert gap or abs(word.end_ms - same.end_ms) <= (60 if "polly" in path.name else 20)


@pytest.mark.parametrize("path", sorted(SICK.iterdir()), ids=lambda path: str(path.name))
def test_a_sick_answer_is_refused_with_its_place_and_what_to_do(path: Path) -> None:
    with pytest.raises(CaptionerError, match=FAULTS[path.name]):
        read_clips(path, repair="off")
    assert holds_clip(path.read_bytes()) is True


def test_every_fault_has_a_file() -> None:
    assert {path.name for path in SICK.iterdir()} == FAULTS.keys()


def test_the_text_that_was_given_outweighs_the_one_that_was_spoken() -> None:
    spoken = {
        "characters": list("ni"),
        "character_start_times_seconds": [0, 0.1],
        "character_end_times_seconds": [0.1, 0.3],
    }
    given = {"characters": ["你"], "character_start_times_seconds": [0], "character_end_times_seconds": [0.3]}
    both = {"audio_base64": "", "alignment": given, "normalized_alignment": spoken}
    assert read_clip(both).text == "你"
    assert read_clip({**both, "alignment": None}).text == "ni"


def test_a_word_without_a_time_is_kept_and_estimated() -> None:
    timing = read_clip(FIXTURES / "vendors" / "whisperx-gap.json")
    assert [word.text for word in timing.words if word.estimated] == ["six,"]


def test_the_text_of_a_segment_without_words_is_kept() -> None:
    said = [("one", 0, 0.4), ("two", 0.5, 0.9)]
    words = [{"word": f" {word}", "start": start, "end": end} for word, start, end in said]
    segments: list[dict[str, Any]] = [{"start": 0, "end": 0.9, "text": " one two", "words": words}]
    segments.append({"start": 1.2, "end": 1.9, "text": " three four", "words": []})
    assert read_clip({"segments": segments, "language": "en", "text": ""}).text == "one two three four"


def test_white_space_alone_is_nothing_to_caption() -> None:
    with pytest.raises(captioner.TimingError, match="nothing to caption"):
        read_clip({"words": [{"word": "  ", "start": 0, "end": 1}]})


def test_pieces_of_words_that_start_again_at_0_follow_one_another_and_are_noted() -> None:
    lists = [(["It", "rained"], [0.1, 0.3], [0.2, 0.8]), (["all", "night."], [0.05, 0.4], [0.3, 0.9])]
    pieces = [
        {"type": "timestamps", "word_timestamps": {"words": words, "start": starts, "end": ends}}
        for words, starts, ends in lists
    ]
    timing = read_clip(pieces)
    assert [word.start_ms for word in timing.words] == [100, 300, 850, 1200]
    assert [(repair.kind, repair.first_word, repair.words) for repair in timing.repairs] == [("stream", 2, 2)]
    assert "piece 2 of its stream: times that start again at 0" in str(timing.repairs[0])
    with pytest.raises(captioner.TimingError, match="--repair auto"):
        read_clip(pieces, repair="off")


def test_minus_one_is_no_time() -> None:
    words = [("It", 0, 0.2), ("was", -1, -1), ("late.", 0.5, 0.9)]
    timing = read_clip({"words": [{"word": word, "start": start, "end": end} for word, start, end in words]})
    assert [word.estimated for word in timing.words] == [False, True, False]


def test_punctuation_without_a_time_is_timed_with_its_word() -> None:
    tokens = [("“", "", None, None), ("Hello", "", 0.1, 0.4), (",", "", None, None), ("”", " ", None, None)]
    tokens += [("she", " ", 0.6, 0.8), ("said", "", 0.8, 1.0), (".", "", None, None)]
    timing = read_clip(
        [dict(zip(("text", "whitespace", "start_ts", "end_ts"), token, strict=True)) for token in tokens]
    )
    assert [(word.text, word.start_ms, word.end_ms) for word in timing.words] == [
        ("“Hello,”", 100, 400),
        ("she", 600, 800),
        ("said.", 800, 1000),
    ]
    assert timing.repairs == ()


def test_sentences_of_speech_marks_lose_their_ssml() -> None:
    said = 'Mary had <break time="300ms"/>a &amp; lamb.'
    marks: list[dict[str, Any]] = [{"time": 0, "type": "sentence", "start": 0, "end": 40, "value": said}]
    words = [("Mary", 0), ("had", 300), ("a", 900), ("lamb", 1200)]
    marks += [{"time": time, "type": "word", "start": 0, "end": 1, "value": word} for word, time in words]
    assert read_clip(marks).text == "Mary had a & lamb."


def test_words_that_are_not_in_the_text_beside_them_stay_as_they_are() -> None:
    said = [("It", 0, 0.3), ("cost", 0.3, 0.5), ("five", 0.5, 0.8)]
    words = [{"word": word, "start": start, "end": end} for word, start, end in said]
    assert read_clip({"text": "It cost $5.", "words": words}).text == "It cost five"
    assert read_clip({"text": "“It cost, five!”", "words": words}).text == "“It cost, five!”"


def wrapped(value: Any, wrapper: str) -> bytes:
    """An answer as a tool saves it."""
    text = json.dumps(value)
    return {
        "gzip": lambda: gzip.compress(text.encode()),
        "axios": lambda: json.dumps({"status": 200, "headers": {}, "data": value}).encode(),
        "n8n": lambda: json.dumps([{"json": value, "pairedItem": {"item": 0}}]).encode(),
        "events": lambda: f": hello\n\nevent: message\ndata: {text}\n\ndata: [DONE]\n\n".encode(),
        "two": lambda: json.dumps({"response": {"output": value}}).encode(),
    }.get(wrapper, lambda: json.dumps({wrapper: value}).encode())()


@pytest.mark.parametrize("wrapper", ["gzip", "axios", "n8n", "events", "two", "clip", "response", "result", "output"])
@pytest.mark.parametrize("name", ["clips/v1.json", "clips/v2.json", "vendors/elevenlabs.json", "vendors/deepgram.json"])
def test_an_answer_is_read_in_the_wrappers_of_tools(name: str, wrapper: str) -> None:
    content = (FIXTURES / name).read_bytes()
    source = wrapped(json.loads(content), wrapper)
    assert read_clips(source) == read_clips(content)
    assert holds_clip(source) is True


def test_the_events_of_a_stream_are_pieces_of_one_clip() -> None:
    lines = (FIXTURES / "vendors" / "elevenlabs-stream.jsonl").read_text("utf-8").splitlines()
    events = "\r\n\r\n".join(f"data:{line}" for line in lines)
    assert read_clip(events) == read_clip(FIXTURES / "vendors" / "elevenlabs-stream.jsonl")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (gzip.compress(b'{"uuid": "1"}', mtime=0)[:-9], "gzip that was cut"),
        (b"\x1f\x8bnothing", "gzip that is damaged"),
        (gzip.compress(b"", mtime=0), "is empty"),
        (b"event: ping\n\n", "the list is empty"),
        (b"data: {\n\n", "is neither JSON nor JSON lines"),
    ],
)
def test_a_damaged_wrapper_is_named(source: bytes, told: str) -> None:
    with pytest.raises(captioner.FormatError, match=told):
        read_clips(source)


def test_files_packed_with_gzip_are_captioned_under_their_name_and_our_own_json_is_replaced(tmp_path: Path) -> None:
    clips, made = tmp_path / "clips", tmp_path / "made"
    clips.mkdir()
    (clips / "said.jsonl.gz").write_bytes(gzip.compress((FIXTURES / "vendors" / "polly.jsonl").read_bytes()))
    texts = []
    for options in (["--max-line-width", "30"], ["--max-line-width", "20", "--overwrite"]):
        result = run("convert", f"{clips}", "-f", "json", "-f", "srt", "-o", f"{made}/", *options)
        assert result.exit_code == 0, result.output
        texts.append((made / "said.json").read_text("utf-8"))
    assert texts[0] != texts[1]
    assert sorted(path.name for path in made.iterdir()) == ["said.json", "said.srt"]
    again = run("convert", f"{made}", "-o", f"{tmp_path}/again/")
    assert again.stderr.startswith("skipped 1 file of captions that are called like another source")
    assert again.exit_code == 0


def test_the_readers_are_listed_with_their_documentation() -> None:
    lines = run("readers").stdout.splitlines()
    assert len(lines) == len(ROWS) + 4
    assert [line.split()[0] for line in lines[1:]] == ["resemble", "resemble", "xai", *(row.vendor for row in ROWS)]
    assert all(line.split()[-1].startswith("https://") for line in lines[1:])


def test_the_command_line_takes_the_vendor() -> None:
    path = f"{FIXTURES / 'vendors' / 'whisper.json'}"
    assert run("convert", path, "--from", "Whisper").stdout == run("convert", path).stdout
    refused = run("convert", path, "--from", "polly")
    assert (refused.exit_code, "is no answer of polly that is known" in refused.stderr) == (1, True)
    unknown = run("explain", path, "--from", "nobody")
    assert (unknown.exit_code, "there is no reader for 'nobody'" in unknown.stderr) == (2, True)
    batch = run("convert", path, "--from", "polly", "--jobs", "1", "-o", "x/")
    assert (batch.exit_code, "is no answer of polly" in batch.stderr) == (1, True)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_vendor_may_be_given(path: Path) -> None:
    assert read_clips(path, vendor=vendor_of(path)) == read_clips(path)


@pytest.mark.parametrize("vendor", ["resemble", "xai"])
@pytest.mark.parametrize("name", ["v1.json", "v2_list.json", "stream.jsonl", "xai.json"])
def test_our_own_service_may_be_given(name: str, vendor: str) -> None:
    path = FIXTURES / "clips" / name
    assert read_clips(path, vendor=vendor) == tuple(replace(timing, source=vendor) for timing in read_clips(path))


def test_an_answer_of_another_vendor_than_the_given_one_is_refused_with_its_keys() -> None:
    with pytest.raises(captioner.FormatError, match="no answer of deepgram that is known, its keys are text, segments"):
        read_clips(FIXTURES / "vendors" / "whisper.json", vendor="deepgram")
    with pytest.raises(captioner.FormatError, match="no reader for 'nobody': choose one of resemble, xai, elevenlabs"):
        read_clips({}, vendor="nobody")


def test_milliseconds_where_a_vendor_has_seconds_need_the_option() -> None:
    words = [{"word": word, "start": start, "end": end} for word, start, end in [("One", 0, 400), ("two", 450, 900)]]
    with pytest.raises(captioner.TimingError, match="give --time-unit ms"):
        read_clip({"words": words})
    assert read_clip({"words": words}, time_unit="ms").words[-1].end_ms == 900


def test_a_list_with_answers_of_two_vendors_is_refused_with_the_item() -> None:
    items: Sequence[Any] = [
        json.loads((FIXTURES / "vendors" / f"{name}.json").read_bytes()) for name in ("whisper", "deepgram")
    ]
    with pytest.raises(captioner.FormatError, match=r"item 2 is not of whisper \(JSON of"):
        read_clips(items)
    assert len(read_clips([items[0], items[0]])) == 2


# What reads each clip of our own service, and nothing else of the readers or of captions.
OWN_MODULES = {
    "v2.json": "char_times documents files names other_answers resemble service_errors time_unit timestamps",
    "speech.wav": "char_times documents files names other_answers resemble service_errors sounds time_unit timestamps "
    "wav_header wav_texts",
}


@pytest.mark.parametrize("name", OWN_MODULES)
def test_a_clip_of_our_own_service_imports_only_the_modules_that_read_it(name: str, tmp_path: Path) -> None:
    path = FIXTURES / "clips" / name
    if name.endswith(".wav"):
        path = tmp_path / name
        path.write_bytes(timed_wav("The harbour wakes."))
    program = (
        "import sys, captioner\n"
        "from pathlib import Path\n"
        f"captioner.read_clips(Path({str(path)!r}))\n"
        "rooms = ('captioner.readers.', 'captioner.subtitles.', 'captioner.cue_words')\n"
        "print(*sorted(name.removeprefix(rooms[0]) for name in sys.modules if name.startswith(rooms)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == OWN_MODULES[name].split()


def _azure(key: str, speakers: Sequence[int]) -> dict[str, Any]:
    ticks = key == "recognizedPhrases"
    start, lasting = ("offsetInTicks", "durationInTicks") if ticks else ("offsetMilliseconds", "durationMilliseconds")
    phrases = []
    for at, speaker in enumerate(speakers):
        times = {start: (10**7 if ticks else 1000) * (at + 1), lasting: 4 * 10**6 if ticks else 400}
        words = [{"displayText" if ticks else "text": "Hello.", **times}]
        phrases.append(
            {
                "speaker": speaker,
                "text": "Hello.",
                **times,
                **({"nBest": [{"displayWords": words}]} if ticks else {"words": words}),
            }
        )
    return {key: phrases}


@pytest.mark.parametrize(
    "answer",
    [
        _azure("recognizedPhrases", [1, 2]),
        _azure("phrases", [1, 2]),
        [
            {
                "is_final": True,
                "channel": {
                    "alternatives": [{"words": [{"word": "a", "start": at, "end": at + 0.5, "speaker": at + 1}]}]
                },
            }
            for at in range(2)
        ],
        {
            "tokens": [
                {"text": " Hi", "start_ms": 0, "end_ms": 300, "speaker": "1"},
                {"text": " Yo", "start_ms": 400, "end_ms": 700, "speaker": "2"},
            ]
        },
        {
            "segments": [
                {
                    "text": " Hi there",
                    "start": 0,
                    "end": 1,
                    "speaker": "1",
                    "words": [{"word": " Hi", "start": 0, "end": 0.4}, {"word": " there", "start": 0.5, "end": 0.9}],
                },
                {"text": " Yo", "start": 1, "end": 2, "speaker": "2", "words": []},
            ]
        },
        [{"word": "hi", "start": 0, "end": 0.3, "speaker": 1}, {"word": "yo", "start": 0.4, "end": 0.7, "speaker": 2}],
    ],
    ids=["azure batch", "azure fast", "deepgram live", "soniox", "whisper segments", "words alone"],
)
def test_speakers_are_read_from_words_or_from_what_holds_them(answer: Any) -> None:
    (timing,) = read_clips(answer)
    assert list(dict.fromkeys(word.speaker for word in timing.words)) == ["1", "2"]
