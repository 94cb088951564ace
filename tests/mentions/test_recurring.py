"""Names that the recogniser saw once are names all through an article."""

from spacy.language import Language

from pipeline.mentions.entities import Entity, EntityMention
from pipeline.mentions.recurring import with_recurring

ADA = Entity("ada-moe", "Ada Moe", "person")


def told(nlp: Language, sentences: list[str], found: list[list[EntityMention]], headings: list[str]) -> list[list[tuple[str, str, str]]]:
    docs = [nlp(sentence) for sentence in sentences]
    out = with_recurring(docs, found, headings)
    return [[(doc[m.start : m.end].text, m.entity.id, m.entity.type) for m in mentions] for doc, mentions in zip(docs, out, strict=True)]


def test_a_name_that_the_recogniser_missed(nlp: Language) -> None:
    sentences = ["Ada Moe sang.", "Then Ada Moe left the Ada Moes of this world.", "Ada left."]
    expected = [[("Ada Moe", "ada-moe", "person")], [("Ada Moe", "ada-moe", "person")], []]
    assert told(nlp, sentences, [[EntityMention(0, 2, ADA)], [], []], []) == expected


def test_what_overlaps_another_name_is_a_part_of_it(nlp: Language) -> None:
    prize = EntityMention(1, 4, Entity("ada-moe-prize", "Ada Moe Prize", "other"))
    expected = [[("Ada Moe", "ada-moe", "person")], [("Ada Moe Prize", "ada-moe-prize", "other")]]
    assert told(nlp, ["Ada Moe sang.", "The Ada Moe Prize is new."], [[EntityMention(0, 2, ADA)], [prize]], []) == expected


def test_the_name_in_the_heading(nlp: Language) -> None:
    assert told(nlp, ["Ilse Maren is a barque."], [[]], ["Ilse Maren"]) == [[("Ilse Maren", "ilse-maren", "other")]]


def test_no_person_is_the(nlp: Language) -> None:
    sentences = ["Ada Moe was launched in 1904.", "The wind struck the Ada Moe."]
    found = [[EntityMention(0, 2, ADA)], [EntityMention(4, 6, ADA)]]
    assert told(nlp, sentences, found, []) == [[("Ada Moe", "ada-moe", "other")], [("Ada Moe", "ada-moe", "other")]]
    sentences[1] = "The wind drove the young Ada Moe home."
    found[1] = [EntityMention(5, 7, ADA)]
    assert told(nlp, sentences, found, []) == [[("Ada Moe", "ada-moe", "person")], [("Ada Moe", "ada-moe", "person")]]
