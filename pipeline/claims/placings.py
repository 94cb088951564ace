"""What place somebody takes in a contest (`finished second in the league`), and a record on a chart (`peaked at number 12 in Finland`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.drafts import Draft
from pipeline.claims.names import Participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.phrases import joined
from pipeline.claims.ranks import DateOver
from pipeline.claims.syntax import children, is_verb, prepositional
from pipeline.mentions.numerals import ONES, ORDINALS, TEENS, TENS
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PLACING, CHART = "placing", "chart_position"
ENDING = frozenset({"finish", "come", "place", "rank", "end", "be"})
TAKING = frozenset({"take", "finish", "secure", "earn", "claim", "achieve", "get", "gain", "hold", "end"})
RANKING = "rank"
BY_WHAT = frozenset({"in", "for", "by"})
PLACES = frozenset({"place", "position"})
ORDINAL = re.compile(rf"(?:{'|'.join(ORDINALS[:30])}|\d+(?:st|nd|rd|th)|last)", re.IGNORECASE)
TOP = frozenset({*(word for word in ONES if word != "zero"), "ten", "twelve", "twenty", *map(str, range(2, 21))})
NUMBER = rf"(?:number|no\.|#) ?(?P<number>\d{{1,3}}|{'|'.join((*(word for word in ONES if word != 'zero'), *TEENS, *TENS))})\b"
WHERE = (
    r"(?: (?:on|in) (?:the )?(?P<where>[^,.;()]+?)(?=\s+(?:and|but|where|for|with|while|after|before|during|as|when|by"
    r"|following|within|upon)\b"
    r"|\s+(?:in|on) (?:[A-Z][a-z]+ )?\d|[,.;()]|$))?"
)
AT_BEST = re.compile(
    r"\b(?:peak(?:ed|ing|s) (?:there )?at|reach(?:ed|ing|es)|hit(?:ting)?"
    r"|(?:went|go|goes|going|climb\w*|rose|rising|shot|got) (?:straight )?to"
    rf"|climbed no higher than) (?:a peak of )?(?:the )?{NUMBER}{WHERE}",
    re.IGNORECASE,
)
MORE = re.compile(rf"(?:,|,? and)(?: at)? {NUMBER}{WHERE}", re.IGNORECASE)
TOPPED = re.compile(r"\btopp(?:ed|ing) (?:the )?(?P<where>(?:[\w.'’]+ ){0,4}?charts?(?: in [A-Z]\w+)?)(?=[\s,.;])", re.IGNORECASE)
IN_FRONT = re.compile(r"(?:On|In) (?:the )?(?P<where>[^,.;]*\bcharts?\b[^,.;]*),")
HINT = re.compile(r"\bnumber\b|\bno\. ?\d|#|\btopp", re.IGNORECASE)


def placing_drafts(span: Span, date_over: DateOver, reader: Reader) -> list[Draft]:
    """A draft for each place in a contest or on a chart."""
    return [*result_drafts(span, date_over, reader), *chart_drafts(span, reader)]


def result_drafts(span: Span, date_over: DateOver, reader: Reader) -> list[Draft]:
    """A draft for each place that somebody takes in a contest."""
    out: list[Draft] = []
    for verb in span:
        found = place_of(verb) if is_verb(verb) and verb.lemma_ in ENDING | TAKING else None
        whose = reader.resolve(logical_subjects(verb)) if found is not None else []
        if found is None or len(whose) != 1:
            continue
        place, holder = found
        contests = [noun for noun in prepositional(holder, "in", "at", "of") + prepositional(verb, "in", "at") if is_contest(noun)]
        name = f" in {joined(list(contests[0].doc[contests[0].left_edge.i : contests[0].i + 1]))}" if contests else ""
        if contests and verb.lemma_ == RANKING:  # "ranks second in the league in goals"
            name += "".join(further(verb, contests[0]))
        is_top = place.lower_ in TOP and not ORDINAL.fullmatch(place.text)
        phrase = (f"top-{place.lower_}" if is_top else place.lower_) + re.sub(r" in (?:the|a|an|its|their|his|her) ", " in ", name)
        roles = Roles((whose[0],), (Participant(phrase, slug(phrase)),))
        out.append(Draft(verb, "rank", date=date_over(verb), kind="state", predicate=PLACING, roles=roles))
    return out


def place_of(verb: Token) -> tuple[Token, Token] | None:
    """The ordinal that a verb gives a place by, and the word that it hangs on: `finished second`, `took third place`."""
    if verb.lemma_ in ENDING:
        for word in children(verb, "advmod", "oprd", "acomp"):
            if ORDINAL.fullmatch(word.text) and word.i > verb.i and verb.lemma_ != "be":
                return word, word
    nouns = prepositional(verb, "in", "among") if verb.lemma_ in ENDING else []
    for word in nouns:
        if ORDINAL.fullmatch(word.text) and verb.lemma_ == "come":  # "came in fourth"
            return word, word
        if word.like_num and word.lower_ in TOP and any(child.lower_ in {"top", "first"} for child in children(word, "amod")):
            return word, word  # "finished in the top three"
    for noun in (*nouns, *(children(verb, "dobj") if verb.lemma_ in TAKING else [])):
        ordinal = next((word for word in children(noun, "amod") if ORDINAL.fullmatch(word.text)), None)
        if ordinal is not None and noun.lower_ in PLACES:
            return ordinal, noun
    return None


def further(verb: Token, among: Token) -> Iterator[str]:
    """By what somebody is ranked, behind among whom: `in goals`, `for exports of coal`."""
    for preposition in (*children(among, "prep"), *children(verb, "prep")):
        if preposition.i > among.i and preposition.lower_ in BY_WHAT:
            for noun in children(preposition, "pobj"):
                if is_contest(noun):
                    yield f" {joined(list(preposition.subtree))}"


def is_contest(noun: Token) -> bool:
    """True for what a place is taken in: neither a place of it, nor a time."""
    return noun.lower_ not in PLACES and noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ not in {"DATE", "TIME", "GPE"}


def chart_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each best place on a chart; where it was first listed is none."""
    text = span.text
    if not HINT.search(text):
        return []
    out: list[Draft] = []
    for start, place, number, where in best_places(text):
        words = span.char_span(start, start + 1, alignment_mode="expand")
        verb = words[0] if words else None
        whose = reader.resolve(logical_subjects(verb)) if verb is not None and is_verb(verb) else []
        if verb is not None and len(whose) == 1 and where:
            phrase = f"number {number} on {where}"
            roles = Roles((whose[0],), (Participant(phrase, slug(phrase)),))
            said = (span.start_char + place[0], span.start_char + place[1])
            out.append(Draft(verb, "rank", kind="state", predicate=CHART, roles=roles, words=said))
    return out


def best_places(text: str) -> Iterator[tuple[int, tuple[int, int], str, str]]:
    """Where the words for a best place begin, where its number stands, the number, and the chart; that is empty where nothing names it."""
    front = IN_FRONT.match(text)
    for match in AT_BEST.finditer(text):
        at: re.Match[str] | None = match
        while at is not None:
            yield match.start(), at.span("number"), at["number"].lower(), at["where"] or (front["where"] if front else "")
            at = MORE.match(text, at.end())
    for match in TOPPED.finditer(text):
        yield match.start(), match.span(), "one", match["where"]
