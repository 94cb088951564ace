"""A server on this machine that answers as it is told, well or badly."""

from __future__ import annotations

import contextlib
import gzip
import ssl
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    body: bytes | Iterable[bytes] = b""
    """Several pieces are sent with a pause before each, and without a Content-Length."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    head: bytes | None = None
    """In place of the one that fits; it comes byte by byte, with the pause between two."""


@dataclass(frozen=True)
class Served:
    port: int
    asked: list[tuple[str, Message]]
    """Path and headers of each request."""

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def page(body: str, kind: str = "text/html; charset=utf-8") -> Answer:
    return Answer(body.encode(), headers={"Content-Type": kind})


def text(body: bytes, kind: str = "text/plain", **headers: str) -> Answer:
    return Answer(body, headers={"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}})


def leading_to(target: str, status: int = 302) -> Answer:
    return Answer(b"moved", status, {"Location": target, "Set-Cookie": "who=ada"})


def zipped(body: bytes) -> Answer:
    return text(gzip.compress(body), Content_Encoding="gzip")


@contextlib.contextmanager
def serving(answers: Mapping[str, Answer], secured: ssl.SSLContext | None = None) -> Iterator[Served]:
    """The answers by path, at 127.0.0.1 alone; any other path is 404."""
    asked: list[tuple[str, Message]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers))
            with contextlib.suppress(OSError):  # who asked may be gone, which is what some tests are about
                self.give(answers.get(self.path, Answer(b"nothing here", 404)))

        def give(self, answer: Answer) -> None:
            self.close_connection = True
            if answer.head is None:
                self.send_response(answer.status)
                length = {"Content-Length": str(len(answer.body))} if isinstance(answer.body, bytes) else {}
                for name, value in {"Connection": "close", **length, **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
            for letter in answer.head or b"":
                self.wfile.write(bytes([letter]))
                time.sleep(answer.pause)
            for piece in [answer.body] if isinstance(answer.body, bytes) else answer.body:
                time.sleep(answer.pause)
                self.wfile.write(piece)

        protocol_version = "HTTP/1.1"

        def handle(self) -> None:
            with contextlib.suppress(OSError):  # who asked may not like the certificate
                super().handle()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Served(server.server_port, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
