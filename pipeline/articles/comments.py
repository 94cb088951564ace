"""What the owner of a text says in it to Crossclaim: `<!-- crossclaim: ignore RULE: reason -->`.

Such a comment stands behind a passage in its paragraph, or on lines of its own above the paragraph. It is no word of the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.articles.article import Article
from pipeline.errors import ArticleError

FORM = "<!-- crossclaim: ignore RULE: reason -->"

_COMMENT = re.compile(r"<!--\s*crossclaim\b(?P<words>.*?)-->", re.DOTALL)
_IGNORE = re.compile(r":\s*ignore\s+(?P<rule>[\w-]+)\s*:\s*(?P<reason>\S.*)", re.DOTALL)
_BETWEEN = re.compile(r"(?:\s|<!--\s*crossclaim\b.*?-->)*", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\r?\n)\s*")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: which rule's finding to ignore, why, and where the passage stands that it speaks of."""

    source_id: str
    rule: str
    reason: str
    line: int
    """Of the comment, from 1."""
    start: int
    end: int
    """The stretch of the text in which the passage lies."""
    last: bool
    """Whether it is the last passage there, for the comment stands behind it, or the first."""


def find_ignores(articles: Sequence[Article], files: Mapping[str, Path] | None = None) -> list[Ignore]:
    """The comments of the articles, in their order; ArticleError where one begins as such a comment and goes on otherwise.

    `files`: where the articles stand, by source_id, for the message.
    """
    found = []
    for article in articles:
        for comment in _COMMENT.finditer(article.text):
            line = article.text.count("\n", 0, comment.start()) + 1
            said = _IGNORE.fullmatch(comment["words"].strip())
            if said is None:
                path = (files or {}).get(article.source_id, Path(article.source_id))
                raise ArticleError(f"this comment is not understood; write {FORM}", path=path, line=line)
            start, end, last = _reach(article.text, comment.start(), comment.end())
            found.append(Ignore(article.source_id, said["rule"], " ".join(said["reason"].split()), line, start, end, last))
    return found


def without_comments(article: Article) -> Article:
    """The article with white space in place of such comments: every other character stands where it stood."""
    if "crossclaim" not in article.text:
        return article
    return replace(article, text=_COMMENT.sub(lambda comment: re.sub(r"[^\n\r]", " ", comment[0]), article.text))


def _reach(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The stretch that a comment speaks of, and whether it stands behind it."""
    paragraph = max((blank.end() for blank in _BLANK_LINE.finditer(text, 0, start) if blank.end() <= start), default=0)
    if _COMMENT.sub("", text[paragraph:start]).strip():
        return paragraph, start, True
    behind = _BETWEEN.match(text, end)
    begin = behind.end() if behind else end
    blank = _BLANK_LINE.search(text, begin)
    return begin, blank.start() if blank else len(text), False
