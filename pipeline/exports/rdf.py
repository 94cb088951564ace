"""The tables as RDF: Turtle, JSON-LD or N-Triples."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Graph

from pipeline.errors import PipelineError
from pipeline.exports.graph import CC, KINDS, OA, SCHEMA, VOCABULARY, make_graph
from pipeline.tables.revision import Checked

BASE = "urn:uuid:81aca3ff-515d-4f8c-832d-b051d266def5#"
"""What stands before the ids where nothing else is said: a name that promises no address, the same for every project."""

PREFIXES = {"cc": CC, "dcterms": DCTERMS, "oa": OA, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "xsd": XSD}

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]*[/#:]")


def write(checked: Checked, path: Path, form: str, base: str | None = None) -> None:
    """Write the tables to a file that is not there yet, as `turtle`, `jsonld` or `ntriples`.

    `base`: the IRI that stands before the ids. PipelineError where it is none, or not one to put ids behind.
    """
    base = BASE if base is None else base
    if not _ABSOLUTE.fullmatch(base):
        raise PipelineError(
            f'--base "{base}" is no IRI to put ids behind; write one like https://facts.example/bridges/, with / or # at the end'
        )
    with _years_of_any_length():
        graph = make_graph(checked, base)
        graph.parse(data=files("pipeline.exports").joinpath("vocabulary.ttl").read_text(encoding="utf-8"), format="turtle")
        text = _WRITERS[form](graph, {**PREFIXES, **{kind: f"{base}{kind}/" for kind in KINDS}})
    path.write_text(text, encoding="utf-8", newline="\n")


def is_ours(path: Path) -> bool:
    """Whether a file is an RDF export of ours: it speaks our vocabulary."""
    return VOCABULARY.encode() in path.read_bytes()


def _turtle(graph: Graph, prefixes: Mapping[str, Any]) -> str:
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")


def _jsonld(graph: Graph, prefixes: Mapping[str, Any]) -> str:
    context = {prefix: str(namespace) for prefix, namespace in sorted(prefixes.items())}
    document = json.loads(graph.serialize(format="json-ld", context=context))
    # In the order of their ids: rdflib leaves nodes and values in that of a set.
    nodes = [{key: _sorted(node[key]) for key in sorted(node)} for node in document["@graph"]]
    nodes.sort(key=lambda node: str(node["@id"]))
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=2) + "\n"


def _sorted(value: object) -> object:
    return sorted(value, key=lambda item: json.dumps(item, sort_keys=True)) if isinstance(value, list) else value


def _ntriples(graph: Graph, prefixes: Mapping[str, Any]) -> str:  # noqa: ARG001 - it has none
    # Not `splitlines`: words may hold line ends of other kinds.
    lines = (line for line in graph.serialize(format="nt").split("\n") if line)
    return "".join(f"{line}\n" for line in sorted(lines))


_WRITERS: Mapping[str, Callable[[Graph, Mapping[str, Any]], str]] = {"turtle": _turtle, "jsonld": _jsonld, "ntriples": _ntriples}


@contextmanager
def _years_of_any_length() -> Iterator[None]:
    """Years before 1 are right in XML Schema and not in Python: rdflib keeps such a literal, but tells of each with a traceback."""

    def is_told(record: logging.LogRecord) -> bool:
        return not record.msg.startswith("Failed to convert Literal lexical form to value.")

    logger = logging.getLogger("rdflib.term")
    logger.addFilter(is_told)
    try:
        yield
    finally:
        logger.removeFilter(is_told)
