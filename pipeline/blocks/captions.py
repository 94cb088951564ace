"""Pictures: which lines are captions, and which of two that say the same is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.blocks.forms import Form
from pipeline.blocks.patterns import CREDIT, PHOTO_ID
from pipeline.blocks.units import Unit

_WORDS = re.compile(r"\w+")
_ABLE = frozenset({Form.PROSE, Form.BARE, Form.CAPTION, Form.PHOTO})

_FILE_AND_CAPTION = frozenset({(Form.PHOTO, Form.CAPTION), (Form.CAPTION, Form.PHOTO), (Form.PHOTO, Form.BARE)})


def settle_captions(units: Sequence[Unit]) -> list[Unit]:
    """The units with captions recognised by their neighbours.

    A page's text often holds a picture's words twice, as the picture's description and below it. The two become one caption; the other,
    the one with a file's number or a credit where there is one, is boilerplate. A file's name beside a caption is boilerplate too.
    """
    settled = list(units)
    for index in range(len(settled) - 1):
        first, second = settled[index], settled[index + 1]
        if _same(first, second):
            # A title that is printed twice stays a title.
            kept = Form.BARE if index == 0 and first.form is Form.BARE else Form.CAPTION
            drop_second = index == 0 or (_signed(second) and not _signed(first))
            settled[index] = first.taken_as(kept if drop_second else Form.BOILERPLATE)
            settled[index + 1] = second.taken_as(Form.BOILERPLATE if drop_second else kept)
        elif (first.form, second.form) in _FILE_AND_CAPTION and second.gap == 0:
            settled[index], settled[index + 1] = (
                unit.taken_as(Form.BOILERPLATE if unit.form is Form.PHOTO else Form.CAPTION) for unit in (first, second)
            )
    return [unit.taken_as(Form.CAPTION) if unit.form is Form.PHOTO else unit for unit in settled]


def _same(first: Unit, second: Unit) -> bool:
    if first.form not in _ABLE or second.form not in _ABLE or first.text[:12] != second.text[:12]:
        return False
    return _words(first) == _words(second)


def _words(unit: Unit) -> list[str]:
    return _WORDS.findall(_unsigned(unit.text).casefold())


def _signed(unit: Unit) -> bool:
    return _unsigned(unit.text) != unit.text


def _unsigned(text: str) -> str:
    """Without the number of a file and without a credit."""
    head, tail = text[:-300], text[-300:]
    return head + CREDIT.sub("", PHOTO_ID.sub("", tail))
