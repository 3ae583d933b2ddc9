"""`check` on the files of `fixtures/check`, each with findings that were written down by hand."""

import shlex
import tomllib
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

import captioner
from captioner.checking.finding import CODES
from tests.clips import FIXTURES

FOLDER = FIXTURES / "check"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FOLDER / "expected.toml").read_text("utf-8"))
# SRT has no escapes, so these are written full-width.
WIDE = str.maketrans("<>{}", "＜＞｛｝")
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name != "expected.toml")


def read(name: str, **options: Any) -> captioner.Captions:
    """The captions in a file, as `captioner check` reads it."""
    given = EXPECTED[name]
    options = {key: given[key] for key in ("language", "encoding") if key in given} | options
    return captioner.read_captions(
        (FOLDER / name).read_bytes(), given.get("preset", "web"), name=name, lenient=True, **options
    )


def rewritten(name: str, captions: captioner.Captions) -> str:
    """The file with these captions; one in an encoding that is guessed needs it stated."""
    encoding = EXPECTED[name].get("encoding", "cp1252" if "cp1252" in name else None)
    return captioner.rewrite((FOLDER / name).read_bytes(), captions, encoding=encoding)


def found_in(name: str) -> list[str]:
    """The findings of a file, in the notation of `expected.toml`."""
    options = {key: value for key, value in EXPECTED[name].items() if key not in ("proves", "findings", "preset")}
    if "fps" in options:
        options["fps"] = Fraction(options["fps"])
    return [_written(finding) for finding in captioner.check(read(name, **options))]


def _written(finding: captioner.Finding) -> str:
    where = f"{finding.cue}" if finding.line is None else f"{finding.cue}:{finding.line}"
    return " ".join([finding.severity, where, finding.code, *map(_amount, (finding.measured, finding.allowed))])


def _amount(value: float | str) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"


def test_every_file_has_expected_findings_and_there_are_at_least_sixty_files() -> None:
    assert set(FILES) == set(EXPECTED)
    assert len(FILES) >= 60


def test_every_file_says_what_it_proves() -> None:
    assert all(one["proves"] for one in EXPECTED.values())


def test_every_code_is_found_in_some_file() -> None:
    codes = {shlex.split(finding)[2] for one in EXPECTED.values() for finding in one["findings"]}
    assert codes == set(CODES)


def test_there_are_clean_files_in_eleven_languages() -> None:
    clean = {name.partition(".")[0] for name in FILES if name.startswith("clean_")}
    assert clean == {f"clean_{tag}" for tag in ("ar", "de", "en", "es", "fr", "he", "hi", "ja", "ko", "th", "zh")}


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_exactly_its_expected_findings(name: str) -> None:
    assert found_in(name) == EXPECTED[name]["findings"]


@pytest.mark.parametrize("name", FILES)
def test_rewriting_a_file_without_changes_reproduces_it(name: str) -> None:
    captions = read(name)
    text = rewritten(name, captions)
    assert captioner.read_captions(text, lenient=True, language=captions.language) == replace(
        captions, limits=captioner.Limits.preset("web", language=captions.language)
    )
    if name.endswith((".srt", ".vtt")) and not name.startswith(("dialect", "players")):
        data = (FOLDER / name).read_text("utf-8")
        # SRT ends with a blank line.
        assert text.rstrip("\n") == data.rstrip("\n")
        assert text == data or text.endswith("\n\n")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("written", ["srt", "vtt", "json"])
def test_captions_that_were_read_can_be_written_and_read_again(name: str, written: str) -> None:
    captions = read(name)
    text = captioner.WRITERS[written](captions)
    if text.strip():
        back = captioner.read_captions(text)
        assert [(cue.start_ms, cue.end_ms) for cue in back] == [(cue.start_ms, cue.end_ms) for cue in captions]
        assert [cue.text.translate(WIDE).split() for cue in back] == [
            cue.text.translate(WIDE).split() for cue in captions
        ]


@pytest.mark.parametrize("name", FILES)
def test_fixing_changes_no_word_adds_no_finding_and_is_idempotent(name: str) -> None:
    captions = read(name)
    fixed = captioner.fix(captions)
    assert [cue.text.split() for cue in fixed] == [cue.text.split() for cue in captions] or captions.language in (
        "ja",
        "zh",
        "th",
    )
    assert ["".join(cue.text.split()) for cue in fixed] == ["".join(cue.text.split()) for cue in captions]
    assert [cue.start_ms for cue in fixed] == [cue.start_ms for cue in captions]
    before, after = captioner.check(replace(captions, faults=())), captioner.check(fixed)
    assert len(after) <= len(before)
    assert sum(one.severity == "error" for one in after) <= sum(one.severity == "error" for one in before)
    text = rewritten(name, fixed)
    again = captioner.read_captions(text, captions.limits, language=captions.language, name=name, lenient=True)
    assert captioner.check(replace(again, faults=())) == after
    assert {fault.kind for fault in again.faults} <= {fault.kind for fault in captions.faults}
    assert captioner.rewrite(text, captioner.fix(again)) == text
    assert [cue.text for cue in again] == [cue.text for cue in fixed]
