"""What the page asks for, checked, and turned into changes of the files of decisions."""

from __future__ import annotations

import datetime
import itertools
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import pydantic

from pipeline.gate import accepted, judged
from pipeline.gate.entries import parse_entries
from pipeline.reports.report import Finding, Passage, Report
from pipeline.review.edits import Change, Values
from pipeline.review.state import decided
from pipeline.review.store import SHAPES, Store, Texts, Written

Words = Annotated[str, pydantic.StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


class DecisionError(Exception):
    """A decision that cannot be taken: it is of no use, or somebody else decided meanwhile; nothing was written."""


class _Request(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


class Target(_Request):
    """A finding or claim, and the decision on it that the page showed."""

    id: Words
    seen: str


class Accept(_Request):
    """Accept findings, with a reason, up to a day or for good."""

    kind: Literal["accept"]
    targets: list[Target] = pydantic.Field(min_length=1)
    reason: Words
    who: Words
    expires: datetime.date | None = None


class Reopen(_Request):
    """Take the acceptance of findings back."""

    kind: Literal["reopen"]
    targets: list[Target] = pydantic.Field(min_length=1)


class Judge(_Request):
    """Mark claims as read wrongly."""

    kind: Literal["judge"]
    targets: list[Target] = pydantic.Field(min_length=1)
    reason: Words
    who: Words


class Unjudge(_Request):
    """Take back that claims were read wrongly."""

    kind: Literal["unjudge"]
    targets: list[Target] = pydantic.Field(min_length=1)


class Undo(_Request):
    """Take back a decision by its number."""

    kind: Literal["undo"]
    decision: int


Request = Annotated[Accept | Reopen | Judge | Unjudge | Undo, pydantic.Field(discriminator="kind")]
REQUEST: pydantic.TypeAdapter[Request] = pydantic.TypeAdapter(Request)


@dataclass(frozen=True, slots=True)
class _Made:
    """A change to one file for each of some targets."""

    file: str
    change: Change


class Decider:
    """Takes decisions on what a store keeps, and can take back those that it took."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._taken: dict[int, Written] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def decide(self, request: Request, report: Report) -> int:
        """Take the decision and return its number, for undo; DecisionError or RuleError where it cannot be taken: nothing is written."""
        if isinstance(request, Undo):
            return self._undo(request.decision)
        today = datetime.date.today()
        if isinstance(request, Accept) and request.expires is not None and request.expires < today:
            raise DecisionError(f"{request.expires} is over; give a day from today on, or none")

        def make(texts: Texts) -> Mapping[str, Change]:
            _check_seen(self._store, texts, request.targets)
            made = _make(request, report, today)
            return {made.file: made.change}

        return self._remember(self._store.change(make))

    def _undo(self, number: int) -> int:
        written = self._taken.get(number)
        if written is None:
            raise DecisionError("this decision cannot be taken back here: the page was started anew since")
        if not self._store.replace(written.after, written.before):
            self._store.change(lambda now: _inverse(written, now, self._store.rules))
        with self._lock:
            del self._taken[number]
        return number

    def _remember(self, written: Written) -> int:
        with self._lock:
            number = next(self._numbers)
            self._taken[number] = written
            return number


def _check_seen(store: Store, texts: Texts, targets: Sequence[Target]) -> None:
    known = decided(store.parse(texts))
    changed = [target.id for target in targets if known.seen(target.id) != target.seen]
    if changed:
        raise DecisionError(f"somebody else decided on {', '.join(changed)} meanwhile; look at it again")


def _make(request: Accept | Reopen | Judge | Unjudge, report: Report, today: datetime.date) -> _Made:
    ids = [target.id for target in request.targets]
    match request:
        case Accept():
            findings = {finding.conflict_id: finding for finding in report.findings}
            return _Made(accepted.FILE, Change(put=tuple(_accept(key, request, findings.get(key), today) for key in ids)))
        case Judge():
            passages = {passage.claim_id: passage for finding in report.findings for passage in finding.passages}
            return _Made(judged.FILE, Change(put=tuple(_judge(key, request, passages.get(key), today) for key in ids)))
        case Reopen():
            return _Made(accepted.FILE, Change(remove=frozenset(ids)))
        case Unjudge():
            return _Made(judged.FILE, Change(remove=frozenset(ids)))


def _accept(key: str, request: Accept, finding: Finding | None, today: datetime.date) -> Values:
    if finding is None:
        raise DecisionError(f"there is no finding {key} any more; load the page again")
    values: dict[str, str | datetime.date] = {
        "id": key,
        "fingerprint": finding.fingerprint,
        "reason": request.reason,
        "who": request.who,
        "date": today,
    }
    return {**values, "expires": request.expires} if request.expires else values


def _judge(key: str, request: Judge, passage: Passage | None, today: datetime.date) -> Values:
    if passage is None:
        raise DecisionError(f"there is no claim {key} in a finding any more; load the page again")
    claim = passage.claim
    values: dict[str, str | datetime.date] = {
        "claim": key,
        "rule": str(claim["rule_id"]),
        "source": str(claim["source_id"]),
        "evidence": passage.evidence,
        "reason": request.reason,
        "who": request.who,
        "date": today,
    }
    return {**values, "read": read} if (read := _read(passage)) else values


READ = ("kind", "predicate", "subject", "object", "date_edtf", "value_low", "value_high", "unit", "modality", "attribution")


def _read(passage: Passage) -> str:
    """What the rule made of the words, field by field."""
    return "; ".join(f"{name} {passage.claim[name]}" for name in READ if passage.claim.get(name) is not None)


def _inverse(written: Written, now: Texts, rules: Path) -> Mapping[str, Change]:
    """What takes a change back beside others that were made since; DecisionError where one of them is about the same things."""
    changes = {}
    for name in SHAPES:
        before, after, current = (_entries(texts[name], rules / name, name) for texts in (written.before, written.after, now))
        touched = [about for about in {**before, **after} if before.get(about) != after.get(about)]
        changed = [about for about in touched if current.get(about) != after.get(about)]
        if changed:
            raise DecisionError(f"somebody else decided on {', '.join(changed)} since; it is not taken back")
        if touched:
            put = tuple(_with_days(before[about]) for about in touched if about in before)
            changes[name] = Change(put=put, remove=frozenset(about for about in touched if about not in before))
    return changes


def _entries(text: str, path: Path, name: str) -> dict[str, Mapping[str, str]]:
    shape = SHAPES[name]
    return {entry.values[shape.keys[0]]: entry.values for entry in parse_entries(text, path, shape)}


def _with_days(values: Mapping[str, str]) -> Values:
    """The values with days as days, which are written without quotes."""
    return {name: datetime.date.fromisoformat(value) if name in ("date", "expires") else value for name, value in values.items()}
