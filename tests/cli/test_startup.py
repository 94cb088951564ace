"""What a whole run imports: every library that it does not use is time that each run would take longer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

UNUSED = {"hypothesis", "flask", "waitress", "pint", "pyspark", "requests", "typer", "weasel"}
"""What only other commands, tests or dependencies' other uses need."""


def test_a_run_imports_what_it_uses(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(
        "The canal is 900 kilometres (650 miles) long. It was opened on 3 May 1994.\n", encoding="utf-8"
    )
    code = "from pipeline.cli import main; main(['run', '--raw', 'raw', '--fail-on', 'never'])"
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    imported = set(re.findall(r"^import time:.*\| +(\w+)$", ended.stderr, re.MULTILINE))
    assert {"spacy", "polars", "jinja2"} <= imported
    assert imported & UNUSED == set()
    assert (tmp_path / "extracted" / "report.html").stat().st_size > 0
    assert "Found" in ended.stdout
