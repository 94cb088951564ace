"""The tables of claims and sources read into statements."""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from pipeline.conflicts.aliases import with_aliases
from pipeline.conflicts.denials import unreached
from pipeline.conflicts.intervals import Interval, days
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.meanings import as_meant
from pipeline.conflicts.names import Name, fold, parse_names, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.surnames import with_surnames
from pipeline.mentions.rounding import rounding_interval

CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
FIRST_WORD = re.compile(r"\b[^\W\d_]+")
MONTHS = frozenset(month.casefold() for month in (*calendar.month_name, *calendar.day_name, *calendar.month_abbr) if month)
SHORTEST_VERB = 2
NUMBER = re.compile(r"\d")
OVER = re.compile(r"over\b", re.IGNORECASE)
AVERAGED = re.compile(r"\b(?:averag\w+|means?|calculated|computed|measured|spread|summed|taken)\s+$", re.IGNORECASE)
"""Words with an *over* of their own: what is averaged over 100 critics may well be so over just 100."""


def read_statements(claims: pl.DataFrame, sources: pl.DataFrame, lexicon: Lexicon) -> list[Statement]:
    """All claims as statements, in the order of source, place and id.

    A column that a table lacks counts as empty, so a table of examples need only hold what matters.
    """
    about = {row["source_id"]: row for row in sources.iter_rows(named=True)} if "source_id" in sources.columns else {}
    statements = [_turned(read_statement(row, about.get(row["source_id"], {}), lexicon), lexicon) for row in claims.iter_rows(named=True)]
    ordered = sorted(statements, key=lambda statement: statement.place)
    named = with_aliases(_with_figures(_with_times(ordered)), lexicon.gazetteer)
    named = with_surnames(named, {source: row.get("title") for source, row in about.items()}, lexicon.gazetteer)
    return as_meant(named, lexicon.meanings)


def _turned(statement: Statement, lexicon: Lexicon) -> Statement:
    """A claim of a predicate that is another's inverse as one of that: who lost to somebody, as who was beaten by them.

    Of what the subject alone identifies, a phrase may have it as its object: who hung up their boots, retired.
    """
    predicate = lexicon.inverses.get(statement.predicate)
    if predicate is None and statement.predicate in lexicon.of_subject and not statement.subjects:
        predicate = statement.predicate
    if predicate is None or statement.kind == "quantity":
        return statement
    subject, object_ = statement.object, statement.subject
    return replace(statement, predicate=predicate, subject=subject, object=object_, subjects=statement.objects, objects=statement.subjects)


def _with_figures(statements: list[Statement]) -> list[Statement]:
    """The statements, those marked that give the only figure of their sentence in its unit, or of what it counts."""
    valued = [statement for statement in statements if statement.value]
    units = Counter((statement.source_id, statement.evidence, statement.unit) for statement in valued)
    nouns = Counter((statement.source_id, statement.evidence, statement.noun) for statement in valued)
    return [
        replace(
            statement,
            is_only_figure=units[statement.source_id, statement.evidence, statement.unit] == 1,
            is_only_count=bool(statement.noun) and nouns[statement.source_id, statement.evidence, statement.noun] == 1,
        )
        for statement in statements
    ]


def _with_times(statements: list[Statement]) -> list[Statement]:
    """The statements with the time that each holds at: an undated one in a sentence with one date holds then."""
    dates: dict[tuple[str, str], set[Interval]] = defaultdict(set)
    for statement in statements:
        if statement.date and statement.date.is_bounded:
            dates[statement.source_id, statement.evidence].add(statement.date)
    out = []
    for statement in statements:
        shared = dates.get((statement.source_id, statement.evidence), set())
        only = next(iter(shared)) if len(shared) == 1 else None
        out.append(replace(statement, told=_own_time(statement) or only or statement.published or statement.date))
    return out


def _own_time(statement: Statement) -> Interval | None:
    """A claim's own date, if it has two ends: *since 1994* says nothing of when a figure was counted."""
    return statement.date if statement.date and statement.date.is_bounded else None


def read_statement(row: Mapping[str, Any], source: Mapping[str, Any], lexicon: Lexicon) -> Statement:
    """One row of the table of claims, with the row of its source."""
    text = {
        key: row.get(key) or None
        for key in ("subject", "object", "date_text", "date_edtf", "value_text", "unit", "verb_form", "attribution")
    }
    evidence = row.get("evidence") or ""
    trigger = row.get("trigger") or row["predicate"]
    if text["value_text"]:
        text |= {key: _without_value(text[key] or "", text["value_text"]) or None for key in ("subject", "object")}
    value, rounded = _value(row, lexicon)
    trigger = _numbered(trigger, f"{text['subject'] or ''}; {text['object'] or ''}", lexicon)
    noun = counted_noun(trigger, text["value_text"], text["unit"], lexicon)
    subjects, objects = (parse_names(_with_numbers(text[role], evidence), lexicon.gazetteer) for role in ("subject", "object"))
    counted = [name for name in subjects + objects if stem(name.head) == noun]
    verb = (text["verb_form"] or " ").split(" ")[-1].casefold()
    figure = text["value_text"] and text["unit"] and row["predicate"] not in lexicon.made_up
    measure = (
        lexicon.figures.measure(evidence, trigger, noun, counted, text["value_text"] or "", text["unit"] or "", verb) if figure else None
    )
    modality = row.get("modality") or "actual"
    words = lexicon.attaining, lexicon.never_more
    if bound := unreached(evidence, text["value_text"] or "", verb if modality == "negated" else None, value, *words):
        value, rounded, modality = bound, bound, "actual"
    softened = bool(text["value_text"] and lexicon.softening.start(text["value_text"])) or "~" in (text["date_edtf"] or "")
    return Statement(
        claim_id=row["claim_id"],
        source_id=row["source_id"],
        collection=source.get("collection") or collection_of(row["source_id"]),
        section=row.get("section") or "",
        start=row.get("char_start") or 0,
        end=row.get("char_end") or len(evidence),
        evidence=evidence,
        kind=row.get("kind") or "event",
        trigger=trigger,
        noun=stem(measure) if measure else noun,
        predicate=measure
        or (lexicon.measures.get(row["predicate"]) if row.get("kind") == "quantity" else None)
        or _deed(row["predicate"], lexicon),
        subject=text["subject"],
        object=text["object"],
        subjects=subjects,
        objects=objects,
        date_text=text["date_text"],
        date_edtf=text["date_edtf"],
        date=days(row.get("date_start"), row.get("date_end")),
        value_text=text["value_text"],
        value=value,
        rounded=rounded,
        unit=text["unit"],
        modality=_modality(modality, measure),
        verb_form=text["verb_form"],
        attribution=text["attribution"],
        is_softened=softened,
        words=content_words(_without(evidence, text["date_text"], text["value_text"]), lexicon),
        said=frozenset(lexicon.gazetteer.common(word.casefold()) for word in words_of(fold(evidence))),
        proper=proper_words(_without(evidence, text["date_text"], text["value_text"]), subjects + objects),
        published=days(*_edtf_days(source.get("published"))),
    )


def _with_numbers(names: str | None, evidence: str) -> str | None:
    """Names with a number that is joined to them in the text: *five-penny piece*, of which a table has *penny piece*."""
    if not names or "-" not in evidence:
        return names
    return "; ".join(
        f"{found[1]}-{name}"
        if " " in name and f"-{name}" in evidence and (found := re.search(rf"\b(\w+)-{re.escape(name)}\b", evidence))
        else name
        for name in names.split("; ")
    )


def _deed(predicate: str, lexicon: Lexicon) -> str:
    """A predicate; of a noun made of a verb that no rule knows, the verb: *the first crossing*, *first crossed*."""
    is_gerund = predicate.endswith("ing") and predicate not in lexicon.predicates and len(stem(predicate)) > SHORTEST_VERB
    return stem(predicate) if is_gerund else predicate


def _numbered(trigger: str, names: str, lexicon: Lexicon) -> str:
    """What there is a number of, where the trigger only says that there is one: of *the total number of cases*, cases."""
    if trigger.casefold() not in lexicon.numbers:
        return trigger
    found = re.search(rf"\b{re.escape(trigger)} of (?:[\w-]+ )*?([a-z]\w+)(?=;| (?:in|at|on|by|from|of|to|with) |$)", names)
    return found[1] if found else trigger


def _without_value(names: str, value_text: str) -> str:
    """Names without the words of a value, also where only its unit was left: *week strike*, of *a five-week strike*."""
    left, words = names, value_text.split()
    if value_text.casefold() in names.casefold():  # "Eleven" at the start of a sentence is "eleven" in a name
        left = re.sub(re.escape(value_text), " ", names, flags=re.IGNORECASE)
    for tail in (" ".join(words[i:]) for i in range(1, len(words))):  # "half thousand men", of "three and a half thousand men"
        if tail.casefold() in left.casefold():
            left = re.sub(rf"(?:^|(?<=; )){re.escape(tail)} (?=\w)", "", left, flags=re.IGNORECASE)
    unit = value_text.rpartition("-")[2] if "-" in value_text else ""
    if unit.isalpha() and f"{unit} " in left:
        left = re.sub(rf"(?:^|(?<=; )){re.escape(unit)} (?=\w)", "", left)
    return left.strip()


def _without(evidence: str, *parts: str | None) -> str:
    """A sentence without its dates and values, which are compared by themselves."""
    for part in parts:
        evidence = evidence.replace(part, " ") if part else evidence
    return evidence


def collection_of(source_id: str) -> str:
    """The first folder of a source's id, or `default`."""
    folder, slash, _ = source_id.partition("/")
    return folder if slash else "default"


def content_words(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of the words of a text that say what it is about; one for words that mean the same."""
    words = (word.casefold() for word in words_of(fold(text)))
    telling = (word for word in words if word not in lexicon.untold and not NUMBER.search(word))
    return frozenset(stem(lexicon.gazetteer.common(word)) for word in telling)


def proper_words(text: str, participants: tuple[Name, ...]) -> frozenset[str]:
    """The capitalised words of a text, in lower case, but the first of a sentence only where it is part of a participant's name."""
    named = {word.casefold() for name in participants if name.is_proper for word in words_of(fold(name.text))}
    found = CAPITALISED.findall(fold(text))
    first = FIRST_WORD.match(fold(text))
    words = {word.casefold() for word in found}
    opening = first[0].casefold() if first else ""
    return frozenset(
        word for word in words if word not in MONTHS and (word != opening or word in named or found.count(opening.title()) > 1)
    )


def counted_noun(trigger: str, value_text: str | None, unit: str | None, lexicon: Lexicon) -> str:
    """The stem of what is counted; empty where the trigger is the unit itself (*119 mi*), which says nothing of what is measured."""
    return "" if trigger in (value_text or "") or trigger == unit else stem(lexicon.gazetteer.common(trigger.split()[-1]))


def _modality(modality: str, measure: str | None) -> str:
    """A claim's modality; that a hall *can* hold 4,200 people is a fact about it."""
    return "actual" if measure == "capacity" and modality == "possible" else modality


def _value(row: Mapping[str, Any], lexicon: Lexicon) -> tuple[Interval | None, Interval | None]:
    """The interval that the words bound, and the one that their rounding allows."""
    low, high, words = row.get("value_low"), row.get("value_high"), row.get("value_text") or ""
    if low is None and high is None:
        return None, None
    is_above = lexicon.above.occur_in(words) and not _goes_with_verb(words, row.get("evidence") or "")
    bounds = (high is None and is_above, low is None and lexicon.below.occur_in(words))
    rounded = Interval(*rounding_interval(words, low, high), *bounds)
    closes = None in (low, high) and rounded.is_bounded  # "just over 160,000" lies close by, "over 160,000" anywhere above
    return rounded if closes else Interval(low, high, *bounds), rounded


def _goes_with_verb(words: str, evidence: str) -> bool:
    """True if a value's *over* belongs to the verb before it."""
    return OVER.match(words) is not None and AVERAGED.search(evidence.partition(words)[0]) is not None


def _edtf_days(published: str | None) -> tuple[str | None, str | None]:
    """First and last day of a day, month or year in EDTF."""
    if not published or not re.fullmatch(r"\d{4}(-\d\d){0,2}", published):
        return None, None
    year, month, day = published[:4], published[5:7], published[8:10]
    last = day or ("31" if not month else _last_day(int(year), int(month)))
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{last}"


def _last_day(year: int, month: int) -> str:
    return f"{calendar.monthrange(year, month)[1]:02d}"
