"""Do two quantities measure the same: the same noun counted, of the same holder, in the same place?

A claim's counted noun is its trigger. Whose quantity it is, its names say; where one claim leaves that out (*the film*, nothing), the
words that the two sentences share decide, as for events. A count in one place is a part of the count in all.
"""

from __future__ import annotations

import re

from pipeline.conflicts.counted import AMOUNTING, COPULAS, COUNTED, LIGHT, counted_names, is_partitive, measures, verb_of
from pipeline.conflicts.identity import Identifier
from pipeline.conflicts.intervals import relate
from pipeline.conflicts.names import Name, parse_name, same_name, words_of
from pipeline.conflicts.statement import Statement
from pipeline.conflicts.stems import stem
from pipeline.conflicts.undergone import is_undergone, undergo_one
from pipeline.mentions.units import dimension

PARTS = frozenset({"first", "second", "third", "fourth", "last", "latter", "former", "oldest", "largest", "other", "another"})
"""Holders that are one of several which the sentence has named: *three volumes, the first of which has 412 pages*."""
OWNED = re.compile(r" (?:of|at|in) ")
OF_WHAT = re.compile(r" (?:of|for|from|on) (.+)")
PLACED = re.compile(r"\b(?:at|in|on|near) (?:the )?([A-Z][a-z]\w*)")
SHARED_AT_ONE_TIME = 2
"""Content words that two sentences have in common, of one time and with a name in common; more of them, and both count one thing."""
SHARED_AT_ANY_TIME = 3
"""The same of a measure that does not change, whenever it is told."""

AT_WORK = frozenset(map(stem, ("work", "worked", "employ", "employed", "number", "numbered", "stand", "stood")))
BUILDING = frozenset(map(stem, ("building", "built", "construction", "work", "works", "digging", "erection", "boring", "sinking")))


def same_measure(a: Statement, b: Statement, rivals: int, identifier: Identifier) -> bool:
    """True if two quantities are of one measure and nothing says that they are of two holders."""
    if not (_names_measure(a, b) or _names_measure(b, a)):
        if not _same_noun(a, b, identifier):
            return False
        if (_counts_nothing(a, identifier) or _counts_nothing(b, identifier)) and not undergo_one(a, b):
            return False
    counted = counted_names(a), counted_names(b)
    if all(counted) and a.noun == b.noun and not any(same_name(x, y, identifier.lexicon.gazetteer) for x in counted[0] for y in counted[1]):
        return False
    holders = _holders(a, identifier), _holders(b, identifier)
    if (
        a.unit == b.unit == "percent"
        and is_partitive(a)
        and is_partitive(b)
        and {n.head for n in holders[0]} != {n.head for n in holders[1]}
    ):
        return False  # "of the population" names the whole, and not whose share it is
    matched = _match_holders(*holders, identifier, a.collection)
    if matched is False or _are_of_two_levels(*holders, identifier):
        return False
    if a.predicate == b.predicate == "casualty" and stem(a.trigger) != stem(b.trigger) and not (a.is_only_figure and b.is_only_figure):
        return False  # of 43 miners and 12 rescuers, each is a part of the dead
    if a.predicate == b.predicate == "casualty" and any(_is_built(x) and not BUILDING & y.words for x, y in ((a, b), (b, a))):
        return False  # of those who built the tunnel, and of those in it
    if is_of_some_workers(a, b, identifier):
        return False
    if a.predicate == b.predicate == "stake" and identifier.match(a.objects, b.objects) is not True:
        return False
    if matched and (a.names & b.names or identifier.is_only_one(a.collection, *holders)):
        return True
    if a.names and a.names == b.names and _are_measured_alike(a, b) and not _do_two_things(a, b, identifier):
        return True
    if a.source_id == b.source_id:
        return False  # an article that counts one noun twice counts two things, unless it names them alike
    if _are_namesakes(a.proper, b.proper, identifier.lexicon.pointing_nouns) and not a.names & b.names:
        return False
    if _name_two(a, b):
        return False
    if _tell_of_one_time(a, b, identifier) or (matched is None and _name_one(a, b, identifier)):
        return True
    if all(holders) and all(_is_above_sea(claim, identifier) for claim in (a, b)) and not _share_head(*holders):
        return False  # "above the sea" says much, and nothing of what lies there
    named = _holder_words(a, identifier) ^ _holder_words(b, identifier)
    return identifier.shares_enough(a, b, rivals, but=named)


def is_of_some_workers(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if one figure counts those who work somewhere, and the other some of them: *has 340 workers*, *210 workers walked out*."""
    return "employee" in (a.predicate, b.predicate) and _tells_of_some(a, identifier) != _tells_of_some(b, identifier)


def _tells_of_some(statement: Statement, identifier: Identifier) -> bool:
    verb, lexicon = verb_of(statement), identifier.lexicon
    if verb in lexicon.figures.staffing:
        return True
    who = any(stem(name.head) == stem(lexicon.gazetteer.common(statement.trigger)) for name in statement.subjects)
    return who and bool(verb) and verb not in COPULAS | AMOUNTING | lexicon.holding | AT_WORK


def _is_built(statement: Statement) -> bool:
    """True if it is the making of a thing that a figure is told of: *the construction of the tunnel*."""
    return any(stem(name.head) in BUILDING and " of " in name.text for name in statement.subjects)


def _do_two_things(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if only those who are counted have a name, and each does its own: *Americans took part*, *18 Americans were killed*."""
    verbs = {verb_of(claim) for claim in (a, b)}
    if all(identifier.lexicon.dying.occur_in(claim.verb_form or "") for claim in (a, b)):
        return False
    named = [(name, claim) for claim in (a, b) for name in claim.subjects + claim.objects if name.names]
    only_counted = all(name in counted_names(claim) or _is_counted(name, claim) for name, claim in named)
    return only_counted and len(verbs) == 2 and "" not in verbs and not verbs & (COPULAS | AMOUNTING | identifier.lexicon.holding)


def _same_noun(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if both count one noun, two nouns of one measure, or if the one's sentence names the other's measure beside the same unit."""
    if measures(a) & measures(b):
        return True
    predicate = identifier.predicates.get(a.predicate)
    if not a.noun or not b.noun:
        return False
    if a.predicate == b.predicate:
        return predicate is not None and predicate.wants is None
    return (
        a.unit == b.unit
        and (a.unit or "").startswith(("/", "percent"))
        and (_says_share_of(a, b, identifier) or _says_share_of(b, a, identifier))
    )


def _is_deed_of(a: Statement, b: Statement) -> bool:
    """True if one claim's noun is what the other's verb does: *harvested 310,000 tonnes*, *a harvest of 190,000 tonnes*."""
    return bool(a.noun) and a.noun == verb_of(b)


def _says_share_of(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if one sentence names what the other gives a share of, and its own share is of nothing else: not *10% copper*, of silver."""
    own = b.trigger in (b.verb_form or "").split() or verb_of(b) in COPULAS or b.noun in a.words or b.noun in identifier.lexicon.shares
    return a.noun in b.words and own


def _are_namesakes(a: frozenset[str], b: frozenset[str], sorts: frozenset[str]) -> bool:
    """True if the capitalised words of two sentences have nothing in common but the sort: *the Vale Bridge*, *the Carr Bridge*."""
    return bool(a & b) and a & b <= sorts and bool(a - b) and bool(b - a)


def _name_two(a: Statement, b: Statement) -> bool:
    """True if two sentences have no name in common and tell of two places, or of two things of a sort."""
    if a.names & b.names or a.proper & b.proper:
        return False
    places = [set(PLACED.findall(claim.evidence)) for claim in (a, b)]
    things = [[name for name in claim.subjects + claim.objects if name.names and not name.is_proper] for claim in (a, b)]
    return all(places) or any(x.head == y.head for x in things[0] for y in things[1])


def have_two_holders(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if the subjects of two quantities say that they are of two: *Terminal 1 has 18 gates*, *the airport has 46 gates*."""
    return _match_holders(_holders(a, identifier), _holders(b, identifier), identifier, a.collection) is False


def _names_measure(a: Statement, b: Statement) -> bool:
    """True if one claim's noun stands in the other's sentence, whose verb has the only figure in that unit: *hangs 890 m, its span*."""
    if a.unit != b.unit or a.unit == COUNTED or not b.is_only_figure or not a.noun or a.trigger in (a.verb_form or "").split():
        return False
    return b.trigger in (b.verb_form or "").split() and a.noun in b.words


def _name_one(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if one claim names whose figure it is, and the other the same behind what it counts: *4,000 pictures were sent by Selma*."""
    if not (a.noun and a.noun == b.noun and a.is_only_count and b.is_only_count):
        return False
    mine, theirs = (_holders(claim, identifier) for claim in (a, b))
    if mine and theirs:
        return False
    if not mine and not theirs:
        return any(
            same_name(x, y, identifier.lexicon.gazetteer)
            for x in a.objects
            for y in b.objects
            if (x.names and y.names and stem(x.head) != a.noun and stem(y.head) != b.noun)
        )
    known, other = (mine, b) if mine else (theirs, a)
    return any(same_name(x, y, identifier.lexicon.gazetteer) for x in known if x.is_proper for y in other.objects if y.is_proper)


def _tell_of_one_time(a: Statement, b: Statement, identifier: Identifier) -> bool:
    """True if two sentences name one thing and give one figure each of one noun for one year: *in Sandholm, the cholera of 1853 killed*."""
    if not ((measures(a) & measures(b) or _is_deed_of(a, b) or _is_deed_of(b, a)) and a.is_only_figure and b.is_only_figure):
        return False
    if len(a.proper & b.proper) > 1 and len(a.words & b.words) > SHARED_AT_ANY_TIME and is_once(a, identifier) and is_once(b, identifier):
        return True
    if a.told is None or b.told is None or a.told == a.published or b.told == b.published or not a.told.is_bounded:
        return False
    return relate(a.told, b.told) != "disjoint" and bool(a.proper & b.proper) and len(a.words & b.words) > SHARED_AT_ONE_TIME


def is_once(statement: Statement, identifier: Identifier) -> bool:
    """True if a measure is the same whenever it is told."""
    predicate = identifier.predicates.get(statement.predicate)
    return predicate is not None and predicate.happens == "once"


def _are_measured_alike(a: Statement, b: Statement) -> bool:
    """True if two quantities have one unit, or units of one dimension: *forty days*, *seven months*."""
    dimensions = [dimension(statement.unit or "") for statement in (a, b)]
    return a.unit == b.unit or (dimensions[0] is not None and dimensions[0] == dimensions[1])


def _counts_nothing(statement: Statement, identifier: Identifier) -> bool:
    """True if the trigger is a verb that names no measure: *includes 8,174,527*, but *bought for $3 million* is a price."""
    if statement.trigger not in (statement.verb_form or "").split() or statement.predicate in identifier.predicates:
        return False
    if statement.predicate in identifier.lexicon.figures.measures:
        return False
    return verb_of(statement) not in identifier.lexicon.verbs | LIGHT


def _holders(statement: Statement, identifier: Identifier) -> list[Name]:
    """Whose quantity it is: the subjects that say it, other than the counted noun itself; of *figures for the quake*, the quake."""
    gazetteer = identifier.lexicon.gazetteer
    counted = {statement.noun, stem(gazetteer.common(statement.trigger))} | (
        measures(statement) if statement.predicate == "duration" else set()
    )
    subjects = [_behind_number(name, identifier) for name in statement.subjects]
    if not subjects and is_undergone(statement):
        subjects = [name for name in statement.objects if name.is_proper][:1]
    if statement.predicate == "casualty":
        subjects = [name for name in subjects if name.head not in identifier.lexicon.figures.memorials]
    own = [name for name in subjects if name.head and stem(name.head) not in counted and name.head not in gazetteer.pronouns]
    return [name for name in own if not _is_counted(name, statement)]


def _is_counted(name: Name, statement: Statement) -> bool:
    """True for a people that is counted, whose name is its country's for the gazetteer: *18 Norwegians*."""
    return statement.unit == COUNTED and name.text.casefold() == statement.trigger.casefold()


def _behind_number(name: Name, identifier: Identifier) -> Name:
    is_extreme = name.head == "point" and bool({"deepest", "highest"} & name.modifiers)
    found = OF_WHAT.search(name.text) if name.head in identifier.lexicon.numbers or is_extreme else None
    return parse_name(found[1], identifier.lexicon.gazetteer) if found else name


def _match_holders(a: list[Name], b: list[Name], identifier: Identifier, collection: str) -> bool | None:
    """True if two claims have a holder in common, False if theirs are two, none if that cannot be told."""
    if not a or not b:
        return None
    if any(map(is_one_of_several, a)) != any(map(is_one_of_several, b)):
        return False
    known = [[name for name in names if identifier.is_known(name)] for names in (a, b)]
    if not all(known):
        return True if identifier.is_only_one(collection, a, b) else None
    if any(same_name(x, y, identifier.lexicon.gazetteer) for x in a for y in b):
        return True
    unclear = (_may_stand_for(x, y, identifier) or _may_stand_for(y, x, identifier) or _are_akin(x, y) for x in a for y in b)
    return None if any(unclear) else False


def is_one_of_several(name: Name) -> bool:
    """True for *the first* and *the last season of the show*, which are a part of what is named."""
    phrase, *owner = OWNED.split(name.text, maxsplit=1)
    return name.head in PARTS or (bool(owner) and not PARTS.isdisjoint(phrase.casefold().split()))


def _are_of_two_levels(a: list[Name], b: list[Name], identifier: Identifier) -> bool:
    """True for *the municipality of Eskdal* and *the town of Eskdal*."""
    levels = [{identifier.lexicon.levels.get(name.text.partition(" of ")[0].casefold()) for name in names} - {None} for names in (a, b)]
    return bool(levels[0] and levels[1]) and not levels[0] & levels[1]


def _is_above_sea(statement: Statement, identifier: Identifier) -> bool:
    return any(words in statement.evidence for words in identifier.lexicon.figures.above_sea)


def _share_head(a: list[Name], b: list[Name]) -> bool:
    return not {name.head for name in a}.isdisjoint(name.head for name in b)


def _are_akin(x: Name, y: Name) -> bool:
    """True if two common nouns with the same proper names are of one family: *Olindo's vaccination drive*, *vaccinators in Olindo*."""
    if x.is_proper or y.is_proper or x.head == y.head or not x.names or x.names != y.names:
        return False
    families = [{stem(word) for word in {name.head} | name.modifiers} for name in (x, y)]
    return bool(families[0] & families[1])


def _may_stand_for(x: Name, y: Name, identifier: Identifier) -> bool:
    """True if a name is a common noun that may stand for the other name: *the film*, *critics*, *the YouTube channel*."""
    if x.is_proper or (x.head in identifier.lexicon.event_nouns and x.head not in identifier.lexicon.pointing_nouns):
        return False
    return _is_bare(x) or (y.is_proper and x.head in identifier.lexicon.pointing_nouns)


def _holder_words(statement: Statement, identifier: Identifier) -> frozenset[str]:
    """The stems of the holder's name, which the other sentence cannot share where it leaves the holder out."""
    return frozenset(stem(word) for name in _holders(statement, identifier) for word in words_of(name.text))


def _is_bare(name: Name) -> bool:
    """True if a name is one common noun, which another claim may replace by a proper name: *the film*, *critics*."""
    return not name.is_proper and not name.names and not name.modifiers
