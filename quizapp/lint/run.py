"""Run the rules of item writing over an item or a quiz."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.lint.rule import Finding, Rule
from quizapp.lint.rules import RULES
from quizapp.model import Article, Item

__all__ = ["Finding", "lint_item", "lint_quiz"]


def lint_item(item: Item, article: Article) -> tuple[Finding, ...]:
    """Return what the rules for single items say of an item, in the order of the registry."""
    return tuple(finding for rule in RULES if not rule.of_quiz for finding in _findings(rule, (item,), article))


def lint_quiz(items: Sequence[Item], article: Article) -> tuple[Finding, ...]:
    """Return what all rules say of a quiz: each item by itself, in order, then the items together."""
    alone = [finding for item in items for finding in lint_item(item, article)]
    together = [finding for rule in RULES if rule.of_quiz for finding in _findings(rule, tuple(items), article)]
    return (*alone, *together)


def _findings(rule: Rule, items: tuple[Item, ...], article: Article) -> list[Finding]:
    return [
        Finding(rule.name, rule.level, remark.message, items[remark.item].id, remark.fix)
        for remark in rule.check(items, article)
    ]
