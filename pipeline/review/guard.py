"""Refuses requests that do not come from the page itself."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

TOKEN_HEADER = "X-Crossclaim-Token"
NAMES = ("127.0.0.1", "localhost")
"""What this machine calls itself in an address."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a request must show.

    The name of the host keeps pages away that make their own name point to this machine (DNS rebinding); the origin and the token keep
    pages away that send forms from elsewhere (cross-site request forgery).
    """

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def refusal(self, method: str, headers: Mapping[str, str]) -> str | None:
        """Why the request is refused, null if it is not."""
        hosts = [f"{name}:{self.port}" for name in NAMES]
        host = headers.get("Host", "")
        if host not in hosts:
            return f"this page answers at {' and '.join(hosts)} alone"
        if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return "this request comes from another page"
        if method in ("GET", "HEAD"):
            return None
        if headers.get("Origin") != f"http://{host}":
            return "this request does not come from the page"
        if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), self.token.encode()):
            return "this request lacks the token of the page; load the page again"
        return None
