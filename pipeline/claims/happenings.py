"""Clauses and nouns as events: what happened, to what and by whom, as one text such as `build: hut (Alpine Club)`."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.arguments import logical_objects, logical_subjects
from pipeline.claims.participants import Reader
from pipeline.claims.predicates import Predicates
from pipeline.claims.syntax import children, complement, is_copula, is_event_noun, is_noun, is_verb, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

UNITS = frozenset(["year", "month", "week", "day", "decade", "century", "hour", "minute", "generation", "time", "season", "some", "long"])
"""What an order is measured in: `two years before`, `some time after`."""
ASIDE = frozenset({"advcl", "relcl", "acl", "ccomp", "parataxis"})
"""How a clause hangs that tells of another event."""
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
CALLED = frozenset({"PROPN", "PRON"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})
HAPPENING = frozenset({"come", "occur", "happen", "follow"})
STANDING = frozenset({"alive", "old", "use", "place", "operation", "service", "existence", "position", "force", "office", "power"})
"""What a thing is or is in while it is there."""
YEAR = 4
"""Digits."""
LONGEST = 14
"""Words of an event; what is longer is misread."""


@dataclass(frozen=True, slots=True)
class Events:
    """Clauses and nouns as events."""

    reader: Reader
    predicates: Predicates

    def of_verb(self, verb: Token, but: Token, predicate: str | None = None) -> str | None:
        """What a clause tells, without the clause of the word `but`."""
        aside = {token.i for token in but.subtree} if but.i not in {token.i for token in verb.ancestors} else set()
        if (event := self._taking_place(verb)) is not None and predicate is None:
            return self.of_noun(event)
        if predicate is None and (event := self._made(verb)) is not None:
            predicate = self.predicates.of(event)
        own = {verb.i}
        who = logical_subjects(verb)
        doers = {token.i for noun in who for token in noun.subtree if noun.pos_ in CALLED}
        own |= {token.i for noun in who for token in noun.subtree} | {token.i for noun in logical_objects(verb) for token in noun.subtree}
        for child in verb.children:
            if child.dep_ not in ASIDE and not (child.dep_ == "conj" and is_verb(child)):
                own |= {token.i for token in child.subtree}
        tokens = [verb.doc[i] for i in sorted(own - aside - {verb.i})]
        called = {token.i for token in tokens if token.i in doers and token.pos_ in CALLED}
        return self._text(predicate or self.predicate(verb), tokens, called)

    def of_noun(self, noun: Token, predicate: str | None = None, but: Token | None = None) -> str | None:
        """What a noun phrase names; a noun that its predicate stands for is left out: of *the death of Ada Berg*, Ada Berg."""
        known = predicate or self.predicates.of(noun)
        hidden = {token.i for token in but.subtree} if but is not None and noun in but.ancestors else set()
        if predicate is None and known in self.predicates.rules and known != noun.lemma_.lower():
            hidden.add(noun.i)
        digits = [token for token in noun.subtree if token.is_digit and len(token) == YEAR and token.i not in hidden]
        years = {token.text for token in digits if token.head.lower_ == "of" or token.i < noun.i}
        return self._text(known, [token for token in noun.subtree if token.i not in hidden], years=years)

    def _made(self, verb: Token) -> Token | None:
        """The event that a verb without a meaning of its own has for its object: `made a trip`, `paid Lund a visit`."""
        if verb.lemma_ not in self.reader.lexicon.light:
            return None
        return next((noun for noun in logical_objects(verb) if happens(noun, self) and noun.pos_ == "NOUN"), None)

    def predicate(self, verb: Token) -> str:
        """What a clause tells of: what took place, or its verb."""
        said = complement(verb) if is_copula(verb) else None
        if said is not None and said.pos_ == "NOUN" and self.predicates.is_held_by_one(self.predicates.of(said)):
            return self.predicates.of(said)  # "was president"
        event = self._taking_place(verb)
        return self.predicates.of(verb if event is None else event)

    def _taking_place(self, verb: Token) -> Token | None:
        """The event that a verb says took place: `the fall of Osk came before`."""
        is_light = verb.lemma_ in HAPPENING or (verb.lemma_ == "take" and any(noun.lower_ == "place" for noun in children(verb, "dobj")))
        who = subjects(verb)
        return who[0] if is_light and len(who) == 1 and happens(who[0], self) else None

    def _text(self, predicate: str, tokens: list[Token], called: Set[int] = frozenset(), years: Set[str] = frozenset()) -> str | None:
        """A predicate and the words that tell of what it is said, those in brackets that name who did it: `build: hut (Alpine Club)`.

        `called`: the positions of the names of who did it. `years`: those that tell one event from another: `the flood of 1717`.
        """
        things: list[str] = []
        doers: list[str] = []
        hidden = {t.i for token in tokens if token.dep_ in {"relcl", "advcl", "parataxis"} for t in token.subtree}
        for token in tokens:
            if token.text in years:
                things.append(token.text)
            if token.i in hidden or token.i in self.reader.aside or token.ent_type_ in {"DATE", "TIME"} or token.lower_ in STANDING:
                continue
            words = doers if token.i in called else things
            if token.pos_ == "PRON":
                owner = [word for p in self.reader.resolve([token]) for word in p.name.split() if word[:1].isupper()]
                if token.dep_ != "poss":
                    words += owner
                elif owner and not set(owner) <= set(doers):  # "the club put up its hut"
                    words += [*owner[:-1], f"{owner[-1]}'s"]
            elif words and (token.lower_ == "of" or (token.dep_ == "case" and words[-1][0].isupper())):
                words[-1] += " of" if token.lower_ == "of" else "'s"
            elif (token.lower_ in ORDINALS and token.dep_ == "amod") or (token.lower_ not in ORDINALS and _is_telling(token)):
                words.append(token.text)
        things, doers = (things, doers) if things else (doers, [])
        told = " ".join(dict.fromkeys(things)).removesuffix(" of")
        by = " ".join(word for word in dict.fromkeys(doers) if not {word, f"{word}'s"} & set(things))
        if not things or len(things) + len(doers) > LONGEST or ";" in f"{told}{by}":
            return None
        return f"{predicate}: {told} ({by})" if by else f"{predicate}: {told}"


def _is_telling(token: Token) -> bool:
    is_small = token.is_stop and not is_noun(token)  # *keep*, *front* and *bottom* are nouns as well
    if not token.is_alpha or is_small or token.lemma_.lower() in UNITS:
        return False
    is_name = token.pos_ == "ADV" and token.tag_ == "RB" and not token.lower_.endswith(("ly", "wards", "ward"))  # taken for an adverb
    return token.pos_ in NOMINAL or is_name


def happens(noun: Token, events: Events) -> bool:
    """True for a noun of what happens."""
    lexicon, rule = events.reader.lexicon, events.predicates.rules.get(events.predicates.of(noun))
    named = noun.lemma_.lower() in lexicon.event_nouns | lexicon.contest_nouns | {"games", "olympics"}
    return named or is_event_noun(noun, lexicon.event_nouns) or (rule is not None and bool(rule.verbs) and noun.pos_ == "NOUN")
