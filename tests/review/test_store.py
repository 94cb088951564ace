"""Files of decisions on disk: nobody's decision is lost, and nothing is written half."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.gate.accepted import FILE, read_accepted
from pipeline.review.edits import Change, Values
from pipeline.review.store import Store


def values(key: str) -> Values:
    return {"id": key, "fingerprint": "f", "reason": "r", "who": "w", "date": datetime.date(2026, 1, 2)}


def add(rules: Path, name: str, count: int) -> None:
    store = Store(rules)
    for number in range(count):
        store.change(lambda _, number=number: {FILE: Change(put=(values(f"{name}-{number}"),))})


WRITER = """
import datetime, sys
from pathlib import Path
from pipeline.gate.accepted import FILE
from pipeline.review.edits import Change
from pipeline.review.store import Store
rules, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    entry = {"id": f"{name}-{number}", "fingerprint": "f", "reason": "r", "who": "w", "date": datetime.date(2026, 1, 2)}
    Store(rules).change(lambda _: {FILE: Change(put=(entry,))})
"""


def test_writers_in_several_processes_and_threads_lose_nothing(tmp_path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), f"p{n}", "15"]) for n in range(2)]
    threads = [threading.Thread(target=add, args=(tmp_path, f"t{n}", 15)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [process.wait() for process in processes] == [0, 0]
    written = [entry.id for entry in read_accepted(tmp_path / FILE)]
    assert sorted(written) == sorted(f"{name}-{n}" for name in ("p0", "p1", "t0", "t1") for n in range(15))
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_broken_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("- id: x1\n  reason: [\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"accepted\.yaml:3: this is not YAML"):
        add(tmp_path, "x", 1)
    assert path.read_text(encoding="utf-8") == "- id: x1\n  reason: [\n"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "x", 1)
    before = (tmp_path / FILE).read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(RuleError, match="cannot be written: No space left on device"):
        add(tmp_path, "y", 1)
    assert (tmp_path / FILE).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_link_and_the_mode_of_its_target_stay(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yaml"
    target.write_text("# ours\n", encoding="utf-8")
    target.chmod(0o640)
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / FILE).symlink_to(target)
    add(rules, "x", 1)
    assert (rules / FILE).is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# ours\n- id: x-0\n")
    assert target.stat().st_mode & 0o777 == 0o640


def test_texts_are_put_back_only_where_nobody_wrote_since(tmp_path: Path) -> None:
    store = Store(tmp_path)
    written = store.change(lambda _: {FILE: Change(put=(values("x1"),))})
    assert store.replace(written.after, written.before)
    assert read_accepted(tmp_path / FILE) == []
    add(tmp_path, "x", 1)
    now = (tmp_path / FILE).read_text(encoding="utf-8")
    assert not store.replace(written.after, written.before)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == now
