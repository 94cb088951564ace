"""Runs Crossclaim on `raw/` and takes a picture of the terminal, of the report and of the review page."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from pipeline.cli.main import run
from pipeline.cli.project import open_project
from pipeline.cli.reviewing import report_on
from pipeline.reports.render import render
from pipeline.reports.report import Report
from pipeline.review.server import listen
from pipeline.review.store import Store
from pipeline.review.subject import Subject

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / ".github" / "pictures"
MOST_BYTES = 300_000
WIDTH, HEIGHT = 1200, 860
LINES, CELLS = 32, 104

TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1b1f24; color: #e6e9ee; }}
pre {{ margin: 0; padding: 24px 28px; font: 15px/1.4 "DejaVu Sans Mono", monospace; }}
</style><pre>{code}</pre>"""


def main() -> int:
    """Make the pictures; 1 where one became too large for a README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        shutil.copytree(ROOT / "raw", "raw")
        shutil.copytree(ROOT / "rules", "rules")
        run(["run", "--quiet", "--fail-on", "never", "--output", "report.txt"])
        report = report_on(open_project(raw=None, to=Path("extracted"), rules=None))
        take(report, Path("extracted", "report.html").resolve())
    sizes = {path.name: path.stat().st_size for path in sorted(PICTURES.glob("*.png"))}
    for name, size in sizes.items():
        sys.stdout.write(f"{PICTURES.relative_to(ROOT) / name}: {size / 1000:.0f} kB\n")
    return int(max(sizes.values()) > MOST_BYTES)


def take(report: Report, html: Path) -> None:
    """Take the pictures of a report and of the file that it was written to."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if path is None:
            sys.exit("the pictures are taken in a browser, and there is none here: install chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        take_terminal(page, report)
        page.goto(html.as_uri())
        take_report(page)
        take_pictures(page)
        take_review(page, report)
        browser.close()


def take_terminal(page: Page, report: Report) -> None:
    console = Console(record=True, file=io.StringIO(), width=CELLS, color_system="standard", force_terminal=True)
    shown = render(replace(report, page="extracted/report.html"), "text", width=CELLS - 4, colour=True).splitlines()
    end = max(index for index, line in enumerate(shown[:LINES]) if not line)
    total = next(index for index, line in enumerate(shown) if "Found " in line)
    lines = ["$ crossclaim run", *shown[:end], "", "…", "", *shown[total:]]
    for line in lines:
        console.print(Text.from_ansi(line))
    page.set_content(console.export_html(theme=MONOKAI, inline_styles=True, code_format=TERMINAL))
    page.locator("pre").screenshot(path=PICTURES / "terminal.png")


def take_report(page: Page) -> None:
    page.screenshot(path=PICTURES / "report.png")


def take_pictures(page: Page) -> None:
    """The timeline and the matrix of the subject with most disagreements."""
    page.locator("#canvas").scroll_into_view_if_needed()
    page.wait_for_selector("#canvas[data-drawn]")
    page.locator("#pictures").screenshot(path=PICTURES / "timeline.png")


def take_review(page: Page, report: Report) -> None:
    """The review page with one decision taken, and another about to be."""
    server = listen(Subject(lambda: report, Path("extracted/manifest.json")), Store(Path("rules")), port=0, who="Ada")
    threading.Thread(target=server.run, daemon=True).start()
    page.goto(server.address)
    page.keyboard.press("j")
    decide(page, "Checked with the archive: both are printed so.")
    page.keyboard.press("Enter")
    page.wait_for_selector(".finding[data-status=accepted]")
    # The reason that is being typed is one for two figures.
    while not page.evaluate("document.activeElement.textContent.includes('values_of_one_thing')"):
        page.keyboard.press("j")
    decide(page, "The second figure counts the approaches as well.")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / "review.png")
    server.close()


def decide(page: Page, reason: str) -> None:
    page.keyboard.press("a")
    page.keyboard.type(reason)


if __name__ == "__main__":
    sys.exit(main())
