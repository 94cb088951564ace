"""Pattern rules: what `rules/patterns/*.yaml` find, with spaCy's Matcher and DependencyMatcher.

Each token of a pattern may have a name: `AS` in a token pattern, `RIGHT_ID` in a dependency pattern. The rule's `claim` says which name
fills which field; the field `trigger` must be filled. A name that stands for several tokens (`OP: "+"`) means the last of them; who takes
part is the head of the noun phrase that ends there (`The treaty with Peru, in force since …`: the treaty).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.errors import RuleError
from pipeline.rulebook import PatternRule

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

FIELDS = frozenset({"kind", "predicate", "trigger", "subject", "object", "date", "value", "modality"})
ROLES = frozenset({"subject", "object"})
KINDS = frozenset({"event", "quantity", "state"})


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """A rule's match: the tokens by the fields that they fill."""

    rule: PatternRule
    tokens: Mapping[str, Token]

    @property
    def kind(self) -> str:
        """`event`, `quantity` or `state`."""
        return str(self.rule.claim["kind"])

    @property
    def predicate(self) -> str | None:
        """The canonical predicate that the rule gives; None to take the trigger's."""
        return self.rule.claim.get("predicate")


class Patterns:
    """All pattern rules, compiled for one vocabulary."""

    def __init__(self, nlp: Language, rules: Sequence[PatternRule]) -> None:
        from spacy.matcher import DependencyMatcher, Matcher

        self._rules = {rule.id: rule for rule in rules}
        self._names: dict[str, list[str | None]] = {}
        self._matchers: list[tuple[str, Any, list[frozenset[str]]]] = []
        for rule in rules:
            check_claim(rule)
            try:
                matcher: Any = (Matcher if rule.kind == "token" else DependencyMatcher)(nlp.vocab, validate=True)
                self._matchers.append((rule.id, matcher, needed(rule)))
                if rule.kind == "token":
                    self._names[rule.id] = [spec.get("AS") for spec in rule.pattern]
                    matcher.add(rule.id, [[{k: v for k, v in spec.items() if k != "AS"} for spec in rule.pattern]], greedy="LONGEST")
                else:
                    self._names[rule.id] = [spec["RIGHT_ID"] for spec in rule.pattern]
                    matcher.add(rule.id, [list(map(dict, rule.pattern))])
            except (ValueError, KeyError) as error:
                raise rule.place.error(f"the pattern does not compile: {' '.join(str(error).split())}", "pattern") from error
            missing = [name for name in filled(rule) if name not in self._names[rule.id]]
            if missing:
                raise rule.place.error(
                    f'no token of the pattern is named "{missing[0]}"; there are {", ".join(filter(None, self._names[rule.id]))}', "claim"
                )

    def find(self, doc: Doc) -> Iterator[PatternMatch]:
        """The matches in a document, in the order of their rules' ids and of the text."""
        words = {form for token in doc for form in (token.lemma_.lower(), token.lower_)}
        found: list[tuple[str, int, dict[str, Token]]] = []
        for rule_id, matcher, wanted in self._matchers:
            if any(words.isdisjoint(forms) for forms in wanted):
                continue
            names = self._names[rule_id]
            if self._rules[rule_id].kind == "token":
                for _, start, end, alignment in matcher(doc, with_alignments=True):
                    placed = ((names[position], doc[start + offset]) for offset, position in enumerate(alignment[: end - start]))
                    found.append((rule_id, start, {name: token for name, token in placed if name is not None}))
            else:
                for _, positions in matcher(doc):
                    found.append((rule_id, min(positions), {str(name): doc[i] for name, i in zip(names, positions, strict=True)}))
        for rule_id, _, named in sorted(found, key=lambda item: (item[0], item[1])):
            rule = self._rules[rule_id]
            tokens = {
                field: named[name]
                for field, name in rule.claim.items()
                if field in FIELDS - {"kind", "predicate", "modality"} and name in named
            }
            if rule.kind == "token":
                tokens = {field: phrase_head(token, tokens.values()) if field in ROLES else token for field, token in tokens.items()}
            if "trigger" in tokens:
                yield PatternMatch(rule, tokens)


def phrase_head(token: Token, named: Iterable[Token]) -> Token:
    """The head of the longest noun phrase that ends in a token and holds no other named token."""
    node, head, others = token, token, set(named) - {token}
    while (
        node.head.i < node.i
        and node.dep_ in {"pobj", "prep"}
        and node.head.pos_ in {"ADP", "NOUN", "PROPN"}
        and not any(node.head.i <= other.i <= token.i for other in others)
    ):
        node = node.head
        head = head if node.pos_ == "ADP" else node
    return head


def needed(rule: PatternRule) -> list[frozenset[str]]:
    """For each token of a pattern that names its words: those words, in lower case, of which a text has one wherever the rule matches."""
    out: list[frozenset[str]] = []
    for spec in rule.pattern:
        attributes = spec.get("RIGHT_ATTRS", spec)
        if attributes.get("OP", "1") not in {"1", "+"}:
            continue
        for key in ("LEMMA", "LOWER", "ORTH"):
            value = attributes.get(key)
            forms = value.get("IN") if isinstance(value, dict) else [value]
            if forms and all(isinstance(form, str) for form in forms):
                out.append(frozenset(form.lower() for form in forms))
    return out


def filled(rule: PatternRule) -> list[str]:
    """The names of tokens that a rule's claim speaks of."""
    return [str(name) for field, name in rule.claim.items() if field not in {"kind", "predicate", "modality"}]


def check_claim(rule: PatternRule) -> None:
    """Refuse a claim that fills an unknown field or lacks one that every claim has.

    Raises:
        RuleError: with the rule's file and line.
    """
    claim: Mapping[str, Any] = rule.claim
    if unknown := sorted(set(claim) - FIELDS):
        raise rule.place.error(f'unknown field "{unknown[0]}"; a pattern can fill {", ".join(sorted(FIELDS))}', "claim")
    if claim.get("kind") not in KINDS:
        raise rule.place.error(f'kind of claim "{claim.get("kind")}"; it is one of {", ".join(sorted(KINDS))}', "claim")
    if "trigger" not in claim:
        raise rule.place.error("the claim names no trigger", "claim")


__all__ = ["PatternMatch", "Patterns", "RuleError"]
