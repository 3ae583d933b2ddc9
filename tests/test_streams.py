"""Streams of pieces, as they were saved: cut, repeated, shuffled, several at once."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import ClipNotReadyError, FormatError, Timing, TimingError, read_clip, read_clips
from captioner.readers.streams import joined, streams
from tests.strategies import TimedChars, timed_chars, timestamps

TEXT = "Welcome back to the show. Today we look at tides, and at the moon that makes them."
TIMES = [[0.05 + 0.07 * at, 0.12 + 0.07 * at] for at in range(len(TEXT))]
CUTS = [0, 25, 50, len(TEXT)]
END = {"type": "audio_end"}
WHOLE = read_clip({"graph_chars": [*TEXT], "graph_times": TIMES})


def piece(start: int, end: int, *, from_s: float = 0.0, **others: object) -> dict[str, Any]:
    times = [[round(edge - from_s, 6) for edge in time] for time in TIMES[start:end]]
    return {"type": "audio", "audio_timestamps": {"graph_chars": [*TEXT[start:end]], "graph_times": times}, **others}


PIECES = [piece(start, end) for start, end in pairwise(CUTS)]


def details(timing: Timing) -> list[str]:
    assert all(repair.kind == "stream" for repair in timing.repairs)
    assert all(repair.first_word + repair.words <= len(timing.words) for repair in timing.repairs)
    return [repair.detail for repair in timing.repairs]


def test_pieces_that_each_start_at_0_follow_one_another() -> None:
    timing = read_clip([piece(start, end, from_s=TIMES[start][0]) for start, end in pairwise(CUTS)] + [END])

    assert timing.text == TEXT
    assert max(abs(a.start_ms - b.start_ms) for a, b in zip(timing.words, WHOLE.words, strict=True)) <= 51
    assert details(timing) == [
        "pieces 2 and 3 of its stream: times that start again at 0, moved to the end of the piece before "
        "(by 1.75 s, the first)"
    ]
    assert timing.repairs[0].first_word == 5


def test_times_of_a_sentence_may_run_on_and_start_again_with_the_next() -> None:
    events = [piece(0, 10), piece(10, 25), piece(25, 40, from_s=TIMES[25][0]), piece(40, 50, from_s=TIMES[25][0]), END]
    timing = read_clip(events)

    assert timing.text == TEXT[:50].strip()
    assert abs(timing.words[-1].start_ms - WHOLE.words[9].start_ms) <= 51
    assert details(timing)[0].startswith("piece 3 of its stream: times that start again at 0")


@given(st.lists(st.integers(1, len(TEXT) - 1), unique=True, max_size=6).map(sorted), st.data())
def test_repeated_pieces_are_dropped(cuts: list[int], data: st.DataObject) -> None:
    pieces = [piece(start, end) for start, end in pairwise([0, *cuts, len(TEXT)])]
    # One of a single character starts with the last character of the clip: letters may share one time.
    again = [at for at, one in enumerate(pieces) if len(one["audio_timestamps"]["graph_chars"]) > 1]
    at = data.draw(st.sampled_from(again))
    sent = [*pieces[: at + 1], *pieces[data.draw(st.integers(0, at)) : at + 1], *pieces[at + 1 :], END]
    timing = read_clip(sent)

    assert timing.words == WHOLE.words
    assert all("sent before" in detail for detail in details(timing))


# A single character that is sent again cannot be told from two letters that share one time.
@given(st.lists(st.integers(2, len(TEXT) - 1), unique=True, min_size=1, max_size=6).map(sorted), st.integers(4, 20))
def test_of_pieces_that_overlap_only_what_is_new_is_kept(cuts: list[int], overlap: int) -> None:
    edges = [0, *cuts, len(TEXT)]
    cumulative = read_clip([*(piece(0, end) for end in edges[1:]), END])
    windows = read_clip([*(piece(max(0, start - overlap), end) for start, end in pairwise(edges)), END])

    assert cumulative.words == windows.words == WHOLE.words


def test_cumulative_pieces_are_listed() -> None:
    assert details(read_clip([*(piece(0, end) for end in CUTS[1:]), END])) == [
        "pieces 2 and 3 of its stream: what was sent before and more, of which only what is new was kept"
    ]


@pytest.mark.parametrize("key", ["index", "chunk_index", "sequence", "seq"])
def test_pieces_with_an_index_are_sorted_by_it(key: str) -> None:
    numbered = [{**one, key: at} for at, one in enumerate(PIECES)]
    timing = read_clip([numbered[1], numbered[0], END, numbered[2]])

    assert timing.words == WHOLE.words
    assert details(timing) == ["its stream's pieces are out of order: sorted by their index"]
    assert details(read_clip([*numbered, END])) == []


def test_a_piece_that_is_lacking_is_named() -> None:
    parts = [piece(start, end, index=at) for at, (start, end) in enumerate(pairwise([0, 8, 25, 50, 60, len(TEXT)]))]
    assert details(read_clip([*parts[:3], parts[4], END])) == ["its stream lacks the piece with the index 3"]


def test_pieces_out_of_order_without_an_index_are_refused_with_the_piece() -> None:
    with pytest.raises(
        TimingError, match=r"piece 3 of its stream: it starts at 1\.87 s.*no index to sort it by"
    ) as error:
        read_clip([PIECES[0], PIECES[2], PIECES[1], END])
    assert error.value.index is not None


def test_pieces_out_of_order_do_not_start_again_at_0_where_the_first_does_not() -> None:
    with pytest.raises(TimingError, match="piece 2 of its stream"):
        read_clip([PIECES[1], PIECES[0], PIECES[2], END])


def test_the_same_text_with_another_sound_is_no_repetition() -> None:
    times = [[0.0, 0.1], [0.1, 0.2], [0.2, 0.25]]
    held = {"graph_chars": ["n", "o", " "], "graph_times": times}
    said = [{"type": "audio", "audio_content": sound, "audio_timestamps": held} for sound in ("AAAA", "BBBB", "CCCC")]

    assert read_clip([*said, END]).text == "no no no"
    assert read_clip([said[0], said[0], END]).text == "no"


def test_streams_are_parted_by_their_request() -> None:
    events = [{**one, "request_id": name} for one in PIECES for name in ("a", "b")]
    ends = [{**END, "request_id": "b"}, {**END, "request_id": "a"}]
    first, second = read_clips([*events, *ends])

    assert (first.uuid, second.uuid) == ("a", "b")
    assert first.words == second.words == WHOLE.words
    assert first.repairs == second.repairs == ()


def test_a_stream_without_an_end_says_where_it_may_have_been_cut() -> None:
    timing = read_clip("\n".join(map(json.dumps, PIECES[:2])))

    assert timing.text == TEXT[:49]
    assert details(timing) == ['its stream has no audio_end: it may have been cut after "tides," (3.06 s)']


def test_only_the_stream_without_an_end_says_so() -> None:
    events = [{**PIECES[0], "request_id": "a"}, {**PIECES[0], "request_id": "b"}, {**END, "request_id": "b"}]

    assert [len(timing.repairs) for timing in read_clips(events)] == [1, 0]


@pytest.mark.parametrize("error", [{"message": "quota"}, {"error": {"code": "quota"}}, {"error": "quota"}])
def test_an_error_in_a_stream_is_told_with_what_came_before_it(error: dict[str, Any]) -> None:
    (told,) = details(read_clip([PIECES[0], {"type": "error", **error}]))

    assert told.startswith("the service ended its stream with an error: ")
    assert "quota" in told
    assert told.endswith('after "show." (1.45 s)')


def test_an_error_alone_is_the_services() -> None:
    for request in ({}, {"request_id": "b"}):
        with pytest.raises(FormatError, match="an error message from the service: quota"):
            read_clips(
                [{**PIECES[0], "request_id": "a"}, {"type": "error", "message": "quota", **request}][
                    bool(not request) :
                ]
            )


def test_a_piece_without_timings_is_told_and_a_stream_of_them_is_refused() -> None:
    silent: dict[str, Any] = {"type": "audio", "audio_content": "AAAA"}

    assert details(read_clip([PIECES[0], silent, PIECES[1], END])) == ["piece 2 of its stream: no timings"]
    with pytest.raises(ClipNotReadyError, match="timestamps are empty"):
        read_clip([silent, silent, END])


def test_milliseconds_start_again_like_seconds(tmp_path: Path) -> None:
    events = [piece(start, end, from_s=TIMES[start][0]) for start, end in pairwise(CUTS)]
    in_ms = [
        {
            "type": "audio",
            "audio_timestamps": {
                "graph_chars": one["audio_timestamps"]["graph_chars"],
                "graph_times": [
                    {"start": round(1000 * a), "end": round(1000 * b)}
                    for a, b in one["audio_timestamps"]["graph_times"]
                ],
            },
        }
        for one in events
    ]
    path = tmp_path / "stream.jsonl"
    path.write_text("\n".join(map(json.dumps, [*in_ms, END])), "utf-8")

    assert read_clip(path, time_unit="ms").words == read_clip([*events, END]).words


@given(timed_chars(), st.data())
def test_a_sound_stream_is_joined_as_it_is_wherever_it_is_split(timed: TimedChars, data: st.DataObject) -> None:
    chars, starts, ends = timed
    cuts = [0, *sorted(data.draw(st.lists(st.integers(0, len(chars)), max_size=4))), len(chars)]
    parts = [(chars[a:b], starts[a:b], ends[a:b]) for a, b in pairwise(cuts) if a < b]
    events = [{"type": "audio", "audio_timestamps": timestamps(part)} for part in parts]
    (stream,) = streams([*events, END])

    assert joined(stream, "clip 1", 1000) == ({"audio_timestamps": timestamps(timed), "uuid": None}, ())
