"""Listens on this machine, and on nothing else."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass

from waitress.server import create_server

from pipeline.errors import PipelineError
from pipeline.review.app import make_app
from pipeline.review.guard import Guard
from pipeline.review.store import Store
from pipeline.review.subject import Subject

HOST = "127.0.0.1"
THREADS = 4


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens already and answers once it runs."""

    address: str
    run: Callable[[], None]
    """Answers requests until it is interrupted or closed."""
    close: Callable[[], None]


def listen(subject: Subject, store: Store, *, port: int, who: str) -> Server:
    """A server on this port, on any free one where it is 0; PipelineError where another program has it."""
    try:
        server = create_server(lambda *_: (), host=HOST, port=port, threads=THREADS, ident=None)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PipelineError(f"port {port} is in use; give another with --port, or --port 0 for any free one") from error
        raise PipelineError(f"cannot listen on port {port}: {error.strerror}") from error
    guard = Guard(int(server.effective_port))
    server.application = make_app(subject, store, guard, who)
    return Server(f"http://{HOST}:{guard.port}/", server.run, server.close)
