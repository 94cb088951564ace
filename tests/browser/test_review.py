"""The review page, driven from end to end: what is clicked, what the files say, and what the next check says."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Locator, Page, expect

from pipeline.cli.main import run
from pipeline.cli.project import open_project
from pipeline.cli.reviewing import report_on
from pipeline.gate.accepted import Accepted, read_accepted
from pipeline.gate.judged import Judged, read_judged
from pipeline.review.server import listen
from pipeline.review.store import Store
from pipeline.review.subject import Subject
from tests.browser.conftest import Heard, Open
from tests.browser.looks import barriers
from tests.cli.steps import PREDICATE, RULE, extract_articles, find_conflicts, write

THINGS = ("bridge", "mill", "school", "tower")


@dataclass(frozen=True)
class Project:
    """A project with a finding on each of the things, and a review of it that is going on."""

    folder: Path
    address: str

    @property
    def file(self) -> Path:
        return self.folder / "rules" / "accepted.yaml"

    def accepted(self) -> list[Accepted]:
        return read_accepted(self.file)

    def judged(self) -> list[Judged]:
        return read_judged(self.folder / "rules" / "judged.yaml")

    def checked(self) -> tuple[int, dict[str, str]]:
        """The exit code of the next check, and the status of each finding by what it is about."""
        code = run(["check", "--format", "json", "--output", "checked.json", "--quiet"])
        findings = json.loads((self.folder / "checked.json").read_text(encoding="utf-8"))["findings"]
        return code, {finding["subject"]: finding["status"] for finding in findings}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    fake = ModuleType("pipeline.claims.extraction")
    fake.extract_articles = extract_articles  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.setattr("pipeline.conflicts.find_conflicts", find_conflicts)
    monkeypatch.setattr("pipeline.rulebook.load.shipped_rules", lambda: tmp_path / "no rules of ours")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    for name, year in (("guide", 1911), ("history", 1913)):
        write(tmp_path / "raw" / f"{name}.txt", "".join(f"The {thing} was opened in {year}.\n" for thing in THINGS))
    for folder, name, text in (("conflicts", "opened-once", RULE), ("predicates", "open", PREDICATE)):
        (tmp_path / "rules" / folder).mkdir(parents=True)
        write(tmp_path / "rules" / folder / f"{name}.yaml", text)
    assert run(["run", "--quiet", "--output", "report.txt"]) == 1
    opened = open_project(raw=None, to=Path("extracted"), rules=None)
    subject = Subject(lambda: report_on(opened), opened.extracted / "manifest.json")
    server = listen(subject, Store(opened.rules), port=0, who="Ada")
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Project(tmp_path, server.address)
    server.close()
    thread.join(timeout=5)


@pytest.fixture
def page(project: Project, open_page: Open) -> Page:
    return open_page(project.address)


def finding(page: Page, thing: str) -> Locator:
    return page.locator(".finding", has_text=f"The {thing} was opened in")


def accept(page: Page, thing: str, reason: str) -> None:
    finding(page, thing).get_by_role("button", name="Accept…").click()
    page.get_by_label("Reason").fill(reason)
    page.get_by_role("button", name="Accept", exact=True).click()


def expect_status(page: Page, thing: str, status: str) -> None:
    expect(finding(page, thing)).to_have_attribute("data-status", status)


def test_accept_reopen_and_undo_agree_with_the_file_and_the_next_check(project: Project, page: Page) -> None:
    write(project.file, "# Ours, by hand.\n")
    finding(page, "mill").get_by_role("button", name="Accept…").click()
    page.get_by_role("button", name="Accept", exact=True).click()
    assert page.locator("#dialog").is_visible(), "a reason is required"
    assert project.accepted() == []
    page.get_by_label("Reason").fill("Two mills: one burnt down.")
    page.get_by_label("Until").fill("2126-01-31")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect_status(page, "mill", "accepted")
    expect(finding(page, "mill").locator(".note")).to_contain_text("Two mills: one burnt down. (Ada,")
    (entry,) = project.accepted()
    assert (entry.reason, entry.who, str(entry.expires)) == ("Two mills: one burnt down.", "Ada", "2126-01-31")
    assert project.file.read_text(encoding="utf-8").startswith("# Ours, by hand.\n- id: ")
    assert project.checked() == (1, {"The mill": "accepted", "The bridge": "new", "The school": "new", "The tower": "new"})
    expect(page.locator("#count-error")).to_have_text("3")
    finding(page, "mill").get_by_role("button", name="Reopen").click()
    expect_status(page, "mill", "new")
    assert project.accepted() == []
    page.get_by_role("button", name="Undo").click()
    expect_status(page, "mill", "accepted")
    assert project.accepted() == [entry]
    page.get_by_role("button", name="Undo").click()
    expect_status(page, "mill", "new")
    assert project.file.read_text(encoding="utf-8") == "# Ours, by hand.\n"
    assert project.checked()[1]["The mill"] == "new"


def test_all_at_once_and_the_check_passes(project: Project, page: Page) -> None:
    for thing in THINGS:
        finding(page, thing).get_by_label("Select").check()
    expect(page.locator("#chosen")).to_have_text("4 selected")
    page.get_by_role("button", name="Accept selected…").click()
    page.get_by_label("Reason").fill("One chronicle counts from the first stone.")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".finding[data-status=accepted]")).to_have_count(4)
    assert project.checked() == (0, {f"The {thing}": "accepted" for thing in THINGS})
    page.select_option("#filter-status", "new")
    assert page.locator(".finding:visible").count() == 0
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".finding:visible")).to_have_count(4)
    assert project.accepted() == []


def test_a_claim_read_wrongly_is_an_example_and_settles_its_finding(project: Project, page: Page) -> None:
    button = finding(page, "tower").locator(".judge").first
    button.click()
    page.get_by_label("Reason").fill("That is another tower.")
    page.get_by_role("button", name="Mark as read wrongly").click()
    expect_status(page, "tower", "accepted")
    expect(button).to_have_attribute("aria-pressed", "true")
    (entry,) = project.judged()
    assert (entry.evidence, entry.rule, entry.reason) == ("The tower was opened in 1911.", "clause", "That is another tower.")
    assert project.checked()[1]["The tower"] == "accepted"
    page.reload()
    expect(page.locator("#rules")).to_contain_text("50%")
    finding(page, "tower").locator(".judge").first.click()
    expect_status(page, "tower", "new")
    assert project.judged() == []
    assert project.checked()[1]["The tower"] == "new"


def test_two_pages_at_once_lose_no_decision(project: Project, open_page: Open, heard: Heard) -> None:
    ours, theirs = open_page(project.address), open_page(project.address)
    accept(ours, "bridge", "By us.")
    accept(theirs, "mill", "By them.")
    for page in (ours, theirs):
        expect_status(page, "bridge", "accepted")
        expect_status(page, "mill", "accepted")
    assert {entry.reason for entry in project.accepted()} == {"By us.", "By them."}
    # One opens the dialog, the other is faster.
    finding(theirs, "school").get_by_role("button", name="Accept…").click()
    theirs.get_by_label("Reason").fill("What took me long to type.")
    accept(ours, "school", "Faster.")
    expect_status(ours, "school", "accepted")
    theirs.get_by_role("button", name="Accept", exact=True).click()
    expect(theirs.locator("#refused")).to_contain_text("somebody else decided on")
    assert theirs.get_by_label("Reason").input_value() == "What took me long to type."
    assert [entry.reason for entry in project.accepted()] == ["By us.", "By them.", "Faster."]
    theirs.get_by_role("button", name="Cancel").click()
    expect(finding(theirs, "school").locator(".note")).to_contain_text("Faster.")
    assert [words for words in heard.complaints if "409" not in words] == []
    heard.complaints.clear()


def test_what_is_written_by_hand_shows_by_itself(project: Project, page: Page) -> None:
    accept(page, "bridge", "On the page.")
    expect_status(page, "bridge", "accepted")
    write(project.file, project.file.read_text(encoding="utf-8").replace("On the page.", "By hand."))
    expect(finding(page, "bridge").locator(".note")).to_contain_text("By hand.")
    project.file.unlink()
    expect_status(page, "bridge", "new")


def test_a_broken_file_is_named_and_nothing_overwritten(project: Project, page: Page, heard: Heard) -> None:
    broken = "- id: x1\n  reasn: typo\n"
    write(project.file, broken)
    expect(page.locator("#problem")).to_contain_text('accepted.yaml:2: unknown key "reasn"')
    accept(page, "bridge", "A long reason.")
    expect(page.locator("#refused")).to_contain_text("accepted.yaml:2")
    assert project.file.read_text(encoding="utf-8") == broken
    project.file.unlink()
    page.get_by_role("button", name="Accept", exact=True).click()
    expect_status(page, "bridge", "accepted")
    expect(page.locator("#problem")).to_be_hidden()
    assert [entry.reason for entry in project.accepted()] == ["A long reason."]
    assert [words for words in heard.complaints if "409" not in words] == []
    heard.complaints.clear()


def test_tables_that_vanish_take_nothing_with_them(project: Project, page: Page) -> None:
    shutil.rmtree(project.folder / "extracted")
    expect(page.locator("#problem")).to_contain_text("the tables are gone")
    accept(page, "bridge", "Still kept.")
    expect_status(page, "bridge", "accepted")
    page.reload()
    expect_status(page, "bridge", "accepted")
    assert [entry.reason for entry in project.accepted()] == ["Still kept."]


def test_a_finding_takes_four_keys_and_a_reason(project: Project, page: Page) -> None:
    order = page.eval_on_selector_all(".finding", "all => all.map((one) => one.id)")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.type("Two of them.")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{order[0]}")).to_have_attribute("data-status", "accepted")
    expect(page.locator(f"#{order[1]}")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(f"#{order[0]}")).to_have_attribute("data-status", "new")
    assert project.accepted() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_anybodys_way(project: Project, open_page: Open, scheme: str) -> None:
    page = open_page(project.address, color_scheme=scheme)
    accept(page, "bridge", "Two bridges.")
    expect_status(page, "bridge", "accepted")
    assert barriers(page) == []
    finding(page, "mill").get_by_role("button", name="Accept…").click()
    assert barriers(page) == []


def test_the_page_asks_nobody_but_itself(project: Project, page: Page, heard: Heard) -> None:
    page.locator("#pictures").scroll_into_view_if_needed()
    page.wait_for_selector("#canvas[data-drawn]")
    assert page.locator("#timeline .bars .point path").count() == 2
    assert heard.requests
    assert [address for address in heard.requests if not address.startswith(project.address)] == []
