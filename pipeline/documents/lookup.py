"""The attribute ruler's patterns, looked up instead of tried one after another.

A trained English pipeline brings some two hundred patterns, and spaCy's matcher tries each of them at each token. Nearly all of them name
the form, the tag or the relation of a token: here they stand in tables by that, and only what is found there is tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Pattern = list[dict[str, Any]]
Match = tuple[int, int, int]

ATTRIBUTES = ("LOWER", "DEP", "TAG", "IS_SPACE")
"""What a table can be by, the rarest values first."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a pattern wants of one of its tokens: one of these values of an attribute."""

    token: int
    attribute: int
    values: frozenset[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern in the table of its anchor, one of its conditions."""

    key: int
    length: int
    anchor: Condition
    others: tuple[Condition, ...]
    matcher: Matcher | None
    """For a pattern that wants more than conditions can say."""

    def matches(self, doc: Doc, rows: Sequence[Sequence[int]], start: int) -> bool:
        """True if the pattern, whose anchor fits, matches from the token `start` on."""
        if start < 0 or start + self.length > len(rows):
            return False
        if any(rows[start + other.token][other.attribute] not in other.values for other in self.others):
            return False
        return self.matcher is None or bool(self.matcher(doc[start : start + self.length], allow_missing=True))


class TableMatcher:
    """What spaCy's `Matcher` does for an attribute ruler: the same matches, in an order that the ruler sorts."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Take over the patterns of a ruler to which none is added any more."""
        from spacy.matcher import Matcher

        self.tables: tuple[dict[int, list[Entry]], ...] = tuple(defaultdict(list) for _ in ATTRIBUTES)
        self.rest = Matcher(ruler.vocab)
        for number, ruled in enumerate(ruler.patterns):
            for pattern in cast("list[Pattern]", ruled["patterns"]):
                self._add(ruler.vocab, str(number), pattern)

    def _add(self, vocab: Vocab, key: str, pattern: Pattern) -> None:
        from spacy.matcher import Matcher

        conditions = sorted(conditions_of(pattern, vocab.strings), key=lambda found: (len(found.values), found.attribute))
        if not conditions or any("OP" in token for token in pattern):
            self.rest.add(key, [pattern])
            return
        matcher = None
        if len(conditions) < sum(map(len, pattern)):
            matcher = Matcher(vocab)
            matcher.add(key, [pattern])
        entry = Entry(vocab.strings.add(key), len(pattern), conditions[0], tuple(conditions[1:]), matcher)
        for value in entry.anchor.values:
            self.tables[entry.anchor.attribute][value].append(entry)

    def __call__(self, doc: Doc, *, allow_missing: bool, as_spans: bool) -> list[Match]:  # noqa: ARG002 - as the ruler calls it
        """The matches in a document: pattern, first token, and the token behind the last."""
        matches: list[Match] = self.rest(doc, allow_missing=allow_missing) if len(self.rest) else []
        rows = doc.to_array(list(ATTRIBUTES)).tolist()
        for at, row in enumerate(rows):
            for table, value in zip(self.tables, row, strict=True):
                for entry in table.get(value, ()):
                    start = at - entry.anchor.token
                    if entry.matches(doc, rows, start):
                        matches.append((entry.key, start, start + entry.length))
        return matches


def conditions_of(pattern: Pattern, strings: StringStore) -> Iterator[Condition]:
    """What a pattern says of its tokens by naming values."""
    for number, token in enumerate(pattern):
        for attribute, name in enumerate(ATTRIBUTES):
            value = token.get(name)
            if isinstance(value, bool):
                yield Condition(number, attribute, frozenset({int(value)}))
            elif isinstance(value, str):
                yield Condition(number, attribute, frozenset({strings.add(value)}))
            elif isinstance(value, dict) and list(value) == ["IN"]:
                yield Condition(number, attribute, frozenset(map(strings.add, value["IN"])))
