"""The report of a check, as a person reads it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import captioner
from captioner.cli import main
from captioner.cli.findings import Checked
from captioner.cli.report import as_report
from tests.clips import FIXTURES

FILM = """1
00:00:01,000 --> 00:00:03,500
We bought the
tickets for the evening show, which was sold out.

2
00:00:03,500 --> 00:00:05,000
Thank you.

3
00:00:05,000 --> 00:00:05,400
Two  blanks.
"""
JAPANESE = "1\n00:00:01,000 --> 00:00:06,000\n今日はとても天気がいいです\n、そうですね\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("film.srt").write_text(FILM, "utf-8")
    Path("ja.srt").write_text(JAPANESE, "utf-8")


def run(*arguments: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=input, catch_exceptions=False)


def test_a_report_has_a_summary_by_code_and_then_each_cue_with_all_its_findings() -> None:
    assert run("film.srt", "--select", "line-width,weak-line-end,reading-speed,white-space").stdout == (
        "film.srt\n"
        "  2  error    reading-speed  too fast to read                           [1]\n"
        "  1  error    line-width     a line that is too wide                    [1]\n"
        "  1  warning  weak-line-end  a line or cue that ends inside a phrase    [2]\n"
        "  1  warning  white-space    white space that players show differently  [3]\n"
        "\n"
        f"  [1] web: {captioner.PRESETS['web'].source}\n"
        "  [2] Netflix, Timed Text Style Guide, General Requirements, Line Treatment: words that belong together stay "
        "on one line; https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617\n"
        "  [3] players differ: some show extra white space, others trim it\n"
        "\n"
        "cue 1  00:00:01.000 to 00:00:03.500  film.srt:2\n"
        "    We bought the\n"
        "              ^^^\n"
        "    tickets for the evening show, which was sold out.\n"
        "                                              ^^^^^^^\n"
        "  error    24.8 characters a second, 20 allowed  [reading-speed]\n"
        "  error    line 2: 49 columns, 42 allowed  [line-width]\n"
        '  warning  line 1: ends on "the" (article)  [weak-line-end]\n'
        "\n"
        "cue 3  00:00:05.000 to 00:00:05.400  film.srt:11\n"
        "    Two  blanks.\n"
        "       ^^\n"
        "  error    30 characters a second, 20 allowed  [reading-speed]\n"
        "  warning  repeated white space  [white-space]\n"
        "\n"
        "film.srt: 3 cues, 3 errors, 2 warnings, 1 finding left out; language en\n"
    )


def test_marks_in_japanese_are_under_their_characters() -> None:
    lines = run("ja.srt", "--select", "weak-line-end").stdout.splitlines()
    at = lines.index("    、そうですね")
    assert lines[at - 1 : at + 3] == [
        "    今日はとても天気がいいです",
        "    、そうですね",
        "    ^^",
        "  warning  line 1: 、 begins the next line  [weak-line-end]",
    ]


def test_several_files_have_their_parts_and_one_total() -> None:
    lines = run("film.srt", "ja.srt").stdout.splitlines()
    heads = [line for line in lines if line in ("film.srt", "ja.srt", "all files")]
    assert heads == ["film.srt", "ja.srt", "all files"]
    total = lines[lines.index("all files") + 1 :]
    assert total[0] == "  2  error    reading-speed  too fast to read"
    assert "  2  warning  weak-line-end  a line or cue that ends inside a phrase" in total
    assert total[-1] == "2 files, 0 clean: 4 cues, 4 errors, 3 warnings; languages en, ja"


def test_a_total_by_code_is_for_several_files_with_findings() -> None:
    Path("clean.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nAll is well.\n", "utf-8")
    assert "all files" not in run("film.srt", "clean.srt").stdout


def test_a_cue_without_text_and_a_cue_of_json_have_no_lines_or_no_place() -> None:
    text = "1\n00:00:01,000 --> 00:00:03,000\n \n"
    assert run("-", input=text).stdout.splitlines()[-4:] == [
        "cue 1  00:00:01.000 to 00:00:03.000  standard input:2",
        "  error    no text  [empty]",
        "",
        "standard input: 1 cue, 1 error, 0 warnings; language en",
    ]
    Path("ours.json").write_text('{"segments": [{"start": 1, "end": 1.5, "text": "Stop."}]}', "utf-8")
    assert "cue 1  00:00:01.000 to 00:00:01.500\n" in run("ours.json").stdout


def test_a_fixed_file_names_no_lines_of_the_file_before_it() -> None:
    result = run("film.srt", "--fix", "-o", "fixed.srt")
    assert "cue 1  00:00:01.000 to 00:00:03.500\n" in result.stdout


def test_every_fixture_is_reported_in_lines_that_a_terminal_shows_as_they_are() -> None:
    files = [str(path) for path in sorted((FIXTURES / "check").iterdir()) if path.suffix != ".toml"]
    for preset in captioner.PRESETS:
        shown = run(*files, "--preset", preset)
        assert shown.exit_code == 1
        assert not {char for char in shown.stdout if not char.isprintable()} - set("\n\u00a0\u3000\u200b\u200c\u200d")


def test_a_finding_about_a_file_without_cues_is_reported() -> None:
    captions = captioner.Captions((), captioner.Limits(), "en")
    finding = captioner.Finding("empty", "error", 1, 0, None, "no text", "text", "here")
    lines = ["".join(text for text, _ in line) for line in as_report([Checked("film.srt", captions, (finding,))])]
    assert lines[-4:] == [
        "no cue",
        "  error    no text  [empty]",
        "",
        "film.srt: 0 cues, 1 error, 0 warnings; language en",
    ]
