"""Which modules may import which: the layers of the package."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "captioner"

# From the bottom up: a module imports only from lower layers and from its own subpackage.
LAYERS = [
    ["errors", "clock", "frames", "outputs"],
    ["picture", "ranges", "text"],
    ["limits", "languages", "audio"],
    ["timing"],
    ["schedule", "cue"],
    ["rolling"],
    ["cue_words"],
    ["breaches", "faults", "karaoke", "layout", "readers"],
    ["client"],
    ["captions"],
    ["writers", "subtitles", "checking", "explaining"],
    ["clips"],
    ["preview", "batch"],
    ["__init__"],
    ["cli"],
    ["__main__"],
]


def modules() -> dict[str, Path]:
    """The path of every module of the package, by its import name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if parts[-1] == "__init__" and len(parts) > 2:
            parts = parts[:-1]
        found[".".join(parts)] = path
    return found


def top_level(module: str) -> str:
    """The subpackage or module at the top level: `writers` for `captioner.writers.srt`."""
    return module.split(".")[1]


def imported_by(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, at any level of nesting."""
    known = modules()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "captioner")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import: the layers are checked by absolute names"
            if node.module and node.module.split(".")[0] == "captioner":
                # `from captioner import errors` means a module, `from captioner.errors import FormatError` a name.
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if name in known else node.module for name in names)


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_from_its_subpackage_and_lower_layers(module: str) -> None:
    subpackage = top_level(module)
    height = next(height for height, layer in enumerate(LAYERS) if subpackage in layer)
    below = {name for layer in LAYERS[:height] for name in layer}
    for imported in imported_by(modules()[module]):
        # `import captioner` means the public names.
        known = top_level(imported) if "." in imported else "__init__"
        assert known in {*below, subpackage}, f"{module} imports {imported}"


def test_every_subpackage_is_in_one_layer() -> None:
    subpackages = [subpackage for layer in LAYERS for subpackage in layer]
    assert sorted(subpackages) == sorted({top_level(module) for module in modules()})
