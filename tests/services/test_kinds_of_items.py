"""What an item turns on, whoever wrote it."""

from dataclasses import replace

import pytest
from example_quiz import RISE

from quizapp.model import Edit
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
