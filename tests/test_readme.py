"""README.md is true and short: its example is computed again, its set-up commands are the ones that the checks run."""

import re
import shlex
import subprocess
import sys

import captioner
from tests.manuals import PAGES, ROOT, blocks, only, table

README = PAGES["README.md"]
SETUPS = [block.code.strip() for block in blocks("sh", "README.md") if "venv .venv" in block.code]
CHECKS = (ROOT / ".ci/run").read_text(encoding="utf-8")

SENTENCE = (
    "You can leave the letters that came this morning on the table, and we will take them to the office "
    "when the rain has stopped."
)


def spoken(sentence: str) -> captioner.Timing:
    """The sentence at 60 ms a character, with 300 ms of silence after a comma."""
    words: list[tuple[str, int, int]] = []
    start_ms = 0
    for text in sentence.split():
        end_ms = start_ms + 60 * len(text)
        words.append((text, start_ms, end_ms))
        start_ms = end_ms + (60 if text[-1].isalnum() else 300)
    return captioner.Timing.from_words(words)


def greedy(sentence: str, columns: int) -> list[str]:
    lines: list[str] = []
    for text in sentence.split():
        if lines and len(lines[-1]) + 1 + len(text) <= columns:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def test_it_is_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 200


def test_the_example_shows_what_a_greedy_wrapper_and_captioner_make_of_one_sentence() -> None:
    shown = only("text", "README.md", "greedy")
    at = shown.index("captioner")
    lines = shown.splitlines()[2:]
    ours = "\n\n".join(cue.text for cue in captioner.caption(spoken(SENTENCE))).split("\n")
    assert [line[:at].strip() for line in lines if line] == greedy(SENTENCE, 42)
    assert [line[at:] for line in lines] == ours


def test_the_greedy_side_separates_its_cues_after_every_two_lines() -> None:
    shown = only("text", "README.md", "greedy")
    at = shown.index("captioner")
    left = "\n".join(line[:at].strip() for line in shown.splitlines()[2:])
    assert [len(cue.split("\n")) for cue in left.split("\n\n")] == [2, 2]


def test_there_are_exactly_two_set_up_commands_and_each_starts_from_nothing() -> None:
    assert len(SETUPS) == 2
    assert all(command.startswith("python3 -m venv .venv && .venv/bin/pip install ") for command in SETUPS)


def test_the_first_command_prints_what_is_shown_below_it() -> None:
    command = shlex.split(SETUPS[0].rpartition("&& .venv/bin/")[2])
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.rstrip("\n") == only("srt", "README.md").rstrip("\n")


def test_the_checks_run_exactly_the_test_command_and_the_linters() -> None:
    assert SETUPS[1].endswith("-m pytest")
    assert SETUPS[1] in CHECKS
    linters = next(line for line in README.splitlines() if "ruff check" in line)
    assert all(command in CHECKS.splitlines() for command in linters.split(" && "))


def test_every_manual_is_linked() -> None:
    linked = set(re.findall(r"\]\(([^)#]+\.md)\)", README))
    # The pages of single rules are linked by the manual of their room, as `test_rules` tests.
    manuals = {page for page in PAGES if not page.startswith("captioner/checking/rules/")}
    assert linked == manuals - {"README.md"}


def test_the_pictures_are_small() -> None:
    paths = re.findall(r"!\[[^]]+\]\((.+?)\)", README)
    assert len(paths) == 2
    for path in paths:
        picture = (ROOT / path).read_bytes()
        assert picture.startswith(b"\x89PNG\r\n")
        assert len(picture) < 200_000


def test_the_speed_is_three_rows_of_the_benchmark_s_page() -> None:
    rows = [line for line in README.splitlines() if re.match(r"\| [a-e] \|", line)]
    assert len(rows) == 3
    assert set(rows) <= set(PAGES["tests/bench/README.md"].splitlines())
    assert table("README.md", "| measured |")[""] == table("tests/bench/README.md", "| measured |")[""]


def test_the_newest_version_has_its_changes() -> None:
    assert re.findall(r"^## (.+)$", PAGES["captioner/CHANGES.md"], re.MULTILINE)[0] == captioner.__version__
