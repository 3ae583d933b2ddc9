"""Every part of the benchmark measures something; run on tiny input, because its numbers are not tested."""

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import captioner
from tests.bench import (
    batch,
    checking,
    end_to_end,
    fixing,
    grouping,
    growth,
    memory,
    page,
    process,
    script,
    synthetic_clips,
    writing,
)
from tests.bench.__main__ import PARTS
from tests.bench.table import Row, head, table_line

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TINY = {
    "a": lambda: end_to_end.rows(clips=2, sizes=(20, 40), rounds=1, clip_rounds=1),
    "b": lambda: grouping.rows(words=40, rounds=1),
    "c": lambda: process.rows(rounds=1),
    "d": lambda: memory.rows(words=1_000, rounds=1),
    "e": lambda: writing.rows(words=40, rounds=1),
    "check": lambda: checking.rows(cues=20, rounds=1),
    "fix": lambda: fixing.rows(words=40, rounds=1),
    "growth": lambda: growth.rows(share=0.01, rounds=1),
    "script": lambda: script.rows(words=40, rounds=1),
    "batch": lambda: batch.rows(clips=4, rounds=1, few=2, many=60),
}


def test_every_part_is_tested() -> None:
    assert {*TINY, "page"} == PARTS.keys()


@pytest.mark.slow
def test_the_part_of_the_page_measures_something(browser: "Browser") -> None:
    found = list(page.rows(cues=10, rounds=1, browser=browser))
    assert len(found) == 7
    assert min(row.found.best for row in found) >= 50


@pytest.mark.parametrize("part", TINY)
def test_a_part_measures_something(part: str) -> None:
    found = list(TINY[part]())
    assert found
    for row in found:
        assert row.found.best > 0 or row.unit.startswith("MB more")
        assert row.found.best == pytest.approx(row.found.median), "one round has one figure"


def test_rows_have_as_many_columns_as_the_head_of_the_table() -> None:
    above, rule = head().splitlines()[-2:]
    row = table_line("a", Row("this", "times that", next(TINY["b"]()).found, "≤ 5"))
    assert above.count("|") == rule.count("|") == row.count("|")


def test_synthetic_clips_are_reproducible_and_need_no_repair() -> None:
    source = synthetic_clips.clip(500, seed=7)
    assert source == synthetic_clips.clip(500, seed=7) != synthetic_clips.clip(500, seed=8)
    timing = captioner.read_clip(source)
    assert 500 <= len(timing.words) < 560
    assert timing.dropped == 0
    assert max(len(word.text) for word in timing.words) < 20
    assert re.search(r"\w, \w", timing.text)


def test_an_unknown_part_is_refused() -> None:
    command = [sys.executable, "-m", "tests.bench", "f"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 2
    assert "there is no part f: choose from a, b, c, d, e, check, fix, growth, batch, script, page" in done.stderr
