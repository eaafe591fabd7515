"""The key stands in one place too often, or too many statements are true: guessing pays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_FEWEST = 6  # items; below this a run is chance
_LARGEST_SHARE = 0.7


def check(items: tuple[Item, ...], article: Article) -> Iterator[Remark]:
    """Count where the key stands among options shown as written, and how many statements are true."""
    shown_as_written = [(i, item) for i, item in enumerate(items) if is_choice(item) and item.fixed_order]
    positions = Counter(_place(item) for _, item in shown_as_written)
    if len(shown_as_written) >= _FEWEST:
        place, times = positions.most_common(1)[0]
        if times / len(shown_as_written) > _LARGEST_SHARE:
            yield Remark(
                f"In {times} of {len(shown_as_written)} questions with a fixed order the answer is {place}. "
                "Vary the distractors.",
                item=shown_as_written[-1][0],
            )
    answers = [(i, item.key == 0) for i, item in enumerate(items) if item.is_statement]
    for verdict, name in ((True, "true"), (False, "false")):
        times = sum(answer is verdict for _, answer in answers)
        if len(answers) >= _FEWEST and times / len(answers) > _LARGEST_SHARE:
            yield Remark(f"{times} of {len(answers)} statements are {name}. Make it about half.", item=answers[-1][0])


def _place(item: Item) -> str:
    if item.key == 0:
        return "the first option"
    return "the last option" if item.key == len(item.options) - 1 else "in the middle"


_AS_WRITTEN = tuple(choice(f"How many bridges has town {n}?", "4", "5", "6", fixed=True) for n in range(6))

RULE = Rule(
    name="key-position",
    level="warning",
    summary="The answer stands in every place about equally often; about half of the statements are true.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 20: vary the location of the right answer.",
    check=check,
    passes=(
        example(*(choice(f"How many bridges has town {n}?", "5", "4", "6", at=n % 3, fixed=True) for n in range(6))),
        example(
            *(statement(f"Bridge {n} is open.", n % 2 == 0, None if n % 2 == 0 else ("shut", "open")) for n in range(6))
        ),
        example(*(choice(f"Who opened bridge {n}?", "Byrne", "Keane") for n in range(6))),
    ),
    fails=(example(*_AS_WRITTEN), example(*(statement(f"Bridge {n} is open.") for n in range(6)))),
    of_quiz=True,
)
