"""What an item turns on, whoever wrote it."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from example_quiz import RISE
from flask import Flask
from taken import choose

from quizapp.formats.bank import read_bank
from quizapp.model import Edit, ItemType, Mode, Quiz
from quizapp.services import reporting, taking
from quizapp.services.importing import import_quiz
from quizapp.services.kinds import kind_of


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        (("Almaty", "who said it", "number"), "who said it"),
        (("Where",), "Where"),
        (("fuel", "opinion"), ""),
        ((), ""),
    ],
)
def test_a_teachers_tag_says_the_kind_where_it_names_one(tags: tuple[str, ...], kind: str) -> None:
    assert kind_of(replace(RISE, kind="", edit=None, tags=tags)) == kind


def test_what_an_edit_changed_goes_before_the_tags() -> None:
    item = replace(RISE, kind="", edit=Edit("bound", "more", "fewer", 0), tags=("number",))
    assert kind_of(item) == "bound"


EVERY_KIND = Path(__file__).parents[1] / "every_kind.yaml"


def offered_every_kind(**settings: object) -> Quiz:
    """Load the hand-made bank with a question of every type; give it as it was read."""
    read = read_bank(EVERY_KIND)
    assert read.quiz is not None, read.problems
    assert read.quiz.settings is not None
    changed = replace(read.quiz, settings=replace(read.quiz.settings, **settings))  # type: ignore[arg-type]
    import_quiz(changed)
    return changed


def test_the_hand_made_bank_has_a_question_of_every_type_and_every_verdict() -> None:
    read = read_bank(EVERY_KIND)
    assert read.quiz is not None
    assert {item.type for item in read.quiz.items} == set(ItemType)
    verdicts = {item.key_text for item in read.quiz.items if item.type is ItemType.THREE_VERDICTS}
    assert verdicts == {"Supported", "Contradicted", "Not stated"}


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("right", [True, False])
def test_every_type_is_taken_scored_and_shown_with_its_proof(any_app: Flask, mode: Mode, right: bool) -> None:
    with any_app.app_context():
        quiz = offered_every_kind(mode=mode)
        started = taking.start("kinds", "Mira", None, Random(5))
        for position, item in enumerate(quiz.items, start=1):
            view = taking.question(started.attempt, started.student, position)
            assert (view.type, view.stem, set(view.options)) == (item.type, item.stem, {o.text for o in item.options})
            place = view.options.index(item.key_text)
            choice = place if right else (place + 1) % len(view.options)
            if mode is Mode.TEST:
                choose(started, position, choice)
            else:
                assert taking.answer(started.attempt, started.student, position, choice).right is right
        taking.submit(started.attempt, started.student)
        result = reporting.result(started.attempt, started.student)
    assert (result.points, result.total) == (len(quiz.items) if right else 0, len(quiz.items))
    for question, item in zip(result.questions, quiz.items, strict=True):
        assert question.feedback is not None
        assert question.options[question.feedback.key] == item.key_text
        assert question.feedback.evidence.quote == item.citation.quote
        known = {option.text: option.feedback for option in item.options}
        assert question.feedback.reasons == tuple(known[option] for option in question.options)


def test_the_three_verdicts_and_an_order_that_means_something_are_never_shuffled(any_app: Flask) -> None:
    with any_app.app_context():
        quiz = offered_every_kind(shuffle_options=True)
        fixed = {n: i for n, i in enumerate(quiz.items, 1) if i.fixed_order or i.type is ItemType.THREE_VERDICTS}
        assert len(fixed) >= 4
        for seed in range(5):
            started = taking.start("kinds", "Mira", None, Random(seed))
            for position, item in fixed.items():
                view = taking.question(started.attempt, started.student, position)
                assert view.options == tuple(option.text for option in item.options)
