"""The places of the desk, and which of them a page belongs to."""

from __future__ import annotations

from typing import NamedTuple

from flask import Flask, g, request


class Place(NamedTuple):
    """One entry of the desk's navigation; `here` for the one that the page belongs to."""

    label: str
    address: str
    here: bool


# label, the first part of its addresses, and those of the pages that belong to it
PLACES = (
    ("Articles", "articles", ("jobs",)),
    ("Questions", "questions", ("review", "items", "tags", "yaml")),
    ("Quizzes", "quizzes", ("results", "live", "regrades", "reports")),
    ("Classes", "classes", ()),
)


def init_app(app: Flask) -> None:
    """Give templates `desk_places` and `at_desk`."""
    app.add_template_global(desk_places)
    app.add_template_global(at_desk)


def desk_places() -> tuple[Place, ...]:
    """Return the places in the order of a lesson's preparation."""
    first = (*request.path.split("/"), "", "")[2]
    root = f"{request.root_path}/desk"
    return tuple(Place(label, f"{root}/{path}", first in (path, *more)) for label, path, more in PLACES)


def at_desk() -> str | None:
    """Return the name of the teacher whose page this is, None on pages for everybody."""
    teacher = g.get("teacher")
    return teacher.name if teacher else None
