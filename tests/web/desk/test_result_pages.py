"""The pages of a class's results: what a teacher reads there, and that nothing a student typed is run by them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from desk_fixtures import sign_in
from example_quiz import QUIZ
from flask import Flask
from flask.testing import FlaskClient
from lessons import give_to, item_row, offer_test, take
from taken import choose
from werkzeug.test import TestResponse

from quizapp.services import reports, taking
from quizapp.services.classes import add_class
from quizapp.services.desk import mending
from quizapp.services.importing import import_quiz
from quizapp.services.regrading import Action, Decision

RIGHT = (0, 0, 0, 1, 0)
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def desk(app: Flask, teacher: int) -> Iterator[FlaskClient]:
    with app.app_context():
        offer_test()
        give_to(teacher)
        take("Ada", RIGHT)
        started = take(HOSTILE, (1, 0, 0, 1, 0))
        take("=1+1", (0, None, None, None, None), finish=False)
        reports.report(started.attempt, started.student, 1, "wrong_key", HOSTILE)
    return sign_in(app, teacher)


def words(page: str) -> str:
    """Return the text of a page as one line."""

    class Text(HTMLParser):
        said: list[str]

        def handle_data(self, data: str) -> None:
            self.said.append(data)

    parser = Text()
    parser.said = []
    parser.feed(page)
    return " ".join(" ".join(parser.said).split())


def test_one_attempt_has_a_score_and_no_mean(app: Flask, teacher: int) -> None:
    with app.app_context():
        offer_test()
        take("Ada", (0, 0, 0, 1, 0))
    said = words(sign_in(app, teacher).get("/desk/results/halden").text)
    assert "1 finished of 1 who started score 100 %" in said
    assert "middle score" not in said


def test_the_results_page_tells_scores_shares_and_figures(desk: FlaskClient) -> None:
    page = desk.get("/desk/results/halden").text
    said = words(page)
    assert "2 finished of 3 who started" in said
    assert "mean 90 %" in said
    assert "1 of 2 right" in said
    assert "1 of 5 answered" in said
    assert "Facility" not in said.partition("What the figures mean")[0]
    assert said.index("Student by student") < said.index("Question by question")
    assert "Below 30 they move with every student" in said
    assert "1 report" in said
    assert HOSTILE not in page
    assert "&lt;img src=x" in page


def rows_of(answer: TestResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def test_results_and_live_lead_to_the_quiz_and_results_to_each_question(desk: FlaskClient) -> None:
    results, live = desk.get("/desk/results/halden").text, desk.get("/desk/live/halden").text
    for page in (results, live):
        assert '<a href="/desk/quizzes/halden">The quiz itself</a>' in page
    questions = re.findall(r'href="(/desk/questions/\d+)">Open it', results)
    assert len(questions) == len(set(questions)) == 5
    assert all(desk.get(question).status_code == 200 for question in questions)


def test_a_gradebook_has_stable_columns_and_runs_no_formula(desk: FlaskClient) -> None:
    answer = desk.get("/desk/results/halden/gradebook.csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename=halden-results.csv"
    rows = rows_of(answer)
    assert list(rows[0]) == [
        *("student", "classes", "attempt", "counts", "state", "started_at", "finished_at", "time_zone"),
        *("answered", "points", "total", "percent"),
        *(f"{number} ({item.id})" for number, item in enumerate(QUIZ.items, start=1)),
    ]
    assert rows[0] | {"points": "5", "percent": "100.0", "1 (rise)": "1", "state": "finished", "counts": "1"} == rows[0]
    assert (rows[1]["student"], rows[1]["1 (rise)"], rows[1]["points"]) == (HOSTILE, "0", "4")
    assert (
        rows[2] | {"student": "'=1+1", "counts": "0", "state": "in_progress", "points": "", "1 (rise)": ""} == rows[2]
    )
    assert (rows[0]["finished_at"], rows[0]["time_zone"]) == ("2026-03-02 09:00:00", "UTC")


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Asia/Tokyo", ("2026-03-02 18:00:00", "Asia/Tokyo")),
        *(
            (zone, ("2026-03-02 09:00:00", "UTC"))
            for zone in ("", "Nowhere/None", "../../etc/passwd", "Europe", "x" * 999)
        ),
    ],
)
def test_a_gradebook_tells_times_of_the_zone_that_is_asked_for(
    desk: FlaskClient, zone: str, told: tuple[str, str]
) -> None:
    first = rows_of(desk.get("/desk/results/halden/gradebook.csv", query_string={"zone": zone}))[0]
    assert (first["finished_at"], first["time_zone"]) == told


def test_a_name_leads_to_what_the_student_answered(desk: FlaskClient) -> None:
    page = desk.get("/desk/results/halden").text
    [address] = re.findall(r'href="([^"]+)"><bdi>&lt;img', page)
    answers = desk.get(address)
    said = words(answers.text)
    assert "4 of 5" in said
    assert "B 58 Chosen" in said or "C 58 Chosen" in said
    assert "85 Right answer" in said
    assert "The river rose by 85 centimetres overnight" in said
    assert HOSTILE not in answers.text
    assert desk.get(f"{address}?attempt=2").status_code == 404
    assert desk.get("/desk/results/halden/students/99999999999999999999").status_code == 404


def test_the_stream_sends_the_list_as_one_event_and_ends(desk: FlaskClient) -> None:
    answer = desk.get("/desk/live/halden/events")
    assert answer.content_type == "text/event-stream; charset=utf-8"
    first, *lines = answer.text.rstrip("\n").split("\n")
    assert first == "retry: 2000"
    assert all(line.startswith("data: ") for line in lines)
    said = words("".join(line.removeprefix("data: ") for line in lines))
    assert "1 at work" in said
    assert "2 finished" in said
    assert "=1+1 1 of 5" in said
    assert HOSTILE not in answer.text


def test_the_projector_hides_the_answer_until_it_is_asked_for(desk: FlaskClient) -> None:
    before = desk.get("/desk/results/halden/questions/1").text
    assert "right answer" not in before
    assert "overnight, the water office" not in before
    after = words(desk.get("/desk/results/halden/questions/1?answer=1").text)
    assert "85 right answer" in after
    assert "The river rose by 85 centimetres overnight" in after
    assert desk.get("/desk/results/halden/questions/99").status_code == 404


def test_the_projector_tells_who_gave_no_answer_so_that_the_shares_add_up(app: Flask, teacher: int) -> None:
    with app.app_context():
        offer_test()
        take("Ada", (0, 0, 0, 1, 0))
        take("Ben", (None, 0, 0, 1, 0))
    desk = sign_in(app, teacher)
    assert "1 student gave no answer." in words(desk.get("/desk/results/halden/questions/1").text)
    assert "gave no answer" not in words(desk.get("/desk/results/halden/questions/2").text)


def test_the_projector_tells_with_the_answer_what_the_class_said_beside_it(app: Flask, desk: FlaskClient) -> None:
    item = QUIZ.items[0]
    stray = QUIZ.items[-1].citation
    with app.app_context():
        for number in range(6):
            started = take(f"Student {number}", (1 if number else 0, 0, 0, 1, 0), finish=False)
            views = [taking.question(started.attempt, started.student, position) for position in range(1, 6)]
            view = next(one for one in views if one.stem == item.stem)
            said = {"confidence": "certain", "where": (stray.start, stray.end)}
            choose(started, view.position, None, view.version + 1, **said)
            taking.submit(started.attempt, started.student)
    assert "What else the class said" not in words(desk.get("/desk/results/halden/questions/1").text)
    shown = words(desk.get("/desk/results/halden/questions/1?answer=1").text)
    assert "0 of 6 marked the sentence that settles it. The wrong one that was marked most, by 6 students" in shown
    assert stray.quote in shown
    assert "Whoever was wrong was 95 % sure on average. Many were sure of what is wrong: talk it through." in shown
    assert "Whoever was right" not in shown


def test_a_decision_is_shown_first_then_made_and_can_be_taken_back(app: Flask, desk: FlaskClient) -> None:
    with app.app_context():
        address = f"/desk/regrades/halden/{item_row('rise')}"
    dry_run = words(desk.get(f"{address}?action=accept&option=58").text)
    assert "1 of 2 finished attempts get another score. It will hold for 1 attempt in progress as well." in dry_run
    assert "4 of 5 5 of 5" in dry_run
    assert "mean 90 %" in words(desk.get("/desk/results/halden").text)
    made = desk.post(address, data={"action": "accept", "option": "58", "reason": "both are in the report"})
    assert made.status_code == 303
    page = words(desk.get(made.location).text)
    assert "mean 100 %" in page
    assert "“58” accepted as well" in page
    assert "both are in the report" in page
    assert desk.post("/desk/regrades/halden/undo/1").status_code == 303
    assert "mean 90 %" in words(desk.get("/desk/results/halden").text)


def test_a_decision_leads_back_to_the_class_whose_results_it_came_from(app: Flask, desk: FlaskClient) -> None:
    with app.app_context():
        code = add_class("7b", ("Dee",)).code  # nobody's class, which every teacher sees
        address = f"/desk/regrades/halden/{item_row('rise')}"
    assert f'name="class" value="{code}"' in desk.get(f"{address}?class={code}").text
    made = desk.post(f"{address}?class={code}", data={"action": "drop"})
    assert f"class={code}" in made.location
    assert "Take it back" in words(desk.get(made.location).text)
    assert f"class={code}" in desk.post(f"/desk/regrades/halden/undo/1?class={code}").location


def test_a_decision_deals_with_the_reports_of_its_question_where_that_is_wanted(app: Flask, desk: FlaskClient) -> None:
    with app.app_context():
        address = f"/desk/regrades/halden/{item_row('rise')}"
    assert "The report on it is dealt with" in words(desk.get(f"{address}?action=drop").text)
    desk.post(address, data={"action": "drop"})
    assert "Nothing is open" not in words(desk.get("/desk/reports/halden").text)
    desk.post(address, data={"action": "credit", "settle": "1"})
    assert "Nothing is open" in words(desk.get("/desk/reports/halden").text)


def test_a_student_reads_what_was_decided(app: Flask, teacher: int) -> None:
    with app.app_context():
        offer_test()
        ben = take("Ben", (1, 0, 0, 0, 0))
        mending.regrade(teacher, "halden", item_row("rise"), Decision(Action.ACCEPT, "58"), "")
        mending.regrade(teacher, "halden", item_row("hall"), Decision(Action.DROP), "")
    client = app.test_client()
    with client.session_transaction() as session:
        session["student"] = ben.student
    said = words(client.get(f"/attempts/{ben.attempt}/result").text)
    assert "4 of 4 The flood in Halden" in said
    assert "Your teacher counts this as right." in said
    assert "Your teacher has taken this question out." in said


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"option": "58"},
        {"action": "delete"},
        {"action": "accept", "option": "no such answer"},
        {"action": "accept"},
    ],
)
def test_a_decision_that_cannot_be_made_is_explained(app: Flask, desk: FlaskClient, sent: dict[str, str]) -> None:
    with app.app_context():
        answer = desk.post(f"/desk/regrades/halden/{item_row('rise')}", data=sent)
    assert answer.status_code == 400
    assert "There is a problem" in words(answer.text)


def test_a_report_is_dealt_with_and_taken_up_again(desk: FlaskClient) -> None:
    page = desk.get("/desk/reports/halden").text
    assert "The answer marked as right is wrong" in words(page)
    assert "Chosen 58 Right answer 85 The river rose by 85 centimetres overnight" in words(page)
    assert HOSTILE not in page
    done = desk.post("/desk/reports/halden/1")
    assert done.status_code == 303
    after = words(desk.get(done.location).text)
    assert "Dealt with. Undo" in after
    assert "Nothing is open" in after
    desk.post("/desk/reports/halden/1", data={"undo": "1"})
    assert "The answer marked as right is wrong" in words(desk.get("/desk/reports/halden").text)


def test_after_a_key_was_corrected_the_page_says_who_was_marked_by_the_old_one_and_where_to_mend_it(
    app: Flask, desk: FlaskClient
) -> None:
    rise, *rest = QUIZ.items
    with app.app_context():
        import_quiz(replace(QUIZ, items=(*rest[1:], replace(rise, key=1))))
        row = item_row("rise")
    said = words(desk.get("/desk/results/halden").text)
    assert "2 students answered when another answer was the right one, and were marked by that." in said
    assert said.count("The quiz no longer asks it. It counts for those who answered it.") == 1
    choice = desk.get(f"/desk/regrades/halden/{row}").text
    assert '<option value="58">' in choice
    dry_run = words(desk.get(f"/desk/regrades/halden/{row}?action=accept&option=58").text)
    assert "1 of 2 finished attempts get another score" in dry_run
