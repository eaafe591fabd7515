"""The order in which options are shown and the choice that is stored: what was clicked is what is kept."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from example_quiz import RISE
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model import TRUE_FALSE_OPTIONS, Item, ItemType, Option
from quizapp.services.questions import Question, feedback, shown_options
from quizapp.services.starting import option_order
from quizapp.services.taking import chosen_response
from quizapp.storage.attempts import Source, StoredResponse

SOURCE = Source("halden", "A flood", None, None)


@st.composite
def items(draw: st.DrawFn) -> Item:
    if draw(st.booleans()):
        return replace(RISE, type=ItemType.TRUE_FALSE, options=TRUE_FALSE_OPTIONS, key=draw(st.integers(0, 1)))
    texts = draw(st.lists(st.text(min_size=1), min_size=2, max_size=6, unique=True))
    options = tuple(Option(text, f"about {text}") for text in texts)
    key = draw(st.integers(0, len(options) - 1))
    return replace(RISE, options=options, key=key, fixed_order=draw(st.booleans()))


@given(items(), st.integers(), st.data())
def test_what_was_clicked_is_what_is_kept_and_shown_again(item: Item, seed: int, data: st.DataObject) -> None:
    question = Question(item, 1, "", "", None)
    order = option_order(question, Random(seed))
    assert sorted(order) == list(range(len(item.options)))
    asked = StoredResponse(1, 1, order, None, None, SOURCE)
    shown = shown_options(question, asked)
    clicked = data.draw(st.integers(0, len(shown) - 1))
    kept = chosen_response(question, asked, clicked)
    assert kept.choice is not None
    assert item.options[kept.choice].text == shown[clicked]
    assert kept.right == (shown[clicked] == item.key_text)
    outcome = feedback(question, kept)
    assert outcome.chosen == clicked
    assert shown[outcome.key] == item.key_text
    assert outcome.reasons == tuple(item.options[index].feedback for index in kept.option_order)


@given(items(), st.integers())
def test_an_order_that_means_something_is_kept(item: Item, seed: int) -> None:
    if item.fixed_order or item.type is ItemType.TRUE_FALSE:
        assert option_order(Question(item, 1, "", "", None), Random(seed)) == tuple(range(len(item.options)))
