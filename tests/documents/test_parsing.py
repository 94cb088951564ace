"""What the parser is shown instead of the text, at the same length; and which brackets are taken out of its sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.article import Article
from pipeline.blocks import split_blocks
from pipeline.documents import load_nlp, parse_articles
from pipeline.documents.parsing import facts_in_brackets, readable
from pipeline.settings import DEFAULT_MODEL

READ = {
    "a footnote mark": ("It rained.[12] It froze.", "It rained.     It froze."),
    "a footnote letter": ("It rained[a] then.", "It rained    then."),
    "a mark of a missing source": ("It rained.[citation needed] So.", "It rained.                  So."),
    "a bracket that is no footnote": ("He [the king] left.", "He [the king] left."),
    "a line break": ("It\nrained\r\nagain.", "It rained  again."),
    "a space that does not break": ("1\u00a0km", "1 km"),
    "a stop behind a year": ("In 2012. a guard fell.", "In 2012, a guard fell."),
    "a stop that ends a sentence": ("It fell in 2012. A guard ran.", "It fell in 2012. A guard ran."),
    "the date of an entry and a colon": ("May 1979: A strike began.", "May 1979, A strike began."),
    "the date of an entry and a dash": ("1979 – A strike began.", "1979,  A strike began."),
    "a colon far from the beginning": (
        "A list of all that happened there in 1979: Strikes and fires.",
        "A list of all that happened there in 1979: Strikes and fires.",
    ),
    "a time of day": ("At 12:30 it rained.", "At 12:30 it rained."),
    "a prefix with a hyphen": ("She co-founded it.", "She    founded it."),
    "a short word with that prefix": ("The co-op shut.", "The co-op shut."),
    "a life span": ("Ada (1914–1998) sang.", "Ada             sang."),
    "a name in another script": ("Oslo (Осло) froze.", "Oslo        froze."),
    "a name in another language": ("Geneva (French: Genève) froze.", "Geneva                  froze."),
    "a remark": ("Ada (a cellist) sang.", "Ada (a cellist) sang."),
    "a name that ends behind a comma": ("Ada Holt, Jr. sang for Brevik, Inc. twice.", "Ada Holt  Jr. sang for Brevik  Inc. twice."),
    "a comma before another name": ("Ada, Jroslav and Incarnata sang.", "Ada, Jroslav and Incarnata sang."),
    "two names that a dash joins": ("The Lund–Perrin line – a railway – shut.", "The Lund-Perrin line – a railway – shut."),
    "curled quotation marks": ("“It’s ‘so’,” she said.", "\"It's 'so',\" she said."),
    "a closing quotation mark behind its space": ('"Cold Harbour "is a song.', '"Cold Harbour" is a song.'),
    "the same inside a name": ('Thomas "Dan "Moe sang.', "Thomas       Moe sang."),
    "quotation marks that stand right": ('"Wax" or "Moor" or 12" "Osk" sold.', '"Wax" or "Moor" or 12" "Osk" sold.'),
    "a word in quotation marks behind another": ('She said "no" and "never" twice.', 'She said "no" and "never" twice.'),
    "nothing": ("", ""),
}

BRACKETS = {
    "a life span": ("Ada (1914–1998) sang.", ["(1914–1998)"]),
    "a birth": ("Ada (born 10 May 1990) sang.", ["(born 10 May 1990)"]),
    "a birth, shortened": ("Ada (b. 1990) sang.", ["(b. 1990)"]),
    "a foundation": ("The choir (founded 1921) sang.", ["(founded 1921)"]),
    "a day": ("The debut (4 May 1911) failed.", ["(4 May 1911)"]),
    "two of them": ("Ada (1914–1998) and Bo (born 1921) sang.", ["(1914–1998)", "(born 1921)"]),
    "one inside the other, the outer one": ("Ada (born in Oslo (Norway) in 1914) sang.", ["(born in Oslo (Norway) in 1914)"]),
    "a year alone": ("Her novel (1962) sold well.", []),
    "a source": ("It is granite (Smith 1987).", []),
    "a count": ("The choir (30 singers) sang.", []),
    "a birth without a year": ("Ada (born in Oslo) sang.", []),
    "not closed": ("Ada (born 1914 sang.", []),
    "not opened": ("Ada born 1914) sang.", []),
    "none": ("Ada sang.", []),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=list(READ))
def test_what_the_parser_reads(text: str, expected: str) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(("text", "expected"), BRACKETS.values(), ids=list(BRACKETS))
def test_brackets_that_hold_facts(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in facts_in_brackets(text)] == expected


@given(st.text(st.sampled_from("aB1 .,:–-()\"[]'’“\n\r\t\u00a0éД国😀9") | st.characters(), max_size=80))
def test_what_the_parser_reads_is_as_long_as_the_text(text: str) -> None:
    assert len(readable(text)) == len(text)


@given(st.text("(ab 1990–bor)", max_size=60))
def test_brackets_are_apart_and_in_order(text: str) -> None:
    found = facts_in_brackets(text)
    ends = [0, *(end for _, end in found)]
    assert all(ends[i] <= start < end for i, (start, end) in enumerate(found))
    assert all(text[start] == "(" and text[end - 1] == ")" for start, end in found)


def test_blocks_of_all_articles_are_parsed_in_order_and_tokens_stand_where_the_text_has_them() -> None:
    texts = ["# Choir\n\nAda (1914–1998) sang.[1]\n\nIt\u00a0rained.", "", "Bo co-founded it in 2012. a storm came."]
    articles = [Article(f"a/{number}", "a", text, "") for number, text in enumerate(texts)]
    parsed = list(parse_articles(load_nlp(DEFAULT_MODEL), [(article, split_blocks(article.text)) for article in articles]))
    assert [(block.article.source_id, block.block.char_start) for block in parsed] == [("a/0", 9), ("a/0", 35), ("a/2", 0)]
    for block in parsed:
        for token in block.doc:
            start = block.block.char_start + token.idx
            if token.is_alpha:
                assert block.article.text[start : start + len(token.text)] == token.text
