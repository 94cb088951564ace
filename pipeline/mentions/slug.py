"""Names as ids."""

from __future__ import annotations

import re

from anyascii import anyascii


def slug(name: str) -> str:
    """A name as an id: small ASCII letters and digits joined with hyphens, without `the` and `'s`.

    >>> slug("The Republic of São Tomé's")
    'republic-of-sao-tome'
    """
    plain = anyascii(re.sub(r"[–—/]", " ", name)).casefold()
    plain = re.sub(r"'s\b|(?<=s)'(?!\w)", "", plain)
    plain = re.sub(r"(?<=\b\w)\.", "", plain)
    return re.sub(r"^the-|^an?-(?=.)", "", "-".join(re.findall(r"[a-z0-9]+", plain)))
