"""`--keep`: the file of phrases that are kept together, and what is said of those that are broken."""

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

import captioner
from tests.test_cli import KEY, clip, refused, run, saved

TEXT = "We would rather take Scribbly Pro Max instead of them."
NARROW = ("--max-line-width", "12")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "clip.json", clip(TEXT))
    (tmp_path / "names.txt").write_text("# Products\n\n  Scribbly Pro Max \n", "utf-8")


def captioned(*keep: str) -> captioner.Captions:
    return captioner.caption(captioner.read_clip(Path("clip.json")), max_line_width=30, keep=keep)


def test_the_phrases_of_the_file_are_kept() -> None:
    expected = captioner.to_srt(captioned("Scribbly Pro Max"))
    assert expected != captioner.to_srt(captioned())
    result = run("convert", "clip.json", "--max-line-width", "30", "--keep", "names.txt")
    assert (result.exit_code, result.stdout) == (0, expected)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfScribbly Pro Max",
        b"Other\r\nSCRIBBLY PRO MAX\r\n#Scribbly",
        b"   # Scribbly\n\t\n\xe2\x80\x9cScribbly\xe2\x80\x9d  pro max\n",
    ],
)
def test_white_space_comments_and_a_byte_order_mark_do_not_count(content: bytes) -> None:
    Path("names.txt").write_bytes(content)
    expected = captioner.to_srt(captioned("Scribbly Pro Max"))
    assert run("convert", "clip.json", "--max-line-width", "30", "--keep", "names.txt").stdout == expected


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# Scribbly Pro Max\n"])
def test_a_file_without_phrases_keeps_nothing(content: bytes) -> None:
    Path("names.txt").write_bytes(content)
    result = run("convert", "clip.json", "--max-line-width", "30", "--keep", "names.txt")
    assert (result.exit_code, result.stdout) == (0, captioner.to_srt(captioned()))


def test_a_phrase_that_is_broken_is_told_and_fails_with_strict() -> None:
    lax = run("convert", "clip.json", *NARROW, "--keep", "names.txt")
    assert lax.exit_code == 0
    assert lax.stderr == "clip.json: 1 of 3 cues over limits: keep: 'Scribbly Pro Max' is broken (cue 2)\n"
    strict = run("convert", "clip.json", *NARROW, "--keep", "names.txt", "--strict", "--shift", "1")
    assert strict.exit_code == 1
    assert "keep: 'Scribbly Pro Max' is broken (cue 2)" in strict.stderr
    assert "is broken" not in run("convert", "clip.json", *NARROW).stderr


def test_of_several_clips_the_one_with_most_breaks_in_a_cue_is_told() -> None:
    saved(Path("clip.json"), clip("Scribbly Max."))
    saved(Path("other.json"), clip("Other Pro Maxi."))
    Path("names.txt").write_text("Scribbly Max\nOther Pro Maxi\n", "utf-8")
    result = run("convert", "clip.json", "other.json", "-o", "out/", "--max-line-width", "6", "--keep", "names.txt")
    assert "keep: 'Other Pro Maxi' is broken (other.json, cue 1 and 1 more)" in result.stderr


def test_a_long_phrase_is_cut_in_the_message() -> None:
    Path("names.txt").write_text(f"{TEXT} {TEXT}\n{TEXT}\n", "utf-8")
    saved(Path("clip.json"), clip(f"{TEXT} {TEXT}"))
    result = run("convert", "clip.json", "--keep", "names.txt")
    assert f"keep: '{f'{TEXT} {TEXT}'[:60]}…' is broken" in result.stderr


def test_explain_names_the_reason() -> None:
    assert "inside a kept phrase +1" in run("explain", "clip.json", *NARROW, "--keep", "names.txt").stdout
    assert "inside a kept phrase" not in run("explain", "clip.json", *NARROW).stdout


def test_a_preview_keeps_phrases_too() -> None:
    phrases = ["Scribbly Pro Max"]
    breaks = captioner.explain(captioner.read_clip(Path("clip.json")), max_line_width=30, keep=phrases)
    made = captioner.to_preview(captioned(*phrases), breaks=breaks)
    assert run("preview", "clip.json", "--max-line-width", "30", "--keep", "names.txt").stdout == made


def test_fetched_clips_keep_phrases_too(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/c").respond_with_json({"success": True, "item": clip(TEXT)})
    url = httpserver.url_for("").rstrip("/")
    options = ("--base-url", url, "--max-line-width", "30", "--keep")
    assert run("fetch", "p", "c", *options, "names.txt", key=KEY).stdout == captioner.to_srt(
        captioned("Scribbly Pro Max")
    )
    refused(run("fetch", "p", "c", *options, "nosuch.txt", key=KEY), "nosuch.txt: no such file")
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("command", ["convert", "preview", "explain"])
def test_a_file_that_cannot_be_read_ends_the_command(command: str) -> None:
    refused(run(command, "clip.json", "--keep", "nosuch.txt"), "nosuch.txt: no such file")
    refused(run(command, "clip.json", "--keep", "."), ".: is a directory")
    Path("latin.txt").write_bytes("Müller Straße".encode("latin-1"))
    refused(run(command, "clip.json", "--keep", "latin.txt"), "latin.txt: is not text in UTF-8 (byte 1): save it as")


@pytest.mark.parametrize("command", ["convert", "preview", "explain"])
def test_phrases_may_come_from_standard_input_if_nothing_else_does(command: str) -> None:
    told = run(command, "clip.json", *NARROW, "--keep", "-", input=b"Scribbly Pro Max\n")
    assert (told.exit_code, told.stdout) == (0, run(command, "clip.json", *NARROW, "--keep", "names.txt").stdout)
    twice = run(command, "-", "--keep", "-", input=b"")
    assert twice.exit_code == 2
    assert "only once" in twice.stderr


def test_the_file_of_phrases_is_never_replaced() -> None:
    before = Path("names.txt").read_bytes()
    refused(run("convert", "clip.json", "-f", "txt", "-o", "names.txt", "--keep", "names.txt"), "this is the input")
    assert Path("names.txt").read_bytes() == before


def test_check_has_no_phrases_to_keep() -> None:
    assert run("check", "clip.srt", "--keep", "names.txt").exit_code == 2
