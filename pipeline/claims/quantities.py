"""Counts to drafts: whose quantity it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_subjects
from pipeline.claims.counts import MONEY, Count
from pipeline.claims.drafts import Draft
from pipeline.claims.lexicon import Lexicon
from pipeline.claims.names import Participant, participant
from pipeline.claims.narration import as_participant, distinct
from pipeline.claims.participants import Reader, Roles, roles_of, transitive
from pipeline.claims.syntax import (
    children,
    first_conjunct,
    is_event_noun,
    is_noun,
    is_passive,
    is_verb,
    objects,
    prepositional,
    subjects,
)
from pipeline.dates import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Token


ANY_OF_KIND = frozenset({"adult", "individual", "specimen", "animal", "example"})
"""What the kind of animal or plant that the text is about consists of."""
WHOLE = frozenset({"total", "overall", "full", "maximum", "max.", "summit", "structural"})
"""What may stand before the name of a measure that is of the thing itself: *draught* and *main span* have measures of their own."""
CREDITS = frozenset({"name", "pen", "brush", "credit", "workshop", "hand", "signature", "easel", "drawing-board"})
"""What a work comes from or bears, with the name of its maker."""


def quantity_draft(count: Count, date: DateMention | None, reader: Reader, previous: Draft | None) -> Draft:
    """The draft of a quantity: the counted thing and the party that it is said of."""
    roles = roles_of_count(count, reader)
    if previous is not None and previous.roles is not None:
        if restates(count, previous, reader.lexicon):
            roles = previous.roles
        elif is_share_of_it(count, previous):
            roles = Roles(previous.roles.subjects, roles.objects)
        elif continues(count, previous):
            own = tuple(p for p in (*roles.subjects, *roles.objects) if p.id not in {q.id for q in previous.roles.subjects})
            roles = Roles(previous.roles.subjects, own if count.trigger == previous.head and own else previous.roles.objects)
    roles = with_owner(roles, count.clause, reader)
    return Draft(count.trigger, "quantity", date=date, quantity=count.quantity, kind="quantity", roles=roles, clause=count.clause)


def with_owner(roles: Roles, clause: Token, reader: Reader) -> Roles:
    """The roles with the owner's name before what the clause is about: `Its summit stands 5,895 m above the sea`."""
    things = [noun for noun in subjects(clause) if is_noun(noun)] if is_verb(clause) else []
    if not things and clause.dep_ == "acl" and is_noun(clause.head):
        things = [clause.head]  # "its summit standing 5,895 m above the sea"
    owned = {name.id: whose(noun, name, reader) for noun in things if (name := participant(noun, reader.index)) is not None}
    return Roles(tuple(owned.get(p.id, p) for p in roles.subjects), roles.objects)


def whose(noun: Token, name: Participant, reader: Reader) -> Participant:
    """A thing with its owner's name; the owner alone of what only takes together what somebody has: `her honours include 16 medals`."""
    is_bare = not any(child.dep_ in {"amod", "prep", "relcl", "poss"} for child in noun.children)
    if noun.lemma_.lower() in ANY_OF_KIND and noun.tag_ == "NNS" and is_bare:
        kind = reader.narration.thing()  # "Adults weigh up to 35 kilograms"
        return kind if kind is not None and kind.name[:1].isupper() else name
    if noun.lemma_.lower() in reader.lexicon.gathering_nouns:
        owners = reader.resolve(children(noun, "poss"))
        if len(owners) == 1 and owners[0].name[:1].isupper():
            return owners[0]
    return reader.owned(noun, name)


def continues(count: Count, previous: Draft) -> bool:
    """True for a share without a whole of its own behind another share in the sentence: `34% of people approve, 43% disapprove`."""
    if count.noun is not None or count.quantity.unit != "percent" or previous.quantity is None or previous.quantity.unit != "percent":
        return False
    return previous.head.sent == count.trigger.sent


def is_share_of_it(count: Count, previous: Draft) -> bool:
    """True for the share of all that a counted thing makes: `received 9,400 votes, which accounted for 40% of the total votes`."""
    if count.noun is None or count.quantity.unit != "percent" or count.clause.dep_ != "relcl":
        return False
    return count.clause.head == previous.head and count.noun.lemma_ == previous.head.lemma_


def restates(count: Count, previous: Draft, lexicon: Lexicon) -> bool:
    """True if a bare count gives another figure for what was counted before: `an even lower number (50 people)`."""
    if count.noun is None or previous.quantity is None or previous.quantity.unit != count.quantity.unit:
        return False
    if count.trigger.lemma_ != previous.head.lemma_ or any(
        child.dep_ in {"amod", "compound", "acl", "relcl", "prep"} for child in count.noun.children
    ):
        return False
    above = count.noun.head if count.noun.dep_ in {"appos", "nmod"} else None
    return above is not None and above.lemma_ in lexicon.restating_nouns


def roles_of_count(count: Count, reader: Reader) -> Roles:
    """The counted noun and what its clause says of it.

    A count that is its clause's subject, or merely exists, is the subject; one that somebody has, does or suffers is the object.
    """
    noun, clause = count.noun, count.clause
    if noun is None and is_noun(count.trigger) and is_deed(count, reader.lexicon):
        return roles_of(count.trigger, reader)
    if noun is None and is_noun(count.trigger):
        return measured_roles(count.trigger, clause, reader)
    counted = reader.resolve([noun]) if noun is not None else []
    around = roles_of(clause, reader) if is_verb(clause) else Roles()
    same = {p.id for p in counted}
    siblings = {p.id for p in reader.resolve(listed_with(noun))} if noun is not None else set()
    others = [p for p in (*around.subjects, *around.objects) if p.id not in same | siblings]
    if noun is not None:
        others += places_of(noun, clause, count.root, reader)
    others = [p for p in distinct(others) if not any(word.isdigit() for word in p.name.split())]
    if noun is None:
        return Roles(tuple(around.subjects), tuple(around.objects))
    owners = [p for p in reader.resolve(children(noun, "poss")) if p.id not in same and p.name[:1].isupper()]
    if owners and noun.dep_ in {"nsubj", "nsubjpass"}:  # "its nine tracks were recorded live"
        return Roles(tuple(owners), tuple(counted))
    if noun.dep_ in {"nsubj", "nsubjpass"} and (makers := credited(clause, reader)):  # "seven albums have appeared under her name"
        return Roles(tuple(makers), tuple(counted))
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.dep_ in {"nsubj", "nsubjpass"}:
        holders = reader.resolve([noun.head.head])  # "Brevik, with 1,427 inhabitants, is the largest"
        held = {p.id for p in holders}
        return Roles(tuple(holders), tuple(distinct([*counted, *(p for p in others if p.id not in held)])[:3]))
    if leads(noun, clause):
        if not others and is_total(noun, count) and (thing := reader.narration.thing()) is not None:
            return Roles((thing,), tuple(counted))
        return Roles(tuple(counted), tuple(others[:3]))
    doing = [p for p in (around.objects if is_of_patient(count) else around.subjects) if p.id not in same]
    if not doing:
        doing = reader.resolve(children(noun, "poss"))
    return Roles(tuple(doing), tuple(distinct([*counted, *[p for p in others if p.id not in {d.id for d in doing}]])[:3]))


def listed_with(noun: Token) -> list[Token]:
    """The nouns of the list that a counted noun stands in; a next count may be parsed as apposition or object: `40 lions, 60 apes`."""
    first = first_conjunct(noun)
    while first.dep_ == "appos" and children(first, "nummod") and children(first.head, "nummod"):
        first = first_conjunct(first.head)
    found = [first]
    if first.dep_ == "dobj" and children(first, "nummod"):
        found += [other for other in children(first.head, "dobj") if other != first and children(other, "nummod")]
    for token in found:
        found += children(token, "conj")
        found += [other for other in children(token, "appos") if children(other, "nummod")]
    return found


def credited(clause: Token, reader: Reader) -> list[Participant]:
    """Whose work it is that a clause tells of: `have appeared under her name`, `came from his pen`, `bear his signature`."""
    behind = [*prepositional(clause, "under", "from", "to"), *children(clause, "dobj")] if is_verb(clause) else []
    owners = [owner for noun in behind if noun.lemma_.lower() in CREDITS for owner in children(noun, "poss")]
    found = reader.resolve(owners[:1])
    return found if len(found) == 1 and found[0].name[:1].isupper() else []


def is_total(noun: Token, count: Count) -> bool:
    """True for all that there are of what the sentence before was about: `A total of 62 episodes were broadcast`."""
    words = [token.lower_ for token in noun.doc[max(noun.sent.start, count.tokens.start - 3) : count.tokens.start]]
    return words[-3:] == ["a", "total", "of"] or words[:2] == ["in", "all"] or words[:2] == ["in", "total"]


def is_of_patient(count: Count) -> bool:
    """True for a count beside a passive that tells of what is acted on: `(312 pages) by Cader Press`, `capped 87 times by Norland`."""
    noun, clause = count.noun, count.clause
    if noun is None or not is_verb(clause) or not is_passive(clause):
        return False
    bracketed = count.tokens.start > 0 and noun.doc[count.tokens.start - 1].text == "(" and noun.doc[noun.right_edge.i + 1].text == ")"
    return bracketed or (noun.dep_ == "npadvmod" and noun.lemma_ == "time")


def is_deed(count: Count, lexicon: Lexicon) -> bool:
    """True for money behind the noun of a deed that it was paid for: `the purchase of the mine for $3 million`."""
    paid = MONEY.fullmatch(count.quantity.unit or "") and count.root.dep_ == "pobj" and count.root.head.lower_ == "for"
    return bool(paid) and is_event_noun(count.trigger, lexicon.event_nouns) and transitive(count.trigger, lexicon)


def leads(noun: Token, clause: Token) -> bool:
    """True if the counted noun is the subject of its clause, or all that the clause says exists."""
    if noun.dep_ in {"nsubj", "nsubjpass", "ROOT"}:
        return True
    if noun.dep_ == "pobj" and noun.head.head.dep_ in {"nsubj", "nsubjpass"}:
        return True
    return any(child.dep_ == "expl" for child in clause.children)


def measured_roles(noun: Token, clause: Token, reader: Reader) -> Roles:
    """The parties of a measured noun: `the trade volume between X and Y`, `the population of X`, `with a length of …, it is …`."""
    behind = [
        n for n in prepositional(noun, "between", "of", "in", "among", "with", "for", "to") if first_conjunct(n).i not in reader.aside
    ]
    owners = reader.resolve([*children(noun, "poss"), *behind])  # "an area of 310 km² and 1,140 residents" is no area of the residents
    named = reader.resolve([noun])
    if not owners and is_verb(clause) and noun.dep_ not in {"nsubj", "nsubjpass"}:
        holders = given_to(noun, clause, reader.lexicon) or subjects(clause) or logical_subjects(clause)
        owners = [p for p in reader.resolve(holders) if p.id not in {n.id for n in named}]
    if not owners and (noun.lemma_.lower() in reader.lexicon.owned_nouns or is_label(noun, reader.lexicon)):
        owners = reader.narration.understood()
    if not owners and (thing := thing_before(noun, reader)) is not None:
        owners = [thing]
    if not owners:
        return Roles(tuple(named))
    return Roles(tuple(owners), tuple(p for p in named if p.id not in {o.id for o in owners}))


def is_label(noun: Token, lexicon: Lexicon) -> bool:
    """True for the name of a measure before its figure, in a row of data without a verb: `Elevation 2,314 m`, `Total length: 412 m`."""
    before = [token for token in noun.lefts if token.dep_ != "punct"]
    start = before[0].i if before else noun.i
    opens = start == noun.sent.start or noun.doc[start - 1].text in {";", ".", ",", ":", "–", "•"}
    return (
        noun.lemma_.lower() in lexicon.dimension_nouns
        and opens
        and all(token.lower_ in WHOLE for token in before)
        and not any(is_verb(token) for token in noun.sent)
    )


def thing_before(noun: Token, reader: Reader) -> Participant | None:
    """Whose measure it is, where the sentence before tells: `The dam was built in 1951. The height is 61 metres`; a price, of the deal."""
    definite = noun.dep_ == "nsubj" and [child.lower_ for child in noun.children if child.dep_ == "det"] == ["the"]
    lemma = noun.lemma_.lower()
    if not definite or any(child.dep_ in {"amod", "prep", "relcl"} for child in noun.children):
        return None
    if lemma in {"price", "cost"}:
        return reader.narration.acted_on
    thing = reader.narration.thing() if lemma in reader.lexicon.dimension_nouns else None
    return thing if thing is not None and thing.name[:1].isupper() and not thing.is_country else None


def given_to(noun: Token, clause: Token, lexicon: Lexicon) -> list[Token]:
    """Whose a measure is, where the verb gives it, or a deed is done at it: `give the dam a height of`, `built it at a cost of`."""
    if is_passive(clause):
        return []
    at = noun.dep_ == "pobj" and noun.head.lower_ in {"at", "for"} and noun.head.head == clause
    if clause.lemma_ in lexicon.giving or at:
        return [other for other in objects(clause) if other != noun and other.ent_type_ not in {"DATE", "TIME"}]
    return []


def places_of(noun: Token, clause: Token, share: Token, reader: Reader) -> list[Participant]:
    """The names under a counted noun, or behind it where the clause only says that it exists: where it is counted."""
    whole = share if share.is_ancestor(noun) else noun  # "94 per cent of the children in Maroa"
    below = [token for token in whole.subtree if token.i > noun.i]
    end = below[-1].i + 1 if below else noun.i + 1
    if any(child.dep_ == "expl" for child in clause.children):
        end = clause.sent.end
    return distinct([as_participant(m.entity) for m in reader.index.between(noun.i, end) if not m.is_demonym])
