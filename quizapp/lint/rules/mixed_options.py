"""Options of different kinds: whoever knows what kind of thing is asked for can strike out the rest."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_worded, shape_of
from quizapp.model import Article, Item


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Compare what the options are: numbers, measures of a unit, dates, sentences or phrases."""
    if not is_worded(item):
        return
    shapes = [shape_of(option.text) for option in item.options]
    for shape in dict.fromkeys(shapes):
        if shapes.count(shape) == 1 and len(set(shapes)) == 2 and len(shapes) > 2:
            odd = item.options[shapes.index(shape)].text
            yield Remark(f"“{odd}” is {shape}; the other options are not. Use options of one kind.")
    if len(set(shapes)) > 2 or (len(shapes) == 2 and len(set(shapes)) == 2):
        kinds = ", ".join(dict.fromkeys(shapes))
        yield Remark(f"The options are of different kinds ({kinds}). Use options of one kind.")


RULE = Rule(
    name="mixed-options",
    level="warning",
    summary="All options are of one kind: numbers in one unit, days, names, sentences.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 23: keep options homogeneous in content and structure.",
    check=of_item(check),
    passes=(
        example(choice("How long is the bridge?", "340 metres", "430 metres", "304 metres")),
        example(choice("What delayed the work?", "Floods", "A strike", "A lack of steel")),
    ),
    fails=(
        example(choice("How long is the bridge?", "340 metres", "430 tonnes", "304 metres")),
        example(choice("When did it open?", "On Friday", "In a storm", "After the mayor had come.")),
        example(
            choice("What does the article say of the bridge?", "12 million euros", "Byrne", "It is 340 metres long.")
        ),
    ),
)
