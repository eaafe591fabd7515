"""The button that shows a class its results, on the live page and with the results."""

from __future__ import annotations

import re

import pytest
from desk_fixtures import sign_in
from flask import Flask
from flask.testing import FlaskClient
from lessons import give_to, offer_test, take
from pages import words

from quizapp.errors import NotAllowed
from quizapp.model import Results
from quizapp.services import reporting
from quizapp.services.views import Started

RIGHT = (0, 0, 0, 1, 0)
PAGES = {"live": "/desk/live/halden", "results": "/desk/results/halden"}


@pytest.fixture
def ada(app: Flask, teacher: int) -> Started:
    with app.app_context():
        offer_test(results=Results.TOGETHER)
        give_to(teacher)
        handed_in = take("Ada", RIGHT)
        take("Ben", (1, None, None, None, None), finish=False)
    return handed_in


@pytest.fixture
def desk(app: Flask, teacher: int, ada: Started) -> FlaskClient:
    return sign_in(app, teacher)


def sees(app: Flask, one: Started) -> bool:
    with app.app_context():
        try:
            reporting.result(one.attempt, one.student)
        except NotAllowed:
            return False
    return True


def shown_at(page: str) -> str:
    found = re.search(r'name="at" value="([^"]+)"', page)
    assert found, page
    return found[1]


@pytest.mark.parametrize("page", PAGES)
def test_the_button_shows_results_and_can_be_taken_back(app: Flask, desk: FlaskClient, ada: Started, page: str) -> None:
    before = desk.get(PAGES[page])
    counted = "1 student has handed in and waits." in words(before)
    assert counted is (page == "results"), "on the live page the list counts: it follows, the panel stands still"
    assert "Students see their results when you show them." in words(before)
    done = desk.post("/desk/results/halden/show", data={"page": page}, follow_redirects=True)
    assert done.request.path == PAGES[page]
    assert "Students see their results now." in words(done)
    assert "Results are held back" not in words(done)
    assert sees(app, ada)
    back = {"page": page, "at": shown_at(done.text)}
    done = desk.post("/desk/results/halden/hide", data=back, follow_redirects=True)
    assert done.request.path == PAGES[page]
    assert "Hidden again." in words(done)
    assert not sees(app, ada)


def test_results_tell_who_still_writes_and_the_live_page_no_points(desk: FlaskClient) -> None:
    assert "1 student still writes." in words(desk.get("/desk/results/halden"))
    assert "5 of 5" in words(desk.get("/desk/results/halden"))
    for path in ("/desk/live/halden", "/desk/live/halden/events"):
        page = words(desk.get(path))
        assert "handed in" in page
        assert "5 of 5" not in page
    desk.post("/desk/results/halden/show", data={"page": "live"})
    assert "finished: 5 of 5" in words(desk.get("/desk/live/halden"))


@pytest.mark.parametrize("at", ["", "yesterday", "2020-01-01", "0001-01-01T00:00:00+14:00", "\0"])
def test_a_moment_that_is_none_hides_nothing(app: Flask, desk: FlaskClient, ada: Started, at: str) -> None:
    desk.post("/desk/results/halden/show", data={"page": "live"})
    sent = desk.post("/desk/results/halden/hide", data={"page": "?", "at": at})
    assert sent.status_code == 303
    assert "Hidden again." not in words(desk.get(sent.location))
    assert sees(app, ada)


def test_results_are_hidden_again_also_after_the_page_was_left(app: Flask, desk: FlaskClient, ada: Started) -> None:
    assert "Hide them again" not in desk.get(PAGES["results"]).text, "nothing is shown yet"
    desk.post("/desk/results/halden/show", data={"page": "live"})
    page = desk.get(PAGES["results"])
    assert "This holds back what 2 students were shown on" in words(page)
    assert "What they have read stays known" in words(page)
    assert "Hide them again" not in desk.get(PAGES["live"]).text, "that page may be on the wall"
    done = desk.post("/desk/results/halden/hide", data={"page": "results", "at": shown_at(page.text)})
    assert "Hidden again." in words(desk.get(done.location))
    assert not sees(app, ada)
    assert "Hide them again" not in desk.get(PAGES["results"]).text


def test_the_way_back_stands_once_on_a_page(app: Flask, desk: FlaskClient) -> None:
    done = desk.post("/desk/results/halden/show", data={"page": "results"}, follow_redirects=True)
    assert done.text.count("Hide them again") == 1
    with app.app_context():
        take("Cleo", RIGHT)
    assert desk.get(PAGES["results"]).text.count("Hide them again") == 1, "also where Cleo waits"


def test_nobody_waiting_is_said(app: Flask, desk: FlaskClient) -> None:
    desk.post("/desk/results/halden/show")
    done = desk.post("/desk/results/halden/show", follow_redirects=True)
    assert "Nobody is waiting for results." in words(done)


@pytest.mark.parametrize("page", PAGES)
def test_a_teacher_who_comes_back_reads_that_results_are_shown(app: Flask, desk: FlaskClient, page: str) -> None:
    assert "Results are shown." not in words(desk.get(PAGES[page]))
    done = desk.post("/desk/results/halden/show", data={"page": page}, follow_redirects=True)
    assert "Results are shown." not in words(done), "that is said with the way back"
    assert "Results are shown." in words(desk.get(PAGES[page]))
    with app.app_context():
        take("Cleo", RIGHT)
    later = words(desk.get(PAGES[page]))
    assert "Results are held back" in later
    assert "Some see theirs already." in later


def test_before_anybody_begins_the_live_page_has_the_button_and_results_say_how_it_will_be(
    app: Flask, teacher: int
) -> None:
    with app.app_context():
        offer_test(results=Results.TOGETHER)
    desk = sign_in(app, teacher)
    assert "Show the results now" in desk.get("/desk/live/halden").text
    page = desk.get("/desk/results/halden").text
    assert "Results are held back" in page
    assert "Show the results now" not in page


def test_there_is_no_button_where_students_see_results_at_once(app: Flask, teacher: int) -> None:
    with app.app_context():
        offer_test()
        take("Ada", RIGHT)
    desk = sign_in(app, teacher)
    for path in PAGES.values():
        assert "Show the results now" not in desk.get(path).text
