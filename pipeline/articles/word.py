"""The article in a word processor's file (.docx): headings, paragraphs, lists and tables as Markdown; read by mammoth.

What is no part of the running text stays out: heads and feet of pages, tables of contents, pictures, comments and what was deleted. Notes
stand at the end.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from pipeline.articles.markdown import title_of, write_markdown
from pipeline.articles.page import Page, day_of, one_line, titled
from pipeline.articles.sources import Source
from pipeline.errors import ArticleError

STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name^='toc '] => !
p[style-name^='Contents '] => !
"""
"""What mammoth makes of styles that it does not know, whatever case their names are in; `!` leaves a paragraph out."""

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
"""What both an encrypted .docx and a .doc begin with: they are compound files (MS-CFB)."""
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DATES = ("{http://purl.org/dc/terms/}modified", "{http://purl.org/dc/terms/}created")
"""The later one first: what a document says is said when it was last saved, and `created` may be the day of a template."""


def read_document(data: bytes, path: Path | str, largest: int) -> Page:
    """The article in the bytes of a .docx file, whose parts unpack to at most `largest` bytes; `path` is for the message only.

    ArticleError: it is encrypted, no such file at all, larger, or holds no text.
    """
    if data.startswith(_OLD):
        raise ArticleError("is encrypted, or of the older form .doc; save it as .docx without a password", path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels")))
            if size > largest:
                raise ArticleError(f"unpacks to {size:,} bytes, and an article to at most {largest:,}", path=path)
            title, day = _properties(archive)
        body = _html(data)
        text, heading = write_markdown(body), title_of(body)
    except ArticleError:
        raise
    except Exception as error:  # a broken file makes the readers below raise nearly anything
        raise ArticleError("is no .docx file that can be read; save it again as .docx, or as .txt", path=path) from error
    if not text.strip():
        raise ArticleError("holds no text", path=path)
    known = Source(title=title or heading, published=day)
    return Page(titled(text, None if text.startswith("#") else title), known)


def _html(data: bytes) -> ElementTree.Element:
    import mammoth

    # Without its bytes a picture is not unpacked.
    words_only = mammoth.images.img_element(lambda _: {})
    made = mammoth.convert_to_html(io.BytesIO(data), style_map=STYLES, convert_image=words_only, external_file_access=False)
    return ElementTree.fromstring(f"<body>{made.value}</body>")


def _properties(archive: zipfile.ZipFile) -> tuple[str | None, str | None]:
    """The title and the day that the document gives itself."""
    if _CORE not in archive.namelist():
        return None, None
    core = ElementTree.fromstring(archive.read(_CORE))
    days = [day for name in _DATES if (day := day_of((core.findtext(name) or "").strip()[:10]))]
    return one_line(core.findtext(_TITLE)), next(iter(days), None)
