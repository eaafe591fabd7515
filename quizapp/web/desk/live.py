"""The lesson as it goes. The page asks again and again by itself; without JavaScript it is reloaded.

The stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) sends one event and
ends; the browser comes back after `retry` milliseconds. So no lesson holds a thread of the server.
"""

from __future__ import annotations

from flask import Response, render_template, request

from quizapp.services.desk.live import live
from quizapp.web.desk import desk_pages
from quizapp.web.desk.guard import teacher_id

RETRY = 2000  # milliseconds

blueprint = desk_pages("live")


@blueprint.get("/live/<slug>")
def page(slug: str) -> str:
    """Show who has started, where they are, and who has finished."""
    view = live(teacher_id(), slug, request.args.get("class"))
    return render_template("desk/live.html", view=view, done=request.args.get("done"), at=request.args.get("at"))


@blueprint.get("/live/<slug>/events")
def events(slug: str) -> Response:
    """Send the same list as one event."""
    shown = render_template("desk/live_list.html", view=live(teacher_id(), slug, request.args.get("class")))
    lines = "".join(f"data: {line}\n" for line in shown.splitlines())
    return Response(f"retry: {RETRY}\n{lines}\n", content_type="text/event-stream; charset=utf-8")
