"""What the templates show: a report in the order and the words of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reports.background import Background, Surroundings
from pipeline.reports.facts import describe_sides, describe_support, said, supported
from pipeline.reports.html.segments import Segment, segments
from pipeline.reports.html.subjects import Subjects
from pipeline.reports.report import RANKS, Fact, Finding, Passage, Report, Status
from pipeline.reports.text import reading

LONG = 3000
"""A passage of more characters does not push everything else off the page."""

PAIRS_SHOWN = 100
"""How many agreeing pairs are spelt out for each reason: the page stays readable, and the JSON report has them all."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """One side of a finding."""

    claim_id: str
    source: str
    """The article's title, or its id."""
    published: str | None
    section: str | None
    place: str
    rule_id: str
    """The rule that read the claim."""
    evidence: Sequence[Segment]
    before: Sequence[Segment]
    after: Sequence[Segment]
    reading: str | None
    """What the program read in it: the value, date or verb that does not fit."""

    @property
    def is_long(self) -> bool:
        """True if it gets a window of its own to scroll in."""
        return sum(len(segment.text) for part in (self.before, self.evidence, self.after) for segment in part) > LONG


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, with the numbers by which the page filters."""

    finding: Finding
    passages: Sequence[PassageView]
    sources: str
    subjects: str
    support: str
    """`3 sources, 2 independent`."""
    sides: Sequence[tuple[str, str]]
    """What each side says, and who stands behind it, where that is more than one source for one of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """The findings on one subject, worst first."""

    collection: str
    subject: str
    timeline: int | None
    """The number of the subject whose timeline shows them."""
    findings: Sequence[FindingView]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says of a fact."""

    source: str
    published: str | None
    said: str
    evidence: Sequence[Segment]
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Support:
    """A fact on which independent sources agree."""

    title: str
    support: str
    """`3 sources, 2 independent`."""
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Agreeing:
    """The pairs that agree for one reason."""

    reason: str
    meaning: str
    count: int
    pairs: Sequence[tuple[Statement, Statement]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How well a rule reads, as far as somebody looked at its claims."""

    rule_id: str
    looked_at: int
    wrong: int

    @property
    def precision(self) -> float:
        """The share of its claims that were read rightly."""
        return 1 - self.wrong / self.looked_at


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many findings have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the page."""

    report: Report
    counts: Mapping[str, int]
    """Open findings by severity, and the accepted ones under `accepted`."""
    groups: Sequence[Group]
    supports: Sequence[Support]
    agreements: Sequence[Agreeing]
    readings: Sequence[Reading]
    """By rule_id, of the rules some of whose claims were looked at."""
    choices: Mapping[str, Sequence[Choice]]
    """The values of each filter: subject, type, source, severity, status."""


def make_view(report: Report, background: Background, facts: Sequence[Fact], subjects: Subjects) -> View:
    """The page on a report."""
    counts = {severity: report.count(severity) for severity in RANKS}
    return View(
        report=report,
        counts={**counts, "accepted": sum(finding.status is Status.ACCEPTED for finding in report.findings)},
        groups=_groups(report, background, subjects),
        supports=[_support(fact, background) for fact in supported(facts)],
        agreements=_agreements(report, background),
        readings=_readings(report),
        choices=_choices(report, background, subjects),
    )


def source_name(background: Background, source_id: str) -> str:
    """What an article is called: its title, else its id."""
    return str(background.sources[source_id]["title"] or source_id)


def _groups(report: Report, background: Background, subjects: Subjects) -> list[Group]:
    numbers = _source_numbers(background)
    together: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        together.setdefault((finding.collection, finding.subject or ""), []).append(finding)
    return [
        Group(
            collection=collection,
            subject=subject,
            timeline=next((number for f in findings for number in subjects.of_finding(f) if subjects.listed[number].is_drawn), None),
            findings=[_finding(finding, background, numbers, subjects) for finding in findings],
        )
        for (collection, subject), findings in together.items()
    ]


def _source_numbers(background: Background) -> Mapping[str, int]:
    return {source_id: number for number, source_id in enumerate(background.sources)}


def _finding(finding: Finding, background: Background, numbers: Mapping[str, int], subjects: Subjects) -> FindingView:
    sources = sorted({numbers[str(passage.claim["source_id"])] for passage in finding.passages})
    return FindingView(
        finding=finding,
        passages=[_passage(finding, passage, background) for passage in finding.passages],
        sources=" ".join(map(str, sources)),
        subjects=" ".join(map(str, subjects.of_finding(finding))),
        support=describe_support(finding.support),
        sides=describe_sides(finding.positions),
    )


def _passage(finding: Finding, passage: Passage, background: Background) -> PassageView:
    around = background.surroundings.get(passage.claim_id, Surroundings())
    claim = passage.claim
    return PassageView(
        claim_id=passage.claim_id,
        source=source_name(background, str(claim["source_id"])),
        published=passage.published,
        section=str(claim["section"]) if claim["section"] else None,
        place=str(passage.place),
        rule_id=str(claim["rule_id"]),
        evidence=segments(passage.evidence, passage.marks),
        before=segments(around.before),
        after=segments(around.after),
        reading=reading(finding.type, claim),
    )


def _statement(claim_id: str, background: Background, copy_of: str | None = None) -> Statement:
    claim = background.claims[claim_id]
    source = background.sources[str(claim["source_id"])]
    return Statement(
        source=source_name(background, str(claim["source_id"])),
        published=str(source["published"]) if source["published"] else None,
        said=said(claim),
        evidence=segments(str(claim["evidence"])),
        copy_of=copy_of,
    )


def _support(fact: Fact, background: Background) -> Support:
    statements = []
    for claim_id in fact.claim_ids:
        origin = fact.copied.get(str(background.claims[claim_id]["source_id"]))
        statements.append(_statement(claim_id, background, source_name(background, origin) if origin else None))
    return Support(fact.title, describe_support(fact.support), statements)


def _agreements(report: Report, background: Background) -> list[Agreeing]:
    counts = Counter(agreement.reason for agreement in report.agreements)
    pairs: dict[str, list[tuple[Statement, Statement]]] = {reason: [] for reason in counts}
    for agreement in report.agreements:
        if len(pairs[agreement.reason]) < PAIRS_SHOWN:
            first, second = agreement.claim_ids
            pairs[agreement.reason].append((_statement(first, background), _statement(second, background)))
    return [Agreeing(reason, report.reasons.get(reason, reason), count, pairs[reason]) for reason, count in counts.most_common()]


def _readings(report: Report) -> list[Reading]:
    """Who accepts a finding has looked at its claims; who marks a claim has, too."""
    settled = [passage.claim for finding in report.findings if finding.status is Status.ACCEPTED for passage in finding.passages]
    rules = {**{str(claim["claim_id"]): str(claim["rule_id"]) for claim in settled}, **report.judged}
    looked_at, wrong = Counter(rules.values()), Counter(report.judged.values())
    return [Reading(rule, looked_at[rule], wrong[rule]) for rule in sorted(looked_at)]


def _choices(report: Report, background: Background, subjects: Subjects) -> Mapping[str, Sequence[Choice]]:
    findings = report.findings
    types = Counter(finding.type for finding in findings)
    severities = Counter(finding.severity for finding in findings)
    states = Counter(finding.status.value for finding in findings)
    numbers = _source_numbers(background)
    sources = Counter(source for finding in findings for source in {str(passage.claim["source_id"]) for passage in finding.passages})
    about = Counter(number for finding in findings for number in subjects.of_finding(finding))
    return {
        "subject": sorted(
            (Choice(str(number), subjects.listed[number].title, count) for number, count in about.items()),
            key=lambda choice: choice.label.lower(),
        ),
        "type": [Choice(name, name, types[name]) for name in sorted(types)],
        "source": [Choice(str(numbers[key]), source_name(background, key), sources[key]) for key in background.sources if sources[key]],
        "severity": [Choice(name, name, severities[name]) for name in RANKS if severities[name]],
        "status": [Choice(status.value, status.value, states[status.value]) for status in Status],
    }
