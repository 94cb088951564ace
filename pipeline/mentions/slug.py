"""Names as ids."""

from __future__ import annotations

import re
import unicodedata

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"})
"""Letters that Unicode does not take apart into a base letter and a mark."""


def slug(name: str) -> str:
    """A name as an id: small letters without marks and digits, joined with hyphens, without `the` and `'s`.

    Letters of other scripts stay: a name that has no Latin form is a name all the same.

    >>> slug("The Republic of São Tomé's")
    'republic-of-sao-tome'
    """
    parts = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char)).translate(LETTERS)
    plain = re.sub(r"'s\b|(?<=s)'(?!\w)", "", plain)
    plain = re.sub(r"(?<=\b\w)\.", "", plain)
    return re.sub(r"^the-|^an?-(?=.)", "", "-".join(re.findall(r"[^\W_]+", plain)))
