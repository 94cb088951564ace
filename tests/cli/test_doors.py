"""A new project, and articles that come in from files."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from tests.cli.steps import Ended, write

Crossclaim = Callable[..., Ended]

STORY = [
    "The Old Mill of Hallow was opened on 12 May 1880 by the mayor of the town, who gave a long speech about bread and water.",
    "It is 31 metres high, and from its gallery one sees the whole valley down to the harbour on a clear day in autumn.",
    "In 1934 the wooden wheel was taken away, and the mill has been driven by electricity since then, as the miller told us.",
]
PAGE = f"""<!doctype html>
<html lang="en"><head>
<title>A mill above the town | The Hallow Courier</title>
<meta property="og:title" content="A mill above the town"><meta property="og:site_name" content="The Hallow Courier">
<meta property="article:published_time" content="2016-06-10T08:00:00Z"><link rel="canonical" href="https://courier.example/mill">
<script>var year = 1999;</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>A mill above the town</h1><p>{STORY[0]}</p><h2>The wheel</h2><p>{STORY[1]}</p><p>{STORY[2]}</p></article>
<aside><p>Most read: Ten ways to bake bread in 2020</p></aside>
<footer><p>© 2024 The Hallow Courier. All rights reserved. Cookie settings</p></footer></body></html>
"""


def listed() -> list[dict[str, str]]:
    with Path("raw/sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---- init
def test_a_new_project_works(folder: Path, crossclaim: Crossclaim, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = crossclaim("init", "facts")
    assert (ended.code, ended.err) == (0, "")
    made = sorted(path.relative_to(folder / "facts").as_posix() for path in (folder / "facts").rglob("*") if path.is_file())
    expected = [
        ".gitignore",
        "crossclaim.toml",
        "raw/example/guide.txt",
        "raw/example/leaflet.txt",
        "raw/sources.csv",
        "rules/accepted.yaml",
    ]
    assert made == expected
    assert [line.strip() for line in ended.out.splitlines()[1:-1]] == [str(Path("facts", name)) for name in expected]
    assert ended.out.endswith("Next: cd facts && crossclaim run\n")
    monkeypatch.chdir(folder / "facts")
    found = crossclaim("run", "--format", "json")
    assert (found.code, found.err) == (1, "")
    assert [finding["message"] for finding in json.loads(found.out)["findings"]] == ["Old Mill of Hallow: 31 metres here, 13 metres there"]


@pytest.mark.parametrize("there", ["crossclaim.toml", "raw/mine.txt", ".gitignore"])
def test_nothing_is_written_over(folder: Path, crossclaim: Crossclaim, there: str) -> None:
    (folder / "facts" / there).parent.mkdir(parents=True)
    write(folder / "facts" / there, "mine")
    ended = crossclaim("init", "facts")
    assert (ended.code, ended.out) == (2, "")
    assert "is there already; a new project begins in a folder without one" in ended.err
    assert [path for path in (folder / "facts").rglob("*") if path.is_file()] == [folder / "facts" / there]


# ---- add
def test_a_text_may_be_called_readme(folder: Path, crossclaim: Crossclaim) -> None:
    write(folder / "README.txt", "The mill was opened in 1880.\n")
    assert crossclaim("add", "README.txt").code == 0
    assert [article.source_id for article in read_articles(folder / "raw")] == ["readme"]


def test_a_text_is_taken_in(folder: Path, crossclaim: Crossclaim) -> None:
    text = "The Mill\r\n\r\nThe mill was opened in 1880.\r\n"
    (folder / "The Old_Mill (2).TXT").write_bytes(b"\xef\xbb\xbf" + text.encode())
    ended = crossclaim("add", "The Old_Mill (2).TXT", "--title", "The Mill, old", "--published", "2016-06")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"Added the-old-mill-2 as {Path('raw/the-old-mill-2.txt')}.\n  title: The Mill, old\n  published: 2016-06\nNext: crossclaim run\n"
    )
    (article,) = read_articles(folder / "raw")
    assert (article.source_id, article.text, article.title, article.published) == ("the-old-mill-2", text, "The Mill, old", "2016-06")


def test_a_page_gives_its_main_text(folder: Path, crossclaim: Crossclaim) -> None:
    write(folder / "page.html", PAGE)
    assert crossclaim("add", "page.html", "--as", "hallow/mill", "--publisher", "Courier").code == 0
    text = (folder / "raw/hallow/mill.md").read_text(encoding="utf-8")
    assert text.startswith("# A mill above the town\n")
    assert [sentence for sentence in STORY if sentence not in text] == []
    assert [words for words in ("Most read", "Cookie", "1999", "Sport", "<") if words in text] == []
    about = {"title": "A mill above the town", "url": "https://courier.example/mill", "publisher": "Courier", "published": "2016-06-10"}
    assert listed() == [{"source_id": "hallow/mill", **about, "topic": ""}]


def test_rows_are_added_and_the_others_stay(folder: Path, crossclaim: Crossclaim) -> None:
    (folder / "raw").mkdir()
    write(folder / "raw/one.txt", "One.\n")
    write(folder / "raw/sources.csv", 'publisher,source_id\n"Ada, Bo",one\n')
    write(folder / "two.md", "# Two\n")
    assert crossclaim("add", "two.md").code == 0
    assert (folder / "raw/sources.csv").read_text(encoding="utf-8") == 'publisher,source_id\n"Ada, Bo",one\n,two\n'
    write(folder / "three.md", "# Three\n")
    assert crossclaim("add", "three.md", "--topic", "Three").code == 0
    assert (folder / "raw/sources.csv").read_text(encoding="utf-8") == 'publisher,source_id,topic\n"Ada, Bo",one,\n,two,\n,three,Three\n'


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("a.odt", b"PK", (), "a.odt: is neither of .txt, .md, .html, .htm, .docx, .pdf; save it as one of them"),
        ("a.txt", b"  \n", (), "a.txt: is empty"),
        ("a.txt", b"\xff\xfe", (), "a.txt: is UTF-16 text; save it as UTF-8"),
        ("a.html", b"<html><body></body></html>", (), "a.html: no main text is found in this page"),
        ("a.txt", b"A.", ("--as", "../a"), '"../a" is no id of an article; write it as collection/name'),
        ("a.txt", b"A.", ("--as", "/a"), '"/a" is no id of an article'),
        ("a.txt", b"A.", ("--as", "a//b"), '"a//b" is no id of an article'),
        ("a.txt", b"A.", ("--as", ".a/b"), '".a/b" is no id of an article'),
        ("README.md", b"# A", (), 'README.md: the folder\'s own "readme.md" is never read as an article; choose another id with --as'),
        ("a.md", b"# A", ("--as", "a/ReadMe"), 'the folder\'s own "ReadMe.md" is never read as an article'),
        ("a.txt", b"A.", ("--as", "a;b"), "an id holds no semicolon and no control character"),
        ("a.txt", b"A.", ("--as", "old"), 'there is an article "old" already; choose another id with --as'),
        ("a.txt", b"A.", ("--published", "May 2016"), '"May 2016" is no date; write YYYY, YYYY-MM or YYYY-MM-DD'),
    ],
)
def test_what_is_not_taken_in(
    folder: Path, crossclaim: Crossclaim, name: str, content: bytes, options: tuple[str, ...], message: str
) -> None:
    (folder / "raw").mkdir()
    write(folder / "raw/old.md", "Old.\n")
    (folder / name).write_bytes(content)
    ended = crossclaim("add", name, *options)
    assert (ended.code, ended.out) == (2, "")
    assert message in ended.err
    assert [path.name for path in sorted((folder / "raw").rglob("*"))] == ["old.md"]


def test_a_broken_list_is_told_first(folder: Path, crossclaim: Crossclaim) -> None:
    (folder / "raw").mkdir()
    write(folder / "raw/sources.csv", "source_id,titel\n")
    write(folder / "a.txt", "A.\n")
    ended = crossclaim("add", "a.txt")
    assert ended.code == 2
    assert 'unknown column "titel"' in ended.err
    assert not (folder / "raw/a.txt").exists()
