"""What a reader of a page sees."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")


def shown(page: Page) -> list[str]:
    """The ids of the findings that are shown, in their order."""
    return page.eval_on_selector_all(".finding", "all => all.filter((one) => one.checkVisibility()).map((one) => one.id)")


def squashed(text: str | None) -> str:
    return " ".join((text or "").split())


def barriers(page: Page) -> list[str]:
    """What the checker of accessibility finds grave, one line a place."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found if rule["impact"] in GRAVE for node in rule["nodes"]]


def draw(page: Page, number: str) -> None:
    """Choose the subject of the pictures and wait until they are drawn."""
    page.select_option("#picture-subject", number)
    page.wait_for_function("(number) => document.getElementById('canvas').dataset.drawn === number", arg=number)
