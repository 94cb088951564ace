"""A rulebook for the comparison, and tables of claims from the few columns that matter."""

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from pipeline.conflicts.examples import read_example
from pipeline.conflicts.lexicon import Lexicon, read_lexicon
from pipeline.conflicts.names import Gazetteer
from pipeline.rulebook import Rulebook, load_rulebook

Tables = Callable[..., tuple[pl.DataFrame, pl.DataFrame]]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook(None)


@pytest.fixture(scope="session")
def lexicon(rulebook: Rulebook) -> Lexicon:
    return read_lexicon(rulebook)


@pytest.fixture(scope="session")
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    return lexicon.gazetteer


@pytest.fixture(scope="session")
def tables(rulebook: Rulebook) -> Tables:
    """Claims and sources; each row is a source of its own unless it names one, and `claim-1`, `claim-2` … by place."""

    def make(*rows: dict[str, Any]) -> tuple[pl.DataFrame, pl.DataFrame]:
        return read_example(rulebook.conflicts[0], "conflicts", "test", list(rows))

    return make
