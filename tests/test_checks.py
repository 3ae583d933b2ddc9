"""How the project is checked: by the same commands everywhere, and by test files that load only what they use."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = (ROOT / ".ci/run").read_text("utf-8")


def test_the_commands_before_a_commit_are_those_of_the_checks() -> None:
    hooks = re.findall(r"^ +entry: (.+)$", (ROOT / ".pre-commit-config.yaml").read_text("utf-8"), re.MULTILINE)
    assert hooks == re.findall(r"^\.venv/bin/(?:ruff|mypy).*$", RUN, re.MULTILINE)
    assert len(hooks) == 3


def test_no_test_file_imports_a_browser_before_a_test_asks_for_it() -> None:
    for path in (ROOT / "tests").glob("*.py"):
        assert not re.search(r"^(from|import) playwright", path.read_text("utf-8"), re.MULTILINE), path.name


def test_what_every_test_file_loads_is_small() -> None:
    look = (
        "import sys, tests.conftest\n"
        "for name in tests.conftest.pytest_plugins: __import__(name)\n"
        "print(*sorted({'captioner', 'playwright', 'requests', 'moviepy', 'PIL', 'numpy'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == []
