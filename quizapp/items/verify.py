"""Proof that an item can be trusted, whoever wrote it: `verify(item, article)` returns what is wrong with it.

Each check is one function in `CHECKS`; `verify` runs them all. Nothing is published that has a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.items import bounded, checks, truth, type_checks
from quizapp.model import Article, Item

Check = Callable[[Item, Article], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an item: the name of the check, and a sentence for the person who mends it."""

    code: str
    message: str


CHECKS: dict[str, Check] = {
    "quote-missing": checks.quote_is_there,
    "quote-not-in-article": checks.quote_stands_letter_for_letter,
    "stem-empty": checks.stem_says_something,
    "too-few-options": checks.two_options_or_more,
    "option-empty": checks.every_option_says_something,
    "options-alike": checks.options_differ,
    "key-outside-options": checks.key_is_an_option,
    "options-not-of-type": checks.options_belong_to_the_type,
    "edit-missing": checks.a_false_statement_says_what_was_changed,
    "edit-unexpected": checks.a_true_statement_has_no_edit,
    "edit-not-in-stem": checks.replacement_stands_in_the_stem,
    "edit-changes-nothing": checks.edit_changes_something,
    "original-not-in-source": checks.original_stands_in_the_source,
    "false-but-stated": checks.a_false_statement_is_not_in_the_article,
    "hangs-on-context": checks.a_generated_stem_stands_alone,
    "edited-value-in-article": truth.an_edited_value_stands_nowhere_in_the_article,
    "distractor-means-key": truth.no_distractor_means_the_same_as_the_key,
    "option-follows-from-key": bounded.no_option_follows_from_the_key_under_a_bound,
    "false-but-true-as-well": bounded.no_false_statement_follows_under_a_bound,
    "distractor-value-in-article": truth.no_generated_distractor_is_a_value_of_the_source,
    "passage-not-in-article": type_checks.each_passage_is_the_articles,
    "passage-not-cited": type_checks.the_right_passage_is_cited,
    "passage-settles-too": type_checks.no_other_passage_holds_the_evidence,
    "statement-in-article": type_checks.no_wrong_statement_stands_in_the_article,
    "statement-without-edit": type_checks.each_contradicted_statement_says_what_was_changed,
    "source-not-beside-quote": type_checks.the_source_stands_beside_the_quote,
    "other-source-in-quote": type_checks.no_other_source_stands_in_the_quote,
    "source-not-settled": type_checks.a_statement_on_a_source_is_settled_by_the_quote,
    "own-word-is-reported": type_checks.what_the_article_states_itself_is_not_reported,
    "detail-in-article": type_checks.an_added_detail_is_nowhere_in_the_article,
}


def verify(item: Item, article: Article) -> tuple[Fault, ...]:
    """Return every fault of an item; empty means that it is verified. Never raises for any item."""
    return tuple(Fault(code, message) for code, check in CHECKS.items() for message in check(item, article))
