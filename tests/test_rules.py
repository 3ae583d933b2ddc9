"""The pages of `captioner/checking/rules`: one for each code, whose examples have that finding, and do not have it."""

import re
from fractions import Fraction
from typing import Any

import pytest

import captioner
from captioner.checking.finding import CODES
from tests.manuals import PAGES, blocks

FOLDER = "captioner/checking/rules"
SECTIONS = ["Why", "Source", "Example", "What `--fix` does"]


def page(code: str) -> str:
    return PAGES[f"{FOLDER}/{code}.md"]


def examples(code: str) -> list[str]:
    """The two examples of a page, SRT or WebVTT."""
    return [block.code for kind in ("srt", "vtt") for block in blocks(kind, f"{FOLDER}/{code}.md")]


def options(code: str) -> dict[str, Any]:
    """The options that a page's example is checked with, as `read_captions` takes them."""
    given = dict(re.findall(r"--(\w+) (\w+)", "".join(re.findall(r"^Before, with `(.+)`:$", page(code), re.MULTILINE))))
    return {name: Fraction(value) if name == "fps" else value for name, value in given.items()}


def found(code: str, number: int) -> set[str]:
    """The codes of what is found in the first or the second example of a page."""
    given, text = options(code), examples(code)[number].replace("U+FEFF", "\ufeff")
    encoding = "".join(re.findall(r"^Before, in `(.+)`:$", page(code), re.MULTILINE)) if number == 0 else ""
    source = text.encode(encoding or "utf-8")
    captions = captioner.read_captions(source, given.pop("preset", "web"), language="en", lenient=True, **given)
    return {finding.code for finding in captioner.check(captions)}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {name for name in PAGES if name.startswith(FOLDER)} == {f"{FOLDER}/{code}.md" for code in CODES}


def test_the_table_of_codes_leads_to_each_page() -> None:
    table = re.findall(r"^\| (.+?) \|", PAGES["captioner/checking/README.md"], re.MULTILINE)
    linked = [code for row in table for code in re.findall(r"\[`([a-z-]+)`\]\(rules/\1\.md\)", row)]
    assert sorted(linked) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_why_by_whom_and_what_fix_does(code: str) -> None:
    assert page(code).startswith(f"# `{code}` (")
    assert re.findall(r"^## (.+)$", page(code), re.MULTILINE) == SECTIONS
    for text in re.split(r"^#.+$", page(code), flags=re.MULTILINE)[1:]:
        assert len(text.split()) > 2 or text.strip() == "Nothing."


@pytest.mark.parametrize("code", CODES)
def test_the_first_example_of_a_page_has_its_finding_and_the_second_has_none(code: str) -> None:
    assert code in found(code, 0)
    assert found(code, 1) == set()
    assert len(examples(code)) == 2
