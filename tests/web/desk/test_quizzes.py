"""The pages on quizzes, as a browser without scripts uses them."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from example_quiz import LEFT, RISE
from example_quiz import QUIZ as HALDEN
from harbour import HARBOUR
from pages import words

from quizapp.reading.passages import find_passages
from quizapp.services.desk import composing
from quizapp.services.importing import import_quiz

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

ARTICLE = "storm-closes-harbour"
SETTINGS = {
    "title": "For 9b",
    "description": "",
    "mode": "test",
    "results": "together",
    "layout": "all",
    "shuffle_options": "yes",
    "minutes": "1,5",
    "opens": "2026-03-02T08:00",
    "closes": "2026-03-02T10:00",
    "attempts": "2",
    "audience": "everyone",
}


@pytest.fixture(autouse=True)
def harbour_article(app: Flask) -> None:
    with app.app_context():
        import_quiz(HARBOUR)


def make(client: FlaskClient, **more: str) -> str:
    sent = {"article": ARTICLE, "title": "For 9b", "count": "3", "how": "balanced"} | more
    answer = client.post("/desk/quizzes/new", data=sent)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("?")[0]


def test_a_balanced_quiz_is_made_published_and_found_by_students(
    teacher_client: FlaskClient, client: FlaskClient
) -> None:
    where = make(teacher_client)
    page = teacher_client.get(where).text
    assert "Publish it when it is as you want it" in page
    assert "For 9b" not in client.get("/").text
    answer = teacher_client.post(f"{where}/state", data={"to": "published"})
    page = teacher_client.get(answer.location).text
    assert "Students can take it now." in page
    assert "Undo" in page
    assert "For 9b" in client.get("/").text
    teacher_client.post(f"{where}/state", data={"to": "closed"})
    assert "For 9b" not in client.get("/").text
    page = client.get("/quizzes/for-9b").text
    assert "Your teacher has closed this quiz." in page


def test_picking_by_hand_leads_to_the_list(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post("/desk/quizzes/new", data={"article": ARTICLE, "title": "By hand", "how": "hand"})
    assert answer.location.startswith("/desk/quizzes/by-hand/pick")
    page = teacher_client.get(answer.location).text
    items = re.findall(r'name="item" value="(\d+)"', page)
    assert len(items) == len(HARBOUR.items)
    assert teacher_client.post("/desk/quizzes/by-hand/pick", data={"item": items[:2]}).status_code == 303
    page = teacher_client.get("/desk/quizzes/by-hand/pick").text
    assert len(re.findall("checked", page)) == 2


def test_a_question_is_moved_taken_out_and_put_back_by_the_pages_own_forms(
    app: Flask, teacher: int, teacher_client: FlaskClient
) -> None:
    where = make(teacher_client)
    first, second, third = re.findall(r'id="item-(\d+)"', teacher_client.get(where).text)
    teacher_client.post(f"{where}/move", data={"item": first, "to": "down"})
    assert re.findall(r'id="item-(\d+)"', teacher_client.get(where).text) == [second, first, third]
    answer = teacher_client.post(f"{where}/take-out", data={"item": first})
    page = teacher_client.get(answer.location).text
    assert "Taken out." in page
    undo = dict(re.findall(r'<input type="hidden" name="(item|undo)" value="(\d+)"', page.partition("page-title")[0]))
    teacher_client.post(f"{where}/take-out", data=undo)
    assert re.findall(r'id="item-(\d+)"', teacher_client.get(where).text) == [second, first, third]
    with app.app_context():
        assert len(composing.to_choose_from(teacher, "for-9b").chosen) == 3


def test_another_choice_is_taken_back_to_the_same_questions_in_the_same_order(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    items = re.findall(r'id="item-(\d+)"', teacher_client.get(where).text)
    teacher_client.post(f"{where}/move", data={"item": items[0], "to": "down"})
    before = re.findall(r'id="item-(\d+)"', teacher_client.get(where).text)
    for change in (("balance", {"count": "1"}), ("pick", {"item": before[:1]})):
        answer = teacher_client.post(f"{where}/{change[0]}", data=change[1])
        page = teacher_client.get(answer.location).text
        assert len(re.findall(r'id="item-(\d+)"', page)) == 1
        back = re.search(r'name="undo" value="([\d.]*)"', page)
        assert back
        teacher_client.post(f"{where}/pick", data={"undo": back[1]})
        assert re.findall(r'id="item-(\d+)"', teacher_client.get(where).text) == before


def test_settings_come_back_as_they_were_set(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    assert teacher_client.post(f"{where}/settings", data=SETTINGS).status_code == 303
    page = teacher_client.get(f"{where}/settings").text
    for field in (
        'value="1.5"',
        'value="2026-03-02T08:00"',
        'value="2026-03-02T10:00"',
        'id="attempts" name="attempts" value="2"',
    ):
        assert field in page
    assert re.search(r'name="mode" value="test" checked', page)
    assert re.search(r'name="results" value="together" checked', page)
    assert re.search(r'name="shuffle_options" value="yes" checked', page)
    assert not re.search(r'name="shuffle_questions" value="yes" checked', page)


@pytest.mark.parametrize(
    "field, value, words",
    [
        ("title", " ", "Give the quiz a title"),
        ("minutes", "x", "number of minutes"),
        ("minutes", "-5", "number of minutes"),
        ("minutes", "1e9", "number of minutes"),
        ("minutes", "0", "up to a week"),
        ("attempts", "0", "Allow 1 to"),
        ("attempts", "²", "Write a number of attempts"),
        ("opens", "tomorrow", "Write day and time"),
        ("closes", "2026-03-02T07:00", "close before it opens"),
        ("audience", "nobody", "Choose who may take it"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_the_form_comes_back(
    teacher_client: FlaskClient, field: str, value: str, words: str
) -> None:
    where = make(teacher_client)
    answer = teacher_client.post(f"{where}/settings", data=SETTINGS | {"description": "Kept words.", field: value})
    assert answer.status_code == 400
    assert words in answer.text
    assert "Kept words." in answer.text


def test_a_number_that_is_none_keeps_the_title(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post("/desk/quizzes/new", data={"article": ARTICLE, "title": "My title", "count": "many"})
    assert answer.status_code == 400
    assert "Write how many questions you want" in answer.text
    assert "My title" in answer.text


def test_the_preview_goes_through_the_quiz_as_a_student_would(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    page = teacher_client.get(f"{where}/preview").text
    assert "Nothing is stored" in page
    assert "Check my answer" in page
    page = teacher_client.get(f"{where}/preview?question=1&choice=0").text
    assert "The proof" in page
    assert "Next question" in page
    assert "Done: back to the quiz" in teacher_client.get(f"{where}/preview?question=3&choice=0").text
    assert teacher_client.get(f"{where}/preview?question=9").status_code == 404
    assert teacher_client.get(f"{where}/preview?question=1&choice=9").status_code == 400


def test_the_preview_of_a_test_says_what_students_get_besides(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    assert "This is how students see it." in teacher_client.get(f"{where}/preview").text
    asked = SETTINGS | {"mode": "test", "minutes": "10", "ask_confidence": "yes", "ask_where": "yes"}
    assert teacher_client.post(f"{where}/settings", data=asked).status_code == 303
    page = teacher_client.get(f"{where}/preview").text
    assert "This is how students see it." not in page
    assert "with 10 minutes on the clock" in page
    assert "how sure they are and which sentence of the article settles it" in page


def test_the_paper_has_every_question_once_and_the_key_on_a_sheet_of_its_own(teacher_client: FlaskClient) -> None:
    page = teacher_client.get(f"{make(teacher_client)}/print").text
    paper, _, key = page.partition("paper-key")
    assert paper.count("paper-stem") == 3
    assert key.count("<blockquote") == 3
    assert "Answer key" not in paper


def test_the_article_is_put_in_front_of_the_paper_with_the_numbers_that_the_key_names(
    teacher_client: FlaskClient,
) -> None:
    where = make(teacher_client)
    page = teacher_client.get(f"{where}/print").text
    assert "paper-number" not in page
    asked = re.search(r'href="([^"]*)">Put the article in front', page)[1]
    page = teacher_client.get(html.unescape(asked)).text
    article, _, questions = page.partition('class="paper-head"')
    for passage in find_passages(HARBOUR.article.text):
        if passage.number is None:
            continue
        shown = re.search(rf'paper-number">{passage.number}</span>(.*?)</p>', article, re.DOTALL)[1]
        assert html.unescape(shown).strip() == HARBOUR.article.text[passage.start : passage.end].strip()
    assert questions.count("paper-stem") == 3
    assert f'href="{where}/print">Leave the article out' in page


BOATS = {
    "type": "multiple_choice",
    "stem": "How many boats did the storm sink in Port Ellis?",
    "option-1": "14",
    "option-2": "24",
    "option-3": "41",
    "key": "0",
    "quote": "The harbour of Port Ellis was closed on Monday after a storm sank 14 boats.",
    "act": "approve",
}


def test_a_quiz_with_fewer_questions_than_asked_for_leads_to_writing_one_into_it(teacher_client: FlaskClient) -> None:
    made = {"article": ARTICLE, "title": "For 9b", "count": "20", "how": "balanced"}
    answer = teacher_client.post("/desk/quizzes/new", data=made)
    where, page = answer.location.partition("?")[0], teacher_client.get(answer.location).text
    asked = page.count('id="item-')
    link = html.unescape(re.search(r'href="([^"]*)">Write a question for it', page)[1])
    assert "the end of the quiz that you came from" in words(teacher_client.get(link))
    written = teacher_client.post(link, data=BOATS)
    assert written.location.startswith(f"{where}?done=written")
    page = teacher_client.get(written.location).text
    assert page.count('id="item-') == asked + 1
    assert BOATS["stem"] in page.rpartition('id="item-')[2]
    [item] = re.findall(r'name="item" value="(\d+)">\s*<button class="link-button">Undo', page)
    teacher_client.post(f"{where}/take-out", data={"item": item})
    assert BOATS["stem"] not in teacher_client.get(where).text


@pytest.mark.parametrize("quiz", ["no-such-quiz", "Not an id!"])
def test_a_question_written_for_a_quiz_that_is_not_there_is_kept_all_the_same(
    teacher_client: FlaskClient, quiz: str
) -> None:
    address = "/desk/questions/new"
    answer = teacher_client.post(address, query_string={"article": ARTICLE, "quiz": quiz}, data=BOATS)
    page = teacher_client.get(answer.location).text
    assert "Saved and approved." in page
    assert f'href="{address}?article={ARTICLE}">Write another question on this article' in page


def test_a_copy_is_shown_as_a_draft(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post(f"{make(teacher_client)}/copy")
    page = teacher_client.get(answer.location).text
    assert "For 9b (copy)" in page
    assert "This is the copy, as a draft." in page


def test_a_quiz_called_new_can_be_opened(teacher_client: FlaskClient) -> None:
    where = make(teacher_client, title="New")
    assert where == "/desk/quizzes/new-2"
    assert teacher_client.get(where).status_code == 200


def test_markup_in_a_title_is_only_text(teacher_client: FlaskClient) -> None:
    where = make(teacher_client, title='<script>alert(1)</script> & "quotes" {{ 7*7 }}')
    for page in (where, f"{where}/settings", f"{where}/preview", f"{where}/print", f"{where}/pick", "/desk/quizzes"):
        shown = teacher_client.get(page).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;" in shown


def test_words_from_the_address_are_not_shown_as_the_apps_own(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    for done in ("made", "balanced"):
        page = teacher_client.get(f"{where}?done={done}&why=Mail+your+password&got=Mail+it&of=now").text
        assert "Mail" not in page
    answer = teacher_client.post(f"{where}/balance", data={"count": "50"})
    page = teacher_client.get(answer.location).text
    assert re.search(r"All \d+ approved questions are in it|\d+ of \d+ fit together", page)


def test_settings_tell_all_that_is_wrong_at_once_each_at_its_field(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    wrong = {"title": "", "minutes": "ten", "attempts": "-1", "closes": "2026-03-02T07:00", "audience": "nobody"}
    answer = teacher_client.post(f"{where}/settings", data=SETTINGS | wrong)
    assert answer.status_code == 400
    for field in wrong:
        assert f'<li><a href="#{field}">' in answer.text
        assert f'id="{field}"' in answer.text
    for value in ("ten", "-1", "2026-03-02T07:00"):
        assert f'value="{value}"' in answer.text


def test_a_draft_with_a_new_title_is_found_at_its_new_address(teacher_client: FlaskClient) -> None:
    answer = teacher_client.post(f"{make(teacher_client)}/settings", data=SETTINGS | {"title": "The storm"})
    assert answer.location.startswith("/desk/quizzes/the-storm?")
    assert "The settings are saved." in teacher_client.get(answer.location).text


def test_a_draft_says_how_it_is_taken_and_offers_its_settings_beside_publish(teacher_client: FlaskClient) -> None:
    where = make(teacher_client)
    assert "It is for practice: after each answer" in teacher_client.get(where).text
    teacher_client.post(f"{where}/settings", data=SETTINGS)
    page = teacher_client.get(where).text
    assert "It is a test: what was right is told to all together, when it is over" in page
    assert "Test: results for all together" in page
    assert "the feedback comes to all together, when it is over" in teacher_client.get(f"{where}/preview").text
    teacher_client.post(f"{where}/settings", data=SETTINGS | {"results": "?"})
    assert "Test: results for all together" in teacher_client.get(where).text
    teacher_client.post(f"{where}/settings", data=SETTINGS | {"results": "at once"})
    assert "It is a test: what was right is told at the end" in teacher_client.get(where).text
    assert "only then comes the feedback" in teacher_client.get(f"{where}/preview").text
    next_step = page.partition('class="next-step"')[2].partition("</section>")[0]
    assert f'href="{where}/settings"' in next_step


def test_one_statement_is_one_statement(teacher_client: FlaskClient) -> None:
    page = teacher_client.get(make(teacher_client)).text
    assert not re.search(r"\b1 (?:true|false) statements", page)
    assert re.search(r"\b1 (?:true|false) statement\b", page)


def test_a_new_quiz_tells_all_that_is_wrong_at_once_each_at_its_field(teacher_client: FlaskClient) -> None:
    for count in ("ten", "", "0", "9999"):
        sent = {"article": ARTICLE, "title": "x" * 400, "count": count, "how": "balanced"}
        answer = teacher_client.post("/desk/quizzes/new", data=sent)
        assert answer.status_code == 400
        for field in ("title", "count"):
            assert f'<li><a href="#{field}">' in answer.text
            assert f'id="{field}-error"' in answer.text


def test_looking_over_a_choice_says_what_does_not_go_together_and_saves_nothing(
    app: Flask, teacher_client: FlaskClient
) -> None:
    with app.app_context():
        import_quiz(replace(HALDEN, items=(RISE, LEFT, replace(LEFT, id="again", stem=f"{LEFT.stem[:-1]} on Monday?"))))
    given = {"article": "flood-closes-the-old-bridge-in-halden", "title": "By hand", "how": "hand"}
    where = teacher_client.post("/desk/quizzes/new", data=given).location.partition("?")[0]
    items = re.findall(r'name="item" value="(\d+)"', teacher_client.get(where).text)
    page = teacher_client.post(where, data={"item": items, "look": "1"})
    assert "3 questions chosen, nothing saved yet. 2 of them give each other away" in words(page)
    assert "both turn on “340”" in words(page)
    assert len(re.findall(" checked", page.text)) == 3
    page = teacher_client.post(where, data={"item": items[:2], "look": "1"})
    assert "2 questions chosen, nothing saved yet. None of them gives another one away." in words(page)
    assert " checked" not in teacher_client.get(where).text


def test_what_does_not_go_together_is_in_the_page_without_a_script_in_it(teacher_client: FlaskClient) -> None:
    made = teacher_client.post("/desk/quizzes/new", data={"article": ARTICLE, "title": "<b>'\"", "how": "hand"})
    page = teacher_client.get(made.location).text
    found = re.search(r"data-pick='([^']*)'", page)
    assert found
    assert isinstance(json.loads(html.unescape(found[1])), list)
    assert "<script>" not in page
