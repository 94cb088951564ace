"""A small project in memory: two articles, their mentions, claims and one conflict."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pipeline.articles.article import Article
from pipeline.claims.claim import Claim
from pipeline.conflicts.conflict import Conflict
from pipeline.mentions.mention import Mention
from pipeline.tables.build import build_tables
from pipeline.tables.tables import Tables

TEXTS = {
    "bridges/guide": 'The bridge, "the Old Lady", is 1,200 m long.\nIt was opened on\n3 May 1911 by the mayor.\n',
    "bridges/history": "The bridge was opened in 1913. Its length is 1.25 km, some say.\n",
}


def article(source_id: str, text: str) -> Article:
    return Article(source_id, source_id.partition("/")[0], text, hashlib.sha256(text.encode()).hexdigest(), published="2010")


def claim(source_id: str, evidence: str, **fields: object) -> Claim:
    start = TEXTS[source_id].index(evidence)
    base = Claim(source_id, "", start, start + len(evidence), evidence, "event", "opened", "open", object="the bridge", object_id="bridge")
    return replace(base, **fields)


def mention(source_id: str, text: str, **fields: object) -> Mention:
    start = TEXTS[source_id].index(text)
    return replace(Mention(source_id, "date", text, start, start + len(text)), **fields)


ARTICLES = [article(source_id, text) for source_id, text in TEXTS.items()]

DAY = {"date_text": "3 May 1911", "date_edtf": "1911-05-03", "date_start": "1911-05-03", "date_end": "1911-05-03"}
YEAR = {"date_text": "1913", "date_edtf": "1913", "date_start": "1913-01-01", "date_end": "1913-12-31"}
LENGTH = {
    "kind": "quantity",
    "trigger": "long",
    "predicate": "length",
    "value_text": "1,200 m",
    "value_low": 1200.0,
    "value_high": 1200.0,
    "unit": "m",
}
KILOMETRES = {
    "kind": "quantity",
    "trigger": "length",
    "predicate": "length",
    "value_text": "1.25 km",
    "value_low": 1.25,
    "value_high": 1.25,
    "unit": "km",
}

CLAIMS = [
    claim("bridges/history", "Its length is 1.25 km, some say.", **KILOMETRES, attribution="some"),
    claim("bridges/guide", 'The bridge, "the Old Lady", is 1,200 m long.', **LENGTH),
    claim("bridges/guide", "It was opened on\n3 May 1911 by the mayor.", **DAY, subject="the mayor", subject_id="the-mayor"),
    claim("bridges/history", "The bridge was opened in 1913.", **YEAR),
]

MENTIONS = [
    mention("bridges/history", "1913", **{key: value for key, value in YEAR.items() if key != "date_text"}),
    mention("bridges/guide", "1,200 m", kind="quantity", value_low=1200.0, value_high=1200.0, unit="m"),
]


def tables(claims: list[Claim] | None = None, mentions: list[Mention] | None = None) -> Tables:
    given = CLAIMS if claims is None else claims
    return build_tables(
        ARTICLES,
        MENTIONS if mentions is None else mentions,
        given,
        {"bridges/guide": 2},
        program="0.1.0",
        model="a_model 1.0",
        rules="0" * 64,
    )


def conflict(built: Tables, predicate: str = "open", **fields: object) -> Conflict:
    rows = built.claims.filter(built.claims["predicate"] == predicate)
    base = Conflict(
        "bridges",
        "opened-once",
        "date",
        "error",
        "the bridge was opened on 3 May 1911 or in 1913",
        "the bridge",
        predicate,
        tuple(rows["claim_id"]),
        tuple(rows["source_id"]),
        score=70,
    )
    return replace(base, **fields)
