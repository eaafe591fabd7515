"""Importing: all or nothing, by id, never double; and history stays what it was."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from example_quiz import ARTICLE, LEFT, QUIZ, RISE, TEXT, cited
from flask import Flask

from quizapp.errors import BadInput, NotFound
from quizapp.model import Article, Citation, Item, Option, Proof, Provenance, Quiz, Record
from quizapp.services import catalogue, reporting, taking
from quizapp.services.importing import import_quiz
from quizapp.services.views import ImportSummary
from quizapp.storage import reading

REWORDED = replace(RISE, stem="The river rose overnight. By how many centimetres?")


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        yield


def rows(table: str) -> int:
    with reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def with_items(*items: Item) -> Quiz:
    return replace(QUIZ, items=items)


def stems(slug: str = "halden") -> list[str]:
    started = taking.start(slug, "Mira", None, Random(0))
    total = taking.question(started.attempt, started.student, 1).total
    return [taking.question(started.attempt, started.student, position).stem for position in range(1, total + 1)]


def test_a_first_import_adds_every_item() -> None:
    assert import_quiz(QUIZ) == ImportSummary(added=5, updated=0, unchanged=0, removed=0, quiz="halden")
    [card] = catalogue.list_quizzes()
    assert (card.slug, card.title, card.questions, card.made) == ("halden", "The flood in Halden", 5, "Made by hand")
    assert card.source_title == ARTICLE.title
    assert card.publisher == "Halden Courier"


def test_the_same_import_again_changes_nothing() -> None:
    import_quiz(QUIZ)
    assert import_quiz(QUIZ) == ImportSummary(added=0, updated=0, unchanged=5, removed=0, quiz="halden")
    assert (rows("quiz"), rows("item"), rows("item_revision"), rows("article")) == (1, 5, 5, 1)


def test_a_changed_item_gets_a_new_revision_and_the_others_stay() -> None:
    import_quiz(QUIZ)
    assert import_quiz(with_items(REWORDED, *QUIZ.items[1:])) == ImportSummary(0, 1, 4, 0, "halden")
    assert (rows("item"), rows("item_revision")) == (5, 6)
    assert stems()[0] == REWORDED.stem


def test_every_part_of_an_item_counts_as_a_change() -> None:
    import_quiz(with_items(RISE))
    for changed in (
        replace(RISE, rationale="Another reason."),
        replace(RISE, options=(*RISE.options[:3], Option("15", "Look again."))),
        replace(RISE, tags=("numbers",)),
        replace(RISE, fixed_order=True),
        replace(RISE, citation=cited("The river rose by 85 centimetres")),
        RISE,
    ):
        assert import_quiz(with_items(changed)).updated == 1
        assert import_quiz(with_items(changed)).unchanged == 1


def test_an_item_comes_back_from_storage_as_it_went_in() -> None:
    from quizapp.services.questions import questions

    import_quiz(QUIZ, Provenance.AUTHORED)
    with reading() as connection:
        stored = questions(connection, range(1, 6))
    assert tuple(stored[number].item for number in range(1, 6)) == QUIZ.items


def test_an_item_that_left_the_quiz_is_no_longer_asked_and_can_come_back() -> None:
    import_quiz(QUIZ)
    assert import_quiz(with_items(*QUIZ.items[1:])) == ImportSummary(0, 0, 4, 1, "halden")
    assert RISE.stem not in stems()
    assert import_quiz(QUIZ) == ImportSummary(0, 0, 5, 0, "halden")
    assert rows("item") == 5


def test_a_new_order_is_taken_over() -> None:
    import_quiz(QUIZ)
    import_quiz(with_items(*reversed(QUIZ.items)))
    assert stems() == [item.stem for item in reversed(QUIZ.items)]


def test_an_attempt_keeps_the_revision_that_was_answered() -> None:
    import_quiz(QUIZ)
    started = taking.start("halden", "Mira", None, Random(3))
    before = taking.answer(started.attempt, started.student, 1, 0)
    shown = taking.question(started.attempt, started.student, 1)
    turned_round = replace(RISE, options=tuple(reversed(RISE.options)), key=3, rationale="Mended.")
    import_quiz(with_items(turned_round, *QUIZ.items[1:]))
    assert taking.question(started.attempt, started.student, 1) == shown
    assert reporting.result(started.attempt, started.student).questions[0].feedback == before


def test_one_bad_item_stops_the_whole_import() -> None:
    import_quiz(QUIZ)
    unproved = replace(RISE, citation=Citation("The river fell", 0, 14))
    with pytest.raises(BadInput, match=r"question 2 \(rise\)"):
        import_quiz(replace(QUIZ, title="Changed", items=(LEFT, unproved)))
    assert catalogue.quiz_card("halden").title == "The flood in Halden"
    assert stems() == [item.stem for item in QUIZ.items]


@pytest.mark.parametrize(
    ("quiz", "said"),
    [
        (with_items(RISE, RISE), "'rise' stands at 2 questions"),
        (with_items(), "no questions"),
        (with_items(replace(RISE, id="x" * 201)), "200 characters"),
        (with_items(replace(RISE, key=9)), "question 1"),
    ],
)
def test_what_cannot_be_stored_is_refused(quiz: Quiz, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        import_quiz(quiz)
    assert (rows("quiz"), rows("item"), rows("article")) == (0, 0, 0)


def test_a_dry_run_says_what_would_change_and_changes_nothing() -> None:
    assert import_quiz(QUIZ, dry_run=True) == ImportSummary(5, 0, 0, 0, "halden")
    assert (rows("quiz"), rows("item"), rows("item_revision"), rows("article")) == (0, 0, 0, 0)
    import_quiz(QUIZ)
    assert import_quiz(with_items(REWORDED), dry_run=True) == ImportSummary(0, 1, 0, 4, "halden")
    assert stems() == [item.stem for item in QUIZ.items]


def test_a_corrected_record_reaches_old_results_too() -> None:
    import_quiz(QUIZ)
    started = taking.start("halden", "Mira", None, Random(3))
    corrected = Article(TEXT, replace(ARTICLE.record, publisher="Halden Daily"))
    assert import_quiz(replace(QUIZ, article=corrected)).unchanged == 5
    assert taking.answer(started.attempt, started.student, 1, 0).evidence.publisher == "Halden Daily"
    assert rows("article") == 1


def test_a_changed_text_is_another_article_and_old_proof_stays_on_the_old_one() -> None:
    import_quiz(QUIZ)
    started = taking.start("halden", "Mira", None, Random(3))
    longer = Article("Correction added later.\n\n" + TEXT, ARTICLE.record)
    shift = len(longer.text) - len(TEXT)

    def moved(item: Item) -> Item:
        old = item.citation
        return replace(item, citation=Citation(old.quote, old.start + shift, old.end + shift))

    summary = import_quiz(Quiz(QUIZ.title, longer, tuple(map(moved, QUIZ.items)), QUIZ.description, QUIZ.id))
    assert summary == ImportSummary(0, 5, 0, 0, "halden")
    old = taking.answer(started.attempt, started.student, 1, 0).evidence
    assert catalogue.article_page(old.article_slug).text[old.start : old.end] == old.quote
    fresh = taking.start("halden", "Jonas", None, Random(3))
    new = taking.answer(fresh.attempt, fresh.student, 1, 0).evidence
    assert new.article_slug != old.article_slug
    assert catalogue.article_page(new.article_slug).text[new.start : new.end] == new.quote


def test_two_quizzes_of_one_title_on_different_articles_do_not_overwrite_each_other() -> None:
    first = Quiz("Quiz 1", ARTICLE, (RISE,))
    other_text = "The mayor of Lund opened a library on Friday. It has 40,000 books."
    start = other_text.index("It has")
    item = replace(
        RISE,
        id="books",
        stem="How many books does the new library in Lund have?",
        options=(Option("40,000"), Option("14,000"), Option("4,000")),
        citation=Citation(other_text[start:], start, len(other_text)),
    )
    second = Quiz("Quiz 1", Article(other_text, Record("A library for Lund")), (item,))
    assert (import_quiz(first).quiz, import_quiz(second).quiz) == ("quiz-1", "quiz-1-2")
    assert (import_quiz(first).unchanged, import_quiz(second).unchanged) == (1, 1)
    assert stems("quiz-1") == [RISE.stem]
    assert stems("quiz-1-2") == [item.stem]


def test_an_id_counts_within_its_quiz() -> None:
    import_quiz(QUIZ)
    import_quiz(
        Quiz("Another", ARTICLE, (replace(RISE, stem="How far did the river rise overnight, in centimetres?"),))
    )
    assert stems("halden")[0] == RISE.stem


def test_a_generated_quiz_is_marked_as_such() -> None:
    generated = tuple(replace(item, provenance=Provenance.GENERATED) for item in QUIZ.items)
    import_quiz(with_items(*generated), Provenance.GENERATED)
    assert catalogue.quiz_card("halden").made == "Generated"


def test_titles_without_latin_letters_get_an_address_too() -> None:
    assert import_quiz(Quiz("Наводнение", ARTICLE, (RISE,))).quiz == "quiz"
    assert import_quiz(Quiz("洪水", ARTICLE, (RISE,))).quiz == "quiz-2"
    assert import_quiz(Quiz("Überflutung in Ålesund!", ARTICLE, (RISE,))).quiz == "uberflutung-in-alesund"


def test_imports_at_the_same_time_make_no_doubles(any_app: Flask) -> None:
    outcomes: list[object] = []

    def run() -> None:
        with any_app.app_context():
            try:
                outcomes.append(import_quiz(QUIZ))
            except Exception as error:
                outcomes.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (rows("quiz"), rows("item"), rows("item_revision")) == (1, 5, 5), outcomes
    assert all(isinstance(outcome, ImportSummary) for outcome in outcomes), outcomes


def test_an_unknown_slug_is_not_found() -> None:
    for slug in ("nothing", "", "\0", "x" * 1000):
        with pytest.raises(NotFound):
            catalogue.quiz_card(slug)
        with pytest.raises(NotFound):
            catalogue.article_page(slug)


def test_a_large_bank_is_imported_and_updated_at_once() -> None:
    many = tuple(replace(RISE, id=f"rise-{number}") for number in range(2_000))
    assert import_quiz(with_items(*many)).added == 2_000
    assert import_quiz(with_items(REWORDED, *many[1:])).unchanged == 1_999


def test_a_file_says_how_many_of_its_questions_the_app_wrote() -> None:
    proof = Proof("number changed", 0, 10)
    made = replace(QUIZ, id="made", items=tuple(replace(item, proof=proof) for item in QUIZ.items))
    mixed = replace(QUIZ, id="mixed", items=(replace(QUIZ.items[0], proof=proof), *QUIZ.items[1:]))
    for quiz in (made, mixed):
        import_quiz(quiz)
    assert catalogue.quiz_card("made").made == "Generated"
    assert catalogue.quiz_card("mixed").made == "Made by hand and generated"
