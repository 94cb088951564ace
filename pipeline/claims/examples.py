"""The examples that pattern rules carry, run: does a rule make the claims that it says it makes, and none where it says so?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.articles.article import Article
from pipeline.blocks import split_blocks
from pipeline.claims.claim import Claim
from pipeline.claims.extraction import Knowledge, read_article
from pipeline.claims.patterns import Patterns
from pipeline.documents import load_nlp, parse_articles

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.rulebook import PatternRule, Rulebook
    from pipeline.settings import Settings

COLUMNS = frozenset(field.name for field in dataclasses.fields(Claim))
TOLD = ("trigger", "subject", "object", "date_edtf", "value_text")
"""What a claim that should not be there is told by."""


@dataclass(frozen=True, slots=True)
class PatternExample:
    """One example of a pattern rule, and what came of it."""

    rule_id: str
    name: str
    text: str
    wanted: tuple[Mapping[str, Any], ...]
    """The claims that the rule should make, each with the fields that matter; none where it should ignore the text."""
    found: tuple[Mapping[str, Any], ...]
    """The claims that it made: of each the fields that the claim wanted in its place names."""

    @property
    def passed(self) -> bool:
        """True if the rule made these claims, in this order, and no other."""
        return self.found == self.wanted


def run_pattern_examples(rulebook: Rulebook, settings: Settings) -> list[PatternExample]:
    """All examples of all pattern rules, in order, each rule tried without the others; spaCy is not loaded where there is no pattern rule.

    Raises:
        RuleError: a pattern does not compile, or an example is not written as examples are.
        ModelError: the spaCy pipeline that the settings name is missing.
    """
    if not rulebook.patterns:
        return []
    nlp = load_nlp(settings.model)
    knowledge = Knowledge.load(nlp, rulebook)
    return [example for rule in rulebook.patterns for example in _run(rule, nlp, replace(knowledge, patterns=Patterns(nlp, [rule])))]


def _run(rule: PatternRule, nlp: Language, knowledge: Knowledge) -> Iterator[PatternExample]:
    for name, text, wanted in read_examples(rule):
        made = [claim for claim in claims_of(text, nlp, knowledge) if claim.rule_id == rule.id]
        found = [{key: getattr(claim, key) for key in (wanted[i] if i < len(wanted) else TOLD)} for i, claim in enumerate(made)]
        yield PatternExample(rule.id, name, text, wanted, tuple(found))


def read_examples(rule: PatternRule) -> Iterator[tuple[str, str, tuple[Mapping[str, Any], ...]]]:
    """Name, text and wanted claims of each example of a rule; none are wanted of those that it ignores.

    Raises:
        RuleError: an example to find is not a text with its claims, or one to ignore is not a text.
    """
    for name, example in rule.finds.items():
        if not isinstance(example, Mapping) or set(example) != {"text", "claims"} or not isinstance(example["text"], str):
            raise rule.place.error(f'the example "{name}" must hold a text, and the claims that the rule makes of it', "finds")
        claims = example["claims"]
        if not isinstance(claims, list) or not claims or not all(isinstance(claim, Mapping) and claim for claim in claims):
            raise rule.place.error(f'the claims of the example "{name}" must be a list, each with the fields that matter', "finds")
        if unknown := sorted({key for claim in claims for key in claim} - COLUMNS):
            raise rule.place.error(f'the example "{name}" names "{unknown[0]}", which is no field of a claim', "finds")
        yield name, example["text"], tuple(claims)
    for name, text in rule.ignores.items():
        if not isinstance(text, str):
            raise rule.place.error(f'the example "{name}" must be a text', "ignores")
        yield name, text, ()


def claims_of(text: str, nlp: Language, knowledge: Knowledge) -> list[Claim]:
    """The claims of a text that is an article of its own."""
    article = Article(source_id="example", collection="default", text=text, sha256="")
    blocks = split_blocks(text)
    return read_article(article, blocks, list(parse_articles(nlp, [(article, blocks)])), nlp, knowledge)[1]
