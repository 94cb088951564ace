"""Stand-ins for what reads a report in CI, as their manuals describe them: GitHub's runner, GitLab's widget, and readers of JUnit XML."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")

GITLAB: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\.?/|[A-Za-z]:)[^\\]+$"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab's manual asks of a code quality report: these keys, a path from the top of the repository, one of five severities."""

JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testcase"}),
    "testcase": ({"name", "classname", "file", "line"}, {"failure", "skipped", "system-out"}),
    "failure": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
"""For each element what it may have: attributes, and elements below it. Readers know more; all of them know these."""


def unescaped(text: str) -> str:
    """A value as the runner decodes it."""
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands as the runner reads them: a line that begins with `::`; a property ends at a comma, the properties at `::`."""
    found = []
    for line in text.split("\n"):
        if match := COMMAND.fullmatch(line):
            pairs = (pair.partition("=") for pair in match["properties"].split(","))
            found.append((match["command"], {name: unescaped(value) for name, _, value in pairs}, unescaped(match["message"])))
    return found


def junit_problems(text: str) -> list[str]:
    """Elements and attributes that readers do not know, names that are missing, and counts that are not those of the elements."""
    root = ElementTree.fromstring(text)
    found = [] if root.tag == "testsuites" else [f"the document is a {root.tag}"]
    for element in root.iter():
        attributes, below = JUNIT.get(element.tag, (set(), set()))
        found += [f"{element.tag}@{name}" for name in sorted(set(element.keys()) - attributes)]
        found += [f"{element.tag}/{child.tag}" for child in element if child.tag not in below]
        if element.tag in {"testsuite", "testcase"} and not element.get("name"):
            found.append(f"a {element.tag} without a name")
        if element.tag in {"testsuites", "testsuite"}:
            counts = {"tests": "testcase", "failures": "failure", "skipped": "skipped", "errors": "error"}
            wrong = {name: element.get(name) for name, tag in counts.items() if element.get(name) != str(len(list(element.iter(tag))))}
            found += [f"{element.tag} {element.get('name')}: {name}={count}" for name, count in wrong.items()]
    return found
