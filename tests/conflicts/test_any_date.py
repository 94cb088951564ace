"""Whatever date a claim has, it is compared: none of the forms that the grammar of dates can write makes a kind fail."""

from dataclasses import replace

import polars as pl
import pytest

from pipeline.conflicts.comparison import find_conflicts
from pipeline.conflicts.examples import read_example
from pipeline.dates.edtf import bounds
from pipeline.rulebook import ConflictRule, load_rulebook

RULEBOOK = load_rulebook(None)
FORMS = ["../1990", "/1990", "{198X,1992..1995}"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rule", RULEBOOK.conflicts, ids=lambda rule: rule.id)
def test_a_kind_reads_every_form_of_date(rule: ConflictRule, form: str) -> None:
    alone = replace(RULEBOOK, conflicts=(rule,))
    for name, claims in rule.conflicts.items():
        frame, sources = read_example(rule, "conflicts", name, claims)
        start, end = bounds(form)
        for row in {0, frame.height - 1}:
            dated = pl.when(pl.int_range(pl.len()) == row)
            changed = {"date_edtf": form, "date_text": "before " + form, "date_start": start, "date_end": end}
            cells = [dated.then(pl.lit(value, frame.schema[key])).otherwise(pl.col(key)).alias(key) for key, value in changed.items()]
            find_conflicts(frame.with_columns(cells), sources, alone)
