"""The first page of the desk."""

from __future__ import annotations

from flask import render_template

from quizapp.web.desk import desk_pages

blueprint = desk_pages("home")


@blueprint.get("")
def page() -> str:
    """Show what there is and the one next step."""
    return render_template("desk/home.html")
