"""The gate: which findings are accepted, which rules count, and whether the run fails."""
