"""A real browser without a window, pages that must be quiet in it, and a checker of accessibility."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; where there is none, the tests that need it are skipped, but in CI they fail."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        message = f"left out: there is no browser here (none of {', '.join(NAMES)})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Heard:
    """What a page did that nobody sees."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Page]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@contextmanager
def quiet_pages(browser: Browser, heard: Heard) -> Iterator[Open]:
    """Opens pages, each in a session of its own; at the end none may have complained on its console."""
    contexts = []

    def open_(address: str | Path, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: heard.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (heard.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: heard.requests.append(request.url))
        page.goto(address.as_uri() if isinstance(address, Path) else address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert heard.complaints == []


@pytest.fixture
def open_page(browser: Browser, heard: Heard) -> Iterator[Open]:
    """Opens pages as `quiet_pages`, for one test."""
    with quiet_pages(browser, heard) as open_:
        yield open_
