"""A long report is as quick to use as a short one, measured against an empty report on the same machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pipeline.reports.render import render
from tests.browser.conftest import Open
from tests.reports.many import make_report

COUNT = 5000

MOST = {"open": 25.0, "filter": 3.0, "scroll": 1.5}
"""How many times the opening of an empty report each may take: `scroll` a screen."""

# Each returns milliseconds up to the picture that the reader then sees.
OPENED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
FILTERED = """([field, value]) => new Promise((done) => {
  const began = performance.now();
  const box = document.getElementById(`filter-${field}`);
  box.value = value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""
SCROLLED = """() => new Promise((done) => {
  const began = performance.now();
  let steps = 20;
  const step = () => {
    scrollBy(0, 900);
    if (--steps) requestAnimationFrame(step); else setTimeout(() => done((performance.now() - began) / 20));
  };
  requestAnimationFrame(step);
})"""


def written(folder: Path, count: int) -> Path:
    path = folder / f"{count}.html"
    path.write_text(render(make_report(count), "html"), encoding="utf-8")
    return path


def opening(open_page: Open, path: Path) -> tuple[Page, float]:
    """The page, and the better of two times that it takes to open it."""
    pages = [open_page(path) for _ in range(2)]
    return pages[-1], min(
        page.evaluate(OPENED) - page.evaluate("() => performance.timing.navigationStart - performance.timeOrigin") for page in pages
    )


@pytest.mark.slow
def test_five_thousand_findings_open_filter_and_scroll(open_page: Open, tmp_path: Path) -> None:
    _, unit = opening(open_page, written(tmp_path, 0))
    page, opened = opening(open_page, written(tmp_path, COUNT))
    assert page.locator(".finding").count() == COUNT
    filtered = min(page.evaluate(FILTERED, choice) for choice in (["type", "date"], ["type", "value"], ["severity", "error"]))
    assert page.locator(".finding:not([hidden])").count() == len([n for n in range(COUNT) if n % 5 == 0 and n % 3 == 0])
    page.evaluate(FILTERED, ["type", ""])
    scrolled = page.evaluate(SCROLLED)
    measured = {"open": opened / unit, "filter": filtered / unit, "scroll": scrolled / unit}
    assert {name: ratio for name, ratio in measured.items() if ratio > MOST[name]} == {}, measured
