"""Words such as "often" and "many" mean something else to each reader, so the statement cannot be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.wording import paragraph_of
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import judged_texts, words_put_in
from quizapp.model import Article, Item

_VAGUE = re.compile(
    r"\b(often|usually|sometimes|frequently|rarely|seldom|generally|occasionally|commonly|typically|"
    r"(?<!how )(?<!so )(?<!as )(?<!too )many(?= \w)|several|various|numerous|a few|a lot of|lots of|quite a few)\b",
    re.IGNORECASE,
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for vague amounts and frequencies that are not the source's own."""
    source = paragraph_of(article.text, item.citation).casefold()
    if item.edit is not None:  # "a few" put for "most" is judged against that word, not by a number
        source += " " + item.edit.replacement.casefold()
    for word in words_put_in(_VAGUE, judged_texts(item), source):
        yield Remark(f"“{word}” is vague: how much is that? Use the word or the number of the source.")


RULE = Rule(
    name="vague-quantifiers",
    level="warning",
    summary="“Often”, “many”, “several” come from the source, or give way to a number.",
    source="Case & Swanson, Constructing Written Test Questions (NBME, 2002), ch. 3: vague frequency terms.",
    check=of_item(check),
    passes=(
        example(statement("The bridge cost 12 million euros.")),
        example(statement("Only a few were delayed by floods.", False, ("most", "Only a few"))),
        example(choice("How many metres long is the bridge?", "340", "430")),
    ),
    fails=(
        example(statement("Work on bridges is often delayed.")),
        example(choice("Who used the ferry?", "Orla Byrne", "Several drivers")),
    ),
)
