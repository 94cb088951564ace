"""The rulebook: the YAML files of `rules/`, read, checked and typed; it knows what a rule may hold, not what it means."""

from pipeline.rulebook.load import load_rulebook, origin_of, shipped_rules
from pipeline.rulebook.packs import find_packs, packs_named
from pipeline.rulebook.rules import ConflictRule, EntityRule, Pack, PatternRule, Place, Predicate, Rulebook

__all__ = [
    "ConflictRule",
    "EntityRule",
    "Pack",
    "PatternRule",
    "Place",
    "Predicate",
    "Rulebook",
    "find_packs",
    "load_rulebook",
    "origin_of",
    "packs_named",
    "shipped_rules",
]
