"""The manuals are true: commands and Python run, tables are computed again, links lead to a file and a heading."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import click
import pytest
from pytest_httpserver import HTTPServer

import captioner
from captioner import errors
from captioner.cli import main
from captioner.writers.json import SCHEMA_PATH
from tests.manuals import PAGES, ROOT, Block, blocks, only, table

COMMAND_LINE = "captioner/cli/README.md"
OPTIONS_IN = (COMMAND_LINE, "captioner/checking/README.md")
NAMED = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*|(?<=`)-[a-z](?=`)")


def named(block: Block) -> str:
    return f"{block.page}-{block.number}"


def runs_here(block: Block) -> bool:
    """Whether the tests run a block as it is printed: those that set up an environment are run by the checks."""
    return "venv .venv" not in block.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project's root as the manuals expect it: fixtures, and an environment in `.venv`."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


@pytest.fixture
def service(httpserver: HTTPServer) -> HTTPServer:
    """A local service whose every clip is the documented one, in the wrapper of the version that is asked for."""
    for version in ("v1", "v2"):
        httpserver.expect_request(re.compile(f"/api/{version}/projects/[^/]+/clips/[^/]+")).respond_with_json(
            json.loads((ROOT / f"fixtures/clips/{version}.json").read_bytes())
        )
    listed = [{"uuid": "one", "title": "One", "name": "Spoken"}]
    httpserver.expect_request(re.compile("/api/v1/projects/[^/]+/clips")).respond_with_json({"pods": listed})
    httpserver.expect_request(re.compile("/api/v2/projects(/[^/]+/clips)?")).respond_with_json(
        {"success": True, "items": listed, "page": 1, "num_pages": 1}
    )
    return httpserver


def run(bash: str, code: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [bash, "-euo", "pipefail", "-c", code],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(command: str) -> list[str]:
    """What the commands of a block write, as `-o` and `--save-clip` name it."""
    words = shlex.split(command, comments=True)
    return [words[at + 1] for at, word in enumerate(words) if word in ("-o", "--save-clip")]


def test_every_manual_has_something_to_run_or_to_read() -> None:
    assert len(PAGES) >= 9
    assert all(text.startswith("# ") for text in PAGES.values())


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_to_a_file_and_to_a_heading(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[page]):
        if target.startswith("https://"):
            continue
        path, _, heading = target.partition("#")
        linked = (ROOT / page).parent / path if path else ROOT / page
        assert linked.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {found.lower().replace(" ", "-") for found in headings}, target


@pytest.mark.parametrize("block", [block for block in blocks("sh") if runs_here(block)], ids=named)
def test_commands_do_what_they_are_shown_for(block: Block, folder: Path, bash: str) -> None:
    assert run(bash, block.code, folder) or written(block.code)
    for path in written(block.code):
        made = folder / path
        files = [made] if made.is_file() else list(made.iterdir())
        assert files, path
        assert all(file.stat().st_size for file in files)


@pytest.mark.parametrize("block", [block for block in blocks("console") if "fetch" in block.code], ids=named)
def test_commands_that_ask_the_service_do_what_they_are_shown_for(
    block: Block, folder: Path, service: HTTPServer, bash: str
) -> None:
    for command in block.code.splitlines():
        run(bash, f"{command} --base-url {service.url_for('').rstrip('/')}", folder, RESEMBLE_API_KEY="key")
        assert all((folder / path).stat().st_size for path in written(command))
    assert json.loads((folder / "fetched.json").read_bytes())["success"] is True


@pytest.mark.parametrize("block", blocks("python"), ids=named)
def test_python_runs_by_itself(
    block: Block, folder: Path, service: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("RESEMBLE_API_KEY", "key")
    # Only where the client asks is changed.
    local = partial(captioner.ResembleClient, base_url=service.url_for("").rstrip("/"))
    monkeypatch.setattr(captioner, "ResembleClient", local)
    exec(compile(block.code, block.page, "exec"), {})
    assert len(service.log) == sum(block.code.count(f"{name}(") for name in ("get_clip", "list_clips", "list_projects"))
    assert ("WRITERS" in block.code) == (len(list(folder.glob("clip.*"))) == len(captioner.EXTENSIONS))


def test_the_manuals_name_every_option_and_no_other() -> None:
    context = main.make_context("captioner", [], resilient_parsing=True)
    known = {option for parameter in main.get_params(context) for option in parameter.opts}
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        known |= {
            option
            for parameter in command.get_params(inner)
            if isinstance(parameter, click.Option)
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
    ours = {page: re.sub("^dask .*$", "", PAGES[page], flags=re.MULTILINE) for page in OPTIONS_IN}
    assert {option for page in OPTIONS_IN for option in NAMED.findall(ours[page])} == known
    for page in PAGES.keys() - {*OPTIONS_IN, "README.md"}:
        if page.startswith("captioner/"):
            assert set(NAMED.findall(PAGES[page])) <= known, page


def test_the_limits_are_those_of_the_presets() -> None:
    shown = table(COMMAND_LINE, "| `--max-duration` |")
    assert [name.partition(" ")[0].strip("`") for name in shown["option"][2:]] == list(captioner.PRESETS)
    for option, (_, span, *cells) in shown.items():
        if not option.startswith("`--"):
            continue
        field = option.strip("`-").replace("-", "_")
        in_ms = f"{field}_ms" in captioner.LIMIT_RANGES
        least, most = captioner.LIMIT_RANGES[f"{field}_ms" if in_ms else field]
        per = 1000 if in_ms else 1
        assert span == f"{least / per:g} to {most / per:g}", option
        for preset, cell in zip(captioner.PRESETS, cells, strict=True):
            limits = captioner.Limits.preset(preset)
            seconds = getattr(limits, f"{field}_ms", None)
            value = getattr(limits, field) if seconds is None else seconds / 1000
            if cell != "by language":
                assert cell == ("none" if value is None else f"{value:g}"), (option, preset)


@pytest.mark.parametrize("preset", ["web", "netflix"])
def test_the_limits_by_language_are_those_of_both_presets(preset: str) -> None:
    shown = table(COMMAND_LINE, "| others |")
    tags = [tag.strip("`") for tag in shown[""]]
    assert tags == [*captioner.LIMITS_BY_LANGUAGE, "others"]
    for at, tag in enumerate(tags):
        limits = captioner.Limits.preset(preset, language="und" if tag == "others" else tag)
        assert shown["`--max-line-width`"][at] == f"{limits.max_line_width}"
        assert shown[f"`--max-cps` in `{preset}`"][at] == f"{limits.max_cps:g}"


def test_the_tree_of_errors_is_whole() -> None:
    tree = only("text", "captioner/README.md", "CaptionerError")
    assert set(re.findall(r"\w+Error(?=\W)", tree)) - {"ValueError"} == {
        name for name in vars(errors) if name.endswith("Error")
    }


def test_the_schemas_are_where_the_manuals_say() -> None:
    assert f"`{SCHEMA_PATH.relative_to(ROOT).as_posix()}`" in PAGES["captioner/writers/README.md"]
    for page, text in PAGES.items():
        for path in re.findall(r"`(captioner/[\w/.]+\.json)`", text):
            assert (ROOT / path).is_file(), page


def test_every_format_is_described() -> None:
    page = PAGES["captioner/writers/README.md"]
    assert all(name in page.lower() for name in captioner.WRITERS)
    assert captioner.EXTENSIONS["remotion"] in page
