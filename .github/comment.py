"""Keep one comment on a pull request: the one of an earlier run is rewritten, and the first run writes it.

Called by `action.yml` with the file that holds the comment. GitHub sets GITHUB_API_URL and GITHUB_REPOSITORY; GH_TOKEN and NUMBER, the
number of the pull request, come from the step. Needs nothing but Python. A token that may not write comments, as that of a pull request
from a fork, is told in a warning and does not fail the job: the findings stand in the summary of the job as well.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "<!-- crossclaim report -->"
"""What the comment begins with; nobody sees it."""
NEXT = re.compile(r'<([^>]+)>;\s*rel="next"')
TIMEOUT = 30
"""Seconds for one answer."""


def call(method: str, url: str, content: dict[str, str] | None = None) -> tuple[Any, str | None]:
    """What the server answers, and the address of the next page; HTTPError where it refuses."""
    data = None if content is None else json.dumps(content).encode()
    headers = {"Accept": "application/vnd.github+json", "Authorization": f"Bearer {os.environ['GH_TOKEN']}", "User-Agent": "crossclaim"}
    request = urllib.request.Request(url, data=data, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
        following = NEXT.search(answer.headers.get("Link") or "")
        return json.load(answer), following[1] if following else None


def ours(comments: str) -> Iterator[int]:
    """The ids of the comments that an earlier run wrote, over all pages of the list."""
    page: str | None = f"{comments}?per_page=100"
    while page:
        found, page = call("GET", page)
        yield from (comment["id"] for comment in found if (comment["body"] or "").startswith(MARK))


def main(path: str) -> int:
    """Write the comment that the file holds; the exit code."""
    body = Path(path).read_text(encoding="utf-8")
    if not body.startswith(MARK):
        sys.stdout.write(f"::error title=crossclaim::{path} does not begin with {MARK}, and would be written anew each time.\n")
        return 2
    issues = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    comments = f"{issues}/{os.environ['NUMBER']}/comments"
    try:
        earlier = next(ours(comments), None)
        if earlier is None:
            call("POST", comments, {"body": body})
        else:
            call("PATCH", f"{issues}/comments/{earlier}", {"body": body})
    except urllib.error.HTTPError as error:
        if error.code not in (401, 403, 404):
            raise
        said = f"The comment was not written: the token may not ({error.code}); it needs the permission pull-requests, write."
        sys.stdout.write(f"::warning title=crossclaim::{said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
