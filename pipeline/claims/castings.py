"""Who plays whom: `it stars Ada Berg as Captain Rask`, `Ada Berg plays the widow Ida Rask in Long Weir`, `Rask is voiced by Ada Berg`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.claims.drafts import Draft
from pipeline.claims.modality import ACTUAL, modality_of
from pipeline.claims.names import Participant, head_of_entity, participant
from pipeline.claims.participants import Reader, Roles
from pipeline.claims.syntax import agents, children, is_passive, is_verb, prepositional, subjects
from pipeline.mentions.slug import slug

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREDICATE = "play_role"
RULE = "relation"
CASTING = frozenset({"star", "cast", "feature", "voice"})
"""Words by one of which a sentence tells of a cast."""
PLAYING = frozenset({"play", "portray", "voice"})
TOLD = re.compile(r"\b(?:star|cast|featur|voic|play|portray|role|part of)", re.IGNORECASE)
"""How one of these words begins: a sentence without any is not read further."""
CAPITAL = r"[A-Z][\w'’.-]*"
NAME = rf"{CAPITAL}(?: (?:(?:de|van|von|der|la|le|of|the) )*{CAPITAL})*"
AS = re.compile(
    rf"(?P<who>{CAPITAL}(?: (?:de |van |von |der |la |le )*{CAPITAL})+) as "
    rf"(?!well )(?:(?:the|a|an|his|her) )?(?:[a-z][\w-]* ){{0,4}}(?P<role>{NAME})"
)
"""An actor's full name, and whom he or she is seen as: `Ada Berg as the ferryman Jon Rask`."""

FULL = rf"{CAPITAL}(?: (?:de |van |von |der |la |le )*{CAPITAL})+"
TAKEN = re.compile(
    rf"\b(?:role|part) of (?:(?:the|a|an) )?(?:[a-z][\w-]* ){{0,3}}(?P<role>{NAME}) "
    rf"(?:fell to|went to|passed to|was (?:taken|created|played|sung|filled|given) (?:on )?(?:by|to)|is (?:taken|played|sung) by) "
    rf"(?:(?:the|a|an) )?(?:[a-z][\w-]* ){{0,4}}(?P<who>{FULL})"
)
"""Whose a part became: `the title role of Ida Rask fell to Ada Berg`."""
GAPPED = re.compile(rf"(?:,|\band) (?P<who>{FULL}) (?:the|a|an|his|her) (?:[a-z][\w-]* ){{0,4}}(?P<role>{NAME})")
"""A verb left out behind the first of a cast: `Ada Berg plays Ida Rask, Otto Lind the ferryman Jon Rask`."""


def casting_drafts(span: Span, reader: Reader) -> list[Draft]:
    """A draft for each part of a sentence with who plays it; both have a name, and the work is told with the part where it is known."""
    out: list[Draft] = []
    if not TOLD.search(span.text):
        return out
    head = next((token for token in span if token.lemma_.lower() in CASTING), None)
    if head is not None:
        work = work_of(head, reader)
        start = span.start_char
        for match in AS.finditer(span.text):
            role = match["role"].rstrip(".,’'")
            words = (start + match.start("role"), start + match.start("role") + len(role))
            out.append(draft(head, person(match["who"]), part(role, work), words))
    out += [draft_of(match, span, None) for match in TAKEN.finditer(span.text)]
    playing = next((token for token in span if is_verb(token) and token.lemma_ in PLAYING and not is_passive(token)), None)
    if playing is not None:
        work = reader.narration.thing()
        out += [draft_of(match, span, work) for match in GAPPED.finditer(span.text, playing.idx - span.start_char)]
    verbs = (token for token in span if is_verb(token) and token.lemma_ in PLAYING)
    told = (verb for verb in verbs if modality_of(verb, reader.lexicon) == ACTUAL)
    return out + [found for verb in told for found in played(verb, reader)]


def draft_of(match: re.Match[str], span: Span, work: Participant | None) -> Draft:
    """The draft of one part that a form of words tells."""
    role = match["role"].rstrip(".,’'")
    words = (span.start_char + match.start("role"), span.start_char + match.start("role") + len(role))
    head = next((token for token in span if token.idx <= words[0] < token.idx + len(token)), span.root)
    return draft(head, person(match["who"]), part(role, work), words)


def played(verb: Token, reader: Reader) -> list[Draft]:
    """What a verb says of one actor and one part; a person whom another plays in a game is no part."""
    who, whom = (agents(verb), subjects(verb)) if is_passive(verb) else (subjects(verb), children(verb, "dobj"))
    behind = [noun for word in (verb, *whom) for noun in prepositional(word, "in")]
    place = {"DATE", "TIME"} if verb.tag_ == "VBZ" else {"DATE", "TIME", "GPE", "LOC"}  # the recogniser takes titles for places
    titles = [noun for noun in behind if noun.text[:1].isupper() and noun.ent_type_ not in place]
    game = verb.lemma_ == "play" and not titles and not is_passive(verb)
    if len(who) != 1 or len(whom) != 1 or game:
        return []
    actors, roles = reader.resolve(who), reader.resolve(whom)
    known = head_of_entity(who[0], reader.index)
    if len(actors) != 1 or len(roles) != 1 or known is None or known.entity.type != "person" or not roles[0].name[:1].isupper():
        return []
    if whom[0].pos_ not in {"PROPN", "NOUN"} or roles[0].kind in {"organization", "place", "country"}:
        return []
    title = participant(titles[0], reader.index) if len(titles) == 1 else None
    bare = roles[0].name.removesuffix(f" in {title.name}") if title is not None else roles[0].name
    return [draft(verb, actors[0], part(bare, title), (verb.idx, verb.idx + len(verb)))]


def work_of(head: Token, reader: Reader) -> Participant | None:
    """The work whose cast a sentence tells: the subject of the verb, or whose cast it is; else what the article went on about."""
    verb = head if is_verb(head) else head.head
    nouns = [noun for noun in subjects(verb) if noun.lemma_.lower() not in CASTING] if is_verb(verb) else []
    owners = [owner for noun in (subjects(verb) if is_verb(verb) else [head]) for owner in children(noun, "poss")]
    found = reader.resolve(nouns or owners)
    named = [p for p in found if p.name[:1].isupper() and not p.is_country]
    return named[0] if len(named) == 1 else reader.narration.thing() if not found else None


def person(name: str) -> Participant:
    """Somebody by a full name."""
    return Participant(name, slug(name), is_person=True)


def part(role: str, work: Participant | None) -> Participant:
    """A part, with the work that it is in: James Bond is played by one actor in each."""
    full = role if work is None or work.name in role else f"{role} of {work.name}"
    return Participant(full, slug(full))


def draft(head: Token, who: Participant, role: Participant, words: tuple[int, int]) -> Draft:
    """The draft of one part; `words`: where its trigger stands."""
    return Draft(head, RULE, kind="state", predicate=PREDICATE, roles=Roles((who,), (role,)), modality=ACTUAL, words=words)
