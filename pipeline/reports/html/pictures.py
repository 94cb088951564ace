"""The data of timelines and matrices, small enough to stand in the page: texts once, everything else by number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.reports.background import Background
from pipeline.reports.facts import describe, said
from pipeline.reports.html.subjects import Subjects, parts
from pipeline.reports.html.view import source_name
from pipeline.reports.report import Fact, Report

Json = Mapping[str, object]


def picture_data(report: Report, background: Background, facts: Sequence[Fact], subjects: Subjects) -> Json:
    """What the script draws.

    `sources`: name and date of publication of each; `claims`: the dated claims and those of facts, by number; `findings`: the claims of
    each finding by conflict_id; `subjects`: title, dated claims and facts of each that has any; `facts`: title, claims, findings, copies.
    """
    wanted = {claim for subject in subjects.listed for claim in subject.dated} | {claim for fact in facts for claim in fact.claim_ids}
    numbers = {claim_id: number for number, claim_id in enumerate(claim for claim in background.claims if claim in wanted)}
    sources = {source_id: number for number, source_id in enumerate(background.sources)}
    by_subject = _facts_by_subject(facts, background, subjects)
    return {
        "sources": [
            {"name": source_name(background, key), "id": key, "published": row["published"], "collection": row["collection"]}
            for key, row in background.sources.items()
        ],
        "claims": [_claim(claim_id, background, sources) for claim_id in numbers],
        "findings": {
            finding.conflict_id: [numbers[passage.claim_id] for passage in finding.passages if passage.claim_id in numbers]
            for finding in report.findings
        },
        "subjects": [
            {
                "number": number,
                "entity": subject.entity,
                "title": subject.title,
                "collection": subject.collection,
                "dated": [numbers[claim] for claim in subject.dated],
                "facts": by_subject.get(number, []),
            }
            for number, subject in enumerate(subjects.listed)
            if subject.dated or number in by_subject
        ],
        "facts": [
            {
                "title": fact.title,
                "claims": [numbers[claim] for claim in fact.claim_ids],
                "findings": list(fact.finding_ids),
                "copied": {str(sources[key]): sources[origin] for key, origin in fact.copied.items()},
            }
            for fact in facts
        ],
    }


def _claim(claim_id: str, background: Background, sources: Mapping[str, int]) -> Json:
    claim = background.claims[claim_id]
    return {
        "id": claim_id,
        "source": sources[str(claim["source_id"])],
        "section": claim["section"],
        "about": describe(claim),
        "said": said(claim),
        "date": claim["date_edtf"],
        "start": claim["date_start"],
        "end": claim["date_end"],
        "modality": claim["modality"],
        "evidence": claim["evidence"],
    }


def _facts_by_subject(facts: Sequence[Fact], background: Background, subjects: Subjects) -> Mapping[int, list[int]]:
    """The numbers of the facts that name each subject."""
    found: dict[int, list[int]] = {}
    for number, fact in enumerate(facts):
        claims = [background.claims[claim_id] for claim_id in fact.claim_ids]
        collection = str(background.sources[str(claims[0]["source_id"])]["collection"])
        entities = {entity for claim in claims for field in ("subject_id", "object_id") for entity in parts(claim[field])}
        for entity in sorted(entities):
            found.setdefault(subjects.numbers[collection, entity], []).append(number)
    return found
