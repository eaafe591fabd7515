"""Ages: "81-year-old", "aged 12 to 15", "Nazarbayev, 81,", "the under-18s", "she is 84"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.reading.amounts import Amount, age_behind
from quizapp.reading.cardinals import lower_at
from quizapp.reading.knowledge import QuantityKind
from quizapp.reading.lexemes import Lexeme, joined
from quizapp.reading.numbers import Form
from quizapp.reading.pairs import read_range
from quizapp.reading.quantity_parts import Read, built, noun_follows
from quizapp.reading.view import View

_AGED = frozenset("aged age ages".split())
_PEOPLE = frozenset("children people women men adults those anyone everyone boys girls kids patients drivers".split())
_YOUNG = frozenset("boy girl child son daughter baby toddler".split())
_LIVING = frozenset(
    "died dies die married marry retired retire retires became become debuted orphaned widowed elected".split()
)
# trains leave and matches begin too, but at an hour
_BEGINNING = frozenset("left leave leaves started start began begin joined".split())
_LAST_HOUR = 12
_BEFORE_IS = frozenset("he she who i".split())


def read_age(view: View, amount: Amount) -> Read | None:
    """Read "81-year-old", "aged 81", ", 81,", "under-18s", "turned 30"."""
    words = view.words
    if amount.number.form not in (Form.DIGITS, Form.WORDS):
        return None
    told = age_behind(words, amount.last)
    if told is not None:
        return built(view, replace(amount, kind=QuantityKind.AGE, unit=told[0]), told[1])
    if amount.kind is not QuantityKind.COUNT or amount.value > 130:
        return None
    age = replace(amount, kind=QuantityKind.AGE, unit="year")
    if lower_at(words, amount.first - 1) == "between":
        return read_range(view, age) if lower_at(words, amount.first - 2) in _AGED else None
    if _said_to_be_age(view, amount):
        return read_range(view, age) or built(view, age, amount.last)
    return built(view, age, amount.last) if _beside_person(view, amount) else None


def _said_to_be_age(view: View, amount: Amount) -> bool:
    """Tell whether the words before a number make it an age: "aged", "at the age of", "turned", "under-", "died at"."""
    words = view.words
    before, second = lower_at(words, amount.first - 1), lower_at(words, amount.first - 2)
    alone = not noun_follows(view, amount.last)
    if before in _AGED or (second, before) == ("age", "of") or (before == "at" and _at_that_age(view, amount)):
        return True
    if before in ("turned", "turns", "turning") or (before == "of" and second in _YOUNG):
        return alone
    if before in ("under", "over") and second in _PEOPLE and alone:
        return True
    plural = lower_at(words, amount.last) == "s" and joined(words[amount.last - 1], words[amount.last])
    return _is_said(words, amount) or (plural and before == "-" and second in ("under", "over"))


def _is_said(words: Sequence[Lexeme], amount: Amount) -> bool:
    """Read "she is 84", "he was just 23 when …", "her daughter, now 40, lives"."""
    before, second = lower_at(words, amount.first - 1), lower_at(words, amount.first - 2)
    if before == "now" and second == ",":
        return lower_at(words, amount.last) == ","
    if before in ("just", "only", "now", "nearly", "almost"):
        before, second = second, lower_at(words, amount.first - 3)
    person = second in _BEFORE_IS or second.endswith("'s")
    return before in ("is", "was", "'s", "be") and person and _is_end(words, amount.last)


def _is_end(words: Sequence[Lexeme], at: int) -> bool:
    return lower_at(words, at) in ("", ".", ",", ";", "and", "when", "now", "”", '"')


def _at_that_age(view: View, amount: Amount) -> bool:
    """Tell the age in "died at 84", "left school at 15", "At 62, he" from an hour, a price or a score."""
    words = view.words
    if not 4 < amount.value < 115 or amount.value % 1 or noun_follows(view, amount.last):
        return False
    after, start = lower_at(words, amount.last), amount.first - 1
    if start == 0 or words[start - 1].text in ".!?”":
        return after == "," and lower_at(words, amount.last + 1) in ("he", "she")
    told = _LIVING if amount.value <= _LAST_HOUR else _LIVING | _BEGINNING
    lived = any(w.lower in told for w in words[max(0, start - 4) : start])
    return lived and after in ("", ".", ",", ";", "after", "and", "when", "with", "to", "in")


def _beside_person(view: View, amount: Amount) -> bool:
    """Tell the age in "Nazarbayev, 81, is" and "a man (34)" from a number in a list."""
    words = view.words
    if not 0 < amount.value <= 120 or amount.value % 1 or words[amount.first].kind != "number" or amount.first < 2:
        return False
    opener, follower = words[amount.first - 1].text, lower_at(words, amount.last) or "."
    closers = (",", ".", ";", "and", "who", ":", "—", "–") if opener == "," else (")",)
    if opener not in (",", "(") or follower not in closers:
        return False
    named = words[amount.first - 2]
    token = view.token_at(named.start)
    if named.kind != "word" or token is None or view.is_taken(named.start, named.end):
        return False
    if opener == "(" or follower == "and":
        return token.pos_ == "PROPN" and named.text[:1].isupper()
    return token.pos_ == "PROPN" or token.tag_ == "NN"
