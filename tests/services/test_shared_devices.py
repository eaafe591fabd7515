"""One device and several students, one after the other: nobody comes into what somebody else has begun."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from taken import begin, offer

from quizapp.services import entering
from quizapp.services.classes import add_class


@pytest.fixture(autouse=True)
def inside(any_app: Flask) -> Iterator[None]:
    with any_app.app_context():
        offer()
        yield


def test_a_used_form_under_another_name_leads_into_nobody_elses_attempt() -> None:
    first = begin("Mira", token="a-form")
    second = begin("Jonas", first.student, token="a-form")
    assert second.attempt != first.attempt
    assert second.student != first.student
    assert begin("Mira", first.student, token="a-form") == first, "sent twice, it begins one"


def test_a_used_form_leads_a_classmate_into_an_attempt_of_their_own() -> None:
    code = add_class("8b", ["Amina", "Ben"]).code
    amina, ben = (entering.join(code, name, "127.0.0.1").id for name in ("Amina", "Ben"))
    first = begin("", amina, token="a-form")
    assert begin("", amina, token="a-form") == first
    second = begin("", ben, token="a-form")
    assert (second.student, second.attempt != first.attempt) == (ben, True)
