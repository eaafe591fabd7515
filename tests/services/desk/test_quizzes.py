"""Quizzes at the desk: put together, published, closed, copied; whose they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from example_quiz import QUIZ
from flask import Flask
from made_apps import Clock

from quizapp.errors import BadInput, NotAllowed, NotFound
from quizapp.model import Layout, Mode, Quiz, QuizSettings
from quizapp.services import catalogue, taking
from quizapp.services.desk import articles, composing, quiz_settings, quizzes, rehearsing
from quizapp.services.desk.quiz_settings import QuizTerms
from quizapp.services.importing import import_quiz
from quizapp.storage import items, reading, writing
from quizapp.storage import quizzes as stored

ARTICLE = "flood-closes-the-old-bridge-in-halden"


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        import_quiz(QUIZ)
        yield


def made(teacher: int, count: int | None = 3, title: str = "For 9b") -> str:
    return composing.make_quiz(teacher, ARTICLE, title, count, Random(1)).slug


def ids(teacher: int, slug: str) -> list[int]:
    return [one.id for one in quizzes.quiz(teacher, slug).listed]


def test_a_new_quiz_is_a_draft_that_students_do_not_see(teacher: int) -> None:
    slug = made(teacher)
    assert quizzes.quiz(teacher, slug).line.state == "draft"
    assert [card.slug for card in catalogue.list_quizzes()] == ["halden"]
    with pytest.raises(NotFound):
        taking.start(slug, "Amina", None, Random(1))


def test_a_balanced_quiz_has_the_number_asked_for_or_says_why_not(teacher: int) -> None:
    outcome = composing.make_quiz(teacher, ARTICLE, "", 3, Random(1))
    seen = quizzes.quiz(teacher, outcome.slug)
    assert (len(seen.listed), outcome.shortfall) == (3, None)
    assert seen.line.title == "Flood closes the old bridge in Halden"
    many = composing.make_quiz(teacher, ARTICLE, "", 50, Random(1))
    got = len(ids(teacher, many.slug))
    assert many.shortfall
    assert many.shortfall.words.startswith(
        f"All {got} " if got == len(QUIZ.items) else f"{got} of {len(QUIZ.items)} fit"
    )


def test_what_a_quiz_is_made_of_counts_every_question_as_easy_medium_or_hard(teacher: int) -> None:
    seen = quizzes.quiz(teacher, composing.make_quiz(teacher, ARTICLE, "", 3, Random(1)).slug)
    assert not all(one.item.difficulty for one in seen.listed), "whose writer said nothing is estimated"
    assert sum(count for _, count in seen.balance.difficulties) == 3


def test_a_balanced_quiz_keeps_true_and_false_within_one_and_asks_no_fact_twice(teacher: int) -> None:
    for seed in range(20):
        slug = composing.make_quiz(teacher, ARTICLE, f"Quiz {seed}", 4, Random(seed)).slug
        told = {words.rstrip("s"): count for words, count in quizzes.quiz(teacher, slug).balance.types}
        assert abs(told.get("true statement", 0) - told.get("false statement", 0)) <= 1


def test_the_same_luck_gives_the_same_quiz(teacher: int) -> None:
    assert ids(teacher, made(teacher, title="A")) == ids(teacher, made(teacher, title="B"))


def test_only_approved_questions_are_chosen(teacher: int) -> None:
    with writing() as connection:
        all_ids = [one.item_id for one in items.latest_in_bank(connection, "halden").values()]
        items.set_status(connection, all_ids[1:], "draft")
    outcome = composing.make_quiz(teacher, ARTICLE, "", 3, Random(1))
    assert ids(teacher, outcome.slug) == all_ids[:1]
    with pytest.raises(NotFound):
        composing.choose(teacher, outcome.slug, all_ids)


def test_a_quiz_is_filled_by_hand_and_keeps_its_order(teacher: int) -> None:
    slug = made(teacher, None)
    offered = [one.id for one in composing.to_choose_from(teacher, slug).listed]
    composing.choose(teacher, slug, offered[:3])
    composing.move(teacher, slug, offered[2], -1)
    assert ids(teacher, slug) == [offered[0], offered[2], offered[1]]
    composing.choose(teacher, slug, [offered[1], offered[2], offered[3]])  # the first goes, a new one comes last
    assert ids(teacher, slug) == [offered[2], offered[1], offered[3]]
    assert composing.to_choose_from(teacher, slug).chosen == set(offered[1:4])


def test_taking_out_can_be_taken_back_to_the_same_place(teacher: int) -> None:
    slug = made(teacher)
    before = ids(teacher, slug)
    at = composing.take_out(teacher, slug, before[1])
    assert ids(teacher, slug) == [before[0], before[2]]
    for _ in range(2):
        composing.put_back(teacher, slug, before[1], at)
    assert ids(teacher, slug) == before


@pytest.mark.parametrize("by", [-1, 1])
def test_moving_past_the_end_changes_nothing(teacher: int, by: int) -> None:
    slug = made(teacher)
    before = ids(teacher, slug)
    composing.move(teacher, slug, before[0 if by < 0 else -1], by)
    assert ids(teacher, slug) == before


def test_publishing_lets_students_in_and_closing_lets_those_under_way_finish(teacher: int) -> None:
    slug = made(teacher)
    assert quizzes.change_state(teacher, slug, "published") == "draft"
    started = taking.start(slug, "Amina", None, Random(1))
    assert quizzes.change_state(teacher, slug, "closed") == "published"
    with pytest.raises(NotAllowed):
        taking.start(slug, "Ben", None, Random(1))
    for position in (1, 2, 3):
        taking.answer(started.attempt, started.student, position, 0)
    assert taking.overview(started.attempt, started.student).state == "finished"
    quizzes.change_state(teacher, slug, "archived")
    assert slug not in [line.slug for line in quizzes.shelf(teacher)]
    assert [line.slug for line in quizzes.shelf(teacher, archived=True)] == [slug]
    quizzes.change_state(teacher, slug, "published")
    assert slug in [card.slug for card in catalogue.list_quizzes()]


@pytest.mark.parametrize("state", ["", "open", "closed"])
def test_a_draft_cannot_be_closed_nor_become_what_there_is_not(teacher: int, state: str) -> None:
    slug = made(teacher)
    with pytest.raises(BadInput):
        quizzes.change_state(teacher, slug, state)
    assert quizzes.quiz(teacher, slug).line.state == "draft"


def test_an_empty_quiz_is_not_published(teacher: int) -> None:
    slug = made(teacher, None)
    with pytest.raises(BadInput, match="no approved question"):
        quizzes.change_state(teacher, slug, "published")


def test_nothing_unproven_is_published(app: Flask, teacher: int) -> None:
    slug = made(teacher)
    with writing() as connection:  # as a fault of the program or a hand in the database might
        connection.exec_driver_sql("UPDATE item_revision SET quote = 'What nobody wrote'")
    app.extensions["quizapp.remembered"].clear()  # as after a restart
    with pytest.raises(BadInput, match="cannot be published before this is corrected"):
        quizzes.change_state(teacher, slug, "published")
    assert quizzes.quiz(teacher, slug).line.state == "draft"


def test_a_copy_has_the_same_questions_and_no_hours(teacher: int, clock: Clock) -> None:
    slug = made(teacher)
    line, before = quiz_settings.terms(teacher, slug)
    hours = QuizSettings(Mode.TEST, opens_at=clock.now, closes_at=clock.now + timedelta(hours=1), time_limit=90)
    quiz_settings.set_terms(teacher, slug, replace(before, settings=hours))
    copied = quiz_settings.copy_quiz(teacher, slug)
    assert ids(teacher, copied) == ids(teacher, slug)
    seen = quizzes.quiz(teacher, copied).line
    assert (seen.title, seen.state) == (f"{line.title} (copy)", "draft")
    assert seen.settings == QuizSettings(Mode.TEST, time_limit=90)


def test_settings_are_kept_and_refused_whole(teacher: int, clock: Clock) -> None:
    slug = made(teacher)
    settings = QuizSettings(
        Mode.TEST, Layout.ALL, True, False, 1200, clock.now, clock.now + timedelta(days=1), 2, True, True
    )
    given = QuizTerms("Another title", "What it is about.", settings, "classes", True)
    slug = quiz_settings.set_terms(teacher, slug, given)
    assert quiz_settings.terms(teacher, slug)[1] == given
    wrong = (
        replace(given, title=" "),
        replace(given, title="x" * 201),
        replace(given, description="x" * 2001),
        replace(given, audience="nobody"),
        replace(given, settings=replace(settings, time_limit=0)),
        replace(given, settings=replace(settings, time_limit=10**7)),
        replace(given, settings=replace(settings, max_attempts=0)),
        replace(given, settings=replace(settings, closes_at=clock.now)),
    )
    for terms in wrong:
        with pytest.raises(BadInput):
            quiz_settings.set_terms(teacher, slug, terms)
    assert quiz_settings.terms(teacher, slug)[1] == given


def test_a_quiz_for_classes_is_not_on_the_first_page(teacher: int) -> None:
    slug = made(teacher)
    quiz_settings.set_terms(teacher, slug, replace(quiz_settings.terms(teacher, slug)[1], audience="classes"))
    quizzes.change_state(teacher, slug, "published")
    assert slug not in [card.slug for card in catalogue.list_quizzes()]


def test_what_is_not_theirs_is_not_there_for_another_teacher(teacher: int, other_teacher: int) -> None:
    slug = made(teacher)
    item = ids(teacher, slug)[0]
    terms = quiz_settings.terms(teacher, slug)[1]
    for ask in (
        lambda: quizzes.quiz(other_teacher, slug),
        lambda: quizzes.change_state(other_teacher, slug, "published"),
        lambda: composing.choose(other_teacher, slug, []),
        lambda: composing.to_choose_from(other_teacher, slug),
        lambda: composing.choose_again(other_teacher, slug, 3, Random(1)),
        lambda: composing.take_out(other_teacher, slug, item),
        lambda: composing.move(other_teacher, slug, item, 1),
        lambda: quiz_settings.set_terms(other_teacher, slug, terms),
        lambda: quiz_settings.copy_quiz(other_teacher, slug),
        lambda: rehearsing.rehearse(other_teacher, slug, 1),
        lambda: rehearsing.paper(other_teacher, slug),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_shared_quiz_may_be_seen_and_copied_and_not_changed(teacher: int, other_teacher: int) -> None:
    slug = made(teacher)
    quiz_settings.set_terms(teacher, slug, replace(quiz_settings.terms(teacher, slug)[1], shared=True))
    assert not quizzes.quiz(other_teacher, slug).line.mine
    with pytest.raises(NotFound):
        quizzes.change_state(other_teacher, slug, "published")
    assert quizzes.quiz(other_teacher, quiz_settings.copy_quiz(other_teacher, slug)).line.mine


def test_another_teachers_question_cannot_be_put_in(teacher: int, other_teacher: int) -> None:
    slug = made(teacher, None)
    foreign = articles.paste(other_teacher, "A bridge.\n\nThe bridge opened in 1923 and it is long.\n").slug
    assert foreign
    quiz: Quiz = replace(QUIZ, id="theirs")
    import_quiz(quiz)
    with writing() as connection:
        theirs = [one.item_id for one in items.latest_in_bank(connection, "theirs").values()]
        connection.exec_driver_sql(f"UPDATE item SET owner_id = {other_teacher} WHERE bank = 'theirs'")
    for call in (
        lambda: composing.choose(teacher, slug, theirs),
        lambda: composing.put_back(teacher, slug, theirs[0], 1),
    ):
        with pytest.raises(NotFound):
            call()
    assert ids(teacher, slug) == []


def test_a_rehearsal_shows_what_a_student_gets_and_stores_nothing(teacher: int) -> None:
    slug = made(teacher)
    with reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar_one()
    for position in (1, 2, 3):
        _, view = rehearsing.rehearse(teacher, slug, position)
        assert view.feedback is None
        outcomes = [
            rehearsing.rehearse(teacher, slug, position, choice)[1].feedback for choice in range(len(view.options))
        ]
        assert [bool(one and one.right) for one in outcomes].count(True) == 1
    for wrong in ((0, None), (4, None), (1, 9), (1, -1)):
        with pytest.raises((NotFound, BadInput)):
            rehearsing.rehearse(teacher, slug, *wrong)
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attempt").scalar_one() == before


def test_paper_names_the_key_in_the_order_printed(teacher: int) -> None:
    slug = made(teacher)
    line, printed = rehearsing.paper(teacher, slug)
    with reading() as connection:
        held = stored.quiz_by_slug(connection, slug)
        assert held
        by_stem = {
            one.item.stem: one.item
            for one in items.revisions(connection, list(stored.newest_revisions(connection, held.id))).values()
        }
    assert len(printed) == line.questions == 3
    for one in printed:
        assert one.view.options[one.proof.key] == by_stem[one.view.stem].key_text
        assert one.proof.evidence.quote


def retitled(teacher: int, slug: str, title: str) -> str:
    return quiz_settings.set_terms(teacher, slug, replace(quiz_settings.terms(teacher, slug)[1], title=title))


def test_a_draft_that_nobody_has_taken_goes_by_its_new_title(teacher: int) -> None:
    slug = made(teacher)
    assert retitled(teacher, slug, "The flood") == "the-flood"
    with pytest.raises(NotFound):
        quizzes.quiz(teacher, slug)
    assert retitled(teacher, "the-flood", "The Flood!") == "the-flood"
    assert retitled(teacher, "the-flood", "Halden") == "halden-2"


def test_a_quiz_that_students_may_know_keeps_its_address(teacher: int) -> None:
    slug = made(teacher)
    quizzes.change_state(teacher, slug, "published")
    assert retitled(teacher, slug, "The flood") == slug
    taking.start(slug, "Amina", None, Random(1))
    quizzes.change_state(teacher, slug, "archived")
    quizzes.change_state(teacher, slug, "draft")
    assert retitled(teacher, slug, "Another one") == slug


def test_a_quiz_that_a_teacher_put_together_says_who_made_its_questions(teacher: int) -> None:
    slug = made(teacher)
    quizzes.change_state(teacher, slug, "published")
    assert catalogue.quiz_card(slug).made == "Made by hand"
    proof = json.dumps({"rule": "number", "start": 0, "end": 10, "inputs": []})
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE item_revision SET proof = '{proof}' WHERE stem LIKE 'By how many%%'")
    assert next(card for card in catalogue.list_quizzes() if card.slug == slug).made == "Made by hand and generated"
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE item_revision SET proof = '{proof}'")
    assert catalogue.quiz_card(slug).made == "Generated, chosen by a teacher"


def test_a_test_says_which_of_its_questions_students_can_practise_elsewhere(teacher: int) -> None:
    slug, closed = made(teacher, 3), made(teacher, 2, "Closed")
    assert quizzes.quiz(teacher, slug).remarks == (), "it is for practice itself"

    def as_a_test(name: str) -> None:
        line, terms = quiz_settings.terms(teacher, name)
        quiz_settings.set_terms(teacher, name, replace(terms, settings=replace(line.settings, mode=Mode.TEST)))

    as_a_test(slug)
    told = "3 of these questions are also in “Halden”, where students practise and see at once what is right."
    assert [words.replace(QUIZ.title, "Halden") for words in quizzes.quiz(teacher, slug).remarks] == [told]
    as_a_test("halden")
    assert quizzes.quiz(teacher, slug).remarks == ()
    quizzes.change_state(teacher, closed, "published")
    assert "“Closed”" in quizzes.quiz(teacher, slug).remarks[0]
    quizzes.change_state(teacher, closed, "closed")
    assert quizzes.quiz(teacher, slug).remarks == ()
