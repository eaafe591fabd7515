"""What every page needs and what stays the same: addresses, the form token, the frame of the page, the words of a
question. Built once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import current_app, request, session, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.model import ItemType
    from quizapp.services.views import QuestionView

TOKENS_REMEMBERED = 4096
QUESTIONS_REMEMBERED = 2048
PARTS_REMEMBERED = 8192  # about a kilobyte each; a class of 30 that takes 50 questions makes 1,500


def init_app(app: Flask) -> None:
    """Give templates `address`, `attempt_address`, `form_token`, `asked`, `fixed` and `fixed_each`."""
    app.extensions["quizapp.tokens"] = {}
    app.extensions["quizapp.addresses"] = {}
    app.jinja_env.globals |= {
        "address": address,
        "attempt_address": attempt_address,
        "form_token": form_token,
        "asked": asked,
        **fixed_parts(app),
    }


def address(endpoint: str) -> str:
    """Return the path of a page that has no parameters; built once for each root that the app is mounted under."""
    built: dict[tuple[str, str], str] = current_app.extensions["quizapp.addresses"]
    place = (request.root_path, endpoint)
    if place not in built:
        built[place] = url_for(endpoint)
    return built[place]


def attempt_address(attempt: str) -> str:
    """Return the path of an attempt, whose id needs no quoting; its pages stand below it."""
    return f"{request.root_path}/attempts/{attempt}"


def form_token() -> str:
    """Return the form token of this session. It has no time limit, so that it is signed once, not for every page."""
    kept: dict[str, str] = current_app.extensions["quizapp.tokens"]
    known = kept.get(session.get("csrf_token", ""))
    if known is not None:
        return known
    token: str = generate_csrf()
    if "csrf_token" in session:
        if len(kept) >= TOKENS_REMEMBERED:
            kept.clear()
        kept[session["csrf_token"]] = token
    return token


def fixed_parts(app: Flask) -> dict[str, Callable[..., Markup]]:
    """Return what gives a page that which looks the same for everybody who is shown the same.

    The first argument of `fixed` is the name of a template in `parts/`, the others are all that this template knows, as
    `given`; `fixed_each` takes many rows of such values and is quicker than as many calls from a template.
    """

    def draw(_root: str, part: str, given: tuple[Hashable, ...]) -> Markup:
        template = app.jinja_env.get_template(f"parts/{part}.html")
        return Markup(template.render(given=given))  # noqa: S704 - a template made it, and escaped what it was given

    drawn = draw if app.debug else lru_cache(maxsize=PARTS_REMEMBERED)(draw)

    # The root that the app is mounted under stands in every address.
    def fixed(part: str, *given: Hashable) -> Markup:
        return drawn(request.root_path, part, given)

    def fixed_each(part: str, rows: Iterable[tuple[Hashable, ...]]) -> Markup:
        root = request.root_path
        return Markup("").join([drawn(root, part, row) for row in rows])

    return {"fixed": fixed, "fixed_each": fixed_each}


class Asked(NamedTuple):
    """What decides how an open question looks; two students for whom all of it agrees see the same."""

    type: ItemType
    stem: str
    options: tuple[str, ...]
    chosen: int | None
    level: str
    tail: str
    place: str


def asked(view: QuestionView, level: str = "h1", tail: str = "", place: str = "") -> Markup:
    """Return an open question with its options as they stand on the page.

    `tail` tells the fields of many questions on one page apart, `place` their ids.
    """
    return _asked(Asked(view.type, view.stem, view.options, view.chosen, level, tail, place))


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def _asked(question: Asked) -> Markup:
    macros: Any = current_app.jinja_env.get_template("macros/question.html").module
    return Markup(macros.ask(question))  # noqa: S704 - a template made it, and escaped what it was given
