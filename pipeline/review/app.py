"""The web application of the review page."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass

import flask
import pydantic

from pipeline.errors import PipelineError, RuleError
from pipeline.reports.html.page import render_page
from pipeline.review.decisions import REQUEST, Decider, DecisionError
from pipeline.review.guard import Guard
from pipeline.review.state import Json, describe_state, stand_today, with_standings
from pipeline.review.store import Store
from pipeline.review.subject import Subject

TITLE = "Crossclaim review"
MOST_BYTES = 4_000_000
"""Of a request: thousands of findings at once."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Review:
    """What the templates show beside the report."""

    state: Json
    token: str
    who: str
    today: str


def make_app(subject: Subject, store: Store, guard: Guard, who: str) -> flask.Flask:
    """The application: the page at `/`, how everything stands at `/state`, decisions to `/decisions`. `who`: the name to begin with."""
    app = flask.Flask(__name__, static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    decider = Decider(store)

    @app.before_request
    def refuse() -> flask.typing.ResponseReturnValue | None:
        reason = guard.refusal(flask.request.method, dict(flask.request.headers))
        return None if reason is None else ({"error": reason}, 403)

    @app.after_request
    def protect(response: flask.Response) -> flask.Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        return response

    @app.get("/")
    def page() -> flask.Response:
        problem = subject.refresh()
        state = _state(subject, store, problem)
        report = subject.report
        if "error" not in state:
            report = with_standings(report, stand_today(report, store.parse(store.read()), store.rules))
        made = render_page(
            report, title=TITLE, review=Review(state, guard.token, who, datetime.date.today().isoformat()), more_scripts=("review.js",)
        )
        response = flask.make_response(made.html)
        response.headers["Content-Security-Policy"] = f"{made.policy}; frame-ancestors 'none'"
        return response

    @app.get("/state")
    def state() -> Json:
        now = _state(subject, store, subject.problem())
        return {"version": now["version"]} if flask.request.args.get("version") == now["version"] else now

    @app.post("/decisions")
    def decide() -> flask.typing.ResponseReturnValue:
        try:
            number = decider.decide(REQUEST.validate_python(flask.request.get_json()), subject.report)
        except pydantic.ValidationError as error:
            return {"error": _describe(error)}, 400
        except (DecisionError, RuleError) as error:
            return {"error": str(error), "state": _state(subject, store, subject.problem())}, 409
        return {"decision": number, "state": _state(subject, store, subject.problem())}

    return app


def _state(subject: Subject, store: Store, problem: str | None) -> dict[str, object]:
    """How everything stands, with a version that changes when any of it does; `error` where a file of decisions is broken."""
    try:
        described: dict[str, object] = dict(describe_state(subject.report, store.parse(store.read()), store.rules))
    except PipelineError as error:
        described = {"error": f"{error.describe()}. Nothing is written until this is mended."}
    described["problem"] = problem or ""
    version = hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:16]
    return {**described, "version": version}


def _describe(error: pydantic.ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors(include_url=False))
