"""What is fetched, what is refused, and that each limit holds."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from pipeline.articles.fetching import Fetched, Limits, fetch
from pipeline.articles.hosts import Network, is_any, is_public
from pipeline.errors import ArticleError
from tests.articles.serving import Answer, Served, leading_to, page, serving, text, zipped

HERE = Network(may_ask=is_any)
LIMITS = Limits(size=1000, seconds=20.0, redirects=3)

BOMB = gzip.compress(b"\0" * 50_000_000)

ANSWERS = {
    "/plain": text(b"The mill.", "text/plain; charset=ISO-8859-1"),
    "/page": page("<p>The mill.</p>"),
    "/no-type": Answer(b"The mill."),
    "/odd-type": Answer(b"The mill.", headers={"Content-Type": "nonsense"}),
    "/full": text(b"x" * 1000),
    "/zipped": zipped(b"The mill. " * 100),
    "/deflated": text(zlib.compress(b"The mill."), Content_Encoding="deflate"),
    "/in-pieces": Answer([b"The ", b"mill."], headers={"Content-Type": "text/plain"}),
    "/one": leading_to("two"),
    "/two": leading_to("/three?a=b", 308),
    "/three?a=b": leading_to("/plain#here", 301),
    "/zero": leading_to("/one"),
    "/loop": leading_to("/loop"),
    "/no-target": Answer(b"", 302),
    "/to-file": leading_to("file:///etc/passwd"),
    "/to-ftp": leading_to("ftp://mill.example/a.txt"),
    "/to-password": leading_to("http://ada:secret@127.0.0.1/a.txt"),
    "/to-nonsense": leading_to("http://[:::/"),
    "/large": text(b"x" * 1001),
    "/large-in-pieces": Answer([b"x" * 600, b"y" * 600]),
    "/endless": Answer(repeat(b"x" * 400)),
    "/bomb": text(BOMB, Content_Encoding="gzip"),
    "/bomb-in-bomb": text(zlib.compress(zlib.compress(b"\0" * 5_000_000)), Content_Encoding="deflate, deflate"),
    "/brotli": text(b"?", Content_Encoding="br"),
    "/not-zipped": text(b"The mill.", Content_Encoding="gzip"),
    "/breaks-off": text(b"The mi", Content_Length="9"),
    "/pieces-break-off": Answer([b"5\r\nThe"], headers={"Transfer-Encoding": "chunked"}),
    "/no-http": Answer([b"The mill."], head=b""),
    "/empty": Answer(b"", 204),
    "/broken": Answer(b"", 500),
    "/part": text(b"The", Content_Range="bytes 0-2/9"),
}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serving(ANSWERS) as server:
        yield server


# ---- what comes
@pytest.mark.parametrize(
    ("path", "data", "end", "media_type", "charset"),
    [
        ("/plain", b"The mill.", "/plain", "text/plain", "iso-8859-1"),
        ("/page", b"<p>The mill.</p>", "/page", "text/html", "utf-8"),
        ("/no-type", b"The mill.", "/no-type", None, None),
        ("/odd-type", b"The mill.", "/odd-type", None, None),
        ("/full", b"x" * 1000, "/full", "text/plain", None),
        ("/zipped", b"The mill. " * 100, "/zipped", "text/plain", None),
        ("/deflated", b"The mill.", "/deflated", "text/plain", None),
        ("/in-pieces", b"The mill.", "/in-pieces", "text/plain", None),
        ("/plain#chapter", b"The mill.", "/plain", "text/plain", "iso-8859-1"),
        ("/one", b"The mill.", "/plain", "text/plain", "iso-8859-1"),
    ],
)
def test_what_lies_at_an_address(served: Served, path: str, data: bytes, end: str, media_type: str | None, charset: str | None) -> None:
    assert fetch(served.at(path), LIMITS, HERE) == Fetched(data, served.at(end), media_type, charset)


def test_nothing_is_told_to_the_server_but_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookie comes back, though each redirect sets one; and no proxy is asked, though the environment names one."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(ANSWERS) as served:
        fetch(served.at("/two", "localhost"), LIMITS, Network(lambda *_: ["127.0.0.1"], is_any))
    assert [path for path, _ in served.asked] == ["/two", "/three?a=b", "/plain"]
    assert {name for _, headers in served.asked for name in headers} == {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert {headers["Host"] for _, headers in served.asked} == {f"localhost:{served.port}"}


# ---- what does not
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "the answer is 404 Not Found, and not 200 OK"),
        ("/empty", "the answer is 204 No Content, and not 200 OK"),
        ("/broken", "the answer is 500 Internal Server Error, and not 200 OK"),
        ("/no-target", "the answer is 302 Found, and not 200 OK"),
        ("/zero", "leads on from address to address more than 3 times; save it with a browser and add the file"),
        ("/loop", "leads on from address to address more than 3 times; save it with a browser and add the file"),
        ("/to-file", 'leads to an address of the kind "file"; only http and https are fetched'),
        ("/to-ftp", 'leads to an address of the kind "ftp"; only http and https are fetched'),
        (
            "/to-password",
            "leads to an address with a name or password in it, which is not sent; save it with a browser and add the file",
        ),
        ("/to-nonsense", "leads to no address of the web"),
        ("/large", "has 1,001 bytes, and an article at most 1,000"),
        ("/large-in-pieces", "has more than 1,000 bytes, and an article at most so many"),
        ("/endless", "has more than 1,000 bytes, and an article at most so many"),
        ("/bomb", f"has {len(BOMB):,} bytes, and an article at most 1,000"),
        ("/bomb-in-bomb", "has more than 1,000 bytes, and an article at most so many"),
        ("/brotli", 'is compressed as "br", which is not asked for; save it with a browser and add the file'),
    ],
)
def test_what_is_refused(served: Served, path: str, message: str) -> None:
    with pytest.raises(ArticleError) as refused:
        fetch(served.at(path), LIMITS, HERE)
    assert refused.value.describe() == f"{served.at(path)}: {message}"


def test_a_bomb_is_stopped_while_it_is_decoded(served: Served) -> None:
    with pytest.raises(ArticleError, match="has more than 100,000 bytes"):
        fetch(served.at("/bomb"), Limits(size=100_000, seconds=20.0), HERE)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/breaks-off", "the answer breaks off"),
        ("/pieces-break-off", "the answer breaks off"),
        ("/not-zipped", "the answer is not compressed as it says"),
        ("/no-http", "the answer is none that HTTP knows"),
    ],
)
def test_what_is_damaged_on_the_way_is_not_taken(served: Served, path: str, reason: str) -> None:
    with pytest.raises(ArticleError) as refused:
        fetch(served.at(path), LIMITS, HERE)
    assert refused.value.message == f"cannot be fetched: {reason}; save it with a browser and add the file"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://mill.example/a.txt", 'ftp://mill.example/a.txt: is an address of the kind "ftp"; only http and https are fetched'),
        ("file:///etc/passwd", 'file:///etc/passwd: is an address of the kind "file"; only http and https are fetched'),
        ("http:///a", "http:///a: is an address without a host; write https://host/path"),
        ("http://mill.example:99999/", "http://mill.example:99999/: is no address of the web"),
        ("http://ada:secret@mill example/", "http://mill example/: is no address of the web"),
        ("http://ada:secret@mill.example/a", "http://mill.example/a: is an address with a name or password in it, which is not sent"),
        ("http://ada@evil@mill.example/a", "http://mill.example/a: is an address with a name or password in it, which is not sent"),
    ],
)
def test_addresses_that_nobody_is_asked_for(address: str, message: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(ArticleError) as refused:
        fetch(address, LIMITS, Network(never))
    assert refused.value.describe().removesuffix("; save it with a browser and add the file") == message


# ---- time
@pytest.mark.parametrize(
    "answer",
    [
        Answer(repeat(b"x"), pause=0.05),
        Answer([b"x"], pause=5.0),
        Answer(head=b"HTTP/1.0 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000, pause=0.05),
        text(b"The mi", Content_Length="900"),
    ],
    ids=["drips", "comes late", "head drips", "holds on"],
)
def test_no_answer_takes_longer_than_it_may(answer: Answer) -> None:
    answers = {"/": answer if answer.pause else Answer(_held(), headers=answer.headers)}
    with serving(answers) as served:
        began = time.monotonic()
        with pytest.raises(ArticleError) as refused:
            fetch(served.at("/"), Limits(seconds=0.4), HERE)
    assert time.monotonic() - began < 3
    place = served.at("/")
    assert refused.value.describe() == f"{place}: takes more than 0.4 seconds, and nothing is waited for longer; " + (
        "save it with a browser and add the file"
    )


def _held() -> Iterator[bytes]:
    yield b"The mi"
    time.sleep(5)


def test_a_slow_look_up_is_not_waited_for() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(5)
        return []

    with pytest.raises(ArticleError, match=r"takes more than 0\.2 seconds"):
        fetch("http://mill.example/", Limits(seconds=0.2), Network(slow))


# ---- which machines
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_a_private_machine_is_not_asked(served: Served, host: str) -> None:
    before = len(served.asked)
    with pytest.raises(ArticleError, match="no address of the public internet; give --allow-private if you trust what answers there"):
        fetch(served.at("/plain", host), LIMITS)
    assert len(served.asked) == before


def test_a_redirect_from_a_public_machine_to_a_private_one_is_not_followed() -> None:
    numbers = {"public.example": ["127.0.0.1"], "inside.example": ["10.0.0.7"], "both.example": ["127.0.0.1", "10.0.0.7"]}
    network = Network(lambda host, port: numbers[host], may_ask=lambda number: number == "127.0.0.1" or is_public(number))
    for inside in ("inside.example", "both.example"):
        answers = {"/": leading_to(f"http://{inside}/plain")}
        with serving(answers) as served:
            with pytest.raises(ArticleError) as refused:
                fetch(served.at("/", "public.example"), LIMITS, network)
            assert [headers["Host"] for _, headers in served.asked] == [f"public.example:{served.port}"]
        assert f'"{inside}" is 10.0.0.7, and that is no address of the public internet' in refused.value.message


def test_the_machine_that_was_checked_is_the_one_that_is_asked(served: Served) -> None:
    """A name service that gives another number the second time is not asked a second time."""
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    got = fetch(served.at("/plain", "moving.example"), LIMITS, Network(lambda *_: next(answers), is_any))
    assert (got.data, got.address) == (b"The mill.", served.at("/plain", "moving.example"))
    assert next(answers) == ["10.0.0.7"]


def test_the_next_number_is_tried_where_one_does_not_answer(served: Served) -> None:
    assert fetch(served.at("/plain", "two.example"), LIMITS, Network(lambda *_: ["127.0.0.3", "127.0.0.1"], is_any)).data == b"The mill."


def test_where_nothing_answers(served: Served) -> None:
    with pytest.raises(ArticleError, match=r"cannot be fetched: .*refused; save it with a browser and add the file"):
        fetch(served.at("/plain", "away.example"), LIMITS, Network(lambda *_: ["127.0.0.3"], is_any))


@pytest.mark.parametrize("error", [OSError("no such host"), UnicodeError("label too long")])
def test_a_host_that_is_not_there(error: Exception) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise error

    with pytest.raises(ArticleError) as refused:
        fetch("https://mill.example/", LIMITS, Network(unknown))
    assert refused.value.describe() == 'https://mill.example/: there is no host "mill.example", or the network is down'


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("172.32.0.1", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.31.255.255", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.251", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
        ("2001:db8::1", False),
        ("fc00::1", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("ff0e::1", False),
    ],
)
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


# ---- certificates
@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for mill.example, that signs itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    name = ("-subj", "/CN=mill.example", "-addext", "subjectAltName=DNS:mill.example")
    files = ("-keyout", folder / "key.pem", "-out", folder / "certificate.pem")
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *name, *files], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(
    ("host", "trusted", "message"),
    [("mill.example", True, None), ("barn.example", True, "doesn't match"), ("mill.example", False, "self-signed")],
)
def test_the_certificate_is_held_against_the_name_and_not_the_number(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool, message: str | None
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate.pem"))
    with serving(ANSWERS, context) as served:
        address = served.at("/plain", host).replace("http:", "https:")
        network = Network(lambda *_: ["127.0.0.1"], is_any)
        if message is None:
            assert fetch(address, LIMITS, network).data == b"The mill."
        else:
            with pytest.raises(ArticleError, match=f"cannot be fetched: .*{message}"):
                fetch(address, LIMITS, network)
