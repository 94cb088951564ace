"""Only the page itself may decide."""

from __future__ import annotations

import pytest

from pipeline.review.guard import TOKEN_HEADER, Guard

GUARD = Guard(8517, "secret")
HOST = {"Host": "127.0.0.1:8517"}
PAGE = {**HOST, "Origin": "http://127.0.0.1:8517", TOKEN_HEADER: "secret"}


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", HOST),
        ("GET", {"Host": "localhost:8517"}),
        ("HEAD", {**HOST, "Sec-Fetch-Site": "none"}),
        ("GET", {**HOST, "Sec-Fetch-Site": "same-origin"}),
        ("POST", PAGE),
        ("POST", {**PAGE, "Host": "localhost:8517", "Origin": "http://localhost:8517", "Sec-Fetch-Site": "same-origin"}),
    ],
)
def test_the_page_is_answered(method: str, headers: dict[str, str]) -> None:
    assert GUARD.refusal(method, headers) is None


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("GET", {"Host": "127.0.0.1"}),
        ("GET", {"Host": "127.0.0.1:80"}),
        ("GET", {"Host": "evil.example:8517"}),
        ("GET", {"Host": "127.0.0.1.evil.example:8517"}),
        ("GET", {**HOST, "Sec-Fetch-Site": "cross-site"}),
        ("GET", {**HOST, "Sec-Fetch-Site": "same-site"}),
        ("POST", HOST),
        ("POST", {**PAGE, "Origin": "http://evil.example"}),
        ("POST", {**PAGE, "Origin": "null"}),
        ("POST", {**PAGE, "Origin": "https://127.0.0.1:8517"}),
        ("POST", {**PAGE, "Origin": "http://localhost:8517"}),
        ("POST", {**PAGE, TOKEN_HEADER: "guess"}),
        ("POST", {**PAGE, TOKEN_HEADER: "sécret"}),
        ("POST", {name: value for name, value in PAGE.items() if name != TOKEN_HEADER}),
        ("POST", {name: value for name, value in PAGE.items() if name != "Origin"}),
        ("PUT", HOST),
        ("OPTIONS", HOST),
    ],
)
def test_everybody_else_is_refused(method: str, headers: dict[str, str]) -> None:
    assert GUARD.refusal(method, headers)


def test_no_two_pages_share_a_token() -> None:
    assert len({Guard(1).token for _ in range(50)}) == 50
