"""An article on its way in: from a file, or from an address of the web; and what it says, whatever it is written in."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.articles.decode import decode
from pipeline.articles.fetching import Fetched, Limits, fetch
from pipeline.articles.folder import ENDINGS
from pipeline.articles.hosts import Network, is_any
from pipeline.articles.page import Page
from pipeline.articles.sources import Source
from pipeline.errors import ArticleError

LIMITS = Limits()
PAGES = (".html", ".htm")
TAKEN = (*ENDINGS, *PAGES, ".docx", ".pdf")
"""Endings of what can be taken in."""
MEDIA_TYPES: Mapping[str, str] = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
NO_TYPE = (None, "application/octet-stream", "binary/octet-stream", "application/x-download", "application/force-download")
"""What a server says that knows no better: then the ending of the address decides."""
_SAME_AS = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What pages mean by these names (WHATWG Encoding Standard): text of Windows, with its quotation marks."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes of an article, and what is known of it before they are read."""

    data: bytes
    place: Path | str
    """Where it comes from, for messages."""
    name: str
    """What it may be called."""
    ending: str
    """One of `TAKEN`: what it is written in."""
    charset: str | None = None
    """What a server says of its letters."""
    url: str | None = None


def from_file(file: Path) -> Incoming:
    """The article in a file; ArticleError where it cannot be read, is too large or of another kind."""
    ending = file.suffix.lower()
    if ending not in TAKEN:
        raise ArticleError(f"is neither of {', '.join(TAKEN)}; save it as one of them", path=file)
    try:
        with file.open("rb") as opened:
            data = opened.read(LIMITS.size + 1)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}", path=file) from error
    if len(data) > LIMITS.size:
        raise ArticleError(f"has more than {LIMITS.size:,} bytes, and an article at most so many; take the part that you need", path=file)
    return Incoming(data, file, file.stem, ending)


def from_address(address: str, *, allow_private: bool = False, limits: Limits = LIMITS, network: Network | None = None) -> Incoming:
    """The article at an address; ArticleError as `fetch` has it, and where it is of another kind.

    `network`, where given, says itself which machines may be asked.
    """
    fetched = fetch(address, limits, network or (Network(may_ask=is_any) if allow_private else Network()))
    parts = urlsplit(fetched.address)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    known = Path(last).suffix.lower() if Path(last).suffix.lower() in TAKEN else ""
    name = last.removesuffix(Path(last).suffix) if known else last
    return Incoming(
        fetched.data, fetched.address, name or parts.hostname or "", _ending(fetched, known, last), fetched.charset, fetched.address
    )


def _ending(fetched: Fetched, known: str, last: str) -> str:
    """What an answer is written in: by its type, else by the ending of the address."""
    if fetched.media_type in NO_TYPE:
        if known:
            return known
        told = f'neither its type nor the end of its address "{last}" tells what it is'
    else:
        if ending := MEDIA_TYPES.get(str(fetched.media_type)):
            # Servers that keep source files send Markdown as plain text.
            return known if ending == ".txt" and known in ENDINGS else ending
        told = f"is {fetched.media_type}"
    raise ArticleError(f"{told}; what can be taken in is text, Markdown, HTML, PDF and .docx", path=fetched.address)


def read_incoming(incoming: Incoming) -> tuple[str, Page]:
    """The ending under which an article is kept, and what it says; ArticleError where it says nothing or cannot be read."""
    page = _read(incoming)
    if not page.text.strip():
        raise ArticleError("is empty", path=incoming.place)
    kept = incoming.ending if incoming.ending in ENDINGS else ".md"
    return kept, replace(page, source=replace(page.source, url=incoming.url or page.source.url))


def _read(incoming: Incoming) -> Page:
    if incoming.ending in ENDINGS:
        return Page(_decoded(incoming), Source())
    # Each of these readers brings a library of its own, and one of them is needed.
    if incoming.ending == ".docx":
        from pipeline.articles.word import read_document

        return read_document(incoming.data, incoming.place, LIMITS.size)
    if incoming.ending == ".pdf":
        from pipeline.articles.pdf import read_pdf

        return read_pdf(incoming.data, incoming.place)
    from pipeline.articles.web import read_page

    return read_page(_decoded_page(incoming), incoming.place)


def _decoded_page(incoming: Incoming) -> str | bytes:
    """A page in the letters that the server names; where that is wrong or unsaid, as it is, for a page may say itself what they are."""
    with suppress(ArticleError):
        if incoming.charset:
            return _decoded(incoming)
    return incoming.data


def _decoded(incoming: Incoming) -> str:
    """The text in the letters that the server names, else in UTF-8."""
    charset = incoming.charset
    if charset is None:
        return decode(incoming.data, incoming.place)
    try:
        name = codecs.lookup(charset).name
        if name == "utf-8":
            return decode(incoming.data, incoming.place)
        return incoming.data.decode(_SAME_AS.get(name, name)).removeprefix("\ufeff")
    except (LookupError, UnicodeError) as error:
        message = f'is said to be in the letters "{charset}", and is not; save it as UTF-8 and add the file'
        raise ArticleError(message, path=incoming.place) from error
