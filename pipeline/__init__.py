"""Crossclaim: a linter for facts."""
