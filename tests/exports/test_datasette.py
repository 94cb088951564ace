"""Datasette, the tool that shows SQLite files in a browser, opens the export as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from tests.exports.databases import query
from tests.exports.test_queries import QUERIES


def answers(path: Path, *addresses: tuple[str, dict[str, str]]) -> list[Any]:
    """What Datasette says at addresses with parameters, in this process and without a port."""

    async def ask() -> list[Any]:
        datasette = Datasette([str(path)], settings={"num_sql_threads": 0})
        await datasette.invoke_startup()
        found = []
        for address, parameters in addresses:
            response = await datasette.client.get(address, params=parameters)
            assert response.status_code == 200, response.text
            found.append(response.json() if ".json" in address else response.text)
        return found

    # In a thread of its own: a browser that another test drives keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(ask())).result()


@pytest.mark.parametrize("number", range(3))
def test_it_answers_the_queries_of_the_readme(exported: Mapping[str, Path], number: int) -> None:
    path, sql = exported["sqlite"], QUERIES[number].rstrip().rstrip(";")
    (rows,) = answers(path, ("/facts.json", {"sql": sql, "_shape": "arrays"}))
    expected = [list(row) for row in query(path, sql)]
    assert expected
    assert rows["rows"] == expected[: len(rows["rows"])]
    assert rows["truncated"] is (len(expected) > 1000)


def test_it_knows_keys_and_searches_the_claims(exported: Mapping[str, Path]) -> None:
    tables, found, page = answers(
        exported["sqlite"],
        ("/facts.json", {}),
        ("/facts/claims.json", {"_search": "opening bridge", "_shape": "objects"}),
        ("/facts/conflict_claims", {}),
    )
    claims = next(table for table in tables["tables"] if table["name"] == "claims")
    assert (claims["primary_keys"], claims["fts_table"], claims["hidden"]) == (["claim_id"], "claims_fts", False)
    assert claims["foreign_keys"]["outgoing"] == [{"other_table": "sources", "column": "source_id", "other_column": "source_id"}]
    assert found["rows"]
    assert [row["evidence"] for row in found["rows"] if "open" not in row["evidence"]] == []
    assert '<a href="/facts/claims/c' in page
