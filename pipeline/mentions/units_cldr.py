"""The Unicode CLDR's English words, as Babel ships them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def english(tag: str = "en") -> Mapping[Any, Any]:
    """The words of one English (`en`, `en_GB`); Babel is imported when they are first asked for."""
    from babel.localedata import LocaleDataDict, load

    words: dict[Any, Any] = dict(load(tag))
    return LocaleDataDict(words)
