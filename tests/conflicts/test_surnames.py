"""Whose a surname is that stands alone."""

import pytest

from pipeline.conflicts.lexicon import read_lexicon
from pipeline.conflicts.names import same_name
from pipeline.conflicts.reading import read_statement
from pipeline.conflicts.surnames import with_surnames
from pipeline.rulebook import load_rulebook

MOVED = ("Berg moved to Osk in 1953.", "Berg", None)
ANNA = ("Anna Berg was born in 1930.", None, "Anna Berg")
CARL = ("Carl Berg was born in 1964.", None, "Carl Berg")
ANNIE = ("Annie Berg was born in 1930.", None, "Annie Berg")
CASES = {
    "the only one of the name": (None, [CARL, MOVED], []),
    "used before the other was named": (None, [MOVED, CARL], ["Carl Berg"]),
    "of two the first": (None, [ANNA, CARL, MOVED], ["Carl Berg"]),
    "of two the one before it": (None, [ANNA, MOVED, CARL], ["Carl Berg"]),
    "whom the title names": ("Carl Berg", [ANNA, CARL, MOVED], ["Anna Berg"]),
    "whom the title names, in full behind it": ("Carl Berg", [MOVED, CARL], []),
    "whom the title names by that name alone": ("Berg", [CARL, MOVED], ["Carl Berg"]),
    "a title of something else": ("Painters of Osk", [CARL, MOVED], []),
    "a longer form of the titled": ("Anna Lise Berg", [MOVED, ANNA, CARL], ["Carl Berg"]),
    "initials": ("A. Berg", [MOVED, ANNA], []),
    "a short first name": ("Anna Berg", [MOVED, ANNIE], ["Annie Berg"]),
    "one second name, and two first ones": (
        "Anna Lise Berg",
        [("Carla Lise Berg was born in 1964.", None, "Carla Lise Berg"), MOVED],
        ["Carla Lise Berg"],
    ),
    "a first and a short first name": ("Victor Berg", [MOVED, ("Vic Berg was born in 1930.", None, "Vic Berg")], []),
}


@pytest.mark.parametrize(("title", "told", "others"), CASES.values(), ids=list(CASES))
def test_whose_a_surname_is_not(title: str | None, told: list[tuple[str, str | None, str | None]], others: list[str]) -> None:
    rulebook = load_rulebook()
    lexicon = read_lexicon(rulebook)
    at, statements = 0, []
    for i, (evidence, subject, object_) in enumerate(told):
        row = {"claim_id": f"c{i}", "source_id": "a", "predicate": "be_born" if object_ else "move", "subject": subject, "object": object_}
        statements.append(read_statement({**row, "evidence": evidence, "char_start": at, "char_end": at + len(evidence)}, {}, lexicon))
        at += len(evidence) + 1
    read = with_surnames(statements, {"a": title}, lexicon.gazetteer)
    alone = next(name for statement in read for name in statement.subjects)
    apart = [name.text for statement in read for name in statement.objects if not same_name(alone, name, lexicon.gazetteer)]
    assert apart == others
