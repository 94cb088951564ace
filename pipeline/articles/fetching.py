"""What lies at an address of the web, within limits of size, time and redirects, from machines that may be asked.

Each hop is looked up once, and the connection goes to the very number that was checked; a second answer of the name service changes
nothing. The proxies of the environment are not used, for nobody could say then which machine is asked. No cookie is kept or sent.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import IncompleteRead
from threading import Thread
from typing import TypeVar
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import ConnectTimeoutError, DecodeError, HTTPError, NewConnectionError, ProtocolError, ReadTimeoutError
from urllib3.util import Timeout, Url, parse_url

from pipeline.articles.hosts import Network
from pipeline.errors import ArticleError

PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
CODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
"""Compressions that are undone while the decoded bytes are counted."""
HEADERS = {"User-Agent": "crossclaim", "Accept": "text/html, text/plain, text/markdown, application/pdf, */*;q=0.5"}
INSTEAD = "save it with a browser and add the file"

_CHUNK = 65_536
_CONNECT = 10.0
"""Seconds until the next number of a host is tried."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """What an article is allowed to cost."""

    size: int = 20_000_000
    """Bytes, decoded."""
    seconds: float = 60.0
    """For all of it, from the first look-up to the last byte."""
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came."""

    data: bytes
    address: str
    """Where it lay in the end, without a fragment."""
    media_type: str | None
    """`text/html`; None where the server does not say."""
    charset: str | None


def fetch(address: str, limits: Limits | None = None, network: Network | None = None) -> Fetched:
    """What lies at an address.

    ArticleError: an address other than http and https or with a name or password in it (so may be one that a redirect leads to), a host
    that is not there or not public, a limit that is passed, any answer but 200, one that breaks off or is compressed in an unknown way.
    """
    bounds = limits or Limits()
    start = _parsed(address, "")
    place = start.url
    end = time.monotonic() + bounds.seconds
    try:
        return _within(bounds.seconds, lambda: _follow(start, bounds, network or Network(), end))
    except TimeoutError:
        raise _too_slow(place, bounds) from None
    except (HTTPError, OSError) as error:
        raise ArticleError(f"cannot be fetched: {_reason(error)}; {INSTEAD}", path=place) from error


def _reason(error: Exception) -> str:
    """What went wrong on the way, in a few words: the libraries' own where they tell what a reader can do something about."""
    cause = error.args[1] if isinstance(error, ProtocolError) and len(error.args) > 1 else error
    if isinstance(cause, IncompleteRead):
        return "the answer breaks off"
    if isinstance(cause, DecodeError):
        return "the answer is not compressed as it says"
    if isinstance(cause, ReadTimeoutError | ConnectTimeoutError) and not isinstance(cause, NewConnectionError):
        return "nothing answers"
    if isinstance(error, ProtocolError):
        return "the answer is none that HTTP knows"
    return str(cause).rpartition(": ")[2].partition(" (_ssl")[0]


def _within(seconds: float, work: Callable[[], T]) -> T:
    """The outcome of the work; TimeoutError after so many seconds, whatever it waits for: a look-up knows no limit of its own."""
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    return outcome.result(seconds)


def _follow(start: Url, limits: Limits, network: Network, end: float) -> Fetched:
    here, place = start, start.url
    for _ in range(limits.redirects + 1):
        with _answer(here, network, place) as response:
            target = response.headers.get("Location")
            if response.status not in REDIRECTS or target is None:
                return _taken(response, here, place, limits, end)
            here = _parsed(target, place, here.url)
    raise ArticleError(f"leads on from address to address more than {limits.redirects} times; {INSTEAD}", path=place)


def _parsed(address: str, place: str, base: str = "") -> Url:
    """The address, taken apart; `place` is the one that was typed and led to it, or empty, and `base` the one that it is said from."""
    leads = "leads to" if place else "is"
    try:
        url = parse_url(urljoin(base, address.strip()))
    except ValueError:
        raise ArticleError(f"{leads} no address of the web", path=place or _without_userinfo(address)) from None
    plain = url._replace(auth=None, fragment=None)
    if url.scheme not in PORTS:
        raise ArticleError(f'{leads} an address of the kind "{url.scheme}"; only http and https are fetched', path=place or plain.url)
    if not url.host:
        raise ArticleError(f"{leads} an address without a host; write https://host/path", path=place or plain.url)
    if url.auth is not None:
        raise ArticleError(f"{leads} an address with a name or password in it, which is not sent; {INSTEAD}", path=place or plain.url)
    return plain


def _without_userinfo(address: str) -> str:
    """What may be shown of an address that cannot be taken apart."""
    scheme, slashes, rest = address.partition("://")
    return f"{scheme}{slashes}{rest.rpartition('@')[2]}"


@contextmanager
def _answer(url: Url, network: Network, place: str) -> Iterator[urllib3.BaseHTTPResponse]:
    """The head of the answer from the first machine of the host that takes the connection; the body is still to be read."""
    scheme, host = str(url.scheme), str(url.host).strip("[]")
    port = url.port or PORTS[scheme]
    failed: HTTPError = NewConnectionError(None, "the host has no number")  # type: ignore[arg-type]
    for number in network.machines(host, port, place):
        with _pool(scheme, number, port, host) as pool:
            try:
                response = _asked(pool, url)
            except (NewConnectionError, ConnectTimeoutError) as error:
                failed = error
                continue
            try:
                yield response
            finally:
                response.close()
            return
    raise failed


def _asked(pool: urllib3.HTTPConnectionPool, url: Url) -> urllib3.BaseHTTPResponse:
    host = str(url.host) if url.port is None else f"{url.host}:{url.port}"
    headers = {**HEADERS, "Host": host, "Accept-Encoding": "gzip, deflate"}
    return pool.urlopen("GET", url.request_uri, headers=headers, redirect=False, retries=False, preload_content=False)


def _pool(scheme: str, number: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    """Connects to a number; the certificate must be that of the host all the same."""
    timeout = Timeout(connect=_CONNECT, read=_CONNECT * 3)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(number, port, timeout=timeout)
    name = host.rstrip(".")
    return urllib3.HTTPSConnectionPool(number, port, timeout=timeout, server_hostname=name, assert_hostname=name)


def _taken(response: urllib3.BaseHTTPResponse, url: Url, place: str, limits: Limits, end: float) -> Fetched:
    if response.status != 200:
        raise ArticleError(f"the answer is {response.status} {response.reason or ''}".rstrip() + ", and not 200 OK", path=place)
    coding = response.headers.get("Content-Encoding", "")
    if {part.strip().lower() for part in coding.split(",")} - CODINGS:
        raise ArticleError(f'is compressed as "{coding}", which is not asked for; {INSTEAD}', path=place)
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and int(length) > limits.size:
        raise ArticleError(f"has {int(length):,} bytes, and an article at most {limits.size:,}", path=place)
    data = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limits.size:
            raise ArticleError(f"has more than {limits.size:,} bytes, and an article at most so many", path=place)
        if time.monotonic() > end:
            raise _too_slow(place, limits)
    return Fetched(bytes(data), url.url, *_content_type(response.headers.get("Content-Type")))


def _content_type(value: str | None) -> tuple[str | None, str | None]:
    if not value or "/" not in value:
        return None, None
    header = Message()
    header["Content-Type"] = value
    return header.get_content_type(), header.get_content_charset()


def _too_slow(place: str, limits: Limits) -> ArticleError:
    return ArticleError(f"takes more than {limits.seconds:g} seconds, and nothing is waited for longer; {INSTEAD}", path=place)
