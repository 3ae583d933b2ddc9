"""Who may import whom: the floors of the house."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "captioner"

# From below: a module imports only from floors below its own, and from its own room.
FLOORS = [
    ["errors", "clock", "frames"],
    ["ranges", "text"],
    ["limits", "languages", "audio"],
    ["timing"],
    ["schedule", "cue"],
    ["breaches", "karaoke", "layout", "readers"],
    ["client"],
    ["captions"],
    ["writers", "subtitles", "checking", "explaining"],
    ["preview"],
    ["__init__"],
    ["cli"],
    ["__main__"],
]


def modules() -> dict[str, Path]:
    """Every module of the package, by the name under which others import it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts[-1] == "__init__" and len(parts) > 2:
            parts = parts[:-1]
        found[".".join(parts)] = path
    return found


def room_of(module: str) -> str:
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
def test_a_module_imports_only_from_its_room_and_the_floors_below(module: str) -> None:
    room = room_of(module)
    height = next(height for height, floor in enumerate(FLOORS) if room in floor)
    below = {name for floor in FLOORS[:height] for name in floor}
    for imported in imported_by(modules()[module]):
        # `import captioner` takes what the package shows.
        known = room_of(imported) if "." in imported else "__init__"
        assert known in {*below, room}, f"{module} imports {imported}"


def test_every_room_is_on_one_floor() -> None:
    rooms = [room for floor in FLOORS for room in floor]
    assert sorted(rooms) == sorted({room_of(module) for module in modules()})
