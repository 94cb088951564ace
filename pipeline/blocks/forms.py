"""What a line is by its own looks, before its neighbours are asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from pipeline.blocks import patterns
from pipeline.blocks.patterns import HEAD, TAIL

MAX_HEADING = 100
MAX_HEADING_WORDS = 14
MAX_PATH = 250
MAX_CAPTION = 160
STRONG = 7
"""The level of a line in bold type: below the six that Markdown has marks for."""


class Form(Enum):
    """The looks of a line."""

    PROSE = auto()
    BARE = auto()
    """Short and without a full stop: a heading, an item of a bare list, a link, or a sentence that somebody did not end."""
    MARKED = auto()
    """A heading that says so: `#`, `==`, an underline, a path."""
    NUMBERED = auto()
    """A bare line with a number: a heading or an item."""
    ITEM = auto()
    CAPTION = auto()
    PHOTO = auto()
    """A caption that is the name of the picture's file."""
    REFERENCE = auto()
    BOILERPLATE = auto()


@dataclass(frozen=True, slots=True)
class Looks:
    """A line's form, and what its mark says."""

    form: Form
    skip: int = 0
    """Characters of a mark at its head that are no words: a bullet, the sign of a quotation."""
    title: str = ""
    """Of a heading, without number and marks."""
    level: int = 0
    """Of a marked heading: 1 for the highest."""
    number: tuple[int, ...] = ()
    """Of a numbered line: (3, 6) for `3.6.`."""
    path: tuple[str, ...] = ()
    """Of a heading that names its parents, they and its own title."""


def looks_of(text: str) -> Looks:
    """The looks of one line, given without surrounding white space."""
    head = text[:HEAD]
    if not any(character.isalnum() for character in head) and not any(character.isalnum() for character in text):
        return Looks(Form.BOILERPLATE)
    return _marked(text) or _set_apart(text, head) or _numbered(text, head) or _led_by_mark(head) or _plain(text)


def clean_title(text: str) -> str:
    """A heading's words: without an outline's mark, emphasis, an edit link or a final colon, white space squashed."""
    title = patterns.EDIT_LINK.sub("", text)
    emphasis = patterns.EMPHASIS.match(title)
    if emphasis:
        title = emphasis["title"]
    mark = patterns.OUTLINE_MARK.match(title)
    if mark:
        title = title[mark.end() :]
    return " ".join(title.rstrip(":").split())


def is_headline(text: str) -> bool:
    """Whether a line could stand over an article: short, not begun in small letters, and without the end of a sentence."""
    if len(text) > MAX_HEADING or len(text.split()) > MAX_HEADING_WORDS:
        return False
    first = next((character for character in text if character.isalnum()), "")
    if not first or first.islower() or patterns.OPEN_END.search(text):
        return False
    return not ends_sentence(text) or (_is_titled(text) and bool(patterns.ABBREVIATION_END.search(text)))


def is_bare(text: str) -> bool:
    """Whether a line could be a heading by its words: a headline without a verb that makes it a sentence."""
    return is_headline(text) and (_is_titled(text) or not (patterns.FINITE.search(text) or patterns.PRONOUN_HEAD.match(text)))


def _is_titled(text: str) -> bool:
    """Whether all its longer words have capitals."""
    return not patterns.SMALL_WORD.search(text)


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does, closing quotes and brackets aside."""
    return bool(patterns.SENTENCE_END.search(text[-TAIL:]))


def is_reference(text: str) -> bool:
    """Whether a line reads like an entry of a list of references, by its head or its tail."""
    return bool(patterns.REFERENCE_HEAD.match(text[:HEAD]) or patterns.REFERENCE_TAIL.search(text[-TAIL:]))


def _marked(text: str) -> Looks | None:
    if len(text) > MAX_PATH:
        return None
    match = patterns.MARKDOWN_HEADING.match(text) or patterns.WIKI_HEADING.match(text)
    if match:
        return Looks(Form.MARKED, title=clean_title(match["title"]), level=len(match["mark"]))
    strong = patterns.EMPHASIS.match(text)
    if strong and len(strong["mark"]) == len("**") and is_bare(strong["title"]):
        return Looks(Form.MARKED, title=clean_title(text), level=STRONG)
    if patterns.PATH.match(text) and not ends_sentence(text) and not text.startswith(">"):
        if patterns.BREADCRUMB.match(text):
            return Looks(Form.BOILERPLATE)
        path = tuple(" ".join(part.split()) for part in text.split(" > "))
        # *x > 3* compares; a path is made of names.
        if all(any(character.isalpha() for character in part) and not part[0].isdigit() for part in path):
            return Looks(Form.MARKED, title=path[-1], level=len(path), path=path)
    return None


def _set_apart(text: str, head: str) -> Looks | None:
    """References, boilerplate and pictures."""
    if is_reference(text):
        return Looks(Form.REFERENCE)
    if patterns.BOILERPLATE.match(head) or (len(text) <= HEAD and (patterns.TABLE_ROW.match(text) or patterns.TAG.match(text))):
        return Looks(Form.BOILERPLATE)
    if patterns.PHOTO_ID.search(text[-TAIL:]) and len(text) <= MAX_CAPTION:
        return Looks(Form.PHOTO)
    return Looks(Form.CAPTION) if _is_caption(text, head) else None


def _is_caption(text: str, head: str) -> bool:
    tail = text[-TAIL:]
    if patterns.CREDIT.search(tail) or patterns.PLACE_AND_DAY.search(tail) or patterns.IMAGE.match(head):
        return True
    if len(text) > MAX_CAPTION or patterns.FINITE.search(text):
        return False
    return bool(patterns.CAPTION_HEAD.match(text) and not ends_sentence(text)) or bool(
        patterns.PLACE_AND_YEAR.search(text) and not text.endswith(".")
    )


def _numbered(text: str, head: str) -> Looks | None:
    match = patterns.NUMBER.match(head)
    if not match:
        return None
    number = tuple(int(part) for part in match["number"].split("."))
    words = text[match.end() :]
    if is_bare(words) and (match["dot"] or len(number) > 1):
        return Looks(Form.NUMBERED, skip=match.end(), title=clean_title(words), number=number)
    # *1.5 million people* and *12 men* are no marks; *1. He came.* is.
    return Looks(Form.ITEM, skip=match.end()) if match["dot"] and len(number) == 1 else None


def _led_by_mark(head: str) -> Looks | None:
    if patterns.KEY_AND_VALUE.match(head) and is_bare(head):
        return Looks(Form.ITEM)
    bullet = patterns.BULLET.match(head)
    if bullet:
        return Looks(Form.ITEM, skip=bullet.end())
    quote = patterns.QUOTE.match(head)
    return Looks(Form.PROSE, skip=quote.end()) if quote else None


def _plain(text: str) -> Looks:
    return Looks(Form.BARE, title=clean_title(text)) if is_bare(text) else Looks(Form.PROSE)
