"""The tables as an RDF graph: articles, claims and conflicts, and what was made of what.

Where a claim comes from is said in PROV-O (https://www.w3.org/TR/prov-o/), the passage in the Web Annotation Vocabulary
(https://www.w3.org/TR/annotation-vocab/), what is known of an article in Dublin Core terms and schema.org, a date that XML Schema has no
type for in EDTF by the datatype of the Library of Congress; the rest is in `vocabulary.ttl`. Not OWL-Time: its intervals are when something
goes on, and ours are those in which a date lies. There is no blank node, and no time: the same tables give the same graph.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from rdflib import DCTERMS, PROV, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from pipeline.tables.columns import SEPARATOR
from pipeline.tables.manifest import Manifest
from pipeline.tables.revision import Checked

VOCABULARY = "urn:uuid:bc1838c1-ec45-4de4-b526-2469b815a58d#"
CC = Namespace(VOCABULARY)
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

KINDS = ("agent", "check", "claim", "collection", "conflict", "entity", "extraction", "passage", "software", "source")
"""What has an IRI: the base, one of these words, a slash and the id."""

Row = Mapping[str, Any]
Triple = tuple[Node, Node, Node]

_SOURCE: Mapping[str, tuple[URIRef, URIRef | None]] = {
    "source_id": (DCTERMS.identifier, None),
    "title": (DCTERMS.title, None),
    "url": (SCHEMA.url, XSD.anyURI),
    "topic": (SCHEMA.keywords, None),
    "sha256": (CC.sha256, None),
    "characters": (CC.characters, XSD.integer),
    "sentences": (CC.sentences, XSD.integer),
}
_CLAIM: Mapping[str, tuple[URIRef, URIRef | None]] = {
    "claim_id": (DCTERMS.identifier, None),
    "section": (CC.section, None),
    "kind": (CC.kind, None),
    "trigger": (CC.trigger, None),
    "predicate": (CC.predicate, None),
    "subject": (CC.subject, None),
    "object": (CC.object, None),
    "date_text": (CC.dateText, None),
    "date_start": (CC.dateStart, XSD.date),
    "date_end": (CC.dateEnd, XSD.date),
    "value_text": (CC.valueText, None),
    "value_low": (CC.valueLow, XSD.decimal),
    "value_high": (CC.valueHigh, XSD.decimal),
    "unit": (CC.unit, None),
    "modality": (CC.modality, None),
    "verb_form": (CC.verbForm, None),
    "rule_id": (CC.rule, None),
}
_CONFLICT: Mapping[str, tuple[URIRef, URIRef | None]] = {
    "conflict_id": (DCTERMS.identifier, None),
    "rule_id": (CC.rule, None),
    "type": (CC.type, None),
    "severity": (CC.severity, None),
    "score": (CC.score, XSD.integer),
    "message": (DCTERMS.description, None),
    "subject": (CC.subject, None),
    "predicate": (CC.predicate, None),
}
"""The columns that are one literal each, by table: the property, and the datatype where it is not plain text."""


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of an export."""

    base: str

    def of(self, kind: str, name: str, *, inner: str = "") -> URIRef:
        """The IRI of a thing, whatever characters its id has; `inner`: of a part of it."""
        return URIRef(f"{self.base}{kind}/{quote(name, safe='/' if kind in ('source', 'passage') else '')}{inner}")


def make_graph(checked: Checked, base: str) -> Graph:
    """The graph of the tables; `base` stands before the ids."""
    names = Names(base)
    manifest = checked.tables.manifest
    graph = Graph(bind_namespaces="none")
    for triple in _triples(checked, names, manifest):
        graph.add(triple)
    return graph


def _triples(checked: Checked, names: Names, manifest: Manifest) -> Iterator[Triple]:
    extraction = names.of("extraction", _digest(manifest.program, manifest.model, manifest.rules))
    yield from _activity(extraction, CC.Extraction, manifest.rules, names, manifest)
    yield extraction, CC.model, Literal(manifest.model)
    for row in checked.tables.sources.iter_rows(named=True):
        yield extraction, PROV.used, names.of("source", row["source_id"])
        yield from _source(row, names)
    for row in checked.tables.claims.iter_rows(named=True):
        yield names.of("claim", row["claim_id"]), PROV.wasGeneratedBy, extraction
        yield from _claim(row, names)
    if checked.conflicts is None:
        return
    rules = manifest.conflict_rules or manifest.rules
    check = names.of("check", _digest(manifest.program, rules))
    yield from _activity(check, CC.Check, rules, names, manifest)
    yield check, PROV.wasInformedBy, extraction
    for row in checked.conflicts.iter_rows(named=True):
        yield names.of("conflict", row["conflict_id"]), PROV.wasGeneratedBy, check
        yield from _conflict(row, names)


def _activity(activity: URIRef, kind: URIRef, rules: str, names: Names, manifest: Manifest) -> Iterator[Triple]:
    software = names.of("software", f"crossclaim-{manifest.program}")
    yield activity, RDF.type, PROV.Activity
    yield activity, RDF.type, kind
    yield activity, CC.rules, Literal(rules)
    yield activity, PROV.wasAssociatedWith, software
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, SCHEMA.name, Literal("crossclaim")
    yield software, SCHEMA.softwareVersion, Literal(manifest.program)


def _source(row: Row, names: Names) -> Iterator[Triple]:
    source = names.of("source", row["source_id"])
    yield source, RDF.type, PROV.Entity
    yield source, RDF.type, SCHEMA.Article
    yield from _literals(source, row, _SOURCE)
    yield from _member(source, row, names)
    if row["published"]:
        yield source, DCTERMS.issued, date_literal(row["published"])
    if row["publisher"]:
        yield from _agent(source, DCTERMS.publisher, row["publisher"], names)


def _claim(row: Row, names: Names) -> Iterator[Triple]:
    claim, source = names.of("claim", row["claim_id"]), names.of("source", row["source_id"])
    for kind in (CC.Claim, PROV.Entity, OA.Annotation, SCHEMA.Claim):
        yield claim, RDF.type, kind
    yield claim, PROV.wasQuotedFrom, source
    yield from _literals(claim, row, _CLAIM)
    if row["date_edtf"]:
        yield claim, CC.date, date_literal(row["date_edtf"])
    for column, role in (("subject_id", CC.subjectEntity), ("object_id", CC.objectEntity)):
        for entity_id in filter(None, (row[column] or "").split(SEPARATOR)):
            entity = names.of("entity", entity_id)
            yield claim, role, entity
            yield entity, RDF.type, SCHEMA.Thing
            yield entity, DCTERMS.identifier, Literal(entity_id)
    if row["attribution"]:
        yield from _agent(claim, PROV.wasAttributedTo, row["attribution"], names)
    yield from _passage(claim, source, row, names)


def _passage(claim: URIRef, source: URIRef, row: Row, names: Names) -> Iterator[Triple]:
    """Where the claim stands: claims of one sentence share it."""
    name = f"{row['source_id']}/{row['char_start']}-{row['char_end']}"
    passage, position, text = (names.of("passage", name, inner=inner) for inner in ("", "/position", "/quote"))
    yield claim, OA.hasTarget, passage
    yield passage, RDF.type, OA.SpecificResource
    yield passage, OA.hasSource, source
    yield passage, OA.hasSelector, position
    yield passage, OA.hasSelector, text
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, Literal(str(row["char_start"]), datatype=XSD.nonNegativeInteger)
    yield position, OA.end, Literal(str(row["char_end"]), datatype=XSD.nonNegativeInteger)
    yield text, RDF.type, OA.TextQuoteSelector
    yield text, OA.exact, Literal(row["evidence"])


def _conflict(row: Row, names: Names) -> Iterator[Triple]:
    conflict = names.of("conflict", row["conflict_id"])
    yield conflict, RDF.type, CC.Conflict
    yield conflict, RDF.type, PROV.Entity
    yield from _literals(conflict, row, _CONFLICT)
    yield from _member(conflict, row, names)
    for claim_id in row["claim_ids"].split(SEPARATOR):
        yield conflict, PROV.wasDerivedFrom, names.of("claim", claim_id)


def _member(thing: URIRef, row: Row, names: Names) -> Iterator[Triple]:
    collection = names.of("collection", row["collection"])
    yield thing, DCTERMS.isPartOf, collection
    yield collection, RDF.type, PROV.Collection
    yield collection, DCTERMS.identifier, Literal(row["collection"])


def _agent(thing: URIRef, role: URIRef, name: str, names: Names) -> Iterator[Triple]:
    """One agent for each name."""
    agent = names.of("agent", name)
    yield thing, role, agent
    yield agent, RDF.type, PROV.Agent
    yield agent, SCHEMA.name, Literal(name)


def _literals(thing: URIRef, row: Row, columns: Mapping[str, tuple[URIRef, URIRef | None]]) -> Iterator[Triple]:
    for column, (role, datatype) in columns.items():
        value = row[column]
        if value is not None and value != "":
            yield thing, role, Literal(decimal(value) if datatype == XSD.decimal else str(value), datatype=datatype)


def decimal(value: float) -> str:
    """A number as xsd:decimal writes it: never with an exponent, always with a point, so that all formats write it alike."""
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else f"{text}.0"


def date_literal(edtf: str) -> Literal:
    """A day, a month or a year of XML Schema; what these cannot say, and what is no day of the calendar, as EDTF.

    So are years before 1: XML Schema 1.0 and 1.1 count them differently.
    """
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf):
        datatype = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(edtf)]
        try:
            datetime.date.fromisoformat(f"{edtf}-01-01"[:10] if len(edtf) < 10 else edtf)
        except ValueError:
            return Literal(edtf, datatype=EDTF)
        return Literal(edtf, datatype=datatype)
    return Literal(edtf, datatype=EDTF)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
