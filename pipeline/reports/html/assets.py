"""Styles, scripts and the plotting library of the page, and the policy that lets these run and nothing else."""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.kept import kept, stamp

SCRIPTS = ("filters.js", "pictures.js")
PLOTTING_STYLE = "/* Rules of the plotting library are added here. */"


@dataclass(frozen=True, slots=True)
class Plotting:
    """The plotting library."""

    packed: str
    """Its script, deflated (RFC 1950) and in base64: half its size, and nothing that a page could take for markup."""
    hash: str
    """The hash of the script itself, for the policy."""


def read_asset(name: str) -> str:
    """The text of a file beside the templates."""
    return (importlib.resources.files(__package__) / "templates" / name).read_text(encoding="utf-8")


def load_plotting() -> Plotting:
    """The script of plotly.js as the installed package brings it."""
    with importlib.resources.as_file(importlib.resources.files("plotly") / "package_data" / "plotly.min.js") as path:
        return Plotting(*kept("plotting", stamp(__file__, path), lambda: _pack(path.read_bytes())))


def _pack(script: bytes) -> tuple[str, str]:
    # The lowest level: half the time of the usual one, and a page larger by a tenth.
    return base64.b64encode(zlib.compress(script, 1)).decode(), content_hash(script)


def content_hash(content: str | bytes) -> str:
    """The source expression by which a policy allows exactly this script or style (CSP 3)."""
    data = content.encode() if isinstance(content, str) else content
    return f"'sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}'"


def policy(*, scripts: Iterable[str], styles: Iterable[str], connects: str = "'none'") -> str:
    """The content security policy: these hashes of scripts and styles, no request but to `connects`."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(scripts),
        "style-src": " ".join(styles),
        "img-src": "data:",
        "connect-src": connects,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())
