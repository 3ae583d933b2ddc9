"""Who may import whom: the floors of the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "captioner"

# The core, in order: a module imports only those ahead of it.
CORE = [
    "errors",
    "clock",
    "text",
    "spaceless",
    "points",
    "timing",
    "frames",
    "ranges",
    "limits",
    "schedule",
    "languages",
    "phrases",
    "costs",
    "tokens",
    "breaks",
    "columns",
    "flaws",
    "linebreaks",
    "search",
    "alternatives",
    "grouping",
    "joining",
    "captions",
    "karaoke",
    "explaining",
]
# These import from the core alone, and within themselves.
IN = ["audio", "client", "readers"]
OUT = ["writers", "checking", "preview"]
# These import from all.
SHELL = ["batch", "cli", "__main__", "__init__"]
# The client asks a reader whether a clip is still rendering, and the page shows what a check finds.
EXCEPTIONS = {("client", "captioner.readers.resemble"), ("preview", "captioner.checking")}


def modules() -> dict[str, Path]:
    """Every module of the package, by the name under which others import it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts[-1] == "__init__" and len(parts) > 2:
            parts = parts[:-1]
        found[".".join(parts)] = path
    return found


def floor_of(module: str) -> str:
    """The part of the package that a module belongs to: `writers` of `captioner.writers.srt`."""
    return module.split(".")[1]


def imported_by(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, wherever in it."""
    known = modules()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "captioner")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively: the floors are read from whole names"
            if node.module and node.module.split(".")[0] == "captioner":
                # `from captioner import errors` means a module, `from captioner.errors import FormatError` a name.
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if name in known else node.module for name in names)


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_the_floors_below_it(module: str) -> None:
    floor = floor_of(module)
    if floor in SHELL:
        return
    below = CORE[: CORE.index(floor)] if floor in CORE else CORE
    for imported in imported_by(modules()[module]):
        assert "." in imported, f"{module} imports the whole package"
        assert floor_of(imported) in {*below, floor} or (floor, imported) in EXCEPTIONS, f"{module} imports {imported}"


@pytest.mark.parametrize("module", modules())
def test_every_module_stands_on_a_floor(module: str) -> None:
    assert floor_of(module) in {*CORE, *IN, *OUT, *SHELL}, f"{module} is new: say here which floor it stands on"


def test_there_are_modules_on_every_floor() -> None:
    floors = {floor_of(module) for module in modules()}
    assert floors.issuperset(CORE)
    assert floors & {*IN}
    assert floors & {*OUT}
