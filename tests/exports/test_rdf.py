"""The tables as RDF: read back by rdflib, the same in all formats, and whole for a table of two claims."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from pipeline.errors import PipelineError
from pipeline.exports.formats import write_export
from pipeline.exports.graph import CC, EDTF, SCHEMA, date_literal, decimal, make_graph
from pipeline.exports.rdf import BASE
from pipeline.tables.build import build_conflicts
from pipeline.tables.columns import COLUMNS
from pipeline.tables.revision import Checked, read_checked
from tests.tables.sample import CLAIMS, conflict, tables

ENDINGS = {"turtle": "ttl", "jsonld": "jsonld", "ntriples": "nt"}
PARSERS = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt"}
FACTS = "https://facts.example/"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-F]{2})*")
"""RFC 3986, and no sign that is not in ASCII: what every program takes."""


@pytest.fixture(scope="session")
def committed(root: Path) -> Checked:
    """The tables of the example articles."""
    return read_checked(root / "extracted")


@pytest.fixture(scope="session")
def vocabulary(root: Path) -> Graph:
    return Graph().parse(root / "pipeline/exports/vocabulary.ttl", format="turtle")


def two_claims() -> Checked:
    """Two articles, a claim of each, and the conflict between them."""
    dated = [replace(claim, verb_form="was opened", rule_id="clause") for claim in CLAIMS if claim.predicate == "open"]
    built = tables([replace(claim, attribution="the mayor" if index else "") for index, claim in enumerate(dated)], [])
    ids = {row["source_id"]: row["claim_id"] for row in built.claims.iter_rows(named=True)}
    finding = conflict(built, claim_ids=(ids["bridges/guide"], ids["bridges/history"]), source_ids=("bridges/guide", "bridges/history"))
    manifest = replace(built.manifest, conflict_rules="1" * 64)
    return Checked(replace(built, manifest=manifest), build_conflicts([finding], built.claims))


def export(checked: Checked, form: str, folder: Path, base: str | None = None) -> Path:
    path = folder / f"facts.{ENDINGS[form]}"
    write_export(checked, path, form, base=base)
    return path


def parsed(path: Path, form: str) -> Graph:
    return Graph().parse(path, format=PARSERS[form])


# ---- what is in it
def test_a_table_of_two_claims_is_this_graph() -> None:
    checked = two_claims()
    (finding,) = checked.conflicts.iter_rows(named=True) if checked.conflicts is not None else ()
    claims = {row["source_id"]: row for row in checked.tables.claims.iter_rows(named=True)}
    sources = {row["source_id"]: row for row in checked.tables.sources.iter_rows(named=True)}
    graph = make_graph(checked, FACTS)
    (extraction,), (check,) = set(graph.subjects(RDF.type, CC.Extraction)), set(graph.subjects(RDF.type, CC.Check))
    text = (Path(__file__).parent / "two_claims.ttl").read_text(encoding="utf-8")
    known = {
        "EXTRACTION": str(extraction).removeprefix(f"{FACTS}extraction/"),
        "CHECK": str(check).removeprefix(f"{FACTS}check/"),
        "CONFLICT": finding["conflict_id"],
        "GUIDE_CLAIM": claims["bridges/guide"]["claim_id"],
        "HISTORY_CLAIM": claims["bridges/history"]["claim_id"],
        "GUIDE_SHA": sources["bridges/guide"]["sha256"],
        "HISTORY_SHA": sources["bridges/history"]["sha256"],
    }
    for name, value in known.items():
        assert re.fullmatch(r"[cx]?[0-9a-f]{15,64}", value)
        text = re.sub(rf"\b{name}\b", value, text)
    expected = Graph().parse(data=text, format="turtle")
    differing = [sorted(line for line in graph.serialize(format="nt").splitlines() if line not in expected.serialize(format="nt"))]
    assert isomorphic(graph, expected), differing


def test_without_conflicts_there_was_no_check() -> None:
    whole = make_graph(two_claims(), FACTS)
    unchecked = make_graph(replace(two_claims(), conflicts=None), FACTS)
    assert {kind for kind in (CC.Claim, CC.Check, CC.Conflict) if (None, RDF.type, kind) in unchecked} == {CC.Claim}
    left = {str(subject).removeprefix(FACTS).split("/")[0] for subject in set(whole.subjects()) - set(unchecked.subjects())}
    assert left == {"check", "conflict"}
    assert set(unchecked) < set(whole)


@pytest.mark.parametrize("form", ENDINGS)
def test_every_row_of_the_example_articles_is_there(form: str, committed: Checked, vocabulary: Graph, tmp_path: Path) -> None:
    graph = parsed(export(committed, form, tmp_path), form)
    assert committed.conflicts is not None
    expected = {CC.Claim: committed.tables.claims, CC.Conflict: committed.conflicts, SCHEMA.Article: committed.tables.sources}
    for kind, table in expected.items():
        ids = [str(graph.value(thing, DCTERMS.identifier)) for thing in graph.subjects(RDF.type, kind)]
        assert sorted(ids) == sorted(table[table.columns[0]]), kind
    assert isomorphic(graph, make_graph(committed, BASE) + vocabulary)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def full() -> Checked:
    """A table with something in every cell."""
    checked = two_claims()
    cells = {"value_text": "2 m", "value_low": 2.0, "value_high": 3.0, "unit": "m", "section": "Here", "attribution": "the mayor"}
    columns = [pl.lit(value).alias(name) for name, value in {**cells, "subject": "Ada", "subject_id": "ada", "verb_form": "is"}.items()]
    claims = checked.tables.claims.with_columns(columns)
    about = {"title": "T", "url": "https://a.example/ b", "publisher": "P", "published": "2010-02", "topic": "bridges", "sentences": 3}
    sources = checked.tables.sources.with_columns([pl.lit(value).alias(name) for name, value in about.items()])
    return replace(checked, tables=replace(checked.tables, claims=claims, sources=sources))


@pytest.mark.parametrize("table,column", [(table, column) for table in ("sources", "claims", "conflicts") for column in COLUMNS[table]])
def test_every_column_is_in_the_graph(table: str, column: str) -> None:
    """A graph tells of every cell: another cell is another graph. But whose the claims of a conflict are, the claims themselves tell."""
    checked = full()
    frame = {"sources": checked.tables.sources, "claims": checked.tables.claims, "conflicts": checked.conflicts}[table]
    assert frame is not None
    assert frame[column].null_count() == 0
    other = frame.with_columns(pl.lit({str: "other", int: 77, float: 77.0}[COLUMNS[table][column]]).alias(column))
    changed = (
        replace(checked, conflicts=other) if table == "conflicts" else replace(checked, tables=replace(checked.tables, **{table: other}))
    )
    assert (set(make_graph(changed, FACTS)) == set(make_graph(checked, FACTS))) == ((table, column) == ("conflicts", "source_ids"))


def test_our_words_are_defined_and_used(committed: Checked, vocabulary: Graph) -> None:
    graph = make_graph(committed, BASE) + make_graph(full(), BASE)
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(str(CC))}
    assert used == set(vocabulary.subjects())
    assert all(vocabulary.value(word, RDFS.comment) for word in used)


DATES: Mapping[str, URIRef] = {
    "1931-05-13": rdflib.XSD.date,
    "1931-05": rdflib.XSD.gYearMonth,
    "1931": rdflib.XSD.gYear,
    "1993-21": EDTF,
    "1931-02-31": EDTF,
    "1931-13": EDTF,
    "0000": EDTF,
    "-0043": EDTF,
    "-0043-03-15": EDTF,
    "195X": EDTF,
    "1990~": EDTF,
    "1999/2000": EDTF,
    "1991/..": EDTF,
    "../1992-01": EDTF,
    "{1999,2000}": EDTF,
}


@pytest.mark.parametrize("date", DATES)
def test_a_date_is_no_finer_than_its_words(date: str) -> None:
    assert date_literal(date) == Literal(date, datatype=DATES[date])


@pytest.mark.parametrize(
    "value,text", [(650.0, "650.0"), (0.1, "0.1"), (1e22, "1" + "0" * 22 + ".0"), (2.5e-7, "0.00000025"), (-3.0, "-3.0"), (0.0, "0.0")]
)
def test_a_number_has_no_exponent(value: float, text: str) -> None:
    assert decimal(value) == text


# ---- odd cells
ODD = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0;"), min_size=1, max_size=20)


def odd(source_id: str, name: str) -> Checked:
    """The two claims, with words for ids and elsewhere that formats could stumble over."""
    checked = two_claims()
    claims = checked.tables.claims.with_columns(
        *[pl.lit(name).alias(column) for column in ("subject", "subject_id", "object_id", "attribution", "evidence", "unit")],
        pl.lit(source_id).alias("source_id"),
        pl.lit("-0043-03-15").alias("date_start"),
    )
    about = {"source_id": source_id, "collection": name, "title": name, "url": name, "publisher": name}
    sources = checked.tables.sources.head(1).with_columns([pl.lit(value).alias(column) for column, value in about.items()])
    return replace(checked, tables=replace(checked.tables, claims=claims, sources=sources))


@pytest.mark.parametrize("form", ENDINGS)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source_id=ODD, name=ODD)
def test_odd_words_come_back_and_iris_stay_valid(form: str, vocabulary: Graph, tmp_path: Path, source_id: str, name: str) -> None:
    checked = odd(source_id, name)
    written = parsed(export(checked, form, tmp_path), form)
    (tmp_path / f"facts.{ENDINGS[form]}").unlink()
    graph = make_graph(checked, BASE)
    assert isomorphic(written, graph + vocabulary)
    assert [node for triple in graph for node in triple if isinstance(node, URIRef) and not IRI.fullmatch(node)] == []
    assert {str(text) for text in graph.objects(None, CC.subject) if (None, CC.trigger, None) in graph} >= {name}


HARD = [
    "a\x0bb\x85c\u2028d",
    "a b",
    "x%20y",
    "a/b#c?d",
    "ö",
    "北京",
    "two\r\nlines",
    '"""',
    "\\",
    "trailing\\",
    "<p>",
    "{}|^`",
    "a:b",
    "@id",
    "\u202e",
    "_",
    "0012",
]


@pytest.mark.parametrize("name", HARD)
def test_two_ids_are_two_iris(name: str, tmp_path: Path) -> None:
    checked = odd(name, name)
    graphs = [parsed(export(checked, form, tmp_path), form) for form in ENDINGS]
    assert isomorphic(graphs[0], graphs[1])
    assert isomorphic(graphs[0], graphs[2])
    (entity,) = graphs[0].subjects(RDF.type, SCHEMA.Thing)
    assert graphs[0].value(entity, DCTERMS.identifier) == Literal(name)
    assert len({str(next(make_graph(odd(x, x), BASE).subjects(RDF.type, SCHEMA.Thing))) for x in HARD}) == len(HARD)


def test_years_before_ours_are_written_without_noise(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="rdflib"):
        text = export(odd("a/b", "c"), "turtle", tmp_path).read_text(encoding="utf-8")
        assert '"-0043-03-15"^^xsd:date' in text
        assert caplog.records == []
        Literal("-0043-03-15", datatype=rdflib.XSD.date)
        assert len(caplog.records) == 1


# ---- the same bytes, and the base
@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_tables_give_the_same_bytes(form: str, root: Path, tmp_path: Path) -> None:
    """Whatever order Python's sets are in."""
    code = f"from pipeline.cli import main; main(['export', sys.argv[1], '--to', {str(root / 'extracted')!r}])"
    written = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.{ENDINGS[form]}"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", f"import sys; {code}", str(path)], env=environment, check=True, capture_output=True)
        written.append(path.read_bytes())
    assert written[0] == written[1]
    assert BASE.encode() in written[0]


def test_the_base_stands_before_every_id(tmp_path: Path) -> None:
    default, chosen = (parsed(export(two_claims(), "turtle", tmp_path, base), "turtle") for base in (None, FACTS))
    assert isomorphic(Graph().parse(data=default.serialize(format="nt").replace(BASE, FACTS), format="nt"), chosen)
    assert (URIRef(f"{FACTS}source/bridges/guide"), RDF.type, SCHEMA.Article) in chosen


@pytest.mark.parametrize("base", ["", "facts/", "https://facts.example", "https://facts.example/a b/", "https://x.example/<>/", "/facts/"])
def test_what_is_no_base_is_refused(base: str, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=re.escape(f'--base "{base}" is no IRI to put ids behind')):
        export(two_claims(), "turtle", tmp_path, base)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("base", ["https://facts.example/", "https://facts.example/brücken#", "urn:example:", "urn:uuid:1#"])
@pytest.mark.parametrize("form", ENDINGS)
def test_any_base_that_is_an_iri_will_do(base: str, form: str, vocabulary: Graph, tmp_path: Path) -> None:
    assert isomorphic(parsed(export(two_claims(), form, tmp_path, base), form), make_graph(two_claims(), base) + vocabulary)


# ---- the command
Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    from pipeline.cli.main import run

    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["export", *words, "--to", str(root / "extracted")])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_command_writes_over_its_own_exports_only(typed: Typed, tmp_path: Path) -> None:
    code, out, err = typed("facts.ttl", "--base", FACTS)
    assert (code, err) == (0, "")
    assert out.endswith(" to facts.ttl.\n")
    assert f"<{FACTS}claim/>" in (tmp_path / "facts.ttl").read_text(encoding="utf-8")
    assert typed("facts.ttl")[0] == 0
    assert f"<{BASE}claim/>" in (tmp_path / "facts.ttl").read_text(encoding="utf-8")
    (tmp_path / "mine.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    code, _, err = typed("mine.ttl")
    assert (code, (tmp_path / "mine.ttl").read_text(encoding="utf-8")) == (2, "<urn:a> <urn:b> <urn:c> .\n"), err


def test_a_base_of_what_has_no_iris(typed: Typed, tmp_path: Path) -> None:
    said = "crossclaim: a base is for formats whose ids are IRIs: turtle, jsonld, ntriples; sqlite has none\n"
    assert typed("facts.sqlite", "--base", FACTS) == (2, "", said)
    assert list(tmp_path.iterdir()) == []


def test_rdflib_is_imported_by_those_who_use_it() -> None:
    code = "import sys, pipeline.cli.app, pipeline.exports.formats; print('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8").stdout == "False\n"


# ---- the query that the README shows
def test_the_query_of_the_readme_tells_what_an_article_contradicts(root: Path, committed: Checked) -> None:
    (query,) = re.findall(r"^```sparql\n(.*?)^```", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (article,) = re.findall(r'dcterms:identifier "([\w/-]+)"', query)
    claims = {row["claim_id"]: row for row in committed.tables.claims.iter_rows(named=True)}
    assert committed.conflicts is not None
    expected = set()
    for row in committed.conflicts.iter_rows(named=True):
        ids = row["claim_ids"].split(";")
        if article in (claims[key]["source_id"] for key in ids):
            others = [claims[key] for key in ids if claims[key]["source_id"] != article]
            expected |= {(row["message"], other["source_id"], other["evidence"]) for other in others}
    found = make_graph(committed, BASE).query(query)
    assert expected
    assert {tuple(map(str, row)) for row in found} == expected
