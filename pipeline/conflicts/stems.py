"""Words by their stem, so that *released* and *release*, *critics* and *critic* are one."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _stemmer() -> Any:
    import Stemmer  # type: ignore[import-not-found]

    return Stemmer.Stemmer("english")


@cache
def stem(word: str) -> str:
    """The stem of an English word, in lower case (Porter's second stemmer; what it makes need be no word)."""
    return str(_stemmer().stemWord(word.casefold()))
