"""What had been done, was there already or was still there at the time of something else, by the tenses and adverbs of two clauses."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.claims.happenings import STANDING
from pipeline.claims.syntax import children, complement, is_copula, is_passive, verb_group

if TYPE_CHECKING:
    from spacy.tokens import Token

THERE, OVER, DEATH, COMPLETION = "exist", "end", "die", "complete"
MAKING = frozenset({"build", "construct", "erect", "dig", "lay"})
LASTING = frozenset({"stand", "exist", "operate"})


@dataclass(frozen=True, slots=True)
class Placed:
    """Two clauses in their order, by their verbs, with the predicate that each has where it is not its verb's."""

    earlier: Token
    later: Token
    was: str | None = None
    """Of the earlier: what was there."""
    ends: str | None = None
    """Of the later: what ends what was still there."""


def meanwhile(main: Token, sub: Token, word: str) -> Placed | None:
    """The order of a clause and of one under it that begins with *when*, *while* or *by the time*; None where they tell of none."""
    said, under = (_adverbs(verb) for verb in (main, sub))
    if "still" in said and word != "while":
        return Placed(sub, main, ends=end) if (end := _end_of(main, said)) is not None else None
    if "still" in under:
        return Placed(main, sub, ends=end) if (end := _end_of(sub, under)) is not None else None
    if word == "while":
        return None
    if _is_denied(main) or _is_denied(sub):
        return _not_yet(main, sub, said, under)
    if _is_there(main) and said & {"already", "old"}:
        return Placed(main, sub, was=THERE)
    is_done = not is_copula(main) and ("already" in said or (_is_pluperfect(main) and not _is_pluperfect(sub)))
    if is_done or ("already" in said and complement(main) is not None):
        return Placed(main, sub)
    is_over = _is_pluperfect(sub) and not _is_pluperfect(main) and not is_copula(sub)
    return Placed(sub, main) if is_over and word == "when" else None


def _not_yet(main: Token, sub: Token, said: Set[str], under: Set[str]) -> Placed | None:
    """The order of what had not yet been done at the time of the other."""
    if _is_denied(main):
        return Placed(sub, main) if "yet" in said and _is_pluperfect(main) else None
    return Placed(main, sub) if "yet" in under and _is_pluperfect(sub) else None


def _adverbs(verb: Token) -> set[str]:
    """The adverbs of a clause, and the adjective that a copula says of its subject."""
    said = complement(verb)
    near = [verb, *([said] if said is not None else []), *children(verb, "prep", "aux", "auxpass", "advmod", "npadvmod")]
    return {child.lower_ for token in near for child in (token, *token.children) if child.pos_ in {"ADV", "ADJ", "NOUN"}}


def _end_of(verb: Token, words: Set[str]) -> str | None:
    """The predicate of what ends what was still so: to die of *was still alive*, to end of *was still in force*; None of anything else."""
    if "alive" in words:
        return DEATH
    if is_passive(verb) and any(child.lower_ == "being" for child in verb.children):
        return COMPLETION if verb.lemma_ in MAKING else None
    is_lasting = verb.lemma_ in LASTING and not is_passive(verb)
    return OVER if is_lasting or (is_copula(verb) and _stands(verb)) else None


def _is_there(verb: Token) -> bool:
    """True for a verb by which a thing is there: `there was`, `was in use`, `was a century old`."""
    said = complement(verb)
    is_age = said is not None and said.lower_ == "old"
    return is_copula(verb) and (is_age or _stands(verb) or bool(children(verb, "expl")))


def _stands(verb: Token) -> bool:
    return any(noun.lower_ in STANDING for prep in children(verb, "prep") for noun in children(prep, "pobj"))


def _is_pluperfect(verb: Token) -> bool:
    return any(token.lower_ in {"had", "'d"} and token.dep_ == "aux" for token in verb_group(verb))


def _is_denied(verb: Token) -> bool:
    return any(token.dep_ == "neg" for token in verb_group(verb))
