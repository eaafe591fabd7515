"""What the page of a quiz says of questions that give each other away, and the way out of it, without a script."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from example_quiz import HALL, LEFT, QUIZ, RISE, UNHURT
from flask import Flask
from flask.testing import FlaskClient

from quizapp.model import TRUE_FALSE_OPTIONS, Edit, ItemType
from quizapp.services.desk import quiz_settings
from quizapp.services.importing import import_quiz

ARTICLE = "flood-closes-the-old-bridge-in-halden"
ROSE = replace(
    RISE,
    id="rose",
    type=ItemType.TRUE_FALSE,
    stem="The <river> rose by 85 centimetres overnight.",
    options=TRUE_FALSE_OPTIONS,
)
WHY = "The answer to question 1, “85”, can be read in question 2."
BUTTON = re.compile(
    r'action="(\S+/take-out)"[^>]*>\s*<input[^>]*><input type="hidden" name="item" value="(\d+)">\s*'
    r"<button[^>]*>Take out question (\d+)<"
)
ONE = "Two questions give each other away."


@pytest.fixture
def article(app: Flask) -> None:
    with app.app_context():
        import_quiz(replace(QUIZ, items=(LEFT, RISE, ROSE, UNHURT)))


@pytest.fixture
def picked(article: None, teacher_client: FlaskClient) -> str:
    """Pick every question by hand; give the address that the browser is led to."""
    return pick(teacher_client, "By hand")


def pick(client: FlaskClient, title: str) -> str:
    """Make a quiz of every question, ticked in the list; give the address that comes after it."""
    made = client.post("/desk/quizzes/new", data={"article": ARTICLE, "title": title, "how": "hand"})
    offered = re.findall(r'name="item" value="(\d+)"', client.get(made.location).text)
    return client.post(made.location.partition("?")[0], data={"item": offered}).location


def test_after_picking_the_page_says_which_questions_give_each_other_away_and_why(
    teacher_client: FlaskClient, picked: str
) -> None:
    page = teacher_client.get(picked).text
    assert WHY in unescape(page)
    assert "The &lt;river&gt; rose" in page
    assert "The <river>" not in page


def test_it_is_said_above_the_button_that_publishes_and_leads_to_the_pair(
    teacher_client: FlaskClient, picked: str
) -> None:
    above, publish, below = teacher_client.get(picked).text.partition(">Publish<")
    assert publish
    assert ONE in above
    assert 'href="#given-away"' in above
    assert 'id="given-away"' in below


def test_the_pairs_own_button_takes_one_out_and_undo_brings_both_and_the_warning_back(
    teacher_client: FlaskClient, picked: str
) -> None:
    page = teacher_client.get(picked).text
    send, item = next((send, item) for send, item, number in BUTTON.findall(page) if number == "2")
    page = teacher_client.get(teacher_client.post(send, data={"item": item}).location).text
    assert "given-away" not in page
    back = dict(re.findall(r'<input type="hidden" name="(item|undo)" value="(\d+)"', page.partition("page-title")[0]))
    assert ONE in teacher_client.get(teacher_client.post(send, data=back).location).text


def test_publishing_is_not_held_back_and_the_warning_stays(teacher_client: FlaskClient, picked: str) -> None:
    where = picked.partition("?")[0]
    page = teacher_client.get(teacher_client.post(f"{where}/state", data={"to": "published"}).location).text
    assert "Students can take it now." in page
    assert ONE in page


def test_a_colleague_reads_of_the_pair_and_has_no_button_to_change_the_quiz(
    app: Flask, teacher: int, other_teacher_client: FlaskClient, picked: str
) -> None:
    slug = picked.partition("?")[0].rpartition("/")[2]
    with app.app_context():
        quiz_settings.set_terms(teacher, slug, replace(quiz_settings.terms(teacher, slug)[1], shared=True))
    page = other_teacher_client.get(picked.partition("?")[0]).text
    assert WHY in unescape(page)
    assert "Take out" not in page


def test_of_very_many_pairs_the_first_ten_are_shown_with_how_many_there_are(
    app: Flask, teacher_client: FlaskClient
) -> None:
    said = "In Halden, {} people spent the night in the sports hall."
    twins = [
        replace(HALL, id=str(n), stem=said.format(n), edit=Edit("number", "12", str(n), said.index("{")))
        for n in range(21, 33)
    ]
    with app.app_context():
        import_quiz(replace(QUIZ, items=tuple(twins)))
    page = teacher_client.get(pick(teacher_client, "Twins")).text
    assert "11 pairs of questions give each other away." in page
    assert "These are the first 10 of 11 pairs." in page
    assert page.count('class="given-away-why"') == 10
