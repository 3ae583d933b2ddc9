"""The names of `import captioner`: the same for programs, `dir()` and type checkers.

mypy also checks this file, and would report errors in the last tests if they were not ignored as expected.
"""
# ruff: noqa: F403, F405

import ast
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import assert_type

import pytest

import captioner
from captioner import *

NAMES = vars(captioner)["__all__"]
CLIP = {"graph_chars": ["H", "i"], "graph_times": [[0, 0.1], [0.1, 0.2]]}


def test_a_type_checker_knows_every_name_by_its_module() -> None:
    tree = ast.parse(Path(captioner.__file__).read_text("utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in block.body if isinstance(node, ast.ImportFrom)]
    shown = {alias.asname: (node.module, alias.name) for node in imports for alias in node.names}
    assert shown == {name: (f"captioner.{module}", name) for name, module in captioner._MODULES.items()}


def test_dir_lists_the_public_names_and_no_others() -> None:
    assert [name for name in dir(captioner) if not name.startswith("__")] == sorted(NAMES)
    assert {"__doc__", "__file__", "__name__", "__path__", "__version__"} <= {*dir(captioner)}


def test_a_program_can_import_every_name_at_once() -> None:
    assert {name: globals()[name] for name in NAMES} == {name: getattr(captioner, name) for name in NAMES}


def test_nothing_is_imported_until_it_is_asked_for() -> None:
    program = "import sys, captioner; print(*(name for name in sys.modules if name.startswith('captioner')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["captioner"]


def test_types_are_known_through_the_package() -> None:
    captions = captioner.caption(captioner.read_clip(CLIP), "netflix", language="en", max_line_width=37)
    assert_type(captions, captioner.Captions)
    assert_type(captions[0].lines[0].text, str)
    assert_type(captioner.check(captions), tuple[captioner.Finding, ...])
    assert_type(captioner.WRITERS, Mapping[str, Callable[[captioner.Captions], str]])


def test_types_are_known_where_every_name_was_imported() -> None:
    limits: LimitOptions = {"max_cps": 15}
    assert_type(Limits.preset("web", **limits).max_cps, float)
    assert_type(to_vtt(caption(read_clip(CLIP), "bbc"), "word"), str)
    assert_type(FormatError("what", line=3).line, int | None)


@pytest.mark.parametrize(
    "call",
    [
        lambda: captioner.to_docx,  # type: ignore[attr-defined]
        lambda: caption(CLIP),  # type: ignore[arg-type]
        lambda: to_vtt(CLIP),  # type: ignore[arg-type]
        lambda: Limits(max_line_width="37"),  # type: ignore[arg-type]
    ],
)
def test_wrong_calls_are_errors_for_type_checkers_too(call: Callable[[], object]) -> None:
    with pytest.raises((AttributeError, TypeError, LimitsError), match=r"no attribute|expected|must be"):
        call()
