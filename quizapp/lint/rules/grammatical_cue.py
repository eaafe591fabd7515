"""The stem fits only the key: by "a" or "an", by number, or because the key alone is written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.lint.examples import choice, example
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.lint.terms import is_choice
from quizapp.model import Article, Item

_ARTICLE_GAP = re.compile(r"\b(an?)\s*(?:_{2,}.*|[:…]?\s*)$", re.IGNORECASE)
_PLURAL_GAP = re.compile(r"\b(are|were|have)\s*(?:_{2,}|[:…]?\s*$)", re.IGNORECASE)
# Vowel sounds, not letters: "an hour", "a university", "a one-way street"; and letters read by name: "an MP".
_VOWEL_SOUND = re.compile(
    r"^(?:[FHLMNRSX](?:[A-Z]|\b)|(?i:hour|honest|honou?r|heir|(?!uni|use|usual|euro|eu|one\b|once)[aeiou]))"
)


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Look for grammar or writing that only the key satisfies."""
    if not is_choice(item) or len(item.options) < 2:
        return
    texts = [option.text.strip() for option in item.options]
    gap = _ARTICLE_GAP.search(item.stem)
    if gap is not None and _alone([bool(_VOWEL_SOUND.match(text)) for text in texts], item.key):
        fixed = item.stem[: gap.start(1)] + ("A(n)" if gap[1][0] == "A" else "a(n)") + item.stem[gap.end(1) :]
        yield Remark(
            f"Only one option can follow “{gap[1]}”. Write “a(n)”, or put the article into the options.", fixed
        )
    if _PLURAL_GAP.search(item.stem) and _alone([_plural(text) for text in texts], item.key):
        yield Remark(
            "Only the answer has the number that the question asks for. Make the options all singular or all plural."
        )
    if _alone([text.endswith((".", "!")) for text in texts], item.key):
        yield Remark("The answer alone is written with or without a full stop. Write all options alike.")
    if _alone([text[:1].islower() for text in texts], item.key):
        yield Remark("The answer alone begins with a small or a capital letter. Write all options alike.")


def _alone(marks: list[bool], key: int) -> bool:
    """Tell whether the key alone differs from all the others, which agree among themselves (at least two of them)."""
    others = [mark for i, mark in enumerate(marks) if i != key]
    return len(others) > 1 and len(set(others)) == 1 and others[0] != marks[key]


def _plural(text: str) -> bool:
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return " and " in text or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


RULE = Rule(
    name="grammatical-cue",
    level="warning",
    summary="Every option fits the grammar of the question.",
    source="Haladyna, Downing & Rodriguez (2002), guidelines 23 and 28c: homogeneous in grammar; no grammatical clues.",
    check=of_item(check),
    passes=(
        example(choice("The opening was delayed by a(n) ____", "flood", "earthquake", "accident")),
        example(choice("What delayed the bridge?", "A flood", "An earthquake", "An accident")),
    ),
    fails=(
        example(
            choice("The opening was delayed by a ____", "flood", "earthquake", "accident"),
            fix="The opening was delayed by a(n) ____",
        ),
        example(choice("The causes of the delay were ____", "floods", "a strike", "a storm")),
        example(choice("What delayed the bridge?", "There were floods.", "A strike", "A storm")),
        example(choice("Who opened the bridge?", "Orla Byrne", "a councillor", "a minister")),
    ),
)
