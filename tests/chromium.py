"""Fixture: a headless Chromium."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PATH = os.environ.get("CAPTIONER_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-proxy-server",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def launched() -> "Iterator[Browser]":
    """A browser with a new, empty profile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_PATH, args=_FLAGS, headless=True)
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for all tests; without Chromium, they are skipped."""
    pytest.importorskip("playwright", reason="needs the package playwright")
    if _PATH is None:
        pytest.skip("needs chromium in PATH, or its path in CAPTIONER_CHROMIUM")
    fonts = shutil.which("fc-list")
    if fonts and not subprocess.run([fonts], capture_output=True, check=True).stdout:
        pytest.skip("needs a font: without one, Chromium crashes when it draws text")
    with launched() as one:
        yield one
