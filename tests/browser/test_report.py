"""The report of real articles, as a reader has it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.cli.main import run
from tests.browser.conftest import Heard, Open, quiet_pages
from tests.browser.looks import barriers, draw, shown, squashed

Row = dict[str, str]


@dataclass(frozen=True)
class Made:
    """The tables that a run wrote, and its page."""

    page: Path
    claims: dict[str, Row]
    conflicts: Sequence[Row]
    sources: Sequence[Row]

    def claims_of(self, conflict: Row) -> list[Row]:
        return [self.claims[claim] for claim in conflict["claim_ids"].split(";")]


@pytest.fixture(scope="module")
def made(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["run", str(shared / "articles"), "--quiet", "--fail-on", "never"]) == 0
    tables = {name: rows(folder / "extracted" / f"{name}.csv") for name in ("claims", "conflicts", "sources")}
    assert tables["conflicts"], "a page without a conflict would show nothing"
    claims = {row["claim_id"]: row for row in tables["claims"]}
    return Made(folder / "extracted" / "report.html", claims, tables["conflicts"], tables["sources"])


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def opened(made: Made, browser: Browser) -> Iterator[Page]:
    """The page, opened once for the tests that leave it as they found it."""
    with quiet_pages(browser, Heard()) as open_page:
        yield open_page(made.page)


@pytest.fixture
def page(opened: Page) -> Page:
    opened.emulate_media(media="screen")
    opened.evaluate("document.getElementById('filters').reset(); scrollTo(0, 0); document.activeElement.blur();")
    opened.wait_for_function("() => document.querySelectorAll('.finding[hidden]').length === 0")
    return opened


def first_subject(page: Page) -> str:
    """The number of the subject whose pictures are offered first."""
    return page.locator("#picture-subject option").first.get_attribute("value") or ""


def test_nothing_is_asked_of_anybody(made: Made, open_page: Open, heard: Heard) -> None:
    page = open_page(made.page)
    draw(page, first_subject(page))
    for box in page.locator("details").all():
        box.evaluate("box => { box.open = true; }")
    page.wait_for_timeout(300)
    assert heard.requests == [made.page.as_uri()]


def test_every_passage_is_there_to_read(made: Made, page: Page) -> None:
    assert sorted(shown(page)) == sorted(row["conflict_id"] for row in made.conflicts)
    for conflict in made.conflicts:
        finding = page.locator(f"#{conflict['conflict_id']}")
        finding.scroll_into_view_if_needed()
        passages = [squashed(claim["evidence"]) for claim in made.claims_of(conflict)]
        expect(finding.locator(".evidence")).to_have_text(passages, use_inner_text=True)
        assert finding.locator("mark").count() >= 1
        expect(finding).to_contain_text(conflict["message"], use_inner_text=True)


def expected(made: Made, name: str, value: str, data: dict) -> list[str]:
    """The conflicts that a filter must leave, from the tables."""
    entities = {str(subject["number"]): subject["entity"] for subject in data["subjects"]}
    tests = {
        "type": lambda row: row["type"] == value,
        "severity": lambda row: row["severity"] == value,
        "status": lambda row: value == "new",
        "source": lambda row: data["sources"][int(value)]["id"] in row["source_ids"].split(";"),
        "subject": lambda row: (
            entities[value]
            in {part for claim in made.claims_of(row) for name in ("subject_id", "object_id") for part in claim[name].split(";")}
        ),
    }
    return sorted(row["conflict_id"] for row in made.conflicts if tests[name](row))


@pytest.mark.parametrize("name", ["subject", "type", "source", "severity", "status"])
def test_a_filter_leaves_what_it_says(made: Made, page: Page, name: str) -> None:
    data = json.loads(page.locator("#data").text_content() or "")
    values = [option.get_attribute("value") or "" for option in page.locator(f"#filter-{name} option").all()]
    known = {str(subject["number"]) for subject in data["subjects"]}
    changed = 0
    for value in values[1:]:
        if name == "subject" and value not in known:  # an entity without a dated claim: not in the data of the pictures
            continue
        page.select_option(f"#filter-{name}", value)
        assert sorted(shown(page)) == expected(made, name, value, data)
        assert squashed(page.locator("#shown").text_content()) == f"{len(shown(page))} of {len(made.conflicts)} findings shown"
        changed += len(shown(page)) < len(made.conflicts)
    assert changed
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("(all) => document.getElementById('shown').textContent.startsWith(`${all} of`)", arg=len(made.conflicts))


def test_words_are_searched_in_all_of_a_finding(made: Made, page: Page) -> None:
    conflict = made.conflicts[0]
    for words in (conflict["conflict_id"], made.claims_of(conflict)[0]["evidence"][:30].upper()):
        page.fill("#filter-text", words)
        page.wait_for_function("(all) => !document.getElementById('shown').textContent.startsWith(`${all} of`)", arg=len(made.conflicts))
        assert conflict["conflict_id"] in shown(page)
        page.fill("#filter-text", "")
        page.wait_for_function("(all) => document.getElementById('shown').textContent.startsWith(`${all} of`)", arg=len(made.conflicts))
    page.fill("#filter-text", "no article says this")
    page.wait_for_function("() => document.getElementById('shown').textContent.startsWith('0 of')")
    assert shown(page) == []
    assert page.locator(".group:visible").count() == 0


def test_the_timeline_has_a_bar_for_every_dated_claim(made: Made, page: Page) -> None:
    data = json.loads(page.locator("#data").text_content() or "")
    by_number = {str(subject["number"]): subject["entity"] for subject in data["subjects"]}
    offered = [option.get_attribute("value") or "" for option in page.locator("#picture-subject option").all()]
    assert set(offered) == set(by_number)
    for number in offered[:4]:
        draw(page, number)
        claims = [
            claim
            for claim in made.claims.values()
            if by_number[number] in [*claim["subject_id"].split(";"), *claim["object_id"].split(";")]
            and (claim["date_start"] or claim["date_end"])
        ]
        assert claims
        assert page.locator("#timeline .bars .point path").count() == len(claims)
        hatched = page.eval_on_selector_all(
            "#timeline .bars .point path", "all => all.filter((one) => one.style.fill.includes('url(')).length"
        )
        assert hatched == sum(claim["modality"] != "actual" for claim in claims)
        arrows = sum((not claim["date_start"]) + (not claim["date_end"]) for claim in claims)
        assert page.locator("#timeline .scatterlayer .point").count() == arrows
        listed = [squashed(text) for text in page.locator("#timeline-list li bdi").all_text_contents()]
        assert sorted(listed) == sorted(squashed(claim["evidence"]) for claim in claims)


def test_a_bar_leads_to_its_passage(page: Page) -> None:
    draw(page, first_subject(page))
    bar = page.locator("#timeline .bars .point path").nth(2)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#timeline-list .chosen")
    assert page.locator("#timeline-list li").nth(2).get_attribute("class") == "chosen"
    assert page.evaluate("document.activeElement.dataset.claim") == page.locator("#timeline-list .chosen").get_attribute("data-claim")


def test_the_matrix_says_who_says_what(made: Made, page: Page) -> None:
    data = json.loads(page.locator("#data").text_content() or "")
    subject = next(subject for subject in data["subjects"] if subject["facts"])
    draw(page, str(subject["number"]))
    facts = [data["facts"][fact] for fact in subject["facts"]]
    assert page.locator("#matrix-table th[scope=row]").all_text_contents() == [fact["title"] for fact in facts]
    cells = [text for text in page.locator("#matrix-table td").all_text_contents() if text != "–"]
    assert len(cells) == sum(len({data["claims"][claim]["source"] for claim in fact["claims"]}) for fact in facts)
    assert page.locator("#matrix .heatmaplayer image, #matrix .heatmaplayer path").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(made: Made, open_page: Open, scheme: str) -> None:
    page = open_page(made.page, color_scheme=scheme)
    draw(page, first_subject(page))
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert barriers(page) == []


def test_the_checker_would_complain(open_page: Open, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!DOCTYPE html><title>x</title><link rel=icon href='data:,'><input><p style='color:#eee'>pale", encoding="utf-8")
    assert {line.split(":")[0] for line in barriers(open_page(bad))} >= {"label", "html-has-lang", "color-contrast"}


def test_a_phone_shows_all_without_scrolling_aside(made: Made, open_page: Open) -> None:
    page = open_page(made.page, viewport={"width": 360, "height": 700})
    draw(page, first_subject(page))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert len(shown(page)) == len(made.conflicts)


def test_paper_shows_everything(made: Made, page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("#filters").is_visible()
    assert len(shown(page)) == len(made.conflicts)


def test_keys_go_from_finding_to_finding(page: Page) -> None:
    order = shown(page)
    focused = "document.activeElement.id"
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        assert page.evaluate(focused) == order[place]
    page.keyboard.press("/")
    assert page.evaluate(focused) == "filter-text"
    page.keyboard.type("jk")
    assert page.evaluate(focused) == "filter-text"


def test_without_scripts_everything_is_there_to_read(made: Made, open_page: Open) -> None:
    page = open_page(made.page, java_script_enabled=False)
    assert page.locator(".finding").count() == len(made.conflicts)
    assert page.locator(".finding .evidence").first.is_visible()
    assert not page.locator("#filters").is_visible()
