"""The checks of `verify` on bounds: where "more than 200" is true, "more than 100" is true as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizapp.items.checks import FALSE
from quizapp.items.numerals import find_numerals, values_in
from quizapp.model import Article, Item, ItemType
from quizapp.reading.numbers import FoundNumber

_MORE_THAN = (
    r"(?<!\bno )(?<!\bnot )more than|above|at least|no fewer than|no less than|not fewer than|not less than|"
    "upwards of|in excess of|exceeding"
)
_MORE = f"{_MORE_THAN}|over"
_FEWER = r"(?<!\bno )(?<!\bnot )(?:fewer|less) than|under|below|at most|no more than|not more than"
# "over ____ per cent", "up to ____", where a number may be asked for: reading takes some of these for exact
UNDER_A_BOUND = re.compile(
    rf"\b(?:{_MORE}|{_FEWER}|up to|as many as|as much as|nearly|almost|exceed\w*)\s+(?:the |an? |[$€£¥])?$",
    re.IGNORECASE,
)
_ASKED = r"(?:[$€£¥]?_{2,}(?!_)|how (?:many|much)\b)"
_TIME_UNIT = r"\s(?:days?|weeks?|months?|years?|hours?|minutes?|decades?)\b"
_TIME_BEHIND = re.compile(_TIME_UNIT)
_LOWER = re.compile(
    rf"\b(?:{_MORE_THAN}|a minimum of)\s+{_ASKED}|\bover\s+{_ASKED}(?!{_TIME_UNIT})",  # "fell over ____ days"
    re.IGNORECASE,
)
_UPPER = re.compile(rf"\b(?:{_FEWER}|up to|as (?:many|much) as|a maximum of)\s+{_ASKED}", re.IGNORECASE)
# Behind these words a bounded number is what the sentence tells. Elsewhere it tells which ones are meant ("loans of
# more than 500 euros are taxed"), and then another number says something else.
_TOLD = (
    r"(?:^|[,;:–—]\s|\b(?:\w+ed|is|are|was|were|been|has|have|had|by|to|for|in|from|across|among|and|that|said|cost|costs|"
    r"paid|hit|hurt|left|took|saw|won|lost|drew|made|sold|spent|held|came|met|ran|rose|grew|fell|got|cut|built|"
    r"found|caught|brought|bought|sent)\s)"
)
_NUMBER_BEHIND = r"\s(?:the |an? )?(?:additional |further |another )?[$€£¥]?$"
_TOLD_MORE = re.compile(rf"{_TOLD}(?P<bound>{_MORE}){_NUMBER_BEHIND}", re.IGNORECASE)
_TOLD_FEWER = re.compile(rf"{_TOLD}(?P<bound>{_FEWER}){_NUMBER_BEHIND}", re.IGNORECASE)
_MORE_BEFORE = re.compile(rf"\b(?:{_MORE}){_NUMBER_BEHIND}", re.IGNORECASE)
_FEWER_BEFORE = re.compile(rf"\b(?:{_FEWER}){_NUMBER_BEHIND}", re.IGNORECASE)
_BENT_BEFORE = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|up to|as many as|as much as|some)\s[$€£¥]?$", re.IGNORECASE
)
_OR_ITSELF = re.compile(r"at (?:least|most)|(?:no|not) \w+ than", re.IGNORECASE)
# A rule names its bound exactly, and under a negation or a condition nothing follows: "must be at least 18".
_NOT_TOLD = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|need\w*|requir\w*|(?-i:may)|can|could|should|allow\w*|permit\w*|limit\w*|eligib\w*|"
    r"entitl\w*|qualif\w*|minimum|maximum|age|aged|old|older|rule|law|not|never|no one|nobody|without|few|hardly|if|"
    r"when|unless|whether|until|once|every|each|only|first|except|than \w+ than)\b|n['’]t\b",
    re.IGNORECASE,
)

# "the second time in three months" is the second in five as well; "the first in ten years" is the first in five
_SPAN = r"(?:in|within|over|for) (?:(?:just|only|about|less than|under|more than|the|last|past) )*$"
_OFTEN_WITHIN = re.compile(
    rf"\b(?:second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)|twice|two|three|four|five|six|\d+)\b"
    rf"(?: [\w-]+){{0,3}} {_SPAN}",
    re.IGNORECASE,
)
_FOREMOST_WITHIN = re.compile(rf"\b(?:first|only|\w{{3,}}est|worst|best)\b(?: [\w-]+){{0,4}} {_SPAN}", re.IGNORECASE)
_TRUE_AS_WELL = "The statement is keyed as false, but it is true as well: the article says “{}”."


def is_so_often_within(before: str) -> bool:
    """Tell whether a number behind these words is the span in which something happened so often."""
    return _OFTEN_WITHIN.search(before) is not None and _FOREMOST_WITHIN.search(before) is None


def no_option_follows_from_the_key_under_a_bound(item: Item, article: Article) -> Iterator[str]:
    """Check a gap under a bound: who has "more than 200" has more than 100 too, so that option is right as well."""
    if item.type is not ItemType.MULTIPLE_CHOICE or not 0 <= item.key < len(item.options):
        return
    key, less_follows = _one_value(item.key_text), _less_follows(item.stem)
    if key is None or less_follows is None:
        return
    for text in item.distractors:
        value = _one_value(text)
        if value is not None and (value < key if less_follows else value > key):
            yield f"“{text}” is right as well as “{item.key_text}”: the gap stands under a bound."


def _less_follows(stem: str) -> bool | None:
    """Tell whether a smaller number in a gap is right as well (False: a larger one; None: neither)."""
    if _LOWER.search(stem) or _UPPER.search(stem):
        return _LOWER.search(stem) is not None
    gap = re.search(rf"_{{2,}}(?={_TIME_UNIT})", stem)
    before = "" if gap is None else stem[: gap.start()]
    return True if _FOREMOST_WITHIN.search(before) else False if is_so_often_within(before) else None


def no_false_statement_follows_under_a_bound(item: Item, article: Article) -> Iterator[str]:
    """Check that a false statement is not true all the same: of 12 dead one can say that at least 10 died."""
    edit, told = item.edit, item.true_statement
    if edit is None or told is None or item.key != FALSE or not item.is_statement:
        return
    false = _number_within(item.stem, edit.start, edit.end)
    true = _number_within(told, edit.start, edit.start + len(edit.original))
    if false is None or true is None or _BENT_BEFORE.search(told, 0, true.start):
        return
    for told_so, contrary, beyond in (
        (_TOLD_MORE, _FEWER_BEFORE, true.value - false.value),
        (_TOLD_FEWER, _MORE_BEFORE, false.value - true.value),
    ):
        bound = told_so.search(item.stem, 0, false.start)
        if bound is None or contrary.search(told, 0, true.start) or _is_no_news(item.stem, bound, false.end):
            continue
        if beyond > 0 or (beyond == 0 and _OR_ITSELF.fullmatch(bound["bound"])):
            yield _TRUE_AS_WELL.format(edit.original)
    if _holds_in_the_other_span(item.stem, true, false):
        yield _TRUE_AS_WELL.format(edit.original)


def _holds_in_the_other_span(stem: str, true: FoundNumber, false: FoundNumber) -> bool:
    """Tell whether what happened twice in three months is said of five, or what was a first in ten years of five."""
    before = stem[: false.start]
    if _TIME_BEHIND.match(stem, false.end) is None or _NOT_TOLD.search(before):
        return False
    if false.value > true.value:
        return is_so_often_within(before)
    return false.value < true.value and _FOREMOST_WITHIN.search(before) is not None


def _is_no_news(stem: str, bound: re.Match[str], end: int) -> bool:
    """Tell whether a bound is a rule, stands under a negation or a condition, or is the "over" of "over two days"."""
    lasting = bound["bound"].casefold() == "over" and _TIME_BEHIND.match(stem, end)
    return bool(lasting or _NOT_TOLD.search(stem, 0, bound.start("bound")) or _NOT_TOLD.search(stem, end))


def _number_within(text: str, start: int, end: int) -> FoundNumber | None:
    """Return the number that stands within a span of a text, where there is just one."""
    within = [number for number in find_numerals(text) if start < number.end and number.start < end]
    return within[0] if len(within) == 1 else None


def _one_value(text: str) -> Decimal | None:
    values = values_in(text)
    return next(iter(values)) if len(values) == 1 else None
