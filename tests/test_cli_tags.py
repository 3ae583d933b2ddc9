"""The options --tags and --replace: what is written, and what standard error says of it."""

import json
from pathlib import Path

import pytest

import captioner
from tests.test_cli import clip, refused, run, saved

TEXT = "Yes [laughs] it is [pause] late in reh-zem-bul **now**."


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(Path("clip.json"), clip(TEXT))
    Path("names.txt").write_text("\ufeff# Names\n\n  reh-zem-bul=>  Resemble \n", "utf-8")


def shown(*arguments: object) -> tuple[str, list[str]]:
    """The text of the captions, and the lines of standard error."""
    result = run("convert", "clip.json", "-f", "txt", *arguments)
    assert result.exit_code == 0
    return " ".join(result.stdout.split()), result.stderr.splitlines()


def test_sounds_stay_and_what_went_or_may_have_been_read_aloud_is_told() -> None:
    assert shown() == (
        "Yes [laughs] it is late in reh-zem-bul **now**.",
        [
            "clip.json: 1 tag left out: [pause] (1.14 s)",
            "clip.json: 1 piece of markup shown, because it may have been read aloud (--tags drop leaves it out): "
            "**now** (2.82 s)",
        ],
    )


def test_all_tags_are_kept_or_dropped() -> None:
    assert shown("--tags", "keep") == (TEXT, [])
    text, told = shown("--tags", "drop")
    assert (text, told) == ("Yes it is late in reh-zem-bul now.", [told[0]])
    assert told[0] == "clip.json: 3 tags left out: [laughs] (0.24 s), and 2 more"


def test_other_words_are_shown_than_are_spoken() -> None:
    text, told = shown("--replace", "names.txt")
    assert "late in Resemble" in text
    assert not any("--replace" in line for line in told)
    saved(Path("clip.json"), clip("Nothing of that."))
    assert shown("--replace", "names.txt") == (
        "Nothing of that.",
        ["--replace: 1 line without use: 'reh-zem-bul'"],
    )
    assert run("convert", "clip.json", "--replace", "names.txt", "--quiet").stderr == ""


def test_the_pairs_may_come_from_standard_input() -> None:
    result = run("convert", "clip.json", "-f", "txt", "--replace", "-", input=b"late => early")
    assert "early in reh-zem-bul" in " ".join(result.stdout.split())
    assert "read only once" in run("convert", "-", "--replace", "-").stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"a => b\nreh-zem-bul Resemble\n",
            "names.txt, line 2: has no =>: write what is spoken, =>, and what is shown",
        ),
        (b"\n=> Resemble", "names.txt, line 2: '' has no letter, digit or symbol"),
        (b"reh-zem-bul =>\n", "names.txt, line 1: there is nothing to show instead of 'reh-zem-bul'"),
        (b"a => b\n# no\na => c", "names.txt, line 3: 'a' is replaced by something else in line 1: leave one"),
        (b"a => b\n\xff => c", "names.txt, line 2: is not text in UTF-8"),
    ],
)
def test_a_line_that_is_wrong_is_told_by_its_number(content: bytes, told: str) -> None:
    Path("names.txt").write_bytes(content)
    refused(run("convert", "clip.json", "--replace", "names.txt", "-o", "clip.srt"), told)
    assert not Path("clip.srt").exists()


def test_the_file_of_pairs_is_no_output() -> None:
    refused(run("convert", "clip.json", "--replace", "names.txt", "-f", "txt", "-o", "names.txt"), "never replaces")


def test_a_batch_does_the_same_as_one_clip_and_its_log_lists_the_tags() -> None:
    expected = shown("--replace", "names.txt")[0]
    options = ("-f", "txt", "-o", "out/", "--replace", "names.txt", "--log", "log.jsonl")
    Path("clips").mkdir()
    Path("clip.json").rename("clips/clip.json")
    made = run("convert", "clips", *options)
    assert made.exit_code == 0
    assert " ".join(Path("out/clip.txt").read_text("utf-8").split()) == expected
    assert "1 tag left out" in made.stderr
    assert "1 piece of markup shown" in made.stderr
    (line,) = map(json.loads, Path("log.jsonl").read_text("utf-8").splitlines())
    assert [tag["text"] for tag in line["tags"]] == ["[laughs]", "[pause]", "**now**"]
    assert "tags" not in line["options"]
    assert len(line["options"]["replace"]) == 64
    again = run("convert", "clips", *options, "--resume")
    assert "1 input made before" in again.stderr
    other = run("convert", "clips", *options, "--resume", "--tags", "drop")
    assert "made before" not in other.stderr
    assert "[laughs]" not in Path("out/clip.txt").read_text("utf-8")


def test_the_library_does_the_same_for_many_clips() -> None:
    (made,) = captioner.caption_all(
        [Path("clip.json")], formats=["txt"], tags="drop", replace=[("reh-zem-bul", "Resemble")], jobs=1
    )
    assert " ".join("".join(made.texts.values()).split()) == "Yes it is late in Resemble now."
    assert len(made.tags) == 3
    with pytest.raises(captioner.FormatError, match="choose auto, keep or drop"):
        captioner.caption_all([], tags="none")  # type: ignore[arg-type]
    with pytest.raises(captioner.FormatError, match="nothing to show"):
        captioner.caption_all([], replace=[("a", "")])


def test_explain_and_preview_show_the_same_text() -> None:
    explained = run("explain", "clip.json", "--replace", "names.txt")
    assert "late in Resemble" in explained.stdout
    assert "1 tag left out" in explained.stderr
    page = run("preview", "clip.json", "--replace", "names.txt", "--tags", "drop").stdout
    assert "Resemble" in page
    assert "[laughs]" not in page
    assert "[pause]" not in page


def test_markup_that_stays_is_shown_as_text() -> None:
    saved(Path("clip.json"), clip("Say <b>this</b> & {x}."))
    assert "&lt;b&gt;this&lt;/b&gt; &amp; {x}." in run("convert", "clip.json", "-f", "vtt").stdout


def test_a_clip_of_tags_alone_makes_captions_without_cues() -> None:
    saved(Path("clip.json"), clip("[pause]"))
    result = run("convert", "clip.json")
    assert (result.exit_code, result.stdout.strip()) == (0, "")
    assert "1 tag left out" in result.stderr
