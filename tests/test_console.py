"""What a person sees: whatever comes from outside is shown, and commands no terminal."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

import captioner.cli
from captioner.text.code_points import UNPRINTABLE
from tests.terminal import on_terminal

# A title and a colour, C1's CSI, DEL, marks of direction, and every character that ends a line somewhere.
HOSTILE = "\x1b]0;x\x07\x1b[31m\x9b2J\x7f\x08\u202e\u2066\u200f\u061c\u2028\u2029\x85\r\n\t\x0b~"
# It, as it is shown.
SHOWN = r"\x1b]0;x\x07\x1b[31m\x9b2J\x7f\x08\u202e\u2066\u200f\u061c\u2028\u2029\x85\r\n\t\x0b~"
NAME = f"{HOSTILE}\udcff"
FAMILY = "👩‍👩‍👧 ❤️ क्‍ष می‌خواهم"
# What click writes to draw a bar.
_BAR = r"\r|\x1b\[\?25[lh]|\x1b\[K"
_SRT = f"1\n00:00:01,000 --> 00:00:01,100\nof the {HOSTILE[:-7]}\nworld\n"


def clip(text: str = "Hello, world!", **others: object) -> dict[str, object]:
    """A clip whose every string is hostile, or that of `others`."""
    times = [[0.06 * at, 0.06 * at + 0.06] for at in range(len(text))]
    stamps = {"graph_chars": list(text), "graph_times": times}
    return {"uuid": HOSTILE, "title": HOSTILE, "language": HOSTILE, "audio_timestamps": stamps, **others}


@pytest.fixture(autouse=True)
def _files(unicode_names: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    contents: dict[str, object] = {
        f"{NAME}.json": clip(f"Hello,{HOSTILE} world! " * 9),
        f"{NAME}bad.json": clip(duration=HOSTILE),
        f"{NAME}waits.json": {"uuid": HOSTILE, "finished": False},
        f"{NAME}refused.json": {"success": False, "message": HOSTILE},
        f"{NAME}list.json": [clip(), clip()],
        f"{NAME}durations.json": {HOSTILE: HOSTILE},
    }
    for name, content in contents.items():
        Path(name).write_text(json.dumps(content), "utf-8")
    Path(f"{NAME}.srt").write_text(_SRT, "utf-8", newline="")
    Path(f"{NAME}.txt").write_text(f"{HOSTILE} 7", "utf-8")
    Path(f"{NAME}.wav").write_bytes(b"RIFF")


def assert_shown(shown: str) -> None:
    """Nothing of `shown` is unprintable but the ends of the terminal's lines."""
    found = re.findall(UNPRINTABLE, shown.replace("\r\n", ""))
    assert not found, (found, shown)


@pytest.mark.parametrize(
    "arguments",
    [
        [HOSTILE],
        [f"--{HOSTILE}"],
        ["convert", f"--{HOSTILE}"],
        ["convert", f"--preset={HOSTILE}", "x"],
        ["convert", f"--language={HOSTILE}", "x"],
        ["convert", f"--fps={HOSTILE}", "x"],
        ["convert", f"--max-cps={HOSTILE}", "x"],
        ["convert", f"--max-line-width={HOSTILE}", "x"],
        ["convert", f"--max-duration={HOSTILE}", "x"],
        ["convert", f"--resolution={HOSTILE}", "x"],
        ["convert", f"--strict={HOSTILE}", "x"],
        ["convert", f"{NAME}.json", "-o", f"{NAME}.{HOSTILE}"],
        ["convert", f"{NAME}.json", "-o", f"no{NAME}/x.srt"],
        ["convert", f"{NAME}.json", "-o", f"{NAME}.json/x.srt"],
        ["convert", f"{NAME}.json", "-o", f"{NAME}.json", "-f", "srt"],
        ["convert", f"{NAME}.json", f"{NAME}.json", "-o", f"{NAME}out/"],
        ["convert", f"{NAME}.json", f"{NAME}list.json"],
        ["convert", f"{NAME}.json", f"{NAME}list.json", "-o", f"{NAME}out/"],
        ["convert", f"{NAME}.json", "-o", f"{NAME}out/", "--max-line-width", "4", "--strict"],
        ["convert", f"{NAME}list.json", "--join", "-o", "x.srt"],
        ["convert", f"{NAME}list.json", "--join", "-o", "x.srt", "--durations", f"{NAME}durations.json"],
        ["convert", f"{NAME}list.json", "--join", "-o", "x.srt", "--durations", f"{NAME}.txt"],
        ["convert", f"{NAME}.json", f"{NAME}.json", "--join", "-o", "x.srt"],
        ["convert", f"{NAME}bad.json"],
        ["convert", f"{NAME}waits.json"],
        ["convert", f"{NAME}refused.json"],
        ["convert", f"{NAME}missing.json"],
        ["fetch", HOSTILE],
        ["fetch", HOSTILE, HOSTILE, "--base-url", HOSTILE],
        ["fetch", HOSTILE, HOSTILE, "--base-url", f"https://{HOSTILE}"],
        ["fetch", HOSTILE, HOSTILE, "--api-key-file", f"{NAME}missing"],
        ["fetch", HOSTILE, HOSTILE, HOSTILE, "--save-clip", NAME, "-o", "x/"],
        ["fetch", HOSTILE, HOSTILE, "--save-audio", f"{NAME}.wav"],
        ["check", f"{NAME}.srt"],
        ["check", f"{NAME}.srt", f"{NAME}.json", f"{NAME}missing", "--json"],
        ["check", f"{NAME}.srt", f"{NAME}.json", f"{NAME}missing"],
        ["check", f"{NAME}.srt", "--fix", "-o", f"{NAME}fixed/"],
        ["check", f"{NAME}.srt", f"{NAME}.srt", "--fix", "-o", f"{NAME}fixed"],
        ["preview", f"{NAME}.json", "--audio", f"{NAME}.{HOSTILE}"],
        ["preview", f"{NAME}.json", "-o", f"{NAME}/x.html"],
        ["preview", f"{NAME}.json", "-o", f"{NAME}.html"],
        ["preview", f"{NAME}.json", HOSTILE],
        ["explain", f"{NAME}.json"],
        ["explain", f"{NAME}list.json"],
        ["explain", f"{NAME}bad.json", HOSTILE],
        ["presets", "--language", HOSTILE],
        ["presets", HOSTILE],
        ["presets"],
        ["--version"],
        ["--help"],
        [],
    ],
)
@pytest.mark.slow
def test_a_terminal_gets_no_command_from_outside(arguments: list[str]) -> None:
    status, shown = on_terminal(*arguments, env={"RESEMBLE_API_KEY": "k3y", "NO_COLOR": "1"})
    assert shown
    assert_shown(shown)
    assert "Traceback" not in shown
    if status == 1 and arguments[0] != "check" and "--strict" not in arguments:
        assert shown.count("\n") == 1


def test_a_report_has_colours_on_a_terminal_only_and_the_same_text_without() -> None:
    arguments = ("check", f"{NAME}.srt")
    colour = r"\x1b\[(?:0|1|2|31|33|36)m"
    _, coloured = on_terminal(*arguments, env={"TERM": "xterm"})
    _, plain = on_terminal(*arguments, env={"TERM": "xterm", "NO_COLOR": "1"})
    assert re.sub(colour, "", coloured) == plain
    assert {"\x1b[31m", "\x1b[33m"} <= set(re.findall(colour, coloured))
    assert_shown(plain)
    assert on_terminal(*arguments, env={"TERM": "dumb"})[1] == plain
    assert on_terminal(*arguments, env={"TERM": "xterm", "NO_COLOR": ""})[1] == coloured
    assert on_terminal(*arguments, stdout=subprocess.DEVNULL)[1] == ""
    piped = subprocess.run([sys.executable, "-m", "captioner", *arguments], capture_output=True, check=False)
    assert b"\x1b" not in piped.stdout


@pytest.mark.parametrize("command", captioner.cli.COMMANDS)
def test_help_is_shown_in_lines(command: str) -> None:
    status, shown = on_terminal(command, "--help")
    assert (status, shown.startswith(f"Usage: captioner {command} ")) == (0, True)
    assert shown.count("\n") > 10
    assert_shown(shown)


@pytest.mark.parametrize(
    "answer",
    [
        (404, {"success": False, "message": HOSTILE}),
        (500, HOSTILE),
        (200, HOSTILE),
        (200, {"uuid": HOSTILE, "finished": False}),
        (200, clip(duration=HOSTILE)),
        (200, clip(f"Hello,{HOSTILE} world!", link=f"http://{HOSTILE}/")),
    ],
)
def test_a_terminal_gets_no_command_from_a_server(httpserver: HTTPServer, answer: tuple[int, object]) -> None:
    status, said = answer
    body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
    httpserver.expect_request(re.compile("/api/v1/.*")).respond_with_handler(
        lambda _: Response(body, status, {"Content-Type": "text/plain", "Retry-After": "0"})
    )
    done, shown = on_terminal(
        *("fetch", HOSTILE, HOSTILE, "-o", f"{NAME}out/", "--save-audio", "audio/"),
        *("--base-url", httpserver.url_for("")),
        env={"RESEMBLE_API_KEY": "k3y"},
    )
    assert done == 1
    assert_shown(shown)


def test_a_clip_that_is_fetched_is_told_of_in_escapes(httpserver: HTTPServer) -> None:
    httpserver.expect_request(re.compile("/api/v1/.*")).respond_with_json(clip(FAMILY, duration=NAME))
    address = ("--base-url", httpserver.url_for(""))
    done, shown = on_terminal("fetch", "p", NAME, "-o", "x.srt", *address, env={"RESEMBLE_API_KEY": "k3y"})
    assert done == 1
    assert shown.startswith(f"Error: clip {SHOWN}")
    assert_shown(shown)


def test_what_is_shown_is_escaped_once_and_emoji_and_letters_are_as_they_were() -> None:
    Path(f"{FAMILY}.json").write_text(json.dumps(clip(FAMILY, title=rf"\x1b{FAMILY}\u202e", uuid=None)), "utf-8")
    assert on_terminal("explain", f"{FAMILY}.json")[1].startswith(f"1. cue break: {FAMILY} |\r\n")
    Path("late.json").write_text(json.dumps(clip(uuid=None, title=f"{FAMILY}\x1b", duration="x")), "utf-8")
    assert on_terminal("convert", "late.json")[1].startswith(rf"Error: late.json: clip {FAMILY}\x1b: its duration")
    shown = on_terminal("convert", f"{FAMILY}\u202e\x1b.json")[1]
    assert shown == rf"Error: {FAMILY}\u202e\x1b.json: no such file" + "\r\n"


def test_a_bar_shows_nothing_that_comes_from_outside() -> None:
    names = [f"{NAME}{number}.json" for number in range(21)]
    for name in names:
        Path(name).write_text(json.dumps(clip()), "utf-8")
    status, shown = on_terminal("convert", *names, "-o", "out/")
    assert status == 0
    assert "100%" in shown
    assert_shown(re.sub(_BAR, "", shown.replace("\r\n", "\n")).replace("\n", "\r\n"))


def test_findings_are_the_same_json_with_escapes_as_without() -> None:
    done, shown = on_terminal("check", f"{HOSTILE}\u202e", "--json", stdout=subprocess.DEVNULL)
    assert (done, shown.count("\n")) == (1, 1)
    assert_shown(shown)
    _, shown = on_terminal("check", f"{HOSTILE}.srt", "--json")
    assert json.loads(shown.partition("\n")[2])["files"][0]["file"] == f"{HOSTILE}.srt"


def test_one_function_prints() -> None:
    for path in Path(captioner.cli.__file__).parent.glob("*.py"):
        names = {
            node.attr if isinstance(node, ast.Attribute) else node.id
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute | ast.Name)
        }
        assert not names & {"echo", "secho", "print"} or path.name == "console.py", f"{path.name} prints by itself"
