"""The page of a job: how far it is, and what can be done about it."""

from __future__ import annotations

from typing import Any

from flask import current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp.services.desk import jobs
from quizapp.services.desk.jobs import JobState
from quizapp.services.jobs.queue import queue_of
from quizapp.web.desk import desk_pages
from quizapp.web.desk.article_forms import AddressForm
from quizapp.web.desk.guard import teacher_id

blueprint = desk_pages("jobs")


@blueprint.get("/jobs/<job>")
def show(job: str) -> str | Response:
    """Show how a job stands; a page that was fetched is an article from then on."""
    seen = jobs.seen_job(teacher_id(), job)
    if seen.kind != "fetch":
        return render_template("desk/job.html", job=seen)
    if seen.state is JobState.DONE:
        return redirect(url_for("articles.show", slug=seen.article_slug, done="known" if seen.known else "new"), 303)
    return render_template("desk/job_fetch.html", job=seen, form=AddressForm(formdata=None, address=seen.address))


@blueprint.get("/jobs/<job>/state")
def state(job: str) -> Any:
    """Say how far a job is, for the page's script."""
    seen = jobs.job_view(teacher_id(), job)
    return {"state": seen.state, "percent": seen.percent, "message": seen.message, "unattended": seen.unattended}


@blueprint.post("/jobs/<job>/cancel")
def cancel(job: str) -> Response:
    """Stop a job."""
    jobs.cancel(teacher_id(), job)
    return redirect(url_for(".show", job=job), 303)


@blueprint.post("/jobs/<job>/again")
def again(job: str) -> Response:
    """Start a job that failed or was cancelled once more."""
    started = jobs.start_again(teacher_id(), job, queue_of(current_app).wake)
    return redirect(url_for(".show", job=started), 303)
