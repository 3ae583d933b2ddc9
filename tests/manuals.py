"""The project's pages in Markdown, and the blocks of code in them."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in [ROOT / "README.md", *sorted(ROOT.glob("captioner/**/*.md")), *sorted(ROOT.glob("tests/**/*.md"))]
}
"""The text of each page, by its path from the project's root."""


class Block(NamedTuple):
    """A block of code in a page: `python`, `sh` (any machine), `bash` (needs ffmpeg), `console` (needs a service)."""

    page: str
    number: int
    kind: str
    code: str


BLOCKS = [
    Block(page, number, kind, code)
    for page, text in PAGES.items()
    for number, (kind, code) in enumerate(re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL), 1)
]


def blocks(kind: str, page: str | None = None) -> list[Block]:
    """The blocks of a kind, in all pages or in one."""
    return [block for block in BLOCKS if block.kind == kind and page in (None, block.page)]


def only(kind: str, page: str, start: str = "") -> str:
    """The code of the one block of a page that is of a kind and starts with a text."""
    (code,) = (block.code for block in blocks(kind, page) if block.code.startswith(start))
    return code


def table(page: str, with_text: str) -> dict[str, list[str]]:
    """The first table of a page that contains a text: the cells of each row, by the first of them."""
    tables = re.findall(r"(?:^\|.*\n)+", PAGES[page], re.MULTILINE)
    found = next(rows for rows in tables if with_text in rows)
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in found.splitlines()]
    return {first: others for first, *others in cells}
