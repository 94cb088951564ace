"""Copied text: near-identical sentences of two sources, found by locality-sensitive hashing.

Sentences that share most of their words land in one bucket (MinHash over words and pairs of words, Broder 1997; banded as in
Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, chapter 3), so that no sentence is compared with all others. Of
several candidates in another source a sentence is paired with the one that is most like it, and only if that one has none more
like it: lines of one pattern are no copies of each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from pipeline.conflicts.alignment import Alignment, Token, align, tokenize
from pipeline.conflicts.lexicon import Lexicon
from pipeline.conflicts.statement import Statement

PERMUTATIONS = 64
BANDS = 16
"""Of four rows each: two sentences that share half of their shingles meet in a bucket two times of three, and almost always from 0.7 on."""
SEED = 1
MATCHED = 0.8
"""Of the words of both sentences, the part that has a counterpart."""
EDITION = 0.2
"""Of the sentences of the shorter of two articles, the part that the other repeats where they are editions of one text."""
SHORTEST = 6
"""Words: two shorter sentences can be alike by chance."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that makes claims."""

    collection: str
    source_id: str
    evidence: str
    claims: tuple[Statement, ...]
    tokens: tuple[Token, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What its words mean, in order: equal for sentences that say the same in the same words."""
        return tuple(token.key for token in self.tokens)


@dataclass(frozen=True)
class Copy:
    """Two sentences of two sources, one of which was copied from the other or both from a third."""

    a: Sentence
    b: Sentence
    alignment: Alignment
    is_formula: bool = False
    """True if one of the two sources has more sentences of this pattern: another number then is another case."""


def find_sentences(statements: Iterable[Statement], lexicon: Lexicon) -> list[Sentence]:
    """The sentences behind the claims, each once for each source, in the order of the claims."""
    grouped: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        grouped[statement.collection, statement.source_id, statement.evidence].append(statement)
    return [Sentence(*key, tuple(claims), tuple(tokenize(key[2], claims, lexicon))) for key, claims in grouped.items()]


def find_copies(sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Copy]:
    """The pairs of near-identical sentences of different sources of one collection, in the order of the sentences.

    Sentences with the same words are one text: each is paired with the first, and only the first with other texts.
    """
    texts = _texts(sentences)
    exact = [Copy(text[0], other, Alignment(1.0, ())) for text in texts for other in text[1:] if other.source_id != text[0].source_id]
    if len({sentence.source_id for text in texts for sentence in text}) < 2:
        return exact
    near: list[tuple[int, int, Alignment]] = []
    formulas: set[int] = set()
    for i, j in _meetings([text[0] for text in texts]):
        alignment = align(texts[i][0].tokens, texts[j][0].tokens, lexicon)
        if alignment.matched < MATCHED:
            continue
        if _sources(texts[i]) & _sources(texts[j]):
            formulas |= {i, j}
        else:
            near.append((i, j, alignment))
    best = _best(near, texts)
    return exact + [
        Copy(texts[i][0], texts[j][0], alignment, i in formulas or j in formulas)
        for i, j, alignment in sorted(near, key=lambda item: item[:2])
        if alignment.matched == best[i, texts[j][0].source_id] == best[j, texts[i][0].source_id]
    ]


def _texts(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """The sentences that are long enough, those with the same words together."""
    texts: dict[tuple[str, tuple[str, ...]], list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if len(sentence.tokens) >= SHORTEST:
            texts[sentence.collection, sentence.keys].append(sentence)
    return list(texts.values())


def _sources(text: Iterable[Sentence]) -> set[str]:
    return {sentence.source_id for sentence in text}


def _best(near: Iterable[tuple[int, int, Alignment]], texts: Sequence[Sequence[Sentence]]) -> dict[tuple[int, str], float]:
    """For each text and each other source, how much the most similar sentence there matches it."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for i, j, alignment in near:
        for x, y in ((i, j), (j, i)):
            best[x, texts[y][0].source_id] = max(best[x, texts[y][0].source_id], alignment.matched)
    return best


def _meetings(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of one collection that share a bucket, the earlier first, in order."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

    indexes: dict[str, RMinHashLSH] = {}
    for j, sentence in enumerate(sentences):
        index = indexes.setdefault(sentence.collection, RMinHashLSH(0.0, PERMUTATIONS, BANDS))
        words = [token.key for token in sentence.tokens]
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(words + [f"{x} {y}" for x, y in pairwise(words)])
        for i in sorted(index.query(sketch)):
            yield i, j
        index.insert(j, sketch)


def find_editions(sentences: Iterable[tuple[str, str]], originals: Mapping[tuple[str, str], tuple[str, str]]) -> frozenset[frozenset[str]]:
    """The pairs of sources that are editions of one text: of the sentences of the shorter, a good part stands in the other as well.

    `sentences`: source and evidence; `originals`: see `group_copies`.
    """
    held: dict[str, set[tuple[str, str]]] = defaultdict(set)
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in set(sentences):
        held[key[0]].add(key)
        if key in originals:
            holders[originals[key]].add(key[0])
    shared = Counter(frozenset(pair) for sources in holders.values() for pair in combinations(sorted(sources), 2))
    return frozenset(pair for pair, count in shared.items() if count >= EDITION * min(len(held[source]) for source in pair))


def group_copies(copies: Iterable[Copy]) -> dict[tuple[str, str], tuple[str, str]]:
    """For each copied sentence (source and evidence) the first one of its group: copies of copies are one text."""
    first: dict[tuple[str, str], tuple[str, str]] = {}

    def root(key: tuple[str, str]) -> tuple[str, str]:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    for copy in copies:
        a, b = sorted((root((copy.a.source_id, copy.a.evidence)), root((copy.b.source_id, copy.b.evidence))))
        first[b] = a
    return {key: root(key) for key in first}
