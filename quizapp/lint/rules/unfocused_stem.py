"""The stem asks nothing: only the options show what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_OPEN_CHOICE = re.compile(
    r"^(?:which|what)(?: one)? (?:of (?:the following|these|the options)(?: \w+)?|option|answer|statement)?\s*"
    r"(?:is|are|was|were) (?:true|false|correct|right|wrong|incorrect|not true|NOT true)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{2,}|…|\.{3}")
_FEWEST_WORDS = 3


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for a question, or a sentence with a gap, that can be answered without the options."""
    if not is_choice(item):
        return
    stem = item.stem.strip()
    if _OPEN_CHOICE.search(stem):
        yield Remark("“Which of these is true?” asks nothing by itself. Ask about one fact.")
    elif len(re.findall(r"\w+", stem)) < _FEWEST_WORDS:
        yield Remark("The question is too short to say what it asks.")
    elif not stem.endswith("?") and not _BLANK.search(stem):
        yield Remark("This is not a question. Ask one, or mark the gap to fill with ____.")
    elif _BLANK.match(stem):
        yield Remark("The gap stands at the beginning, before the reader knows what it is about. Put it near the end.")


RULE = Rule(
    name="unfocused-stem",
    level="warning",
    summary="The question says what it asks, without the options.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 14 and 15: the central idea is in the stem.",
    check=of_item(check),
    passes=(
        example(choice("Who opened the bridge?", "Orla Byrne", "The council")),
        example(choice("The bridge at Dunmore is ____ metres long.", "340", "430")),
    ),
    fails=(
        example(choice("The bridge", "is 340 metres long", "is 430 metres long")),
        example(choice("Dunmore?", "A town", "A river")),
        example(choice("Which of the following is true?", "It cost 12 million euros.", "It opened in May.")),
        example(choice("____ is the length of the bridge in metres.", "340", "430")),
    ),
)
