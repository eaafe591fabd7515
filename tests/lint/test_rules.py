"""Each rule is explained by its examples, and its examples hold."""

from importlib import import_module
from pathlib import Path

import pytest

from quizapp.lint import rules
from quizapp.lint.rule import Example, Rule
from quizapp.lint.rules import RULES
from quizapp.lint.run import lint_item, lint_quiz

PASSES = [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.passes)]
FAILS = [pytest.param(rule, one, id=f"{rule.name}-{n}") for rule in RULES for n, one in enumerate(rule.fails)]


def remarks(rule: Rule, example: Example) -> list[str | None]:
    return [remark.fix for remark in rule.check(example.items, example.article)]


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_rule_is_silent_on_its_passing_examples(rule: Rule, example: Example) -> None:
    assert remarks(rule, example) == []


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_rule_speaks_on_its_failing_examples_and_proposes_their_fix(rule: Rule, example: Example) -> None:
    assert example.fix in remarks(rule, example) if example.fix else remarks(rule, example)


def test_every_module_of_a_rule_is_in_the_registry_with_its_file_name() -> None:
    modules = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == {rule.name.replace("-", "_") for rule in RULES}
    assert {import_module(f"quizapp.lint.rules.{name}").RULE for name in modules} == set(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_proposed_fix_satisfies_the_rule(rule: Rule) -> None:
    from dataclasses import replace

    for example in rule.fails:
        for remark in rule.check(example.items, example.article):
            if remark.fix and rule.name != "out-of-order":
                mended = replace(example.items[0], stem=remark.fix)
                assert list(rule.check((mended,), example.article)) == []


def test_findings_name_the_rule_the_level_and_the_item() -> None:
    rule = next(rule for rule in RULES if rule.name == "gives-away")
    items = rule.fails[0].items
    findings = lint_quiz(items, rule.fails[0].article)
    assert [(f.rule, f.level, f.item_id) for f in findings if f.rule == "gives-away"] == [
        ("gives-away", "warning", items[0].id)
    ]


def test_an_item_without_options_or_with_a_key_outside_is_linted_without_a_crash() -> None:
    from dataclasses import replace

    for rule in RULES:
        for example in rule.fails + rule.passes:
            for item in example.items:
                lint_item(replace(item, options=()), example.article)
                lint_quiz((replace(item, key=9), replace(item, stem="")), example.article)
