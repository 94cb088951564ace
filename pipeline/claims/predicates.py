"""Lemmas to canonical predicates, as `rules/predicates/` say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.claims.idioms import idiom_of, read_idioms
from pipeline.claims.syntax import complement, is_verb, particle
from pipeline.rulebook import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BIRTH = "be_born"
FOUNDING = frozenset({"found", "establish"})


def makes_somebody(verb: Token) -> bool:
    """True for a verb of founding by which somebody becomes something: `was created Viscount Osk`, `establishing itself as a force`."""
    return any(child.dep_ == "oprd" or (child.dep_ == "dobj" and child.lower_.endswith(("self", "selves"))) for child in verb.children)


class Predicates:
    """Which predicate a trigger stands for."""

    def __init__(self, rules: Mapping[str, Predicate], other_holders: frozenset[str] = frozenset()) -> None:
        self.rules = rules
        self.other_holders = other_holders
        """Words that make another office of the one that they stand beside: `vice`, `former`."""
        self.idioms = read_idioms(rules)
        self._doc: Doc | None = None
        """The document that was asked about last, and what was worked out for its tokens."""
        self._found: dict[int, str] = {}
        self._verbs = {lemma: rule.id for rule in rules.values() for lemma in rule.verbs}
        self._nouns = {lemma: rule.id for rule in rules.values() for lemma in rule.nouns}
        self._phases = {
            phrase.split()[-1]: rule.phases for rule in rules.values() if rule.phases for phrase in rules[rule.phases[0]].phrases
        }
        """By the noun that begins: of `begin principal photography`, photography."""
        related = [rule for rule in rules.values() if rule.wants == "relation"]
        self._doers = {lemma: rule for rule in related for lemma in rule.doers}
        self._works = {lemma: rule for rule in related for lemma in rule.works}
        self._kinds = {lemma: rule for rule in related for lemma in rule.kinds}
        self._told: dict[str, list[Predicate]] = defaultdict(list)
        self._told_nouns: dict[str, list[Predicate]] = defaultdict(list)
        for rule in (rule for rule in related if rule.only_one == "object"):
            for known in (*rule.place_of, rule.id):
                self._told[known].append(rule)
            for noun in rule.nouns:
                self._told_nouns[noun].append(rule)

    def of(self, trigger: Token) -> str:
        """The canonical predicate; the lemma itself (`set_up`) where no file names it. Worked out once for each token."""
        if trigger.doc is not self._doc:
            self._doc, self._found = trigger.doc, {}
        if (found := self._found.get(trigger.i)) is None:
            found = self._found[trigger.i] = self._of(trigger)
        return found

    def _of(self, trigger: Token) -> str:
        if is_verb(trigger):
            if (found := idiom_of(trigger, self.idioms)) is not None:
                return found.idiom.predicate
            whole = particle(trigger)
            became = complement(trigger) if trigger.lemma_ == "become" else None
            if became is not None and became.lemma_.lower() in self._nouns:
                return self._nouns[became.lemma_.lower()]
            known = self._verbs.get(whole) or self._verbs.get(trigger.lemma_.lower())
            if known in FOUNDING and makes_somebody(trigger):
                return "become"
            return known or whole.replace(" ", "_")
        lemma = trigger.lemma_.lower()
        before = trigger.nbor(-1).lower_ if not trigger.is_sent_start else ""
        if (named := self._nouns.get(f"{before} {lemma}")) is not None:
            return self._other(trigger.nbor(-1), named)
        if lemma in self._nouns:
            return self._other(trigger, self._nouns[lemma])
        if trigger.tag_ in {"NNS", "NNPS"} and lemma.endswith("s") and lemma[:-1] in self._nouns:
            return self._nouns[lemma[:-1]]
        counted = trigger.tag_ == "NNPS" or (
            trigger.tag_ == "NNP" and any(word.like_num for word in trigger.doc[trigger.left_edge.i : trigger.i])
        )
        if counted and trigger.lower_.endswith("s") and not lemma.endswith(("ss", "us", "is")):
            return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma.removesuffix("s")  # the model leaves names in the plural
        return lemma

    def _other(self, word: Token, predicate: str) -> str:
        """The predicate itself, or that of another office, where a word in front makes one: `vice president`."""
        if not self.is_held_by_one(predicate):
            return predicate
        near = (word.doc[i] for i in range(max(word.sent.start, word.i - 2), word.i))
        other = next((token.lower_ for token in near if token.lower_ in self.other_holders), None)
        return predicate if other is None else f"{other}_{predicate}"

    def is_held_by_one(self, predicate: str) -> bool:
        """True for what only one can be at a time."""
        rule = self.rules.get(predicate)
        return rule is not None and rule.unique == "subject"

    def happens_once(self, predicate: str) -> bool:
        """True if a statement that it never happened can contradict a later one that it did."""
        rule = self.rules.get(predicate)
        return rule is not None and rule.happens == "once"

    def is_dealing(self, noun: Token, event_nouns: frozenset[str]) -> bool:
        """True for a noun of what people do together or to each other, and may not come to do: a merger, a visit, a referendum."""
        rule = self.rules.get(self.of(noun))
        if rule is None:
            return noun.lemma_.lower() in event_nouns
        return bool(rule.verbs) and tuple(rule.identified_by) != ("object",)

    def is_deed(self, predicate: str) -> bool:
        """True for what is done to one thing once, or hardly more, and for what one does to another; to be born is no deed."""
        rule = self.rules.get(predicate)
        if rule is None or not rule.verbs or predicate == BIRTH:
            return False
        return rule.happens != "repeatable" or tuple(rule.identified_by) == ("subject", "object")

    def is_of_a_life(self, predicate: str) -> bool:
        """True for what somebody does some time after being born, by its file: to marry, to die."""
        rule = self.rules.get(predicate)
        return rule is not None and BIRTH in rule.after

    def wants_state(self, predicate: str) -> bool:
        """True if an undated, uncounted statement of it makes a claim."""
        rule = self.rules.get(predicate)
        return rule is not None and rule.wants == "state"

    def is_of_object(self, predicate: str) -> bool:
        """True if what two statements must share is what it is done to: of signing, the treaty."""
        rule = self.rules.get(predicate)
        return rule is not None and "object" in rule.identified_by and "subject" not in rule.identified_by

    def phases_of(self, noun: str) -> tuple[str, ...]:
        """The predicates of the beginning and the end of what a noun names: `filming`; empty where no file has them."""
        return self._phases.get(noun, ())

    def relation(self, predicate: str) -> Predicate | None:
        """The rule of a predicate whose undated statements make claims where both sides have a name; None for any other."""
        rule = self.rules.get(predicate)
        return rule if rule is not None and rule.wants == "relation" else None

    def doer(self, lemma: str) -> Predicate | None:
        """The relation that a noun for the doer tells: `architect`."""
        return self._doers.get(lemma)

    def work(self, lemma: str) -> Predicate | None:
        """The relation that a noun for a work tells by its `by`: `novel`."""
        return self._works.get(lemma)

    def kind_of_thing(self, lemma: str) -> Predicate | None:
        """The relation that a noun for the thing itself tells: `a town in Kenya`."""
        return self._kinds.get(lemma)

    def verb(self, lemma: str) -> str | None:
        """The predicate of a verb, by its lemma alone."""
        return self._verbs.get(lemma)

    def told_by(self, predicate: str) -> Sequence[Predicate]:
        """The relations to what stands behind a preposition that statements of a predicate tell: of being born, the birthplace."""
        return self._told.get(predicate, ())

    def told_by_noun(self, *lemmas: str) -> Sequence[Predicate]:
        """Those that a noun tells: `head office`, `birthplace`."""
        own = next((self._told_nouns[lemma] for lemma in lemmas if lemma in self._told_nouns), None)
        known = next((self._nouns[lemma] for lemma in lemmas if lemma in self._nouns), "")
        return own if own is not None else self.told_by(known)
