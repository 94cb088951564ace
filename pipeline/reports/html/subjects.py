"""What the findings and the timelines are about: the entities that claims name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.reports.background import Background, Row
from pipeline.reports.report import Finding


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity within a collection."""

    collection: str
    entity: str
    """Its id."""
    title: str
    """The name, with the collection where there are several."""
    dated: tuple[str, ...]
    """The ids of the dated claims that name it as subject or object, by date."""

    @property
    def is_drawn(self) -> bool:
        """True if there is anything for a timeline."""
        return bool(self.dated)


@dataclass(frozen=True, slots=True)
class Subjects:
    """All of them, numbered."""

    listed: Sequence[Subject]
    numbers: Mapping[tuple[str, str], int]
    """By collection and entity id."""

    def of_finding(self, finding: Finding) -> list[int]:
        """The numbers of the entities that the claims of a finding name, subjects before objects, without repetition."""
        claims = [passage.claim for passage in finding.passages]
        entities = [entity for field in ("subject_id", "object_id") for claim in claims for entity in parts(claim[field])]
        return list(dict.fromkeys(self.numbers[finding.collection, entity] for entity in entities))


def find_subjects(background: Background) -> Subjects:
    """Every entity that a claim names, by collection and name."""
    collections = {source_id: str(row["collection"]) for source_id, row in background.sources.items()}
    names = entity_names(background)
    dated: dict[tuple[str, str], list[Row]] = {}
    for claim in background.claims.values():
        collection = collections[str(claim["source_id"])]
        for entity in dict.fromkeys([*parts(claim["subject_id"]), *parts(claim["object_id"])]):
            claims = dated.setdefault((collection, entity), [])
            if is_dated(claim):
                claims.append(claim)
    keys = sorted(dated, key=lambda key: (key[0], names[key[1]].lower(), key[1]))
    several = len(set(collections.values())) > 1
    listed = [
        Subject(
            collection=collection,
            entity=entity,
            title=f"{names[entity]} ({collection})" if several else names[entity],
            dated=tuple(str(claim["claim_id"]) for claim in sorted(dated[collection, entity], key=_by_date)),
        )
        for collection, entity in keys
    ]
    return Subjects(listed, {key: number for number, key in enumerate(keys)})


def is_dated(claim: Row) -> bool:
    """True if the claim lies in an interval that is bounded on at least one side."""
    return bool(claim["date_start"] or claim["date_end"])


def parts(ids: object) -> list[str]:
    """The entity ids that a cell joins."""
    return [part for part in str(ids).split(";") if part] if ids else []


def entity_names(background: Background) -> dict[str, str]:
    """What each entity is called: as the rules name it, else as most claims do that name it alone, else by its id with spaces."""
    words_of: dict[str, Counter[str]] = {}
    for claim in background.claims.values():
        for words, ids in ((claim["subject"], claim["subject_id"]), (claim["object"], claim["object_id"])):
            entities = parts(ids)
            if len(entities) == 1 and words:
                words_of.setdefault(entities[0], Counter())[str(words)] += 1
    spelt = {entity: entity.replace("-", " ") for entity in _all_entities(background.claims.values())}
    said = {entity: words.most_common(1)[0][0] for entity, words in words_of.items()}
    return {**spelt, **said, **background.names}


def _all_entities(claims: Iterable[Row]) -> Iterable[str]:
    for claim in claims:
        yield from parts(claim["subject_id"])
        yield from parts(claim["object_id"])


def _by_date(claim: Row) -> tuple[str, str]:
    start, end = claim["date_start"], claim["date_end"]
    return str(start or end), str(claim["claim_id"])
