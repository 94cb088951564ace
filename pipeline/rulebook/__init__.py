"""The rulebook: the YAML files of `rules/`, read, checked and typed; it knows what a rule may hold, not what it means."""

from pipeline.rulebook.load import load_rulebook, shipped_rules
from pipeline.rulebook.rules import ConflictRule, EntityRule, PatternRule, Place, Predicate, Rulebook

__all__ = ["ConflictRule", "EntityRule", "PatternRule", "Place", "Predicate", "Rulebook", "load_rulebook", "shipped_rules"]
