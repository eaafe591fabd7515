"""Options are shuffled, so that "both A and B" means other options on every screen: the key would be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_LETTERS = r"\(?[A-E]\)?(?:, ?\(?[A-E]\)?)*,? (?:and|or|nor|&|\+) \(?[A-E]\)?"
_PLACES = r"(?:first|second|third|fourth|last)(?: (?:two|three))?"
_BY_PLACE = re.compile(
    rf"(?:(?i:both|only|either|neither|all of|none of) )?(?:(?i:options?|answers?) )?{_LETTERS}(?i: only)?\.?|"
    r"(?i:(?:both |only )?(?:options?|answers?) \(?[a-e1-5]\)?(?:(?:, ?| and | or |, and )\(?[a-e1-5]\)?)*"
    r"(?: only)?\.?)|"
    rf"(?i:(?:both |only |either |neither |all |none )?(?:of )?the {_PLACES} (?:options?|answers?|ones?)\.?)"
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for an option that names others by letter, number or rank where their order changes."""
    if not is_choice(item) or item.fixed_order:
        return
    for option in item.options:
        if _BY_PLACE.fullmatch(option.text.strip()):
            yield Remark(
                f"“{option.text}” names options by their place, and they are shuffled. Write what is meant, "
                "or keep their order: list them under `order:`."
            )


RULE = Rule(
    name="options-by-place",
    level="error",
    summary="No option names others by letter or number where the options are shuffled.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 19: make sure that only one option is the right answer.",
    check=of_item(check),
    passes=(
        example(choice("What delayed the work?", "Both A and B", "Floods", "Strikes", at=2, fixed=True)),
        example(choice("What was shut?", "The first and second bridge", "Bridges A and B", "Road 1")),
    ),
    fails=(
        example(choice("What delayed the work?", "Both A and B", "Floods", "Strikes")),
        example(choice("What delayed the work?", "Floods", "Strikes", "Options 1 and 3")),
        example(choice("What delayed the work?", "Floods", "Strikes", "The first two options")),
    ),
)
