"""Words beside a number that bound it: "more than 200", "up to 30", "65 or older"."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.reading.knowledge import Bound
from quizapp.reading.lexemes import Lexeme

_BEFORE = {
    Bound.MORE_THAN: ">, more than, over, above, in excess of, upwards of, upward of, greater than, higher than, "
    "well over, well above, just over, just above, slightly more than, slightly over, a little over, little more than, "
    "just more than, north of, exceeding, far more than, well more than, a bit over, a bit more than, larger than, "
    "longer than, significantly more than, comfortably over",
    Bound.AT_LEAST: "at least, no fewer than, no less than, not less than, a minimum of, minimum of, not fewer than, "
    "≥, at the very least",
    Bound.LESS_THAN: "less than, fewer than, under, below, just under, just below, well under, well below, lower than, "
    "slightly less than, slightly under, a little under, little less than, smaller than, shorter than, <, "
    "a bit less than, a bit under, just short of",
    Bound.AT_MOST: "up to, at most, no more than, not more than, as many as, as much as, a maximum of, maximum of, ≤, "
    "no greater than, not exceeding, no higher than, at the most",
    Bound.ABOUT: "about, around, roughly, approximately, nearly, almost, some, an estimated, estimated, "
    "close to, circa, approx, c, ca, just about, virtually, practically, in the region of, of the order of, "
    "in the order of, ~, ≈, nearly all, very nearly, more or less, around about, something like, getting on for, "
    "an approximate, an estimated total of, estimated at about, estimated at, estimated to be, not quite",
}
_BEHIND = {
    "or more": Bound.AT_LEAST, "or over": Bound.AT_LEAST, "or above": Bound.AT_LEAST, "or older": Bound.AT_LEAST,
    "or higher": Bound.AT_LEAST, "and over": Bound.AT_LEAST, "and above": Bound.AT_LEAST, "and older": Bound.AT_LEAST,
    "or greater": Bound.AT_LEAST, "plus": Bound.AT_LEAST, "+": Bound.AT_LEAST, "- plus": Bound.AT_LEAST,
    "at least": Bound.AT_LEAST, "or so": Bound.ABOUT, "- odd": Bound.ABOUT, "or thereabouts": Bound.ABOUT,
    "or less": Bound.AT_MOST, "or fewer": Bound.AT_MOST, "or under": Bound.AT_MOST, "or below": Bound.AT_MOST,
    "or younger": Bound.AT_MOST, "and under": Bound.AT_MOST, "and younger": Bound.AT_MOST, "or lower": Bound.AT_MOST,
    "at most": Bound.AT_MOST, "or better": Bound.AT_LEAST,
}  # fmt: skip
_PHRASES = {tuple(phrase.split()): bound for bound, phrases in _BEFORE.items() for phrase in phrases.split(", ")}
_LONGEST = max(map(len, _PHRASES))
# Words that may stand between the bound and the number: "at least another 12", "up to a further 300".
_BETWEEN = (("another",), ("a", "further"), ("an", "additional"), ("an", "extra"), ("a", "total", "of"), ("only",))


def bound_before(words: Sequence[Lexeme], at: int) -> tuple[Bound, int]:
    """Return the bound that ends before a lexeme, and the index where its words start (the lexeme's own if none)."""
    found = _phrase_before(words, at)
    if found:
        return found
    for filler in _BETWEEN:
        behind = at - len(filler)
        if behind > 0 and tuple(w.lower for w in words[behind:at]) == filler:
            found = _phrase_before(words, behind)
            if found:
                return found
    return Bound.EXACT, at


def _phrase_before(words: Sequence[Lexeme], at: int) -> tuple[Bound, int] | None:
    for length in range(min(_LONGEST, at), 0, -1):
        bound = _PHRASES.get(tuple(w.lower for w in words[at - length : at]))
        if bound is not None:
            return bound, at - length
    return None


def bound_behind(words: Sequence[Lexeme], at: int) -> tuple[Bound, int]:
    """Return the bound that starts at a lexeme, and the index behind it (the lexeme's own if none)."""
    for length in (2, 1):
        bound = _BEHIND.get(" ".join(w.lower for w in words[at : at + length]))
        if bound is not None and at + length <= len(words):
            return bound, at + length
    return Bound.EXACT, at
