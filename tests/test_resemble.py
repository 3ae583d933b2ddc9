import copy
import json
import re
import tracemalloc
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import CaptionerError, ClipNotReadyError, FormatError, Timing, TimingError, read_clip, read_clips
from captioner.readers.resemble import is_rendering
from tests.bench.synthetic_clips import clip as synthetic_clip
from tests.strategies import TimedChars, json_values, mutated, timed_chars, timestamps

FIXTURES = Path(__file__).parent.parent / "fixtures"
CLIPS = FIXTURES / "clips"

SAVE_WHOLE = "save the API's whole answer"
SAY_MS = "--time-unit ms"

# Every file of fixtures/invalid: the error, the index it names, and what its message says.
INVALID: dict[str, tuple[type[CaptionerError], int | None, str]] = {
    # no timings, and why
    "still_rendering.json": (ClipNotReadyError, None, "fetch it again in a moment, or with --wait SECONDS"),
    "v2_draft.json": (ClipNotReadyError, None, "audio was never made: synthesize it (with include_timestamps: true)"),
    "v2_draft_without_keys.json": (ClipNotReadyError, None, "audio was never made: synthesize it"),
    "no_timestamps.json": (ClipNotReadyError, None, "create the clip again with include_timestamps: true"),
    "empty_timestamps.json": (ClipNotReadyError, None, "choose a model that supports timestamps"),
    "empty_arrays.json": (ClipNotReadyError, None, "choose a model that supports timestamps"),
    # impossible timings
    "length_mismatch.json": (
        TimingError,
        25,
        "26 characters but 25 times: graph_chars and graph_times must have the same",
    ),
    "infinite_time.json": (TimingError, 7, "'l' has the time inf, which is not finite (character 7)"),
    "start_runs_back.json": (TimingError, 7, "starts at 0.1744 s, before the previous character (0.3241 s)"),
    "time_is_string.json": (TimingError, 7, "'l' has the time '0.3744', which is not a number"),
    "time_is_bool.json": (TimingError, 0, "'O' has the time False, which is not a number"),
    "short_pair.json": (TimingError, 7, "'l' has the time [0.3744], which is not [start, end]"),
    "char_not_string.json": (TimingError, 7, "7 is not a string (character 7)"),
    "lone_surrogate.json": (TimingError, 8, "a lone surrogate (character 8): the text was split as UTF-16"),
    "beyond_100_hours.json": (TimingError, 25, "'.' has a time beyond 100 hours (character 25)"),
    "duration_not_number.json": (TimingError, None, "its duration '2 s' is not a number of seconds"),
    "times_look_like_ms.json": (TimingError, None, SAY_MS),
    "times_look_like_ms_no_duration.json": (TimingError, None, "longer than in any speech: ask the service"),
    "only_white_space.json": (TimingError, None, "nothing to caption: its characters are all white space"),
    "timestamps_is_list.json": (TimingError, None, "not an object with graph_chars and graph_times"),
    "graph_chars_is_string.json": (TimingError, None, "its graph_chars and graph_times are not both lists"),
    "stream_piece_mismatch.jsonl": (TimingError, 16, "clip 5tr3am, piece 2 of its stream: 9 characters but 8 times"),
    "stream_out_of_order.jsonl": (
        TimingError,
        17,
        "clip 5tr3am, piece 3 of its stream: it starts at 0.5232 s, but the last",
    ),
    # not a clip
    "empty.json": (FormatError, None, "is empty: a clip's JSON was expected"),
    "white_space.json": (FormatError, None, "is empty: a clip's JSON was expected"),
    "not_json.json": (FormatError, None, "is a web page (HTML): save the answer or the file itself"),
    "truncated.json": (FormatError, None, SAVE_WHOLE),
    "bad_line.jsonl": (FormatError, None, "(line 2, column 200); save the API's whole answer"),
    "number_line.jsonl": (FormatError, None, "item 2 is a number, not a JSON object: a clip was expected"),
    "latin_1.json": (FormatError, None, "is not UTF-8; a clip's JSON, in UTF-8, was expected"),
    "empty_list.json": (FormatError, None, "holds no clip: the list is empty"),
    "empty_page.json": (FormatError, None, "holds no clip: the list is empty"),
    "array_of_numbers.json": (FormatError, None, "item 1 is a number, not a JSON object: a clip was expected"),
    "string.json": (FormatError, None, "is a string, not a JSON object: a clip was expected"),
    "page_with_stranger.json": (FormatError, None, "item 2 is not a clip of the Resemble API"),
    "service_error.json": (FormatError, None, "is an error message from the service: Clip was not found"),
    "service_error_without_success.json": (FormatError, None, "voice_uuid: is not a voice of this account"),
}


def clip(name: str) -> Any:
    return json.loads((CLIPS / name).read_bytes())


# --- every fixture


def test_every_invalid_fixture_is_in_the_table() -> None:
    names = {path.name for path in (FIXTURES / "invalid").iterdir()}

    assert names, "fixtures/invalid is empty"
    assert names == INVALID.keys()


@pytest.mark.parametrize("name", INVALID)
def test_an_invalid_fixture_raises_its_error_with_position_and_remedy(name: str) -> None:
    error_class, index, said = INVALID[name]

    with pytest.raises(error_class, match=re.escape(said)) as caught:
        read_clips((FIXTURES / "invalid" / name).read_bytes())

    assert type(caught.value) is error_class
    assert getattr(caught.value, "index", None) == index
    # An error about a clip names the clip.
    assert error_class is FormatError or re.match("clip (fau17|5tr3am)[:,] ", str(caught.value))


def test_only_a_clip_that_may_still_get_timings_is_rendering() -> None:
    rendering = set()
    for name, (error_class, _, _) in INVALID.items():
        if error_class is ClipNotReadyError:
            data = (FIXTURES / "invalid" / name).read_bytes()
            with pytest.raises(ClipNotReadyError) as caught:
                read_clip(data)
            assert caught.value.rendering == is_rendering(json.loads(data))
            if caught.value.rendering:
                rendering.add(name)

    assert rendering == {"still_rendering.json", "v2_draft.json", "v2_draft_without_keys.json"}


@pytest.mark.parametrize("path", sorted(CLIPS.iterdir()), ids=lambda path: str(path.name))
def test_clip_fixtures_are_read_without_repairs(path: Path) -> None:
    for timing in read_clips(path.read_bytes(), time_unit="ms" if path.stem == "milliseconds" else "s"):
        assert timing.words
        assert (timing.nudged, timing.dropped) == (0, 0)
        assert timing.duration_ms is None or timing.words[-1].end_ms <= timing.duration_ms


def test_there_are_clip_fixtures() -> None:
    assert len(list(CLIPS.iterdir())) >= 20


# --- the wrappers


def test_the_documented_clip_of_version_1() -> None:
    timing = read_clip(clip("v1.json"))

    assert timing.text == "Resemble increases productivity through an easy to use API. What do you think?"
    assert (timing.uuid, timing.title, timing.duration_ms) == ("7ff0ffa", "First Clip!", None)
    assert (timing.words[0].start_ms, timing.words[0].end_ms) == (23, 453)
    assert [(word.text, word.start_ms, word.end_ms) for word in timing.words[8:10]] == [
        ("API.", 2949, 3611),
        ("What", 5180, 5331),
    ]
    assert not is_rendering(clip("v1.json"))


@pytest.mark.parametrize(
    ("name", "uuid", "title", "duration_ms", "ending"),
    [
        ("v2.json", "b2f1c0de", "Onboarding, part 1", 8193, "download the sound."),
        ("callback.json", "c4llb4ck", None, None, "with you on Tuesday."),
        ("synthesize.json", None, None, 2559, "in room four."),
        ("stream.jsonl", "5tr3am", None, None, "in the middle of a word."),
        ("xai.json", None, None, 2696, "telescopes are patient."),
    ],
)
def test_every_wrapper_of_a_clip_is_read(
    name: str, uuid: str | None, title: str | None, duration_ms: int | None, ending: str
) -> None:
    timing = read_clip((CLIPS / name).read_bytes())

    assert timing.text.endswith(ending)
    assert (timing.uuid, timing.title, timing.duration_ms) == (uuid, title, duration_ms)


def test_a_page_of_the_version_2_list_is_read_as_its_items() -> None:
    timings = read_clips(clip("v2_list.json"))

    assert [timing.title for timing in timings] == ["Intro", "Safety", "Arrival"]
    assert read_clips(clip("v2_list.json")["items"]) == timings


def test_each_json_line_is_a_clip() -> None:
    timings = read_clips((CLIPS / "lines.jsonl").read_text("utf-8"))

    assert [timing.uuid for timing in timings] == ["11nes-01", "11nes-02", "11nes-03"]


def test_each_stream_in_a_file_is_a_clip() -> None:
    stream = (CLIPS / "stream.jsonl").read_text("utf-8")
    unclosed = "".join(stream.splitlines(keepends=True)[:-1])
    (timing,) = read_clips(stream)
    other = json.dumps(clip("v1.json"))

    assert [each.words for each in read_clips(stream + unclosed)] == [timing.words] * 2
    first, second, third = read_clips(unclosed + other + "\n" + stream)
    assert (first.words, second, third) == (timing.words, read_clip(other), timing)


def test_a_piece_of_a_stream_may_have_no_timings() -> None:
    lines = (CLIPS / "stream.jsonl").read_text("utf-8").splitlines()
    silent = '{"type": "audio", "audio_content": "AAAA"}'

    assert read_clip("\n".join([lines[0], silent, *lines[1:]])).words == read_clip("\n".join(lines)).words


def test_a_timestamps_object_alone_is_a_clip() -> None:
    v1 = clip("v1.json")

    assert read_clip(v1["audio_timestamps"]).words == read_clip(v1).words


def test_the_key_that_is_not_empty_is_read() -> None:
    v1 = clip("v1.json")
    both = {**v1, "timestamps": v1["audio_timestamps"], "audio_timestamps": {}}

    assert read_clip(both) == read_clip(v1)
    assert read_clip({**both, "audio_timestamps": None}) == read_clip(v1)


def test_the_body_is_never_read() -> None:
    assert read_clip({**clip("v1.json"), "body": "<speak>Other words</speak>"}) == read_clip(clip("v1.json"))


def test_reading_does_not_change_the_clip() -> None:
    v2 = clip("v2.json")
    before = copy.deepcopy(v2)
    read_clip(v2)

    assert v2 == before


def test_several_clips_are_refused_where_one_is_expected() -> None:
    with pytest.raises(FormatError, match=r"holds 3 clips, not one: read_clips\(\) reads them all"):
        read_clip(clip("v2_list.json"))


# --- times and units


def test_overlapping_neighbours_are_accepted_and_clamped() -> None:
    times = clip("overlapping.json")["item"]["timestamps"]["graph_times"]
    timing = read_clip(clip("overlapping.json"))

    assert sum(a[1] > b[0] for a, b in pairwise(times)) > 60
    assert timing.nudged == 0
    assert any(a.end_ms == b.start_ms for a, b in pairwise(timing.words))


def test_times_are_read_in_milliseconds_on_request() -> None:
    data = (CLIPS / "milliseconds.json").read_bytes()
    timing = read_clip(data, time_unit="ms")

    assert timing.duration_ms == 4618
    assert 4000 < timing.words[-1].end_ms < 4618
    with pytest.raises(TimingError, match=re.escape(SAY_MS)):
        read_clip(data)


def test_a_time_unit_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FormatError, match="no time unit 'min': choose s or ms"):
        read_clip(clip("v1.json"), time_unit="min")  # type: ignore[arg-type]


@pytest.mark.parametrize("duration", ["3.5", True, [], -1, float("nan"), float("inf"), 10**400, 359_999.9996])
def test_a_duration_that_is_not_a_number_of_seconds_is_an_error(duration: object) -> None:
    with pytest.raises(TimingError, match=r"clip 7ff0ffa: its duration .* is not a number of seconds"):
        read_clip({**clip("v1.json"), "duration": duration})


@pytest.mark.parametrize("duration", [None, 0, 0.0])
def test_a_duration_of_zero_is_unknown(duration: object) -> None:
    assert read_clip({**clip("v1.json"), "duration": duration}).duration_ms is None


@given(timed_chars())
def test_a_wrapper_of_version_1_and_one_of_version_2_read_alike(timed: TimedChars) -> None:
    held = timestamps(timed)
    common = {"uuid": "7", "title": "A title"}
    v1 = read_or_refused({**common, "audio_timestamps": held, "finished": True})

    assert read_or_refused({"success": True, "item": {**common, "timestamps": held}}) == v1
    assert read_or_refused({"items": [{**common, "timestamps": held}]}) == v1
    assert read_or_refused(json.dumps({**common, "audio_timestamps": held}).encode()) == v1


def read_or_refused(clip: Any) -> Timing | str:
    """The timing of a clip, or why it is refused: random times may be no speech."""
    try:
        return read_clip(clip)
    except TimingError as error:
        return str(error)


@given(timed_chars(), st.data())
def test_a_stream_is_read_like_its_clip_wherever_it_is_split(timed: TimedChars, data: st.DataObject) -> None:
    chars, starts, ends = timed
    cuts = [0, *sorted(data.draw(st.lists(st.integers(0, len(chars)), max_size=4))), len(chars)]
    pieces = [
        {"type": "audio", "audio_timestamps": timestamps((chars[a:b], starts[a:b], ends[a:b]))}
        for a, b in pairwise(cuts)
    ]

    whole = {"audio_timestamps": timestamps(timed)}
    assert read_or_refused([*pieces, {"type": "audio_end"}]) == read_or_refused(whole)


SICK = {
    "null_time.json": "missing",
    "nan_time.json": "missing",
    "end_is_missing.json": "missing",
    "negative_time.json": "jitter",
    "end_before_start.json": "jitter",
}


def test_every_sick_fixture_is_mended_and_says_so() -> None:
    folder = CLIPS.parent / "sick"
    assert {path.name for path in folder.iterdir()} == set(SICK)
    for name, kind in SICK.items():
        assert [repair.kind for repair in read_clip(folder / name).repairs] == [kind]
        with pytest.raises(TimingError, match="--repair"):
            read_clip(folder / name, repair="off")


# --- text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("emoji.json", ["👨‍👩‍👧‍👦", "🇳🇴", "🇯🇵.", "👍🏽,", "👩🏿‍🚀", "🚀🚀!", "❤️."]),
        ("japanese.json", ["東", "い。", "iPhone", "「お", "う」", "3.14"]),
        ("chinese.json", ["上，", "“你", "2008", "吗？”"]),
        ("korean.json", ["끼었습니다.", "출근길에"]),
        ("thai.json", ["วั", "น", "นี้"]),
        ("arabic.json", ["الخير،", "35", "الأسبوع؟"]),
        ("very_long_word.json", ["Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz,"]),
        ("hostile.json", ["<b>bold</b>", "&", "&amp;", "{x}", "\\N", "C:\\New", "-->", "1984", "00:00:01,000"]),
        ("nbsp.json", ["20\u00a0000\u202f€,", "M.\u00a0Dupont\u202f;", "is\u00a0that\u2007all\u202f?"]),
    ],
)
def test_a_text_fixture_has_these_words(name: str, expected: list[str]) -> None:
    texts = [word.text for word in read_clip((CLIPS / name).read_bytes()).words]

    assert [text for text in expected if text not in texts] == []


def test_a_forced_break_is_before_its_word() -> None:
    words = read_clip(clip("forced_breaks.json")).words

    assert [(word.text, word.before) for word in words if "\n" in word.before] == [
        ("violets", "\n"),
        ("Sugar", "\n\n"),
        ("and", "\n"),
    ]


# --- the metadata of a clip


@pytest.mark.parametrize(
    ("said", "uuid", "title"),
    [
        ({"uuid": "a", "id": "b", "title": " T "}, "a", "T"),
        ({"uuid": None, "id": 12, "title": ""}, "12", None),
        ({"uuid": ["a"], "id": True, "title": {}}, None, None),
        ({"uuid": "\ud83d", "title": "cut \ud83d"}, "?", "cut ?"),
    ],
)
def test_uuid_and_title_are_strings_or_nothing(said: dict[str, object], uuid: str | None, title: str | None) -> None:
    timing = read_clip({**said, "audio_timestamps": clip("v1.json")["audio_timestamps"], "language": "en-GB"})

    assert (timing.uuid, timing.title, timing.language) == (uuid, title, "en-GB")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"uuid": "7"}, "clip 7: "),
        ({"title": "Intro"}, "clip Intro: "),
        ({}, "clip 1: "),
        ({"title": "\x1b[31mred\x1b[0m\nand a line"}, r"clip \x1b[31mred\x1b[0m\nand a line: "),
        ({"title": "x" * 1000}, "clip " + "x" * 199 + "…: "),
    ],
)
def test_an_error_names_the_clip_on_one_line_of_plain_text(said: dict[str, object], name: str) -> None:
    with pytest.raises(ClipNotReadyError) as caught:
        read_clip({**said, "audio_timestamps": {}})

    assert str(caught.value).startswith(name)


def test_an_error_in_a_list_names_a_clip_without_a_name_by_number() -> None:
    good = {"audio_timestamps": clip("v1.json")["audio_timestamps"]}

    with pytest.raises(ClipNotReadyError, match=r"^clip 2: "):
        read_clips([good, {"audio_timestamps": {}}])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"success": False}, "no message"),
        ({"success": False, "item": None, "error": "gone"}, "gone"),
        ({"success": False, "items": [], "message": "no"}, "no"),
        ({"error": "Invalid token"}, "Invalid token"),
        ({"errors": ["one", "two"]}, "one; two"),
        ({"errors": {"title": ["is long", "is odd"], "body": "is empty"}}, "title: is long; title: is odd; body: is"),
        ({"errors": [{"code": 7}]}, "{'code': 7}"),
        ({"message": "two\nlines\x1b[2J"}, r"two\nlines\x1b[2J"),
    ],
)
def test_the_error_message_of_the_service_is_quoted(answer: dict[str, object], said: str) -> None:
    with pytest.raises(FormatError, match=re.escape(f"is an error message from the service: {said}")):
        read_clip(answer)


# --- anything at all

AB = timestamps((["a", " ", "é"], [0, 80, 90], [70, 90, 150]))
SMALL: list[Any] = [
    {"uuid": "7", "title": "T", "finished": True, "audio_timestamps": AB},
    {"success": True, "item": {"uuid": "7", "audio_src": "x", "duration": 1.5, "timestamps": AB}},
    {"success": True, "items": [{"uuid": "7", "timestamps": AB}, {"uuid": "8", "timestamps": AB}]},
    [{"type": "audio", "request_id": "r", "audio_timestamps": AB}, {"type": "audio_end"}],
    {"audio": "", "audio_timestamps": {"graph_chars": ["a"], "graph_times": [{"start": 0, "end": 0.1}]}},
]


def refusal(source: Any) -> CaptionerError | None:
    """The error of reading `value`, or None if it is read; any other exception fails the test."""
    try:
        timings = read_clips(source)
    except CaptionerError as error:
        return error
    assert all(isinstance(timing, Timing) and timing.words for timing in timings)
    return None


@given(st.one_of(json_values(), st.sampled_from(SMALL).flatmap(mutated)))
def test_any_json_gives_timings_or_one_of_our_errors(value: Any) -> None:
    for source in (value, json.dumps(value), json.dumps(value).encode()):
        error = refusal(source)
        assert error is None or 0 < len(str(error)) < 1000
        assert "\n" not in str(error)


@given(mutated(SMALL[0]))
def test_is_rendering_agrees_with_the_error(value: Any) -> None:
    error = refusal(value)

    if isinstance(error, ClipNotReadyError):
        assert is_rendering(value) == error.rendering
    elif error is None:
        assert not is_rendering(value)


@given(st.dictionaries(st.sampled_from(["item", "timestamps", "audio_timestamps", "finished"]), json_values()))
def test_is_rendering_accepts_any_answer(answer: dict[str, Any]) -> None:
    assert is_rendering(answer) in (True, False)


@pytest.mark.parametrize("depth", [5, 500, 950, 100_000])
def test_a_deeply_nested_value_raises_one_of_our_errors(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    with pytest.raises(CaptionerError):
        read_clips(f'{{"graph_chars": [{deep}], "graph_times": [[0, 1]]}}')
    with pytest.raises(CaptionerError):
        read_clips(f'{{"success": false, "errors": {deep}}}')


def test_a_book_is_read_in_ten_times_the_memory_of_its_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("captioner.readers.documents._MUCH", 0)
    source = synthetic_clip(5000)
    read_clip(source)
    tracemalloc.start()
    read_clip(source)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak + len(source) < 10 * len(source)


def test_a_mapping_of_the_caller_is_not_emptied() -> None:
    source = json.loads((FIXTURES / "clips/v1.json").read_bytes())
    kept = copy.deepcopy(source)

    assert read_clip(source) == read_clip(source) == read_clip(json.dumps(source))
    assert source == kept
