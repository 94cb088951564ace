"""What is kept beside Python's compiled modules: given back for the same key only, and missed by nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.kept import kept, kept_at


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_what_is_kept_is_not_made_again() -> None:
    assert kept("words", "a", lambda: ["first"]) == ["first"]
    assert kept("words", "a", lambda: ["second"]) == ["first"]
    assert kept("others", "a", lambda: ["third"]) == ["third"]


def test_another_key_is_another_thing_and_takes_its_place() -> None:
    for key in ("a", "b", "a"):
        assert kept("words", key, lambda key=key: key * 2) == key * 2
    assert kept("words", "a", lambda: "made again") == "aa"
    assert len(list(kept_at("words").parent.iterdir())) == 1


@pytest.mark.parametrize("data", [b"", b"no pickle", b"\x80\x04\x8c\x01a\x94.", b"\x80\x04\x8c\x01a\x94.cgone\nGone\n."])
def test_a_broken_file_is_made_again(data: bytes) -> None:
    kept_at("words").parent.mkdir(parents=True)
    kept_at("words").write_bytes(data)
    assert kept("words", "a", lambda: 1) == 1
    assert kept("words", "a", lambda: 2) == 1


def test_nothing_is_written_where_python_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert [kept("words", "a", lambda at=at: at) for at in (1, 2)] == [1, 2]
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_does_no_harm(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    assert [kept("words", "a", lambda at=at: at) for at in (1, 2)] == [1, 2]


def test_what_is_not_worth_it_is_not_kept(folder: Path) -> None:
    assert [kept("words", "a", lambda at=at: at, worth=lambda at: at > 1) for at in (1, 2, 3)] == [1, 2, 2]
