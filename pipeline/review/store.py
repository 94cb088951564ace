"""Files of decisions on disk: changed under a lock, from what they say at that moment, all or nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import RuleError
from pipeline.gate import accepted, judged
from pipeline.gate.accepted import parse_accepted
from pipeline.gate.entries import Shape, read_text
from pipeline.gate.judged import parse_judged
from pipeline.gate.standing import Decisions
from pipeline.review.edits import Change, apply

SHAPES: Mapping[str, Shape] = {accepted.FILE: accepted.SHAPE, judged.FILE: judged.SHAPE}
"""The files of decisions, by name."""

Texts = Mapping[str, str]
"""What each file says."""

PATIENCE = 10.0
"""How many seconds a writer waits for another."""


@dataclass(frozen=True, slots=True)
class Written:
    """A change that was made: what the files said before and after."""

    before: Texts
    after: Texts


@dataclass(frozen=True, slots=True)
class Store:
    """The files of decisions below a project's folder of rules."""

    rules: Path

    def read(self) -> Texts:
        """What the files say, empty where there is none; RuleError where one cannot be read."""
        return {name: read_text(self.rules / name) for name in SHAPES}

    def parse(self, texts: Texts) -> Decisions:
        """The decisions in the texts; RuleError where one is broken."""
        return Decisions(
            parse_accepted(texts[accepted.FILE], self.rules / accepted.FILE), parse_judged(texts[judged.FILE], self.rules / judged.FILE)
        )

    def change(self, make: Callable[[Texts], Mapping[str, Change]]) -> Written:
        """Change the files by what `make` says, given their texts as they are; RuleError, and nothing written, where that cannot be done.

        Only one writer at a time reads and writes, in this process or another. An error that `make` raises is passed on.
        """
        return self._write(lambda before: {name: self._changed(name, before, change) for name, change in make(before).items()})

    def replace(self, before: Texts, after: Texts) -> bool:
        """Put `after` in the place of `before`; false, and nothing written, where the files say anything else by now."""
        done = self._write(lambda now: after if now == before else {})
        return done.before == before

    def _changed(self, name: str, before: Texts, change: Change) -> str:
        return apply(before[name], change, self.rules / name, SHAPES[name])

    def _write(self, make: Callable[[Texts], Texts]) -> Written:
        with self._locked():
            before = self.read()
            after = {**before, **make(before)}
            self.parse(after)
            for name in SHAPES:
                if after[name] != before[name]:
                    write_atomically(self.rules / name, after[name])
            return Written(before, after)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        # Beside the system's other short-lived files, so that the project's folder holds nothing that is not the project's.
        name = hashlib.sha256(str(self.rules.resolve()).encode()).hexdigest()[:16]
        lock = FileLock(Path(tempfile.gettempdir()) / f"crossclaim-{name}.lock", timeout=PATIENCE)
        try:
            with lock:
                yield
        except Timeout as error:
            raise RuleError("another program is writing decisions and does not finish; try again", path=self.rules) from error


def write_atomically(path: Path, text: str) -> None:
    """Write the file whole or not at all; RuleError where that is not possible. A link is followed, and its target keeps its mode."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode)
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise RuleError(f"cannot be written: {error.strerror}", path=path) from error
