"""An opinion cannot be true or false; that somebody holds it can."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item

_OPINION = re.compile(
    r"\b(should(?! have been (?:able|expected))|ought to|terrible|terribly|wonderful|wonderfully|awful|horrible|"
    r"amazing|excellent|unfair|unfairly|unjust|beautiful|ugly|stupid|brilliant|disgraceful|shameful|immoral|"
    r"fortunately|unfortunately|sadly|luckily|(?:the )?(?:best|worst) (?:way|thing|idea|choice|place|reason)|"
    r"important that|good (?:idea|thing)|bad (?:idea|thing))\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\b(?:according to|in (?:\w+['’]s?|his|her|their|its|the) (?:\w+ )?(?:view|opinion|words|eyes)|"
    r"(?:said|says|say|told|tells|thinks?|thought|believes?|believed|called?|calls|described?|describes|argued|argues?|wrote|"
    r"writes|warned|warns|claimed|claims?|asked|asks?|demanded|demands?|suggested|suggests?|urged|urges|feels?|felt|"
    r"hopes?|hoped|recommended|recommends?|proposed|considers?|considered|decided|ruled|ordered|blamed|praised|criticised|"
    r"criticized)\b)|[“\"]",
    re.IGNORECASE,
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for evaluative words in a stem that names nobody who holds the opinion."""
    match = _OPINION.search(item.stem)
    if match is not None and not _HOLDER.search(item.stem):
        yield Remark(f"“{match[1]}” is an opinion. Say whose it is (“According to …”).")


RULE = Rule(
    name="opinion-without-holder",
    level="warning",
    summary="An opinion is somebody’s: the question says whose.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 6: avoid opinion-based items.",
    check=of_item(check),
    passes=(
        example(statement("According to Byrne, the ferry was terrible.")),
        example(choice("What did the council say that drivers should do?", "Slow down", "Turn back")),
        example(statement("The bridge cost 12 million euros.")),
    ),
    fails=(
        example(statement("Unfortunately, the ferry has stopped.")),
        example(choice("What should drivers do?", "Slow down", "Turn back")),
    ),
)
