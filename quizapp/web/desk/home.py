"""The first page of the desk."""

from __future__ import annotations

from flask import render_template

from quizapp.services.desk.home import desk_home_page
from quizapp.web.desk import desk_pages
from quizapp.web.desk.classes import is_local, public_address
from quizapp.web.desk.guard import teacher_id

blueprint = desk_pages("home")


@blueprint.get("")
def page() -> str:
    """Show what there is and the one next step."""
    local_only = is_local(public_address())
    return render_template("desk/home.html", desk=desk_home_page(teacher_id()), local_only=local_only)
