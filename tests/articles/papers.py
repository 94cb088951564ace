"""Documents and PDF files, made as programs make them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from fpdf import FPDF

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(fill: Callable[[Document], object], parts: Mapping[str, str] | None = None, **properties: Any) -> bytes:
    """A .docx file: what is filled in, the properties that are given and no others, and other parts by name."""
    made = docx.Document()
    for name in ("created", "modified"):
        element = made.core_properties._element.find(f"{{http://purl.org/dc/terms/}}{name}")
        made.core_properties._element.remove(element)
    made.core_properties.title = ""
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    fill(made)
    file = io.BytesIO()
    made.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return file.getvalue()


def levels(made: Document, form: str) -> int:
    """The number of a new list with three levels, of the form `bullet` or `decimal`."""
    lists = made.part.numbering_part.element
    each = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(3))
    lists.insert(0, parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="900">{each}</w:abstractNum>'))
    lists.append(parse_xml(f'<w:num {NAMESPACE} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    return 900


def numbered(paragraph: Paragraph, number: int, level: int) -> None:
    """Make a paragraph an item of a list, so many levels further in."""
    xml = f'<w:numPr {NAMESPACE}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def run(paragraph: Paragraph, xml: str) -> None:
    """Put an element at the end of a paragraph."""
    name = re.match(r"<w:\w+", xml)
    assert name is not None
    paragraph._p.append(parse_xml(f"{name[0]} {NAMESPACE}{xml[name.end() :]}"))


class Paper(FPDF):
    """A PDF file with a head and a foot on each page."""

    def __init__(self, head: str = "", foot: str = "", made: datetime | None = None) -> None:
        super().__init__(format=(148, 210))
        self.head, self.foot = head, foot
        self.set_creation_date(made or datetime(2016, 6, 10, 8, 30))
        self.set_font("Times", size=11)

    def header(self) -> None:
        """The head, smaller than the text."""
        self.put(self.head, 8.0, 6)

    def footer(self) -> None:
        """The foot, with the page's number in place of `#`."""
        self.put(self.foot.replace("#", str(self.page_no())), -12.0, 6)

    def put(self, text: str, up: float, size: int) -> None:
        """A line by itself, in the middle."""
        if text:
            self.set_y(up)
            self.set_font("Times", size=size)
            self.cell(0, 5, text, align="C", new_x="LMARGIN", new_y="NEXT")
            self.set_font("Times", size=11)

    def say(self, text: str, size: int = 11, gap: float = 3.0) -> None:
        """A paragraph, or with larger letters a heading, and the gap below it."""
        self.set_font("Times", size=size)
        self.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT", align="L")
        self.ln(gap)
        self.set_font("Times", size=11)

    def bytes(self) -> bytes:
        """The file."""
        return bytes(self.output())
