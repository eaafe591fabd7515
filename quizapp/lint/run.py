"""Run the rules of item writing over an item or a quiz."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.lint.rule import Finding, Remark, Rule, naming
from quizapp.lint.rules import RULES
from quizapp.model import Article, Item

__all__ = ["Finding", "lint_item", "lint_quiz", "lint_together"]


def lint_item(item: Item, article: Article) -> tuple[Finding, ...]:
    """Return what the rules for single items say of an item, in the order of the registry."""
    return tuple(finding for rule in RULES if not rule.of_quiz for finding in _findings(rule, (item,), article))


def lint_quiz(items: Sequence[Item], article: Article) -> tuple[Finding, ...]:
    """Return what all rules say of a quiz: each item by itself, in order, then the items together."""
    alone = [finding for item in items for finding in lint_item(item, article)]
    return (*alone, *lint_together(items, article))


def lint_together(items: Sequence[Item], article: Article) -> tuple[Finding, ...]:
    """Return what the rules for a quiz say of the items together."""
    return tuple(finding for rule in RULES if rule.of_quiz for finding in _findings(rule, tuple(items), article))


def _findings(rule: Rule, items: tuple[Item, ...], article: Article) -> list[Finding]:
    return [_finding(rule, remark, items) for remark in rule.check(items, article)]


def _finding(rule: Rule, remark: Remark, items: tuple[Item, ...]) -> Finding:
    item_id = items[remark.item].id
    if remark.other is None:
        return Finding(rule.name, rule.level, remark.message, item_id, remark.fix)
    other = items[remark.other]
    message = naming(remark.message, "this question", f"“{other.stem}”")
    return Finding(rule.name, rule.level, message, item_id, remark.fix, other.id, remark.message)
