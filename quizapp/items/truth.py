"""The checks of `verify` on truth: what is keyed as wrong must not be right somewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.checks import FALSE
from quizapp.items.meaning import means_the_same
from quizapp.items.numerals import values_in
from quizapp.items.wording import normalise
from quizapp.model import Article, Item, ItemType, Provenance


def an_edited_value_stands_nowhere_in_the_article(item: Item, article: Article) -> Iterator[str]:
    """Check that a number put in by an edit is found nowhere in the article, in digits or in words.

    People may choose a number that the article uses for something else; a machine may not, since it cannot judge.
    The two sides of a result ("3-1") are one value: the article may speak of three of something else.
    """
    if item.edit is None or item.key != FALSE or item.provenance is not Provenance.GENERATED:
        return
    result = _RESULT.fullmatch(item.edit.replacement)
    if result is not None and _RESULT.fullmatch(item.edit.original) is not None:
        sides = rf"(?<!\d){result[1]}\s?(?:[-–:]|-?to-?)\s?{result[2]}(?!\d)"
        if re.search(sides, article.text):
            yield f"The edited result {item.edit.replacement} also stands elsewhere in the article."
        return
    added = values_in(item.edit.replacement) - values_in(item.edit.original)
    for value in sorted(added & values_in(article.text)):
        yield f"The edited value {value} also stands elsewhere in the article."


def no_distractor_means_the_same_as_the_key(item: Item, article: Article) -> Iterator[str]:
    """Check that no distractor says the key in another form: "100" and "one hundred", 7,640 km and 4,750 miles."""
    if item.type is not ItemType.MULTIPLE_CHOICE or not 0 <= item.key < len(item.options):
        return
    key = item.key_text
    for text in item.distractors:
        if normalise(text) != normalise(key) and means_the_same(key, text):
            yield f"The option “{text}” means the same as the answer “{key}”."


def no_generated_distractor_is_a_value_of_the_source(item: Item, article: Article) -> Iterator[str]:
    """Check that no number among the distractors of a generated item stands in the article, in any form."""
    if item.type is not ItemType.MULTIPLE_CHOICE or item.provenance is not Provenance.GENERATED:
        return
    present = values_in(article.text)
    for text in item.distractors:
        if values_in(text) & present - values_in(item.stem):
            yield f"The distractor “{text}” is a number that stands in the article."


_RESULT = re.compile(r"(\d{1,2})(?:[-–]|-to-| to )(\d{1,2})")
