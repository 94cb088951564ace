"""Small and fast stand-ins for extraction and comparison: what they find is told by the articles' own lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pipeline.articles import Article
from pipeline.claims.claim import Claim
from pipeline.conflicts.conflict import Conflict, Support
from pipeline.conflicts.findings import Agreement, Findings
from pipeline.mentions.mention import Mention
from pipeline.rulebook import Rulebook
from pipeline.settings import Settings

LINE = re.compile(r"^(?P<subject>The \w+) was opened in (?P<year>\d{4})\.$", re.MULTILINE)

RULE = """\
kind: date
message: "{subject} was opened in {values}"
severity: error
why: A thing is opened once.
conflicts: {}
agrees: {}
"""

PREDICATE = "verbs: [open]\nhappens: once\nwhy: A thing is opened once.\n"


@dataclass(frozen=True)
class Extraction:
    mentions: list[Mention]
    claims: list[Claim]
    sentences: dict[str, int]
    model: str = "a_model 1.0"


def extract_articles(
    articles: Sequence[Article], rulebook: Rulebook, settings: Settings, *, progress: Callable[[int, int], None] | None = None
) -> Extraction:
    claims, mentions = [], []
    for article in articles:
        for match in LINE.finditer(article.text):
            date = {"date_edtf": match["year"], "date_start": f"{match['year']}-01-01", "date_end": f"{match['year']}-12-31"}
            name = match["subject"]
            claim = Claim(article.source_id, "", *match.span(), match[0], "event", "opened", "open", object=name, object_id=name)
            claims.append(replace(claim, date_text=match["year"], **date))
            mentions.append(Mention(article.source_id, "date", match["year"], *match.span("year"), **date))
    return Extraction(mentions, claims, {article.source_id: article.text.count(".") for article in articles})


def find_conflicts(claims: pl.DataFrame, sources: pl.DataFrame, rulebook: Rulebook) -> Findings:
    rows = list(claims.iter_rows(named=True))
    pairs = [(a, b) for i, a in enumerate(rows) for b in rows[i + 1 :] if a["object"] == b["object"]]
    conflicts = [
        Conflict(
            collection="default",
            rule_id="opened-once",
            type="date",
            severity="error",
            message=f"{a['object']} was opened in {a['date_text']} or in {b['date_text']}",
            subject=a["object"],
            predicate="open",
            claim_ids=(a["claim_id"], b["claim_id"]),
            source_ids=(a["source_id"], b["source_id"]),
            score=90,
            support=Support((a["source_id"], b["source_id"]), 2),
            at_odds=frozenset({frozenset((a["claim_id"], b["claim_id"]))}),
        )
        for a, b in pairs
        if a["date_text"] != b["date_text"]
    ]
    agreements = [Agreement(a["claim_id"], b["claim_id"], "same", "opened-once") for a, b in pairs if a["date_text"] == b["date_text"]]
    return Findings(conflicts, agreements, [] if pairs else ["opened-once"], len(pairs))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str
