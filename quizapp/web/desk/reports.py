"""What students have reported about questions."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.services.desk import reported
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.numbers import number

blueprint = desk_pages("reports")


@blueprint.get("/reports/<slug>")
def page(slug: str) -> str:
    """List the reports that nobody has dealt with."""
    found = reported.reported(teacher_id(), slug)
    return render_template(
        "desk/reports.html", slug=slug, reports=found, settled=request.args.get("settled", type=number)
    )


@blueprint.post("/reports/<slug>/<int:report>")
def settle(slug: str, report: int) -> Response:
    """Say that a report has been dealt with, or take that back."""
    back = "undo" in request.form
    reported.settle_report(teacher_id(), slug, report, settled=not back)
    return redirect(url_for(".page", slug=slug, settled=None if back else report), 303)
