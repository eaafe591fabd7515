"""Where the quote has the wrong answer and not the right one, the key was probably set at the wrong option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizapp.items.calendar import MONTH, WEEKDAY
from quizapp.items.numerals import find_numerals, values_in
from quizapp.items.wording import has_words, normalise, paragraph_of, words
from quizapp.lint.examples import choice, example, statement
from quizapp.lint.rule import Remark, Rule, of_item
from quizapp.model import Article, Item, ItemType

_NAME = re.compile(r"(?:The )?[A-Z][\w.’'-]*(?: (?:of |the |de |van |von |al-)?[A-Z][\w.’'-]*)*")
# Right answers that the article need not have: what has to be worked out, and what it does not say.
_WORKED_OUT = re.compile(
    r"\b(?:not|never|except|without|false|wrong|incorrect|difference|total|altogether|in all|average|combined|together|"
    r"left|remain\w*|(?:more|fewer|less|longer|older|higher|lower|later|earlier|closer|nearer)\b(?! than (?:_|how)))\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
_ROUNDED = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|over|under|above|below|than|least|most)"
    r"\s(?:the |a |an )?[$€£¥]?$",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(r"\s?(?:%|per ?cent\b)|[:.]\d")  # "50%" may stand there as a half, "17:00" as 5 p.m.
_COUNTED_EASILY = Decimal(3)  # "Two ministers resigned" is said without a number in the article


def check(item: Item, article: Article) -> Iterator[Remark]:
    """Compare the numbers, dates and names of the key with those of the passage that is cited."""
    if item.type is ItemType.MULTIPLE_CHOICE and 0 <= item.key < len(item.options):
        yield from _of_a_choice(item, article)
    elif item.is_statement and item.key == 0:
        yield from _of_a_true_statement(item, article)


def _of_a_choice(item: Item, article: Article) -> Iterator[Remark]:
    if _WORKED_OUT.search(item.stem) or _is_proved(item, article):
        return
    told = [text for text in item.distractors if _stands_in_quote(text, item)]
    for text in told:
        yield Remark(f"The quote has “{text}”, and not the answer “{item.key_text}”. Is the right one keyed?")
    if not told and _unknown_numbers(item.key_text, article):
        yield Remark(f"The answer “{item.key_text}” is nowhere in the article. Is the right one keyed?")


def _is_proved(item: Item, article: Article) -> bool:
    """Tell whether the key says nothing that can be compared, or stands in the passage (a name: in the article)."""
    key = item.key_text
    if _marks(key):
        return _marks(key) <= _marks(f"{item.stem}\n{item.citation.quote}\n{paragraph_of(article.text, item.citation)}")
    known = frozenset(words(f"{article.title}\n{article.text}"))
    return _NAME.fullmatch(key) is None or any(word in known for word in words(key))


def _stands_in_quote(option: str, item: Item) -> bool:
    if _marks(item.key_text):
        return bool(_marks(option) - _marks(item.stem)) and _marks(option) <= _marks(item.citation.quote)
    return has_words(normalise(item.citation.quote), normalise(option))


def _marks(text: str) -> frozenset[Decimal | str]:
    """Return the numbers, months and weekdays of a text."""
    return values_in(text) | frozenset([*MONTH.findall(text), *WEEKDAY.findall(text)])


def _of_a_true_statement(item: Item, article: Article) -> Iterator[Remark]:
    if values_in(item.citation.quote) - values_in(item.stem):
        for written in _unknown_numbers(item.stem, article):
            yield Remark(f"“{written}” is nowhere in the article, though the statement is keyed as true.")


def _unknown_numbers(text: str, article: Article) -> tuple[str, ...]:
    """Return the numbers of a text, as written, that neither the article nor its record has; not rounded or small."""
    record = article.record
    known = values_in(f"{article.text}\n{article.title}\n{record.published or ''}\n{record.note or ''}")
    return tuple(
        text[number.start : number.end]
        for number in find_numerals(text)
        if number.value not in known
        and number.value > _COUNTED_EASILY
        and not _ROUNDED.search(text, 0, number.start)
        and not _SHARE_BEHIND.match(text, number.end)
    )


RULE = Rule(
    name="unproved-key",
    level="warning",
    summary="The passage that is cited has the right answer, and not a wrong one instead.",
    source="Haladyna, Downing & Rodriguez (2002), guideline 19: make sure that only one option is the right answer.",
    check=of_item(check),
    passes=(
        example(choice("How many metres long is the bridge?", "340", "430", quote="is 340 metres long")),
        example(
            choice("How much more than 5 million euros did it cost?", "7 million", "12 million", quote="12 million")
        ),
        example(statement("It cost about 10 million euros.", quote="It cost 12 million euros")),
    ),
    fails=(
        example(choice("How many metres long is the bridge?", "430", "340", quote="is 340 metres long")),
        example(choice("How many people opened the bridge?", "40", "50", quote="opened the new bridge")),
        example(choice("For which month was it planned?", "June", "May", "July", quote="planned to open it in May")),
        example(choice("Who opened the bridge?", "Sean Keane", "Orla Byrne", "Tom Hale")),
        example(statement("The bridge is 430 metres long.", quote="is 340 metres long")),
    ),
)
