"""The commands, from what is typed to what is printed, written and returned."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]

REPORT = """\
── default · The bridge ────────────────────────────────────

error[opened-once] The bridge was opened in 1911 or in 1913
  {conflict}  score 90, 2 sources, 2 independent
  --> raw/guide.txt:3:1
   |  The bridge was opened in 1911.
   |                           ^^^^
  --> raw/history.md:1:1
   |  The bridge was opened in 1913.
   |                           ^^^^
   = date: 1911 | 1913

"""

SUMMARY = """\
Compared  2 pairs of 4 claims in 2 articles
  1 pair can both be right:
       1  same          both say the same
  1 fact stated alike by independent sources:
    2 sources, 2 independent: opened – The mill, 1850

Found 1 error. 1 finding at or above warning: this fails.
Next: crossclaim explain {conflict}  why it is one, and how to accept it
      crossclaim review                    decide on a local page
      extracted/report.html                the same as a page, with pictures
"""

CHANGED = "was accepted with other words in its passages; the finding is open again"

RULE = """\
opened-once
   from         rules/conflicts/opened-once.yaml
   kind         date
   message      {subject} was opened in {values}
   severity     error
   why          A thing is opened once.
"""

TABLES = ["claims.csv", "conflicts.csv", "datapackage.json", "manifest.json", "mentions.csv", "sources.csv"]


def rows(name: str) -> list[dict[str, str]]:
    with Path("extracted", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(folder: Path = Path("extracted")) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "report.html"} if folder.exists() else {}


def accept(conflict_id: str, fingerprint: str, more: str = "") -> None:
    entry = f"- id: {conflict_id}\n  fingerprint: {fingerprint}\n  reason: Two bridges.\n  who: Ada\n  date: 2026-01-02\n{more}"
    write(Path("rules/accepted.yaml"), entry)


def finding(crossclaim: Crossclaim) -> tuple[str, str]:
    """The id and the fingerprint of the one finding of the project."""
    (found,) = json.loads(crossclaim("run", "--format", "json").out)["findings"]
    return found["id"], found["fingerprint"]


def test_run_writes_the_tables_and_prints_the_report(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("run")
    (conflict,) = rows("conflicts")
    assert ended == Ended(1, (REPORT + SUMMARY).format(conflict=conflict["conflict_id"]), "")
    assert sorted(tables()) == TABLES
    assert [(row["source_id"], row["date_text"]) for row in rows("claims")] == [
        ("guide", "1911"),
        ("guide", "1850"),
        ("history", "1913"),
        ("history", "1850"),
    ]
    assert conflict["claim_ids"] == ";".join(row["claim_id"] for row in rows("claims") if "bridge" in row["evidence"])


def test_extract_and_check_do_what_run_does(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("run")
    written = tables()
    extracted = crossclaim("extract", "--to", "other")
    assert extracted == Ended(0, "Wrote 4 claims and 4 mentions of 2 articles to other.\nNext: crossclaim check other\n", "")
    checked = crossclaim("check", "other")
    assert checked.code == 1
    report, proposed = ended.out.split("Next: ")
    assert checked.out.startswith(report)
    assert checked.out.removeprefix(report).startswith(f"Next: {proposed.split('  ')[0]} --to other  ")
    assert tables(Path("other")) == written


def test_a_second_run_writes_the_same_bytes(project: Path, crossclaim: Crossclaim) -> None:
    first, written = crossclaim("run"), tables()
    assert crossclaim("run") == first
    assert tables() == written


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--select", "opened"), 1),
        (("--select", "other"), 0),
        (("--ignore", "opened-once"), 0),
        (("--ignore", "other"), 1),
        (("--select", "opened,other", "--ignore", "opened-o"), 0),
        (("--quiet",), 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_fails_a_check(project: Path, crossclaim: Crossclaim, arguments: tuple[str, ...], code: int) -> None:
    rule = (project / "rules" / "conflicts" / "opened-once.yaml").read_text(encoding="utf-8")
    write(project / "rules" / "conflicts" / "other.yaml", rule)
    crossclaim("extract")
    assert crossclaim("check", *arguments).code == code
    assert len(rows("conflicts")) == 1, "what is stored does not depend on what is shown"


@pytest.mark.parametrize(
    ("settings", "arguments", "code", "severity"),
    [
        ('fail-on = "never"', (), 0, "error"),
        ('fail-on = "never"', ("--fail-on", "error"), 1, "error"),
        ('ignore = ["opened"]', (), 0, "error"),
        ('severity = {opened-once = "info"}', (), 0, "info"),
        ('severity = {opened-once = "info"}', ("--fail-on", "info"), 1, "info"),
        ('severity = {opened-once = "warning"}\nfail-on = "error"', (), 0, "warning"),
    ],
)
def test_settings_and_what_goes_before_them(
    project: Path, crossclaim: Crossclaim, settings: str, arguments: tuple[str, ...], code: int, severity: str
) -> None:
    write(project / "crossclaim.toml", settings + "\n")
    assert crossclaim("run", *arguments).code == code
    assert [row["severity"] for row in rows("conflicts")] == [severity]


def test_json_to_a_file(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("run", "--format", "json", "--output", "report.json")
    assert ended == Ended(1, "", "")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"]["new"] == {"error": 1, "warning": 0, "info": 0}
    assert [(passage["path"], passage["line"]) for passage in report["findings"][0]["passages"]] == [
        ("raw/guide.txt", 3),
        ("raw/history.md", 1),
    ]


def test_quiet_prints_findings_only(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("run", "--quiet")
    assert ended.out == REPORT.format(conflict=rows("conflicts")[0]["conflict_id"])
    assert crossclaim("extract", "-q") == Ended(0, "", "")


def test_an_accepted_finding_does_not_fail(project: Path, crossclaim: Crossclaim) -> None:
    conflict, fingerprint = finding(crossclaim)
    accept(conflict, fingerprint)
    ended = crossclaim("check")
    assert ended.code == 0
    assert ended.out.startswith(
        f"accepted[opened-once] {conflict} The bridge was opened in 1911 or in 1913: Two bridges.\n  (Ada, 2026-01-02)\n\nCompared"
    )
    assert "Found 1 accepted.\n" in ended.out


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda: accept(rows("conflicts")[0]["conflict_id"], "f0"), CHANGED),
        (lambda: write(Path("raw/guide.txt"), "The bridge was opened in 1912.\n"), CHANGED),
        (
            lambda: write(Path("rules/accepted.yaml"), Path("rules/accepted.yaml").read_text(encoding="utf-8") + "  expires: 2026-01-03\n"),
            "expired after 2026-01-03; the finding is open again",
        ),
    ],
    ids=["fingerprint", "passage", "expired"],
)  # fmt: skip
def test_an_entry_that_does_not_hold_opens_the_finding_again(
    project: Path, crossclaim: Crossclaim, change: Callable[[], None], note: str
) -> None:
    conflict, fingerprint = finding(crossclaim)
    accept(conflict, fingerprint)
    change()
    ended = crossclaim("run")
    assert ended.code == 1
    assert [row["conflict_id"] for row in rows("conflicts")] == [conflict]
    assert f"open again: the entry in accepted.yaml line 1: {conflict} (Two bridges.) {note}" in re.sub(r"\s+", " ", ended.out)
    assert f"Note: rules/accepted.yaml: line 1: {conflict} (Two bridges.) {note}" in re.sub(r"\s+", " ", ended.out)


def test_moving_a_paragraph_keeps_what_was_accepted(project: Path, crossclaim: Crossclaim) -> None:
    accept(*finding(crossclaim))
    ids = {name: sorted(row[f"{name[:-1]}_id"] for row in rows(name)) for name in ("claims", "mentions", "conflicts")}
    write(project / "raw" / "guide.txt", "The mill was opened in 1850.\n\nA new beginning.\n\nThe bridge was opened in 1911.\n")
    assert crossclaim("run").code == 0
    assert {name: sorted(row[f"{name[:-1]}_id"] for row in rows(name)) for name in ids} == ids


def test_an_entry_that_matches_nothing_is_named_and_fails_nothing(project: Path, crossclaim: Crossclaim) -> None:
    accept("x0", "f0")
    write(project / "raw" / "history.md", "The mill was opened in 1850.\n")
    ended = crossclaim("run")
    assert ended.code == 0
    assert "Note: rules/accepted.yaml: line 1: x0 (Two bridges.) matches no finding any more; take it out\n" in ended.out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda raw: write(raw / "guide.txt", "Nothing."), "changed: guide"),
        (lambda raw: write(raw / "new.txt", "Nothing."), "added: new"),
        (lambda raw: (raw / "guide.txt").unlink(), "removed: guide"),
    ],
)
def test_articles_changed_after_the_tables_were_made(
    project: Path, crossclaim: Crossclaim, change: Callable[[Path], object], words: str
) -> None:
    assert crossclaim("run", "--fail-on", "never").code == 0
    change(project / "raw")
    ended = crossclaim("check", "--fail-on", "never")
    message = f"the articles in raw are not those of the tables ({words}); run crossclaim run\n"
    assert (ended.code, ended.err) == (1, f"crossclaim: extracted: {message}")
    assert f"Note: {message}" in ended.out
    assert crossclaim("run", "--fail-on", "never").code == 0


def test_a_changed_article_has_no_lines(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    write(project / "raw" / "guide.txt", "Changed.\nThe bridge was opened in 1911.\n")
    ended = crossclaim("check")
    assert "  --> raw/guide.txt\n" in ended.out
    assert "  --> raw/history.md:1:1\n" in ended.out


def test_without_the_articles_the_tables_can_be_checked(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    (project / "raw").rename(project / "away")
    ended = crossclaim("check")
    assert ended.code == 1
    assert "  --> guide\n" in ended.out
    assert crossclaim("check", "--raw", "away").out.count("  --> away/") == 2


def test_tables_of_articles_elsewhere_are_not_held_against_raw(project: Path, crossclaim: Crossclaim) -> None:
    (project / "elsewhere" / "articles").mkdir(parents=True)
    write(project / "elsewhere" / "articles" / "mill.txt", "The mill was opened in 1850.\n")
    assert crossclaim("run", "elsewhere/articles", "--to", "elsewhere/tables").code == 0
    assert crossclaim("check", "elsewhere/tables").err == ""


def test_extract_check_names_what_differs_and_writes_nothing(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    assert crossclaim("extract", "--check") == Ended(0, "", "")
    before = tables()
    write(project / "raw" / "guide.txt", "The mill was opened in 1850.\n")
    ended = crossclaim("extract", "--check")
    gone = next(row["claim_id"] for row in rows("claims") if "1911" in row["evidence"])
    assert ended.code == 1
    assert ended.err.startswith("crossclaim: extracted is out of date; run crossclaim extract\n")
    assert f"  claims: {gone} is gone (The bridge was opened in 1911.)\n" in ended.err
    assert tables() == before


def test_extract_check_without_tables(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("extract", "--check")
    assert ended.code == 1
    assert "extracted/manifest.json: there are no tables here" in ended.err
    assert not Path("extracted").exists()


def test_extract_check_finds_a_table_edited_by_hand(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("run")
    path = Path("extracted/claims.csv")
    path.write_bytes(path.read_bytes().replace(b"1911", b"1921"))
    ended = crossclaim("extract", "--check")
    assert ended.code == 1
    assert "extracted/claims.csv: this is not the table that manifest.json describes" in ended.err


def test_parquet(project: Path, crossclaim: Crossclaim) -> None:
    assert crossclaim("extract", "--format", "parquet").code == 0
    assert crossclaim("check").code == 1
    assert sorted(tables()) == [name.replace(".csv", ".parquet") for name in TABLES]


def test_an_article_without_a_claim_is_fine(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "word.txt", "Word")
    ended = crossclaim("run", "--fail-on", "never")
    assert ended.code == 0
    assert "No claim in: word\n" in ended.out


def test_a_rule_without_anything_to_compare_is_named(project: Path, crossclaim: Crossclaim) -> None:
    write(project / "raw" / "history.md", "Word")
    ended = crossclaim("run")
    assert ended.code == 0
    assert "Nothing to compare for: opened-once\n" in ended.out
    assert "Nothing to compare" not in crossclaim("run", "--ignore", "opened").out


def test_changed_rules_are_named(project: Path, crossclaim: Crossclaim) -> None:
    crossclaim("extract")
    path = project / "rules" / "conflicts" / "opened-once.yaml"
    write(path, path.read_text(encoding="utf-8").replace("opened once", "opened one time"))
    said = re.sub(r"\s+", " ", crossclaim("check").out)
    assert "Note: the rules have changed since the claims were extracted; crossclaim run extracts them" in said


def test_explain(project: Path, crossclaim: Crossclaim) -> None:
    conflict, fingerprint = finding(crossclaim)
    claim = next(row["claim_id"] for row in rows("claims") if "1911" in row["evidence"])
    explained = crossclaim("explain", conflict[:6])
    assert explained.code == 0
    assert explained.out.startswith(REPORT.format(conflict=conflict).split("\n\n", 1)[1])
    assert "Why: A thing is opened once.\n" in explained.out
    assert f"- id: {conflict}\n  fingerprint: {fingerprint}\n  reason: …\n  who: …\n  date: " in explained.out
    of_claim = crossclaim("explain", claim)
    assert of_claim.out.startswith(f"{claim}  raw/guide.txt:3:1\n   |  The bridge was opened in 1911.\n   kind         event\n")
    assert of_claim.out.endswith(f"Part of: {conflict}\n")
    assert crossclaim("explain", "opened-once") == Ended(0, RULE, "")


def test_why_not(project: Path, crossclaim: Crossclaim) -> None:
    conflict, _ = finding(crossclaim)
    ids = {(row["source_id"], row["date_text"]): row["claim_id"] for row in rows("claims")}
    cases = {
        (("guide", "1850"), ("history", "1850")): "They can both be right: both say the same (same, opened-once)\n",
        (("guide", "1911"), ("history", "1913")): f"They conflict: The bridge was opened in 1911 or in 1913 (opened-once, {conflict})\n",
        (
            ("guide", "1911"),
            ("history", "1850"),
        ): "No rule compared them with each other.\n- they are about two things: The bridge, and The mill\n",
    }
    for (first, second), verdict in cases.items():
        ended = crossclaim("why-not", ids[first], ids[second])
        assert ended.code == 0
        assert ended.out.endswith(f"\n\n{verdict}")


def test_what_is_explained_from_old_tables_is_said_to_be_old(project: Path, crossclaim: Crossclaim) -> None:
    conflict, _ = finding(crossclaim)
    claims = [row["claim_id"] for row in rows("claims")][:2]
    write(project / "raw" / "guide.txt", "Guide\n\nThe bridge was opened in 1913.\n")
    for words in (("explain", conflict), ("why-not", *claims)):
        ended = crossclaim(*words)
        assert ended.code == 0
        assert re.search(
            r"^crossclaim: the articles in raw are not those of the tables \(.*guide.*\); run crossclaim run$", ended.err, re.MULTILINE
        )


def test_rules_list(project: Path, crossclaim: Crossclaim) -> None:
    ended = crossclaim("rules", "list")
    assert ended.code == 0
    head, _, rest = ended.out.partition("\nconflicts")
    assert head.startswith("extractors (")
    assert head.splitlines()[-2].startswith("patterns (0)")
    assert ("conflicts" + rest).splitlines() == [
        "conflicts (1)",
        "                               kind                  findings  from",
        "  opened-once                  date, error                     rules/conflicts/opened-once.yaml",
        "    A thing is opened once.",
        "",
        "predicates (1)",
        "                               kind                    claims  from",
        "  open                         once                            rules/predicates/open.yaml",
        "    A thing is opened once.",
        "",
        "lexicons (0)",
        "",
        "entities (0)",
        "",
        "There are no tables in extracted, so nothing is counted: crossclaim extract",
        "Next: crossclaim explain RULE",
    ]


@pytest.mark.parametrize(
    ("typed", "sources"),
    [
        (("run",), ["guide", "history"]),
        (("run", "raw"), ["guide", "history"]),
        (("run", "raw/guide.txt"), ["guide"]),
        (("run", "--raw", "raw"), ["guide", "history"]),
        (("run", "--raw", "raw", "raw/history.md"), ["history"]),
        (("extract", "raw/guide.txt", "raw/history.md"), ["guide", "history"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_which_articles_are_read(project: Path, crossclaim: Crossclaim, typed: tuple[str, ...], sources: list[str]) -> None:
    assert crossclaim(*typed, "-q").code in (0, 1)
    assert [row["source_id"] for row in rows("sources")] == sources


def test_every_command_has_help_with_its_options() -> None:
    from click.testing import CliRunner

    from pipeline.cli.app import app, rules

    commands = {**app.commands, **{f"rules {name}": command for name, command in rules.commands.items()}}
    assert sorted(commands) == [
        *("add", "check", "diff", "explain", "export", "extract", "init", "review", "rules", "rules list", "rules test", "run", "why-not"),
    ]
    for name, command in commands.items():
        shown = CliRunner().invoke(app, [*name.split(), "--help"])
        assert shown.exit_code == 0
        assert command.help
        assert command.help.splitlines()[0] in " ".join(shown.output.split())
