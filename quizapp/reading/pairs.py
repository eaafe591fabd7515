"""Two numbers that belong together: ranges, scores and shares ("10 to 12", "3-1", "one in five")."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quizapp.reading.amounts import Amount, age_behind, read_amount
from quizapp.reading.bounds import bound_before
from quizapp.reading.cardinals import lower_at
from quizapp.reading.knowledge import Bound, Quantity, QuantityKind
from quizapp.reading.lexemes import joined
from quizapp.reading.numbers import Form, read_number
from quizapp.reading.quantity_parts import DASHES, MOVING, Read, amount_at, built, noun_follows
from quizapp.reading.view import View

_SCORING = frozenset(
    "won win wins winning beat beats beaten lost lose loses losing drew draw draws drawn lead leads led leading "
    "defeat defeated defeats victory vote voted votes voting score scored scores tie tied ahead decision ruling "
    "ruled majority trailed trailing thrashed edged level match game set sets aggregate penalties shootout goals final "
    "ballot margin".split()
)
_TALLIED = frozenset("votes goals points games sets seats".split())
_DECIDED = frozenset(
    "passed approved rejected backed adopted carried elected re-elected agreed refused blocked decided supported "
    "opposed sided ousted".split()
)
_BEFORE_HALF = frozenset("of the all its their his her our those these an".split())
_SHARE_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000, 2))
_NO_SCORE = frozenset(("from", "aged", "age", "ages", "$", "£", "€", "¥", "₹"))


def read_range(view: View, amount: Amount) -> Read | None:
    """Read "10 to 12", "between 3 and 5", "$10-12m", "two or three"; "rose from 10 to 12" is two quantities."""
    link, before = lower_at(view.words, amount.stop), lower_at(view.words, amount.begin - 1)
    other = _other_end(view, amount)
    if other is None:
        return None
    if (link, before) == ("to", "from") and _is_change(view, amount.begin - 1):
        return built(view, replace(amount, kind=other.kind, unit=other.unit), amount.stop) if not amount.unit else None
    if link == "to" and (before == "by" or _is_by_average(view, amount.begin)):
        return None  # "rose by 5 to 12", "rose by an average of £4,500 to £287,000"
    moved = before in MOVING and amount.unit is not None and other.value >= 3 * amount.value
    if link == "to" and moved:
        return None  # "fell 3p to 214p"
    lower = _share_scale(amount, other)
    too_far = link == "or" and (amount.stop != amount.last or other.value > lower.value + 10)
    if other.value <= lower.value or too_far:
        return None
    begin = lower.begin - 1 if before == "between" else lower.begin
    return _whole_range(view, replace(lower, begin=begin), other)


def _other_end(view: View, amount: Amount) -> Amount | None:
    """Return the second number where a dash, "to", "or", "between … and" joins one of the same kind."""
    words = view.words
    link, before = lower_at(words, amount.stop), lower_at(words, amount.begin - 1)
    if link not in DASHES and link not in ("to", "or") and (link, before) != ("and", "between"):
        return None
    at = amount.stop + 1
    while at < len(words) and (words[at].text in DASHES or words[at].text in "$£€¥₹"):
        at += 1
    other = amount_at(view, at, amount.unit if amount.kind is QuantityKind.MONEY else None)
    if other is None or other.number.form not in (Form.DIGITS, Form.WORDS) or not _alike(amount, other):
        return None
    return other


def _whole_range(view: View, lower: Amount, other: Amount) -> Read:
    """Return the quantity of a range, with the kind and unit that either of its ends gives."""
    told = age_behind(view.words, other.last) if other.kind is QuantityKind.COUNT else None
    if told is not None:
        whole = replace(lower, kind=QuantityKind.AGE, unit=told[0])
        return built(view, whole, told[1], other.value, other.last)
    kind = lower.kind if lower.kind is not QuantityKind.COUNT else other.kind
    whole = replace(lower, kind=kind, unit=other.unit or lower.unit)
    return built(view, whole, other.stop, other.value, other.last)


def _share_scale(amount: Amount, other: Amount) -> Amount:
    """Give the first number of "10 to 12 million" and "$10-12m" the scale of the second."""
    if amount.scaled or not other.scaled or amount.value >= 1000:
        return amount
    scale = Decimal(1)
    while other.value / (scale * 1000) >= 1:
        scale *= 1000
    return replace(amount, value=amount.value * scale)


def _alike(amount: Amount, other: Amount) -> bool:
    if amount.kind is other.kind:
        return amount.unit == other.unit or amount.unit is None or other.unit is None
    plain = QuantityKind.COUNT
    return amount.kind is plain or (other.kind is plain and amount.kind in (QuantityKind.MONEY, QuantityKind.AGE))


def _is_by_average(view: View, begin: int) -> bool:
    return [w.lower for w in view.words[max(0, begin - 4) : begin]] == ["by", "an", "average", "of"]


def _is_change(view: View, at: int) -> bool:
    """Tell whether a verb of change stands before "from"."""
    return any(word.lower in MOVING for word in view.words[max(0, at - 8) : at])


def read_score(view: View, at: int) -> Read | None:
    """Read "3-1", "51 to 49", "6-4": two numbers for two sides. A rising pair without a word of winning is a range."""
    words = view.words
    if not _is_pair(view, at):
        return None
    first, second = Decimal(words[at].text), Decimal(words[at + 2].text)
    cued = any(w.lower in _SCORING for w in words[max(0, at - 8) : at + 8])
    dash = words[at + 1].text in DASHES
    if max(first, second) > 1000 or (not dash and not cued) or (first < second and not cued):
        return None
    if lower_at(words, at - 1) in _NO_SCORE or _has_unit(view, at + 2):
        return None
    start, end = words[at].start, words[at + 2].end
    return Quantity(start, end, start, end, QuantityKind.SCORE, first, second), at + 3


def read_vote(view: View, at: int) -> Read | None:
    """Read "seven votes to four", "approved by six to five": the two sides of a vote or a match, also in words."""
    words = view.words
    first = read_number(words, at)
    if first is None or first.form not in (Form.DIGITS, Form.WORDS):
        return None
    named = lower_at(words, first.last) in _TALLIED
    if lower_at(words, first.last + named) != "to" or first.value != int(first.value):
        return None
    behind = first.last + named + 1
    second = read_number(words, behind) if behind < len(words) else None
    if second is None or second.form is not first.form or second.value > 1000 or first.value > 1000:
        return None
    voted = any(w.lower in _SCORING | _DECIDED for w in words[max(0, at - 8) : second.last + 4])
    bare = not noun_follows(view, second.last) or lower_at(words, second.last) in _TALLIED | {"vote", "victory", "win"}
    won = lower_at(words, at - 1) == "by" and first.value >= second.value  # not "cut staff by 20 to 150"
    if not voted or not bare or not (named or won):
        return None
    start, end = words[first.first].start, words[second.last - 1].end
    return Quantity(start, end, start, end, QuantityKind.SCORE, first.value, second.value), second.last


def _is_pair(view: View, at: int) -> bool:
    """Tell whether two whole numbers stand there with "to" or a touching dash between them."""
    words = view.words
    if at + 2 >= len(words) or not (words[at].text.isdecimal() and words[at + 2].text.isdecimal()):
        return False
    link = words[at + 1]
    touching = joined(words[at], link) and joined(link, words[at + 2])
    if lower_at(words, at + 3) in DASHES and joined(words[at + 2], words[at + 3]):
        return False  # "4-3-3" is a formation
    return link.lower == "to" or (link.text in DASHES and touching)


def _has_unit(view: View, at: int) -> bool:
    """Tell whether the second number carries a unit, as in "10-5 miles"."""
    amount = read_amount(view, at)
    return amount is None or amount.kind is not QuantityKind.COUNT or age_behind(view.words, amount.last) is not None


def read_share(view: View, amount: Amount) -> Read | None:
    """Read "half of", "two-thirds", "one in five", "nine out of 10": a share between 0 and 1."""
    if amount.kind is not QuantityKind.COUNT:
        return None
    return _fraction(view, amount) if amount.number.form is Form.FRACTION else _one_in_five(view, amount)


def _fraction(view: View, amount: Amount) -> Read:
    words = view.words
    share = replace(amount, kind=QuantityKind.FRACTION)
    if words[amount.first].lower != "half" or bound_before(words, amount.begin)[0] is not Bound.EXACT:
        return built(view, share, amount.last)
    # "Half-time", "the better half" are no shares.
    of_something = lower_at(words, amount.last) in _BEFORE_HALF or lower_at(words, amount.begin - 1) in ("by", "than")
    return built(view, share, amount.last) if of_something else (None, amount.last)


def _one_in_five(view: View, amount: Amount) -> Read | None:
    words = view.words
    link = 2 if (lower_at(words, amount.last), lower_at(words, amount.last + 1)) == ("out", "of") else 1
    if link == 1 and lower_at(words, amount.last) != "in":
        return None
    whole = amount_at(view, amount.last + link)
    if whole is None or whole.kind is not QuantityKind.COUNT or not 0 < amount.value < whole.value:
        return None
    if whole.value not in _SHARE_WHOLES or amount.value > 20:
        return None
    share = replace(amount, kind=QuantityKind.FRACTION, value=amount.value / whole.value)
    return built(view, share, whole.last, number_end=whole.last)
