"""Articles that come in from documents, PDF files and addresses of the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from docx.document import Document

from tests.articles.papers import Paper, document
from tests.articles.serving import Answer, Served, leading_to, page, serving, text
from tests.cli.steps import Ended, write
from tests.cli.test_doors import PAGE, STORY, listed
from tests.cli.test_errors import start

Crossclaim = Callable[..., Ended]


def paper() -> bytes:
    made = Paper()
    made.set_title("A mill above the town")
    made.add_page()
    for sentence in STORY:
        made.say(sentence)
    return made.bytes()


def letter() -> bytes:
    def fill(made: Document) -> None:
        made.add_paragraph("A mill above the town", style="Title")
        for sentence in STORY:
            made.add_paragraph(sentence)

    return document(fill, modified=datetime(2016, 6, 10))


WHOLE = "# A mill above the town\n\n" + "\n\n".join(STORY) + "\n"
KNOWN = {"title": "A mill above the town", "publisher": "", "published": "2016-06-10", "topic": ""}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("name", "data"), [("The Mill.pdf", paper()), ("The Mill.DOCX", letter())])
def test_a_document_gives_its_text(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    ended = start("add", name, folder=folder, capture_output=True)
    told = "  title: A mill above the town\n  published: 2016-06-10\n"
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == f"Added the-mill as {Path('raw/the-mill.md')}.\n{told}Next: crossclaim run\n"
    assert (folder / "raw/the-mill.md").read_bytes().decode() == WHOLE
    assert listed() == [{"source_id": "the-mill", "url": "", **KNOWN}]


TEXT = "“The mill” was opened in 1880.\r\n"
OLD_PAGE = PAGE.replace("A mill above", "A “mill” above").replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
ANSWERS = {
    "/the/mill": page(PAGE),
    "/windows": text(OLD_PAGE, "text/html; charset=ISO-8859-1"),
    "/wrongly-named": text(OLD_PAGE, "text/html; charset=utf-8"),
    "/unknown": text(OLD_PAGE, "text/html; charset=klingon"),
    "/unnamed": text(OLD_PAGE, "text/html"),
    "/files/Report%202.pdf": text(paper(), "application/pdf"),
    "/report.pdf": text(paper(), "application/octet-stream"),
    "/report": text(letter(), DOCX),
    "/letter.docx": text(letter(), "binary/octet-stream"),
    "/guide.md": text(TEXT.encode(), "text/plain; charset=utf-8"),
    "/notes.txt": text(TEXT.encode("cp1252"), "text/plain; charset=windows-1252"),
    "/page.md": text(TEXT.encode(), "text/markdown"),
    "/no-type.txt": Answer(TEXT.encode()),
    "/moved": leading_to("/files/Report%202.pdf"),
    "/": text(TEXT.encode()),
    "/picture.pdf": text(b"GIF89a", "image/gif"),
    "/data": text(b"?", "application/octet-stream"),
    "/wrong-letters": text(b"caf\xe9", "text/plain; charset=utf-8"),
    "/no-letters": text(b"The mill.", "text/plain; charset=klingon"),
    "/hex": text(b"54686520", "text/plain; charset=hex"),
    "/no-text": page("<p></p>"),
    "/no-pdf.pdf": text(b"<html>", "application/pdf"),
    "/empty": text(b" \n"),
    "/loop": leading_to("/loop"),
    "/file": leading_to("file:///etc/passwd"),
    "/large": text(b"x", Content_Length="20000001"),
}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(ANSWERS) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "end", "name", "content"),
    [
        ("/the/mill", "/the/mill", "mill.md", None),
        ("/files/Report%202.pdf#page=3", "/files/Report%202.pdf", "report-2.md", WHOLE),
        ("/report.pdf", "/report.pdf", "report.md", WHOLE),
        ("/report", "/report", "report.md", WHOLE),
        ("/letter.docx", "/letter.docx", "letter.md", WHOLE),
        ("/guide.md", "/guide.md", "guide.md", TEXT),
        ("/notes.txt", "/notes.txt", "notes.txt", TEXT),
        ("/page.md", "/page.md", "page.md", TEXT),
        ("/no-type.txt", "/no-type.txt", "no-type.txt", TEXT),
        ("/moved", "/files/Report%202.pdf", "report-2.md", WHOLE),
        ("/", "/", "127-0-0-1.txt", TEXT),
    ],
)
def test_an_address_gives_its_text(
    folder: Path, crossclaim: Crossclaim, served: Served, path: str, end: str, name: str, content: str | None
) -> None:
    ended = crossclaim("add", served.at(path), "--allow-private")
    assert (ended.code, ended.err) == (0, "")
    assert [path.name for path in sorted((folder / "raw").iterdir())] == sorted([name, "sources.csv"])
    text = (folder / "raw" / name).read_bytes().decode()
    if content is None:
        assert [sentence for sentence in STORY if sentence not in text] == []
    else:
        assert text == content
    (row,) = listed()
    assert (row["source_id"], row["url"]) == (name.partition(".")[0], served.at(end))


@pytest.mark.parametrize("path", ["/windows", "/wrongly-named", "/unknown", "/unnamed"])
def test_a_page_in_other_letters(folder: Path, crossclaim: Crossclaim, served: Served, path: str) -> None:
    """The server's word goes before the page's own, unless it cannot be right."""
    assert crossclaim("add", served.at(path), "--allow-private", "--as", "mill").code == 0
    assert (folder / "raw/mill.md").read_text(encoding="utf-8").partition("\n")[0] == "# A “mill” above the town"
    assert [row["title"] for row in listed()] == ["A “mill” above the town"]


def test_an_address_as_a_process(folder: Path, served: Served) -> None:
    """What is said goes before what is found, and the address before the one that the page gives."""
    words = ("add", served.at("/the/mill"), "--as", "hallow/mill", "--allow-private", "--publisher", "Courier")
    ended = start(*words, folder=folder, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert listed() == [{"source_id": "hallow/mill", "url": served.at("/the/mill"), **KNOWN, "publisher": "Courier"}]
    again = start(*words, folder=folder, capture_output=True)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr == 'crossclaim: raw: there is an article "hallow/mill" already; choose another id with --as\n'


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "the answer is 404 Not Found, and not 200 OK"),
        ("/picture.pdf", "is image/gif; what can be taken in is text, Markdown, HTML, PDF and .docx"),
        (
            "/data",
            'neither its type nor the end of its address "data" tells what it is; '
            "what can be taken in is text, Markdown, HTML, PDF and .docx",
        ),
        ("/wrong-letters", "is not UTF-8: byte 3 is 0xe9 (unexpected end of data); save it as UTF-8"),
        ("/no-letters", 'is said to be in the letters "klingon", and is not; save it as UTF-8 and add the file'),
        ("/hex", 'is said to be in the letters "hex", and is not; save it as UTF-8 and add the file'),
        ("/no-text", "no main text is found in this page; save its text as .txt or .md"),
        ("/no-pdf.pdf", "is no PDF file that can be read; save it again as PDF, or as .txt"),
        ("/empty", "is empty"),
        ("/loop", "leads on from address to address more than 10 times; save it with a browser and add the file"),
        ("/file", 'leads to an address of the kind "file"; only http and https are fetched'),
        ("/large", "has 20,000,001 bytes, and an article at most 20,000,000"),
    ],
)
def test_an_address_that_is_not_taken_in(folder: Path, crossclaim: Crossclaim, served: Served, path: str, message: str) -> None:
    (folder / "raw").mkdir()
    write(folder / "raw/old.md", "Old.\n")
    write(folder / "raw/sources.csv", "source_id\nold\n")
    before = files(folder)
    ended = crossclaim("add", served.at(path), "--allow-private", "--as", "new/mill")
    line = ":1" if "is not UTF-8" in message else ""
    assert (ended.code, ended.out, ended.err) == (2, "", f"crossclaim: {served.at(path)}{line}: {message}\n")
    assert (files(folder), (folder / "raw/new").exists()) == (before, False)


def test_private_machines_are_asked_only_where_somebody_says_so(folder: Path, served: Served) -> None:
    ended = start("add", served.at("/notes.txt"), folder=folder, capture_output=True)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f'crossclaim: {served.at("/notes.txt")}: "127.0.0.1" is 127.0.0.1, and that is no address of the public internet; '
        "give --allow-private if you trust what answers there\n"
    )
    assert files(folder) == {}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("ftp://mill.example/a.txt", 'ftp://mill.example/a.txt: is an address of the kind "ftp"; only http and https are fetched'),
        ("https://ada:secret@mill.example/a", "https://mill.example/a: is an address with a name or password in it"),
        ("mill.example/a", "File 'mill.example/a' does not exist."),
    ],
)
def test_what_is_typed_and_is_nothing(folder: Path, crossclaim: Crossclaim, typed: str, message: str) -> None:
    ended = crossclaim("add", typed)
    assert (ended.code, ended.out, message in ended.err, "secret" in ended.err) == (2, "", True, False)
    assert files(folder) == {}


def test_a_file_that_is_too_large(folder: Path, crossclaim: Crossclaim) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(20_000_001)
    ended = crossclaim("add", "a.txt")
    message = "has more than 20,000,000 bytes, and an article at most so many; take the part that you need"
    assert (ended.code, ended.out, ended.err) == (2, "", f"crossclaim: a.txt: {message}\n")


@pytest.mark.parametrize("there", ["raw/hallow/mill.md", "raw/hallow", "raw", "raw/sources.csv"])
def test_what_cannot_be_written_leaves_all_as_it_was(folder: Path, crossclaim: Crossclaim, there: str) -> None:
    """Something else stands where the article, its folder or the list would: a folder in place of a file, or the other way round."""
    if there in ("raw/hallow/mill.md", "raw/sources.csv"):
        (folder / there).mkdir(parents=True)
    else:
        (folder / there).parent.mkdir(exist_ok=True)
        write(folder / there, "mine")
    write(folder / "a.md", "# A mill\n")
    before = sorted(folder.rglob("*"))
    ended = crossclaim("add", "a.md", "--as", "hallow/mill")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("crossclaim: raw")
    assert sorted(folder.rglob("*")) == before
