"""The page as one file that asks nothing of any other."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from pipeline.reports.background import Manual
from pipeline.reports.html.assets import content_hash, load_plotting, policy
from pipeline.reports.html.page import render_page
from pipeline.reports.render import render
from tests.reports.many import make_report
from tests.reports.sample import REPORT

EMPTY = {"area", "base", "br", "hr", "img", "input", "link", "meta"}


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed, in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def page() -> Reader:
    return read(render(make_report(12), "html"))


def test_every_id_is_there_once_and_every_link_leads_somewhere(page: Reader) -> None:
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    manuals = {"#rule-rule"}  # the report of this test has no manuals
    links = {attributes["href"] for tag, attributes in page.found if tag == "a"} - manuals
    assert links <= {f"#{one}" for one in ids}


def test_it_asks_nothing_of_any_other_file(page: Reader) -> None:
    sources = [
        (tag, name, value)
        for tag, attributes in page.found
        for name, value in attributes.items()
        if name in ("src", "srcset", "action", "style")
    ]
    assert sources == []
    assert [attributes for tag, attributes in page.found if tag == "link"] == [{"rel": "icon", "href": "data:,"}]
    assert [name for _, attributes in page.found for name in attributes if name.startswith("on")] == []


def test_the_policy_allows_its_own_scripts_and_styles_and_nothing_else(page: Reader) -> None:
    (rules,) = [attributes["content"] for tag, attributes in page.found if attributes.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(rule.split(" ", 1) for rule in (rules or "").split("; "))
    scripts = [tag for tag in page.found if tag[0] == "script"]
    run = [text for text, (_, attributes) in zip(page.texts["script"], scripts, strict=True) if "type" not in attributes]
    assert allowed["script-src"].split()[:-1] == [content_hash(text) for text in run]
    assert allowed["style-src"].split() == [content_hash(text) for text in page.texts["style"]]
    assert {name: value for name, value in allowed.items() if not name.endswith("-src") or name in ("default-src", "connect-src")} == {
        "default-src": "'none'",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "unsafe" not in (rules or "")


def test_a_hash_is_that_of_the_standard() -> None:
    # The example of https://www.w3.org/TR/CSP2/#script-src-hash-usage
    assert content_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert policy(scripts=["a", "b"], styles=[]).split("; ")[1] == "script-src a b"


def test_the_plotting_library_is_what_its_hash_says() -> None:
    import zlib

    plotting = load_plotting()
    script = zlib.decompress(base64.b64decode(plotting.packed))
    assert plotting.hash == f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
    assert b"plotly.js" in script[:100]
    assert len(plotting.packed) < len(script) / 2


def test_the_data_cannot_end_its_own_script() -> None:
    report = make_report(1)
    behind = report.background
    assert behind is not None
    bad = {key: {**row, "evidence": "</script><!--", "subject": "</SCRIPT>"} for key, row in behind.claims.items()}
    html = render(replace(report, background=replace(behind, claims=bad)), "html")
    assert len(re.findall(r"</script", html, re.IGNORECASE)) == len(re.findall(r"<script", html))
    assert "<!--" not in html


def test_a_rule_shows_its_manual() -> None:
    report = make_report(2)
    assert report.background is not None
    manual = Manual(
        "rule", "value", "error", "One thing has <one> size.", {"two sizes": ("It has two.", "It has three.")}, {"a range": ("About two.",)}
    )
    html = render(replace(report, background=replace(report.background, manuals=[manual])), "html")
    text = " ".join(re.sub(r"<[^>]+>", " ", html[html.index('id="rule-rule"') :]).split())
    assert "One thing has &lt;one&gt; size. It reports two sizes It has two. It has three. It does not report a range About two." in text


def test_the_same_report_is_the_same_page() -> None:
    assert render(make_report(5), "html") == render(make_report(5), "html")


def test_a_review_page_has_its_policy_from_the_server() -> None:
    made = render_page(
        make_report(1), review={"state": {}, "token": "t", "who": 'A"<b>', "today": "2026-01-02"}, more_scripts=("review.js",)
    )
    page = read(made.html)
    assert not any("http-equiv" in attributes for _, attributes in page.found)
    assert "connect-src 'self'" in made.policy
    assert [attributes["value"] for _, attributes in page.found if attributes.get("id") == "who"] == ['A"<b>']


def test_a_report_without_a_background_is_no_page() -> None:
    with pytest.raises(ValueError, match="background"):
        render(REPORT, "html")
