"""Clips in the headers of WAV files, and other sounds that are given instead of a clip."""

import io
import struct
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import CaptionerError, FormatError, read_clips
from captioner.readers.files import clip_in
from tests.sounds import cue_chunk, flac, mp3, riff, spoken, text_list, timed_wav, wave_format
from tests.test_cli import clip, run

TEXT = "What do you think of this? Naïve — and fine."
ENTRIES = spoken(TEXT)
FORMAT = (b"fmt ", None, wave_format(1, 1, 8000, 16))
SOUND = (b"data", None, bytes(2 * 800 * len(TEXT)))
OPEN = 0xFFFFFFFF
GIVE_JSON = "give the JSON with its timings, as captioner readers lists it"


def texts(content: bytes) -> list[str]:
    return [word.text for word in read_clips(content)[0].words]


def fault(content: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        read_clips(content)
    return str(caught.value)


def test_a_wav_gives_the_words_that_the_same_times_in_json_give(tmp_path: Path) -> None:
    path = tmp_path / "speech.wav"
    path.write_bytes(timed_wav(TEXT))
    times = [[round(at * 0.1, 1), round(at * 0.1 + 0.1, 1)] for at in range(len(TEXT))]
    (same,) = read_clips({"audio_timestamps": {"graph_chars": list(TEXT), "graph_times": times}})
    (timing,) = read_clips(path)
    assert timing.words == same.words
    assert timing.duration_ms == 100 * len(TEXT)
    assert read_clips(path.read_bytes()) == read_clips(bytearray(path.read_bytes())) == (timing,)


@pytest.mark.parametrize("command", ["convert", "explain", "preview"])
def test_a_named_wav_is_read_by_the_commands_that_read_a_clip(command: str, tmp_path: Path) -> None:
    path = tmp_path / "speech.wav"
    path.write_bytes(timed_wav(TEXT))
    for given_path, input in ((path, None), ("-", path.read_bytes())):
        result = run(command, given_path, input=input)
        assert result.exit_code == 0, result.output
        assert "think" in result.stdout


def test_a_wav_is_captioned_in_a_batch_and_joined(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.wav").write_bytes(timed_wav(TEXT))
    wavs = [tmp_path / "one.wav", tmp_path / "two.wav"]
    assert run("convert", *wavs, "--jobs", 1, "-o", f"{tmp_path}/made/").exit_code == 0
    assert "What do you think" in (tmp_path / "made" / "two.srt").read_text("utf-8")
    joined = run("convert", *wavs, "--join")
    assert joined.exit_code == 0
    assert joined.stdout.count("What do you think") == 2


def test_an_output_never_replaces_the_wav_it_was_made_of(tmp_path: Path) -> None:
    path = tmp_path / "speech.wav"
    path.write_bytes(timed_wav(TEXT))
    assert "an output never replaces" in run("convert", path, "-f", "srt", "-o", path).stderr
    assert path.read_bytes() == timed_wav(TEXT)


@pytest.mark.parametrize("size", [None, OPEN, 0])
@pytest.mark.parametrize("sound_size", [None, OPEN])
@pytest.mark.parametrize("list_size", [None, OPEN, 0])
@pytest.mark.parametrize("cue_size", [None, OPEN])
@pytest.mark.parametrize("texts_first", [False, True])
def test_sizes_that_a_stream_left_open_do_no_harm(
    size: int | None, sound_size: int | None, list_size: int | None, cue_size: int | None, texts_first: bool
) -> None:
    header = [cue_chunk(ENTRIES, cue_size), text_list(ENTRIES, size=list_size)]
    chunks = *(reversed(header) if texts_first else header), (b"data", sound_size, SOUND[2])
    assert texts(riff(FORMAT, *chunks, size=size)) == TEXT.split()


@pytest.mark.parametrize("list_size", [None, OPEN])
def test_a_list_of_texts_ahead_of_its_points_that_is_broken_off_is_refused(list_size: int | None) -> None:
    whole = riff(FORMAT, text_list(ENTRIES, size=list_size), cue_chunk(ENTRIES), SOUND)
    for kept in range(50, len(whole) - len(SOUND[2]) - 8, 31):
        told = fault(whole[:kept])
        assert "save the whole file again" in told or "stream it again" in told


def test_many_lists_of_open_size_are_refused_without_end() -> None:
    empty = (b"LIST", OPEN, b"adtl"), (b"cue ", OPEN, bytes(4))
    assert "no texts" in fault(riff(FORMAT, *empty * 3000, SOUND))


@pytest.mark.parametrize("name", [b"list", b"LIST"])
@pytest.mark.parametrize("padded", [True, False])
@pytest.mark.parametrize("size", [None, OPEN])
def test_texts_of_odd_size_are_read_with_and_without_padding(name: bytes, padded: bool, size: int | None) -> None:
    content = riff(FORMAT, cue_chunk(ENTRIES), text_list(ENTRIES, name=name, size=size, padded=padded), SOUND)
    assert texts(content) == TEXT.split()


def test_the_points_and_texts_may_be_behind_the_sound_and_among_other_chunks() -> None:
    info = (b"LIST", None, b"INFOISFT\4\0\0\0abc\0")
    content = riff(FORMAT, info, SOUND, text_list(ENTRIES), (b"junk", None, b"odd"), cue_chunk(ENTRIES))
    assert texts(content) == TEXT.split()


def test_a_stream_has_no_duration() -> None:
    assert read_clips(riff(FORMAT, cue_chunk(ENTRIES), text_list(ENTRIES), (b"data", OPEN, b"")))[0].duration_ms is None


class Counted(io.FileIO):
    """A file that counts the bytes that are read from it."""

    count = 0

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]
        read = super().readinto(buffer)
        self.count += read
        return read

    def readall(self) -> bytes:
        raise AssertionError("the whole file is read")


@pytest.mark.parametrize("is_behind", [False, True])
def test_of_a_wav_of_2_gb_only_the_header_is_read(tmp_path: Path, is_behind: bool) -> None:
    path, most = tmp_path / "long.wav", 2_000_000_000
    header = cue_chunk(ENTRIES), text_list(ENTRIES)
    around = riff(FORMAT, *(() if is_behind else header), (b"data", most, b""), size=most)
    with path.open("wb") as file:
        file.write(around)
        file.seek(most, io.SEEK_CUR)
        file.write(riff(*header)[12:] if is_behind else b"")
        file.truncate(len(around) + most + (len(riff(*header)) - 12 if is_behind else 0))
    raw = Counted(path)
    with io.BufferedReader(raw) as file:
        assert clip_in(file)
    assert 0 < raw.count < 200_000
    tracemalloc.start()
    (timing,) = read_clips(path)
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
    assert [word.text for word in timing.words] == TEXT.split()
    assert timing.duration_ms == most // 16
    assert run("convert", path).exit_code == 0


def test_a_wav_that_is_cut_anywhere_ahead_of_its_sound_is_refused_and_never_loses_text() -> None:
    whole = riff(FORMAT, cue_chunk(ENTRIES), text_list(ENTRIES), SOUND)
    begin = len(whole) - len(SOUND[2])
    for kept in range(12, len(whole), 61):
        if kept < begin - 8:
            told = fault(whole[:kept])
            assert "save the whole file again" in told or "stream it again" in told
        else:
            assert texts(whole[:kept]) == TEXT.split()


@pytest.mark.parametrize("list_size", [None, OPEN])
def test_a_header_that_is_broken_off_is_named_with_the_last_character(list_size: int | None) -> None:
    content = riff(FORMAT, cue_chunk(ENTRIES), text_list(ENTRIES, size=list_size))
    assert fault(content[:-200]) == (
        "is a WAV that is broken off in its timings, after character 40, 'i': save the whole file again"
    )


def sick(entries: list[tuple[str, int, int, str]], points: list[tuple[str, int, int, str]] = ENTRIES) -> bytes:
    return riff(FORMAT, cue_chunk(points), text_list(entries), SOUND)


def test_each_fault_of_a_header_is_named_with_its_place_and_the_remedy() -> None:
    again = f"its header is damaged, so stream it again, or {GIVE_JSON}"
    lacking = riff(FORMAT, cue_chunk(ENTRIES[:4]), text_list(ENTRIES), SOUND)
    assert fault(lacking) == f"is a WAV whose character 2, 'a', is at the point 5, which its chunk cue lacks: {again}"
    bad = [("W", 0, 8, "grph"), ("\udcff", 8, 8, "grph")]
    assert fault(sick(bad, ENTRIES)) == f"is a WAV whose character 1 is not UTF-8: {again}"
    short = (b"list", None, text_list(ENTRIES[:1])[2] + b"ltxt\4\0\0\0abcd")
    assert "after character 0, 'W' is too short to have a time" in fault(riff(FORMAT, cue_chunk(ENTRIES), short, SOUND))
    long = [("W" * 20_000, 0, 8, "grph")]
    assert "character 0 has 20021 bytes of text" in fault(sick(long))
    for size, where in (
        (39, "ends within a text, after character 0, 'W'"),
        (44, "ends within a text, after character 0, 'W'"),
        (34, "ends before the last text"),
    ):
        small = riff(FORMAT, cue_chunk(ENTRIES), text_list(ENTRIES, size=size), SOUND)
        assert fault(small) == f"is a WAV whose list of texts {where}: {again}"
    many = (b"cue ", None, struct.pack("<I", 9) + bytes(24))
    assert "has no room for the 9 points that it states" in fault(riff(FORMAT, many, SOUND))
    twice = (b"cue ", None, struct.pack("<I", 2) + bytes(48))
    assert "has several points of one id" in fault(riff(FORMAT, twice, SOUND))
    no_rate = riff((b"fmt ", None, bytes(16)), cue_chunk(ENTRIES), text_list(ENTRIES), SOUND)
    assert "does not say how many samples a second" in fault(no_rate)


def test_a_wav_without_timings_is_named_with_what_it_lacks_and_the_remedy() -> None:
    remedy = (
        "stream it again with wav_encoded_timestamps: true (a player or editor may have removed them), or " + GIVE_JSON
    )
    phonemes = [entry for entry in ENTRIES if entry[3] == "phon"]
    for chunks, what in (
        ((), "is a WAV without timings in its header"),
        ((text_list(ENTRIES),), "is a WAV whose header has texts but no points in time (no chunk cue)"),
        ((cue_chunk(ENTRIES),), "is a WAV whose header has no texts"),
        (
            (cue_chunk(phonemes), text_list(phonemes)),
            "is a WAV whose header has no timings of characters (ltxt with the purpose grph), only other texts",
        ),
    ):
        assert fault(riff(FORMAT, *chunks, SOUND)) == f"{what}: {remedy}"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (mp3(3, b"Lavc", 5, 5), "an MP3"),
        (b"ID3\4\0\0\0\0\0\0" + bytes(9), "an MP3"),
        (b"\xff\xf1\x50\x80" + bytes(9), "an AAC file"),
        (flac(9, 8000), "a FLAC"),
        (b"OggS" + bytes(40), "an Ogg file"),
        (b"\0\0\0\x20ftypM4A " + bytes(40), "an MP4 or M4A file"),
        (b"FORM\0\0\0\x20AIFF" + bytes(40), "an AIFF"),
        (b"\x1a\x45\xdf\xa3" + bytes(40), "a WebM or Matroska file"),
    ],
)
def test_another_sound_is_named_for_what_it_is(content: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "speech"
    path.write_bytes(content)
    told = f"is {kind}, which holds no timings: {GIVE_JSON}"
    assert fault(content) == told
    with pytest.raises(FormatError) as caught:
        read_clips(path)
    assert str(caught.value) == f"{path}: {told}"
    for arguments in (
        ["convert", path],
        ["explain", path],
        ["preview", path],
        ["convert", path, "--jobs", 1, "-o", f"{path}s/"],
    ):
        result = run(*arguments)
        assert result.exit_code == 1
        assert f"{path}: {told}" in result.stderr


def test_json_in_utf_16_is_no_sound() -> None:
    import json

    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert read_clips(json.dumps(clip()).encode(encoding))


@given(st.data())
def test_a_header_with_bytes_changed_is_read_or_our_error(data: st.DataObject) -> None:
    content = bytearray(timed_wav("Hello, world."))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, 1500))] = data.draw(st.integers(0, 255))
    with suppress(CaptionerError):
        assert captioner.caption(read_clips(bytes(content))[0]).cues
