"""The pictures of the README are there, are pictures, and are small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.__main__ import MOST_BYTES

NAMES = ("report", "review", "terminal", "timeline")


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small(root: Path, name: str) -> None:
    picture = (root / ".github" / "pictures" / f"{name}.png").read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture) < MOST_BYTES


def test_there_is_no_other_picture(root: Path) -> None:
    assert sorted(path.stem for path in (root / ".github" / "pictures").iterdir()) == sorted(NAMES)
