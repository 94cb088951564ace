"""Conflicts: one module for each kind, and typed reasons why two claims agree."""
