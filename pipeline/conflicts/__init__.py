"""Conflicts: one module for each kind, and typed reasons why two claims agree."""

from pipeline.conflicts.comparison import find_conflicts
from pipeline.conflicts.conflict import Conflict
from pipeline.conflicts.findings import REASONS, Agreement, Findings
from pipeline.conflicts.kinds import KINDS

__all__ = ["KINDS", "REASONS", "Agreement", "Conflict", "Findings", "find_conflicts"]
