"""`captioner fix` as people use it."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import captioner
from captioner.cli import main
from captioner.rolling import letters_of, repeated_letters, unrolled
from tests.clips import FIXTURES
from tests.readback import SRT_READERS, VTT_READERS, Reader
from tests.strategies import hostile_captions

WIDE = """\
1
00:00:01,000 --> 00:00:06,000
<i>The ferry to the islands leaves at noon, and whoever comes too late has to wait until the evening.</i>

2
00:00:06,000 --> 00:00:06,300
Yes.
"""


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wide.srt").write_text(WIDE, "utf-8")


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments], input=input, catch_exceptions=False)


def test_level_cues_splits_and_joins_and_says_what_it_did() -> None:
    result = run("wide.srt", "-o", "fixed.srt", "--level", "cues")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "wide.srt: 2 cues, 0 errors, 0 warnings, 2 cured; language en",
        "wide.srt: 2 cues became 2; 1 new start time, estimated; --words CLIP gives those that are spoken",
    ]
    fixed = Path("fixed.srt").read_text("utf-8")
    assert [cue.text for cue in captioner.read_captions(fixed)] == [
        "The ferry to the islands leaves at noon,",
        "and whoever comes too late\nhas to wait until the evening. Yes.",
    ]
    assert fixed.startswith("1\n00:00:01,000 --> ")
    assert "\n<i>The ferry to the islands leaves at noon,</i>\n\n2\n" in fixed
    assert fixed.endswith("\n<i>and whoever comes too late\nhas to wait until the evening.</i> Yes.\n\n")


def test_words_times_new_cues_as_they_are_spoken() -> None:
    said = "The ferry to the islands leaves at noon, and whoever comes too late has to wait until the evening. Yes."
    times = [1.0 + 0.2 * at for at in range(8)] + [4.0 + 0.15 * at for at in range(11)] + [6.0]
    words = [{"word": one, "start": start, "end": start + 0.1} for one, start in zip(said.split(), times, strict=True)]
    clip = {"language": "en", "text": said, "segments": [{"start": 1, "end": 7, "text": said, "words": words}]}
    Path("clip.json").write_text(json.dumps(clip), "utf-8")
    result = run("wide.srt", "-o", "fixed.srt", "--level", "cues", "--words", "clip.json")
    assert (result.exit_code, "1 new start time, those of clip.json" in result.stdout) == (0, True)
    assert [cue.start_ms for cue in captioner.read_captions(Path("fixed.srt"))] == [1000, 4000]
    again = run("fixed.srt", "-o", "again.srt", "--level", "cues", "--words", "clip.json")
    assert again.exit_code == 0
    assert Path("again.srt").read_bytes() == Path("fixed.srt").read_bytes()


def test_words_of_another_clip_are_refused() -> None:
    result = run("wide.srt", "-o", "fixed.srt", "--level", "cues", "--words", str(FIXTURES / "clips" / "v1.json"))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: wide.srt: only ")
    assert not Path("fixed.srt").exists()


def test_diff_shows_what_would_change_and_writes_nothing() -> None:
    before = sorted(Path().iterdir())
    result = run("wide.srt", "--diff", "--level", "cues")
    assert result.exit_code == 0
    assert result.stdout.startswith("--- wide.srt\n+++ wide.srt (fixed)\n@@ ")
    assert "-Yes.\n" in result.stdout
    assert "cured" in result.stderr
    assert sorted(Path().iterdir()) == before
    clean = run(str(FIXTURES / "check" / "clean_en.srt"), "--diff")
    assert (clean.exit_code, clean.stdout) == (0, "")


def test_why_an_error_is_left_is_told() -> None:
    Path("fast.srt").write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nNobody can say that much in one second.\n\n"
        "2\n00:00:05,000 --> 00:00:09,000\nRindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\n",
        "utf-8",
    )
    result = run("fast.srt", "-o", "fixed.srt", "--level", "cues", "--language", "de")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        "fast.srt: 1 reading-speed error left in cue 1: spoken at up to 39 characters a second, which no split slows",
        "fast.srt: 1 line-width error left in cue 2: a word is wider than a line",
    ]


def test_a_folder_is_fixed_file_by_file_and_a_bad_one_costs_no_other() -> None:
    Path("in/sub").mkdir(parents=True)
    shutil.copy("wide.srt", "in/sub/one.srt")
    Path("in/bad.srt").write_text("Not captions.\n", "utf-8")
    result = run("in", "-o", "out/", "--level", "cues")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: in/bad.srt: line 1: ")
    assert [str(path) for path in Path("out").rglob("*.*")] == ["out/sub/one.srt"]
    refused = run("in", "-o", "out/", "--level", "cues")
    assert (refused.exit_code, "add --overwrite to replace it" in refused.stderr) == (1, True)


def test_what_is_not_selected_is_fixed_but_not_counted_and_severity_makes_the_exit_code() -> None:
    fast = "1\n00:00:01,000 --> 00:00:02,000\nThis is far too much text for a second.\n\n"
    Path("fast.srt").write_text(fast, "utf-8")
    result = run("fast.srt", "-o", "fixed.srt", "--severity", "error")
    assert (result.exit_code, "reading-speed" in result.stdout) == (1, True)
    result = run("fast.srt", "-o", "fixed.srt", "--severity", "error", "--ignore", "reading-speed")
    assert (result.exit_code, "reading-speed" in result.stdout) == (0, False)
    assert run("fast.srt", "-o", "fixed.srt").exit_code == 0


def test_another_encoding_is_read_and_utf_8_is_written() -> None:
    Path("old.srt").write_bytes(WIDE.replace("islands", "îles").encode("cp1252"))
    refused = run("old.srt", "-o", "fixed.srt", "--level", "cues")
    assert (refused.exit_code, "--encoding cp1252" in refused.stderr) == (1, True)
    result = run("old.srt", "-o", "fixed.srt", "--level", "cues", "--encoding", "cp1252")
    assert result.exit_code == 0
    assert "îles" in Path("fixed.srt").read_text("utf-8")


def test_a_time_line_that_no_player_reads_stays_and_is_reported() -> None:
    broken = WIDE + "\n3\n00:00:08:000 --> 00:00:09,000\nNo player shows this.\n\n"
    Path("broken.srt").write_text(broken, "utf-8")
    result = run("broken.srt", "-o", "fixed.srt", "--level", "cues")
    assert "1 time-line error left in cue 2: it is in the file beside its cues: see check" in result.stdout
    assert Path("fixed.srt").read_text("utf-8").endswith("3\n00:00:08:000 --> 00:00:09,000\nNo player shows this.\n\n")


def test_an_input_is_never_replaced() -> None:
    result = run("wide.srt", "-o", "wide.srt")
    assert (result.exit_code, "this is the input" in result.stderr) == (1, True)
    assert Path("wide.srt").read_text("utf-8") == WIDE


def test_standard_input_goes_to_standard_output() -> None:
    result = run("-", "-o", "-", "--level", "cues", input=WIDE)
    assert result.exit_code == 0
    assert result.stdout.startswith("1\n00:00:01,000 --> ")
    assert "standard input: 2 cues became 2" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["wide.srt"], "fix needs a place to write to: add -o and a path, such as -o fixed/, or --diff"),
        (["wide.srt", "--diff", "-o", "x.srt"], "--diff writes nothing: leave out -o."),
        (["wide.srt", "wide.srt", "-o", "x.srt"], "2 files need a directory to be written to"),
        (["wide.srt", "-o", "x.srt", "--words", "clip.json"], "--words times new cues: add --level cues."),
        (["wide.srt", "wide.srt", "--diff", "--level", "cues", "--words", "c.json"], "--words is the clip of one file"),
        (["wide.srt", "-o", "x.srt", "--level", "words"], "'words' is not one of 'timing', 'lines', 'cues'"),
    ],
)
def test_what_cannot_be_meant_is_met_with_what_is_missing(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_lines_is_what_check_does_with_fix() -> None:
    run("wide.srt", "-o", "fixed.srt")
    CliRunner().invoke(main, ["check", "wide.srt", "--fix", "-o", "checked.srt"])
    assert Path("fixed.srt").read_bytes() == Path("checked.srt").read_bytes()


FOREIGN: Mapping[str, Mapping[str, Reader]] = {
    "srt": {name: SRT_READERS[name] for name in ("srt", "webvtt-py", "pysubs2")},
    "vtt": {name: VTT_READERS[name] for name in ("webvtt-py", "pysubs2")},
    "json": {},
}


def text_read_by(reader: Reader, text: str) -> str | None:
    """The letters of all cues as another library reads them; None where it refuses the file."""
    try:
        return letters_of("".join(said for _, _, said in reader(text))).replace("\u2060", "")
    except Exception:  # whatever it raises: these files are hostile
        return None


def text_once(captions: captioner.Captions) -> str:
    """The letters of all cues, those that roll from cue to cue once."""
    cues = unrolled(captions.cues, repeated_letters(captions.cues))
    return letters_of("".join(cue.text for cue in cues))


# The folder of the test serves all examples.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hostile_captions(),
    st.sampled_from(list(captioner.PRESETS)),
    st.sampled_from([(), ("--fps", "25")]),
    st.sampled_from(captioner.LEVELS),
)
def test_no_text_is_lost_added_or_moved_and_a_second_fix_changes_nothing(
    file: tuple[str, str], preset: str, options: tuple[str, ...], level: str
) -> None:
    kind, text = file
    options = ("--preset", preset, "--level", level, *options)
    for folder in ("once", "twice"):
        shutil.rmtree(folder, ignore_errors=True)
    Path(f"hostile.{kind}").write_text(text, "utf-8", newline="\n")
    if run(f"hostile.{kind}", "-o", "once/", *options).exit_code:
        return
    fixed = Path(f"once/hostile.{kind}").read_text("utf-8")
    read = captioner.read_captions(text)
    wanted = text_once(read) if level == "cues" else letters_of("".join(cue.text for cue in read))
    assert letters_of("".join(cue.text for cue in captioner.read_captions(fixed))) == wanted
    for name, reader in FOREIGN[kind].items():
        if text_read_by(reader, text) == wanted:
            assert text_read_by(reader, fixed) == wanted, name
    run(f"once/hostile.{kind}", "-o", "twice/", *options)
    assert Path(f"twice/hostile.{kind}").read_bytes() == Path(f"once/hostile.{kind}").read_bytes()
