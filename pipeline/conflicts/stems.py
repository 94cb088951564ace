"""Words by their stem, so that *released* and *release*, *critics* and *critic* are one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer  # type: ignore[import-untyped]


@cache
def _stemmer() -> BaseStemmer:
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer("english")


@cache
def stem(word: str) -> str:
    """The stem of an English word, in lower case (Porter's second stemmer; what it makes need be no word)."""
    return str(_stemmer().stemWord(word.casefold()))
