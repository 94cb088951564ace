"""Comments in articles that silence findings: what they say, and what they speak of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.article import Article
from pipeline.articles.comments import find_ignores, without_comments
from pipeline.errors import ArticleError


def article(text: str) -> Article:
    return Article("a/b", "a", text, "0" * 64)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two. <!-- crossclaim: ignore r_1: why -->", [("r_1", "why", 1, "One. Two. ", True)]),
        ("Zero.\n\nOne.\nTwo. <!--crossclaim:ignore r-1:why not--> Three.\n\nFour.", [("r-1", "why not", 4, "One.\nTwo. ", True)]),
        ("<!-- crossclaim: ignore r: why -->\nOne.\nTwo.\n\nThree.", [("r", "why", 1, "One.\nTwo.", False)]),
        ("Zero.\n\n<!-- crossclaim: ignore r: why -->\n\nOne.\n", [("r", "why", 3, "One.\n", False)]),
        ("Zero.\r\n \r\n<!-- crossclaim: ignore r: a\r\n  b -->\r\nOne.", [("r", "a b", 3, "One.", False)]),
        (
            "<!-- crossclaim: ignore r: why -->\n<!-- crossclaim: ignore s: too -->\nOne.",
            [("r", "why", 1, "One.", False), ("s", "too", 2, "One.", False)],
        ),
        ("One. <!-- a comment --> Two. <!-- crossclaimed: ignore r: x -->", []),
        ("crossclaim: ignore r: why", []),
    ],
)
def test_what_comments_say(text: str, expected: list[tuple[str, str, int, str, bool]]) -> None:
    found = find_ignores([article(text)])
    assert [(ignore.rule, ignore.reason, ignore.line, text[ignore.start : ignore.end], ignore.last) for ignore in found] == expected


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- crossclaim: ignore r -->",
        "<!-- crossclaim: ignore r: -->",
        "<!-- crossclaim: ignore: why -->",
        "<!-- crossclaim: skip r: why -->",
    ],
)
def test_a_comment_that_is_not_understood_is_an_error(comment: str) -> None:
    with pytest.raises(ArticleError) as caught:
        find_ignores([article(f"One.\n\n{comment}\n")], {"a/b": Path("raw/a/b.md")})
    assert str(caught.value) == "raw/a/b.md:3: this comment is not understood; write <!-- crossclaim: ignore RULE: reason -->"


def test_comments_are_no_words() -> None:
    text = "One. <!-- crossclaim: ignore r:\nwhy --> Two. <!-- mine -->"
    assert without_comments(article(text)).text == "One." + " " * 27 + "\n" + " " * 8 + "Two. <!-- mine -->"


PARTS = ["One.", " ", "\n", "\r\n", "<!--", "-->", "crossclaim", ":", "ignore r", ": why", "<!-- crossclaim: ignore r: w -->"]


@given(st.lists(st.sampled_from(PARTS)))
def test_every_other_character_stays(parts: list[str]) -> None:
    text = "".join(parts)
    read = without_comments(article(text)).text
    assert len(read) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, read, strict=True))
    assert [character for character in read if character in "\r\n"] == [character for character in text if character in "\r\n"]
