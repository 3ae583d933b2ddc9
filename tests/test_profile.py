"""`--profile`: a client's house style from a file, for every command that captions or checks."""

import json
import os
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

import captioner
from captioner.cli.limit_options import FLAGS
from tests.clips import FIXTURES
from tests.manuals import only
from tests.test_cli import KEY, clip, run, saved, spawn

TEXT = "One two three four five six seven eight nine ten, eleven twelve thirteen fourteen fifteen sixteen."
WEAK = "1\n00:00:01,000 --> 00:00:05,500\nWe bought the\ntickets for the evening show.\n"
ACME = """\
[profile.acme]
preset = "netflix"
language = "de"
max-line-width = 26
keep = ["four five six"]
ignore = ["weak-line-end"]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "clip.json", clip(TEXT))
    Path("weak.srt").write_text(WEAK, "utf-8")
    Path("captioner.toml").write_text(ACME, "utf-8")


def write(text: str) -> None:
    Path("captioner.toml").write_text(text, "utf-8")


def captioned(*, limits: str = "netflix", keep: tuple[str, ...] = ("four five six",), **overrides: int) -> str:
    timing = captioner.read_clip(Path("clip.json"))
    return captioner.to_srt(captioner.caption(timing, limits, language="de", keep=keep, **overrides))  # type: ignore[arg-type]


def test_a_profile_is_what_would_be_typed() -> None:
    expected = captioned(max_line_width=26)
    assert expected not in (captioned(max_line_width=26, keep=()), captioned(), captioned(limits="web"))
    result = run("convert", "clip.json", "--profile", "acme")
    assert (result.exit_code, result.stdout) == (0, expected)


def test_what_is_typed_wins_over_the_profile_and_the_profile_over_the_preset() -> None:
    typed = run("convert", "clip.json", "--max-line-width", "42", "--profile", "acme")
    assert typed.stdout == captioned(max_line_width=42)
    assert run("convert", "clip.json", "--profile", "acme", "--max-line-width", "42").stdout == typed.stdout
    other = run("convert", "clip.json", "--profile", "acme", "--preset", "shorts")
    assert other.stdout == captioned(limits="shorts", max_line_width=26)


def test_nothing_is_read_from_a_file_unless_a_profile_is_asked_for() -> None:
    plain = captioner.to_srt(captioner.caption(captioner.read_clip(Path("clip.json"))))
    assert run("convert", "clip.json").stdout == plain
    write("this is no TOML")
    assert run("convert", "clip.json").stdout == plain
    assert run("presets").exit_code == 0


def test_the_nearest_file_above_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "film" / "reel 1"
    folder.mkdir(parents=True)
    (folder / "names.txt").write_text("nothing\n", "utf-8")
    write(ACME.replace('["four five six"]', '"names.txt"'))
    Path("names.txt").write_text("four five six\n", "utf-8")
    expected = captioned(max_line_width=26)
    monkeypatch.chdir(folder)
    result = run("convert", "../../clip.json", "--profile", "acme")
    assert (result.exit_code, result.stdout) == (0, expected)
    (folder.parent / "captioner.toml").write_text("[profile.acme]\nmax-line-width = 20\n", "utf-8")
    assert run("convert", "../../clip.json", "--profile", "acme").stdout != expected
    named = run("convert", "../../clip.json", "--profile", "acme", "--config", "../../captioner.toml")
    assert named.stdout == expected


@pytest.mark.parametrize(
    "order", [("--profile", "acme", "--config", "x.toml"), ("--config", "x.toml", "--profile", "acme")]
)
def test_another_file_may_be_named_and_its_paths_start_at_its_folder(order: tuple[str, ...]) -> None:
    Path("captioner.toml").unlink()
    Path("styles").mkdir()
    Path("styles/x.toml").write_text(ACME.replace('["four five six"]', '"names.txt"'), "utf-8-sig")
    Path("styles/names.txt").write_text("four five six\n", "utf-8")
    arguments = [one.replace("x.toml", "styles/x.toml") for one in order]
    assert run("convert", "clip.json", *arguments).stdout == captioned(max_line_width=26)


def test_every_limit_may_be_set_in_both_spellings() -> None:
    values = {"fps": "25", "min-gap": "0.2", "max-words": "4", "max-line-count": "1", "max-line-width": "20"}
    for flag in FLAGS.values():
        name = flag.removeprefix("--")
        value = values.get(name, "1.5")
        expected = run("convert", "clip.json", flag, value)
        for spelling in (name, name.replace("-", "_")):
            write(f"[profile.x]\n{spelling} = {value}\n")
            result = run("convert", "clip.json", "--profile", "x")
            assert (result.exit_code, result.stdout, result.stderr) == (0, expected.stdout, expected.stderr)
    for rate in ("23.976", '"30000/1001"', '"24"'):
        write(f"[profile.x]\nfps = {rate}\n")
        typed = run("convert", "clip.json", "--fps", rate.strip('"'))
        assert run("convert", "clip.json", "--profile", "x").stdout == typed.stdout


def test_explain_and_preview_take_a_profile() -> None:
    typed = ("--preset", "netflix", "--language", "de", "--max-line-width", "26", "--keep", "names.txt")
    Path("names.txt").write_text("four five six\n", "utf-8")
    for command in ("explain", "preview"):
        result, expected = run(command, "clip.json", "--profile", "acme"), run(command, "clip.json", *typed)
        assert (result.exit_code, result.stdout) == (0, expected.stdout)
        assert result.stdout != run(command, "clip.json").stdout


def test_fetch_takes_a_profile(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/v1/projects/p/clips/one").respond_with_json(clip(TEXT))
    fetched = run("fetch", "p", "one", "--base-url", httpserver.url_for(""), "--profile", "acme", key=KEY)
    assert (fetched.exit_code, fetched.stdout) == (0, captioned(max_line_width=26))


def test_a_batch_takes_a_profile() -> None:
    Path("clips").mkdir()
    Path("clip.json").rename("clips/clip.json")
    result = run("convert", "clips/", "-o", "out/", "--profile", "acme", "--log", "log.jsonl")
    assert result.exit_code == 0
    Path("clips/clip.json").rename("clip.json")
    assert Path("out/clip.srt").read_text("utf-8") == captioned(max_line_width=26)
    assert json.loads(Path("log.jsonl").read_text("utf-8"))["options"]["max_line_width"] == 26


def test_check_takes_codes_and_severity_from_a_profile() -> None:
    write('[profile.x]\nignore = ["orphan", "gap"]\nseverity = "error"\nmax-pause = 2\n')
    result = run("check", "weak.srt", "--profile", "x")
    assert (result.exit_code, "weak-line-end" in result.stdout) == (0, True)
    assert run("check", "weak.srt", "--profile", "x", "--severity", "warning").exit_code == 1
    write('[profile.x]\nselect = ["orphan"]\n')
    assert run("check", "weak.srt", "--profile", "x").exit_code == 0
    assert run("check", "weak.srt", "--profile", "x", "--select", "weak-line-end").exit_code == 1


def test_a_code_that_is_selected_by_hand_is_reported_though_the_profile_ignores_it() -> None:
    write('[profile.x]\nignore = ["weak-line-end"]\n')
    assert run("check", "weak.srt", "--profile", "x").exit_code == 0
    assert run("check", "weak.srt", "--profile", "x", "--select", "weak-line-end").exit_code == 1
    assert run("check", "weak.srt", "--profile", "x", "--ignore", "orphan").exit_code == 1


def test_what_a_profile_makes_is_clean_by_the_same_profile() -> None:
    write("[profile.x]\nmax-words = 2\n")
    assert run("convert", "clip.json", "--profile", "x", "-o", "clip.srt").exit_code == 0
    checked = run("check", "clip.srt", "--profile", "x", "--json", "--select", "min-duration")
    assert json.loads(checked.stdout)["errors"] == 0
    plain = run("check", "clip.srt", "--json", "--select", "min-duration")
    assert json.loads(plain.stdout)["errors"] > 0


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        ("[profile.acne]\n[profile.zeta]\n", 2, "there is no profile 'acme', only acne, zeta: did you mean 'acne'?"),
        ("[profile.zeta]\n", 2, "there is no profile 'acme', only zeta: choose one, or add [profile.acme]"),
        ("", 2, "there is no profile 'acme', nor any other: choose one, or add [profile.acme]"),
        ("[profile.acme\n", 1, "is not TOML: Expected ']' at the end of a table declaration (at line 1, column 14)"),
        ("[profile.acme]\nfps = 25\nfps = 30\n", 1, "is not TOML: Cannot overwrite a value (at line 3, column 9)"),
        ("a = " + "[" * 9999, 1, "is nested too deeply"),
        ("\x00", 1, "is not TOML: "),
        ("[profiles.acme]\n", 1, "'profiles' is unknown: options stand under [profile.NAME]"),
        ("profile = 1\n", 1, "'profile' is not a table: options stand under [profile.NAME]"),
        ("[profile]\nacme = 1\n", 1, "'profile.acme' is not a table: options stand under [profile.NAME]"),
        (
            "[profile.acme]\nmax-line-widht = 1\n",
            1,
            "has an unknown option 'max-line-widht': did you mean 'max-line-width'?",
        ),
        ("[profile.acme]\nzzz = 1\n", 1, "has an unknown option 'zzz': choose from preset, max-line-width, "),
        ("[profile.acme]\nmax-cps = 9\nmax_cps = 9\n", 1, "has 'max-cps' twice: remove one of them"),
        ('[profile.acme]\nmax-line-width = "37"\n', 1, "max-line-width must be a whole number, not '37'"),
        ("[profile.acme]\nmax-line-width = 37.0\n", 1, "max-line-width must be a whole number, not 37.0"),
        ("[profile.acme]\nmax-line-width = true\n", 1, "max-line-width must be a whole number, not True"),
        ("[profile.acme]\nmax-line-width = 2000\n", 1, "max-line-width: 2000 is not in the range 1<=x<=1000."),
        ('[profile.acme]\nmax-duration = "7"\n', 1, "max-duration must be a number, not '7'"),
        ("[profile.acme]\nmax-duration = nan\n", 1, "max-duration: 'nan' is not a number of seconds from 0.001 to"),
        ("[profile.acme]\nmax-cps = nan\n", 1, "--max-cps must be a number from 0.1 to 10000, not nan"),
        (f"[profile.acme]\nmin-gap = 1{'0' * 400}\n", 1, "is not a number of seconds from 0 to 360000"),
        (f"[profile.acme]\nmin-gap = 0x{'f' * 9999}\n", 1, "min-gap is out of range: a number of thousands of digits"),
        ("[profile.acme]\nmin-duration = 9\n", 1, "--min-duration 9 is above --max-duration 7: lower one or raise"),
        ("[profile.acme]\nfps = 1000\n", 1, "fps: '1000' is no frame rate up to 500"),
        ("[profile.acme]\nfps = [25]\n", 1, 'fps must be a number, or a text such as "30000/1001", not [25]'),
        ('[profile.acme]\npreset = "netflx"\n', 1, "preset: 'netflx' is not one of 'web', 'netflix'"),
        ("[profile.acme]\nlanguage = 1\n", 1, "language must be a text, not 1"),
        ('[profile.acme]\nlanguage = "German"\n', 1, "language: 'German' is not a BCP 47 tag"),
        ("[profile.acme]\nkeep = [1]\n", 1, "keep must be the path of a file, or a list of phrases, not [1]"),
        ('[profile.acme]\nselect = "orphan"\n', 1, 'select must be a list of codes, such as ["orphan"]'),
        ('[profile.acme]\nignore = ["orfan"]\n', 1, "ignore: there is no code 'orfan': did you mean 'orphan'?"),
        ('[profile.acme]\nseverity = "fatal"\n', 1, "severity: 'fatal' is not one of 'error', 'warning'."),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_path(content: str, code: int, told: str) -> None:
    write(content)
    for command in (("convert", "clip.json"), ("check", "weak.srt")):
        result = run(*command, "--profile", "acme")
        assert (result.exit_code, result.stdout) == (code, "")
        assert told in result.stderr
        assert "Error: captioner.toml: " in result.stderr


def test_a_file_that_is_not_there_is_told() -> None:
    Path("captioner.toml").unlink()
    result = run("convert", "clip.json", "--profile", "acme")
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: captioner.toml: is neither in {os.getcwd()} nor in a folder above: "
        "make one, or name another file with --config\n"
    )
    result = run("convert", "clip.json", "--profile", "acme", "--config", "none.toml")
    assert (result.exit_code, result.stderr) == (1, "Error: none.toml: no such file\n")
    Path("latin.toml").write_bytes(b"# \xe9\n")
    result = run("convert", "clip.json", "--profile", "acme", "--config", "latin.toml")
    assert (result.exit_code, "latin.toml: is not text in UTF-8 (byte 2)" in result.stderr) == (1, True)
    assert run("convert", "clip.json", "--profile", "acme", "--config", ".").exit_code == 1


def test_a_file_of_profiles_without_a_profile_is_refused() -> None:
    result = run("convert", "clip.json", "--config", "captioner.toml")
    assert (result.exit_code, "add --profile and the name of one" in result.stderr) == (2, True)


def test_no_output_replaces_the_file_of_the_profile_or_its_phrases() -> None:
    write('[profile.x]\nkeep = "names.html"\n')
    Path("names.html").write_text("four five six\n", "utf-8")
    Path("config.html").write_text('[profile.x]\nkeep = "names.html"\n', "utf-8")
    for place in ("config.html", "names.html"):
        before = Path(place).read_bytes()
        result = run("preview", "clip.json", "--profile", "x", "--config", "config.html", "-o", place)
        assert (result.exit_code, "which an output never replaces" in result.stderr) == (1, True)
        assert Path(place).read_bytes() == before


def test_phrases_of_a_missing_file_are_told_by_its_path() -> None:
    write('[profile.x]\nkeep = "none.txt"\n')
    result = run("convert", "clip.json", "--profile", "x")
    assert (result.exit_code, result.stderr) == (1, "Error: none.txt: no such file\n")


def test_help_and_completion_need_no_file() -> None:
    Path("captioner.toml").unlink()
    assert run("convert", "--help").exit_code == 0
    env = {**os.environ, "_CAPTIONER_COMPLETE": "bash_complete", "COMP_CWORD": "4"}
    done = spawn(env={**env, "COMP_WORDS": "captioner convert --profile acme --max-line"})
    assert done.stdout.decode().splitlines() == ["plain,--max-line-width", "plain,--max-line-count"]


def test_presets_show_the_profiles_that_are_asked_for() -> None:
    write(ACME + '[profile.tokyo]\nlanguage = "ja"\nfps = "24000/1001"\n')
    plain, shown = run("presets").stdout.splitlines(), run("presets", "--profiles").stdout.splitlines()
    assert shown[0].split() == [*plain[0].split(), "[acme]", "[tokyo]"]
    rows = {line.split()[0]: line.split()[-2:] for line in shown[1:14]}
    assert (rows["--max-line-width"], rows["--max-cps"]) == (["26", "26"], ["17", "7"])
    assert rows["--fps"] == ["-", "23.976"]
    assert shown[-2:] == [
        "[acme]  captioner.toml: preset netflix; language de; max-line-width 26; keep four five six; "
        "ignore weak-line-end",
        "[tokyo]  captioner.toml: language ja; fps 24000/1001",
    ]
    assert run("presets", "--config", "captioner.toml").stdout == "\n".join(shown) + "\n"
    assert run("presets", "--profiles", "--language", "en").stdout.splitlines()[1].split()[-1] == "42"
    write("")
    assert run("presets", "--profiles").stdout.endswith("captioner.toml has no profiles\n")


def test_the_profile_of_the_manual_is_the_one_of_the_fixtures_and_sets_every_kind_of_option() -> None:
    manual = only("toml", "captioner/cli/README.md")
    assert (FIXTURES / "captioner.toml").read_text("utf-8") == manual
    write(manual)
    assert run("convert", "clip.json", "--profile", "acme").exit_code == 0
    assert run("check", "weak.srt", "--profile", "acme", "--select", "weak-line-end").exit_code == 0
