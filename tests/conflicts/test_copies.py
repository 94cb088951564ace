"""Copied sentences: found, aligned, and what was changed in them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.conflicts.alignment import Alignment, Change, Token, align, tokenize
from pipeline.conflicts.copies import find_copies, find_sentences, group_copies
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.reading import read_statements

CHANGES = {
    "nothing": ("The new office opened in the old hall.", "The new office opened in the old hall.", ()),
    "an addition": ("The new office opened.", "For example, the new office opened.", (Change("addition", "", "For example"),)),
    "a verb form": (
        "A new office will be opened here.",
        "A new office would open here.",
        (Change("verb form", "will be opened", "would open"),),
    ),
    "a tense": ("The line is closed by now.", "The line was closed by now.", (Change("verb form", "is", "was"),)),
    "a deed and an aim": ("They agreed to open the hall.", "They opened the hall.", (Change("wording", "agreed to open", "opened"),)),
    "the same tense": ("The line had been closed by then.", "The line was closed by then.", (Change("wording", "had been", "was"),)),
    "up to now": ("The line is closed in May.", "The line has been closed in May.", (Change("wording", "is", "has been"),)),
    "one and many": ("The line was closed in May.", "The line were closed in May.", (Change("wording", "was", "were"),)),
    "a gerund": (
        "They made rules, to include a fine.",
        "They made rules, including a fine.",
        (Change("wording", "to include", "including"),),
    ),
    "a negation": ("They were not tested at all.", "They were tested at all.", (Change("negation", "not", ""),)),
    "a number": ("It took away 82 metres of rail.", "It took away 28 metres of rail.", (Change("number", "82", "28"),)),
    "a name": ("They came from Alba in boats.", "They came from Boria in boats.", (Change("name", "Alba", "Boria"),)),
    "another word": ("The old hall was pretty.", "The old hall was ugly.", (Change("wording", "pretty", "ugly"),)),
    "one country by two names": (
        "They left Kyrgyzstan in boats.",
        "They left the Kyrgyz Republic in boats.",
        (Change("addition", "", "the"),),
    ),
    "another order": (
        "They sang and danced there.",
        "They danced and sang there.",
        (Change("addition", "", "danced and"), Change("addition", "and danced", "")),
    ),
}


@pytest.mark.parametrize(("a", "b", "changes"), CHANGES.values(), ids=CHANGES.keys())
def test_what_was_changed(a: str, b: str, changes: tuple[Change, ...], lexicon: Lexicon) -> None:
    assert align(tokenize(a, (), lexicon), tokenize(b, (), lexicon), lexicon).changes == changes


def test_a_sentence_that_goes_on_where_its_copy_ends_is_a_copy_up_to_there(lexicon: Lexicon) -> None:
    common = "armed men crossed the hills from {}, seized several villages in the south and took hostages"
    a = common.format("Alba") + ", and nobody came to help for a month."
    b = common.format("Boria") + "; it was the army that drove them out."
    alignment = align(tokenize(a, (), lexicon), tokenize(b, (), lexicon), lexicon)
    assert alignment.changes == (Change("name", "Alba", "Boria"),)
    assert alignment.matched > 0.9


words = st.lists(
    st.sampled_from(["the", "a", "new", "old", "office", "bridge", "opened", "closed", "in", "1999", "Alba", "not", "was"]), max_size=12
)


@given(words, words)
def test_alignment_sees_no_change_just_if_there_is_none(a: list[str], b: list[str]) -> None:
    lexicon = Lexicon.__new__(Lexicon)
    object.__setattr__(lexicon, "negations", frozenset({"not"}))
    sides = [[Token(word, word) for word in side] for side in (a, b)]
    alignment = align(*sides, lexicon)
    assert 0 <= alignment.matched <= 1
    if a == b:
        assert alignment == Alignment(1.0, ())
    elif sorted(a) != sorted(b):
        assert alignment.changes


def sentence(source: str, text: str, **row: Any) -> dict[str, Any]:
    return {"source_id": source, "predicate": "open", "evidence": text, **row}


LONG = "In January a new League office opened in the old town hall of Port Ash."


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        ((sentence("a", LONG), sentence("b", LONG)), [("a", "b")]),
        ((sentence("a", LONG), sentence("b", LONG.replace("new", "small"))), [("a", "b")]),
        ((sentence("a", LONG), sentence("b", "The town hall of Port Ash was built by nobody knows whom.")), []),
        ((sentence("a", LONG), sentence("a", LONG.replace("new", "small"))), []),
        ((sentence("a", "It opened here."), sentence("b", "It opened here.")), []),
        ((sentence("a", LONG), sentence("b", LONG), sentence("c", LONG)), [("a", "b"), ("a", "c")]),
        ((sentence("a", LONG, collection="x"), sentence("b", LONG, collection="y")), []),
    ],
)
def test_copies_are_found_across_sources(rows, pairs, tables, lexicon: Lexicon) -> None:
    copies = find_copies(find_sentences(read_statements(*tables(*rows), lexicon), lexicon), lexicon)
    assert [(copy.a.source_id, copy.b.source_id) for copy in copies] == pairs


def test_lines_of_one_pattern_are_no_copies_of_each_other(tables, lexicon: Lexicon) -> None:
    line = "In {} the club from Port Ash won the cup of the northern league by {} goals to nothing."
    rows = [sentence(source, line.format(year, goals)) for source in "ab" for year, goals in ((1990, 3), (1994, 2), (1998, 5))]
    copies = find_copies(find_sentences(read_statements(*tables(*rows), lexicon), lexicon), lexicon)
    assert [(copy.a.evidence == copy.b.evidence, copy.is_formula) for copy in copies] == [(True, False)] * 3


def test_copies_of_copies_are_one_text(tables, lexicon: Lexicon) -> None:
    rows = [sentence("a", LONG), sentence("b", LONG.replace("new", "small")), sentence("c", LONG.replace("new", "small"))]
    copies = find_copies(find_sentences(read_statements(*tables(*rows), lexicon), lexicon), lexicon)
    assert set(group_copies(copies).values()) == {("a", LONG)}
