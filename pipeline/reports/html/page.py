"""A report as one HTML file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import jinja2
from markupsafe import Markup

from pipeline.reports.facts import find_facts
from pipeline.reports.html import assets
from pipeline.reports.html.pictures import picture_data
from pipeline.reports.html.segments import segments
from pipeline.reports.html.subjects import find_subjects
from pipeline.reports.html.view import make_view
from pipeline.reports.report import Report

TITLE = "Crossclaim report"


def render(report: Report, *, width: int = 100, colour: bool = False, quiet: bool = False) -> str:  # noqa: ARG001 - as every format
    """The report, which has a background, as a page that needs nothing else."""
    return render_page(report).html


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the policy under which it works."""

    html: str
    policy: str


def render_page(report: Report, *, title: str = TITLE, review: object | None = None, more_scripts: tuple[str, ...] = ()) -> Page:
    """The page on a report.

    `review`: what the templates of the review page show, null for a report that stands on its own; then the policy is in the page.
    `more_scripts`: files beside the templates to run after the others.
    """
    background = report.background
    if background is None:
        raise ValueError("a page shows the background of a report, and this one has none")
    facts, subjects = find_facts(report, background), find_subjects(background)
    scripts = [assets.read_asset(name) for name in (*assets.SCRIPTS, *more_scripts)]
    style, plotting = assets.read_asset("style.css"), assets.load_plotting()
    policy = assets.policy(
        scripts=[*map(assets.content_hash, scripts), plotting.hash],
        styles=map(assets.content_hash, (style, assets.PLOTTING_STYLE)),
        connects="'none'" if review is None else "'self'",
    )
    html = (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            policy=policy if review is None else None,
            review=review,
            report=report,
            view=make_view(report, background, facts, subjects),
            manuals=background.manuals,
            data=picture_data(report, background, facts, subjects),
            visible=lambda text: segments(str(text)),
            style=Markup(style),
            plotting_style=Markup(assets.PLOTTING_STYLE),
            plotting=plotting.packed,
            scripts=[Markup(script) for script in scripts],
        )
    )
    return Page(html, policy)


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.reports.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
