"""Words that say nothing make a question longer and harder for weak readers, not better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item

_EMPTY = {
    r"please (?:choose|select|tick|mark|note)(?: the (?:right|correct|best) (?:answer|option))?[:.,]? ?": "",
    r"choose the (?:right|correct|best) (?:answer|option)[:.] ?": "",
    r"as (?:we|you|everyone) (?:all )?knows?,? ?": "",
    r"it (?:is|was) (?:said|stated|written|mentioned|noted) in the (?:article|text) that ": "",
    r"it should be noted that ": "",
    r"in order to\b": "to",
    r"due to the fact that\b": "because",
    r"despite the fact that\b": "although",
    r"at (?:this|that) point in time\b": "then",
    r"which (?:one )?of the following (?=\w+ (?:is|are|was|were|did|does|do|has|had|have)\b)": "which ",
    r"a total of (?=[\d\w])": "",
    r"\b(?:basically|actually|obviously|of course),? ": "",
}
_PATTERN = re.compile("|".join(f"({pattern})" for pattern in _EMPTY), re.IGNORECASE)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for empty phrases in the stem; propose the stem without them."""
    found = [match.group().strip() for match in _PATTERN.finditer(item.stem)]
    if found:
        yield Remark(
            f"“{found[0]}” says nothing. Leave it out.", _capital(_PATTERN.sub(_replacement, item.stem).strip())
        )


def _replacement(match: re.Match[str]) -> str:
    return list(_EMPTY.values())[(match.lastindex or 1) - 1]


def _capital(stem: str) -> str:
    return stem[:1].upper() + stem[1:]


RULE = Rule(
    name="gratuitous-words",
    level="hint",
    summary="The question has no empty words.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 13 and 16: minimise reading, no window dressing.",
    check=of_item(check),
    passes=(example(choice("Who opened the bridge at Dunmore?", "Orla Byrne", "Sean Keane")),),
    fails=(
        example(
            choice("Please choose the right answer: who opened the bridge?", "Orla Byrne", "Sean Keane"),
            fix="Who opened the bridge?",
        ),
        example(
            statement("The road was closed due to the fact that it was flooded."),
            fix="The road was closed because it was flooded.",
        ),
    ),
)
