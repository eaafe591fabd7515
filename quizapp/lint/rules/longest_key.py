"""The key is much longer than every distractor: writers qualify the right answer and forget the wrong ones."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_RATIO = 1.5
_EXTRA = 12  # characters; below this the eye does not notice


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Compare the key with the longest distractor."""
    others = [len(text) for text in item.distractors]
    if not is_choice(item) or not others:
        return
    length = len(item.key_text)
    if length >= _RATIO * max(others) and length - max(others) >= _EXTRA:
        yield Remark(
            f"The answer is the longest option by far ({length} characters against {max(others)}). "
            "Shorten it, or say as much in another option."
        )


RULE = Rule(
    name="longest-key",
    level="warning",
    summary="The answer is not much longer than the other options.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 24 and 28d: keep the length of options about equal.",
    check=of_item(check),
    passes=(
        example(choice("What delayed the bridge?", "Floods", "Strikes", "A lack of money")),
        example(choice("How long is it?", "340 metres", "430 metres")),
    ),
    fails=(
        example(
            choice(
                "What delayed the bridge?", "Floods, which hit the site before the opening in May", "Strikes", "Storms"
            )
        ),
    ),
)
