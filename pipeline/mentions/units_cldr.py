"""The Unicode CLDR's English words and today's currencies, as Babel ships them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any

from pipeline.kept import kept, stamp

TABLES = ("unit_patterns", "currency_names_plural", "currency_symbols")


@cache
def english(tag: str = "en") -> Mapping[str, Mapping[str, Any]]:
    """The words of one English (`en`, `en_GB`), by table."""
    return kept(f"words-{tag}", _stamp(), lambda: _words(tag))


@cache
def tender() -> frozenset[str]:
    """The codes of currencies that are tender somewhere today."""
    return kept("tender", _stamp(), _tender)


def _stamp() -> str:
    """What tells one edition of Babel from another, without importing it."""
    spec = find_spec("babel")
    return stamp(__file__, *([spec.origin] if spec and spec.origin else []))


def _words(tag: str) -> dict[str, dict[str, Any]]:
    from babel.localedata import LocaleDataDict, load

    known: dict[Any, Any] = dict(load(tag))
    return {table: _plain(LocaleDataDict(known)[table]) for table in TABLES}


def _plain(data: Any) -> Any:
    """The same as plain dictionaries, with what Babel looks up elsewhere filled in."""
    return {key: _plain(data[key]) for key in data} if isinstance(data, Mapping) else data


def _tender() -> frozenset[str]:
    from babel.core import get_global

    territories = get_global("territory_currencies").values()
    return frozenset(code for rows in territories for code, _, until, is_tender in rows if until is None and is_tender)
