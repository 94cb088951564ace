"""Documents: the only place that builds an `nlp` and runs it over articles."""

from __future__ import annotations

from pipeline.documents.model import load_nlp, model_version
from pipeline.documents.parsing import ParsedBlock, parse_articles

__all__ = ["ParsedBlock", "load_nlp", "model_version", "parse_articles"]
