"""Fixture: readers that run in node, which are W3C's `webvtt-parser`, `ass-compiler`, and Remotion's own captions.

They are in the folder that `CAPTIONER_NODE_MODULES` names, or in `.node/node_modules`, where `.ci/run` puts them.
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

Asked = Callable[[str, Sequence[str]], list[Any]]


@pytest.fixture(scope="session")
def asked() -> Asked:
    """Runs the body of a function of `text`, which can `load` a package by its name: what it returns for each text."""
    if shutil.which("node") is None or not all((MODULES / name).is_dir() for name in PACKAGES):
        pytest.skip(f"needs node, and {', '.join(PACKAGES)} of npm in {MODULES}")
    return _asked


def _asked(script: str, texts: Sequence[str]) -> list[Any]:
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
