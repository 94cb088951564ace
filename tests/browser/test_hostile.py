"""What an article holds is shown, never obeyed."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.articles import Article
from pipeline.claims.claim import Claim
from pipeline.cli.main import run
from pipeline.rulebook import Rulebook
from pipeline.settings import Settings
from tests.browser.conftest import Heard, Open
from tests.browser.looks import barriers, draw, shown
from tests.cli.steps import Extraction, find_conflicts

MARKUP = "<script>document.title = 'hit'</script><img src=x onerror=\"document.title = 'hit'\">"
TURNED = "\u202etfel ot thgir\u202c\u200f\u2066"
ESCAPES = "{{ 7 * 7 }} {% raw %} &amp; </textarea></style> </SCRIPT><!-- "
LONG = "many words " * 9_000

GUIDE = f"{MARKUP} {TURNED} {ESCAPES} It was opened in 1931.\n"
HISTORY = f"{LONG} It was opened in 1934.\n"
SOURCES = 'source_id,title,url,publisher,published,topic\nguide,"</title><script>alert(1)</script>{0}",javascript:alert(1),,1999,\n'


def extract_articles(articles: Sequence[Article], rulebook: Rulebook, settings: Settings, **options: object) -> Extraction:
    """One claim an article: the line that says when something was opened."""
    claims = []
    for article in articles:
        match = re.search(r"^.* It was opened in (?P<year>\d{4})\.$", article.text, re.MULTILINE)
        assert match is not None
        claim = Claim(article.source_id, MARKUP, *match.span(), match[0], "event", "opened", "open", object=MARKUP, object_id="thing")
        year = match["year"]
        claims.append(replace(claim, date_text=year, date_edtf=year, date_start=f"{year}-01-01", date_end=f"{year}-12-31"))
    return Extraction([], claims, {article.source_id: 1 for article in articles})


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page on two articles whose every field holds markup."""
    fake = ModuleType("pipeline.claims.extraction")
    fake.extract_articles = extract_articles  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr("pipeline.conflicts.find_conflicts", find_conflicts)
    monkeypatch.chdir(tmp_path)
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, text in (("guide.txt", GUIDE), ("history.txt", HISTORY), ("sources.csv", SOURCES.format(MARKUP.replace('"', '""')))):
        (raw / name).write_text(text, encoding="utf-8")
    assert run(["run", "--quiet", "--fail-on", "never"]) == 0
    return tmp_path / "extracted" / "report.html"


def test_markup_in_an_article_is_text(report: Path, open_page: Open, heard: Heard) -> None:
    page = open_page(report)
    draw(page, page.locator("#picture-subject option").first.get_attribute("value") or "")
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    page.wait_for_timeout(300)
    assert len(shown(page)) == 1
    assert page.title() == "Crossclaim report"
    assert heard.requests == [report.as_uri()]
    assert page.locator("img, iframe, object, main script").count() == 0
    guide, history = page.locator(".finding .evidence").all()
    assert guide.text_content() == f"{MARKUP} U+202Etfel ot thgirU+202CU+200FU+2066 {ESCAPES} It was opened in 1931."
    assert guide.locator(".control").all_text_contents() == ["U+202E", "U+202C", "U+200F", "U+2066"]
    assert history.text_content() == HISTORY.strip()
    assert page.locator(".finding cite").first.text_content() == f"</title><script>alert(1)</script>{MARKUP}"
    assert MARKUP in (page.locator("#timeline-list").text_content() or "")
    assert MARKUP in (page.locator("#matrix-table").text_content() or "")
    assert not set(TURNED) - {" "} & {"\u202e", "\u202c", "\u200f", "\u2066"} & set(page.locator("main").text_content() or "")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers(page) == []
