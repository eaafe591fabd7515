"""The review desk: one draft at a time beside its passage."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quizapp.errors import BadInput
from quizapp.services.desk import review
from quizapp.services.desk.review import Decided, Outcome
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id
from quizapp.web.numbers import number

Page = str | Response | tuple[str, int]
MOST_SHOWN = 50  # sentences of the ledger on the page of a question; all of them have a page of their own

blueprint = desk_pages("review")


@blueprint.get("/review")
def overview() -> Page:
    """List the articles with questions to look through; who wants to `begin` and has one alone goes straight there."""
    piles = review.overview(teacher_id())
    waiting = [pile for pile in piles if pile.drafts]
    if "begin" in request.args and len(waiting) == 1:
        return redirect(url_for(".page", slug=waiting[0].slug))
    return render_template("desk/review_list.html", piles=piles)


@blueprint.get("/review/<slug>")
def page(slug: str) -> Page:
    """Show one draft, or that all are decided on."""
    view = review.desk(teacher_id(), slug, request.args.get("item", type=number))
    return _page(slug, view, said=request.args.get("said", ""), count=request.args.get("count", 0, number))


@blueprint.post("/review/<slug>/approve")
def approve(slug: str) -> Page:
    """Approve the draft that was shown."""
    item, revision = _seen()
    decided = review.approve(teacher_id(), slug, item, revision, request.form.get("why", ""))
    return _on(slug, decided, "approved", item)


@blueprint.post("/review/<slug>/reject")
def reject(slug: str) -> Page:
    """Reject the draft that was shown, with the reason that was pressed or typed."""
    item, revision = _seen()
    reason = request.form.get("other", "").strip() or request.form.get("reason", "")
    try:
        decided = review.reject(teacher_id(), slug, item, revision, reason)
    except BadInput as error:
        return _page(slug, review.desk(teacher_id(), slug, item), said="reason", problem=str(error)), 400
    return _on(slug, decided, "rejected", item)


@blueprint.post("/review/<slug>/approve-clear")
def approve_clear(slug: str) -> Page:
    """Approve every draft without a warning."""
    count = review.approve_clear(teacher_id(), slug)
    return redirect(url_for(".page", slug=slug, said="many", count=count), 303)


@blueprint.post("/review/<slug>/undo")
def undo(slug: str) -> Page:
    """Take the last decision back and show its question again."""
    back = review.undo(teacher_id(), slug)
    return redirect(url_for(".page", slug=slug, item=back[0] if back else None, said="undone", count=len(back)), 303)


@blueprint.get("/review/<slug>/not-used")
def ledger(slug: str) -> Page:
    """List what of the article has no question, and why; one written on it goes into the `quiz` that sent here."""
    view, quiz = review.desk(teacher_id(), slug), request.args.get("quiz") or None
    return render_template("desk/review_ledger.html", slug=slug, view=view, quiz=quiz)


def _seen() -> tuple[int, int]:
    """Return the question that was shown and its revision. Raises BadInput where the form does not say."""
    item, revision = request.form.get("item", type=number), request.form.get("revision", type=number)
    if item is None or revision is None:
        raise BadInput("The page did not say which question it showed. Go back and reload it.")
    return item, revision


def _on(slug: str, decided: Decided, said: str, item: int) -> Page:
    """Go on to the next question; back to the same one where the decision did not count."""
    if decided.outcome is Outcome.DONE:
        return redirect(url_for(".page", slug=slug, item=decided.next, said=said, count=1), 303)
    return redirect(url_for(".page", slug=slug, item=item, said=decided.outcome.value), 303)


def _page(slug: str, view: review.Desk, said: str, count: int = 0, problem: str = "") -> str:
    return render_template(
        "desk/review.html",
        slug=slug,
        view=view,
        said=said,
        count=count,
        problem=problem,
        reasons=review.REASONS,
        most=MOST_SHOWN,
    )
