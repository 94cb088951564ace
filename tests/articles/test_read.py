"""A folder of articles: what is read, what is refused, and in which words."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles import Article, read_articles, read_folder, resolve_paths
from pipeline.articles.decode import decode
from pipeline.errors import ArticleError, PipelineError, Unreadable

Folder = Callable[[dict[str, bytes | str]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def make(files: dict[str, bytes | str]) -> Path:
        for name, content in files.items():
            path = tmp_path / "raw" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "raw"

    return make


def message(error: PipelineError, raw: Path) -> str:
    return str(error).replace(str(raw), "raw")


def refused(raw: Path, *only: Path) -> str:
    with pytest.raises(PipelineError) as caught:
        read_articles(raw, only)
    return message(caught.value, raw)


def test_an_article_is_its_text_to_the_letter(folder: Folder) -> None:
    data = b"\xef\xbb\xbfThe bridge\r\n\r\nIt rained.\r"
    raw = folder({"harbour/bridges/old.md": data, "sources.csv": "published,source_id,topic\n1931-05,harbour/bridges/old,\n"})
    assert read_articles(raw) == [
        Article(
            source_id="harbour/bridges/old",
            collection="harbour",
            text="The bridge\r\n\r\nIt rained.\r",
            sha256=hashlib.sha256(data).hexdigest(),
            published="1931-05",
        )
    ]


@given(st.text())
def test_offsets_count_as_python_reads_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    try:
        path.write_bytes(text.encode("utf-8"))
    except UnicodeEncodeError:
        return
    if "\0" not in text:
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert decode(path.read_bytes(), path) == file.read()


def test_what_is_an_article_and_what_it_is_called(folder: Folder) -> None:
    files = (
        "b.txt",
        "a.md",
        "x/c.TXT",
        "x/y/d.e.txt",
        "x/empty.md",
        "README.md",
        "x/README.md",
        "x/.hidden.txt",
        ".git/e.txt",
        "notes.pdf",
        "txt",
    )
    raw = folder(dict.fromkeys(files, "Word"))
    (raw / "x/empty.md").write_bytes(b"")
    assert [(article.source_id, article.collection, article.text) for article in read_articles(raw)] == [
        ("a", "default", "Word"),
        ("b", "default", "Word"),
        ("x/c", "x", "Word"),
        ("x/empty", "x", ""),
        ("x/y/d.e", "x", "Word"),
    ]


def test_an_id_is_in_the_composed_form_that_people_type(folder: Folder) -> None:
    raw = folder({"cafe\u0301.txt": "Word", "sources.csv": "source_id,title\ncaf\u00e9,Café\n"})
    assert [(article.source_id, article.title) for article in read_articles(raw)] == [("caf\u00e9", "Café")]


def test_links_are_followed_but_not_in_a_circle(folder: Folder, tmp_path: Path) -> None:
    raw = folder({"x/a.txt": "Word"})
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("Word", encoding="utf-8")
    (raw / "y").symlink_to(other, target_is_directory=True)
    (raw / "x/up").symlink_to(raw, target_is_directory=True)
    assert [article.source_id for article in read_articles(raw)] == ["x/a", "y/b"]


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "Latin-1": (b"One\nCaf\xe9 two", "raw/a.txt:2: is not UTF-8: byte 7 is 0xe9 (invalid continuation byte); save it as UTF-8"),
    "cut off": (b"\xef\xbb\xbfCaf\xc3", "raw/a.txt:1: is not UTF-8: byte 6 is 0xc3 (unexpected end of data); save it as UTF-8"),
    "UTF-16": ("Café".encode("utf-16"), "raw/a.txt: is UTF-16 text; save it as UTF-8"),
    "UTF-32": ("Café".encode("utf-32"), "raw/a.txt: is UTF-32 text; save it as UTF-8"),
    "binary": (b"PK\x03\n\x00\x00", "raw/a.txt:2: is not text: byte 4 is NUL; an article is UTF-8 text"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_utf8_text_is_refused(name: str, folder: Folder) -> None:
    data, expected = UNREADABLE[name]
    assert refused(folder({"a.txt": data, "b.txt": "Word"})) == expected


def test_all_bad_articles_are_listed_together(folder: Folder) -> None:
    raw = folder(
        {"a.txt": "Word", "a.md": "Word", "b.txt": b"\xff", "c;d.txt": "Word", "e.txt": "Word", "sources.csv": "source_id\na\nb\nf\n"}
    )
    assert refused(raw).splitlines() == [
        "raw/c;d.txt: its name holds a semicolon or a control character, which the tables cannot; rename it",
        'raw/a.md: raw/a.txt has the same id "a"; rename one of them',
        "raw/b.txt:1: is not UTF-8: byte 0 is 0xff (invalid start byte); save it as UTF-8",
        'raw/sources.csv:4 [source_id]: there is no article "f"; the id is the path below raw without its ending',
    ]


def test_those_who_go_on_get_the_rest_and_the_errors(folder: Folder) -> None:
    raw = folder({"a.txt": "Word", "b.txt": b"\xff", "sources.csv": "source_id,title\nb,B\na,A\n"})
    reading = read_folder(raw)
    assert [(article.source_id, article.title) for article in reading.articles] == [("a", "A")]
    assert [message(error, raw) for error in reading.errors] == [
        "raw/b.txt:1: is not UTF-8: byte 0 is 0xff (invalid start byte); save it as UTF-8"
    ]
    (raw / "sources.csv").write_text("source_id\nc\n", encoding="utf-8")
    with pytest.raises(Unreadable):
        read_folder(raw)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_that_may_not_be_read(folder: Folder) -> None:
    raw = folder({"a.txt": "Word"})
    (raw / "a.txt").chmod(0)
    assert refused(raw) == "raw/a.txt: cannot be read: Permission denied"


def test_a_dangling_link_cannot_be_read(folder: Folder) -> None:
    raw = folder({"b.txt": "Word"})
    (raw / "a.txt").symlink_to(raw / "gone")
    assert refused(raw) == "raw/a.txt: cannot be read: No such file or directory"


def test_a_folder_without_an_article(folder: Folder) -> None:
    raw = folder({"README.md": "Word"})
    assert refused(raw) == "raw: holds no article; put .txt or .md files into it, or type crossclaim add"
    assert refused(raw / "gone") == "raw: there is no such folder; give a folder with articles (.txt or .md)"
    assert refused(raw / "README.md") == "raw: is a file, not a folder; give a folder with articles (.txt or .md)"


def test_only_some_of_them(folder: Folder) -> None:
    raw = folder(
        {"a.txt": "Word", "x/b.txt": "Word", "x/c.txt": b"\xff", "y/d.txt": "Word", "sources.csv": "source_id,title\na,A\nx/c,C\ny/d,D\n"}
    )
    chosen = read_articles(raw, [raw / "y", raw / "x/b.txt", raw / "y/d.txt"])
    assert [(article.source_id, article.collection, article.title) for article in chosen] == [("x/b", "x", None), ("y/d", "y", "D")]


def test_only_what_is_an_article_below_the_folder(folder: Folder, tmp_path: Path) -> None:
    raw = folder({"a.txt": "Word", "notes.pdf": "Word", "x/README.md": "Word"})
    outside = tmp_path / "b.txt"
    outside.write_text("Word", encoding="utf-8")
    assert refused(raw, raw / "notes.pdf") == (
        "raw/notes.pdf: is no article; articles are .txt or .md files, neither hidden nor README.md, "
        "and crossclaim add makes one of other files"
    )
    assert refused(raw, raw / "x") == "raw/x: holds no article; put .txt or .md files into it, or type crossclaim add"
    assert refused(raw, raw / "gone.txt") == "raw/gone.txt: there is no such file or folder"
    assert refused(raw, outside) == f"{outside}: is not below the folder of articles raw; give paths below it, or that folder with --raw"


RESOLVED: dict[str, tuple[list[str], str, list[str]]] = {
    "nothing": ([], "raw", []),
    "the project's folder": (["raw"], "raw", []),
    "a collection of the project": (["raw/x"], "raw", ["raw/x"]),
    "files of the project": (["raw/x/a.txt", "raw/y"], "raw", ["raw/x/a.txt", "raw/y"]),
    "another folder": (["other"], "other", []),
    "a file elsewhere": (["other/z/c.txt"], "other/z", ["other/z/c.txt"]),
    "two files elsewhere": (["other/z/c.txt", "other/d.txt"], "other", ["other/z/c.txt", "other/d.txt"]),
    "two folders": (["other/z", "raw/x"], "", ["other/z", "raw/x"]),
    "what is not there": (["gone"], "gone", []),
}


@pytest.mark.parametrize("name", RESOLVED)
def test_paths_that_somebody_types(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("raw/x/a.txt", "raw/y/b.txt", "other/z/c.txt", "other/d.txt"):
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        Path(file).write_text("Word", encoding="utf-8")
    typed, raw, only = RESOLVED[name]
    found, chosen = resolve_paths([Path(path) for path in typed], Path("raw"))
    assert (found.absolute(), chosen) == (tmp_path / raw, tuple(Path(path) for path in only))
    if name != "what is not there":
        assert read_articles(found, chosen)


COLUMNS = "the columns are source_id, title, url, publisher, published, topic, separated by commas; all but source_id may be left out"
SOURCES: dict[str, tuple[bytes | str, str]] = {
    "empty": ("", "raw/sources.csv: is empty; {columns}"),
    "semicolons": ("source_id;title\n", 'raw/sources.csv:1: unknown column "source_id;title"; {columns}'),
    "no id": ("title\nA\n", 'raw/sources.csv:1: the column "source_id" is missing; {columns}'),
    "a column twice": ("source_id,title,title\n", 'raw/sources.csv:1: the column "title" stands there twice'),
    "a row too short": ("source_id,title\na\n", "raw/sources.csv:2: 1 cells under 2 columns; put a cell with a comma into double quotes"),
    "a row too long": (
        "source_id,title\na,One, two\n",
        "raw/sources.csv:2: 3 cells under 2 columns; put a cell with a comma into double quotes",
    ),
    "no such article": ("source_id\n\nbridg\n", 'raw/sources.csv:3 [source_id]: there is no article "bridg"; did you mean "bridge"?'),
    "with its ending": ("source_id\na.txt\n", 'raw/sources.csv:2 [source_id]: there is no article "a.txt"; did you mean "a"?'),
    "twice": ("source_id\na\na\n", 'raw/sources.csv:3 [source_id]: "a" has a row already'),
    "no article named": ("source_id,title\n,A\n", "raw/sources.csv:2 [source_id]: the row names no article"),
    "words for a date": (
        "source_id,published\na,3 May 1931\n",
        'raw/sources.csv:2 [published]: "3 May 1931" is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
    ),
    "no such day": (
        "source_id,published\na,1931-02-29\n",
        'raw/sources.csv:2 [published]: "1931-02-29" is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
    ),
    "other digits": (
        "source_id,published\na,١٩٣١\n",
        'raw/sources.csv:2 [published]: "١٩٣١" is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
    ),
    "after a cell of two lines": (
        'source_id,title\na,"One\ntwo"\nc,\n',
        'raw/sources.csv:4 [source_id]: there is no article "c"; the id is the path below raw without its ending',
    ),
    "open quotes": ('source_id,title\na,"One\n', "raw/sources.csv:2: is no CSV: unexpected end of data"),
    "Latin-1": (
        b"source_id,title\na,Caf\xe9\n",
        "raw/sources.csv:2: is not UTF-8: byte 21 is 0xe9 (invalid continuation byte); save it as UTF-8",
    ),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_broken_list_of_sources_is_refused(name: str, folder: Folder) -> None:
    data, expected = SOURCES[name]
    assert refused(folder({"a.txt": "Word", "bridge.txt": "Word", "sources.csv": data})) == expected.replace("{columns}", COLUMNS)


def test_all_bad_rows_are_listed_together(folder: Folder) -> None:
    raw = folder({"a.txt": "Word", "sources.csv": "source_id,published\na,soon\nb,\n"})
    assert [line.split(":")[1] for line in refused(raw).splitlines()] == ["2 [published]", "3 [source_id]"]


def test_a_list_of_sources_in_any_order_with_any_cell_missing(folder: Folder) -> None:
    table = '\ufefftopic,url,source_id,publisher,published,title\r\n\r\n Ellery ,,a,"Reed, Ann",1931,\r\n,,b,,2001-12-31,B\r\n'
    raw = folder({"a.txt": "Word", "b.txt": "Word", "c.txt": "Word", "sources.csv": table})
    kept = [(each.source_id, each.title, each.url, each.publisher, each.published, each.topic) for each in read_articles(raw)]
    assert kept == [
        ("a", None, None, "Reed, Ann", "1931", "Ellery"),
        ("b", "B", None, None, "2001-12-31", None),
        ("c", None, None, None, None, None),
    ]


def test_one_error_is_no_list(folder: Folder) -> None:
    with pytest.raises(ArticleError):
        read_articles(folder({"a.txt": b"\xff"}))
