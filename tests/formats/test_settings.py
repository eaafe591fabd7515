"""Settings of a quiz in a bank: read, explained where they are wrong, and written back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import jsonschema
import pytest
from bank_schema import as_json, schema
from example_quiz import QUIZ
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from quizapp.formats.bank import Bank, parse_bank
from quizapp.formats.bank_writer import write_bank
from quizapp.formats.settings import LONGEST_LIMIT
from quizapp.model import Layout, Mode, QuizSettings, Results

BANK = """\
quiz: River
{settings}
article: {{title: River, text: The river rose by 85 cm.}}
questions:
  - question: By how much did the river rise?
    answer: 85 cm
    distractors: [58 cm, 95 cm]
    citation: {{quote: 85 cm}}
"""


def read(settings: str) -> Bank:
    return parse_bank(BANK.format(settings=settings).encode(), "river.yaml")


def settings_of(written: str) -> QuizSettings | None:
    bank = read(f"settings: {{{written}}}")
    assert bank.quiz is not None, [str(problem) for problem in bank.problems]
    return bank.quiz.settings


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mode: test", QuizSettings(mode=Mode.TEST)),
        ("mode: Test, layout: all", QuizSettings(mode=Mode.TEST, layout=Layout.ALL)),
        ("shuffle_questions: yes, shuffle_options: No", QuizSettings(shuffle_questions=True, shuffle_options=False)),
        ("mode: test, results: together", QuizSettings(mode=Mode.TEST, results=Results.TOGETHER)),
        ("results: At once", QuizSettings()),
        ("time_limit: 20 min", QuizSettings(time_limit=1200)),
        ("time_limit: 90s", QuizSettings(time_limit=90)),
        ("time_limit: 1 hour 30 minutes", QuizSettings(time_limit=5400)),
        ("attempts: 2, confidence: true, where: on", QuizSettings(max_attempts=2, ask_confidence=True, ask_where=True)),
        (
            'opens: "2026-03-02 10:00 +01:00", closes: "2026-03-02T11:30Z"',
            QuizSettings(
                opens_at=datetime(2026, 3, 2, 9, tzinfo=UTC), closes_at=datetime(2026, 3, 2, 11, 30, tzinfo=UTC)
            ),
        ),
    ],
)
def test_settings_are_read_as_a_teacher_writes_them(written: str, meant: QuizSettings) -> None:
    assert settings_of(written) == meant


def test_without_settings_nothing_is_said_about_them() -> None:
    bank = read("")
    assert bank.quiz is not None
    assert bank.quiz.settings is None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("mode: exam", "“exam” is not a mode; write “mode: practice or test”"),
        ("layout: two", "“two” is not a layout"),
        ("results: later", "“later” is not a time for results; write “results: at once or together”"),
        ("confidence: maybe", "“maybe” is neither true nor false"),
        ("time_limit: 20", "“20” is not a length of time; write “time_limit: 20 min”"),
        ("time_limit: 20 bananas", "is not a length of time"),
        ("time_limit: 0 min", "is no time to take a quiz in"),
        ("time_limit: 999 h", "is no time to take a quiz in"),
        ("opens: tomorrow", "“tomorrow” is not a day with a time"),
        ("opens: 2026-03-02", "is not a day with a time"),
        ("opens: 2026-13-02 10:00", "is not a day with a time"),
        ("opens: 9999-12-31 23:59, closes: 0001-01-01 00:00", "far away|closes before"),
        ('opens: "2026-03-02 10:00Z", closes: "2026-03-02 10:00Z"', "closes before it opens"),
        ("attempts: 0", "“0” is not a number of attempts"),
        ("attempts: many", "“many” is not a number of attempts"),
        ("attempts: 99999999999999", "is not a number of attempts"),
        ("tme_limit: 20 min", "did you mean “time_limit”"),
        ("mode: [test]", "“mode” is a list"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_with_its_line(written: str, said: str) -> None:
    bank = read(f"settings: {{{written}}}")
    assert bank.quiz is None
    problems = [str(problem) for problem in bank.problems if problem.level == "error"]
    assert any(re.search(said, problem) for problem in problems), problems
    assert all(problem.startswith("river.yaml:2: ") for problem in problems)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("results: together", "in practice each answer has its outcome at once"),
        ("mode: test, results: together", "students see their results when a teacher shows them"),
        ('mode: test, results: together, closes: "2026-03-02 10:00Z"', ""),
        ("mode: test, results: at once", ""),
    ],
)
def test_results_that_come_together_give_a_hint_when_they_come(written: str, said: str) -> None:
    bank = read(f"settings: {{{written}}}")
    assert bank.quiz is not None
    assert [said in problem.message for problem in bank.problems] == ([True] if said else [])
    assert all(problem.level == "hint" for problem in bank.problems)


def test_settings_that_are_no_group_are_told() -> None:
    assert "not a group of keys" in str(read("settings: test").problems[0])


def test_a_time_without_its_zone_is_taken_as_this_machine_has_it_and_said_so() -> None:
    bank = read("settings: {opens: 2026-03-02 10:00}")
    assert bank.quiz is not None
    assert bank.quiz.settings is not None
    assert bank.quiz.settings.opens_at == datetime(2026, 3, 2, 10).astimezone()
    assert "time on this machine" in str(bank.problems[0])


MOMENTS = st.none() | st.datetimes(
    datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])
)


@hypothesis_settings(max_examples=40, deadline=None)
@given(
    st.builds(
        QuizSettings,
        mode=st.sampled_from(Mode),
        layout=st.sampled_from(Layout),
        shuffle_questions=st.booleans(),
        shuffle_options=st.booleans(),
        time_limit=st.none() | st.integers(1, LONGEST_LIMIT),
        opens_at=MOMENTS,
        max_attempts=st.none() | st.integers(1, 1000),
        ask_confidence=st.booleans(),
        ask_where=st.booleans(),
        results=st.sampled_from(Results),
    )
)
def test_settings_are_read_back_as_they_were_written(settings: QuizSettings) -> None:
    written = write_bank(replace(QUIZ, settings=settings))
    bank = parse_bank(written.encode(), "written.yaml")
    assert bank.quiz is not None, [str(problem) for problem in bank.problems]
    assert bank.quiz.settings == settings
    jsonschema.validate(as_json(written), schema())
