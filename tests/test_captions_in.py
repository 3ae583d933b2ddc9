"""Captions where a clip is expected: SRT, WebVTT, our JSON, in the library and in each command that takes a clip."""

import gzip
import json
import zipfile
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import CaptionerError, FormatError, TimingError, readers
from captioner.clips import holds_source
from captioner.subtitles.timings import holds_captions
from tests.clips import FIXTURES, TIMINGS
from tests.sounds import timed_wav
from tests.strategies import words
from tests.test_cli import run, saved

FILES = sorted((FIXTURES / "captions").iterdir())
SICK = FIXTURES / "captions-sick"
# What is refused, and what is mended with the start of its repair.
REFUSED = {
    "broken_time.srt": "line 2: '00:00:01,000 --> 00:00:a1,000' is not a time line of SRT",
    "broken_time.vtt": "line 3: '00:01.000 --> 00:02' is not a time line of WebVTT",
    "no_end.json": "segment 1, end: None is not a time",
    "no_text.vtt": "there is nothing to caption: its cues have no text",
}
MENDED = {
    "no_duration.srt": '2 cues without the time for a word, the first with "The" (1 s)',
    "order.srt": '1 cue out of order, with "The" (1 s)',
    "overlap.srt": '1 cue within the time of another, with "before" (2.5 s)',
    "words_run_back.json": '1 cue whose words run back, with "The" (1 s)',
}


def times(captions: captioner.Captions) -> list[tuple[int, int, str]]:
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in captions]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_captions_are_read_like_a_clip_from_a_path_text_bytes_and_gzip(path: Path) -> None:
    expected = captioner.read_captions(path).timing()
    timing = captioner.read_clip(path)
    assert (timing.words, timing.repairs) == (expected.words, ())
    content = path.read_bytes()
    for source in (content, bytearray(content), content.decode(), b"\xef\xbb\xbf" + content, gzip.compress(content)):
        assert captioner.read_clips(source) == (timing,)
    assert captioner.read_clip(content.decode().encode("utf-16")) == timing
    assert holds_source(content) is True


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_captions_are_never_taken_for_an_answer(path: Path) -> None:
    assert readers.holds_clip(path.read_bytes()) is not True
    with pytest.raises(CaptionerError):
        readers.read_clips(path)


ANSWERS = sorted(path for folder in ("clips", "vendors", "vendors-sick") for path in (FIXTURES / folder).iterdir())


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: str(path.name))
def test_no_answer_is_taken_for_captions(path: Path) -> None:
    assert not holds_captions(path.read_bytes())


def test_a_document_of_our_json_is_read_like_its_text() -> None:
    document = json.loads((FIXTURES / "captions" / "ours.json").read_bytes())
    assert captioner.read_clip(document) == captioner.read_clip(FIXTURES / "captions" / "ours.json")


@pytest.mark.parametrize("name", sorted(TIMINGS))
def test_our_own_json_gives_the_same_captions_again(name: str) -> None:
    written = captioner.to_json(captioner.caption(TIMINGS[name], "netflix"))
    assert captioner.to_json(captioner.caption(captioner.read_clip(written), "netflix")) == written


@given(words())
def test_any_words_survive_our_own_json(spoken: list[tuple[str, int, int]]) -> None:
    written = captioner.to_json(captioner.caption(captioner.Timing.from_words(spoken, repair=None)))
    assert captioner.to_json(captioner.caption(captioner.read_clip(written))) == written


def test_the_language_is_that_of_our_json_and_else_none_so_that_it_is_guessed_from_all_words() -> None:
    assert captioner.read_clip(FIXTURES / "captions" / "ours.json").language == "en"
    assert captioner.read_clip(FIXTURES / "captions" / "japanese.srt").language is None


@pytest.mark.parametrize("name", REFUSED)
def test_captions_that_cannot_be_read_are_refused_with_their_place(name: str) -> None:
    with pytest.raises(CaptionerError) as caught:
        captioner.read_clips(SICK / name)
    assert str(caught.value).startswith(REFUSED[name])
    assert holds_source((SICK / name).read_bytes()) is True
    result = run("convert", SICK / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{name}: {REFUSED[name]}" in result.stderr


@pytest.mark.parametrize("name", MENDED)
def test_cues_whose_times_do_not_follow_one_another_are_mended_and_said(name: str) -> None:
    result = run("convert", SICK / name)
    assert result.exit_code == 0
    assert f"{name}: {MENDED[name]}" in result.stderr
    with pytest.raises(TimingError, match=r"--repair auto, or repair=\"auto\", mends this; else correct the cues"):
        captioner.read_clips(SICK / name, repair="nudge")


def test_every_sick_file_is_tried() -> None:
    assert {path.name for path in SICK.iterdir()} == REFUSED.keys() | MENDED.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
@pytest.mark.parametrize("command", ["convert", "explain", "preview"])
def test_every_command_that_takes_a_clip_takes_captions(command: str, path: Path) -> None:
    result = run(command, path)
    assert (result.exit_code, bool(result.stdout)) == (0, True)
    assert run(command, "-", input=path.read_bytes()).exit_code == 0


def test_captions_get_other_lines_and_another_format(tmp_path: Path) -> None:
    result = run("convert", FIXTURES / "captions" / "talk.vtt", "--max-line-width", 20, "-o", tmp_path / "a.srt")
    assert result.exit_code == 0
    lines = [line.text for cue in captioner.read_captions(tmp_path / "a.srt") for line in cue.lines]
    assert " ".join(lines) == "The harbour wakes before the sun & the gulls. By six, the first boats are back."
    assert max(map(len, lines)) <= 20


def test_nothing_lights_a_word_of_captions_alone() -> None:
    captions = captioner.caption(captioner.read_clip(FIXTURES / "captions" / "talk.vtt"))
    assert captioner.to_vtt(captions, highlight="word").count("<00:") == 0


def test_captions_and_clips_are_joined_and_stretched(tmp_path: Path) -> None:
    clip = copy(FIXTURES / "clips" / "v1.json", tmp_path)
    result = run(
        "convert", FIXTURES / "captions" / "ours.json", clip, "--join", "--stretch", 2, "-o", tmp_path / "all.srt"
    )
    assert result.exit_code == 0, result.output
    read = captioner.read_captions(tmp_path / "all.srt")
    assert (read[0].start_ms, read[0].text) == (48, "Welcome to the studio.")


def test_a_vendor_or_a_mapping_makes_captions_no_captions() -> None:
    with pytest.raises(FormatError):
        captioner.read_clips(FIXTURES / "captions" / "dialogue.srt", vendor="whisper")


# --- In folders -------------------------------------------------------------------------------------------------------


def made(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_of_captions_is_captioned(tmp_path: Path) -> None:
    for path in FILES:
        copy(path, tmp_path)
    (tmp_path / "packed.srt.gz").write_bytes(gzip.compress((FIXTURES / "captions" / "dialogue.srt").read_bytes()))
    result = run("convert", tmp_path, "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0, result.output
    assert made(tmp_path / "out") == ["dialogue.srt", "japanese.srt", "ours.srt", "packed.srt", "talk.srt"]


def test_in_a_folder_captions_of_a_clip_that_is_there_are_passed_over_and_counted(tmp_path: Path) -> None:
    saved(tmp_path / "a.json")
    for folder in (tmp_path, tmp_path / "captions"):
        assert run("convert", tmp_path / "a.json", "-f", "srt", "-f", "vtt", "-o", f"{folder}/").exit_code == 0
    assert run("convert", tmp_path / "a.json", "-f", "json", "-o", f"{tmp_path}/captions/").exit_code == 0
    copy(FIXTURES / "captions" / "talk.vtt", tmp_path)
    result = run("convert", tmp_path, "-o", f"{tmp_path}/out/")
    assert result.exit_code == 0, result.output
    assert made(tmp_path / "out") == ["a.srt", "talk.srt"]
    assert result.stderr.startswith("skipped 5 files of captions that are called like another source\n")


def test_of_captions_in_several_formats_our_json_is_taken_since_it_has_the_times_of_words(tmp_path: Path) -> None:
    for suffix in ("srt", "vtt", "json"):
        copy(FIXTURES / "golden" / f"v1.{suffix}", tmp_path)
    result = run("convert", tmp_path, "-f", "json", "-o", f"{tmp_path}/out/")
    assert (tmp_path / "out" / "v1.json").read_bytes() == (FIXTURES / "golden" / "v1.json").read_bytes()
    assert result.stderr.startswith("skipped 2 files of captions")


def test_a_wav_in_a_folder_is_a_source_if_it_has_timings(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "said.wav").write_bytes(timed_wav("The harbour wakes."))
    (folder / "packed.WAV.gz").write_bytes(gzip.compress(timed_wav("The harbour wakes.")))
    plain = timed_wav("Hi").replace(b"cue ", b"junk").replace(b"list", b"junk").replace(b"LIST", b"junk")
    (folder / "plain.wav").write_bytes(plain)
    saved(folder / "clip.json")
    (folder / "clip.wav").write_bytes(plain)
    (folder / "damaged.wav").write_bytes(timed_wav("The harbour wakes.")[:200])
    result = run("convert", folder, "-o", f"{tmp_path}/out/")
    assert made(tmp_path / "out") == ["clip.srt", "packed.srt", "said.srt"]
    assert "skipped 1 file of sound without timings" in result.stderr
    assert (result.exit_code, "damaged.wav: is a WAV that is broken off" in result.stderr) == (1, True)


def test_captions_of_a_pattern_and_of_a_manifest_are_captioned(tmp_path: Path) -> None:
    for path in FILES:
        copy(path, tmp_path)
    assert run("convert", f"{tmp_path}/*.srt", "-o", f"{tmp_path}/one/").exit_code == 0
    assert made(tmp_path / "one") == ["dialogue.srt", "japanese.srt"]
    (tmp_path / "list.csv").write_text(f"input,output\n{tmp_path}/talk.vtt,first\n", "utf-8")
    assert run("convert", "--manifest", tmp_path / "list.csv", "-o", f"{tmp_path}/two/").exit_code == 0
    assert made(tmp_path / "two") == ["first.srt"]


def test_a_batch_never_replaces_the_captions_that_it_reads(tmp_path: Path) -> None:
    path = Path(copy(FIXTURES / "captions" / "dialogue.srt", tmp_path))
    result = run("convert", tmp_path, "-o", f"{tmp_path}/", "--overwrite")
    assert (result.exit_code, "is the input, which an output never replaces" in result.stderr) == (1, True)
    assert path.read_bytes() == (FIXTURES / "captions" / "dialogue.srt").read_bytes()
    assert run("convert", path, "-o", path).exit_code != 0


@pytest.mark.parametrize("suffix", ["srt", "vtt"])
def test_captions_that_cannot_be_read_fail_in_a_folder(suffix: str, tmp_path: Path) -> None:
    copy(SICK / f"broken_time.{suffix}", tmp_path)
    result = run("convert", tmp_path, "-o", f"{tmp_path}/out/")
    assert (result.exit_code, "is not a time line" in result.stderr) == (1, True)


def test_our_own_json_that_cannot_be_read_fails_in_a_folder(tmp_path: Path) -> None:
    copy(SICK / "no_end.json", tmp_path)
    result = run("convert", tmp_path, "-o", f"{tmp_path}/out/")
    assert (result.exit_code, "segment 1, end: None is not a time" in result.stderr) == (1, True)


@given(
    st.text(max_size=60), st.sampled_from(["", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", '{"segments": ['])
)
def test_any_text_is_read_or_our_error(text: str, start: str) -> None:
    holds_source(start + text)
    try:
        timings = captioner.read_clips(start + text)
    except CaptionerError:
        return
    for timing in timings:
        captioner.caption(timing)


SPOKEN = (
    "1\n00:00:01,000 --> 00:00:03,000\nANA: We leave at six from\n\n"
    "2\n00:00:03,000 --> 00:00:05,000\nBEN: Which harbour?\n\n"
    "3\n00:00:05,000 --> 00:00:07,000\nthe old one, is it? WARNING: no boats.\n\n"
)


def test_labels_at_the_beginnings_of_lines_of_captions_are_speakers_where_that_is_asked() -> None:
    timing = captioner.read_clip(SPOKEN, speakers_from_text=True)
    assert [(word.text, word.speaker) for word in timing.words[:6]] == [
        ("We", "ANA"),
        ("leave", "ANA"),
        ("at", "ANA"),
        ("six", "ANA"),
        ("from", "ANA"),
        ("Which", "BEN"),
    ]
    assert "WARNING: no boats." in timing.text
    assert captioner.read_clip(SPOKEN).text.startswith("ANA: We leave")
    captions = captioner.caption(timing, speakers="label", language="en")
    assert [cue.text.split()[0] for cue in captions][:2] == ["[ANA]", "[BEN]"]


def test_a_zip_with_captions_inside_is_named_for_what_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.srt", SPOKEN)
    with pytest.raises(captioner.FormatError, match="is a ZIP, or a document that is one: unpack it"):
        captioner.read_clips(tmp_path / "a.zip")


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_captions_in_any_unicode_encoding_are_read_with_or_without_its_mark(name: str) -> None:
    assert captioner.read_clip(SPOKEN.encode(name)).text == captioner.read_clip(SPOKEN).text
    assert captioner.read_clip(SPOKEN.encode(name), encoding=name).text == captioner.read_clip(SPOKEN).text


def test_captions_in_another_encoding_are_read_if_it_is_given() -> None:
    text = SPOKEN.replace("We leave", "Où est le départ de l'été")
    assert "départ" in captioner.read_clip(text.encode("cp1252"), encoding="cp1252").text
    with pytest.raises(captioner.FormatError, match="give its encoding"):
        captioner.read_clip(text.encode("cp1252"))
    with pytest.raises(captioner.FormatError, match="nonsense"):
        captioner.read_clip(text.encode(), encoding="nonsense")
