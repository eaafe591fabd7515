"""The checks of `verify` on items whose options are statements, passages or sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.assemble import OWN_WORD, asks_for_the_false_one, recorded_edits
from quizapp.items.checks import NOT_STATED, TRUE, stands_in
from quizapp.items.numerals import values_in
from quizapp.items.wording import COMMON, has_words, normalise, normalise_article, same_word_form, words
from quizapp.model import Article, Item, ItemType, Provenance

_NEAR = 400  # characters before a quote in which its speaker may be named
_SHORTEST_NAME = 3
_REPORTED = re.compile(r"\b(?:said|says|told|tells|according to)\b", re.IGNORECASE)
_WHO_SAID = re.compile(r"It was (?P<name>[^“”]+?) who said(?: that |: “(?P<words>.+)”$)", re.DOTALL)
_REPORTS = re.compile(r"^it reports that (.+) said it$", re.IGNORECASE)


def each_passage_is_the_articles(item: Item, article: Article) -> Iterator[str]:
    """Check that every passage among which the evidence is chosen stands in the article."""
    if item.type is not ItemType.EVIDENCE:
        return
    text = normalise_article(article.text)
    for number, option in enumerate(item.options, start=1):
        if option.text.strip() and not has_words(text, normalise(option.text)):
            yield f"Option {number} is not a passage of the article."


def the_right_passage_is_cited(item: Item, article: Article) -> Iterator[str]:
    """Check that the passage keyed as evidence is the quote, or one lies in the other."""
    if item.type is not ItemType.EVIDENCE or not 0 <= item.key < len(item.options):
        return
    key, quote = normalise(item.key_text), normalise(item.citation.quote)
    if key not in quote and quote not in key:
        yield "The passage keyed as right is not the one that is cited."


def no_other_passage_holds_the_evidence(item: Item, article: Article) -> Iterator[str]:
    """Check that no other passage holds the quote, or the words that settle the question."""
    if item.type is not ItemType.EVIDENCE:
        return
    inputs = dict(item.proof.inputs) if item.proof is not None else {}
    settling = [normalise(item.citation.quote), *(normalise(w) for w in [inputs.get("settles", "")] if w)]
    for text in item.distractors:
        plain = normalise(text)
        if any(words and has_words(plain, words) for words in settling):
            yield f"“{text}” settles the question too."


def no_wrong_statement_stands_in_the_article(item: Item, article: Article) -> Iterator[str]:
    """Check that the article does not say, word for word, a statement that is taken for contradicted."""
    if item.type is not ItemType.WHICH_STATEMENT or not 0 <= item.key < len(item.options):
        return
    text = normalise_article(article.text)
    for option in contradicted_options(item):
        if any(char.isalnum() for char in option) and has_words(text, normalise(option)):
            yield f"“{option}” is taken for contradicted, but it stands in the article as it is."


def each_contradicted_statement_says_what_was_changed(item: Item, article: Article) -> Iterator[str]:
    """Check that each contradicted statement of a generated item has its edit, with words of the article taken out."""
    if item.type is not ItemType.WHICH_STATEMENT or item.provenance is not Provenance.GENERATED:
        return
    edits = recorded_edits(item)
    for option in contradicted_options(item):
        edit = edits.get(option)
        if edit is None or option[edit.start : edit.end] != edit.replacement:
            yield f"“{option}” does not say what was changed in it."
        elif not stands_in(edit.original, article.text):
            yield f"“{edit.original}”, for which “{edit.replacement}” was put, is not in the article."
        elif (values_in(edit.replacement) - values_in(edit.original)) & values_in(article.text):
            yield f"“{edit.replacement}” also stands elsewhere in the article."


def contradicted_options(item: Item) -> tuple[str, ...]:
    """Return the statements of an item that the article contradicts: the key, or all but the key."""
    key_is_false = asks_for_the_false_one(item)
    return tuple(option.text for i, option in enumerate(item.options) if (i == item.key) == key_is_false)


def the_source_stands_beside_the_quote(item: Item, article: Article) -> Iterator[str]:
    """Check that a generated item names as the source who is named in the quote or shortly before it."""
    if not _has_a_source(item) or item.key_text == OWN_WORD:
        return
    yield from _unless_named_near(_name_of(item.key_text), item, article)


def no_other_source_stands_in_the_quote(item: Item, article: Article) -> Iterator[str]:
    """Check that the quote of a generated item names none of the wrong sources."""
    if not _has_a_source(item):
        return
    for text in item.distractors:
        if text != OWN_WORD:
            yield from _if_quoted(_name_of(text), item)


def what_the_article_states_itself_is_not_reported(item: Item, article: Article) -> Iterator[str]:
    """Check that what is keyed as the article's own word does not stand beside a verb of saying."""
    if _has_a_source(item) and item.key_text == OWN_WORD and _REPORTED.search(item.citation.quote):
        yield "The quote reports what somebody said; it is not the article's own word."


def an_added_detail_is_nowhere_in_the_article(item: Item, article: Article) -> Iterator[str]:
    """Check that a detail which a machine added as "not stated" shares no word of content with the article."""
    edit = item.edit
    if item.type is not ItemType.THREE_VERDICTS or item.key != NOT_STATED or edit is None:
        return
    if item.provenance is not Provenance.GENERATED:
        return
    present = words(article.text + "\n" + article.title)
    kept = words(edit.original)
    for word in words(edit.replacement):
        if (
            word not in kept
            and len(word) > _SHORTEST_NAME
            and word not in COMMON
            and any(same_word_form(word, other) for other in present)
        ):
            yield f"“{word}” of the added detail stands in the article."


def a_statement_on_a_source_is_settled_by_the_quote(item: Item, article: Article) -> Iterator[str]:
    """Check a generated "It was … who said": the true name stands beside the quote, a false one not in it.

    The words that it quotes stand in the quote, letter for letter.
    """
    match = _WHO_SAID.match(item.stem) if item.names_a_source else None
    if match is None or item.provenance is not Provenance.GENERATED:
        return
    yield from _unless_named_near(match["name"], item, article) if item.key == TRUE else _if_quoted(match["name"], item)
    if match["words"] is not None and match["words"].rstrip(".") not in item.citation.quote:
        yield "The words between the quotation marks do not stand in the quote."


def _has_a_source(item: Item) -> bool:
    return (
        item.type is ItemType.ATTRIBUTION
        and item.provenance is Provenance.GENERATED
        and 0 <= item.key < len(item.options)
    )


def _name_of(option: str) -> str:
    match = _REPORTS.match(option)
    return match[1] if match is not None else option


def _unless_named_near(name: str, item: Item, article: Article) -> Iterator[str]:
    if not _is_named(name, article.text[max(0, item.citation.start - _NEAR) : item.citation.end]):
        yield f"“{name}” is not named in the quote or shortly before it."


def _if_quoted(name: str, item: Item) -> Iterator[str]:
    if has_words(normalise(item.citation.quote), normalise(name)):
        yield f"“{name}” is named in the quote too."


def _is_named(name: str, text: str) -> bool:
    there = frozenset(words(text))
    return any(len(word) >= _SHORTEST_NAME and word != "the" and word in there for word in words(name))
