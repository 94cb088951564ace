"""Every form of the grammar: its examples hold, and would not without it."""

from __future__ import annotations

import re

import pytest

from pipeline.dates import find_dates, finder
from pipeline.dates.cascade import Form, Level, level
from pipeline.dates.grammar import LEVELS

FORMS = [pytest.param(each, form, id=f"{each.name}: {form.name}") for each in LEVELS for form in each.forms]
PUBLISHED = re.compile(r"\[(\d{4}-\d\d-\d\d)\] ")


def last_date(example: str) -> tuple[str | None, str] | None:
    """EDTF and words of the example's last date; None if it has none."""
    published = PUBLISHED.match(example)
    text = example[published.end() :] if published else example
    mentions = find_dates(text, published=published[1] if published else None)
    return (mentions[-1].edtf, mentions[-1].text) if mentions else None


@pytest.mark.parametrize("each, form", FORMS)
def test_the_examples_of_a_form_hold(each: Level, form: Form) -> None:
    assert any(form.examples.values()), "a form needs an example with a date"
    found = {example: last_date(example) for example in form.examples}
    assert {example: date and date[0] for example, date in found.items()} == dict(form.examples)


@pytest.mark.parametrize("each, form", FORMS)
def test_without_the_form_an_example_reads_differently(each: Level, form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [last_date(example) for example in form.examples]
    others = level(each.name, [other for other in each.forms if other is not form])
    monkeypatch.setattr(finder, "LEVELS", tuple(others if lv is each else lv for lv in LEVELS))
    assert [last_date(example) for example in form.examples] != before


def test_names_are_unique_within_a_level() -> None:
    for each in LEVELS:
        names = [form.name for form in each.forms]
        assert len(names) == len(set(names))


def test_a_pattern_with_an_unknown_atom_is_refused() -> None:
    with pytest.raises(LookupError, match="'moth'"):
        level("broken", [Form("x", "moth yr", lambda m: None)])


def test_a_pattern_with_a_stray_character_is_refused() -> None:
    with pytest.raises(ValueError, match="'%'"):
        level("broken", [Form("x", "month % yr", lambda m: None)])
