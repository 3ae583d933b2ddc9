"""Fixture: readers that run in node: W3C's `webvtt-parser`, `ass-compiler`, and Remotion's own package.

They are in the folder that `CAPTIONER_NODE_MODULES` names, or in `.node/node_modules`, where `.ci/run` installs them.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(os.environ.get("CAPTIONER_NODE_MODULES") or Path(__file__).parents[1] / ".node" / "node_modules")
PACKAGES = ("webvtt-parser", "ass-compiler", "@remotion/captions")

RunInNode = Callable[[str, Sequence[str]], list[Any]]


@pytest.fixture(scope="session")
def run_in_node() -> RunInNode:
    """A function that runs JavaScript in node for each text, and returns the results.

    The script is the body of a function, which has the text as `text` and imports by `load`.
    """
    if shutil.which("node") is None or not all((MODULES / name).is_dir() for name in PACKAGES):
        pytest.skip(f"needs node, and the npm packages {', '.join(PACKAGES)} in {MODULES}")
    return _run_in_node


def _run_in_node(script: str, texts: Sequence[str]) -> list[Any]:
    program = f"""
        import {{ createRequire }} from "node:module";
        import {{ readFileSync }} from "node:fs";
        const load = createRequire({json.dumps(f"{MODULES}/")});
        const read = (text) => {{ {script} }};
        process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
    """
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", program],
        input=json.dumps(list(texts)),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    assert len(answers) == len(texts)
    return answers
