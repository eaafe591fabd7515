"""Who made a question, and who has rewritten it since, as its own page says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk_drafts import keep_drafts, two_teachers
from desk_fixtures import sign_in
from example_quiz import RISE
from flask import Flask
from pages import words

from quizapp.model import Provenance
from quizapp.services.desk import history, writing
from quizapp.services.desk.origins import Origin
from quizapp.services.desk.typed import typed_of
from quizapp.services.desk.writing import Saved

ADA, BEN = "Ada Quinn", "Ben Otieno"
OTHER_STEM = "By how many centimetres did the water rise overnight?"


@pytest.fixture
def teachers(app: Flask) -> tuple[int, int]:
    with app.app_context():
        return two_teachers(app)


@pytest.fixture
def rise(app: Flask, teachers: tuple[int, int]) -> Iterator[int]:
    """Give a generated question that every teacher may change."""
    kept = keep_drafts(app, None)
    with app.app_context():
        yield kept["rise"]


def edit(teacher: int, item_id: int, **changed: str) -> None:
    form = writing.editor(teacher, item_id)
    newest = history.history(teacher, item_id).states[0].number
    assert isinstance(writing.save(teacher, item_id, newest, replace(form.typed, **changed), approved=False), Saved)


def origin(teacher: int, item_id: int) -> Origin:
    return history.history(teacher, item_id).question.origin


def test_a_question_that_nobody_changed_was_made_by_the_generator(teachers: tuple[int, int], rise: int) -> None:
    assert origin(teachers[0], rise) == Origin("the generator")


def test_who_changes_what_is_asked_has_rewritten_it_and_who_changes_a_tag_has_not(
    teachers: tuple[int, int], rise: int
) -> None:
    ada, ben = teachers
    edit(ben, rise, tags="water")
    assert origin(ada, rise) == Origin("the generator", edited_by=(BEN,))
    edit(ada, rise, stem=OTHER_STEM)
    assert origin(ada, rise) == Origin("the generator", rewritten_by=(ADA,), edited_by=(BEN,))
    edit(ben, rise, stem=f"{OTHER_STEM[:-1]} at Halden?")
    assert origin(ada, rise) == Origin("the generator", rewritten_by=(BEN, ADA))


def test_what_is_restored_to_the_generators_words_is_not_called_rewritten(teachers: tuple[int, int], rise: int) -> None:
    edit(teachers[0], rise, stem=OTHER_STEM)
    history.restore(teachers[0], rise, 1)
    assert origin(teachers[0], rise) == Origin("the generator", edited_by=(ADA,))


def test_a_copy_of_a_generated_question_names_who_copied_it(teachers: tuple[int, int], rise: int) -> None:
    copied = writing.copy(teachers[0], rise)
    assert origin(teachers[0], copied.item_id) == Origin("the generator", copied_by=ADA)
    edit(teachers[0], copied.item_id, stem=OTHER_STEM)
    assert origin(teachers[0], copied.item_id) == Origin("the generator", copied_by=ADA, rewritten_by=(ADA,))


def test_a_question_that_somebody_wrote_names_them_alone_also_after_their_own_edits(
    app: Flask, teachers: tuple[int, int], rise: int
) -> None:
    ada, _ = teachers
    typed = replace(typed_of(RISE), stem=OTHER_STEM, start=None)
    made = writing.add(ada, "flood-closes-the-old-bridge-in-halden", typed, approved=False)
    assert isinstance(made, Saved)
    edit(ada, made.item_id, stem=f"{OTHER_STEM[:-1]} at Halden?")
    assert origin(ada, made.item_id) == Origin(ADA)


@pytest.mark.parametrize(
    ("provenance", "maker"), [(Provenance.IMPORTED, "an import"), (Provenance.AUTHORED, "a person, in a file")]
)
def test_what_came_with_a_file_says_so(
    app: Flask, teachers: tuple[int, int], provenance: Provenance, maker: str
) -> None:
    kept = keep_drafts(app, None, (replace(RISE, id="filed", provenance=provenance),))
    with app.app_context():
        assert origin(teachers[0], kept["filed"]) == Origin(maker)
        edit(teachers[1], kept["filed"], stem=OTHER_STEM)
        assert origin(teachers[0], kept["filed"]) == Origin(maker, rewritten_by=(BEN,))


def test_the_pages_of_a_question_and_of_its_review_say_it(app: Flask, teachers: tuple[int, int], rise: int) -> None:
    edit(teachers[1], rise, stem=OTHER_STEM)
    edit(teachers[0], rise, tags="water")
    said = "Made by the generator , rewritten by Ben Otieno , details edited by Ada Quinn"
    browser = sign_in(app, teachers[0])
    assert said in words(browser.get(f"/desk/questions/{rise}"))
    slug = history.history(teachers[0], rise).slug
    assert said in words(browser.get(f"/desk/review/{slug}?item={rise}"))
