"""From the bytes of a file to its text, or to a sentence on why it is none."""

from __future__ import annotations

import codecs
from pathlib import Path

from pipeline.errors import ArticleError

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""Marks of other encodings, the longer ones first: UTF-32's begins with UTF-16's."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; ArticleError where the system does not hand them out."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or error}", path=path) from error


def decode(data: bytes, path: Path | str) -> str:
    """The text of UTF-8 bytes, without a leading byte order mark and with its line ends as they are.

    Offsets into it count as in `open(path, encoding="utf-8-sig", newline="")`. `path` is for the message only.
    ArticleError: another encoding, or no text at all, with the place of the first byte that cannot be.
    """
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise ArticleError(f"is {name} text; save it as UTF-8", path=path)
    nul = data.find(b"\0")
    if nul >= 0:
        raise ArticleError(f"is not text: byte {nul} is NUL; an article is UTF-8 text", path=path, line=_line_of(data, nul))
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(data) - len(body)
        message = f"is not UTF-8: byte {at} is 0x{data[at]:02x} ({error.reason}); save it as UTF-8"
        raise ArticleError(message, path=path, line=_line_of(data, at)) from error


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
