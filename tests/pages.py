"""Fixture: preview pages in a headless Chromium, which log nothing and request nothing."""

import base64
import io
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from captioner import Captions

Opened = Callable[..., "Page"]


@pytest.fixture
def context(browser: "Browser") -> "Iterator[BrowserContext]":
    one = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield one
    one.close()


@pytest.fixture
def opened(context: "BrowserContext", tmp_path: Path) -> Iterator[Opened]:
    """A function that opens the page of captions; afterwards, checks that the page logged and requested nothing."""
    from captioner import to_preview

    logged: list[str] = []
    requested: list[str] = []
    opened_pages = 0

    def open_page(captions: "Captions", audio: str | None = None, **more: Any) -> "Page":
        path = tmp_path / "page.html"
        path.write_text(to_preview(captions, audio=audio, **more), encoding="utf-8")
        nonlocal opened_pages
        opened_pages += 1
        page = context.new_page()
        page.on("console", lambda message: logged.append(message.text))
        page.on("pageerror", lambda error: logged.append(str(error)))
        page.on("dialog", lambda dialog: logged.append(dialog.message))
        page.on("request", lambda request: requested.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    assert logged == []
    assert {url for url in requested if not url.startswith(("file:///", "data:"))} == set()
    assert sum(url.startswith("file:") for url in requested) == opened_pages


def silence(duration_ms: int) -> bytes:
    """A silent WAV file."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * (8 * duration_ms))
    return held.getvalue()


def data_url(sound: bytes) -> str:
    return f"data:audio/wav;base64,{base64.b64encode(sound).decode()}"
