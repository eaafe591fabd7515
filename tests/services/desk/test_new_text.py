"""Another text for an article: each question moves with its quote, or stays behind as a draft with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from example_quiz import ARTICLE, QUIZ, TEXT
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import BadInput, NotFound
from quizapp.items.verify import verify
from quizapp.model import Article, Item, Quiz
from quizapp.services import taking
from quizapp.services.desk import articles, new_text
from quizapp.services.desk.moving import find_again, moved
from quizapp.services.importing import import_quiz
from quizapp.storage import items, quizzes, reading, writing

if TYPE_CHECKING:
    from spacy.language import Language

SLUG = "flood-closes-the-old-bridge-in-halden"


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        import_quiz(QUIZ)
        yield


def held() -> dict[str, tuple[Item, int]]:
    """Return every question by its own id, with the row id of the text that it cites."""
    with reading() as connection:
        found = items.revisions(connection, list(range(1, 100)))
        newest = items.latest_in_bank(connection, "halden")
        return {
            revision.item.id: (revision.item, revision.article_id)
            for revision in found.values()
            if newest[revision.item.id].number == 1 or revision.article_id == 2
        }


def test_every_quote_is_found_again_where_it_stands_now(teacher: int) -> None:
    text = "A line on top that was missing.\n\n" + TEXT
    outcome = new_text.new_version(teacher, SLUG, text)
    assert (outcome.moved, outcome.flagged) == (len(QUIZ.items), ())
    after = articles.article(teacher, outcome.slug)
    for item, article_id in held().values():
        assert article_id == 2
        assert after.text[item.citation.start : item.citation.end] == item.citation.quote
        assert verify(item, Article(after.text, after.record)) == ()


def test_a_question_whose_quote_has_changed_is_a_draft_with_the_reason_and_no_longer_asked(teacher: int) -> None:
    outcome = new_text.new_version(teacher, SLUG, TEXT.replace("85 centimetres", "58 centimetres"))
    assert outcome.moved + len(outcome.flagged) == len(QUIZ.items)
    assert [one.stem for one in outcome.flagged] == ["By how many centimetres did the river rise overnight?"]
    assert "“The river rose by 85 centimetres overnight”" in outcome.flagged[0].reason
    with reading() as connection:
        quiz = quizzes.quiz_by_slug(connection, "halden")
        assert quiz
        assert quiz.article_slug == outcome.slug
        assert len(quizzes.newest_revisions(connection, quiz.id)) == len(QUIZ.items) - 1


def test_a_question_that_no_longer_holds_is_flagged_though_its_quote_is_there(teacher: int) -> None:
    """A false statement must stay false: the new text states elsewhere what was made up."""
    statement = next(item for item in QUIZ.items if item.edit is not None)
    text = f"{TEXT}\n{statement.stem}\n"
    outcome = new_text.new_version(teacher, SLUG, text)
    assert statement.stem in [one.stem for one in outcome.flagged]


def test_answers_that_were_given_keep_the_old_text(teacher: int) -> None:
    started = taking.start("halden", "Amina", None, Random(1))
    before = taking.question(started.attempt, started.student, 1)
    new_text.new_version(teacher, SLUG, TEXT.replace("Flood closes", "High water closes"))
    outcome = taking.answer(started.attempt, started.student, 1, 0)
    assert taking.question(started.attempt, started.student, 1).stem == before.stem
    assert outcome.evidence.article_slug == SLUG
    assert articles.article(teacher, SLUG).text == TEXT


def test_the_old_text_leads_to_the_new_one_and_leaves_the_shelf(teacher: int) -> None:
    outcome = new_text.new_version(teacher, SLUG, TEXT + "\nMore.\n")
    old = articles.article(teacher, SLUG)
    assert (old.newer, old.archived) == (outcome.slug, True)
    assert [one.slug for one in articles.shelf(teacher)] == [outcome.slug]
    assert articles.shelf(teacher, archived=True) == ()


@pytest.mark.parametrize("text", ["", TEXT, TEXT.replace("\n", "\r\n")])
def test_no_text_and_the_same_text_are_refused(teacher: int, text: str) -> None:
    with pytest.raises(BadInput):
        new_text.new_version(teacher, SLUG, text)
    assert articles.article(teacher, SLUG).newer is None


def test_another_teacher_cannot_change_a_text(teacher: int, other_teacher: int) -> None:
    slug = articles.paste(teacher, TEXT + "\nMine.\n").slug
    articles.set_shared(teacher, slug, True)
    with pytest.raises(NotFound):
        new_text.new_version(other_teacher, slug, "Another text, long enough to be an article.")


def test_questions_of_other_teachers_stay_on_the_text_that_they_know(teacher: int, other_teacher: int) -> None:
    with writing() as connection:
        connection.exec_driver_sql(f"UPDATE item SET owner_id = {other_teacher} WHERE id = 1")
    outcome = new_text.new_version(teacher, SLUG, "On top.\n\n" + TEXT)
    assert outcome.moved == len(QUIZ.items) - 1
    with reading() as connection:
        assert items.revisions(connection, [1])[1].article_id == 1


def test_of_two_places_the_one_with_the_same_surroundings_is_meant() -> None:
    before = "In May the mayor said no. In June the mayor said yes."
    after = "In April the mayor said maybe. In May the mayor said no. In June the mayor said yes."
    for words in ("said yes", "said no"):
        start = before.index(words)
        place = find_again((start, start + len(words)), before, after)
        assert place == (after.index(words), after.index(words) + len(words))
    start = before.rindex("the mayor said")
    place = find_again((start, start + 14), before, after)
    assert place == (after.rindex("the mayor said"), after.rindex("the mayor said") + 14)


@given(st.lists(st.sampled_from(["On Monday it rained.\n\n", "X", " ", "The river rose by "]), max_size=6), st.data())
def test_what_moves_always_quotes_letter_for_letter(added: list[str], choose: st.DataObject) -> None:
    at = choose.draw(st.integers(0, len(TEXT)))
    after = replace(ARTICLE, text=TEXT[:at] + "".join(added) + TEXT[at:])
    for item in QUIZ.items:
        on_new = moved(item, ARTICLE, after)
        if isinstance(on_new, Item):
            assert after.text[on_new.citation.start : on_new.citation.end] == item.citation.quote
            assert verify(on_new, after) == ()
        else:
            assert on_new


def test_a_generated_question_moves_with_its_proof(library_article: Article, english: Language) -> None:
    from quizapp.items.generate import candidates
    from quizapp.reading.read import read

    made = [one.item for one in candidates(read(library_article, english), english)[0]]
    after = replace(library_article, text="A new line on top.\n\n" + library_article.text)
    assert len(made) >= 10
    for item in made:
        on_new = moved(item, library_article, after)
        assert isinstance(on_new, Item), on_new
        assert on_new.proof
        assert item.proof
        sentence = library_article.text[item.proof.start : item.proof.end]
        assert after.text[on_new.proof.start : on_new.proof.end] == sentence


def test_a_quiz_of_the_class_is_still_whole_after_a_correction_elsewhere(teacher: int) -> None:
    quiz: Quiz = QUIZ
    outcome = new_text.new_version(teacher, SLUG, TEXT.replace("fire brigade", "fire service"))
    with reading() as connection:
        stored = quizzes.quiz_by_slug(connection, "halden")
        assert stored
        asked = quizzes.newest_revisions(connection, stored.id)
    assert len(asked) == len(quiz.items) - len(outcome.flagged)
