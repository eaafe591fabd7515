"""The rules as a page for people: `python -m quizapp.lint.document > docs/lint.md` writes it."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.lint.rule import Example, Rule
from quizapp.lint.rules import RULES
from quizapp.model import Item

_HEAD = """# What the lint looks for

Every question, written, imported or generated, is held against these rules. An **error** makes it unusable, a
**warning** probably misleads or gives the answer away, a **hint** is a matter of style. This page is made from the
rules: `python -m quizapp.lint.document > docs/lint.md`. Sources: Haladyna, Downing & Rodriguez, “A Review of
Multiple-Choice Item-Writing Guidelines for Classroom Assessment”, Applied Measurement in Education 15 (2002), and what
each rule names.
"""


def as_markdown() -> str:
    """Return the page: each rule with its reason, its source and its examples."""
    return "\n".join([_HEAD, *(line for rule in RULES for line in _rule(rule))])


def _rule(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name} ({rule.level})\n"
    yield f"{rule.summary} {rule.reason}\n"
    for example in rule.passes:
        yield from _example("Good", example)
    for example in rule.fails:
        yield from _example("Not good", example)
    yield f"\nSource: {rule.source}\n"


def _example(verdict: str, example: Example) -> Iterator[str]:
    fix = f" → {example.fix}" if example.fix else ""
    shown = [_item(item) for item in example.items]
    yield f"- {verdict}: {' · '.join(dict.fromkeys(shown))}{fix}"


def _item(item: Item) -> str:
    if item.edit is not None or item.options[0].text == "True":
        return f"“{item.stem}” ({item.key_text.lower()})"
    options = " / ".join(f"**{o.text}**" if i == item.key else o.text for i, o in enumerate(item.options))
    return f"“{item.stem}” {options}".replace("____", r"\_\_\_\_")


if __name__ == "__main__":
    print(as_markdown())
