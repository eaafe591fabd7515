"""Every address and everybody: a stranger, a student, the teacher whose things they are, another teacher.

A new address needs a row in ROWS, and what it names a value in `world.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from desk_fixtures import sign_in
from flask import url_for
from world import World, make_world

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.routing import Rule

ROLES = ("stranger", "student", "teacher", "other")
SHOWN = {200, 202}
DONE = {200, 303, 400}  # 400: this test sends no fields, and the form says so
HIDDEN = {404}
TO_SIGN_IN = {303}
REFUSED = {401}
NOT_YOURS = {403, 404}


@dataclass(frozen=True)
class Row:
    """The answers that are right, by role. `sent` are fields that the form needs to reach what is looked at."""

    stranger: set[int]
    student: set[int]
    teacher: set[int]
    other: set[int]
    sent: dict[str, str] = field(default_factory=dict)


def everybody(answers: set[int]) -> Row:
    return Row(answers, answers, answers, answers)


# Pages and forms for everybody.
OPEN = everybody(SHOWN)
OPEN_FORM = everybody(DONE)
# A link or code that the test does not know: there is nothing, for anybody.
NOTHING = everybody(HIDDEN)
# What belongs to the student whose attempt it is.
OF_STUDENT = Row(NOT_YOURS, SHOWN | {303}, NOT_YOURS, NOT_YOURS)
OF_STUDENT_FORM = Row(NOT_YOURS, DONE | {403}, NOT_YOURS, NOT_YOURS)
# The desk: its own pages for every teacher, and what belongs to one teacher alone.
DESK = Row(TO_SIGN_IN, TO_SIGN_IN, SHOWN, SHOWN)
DESK_FORM = Row(REFUSED, REFUSED, DONE, DONE)
OWN = Row(TO_SIGN_IN, TO_SIGN_IN, SHOWN, HIDDEN)
OWN_FORM = Row(REFUSED, REFUSED, DONE, HIDDEN)
OWN_NAME = Row(REFUSED, REFUSED, DONE, HIDDEN, {"name": "Another name"})

ROWS = {
    "GET visitor.home": OPEN,
    "GET visitor.article": OPEN,
    "GET visitor.article_reading": OPEN,
    "POST visitor.theme": OPEN_FORM,
    "GET visitor.healthz": OPEN,
    "GET assets.file": OPEN,
    "GET bootstrap.static": OPEN,
    "GET student.start": OPEN,
    "POST student.begin": OPEN_FORM,
    "GET student.result": OF_STUDENT,
    "POST student.retake": OF_STUDENT_FORM,
    "GET student.ask_report": OF_STUDENT,
    "POST student.report": OF_STUDENT_FORM,
    "GET taking.go_on": OF_STUDENT,
    "GET taking.question": OF_STUDENT,
    "POST taking.answer": OF_STUDENT_FORM,
    "POST taking.choice": Row({403, 404, 415}, {415}, {403, 404, 415}, {403, 404, 415}),
    "POST taking.choices": OF_STUDENT_FORM,
    "GET taking.time": OF_STUDENT,
    "GET taking.before_submit": OF_STUDENT,
    "POST taking.submit": OF_STUDENT_FORM,
    "GET me.page": OPEN,
    "POST me.not_me": everybody({303}),
    "POST me.leave": everybody({303}),
    "GET me.data": Row(HIDDEN, SHOWN, HIDDEN, HIDDEN),
    "GET me.see_data": Row(HIDDEN, SHOWN, HIDDEN, HIDDEN),
    "GET me.ask_delete": Row(HIDDEN, SHOWN, HIDDEN, HIDDEN),
    "POST me.delete": Row(HIDDEN, {400}, HIDDEN, HIDDEN),
    "GET me.find_class": OPEN,
    "POST me.find_class": NOTHING,
    "GET me.join": NOTHING,
    "POST me.join": NOTHING,
    "GET me.come_back": OPEN,
    "POST me.come_back": NOTHING,
    "GET me.review": OPEN,
    "GET me.reviewed": Row(HIDDEN, {303, 404}, HIDDEN, HIDDEN),
    "POST me.answer_review": everybody({400}),
    "GET signing.sign_in": Row(SHOWN, SHOWN, {303}, {303}),
    "POST signing.enter": everybody({400}),
    "POST signing.sign_out": everybody({303}),
    "GET signing.setup": NOTHING,
    "POST signing.set_up": NOTHING,
    "GET signing.invitation": NOTHING,
    "POST signing.accept_invitation": NOTHING,
    "GET signing.reset": NOTHING,
    "POST signing.choose_password": NOTHING,
    "GET home.page": DESK,
    "GET account.page": DESK,
    "POST account.rename": DESK_FORM,
    "POST account.change_password": DESK_FORM,
    "POST account.sign_out_everywhere": DESK_FORM,
    "POST account.invite": DESK_FORM,
    "POST account.withdraw": OWN_FORM,
    "GET articles.listed": DESK,
    "GET articles.new": DESK,
    "POST articles.paste": DESK_FORM,
    "POST articles.upload": DESK_FORM,
    "POST articles.fetch": DESK_FORM,
    "GET articles.show": OWN,
    "POST articles.ask_questions": OWN_FORM,
    "GET articles.record": OWN,
    "POST articles.change_record": OWN_FORM,
    "GET articles.text": OWN,
    "POST articles.change_text": OWN_FORM,
    "POST articles.archive": OWN_FORM,
    "POST articles.share": Row(REFUSED, REFUSED, DONE, HIDDEN, {"undo": "1"}),
    "GET jobs.show": OWN,
    "GET jobs.state": OWN,
    "POST jobs.cancel": OWN_FORM,
    "POST jobs.again": OWN_FORM,
    "GET quizzes.listed": DESK,
    "GET quizzes.new": DESK,
    "POST quizzes.make": DESK_FORM,
    "GET quizzes.show": OWN,
    "GET quizzes.pick": OWN,
    "POST quizzes.choose": OWN_FORM,
    "POST quizzes.balance": OWN_FORM,
    # without a question of this quiz there is nothing to move
    "POST quizzes.take_out": Row(REFUSED, REFUSED, HIDDEN, HIDDEN),
    "POST quizzes.move": Row(REFUSED, REFUSED, HIDDEN, HIDDEN),
    "GET quizzes.settings": OWN,
    "POST quizzes.set_terms": OWN_FORM,
    "GET quizzes.ask_shorter": OWN,
    "POST quizzes.shorten": OWN_FORM,
    "POST quizzes.change_state": OWN_FORM,
    "POST quizzes.copy": OWN_FORM,
    "GET quizzes.preview": OWN,
    "GET quizzes.print_page": OWN,
    "GET classes.listed": DESK,
    "GET classes.new": DESK,
    "POST classes.make": DESK_FORM,
    "GET classes.show": OWN,
    "GET classes.board": OWN,
    "GET classes.joined": OWN,
    "POST classes.rename": OWN_NAME,
    "POST classes.archive": OWN_FORM,
    "POST classes.change_code": OWN_FORM,
    "POST roster.add": Row(REFUSED, REFUSED, DONE, HIDDEN, {"roster": "Ida"}),
    "GET roster.student": OWN,
    "POST roster.rename": OWN_NAME,
    "POST roster.free": OWN_FORM,
    "POST roster.remove": OWN_FORM,
    "POST roster.restore": OWN_FORM,
    "GET giving.choose_class": Row(TO_SIGN_IN, TO_SIGN_IN, HIDDEN, HIDDEN),
    "GET giving.ask": OWN,
    "POST giving.give": Row(REFUSED, REFUSED, DONE, HIDDEN, {"quiz": "harbour"}),
    "POST giving.take_back": OWN_FORM,
    "GET results.page": OWN,
    "GET results.download": OWN,
    "GET results.explain": OWN,
    "GET results.student": OWN,
    "POST results.show": OWN_FORM,
    "POST results.hide": OWN_FORM,
    "GET live.page": OWN,
    "GET live.events": OWN,
    "GET regrades.choose": OWN,
    "POST regrades.decide": OWN_FORM,
    "POST regrades.undo": OWN_FORM,
    "GET reports.page": OWN,
    "POST reports.settle": OWN_FORM,
    "GET review.overview": DESK,
    "GET review.page": OWN,
    "POST review.approve": replace(OWN_FORM, sent={"item": "{draft}", "revision": "1"}),
    "POST review.reject": replace(OWN_FORM, sent={"item": "{draft}", "revision": "1", "reason": "x"}),
    "POST review.approve_clear": OWN_FORM,
    "POST review.undo": OWN_FORM,
    "GET review.ledger": OWN,
    "GET questions.page": DESK,
    "GET questions.duplicates": DESK,
    "GET questions.question": OWN,
    "POST questions.copy": OWN_FORM,
    "POST questions.restore": replace(OWN_FORM, sent={"number": "1"}),
    "POST questions.reopen": OWN_FORM,
    "GET questions.export": OWN,
    "GET editor.begin": DESK,
    "POST editor.add": Row(REFUSED, REFUSED, HIDDEN, HIDDEN),
    "GET editor.page": OWN,
    "POST editor.save": replace(OWN_FORM, sent={"based_on": "1"}),
    "POST editor.check": Row(REFUSED, REFUSED, SHOWN, HIDDEN, sent={"item": "{draft}"}),
    "GET banks.page": DESK,
    "GET banks.begin": DESK,
    "POST banks.create": DESK_FORM,
    "GET banks.open_file": OWN,
    "POST banks.save": replace(OWN_FORM, sent={"version": "1"}),
    "GET banks.download": OWN,
    "POST banks.check": Row(REFUSED, REFUSED, SHOWN, SHOWN),
}


def routes(app: Flask) -> dict[str, Rule]:
    """Return every address of the app by method and endpoint."""
    found = {}
    for rule in app.url_map.iter_rules():
        for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"}):
            found[f"{method} {rule.endpoint}"] = rule
    return found


def addresses(app: Flask, world: World) -> Iterator[tuple[str, str]]:
    for name, rule in sorted(routes(app).items()):
        values = {part: world.get(f"{rule.endpoint} {part}", world.get(part)) for part in rule.arguments}
        with app.test_request_context():
            address = url_for(rule.endpoint, **values)
        yield name, address


def filled(sent: dict[str, str], world: World) -> dict[str, str]:
    return {
        name: value.format_map({key.replace(" ", "_"): one for key, one in world.items()})
        for name, value in sent.items()
    }


def browser_of(role: str, app: Flask, world: World, teacher: int, other_teacher: int) -> FlaskClient:
    if role in ("teacher", "other"):
        return sign_in(app, teacher if role == "teacher" else other_teacher)
    client = app.test_client()
    if role == "student":
        with client.session_transaction() as session:
            session["student"] = world["student session"]
    return client


def test_every_address_has_a_row_and_every_row_an_address(app: Flask) -> None:
    assert set(routes(app)) == set(ROWS)


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_each_role_as_it_should(app: Flask, teacher: int, other_teacher: int, role: str) -> None:
    world = make_world(app, teacher)
    wrong = {}
    known = (pair for pair in addresses(app, world) if pair[0] in ROWS)  # the test above names those without a row
    for name, address in known:
        row = ROWS[name]
        client = browser_of(role, app, world, teacher, other_teacher)
        answer = client.get(address) if name.startswith("GET") else client.post(address, data=filled(row.sent, world))
        expected = getattr(row, role)
        if answer.status_code not in expected:
            wrong[f"{name} {address}"] = f"{answer.status_code}, not {expected}"
        answer.close()
        if address.startswith("/desk") and expected == TO_SIGN_IN and not str(answer.location).startswith("/sign-in"):
            wrong[f"{name} {address}"] = f"leads to {answer.location}"
        if name == "POST account.sign_out_everywhere" and answer.status_code == 303:
            forget_the_end(app)
    assert wrong == {}


def forget_the_end(app: Flask) -> None:
    """Let the sessions of the teachers go on, for the addresses that are still to come."""
    from quizapp.storage import writing

    with app.app_context(), writing() as connection:
        connection.exec_driver_sql("UPDATE teacher SET epoch = 0")
