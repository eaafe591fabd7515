"""Numbers that name rather than count: MH370, Article 5, Covid-19, 9/11, telephone numbers, the Big Ten."""

from __future__ import annotations

import re

from quizapp.reading.amounts import is_thousands
from quizapp.reading.cardinals import HYPHENS, lower_at
from quizapp.reading.lexemes import joined
from quizapp.reading.number_words import SCALES, TENS, UNITS
from quizapp.reading.numbers import Form, read_number
from quizapp.reading.units import CURRENCY_LETTERS
from quizapp.reading.view import View

_NAMED_BY_NUMBER = frozenset(
    "article section chapter page pages room flight highway route number no nos figure table version phase level gate "
    "platform channel type grade line interstate runway bus unit district ward lot apartment suite terminal title rule "
    "clause paragraph resolution act bill proposition tier category class game round stage hole lap episode "
    "season series volume junction exit area building court hall bay pier zone sector model psalm verse annex appendix "
    "boeing airbus apollo iphone windows formula euro expo tokyo rio radio bbc porsche galaxy android playstation xbox "
    "step item case seed sol".split()
)
_MONEY_LETTERS = frozenset("us a c r s rs x rm".split())
_STREETS = frozenset(
    "street st avenue ave boulevard blvd road rd drive dr lane ln way court ct place pl square parkway pkwy highway "
    "hwy terrace crescent close".split()
)
_UNITS_BEHIND = frozenset("per percent million billion km mph".split())
_OPEN_PREFIXES = (
    frozenset("under over mid pre post sub non top ex minus near inter multi".split())
    | UNITS.keys()
    | TENS.keys()
    | SCALES.keys()
)
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+[0-9]{1,3}[ -](?:\(?[0-9]{1,5}\)?[ -]?){1,5}[0-9]{2,5}"
    r"|\([0-9]{2,5}\)[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}|0[0-9]{2,4}[ -][0-9]{3,4}(?:[ -][0-9]{3,4})?"
    r"|[0-9]{3}-[0-9]{3}-[0-9]{4}|[0-9]{3}-[0-9]{4})(?!\w)"
)
_SLASHED = re.compile(r"[0-9]{1,2}/[0-9]{1,2}(?![0-9/])")
_PAIRED = re.compile(r"(?:[0-9]+[x×][0-9]+m?|50-50|20-20|24-7|7-Eleven|80-20|[0-9]+-[0-9]+-[0-9]+(?:-[0-9]+)?)\b")


def phone_spans(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers stand."""
    return [match.span() for match in _PHONE.finditer(text)]


def identifier_at(view: View, at: int) -> tuple[int, int] | None:
    """Return the first lexeme and the one behind an identifier whose number stands at a lexeme, or None."""
    return (
        _in_code(view, at)
        or _slashed(view, at)
        or _address(view, at)
        or _behind_noun(view, at)
        or _capital_word(view, at)
    )


def _in_code(view: View, at: int) -> tuple[int, int] | None:
    """Read MH370, G20, Covid-19, A-10: digits that touch the letters before them."""
    words = view.words
    if words[at].kind not in ("number", "odd") or at == 0 or not joined(words[at - 1], words[at]):
        return None
    before = words[at - 1]
    if before.text in CURRENCY_LETTERS and is_thousands(words, at):
        return None
    if before.kind == "word" and (before.lower not in _MONEY_LETTERS or _is_code(view, at)):
        return _touching(view, at)
    hyphened = before.text in HYPHENS and at > 1 and joined(words[at - 2], before) and words[at - 2].kind == "word"
    return _touching(view, at) if hyphened and words[at - 2].lower not in _OPEN_PREFIXES else None


def _is_code(view: View, at: int) -> bool:
    """Tell "A4" and "S3" from money: one capital, one or two digits, no scale or fraction behind them."""
    digits = view.words[at].text
    return view.words[at - 1].text in ("A", "C", "S") and digits.isdigit() and len(digits) < 3


def _touching(view: View, at: int) -> tuple[int, int]:
    """Return the run of letters, digits and hyphens around a lexeme."""
    words = view.words
    first, last = at, at + 1
    while (
        first > 0
        and joined(words[first - 1], words[first])
        and (words[first - 1].kind == "word" or _hyphen(view, first - 1))
    ):
        first -= 1
    while last < len(words) and joined(words[last - 1], words[last]) and words[last].kind in ("word", "number"):
        last += 1
    return first, last


def _hyphen(view: View, at: int) -> bool:
    return view.words[at].text in HYPHENS and at > 0 and joined(view.words[at - 1], view.words[at])


def _address(view: View, at: int) -> tuple[int, int] | None:
    """Read "1815 Downtown West Blvd.": a number before the name of a street."""
    words = view.words
    if words[at].kind != "number" or not words[at].text.isdigit():
        return None
    for last in range(at + 2, min(at + 6, len(words))):
        if words[last].lower in _STREETS and words[last].text[:1].isupper():
            return None if words[last].lower == "court" and _plural_follows(view, last + 1) else (at, last + 1)
        if words[last - 1].kind != "word" or not words[last - 1].text[:1].isupper():
            return None
    return None


def _plural_follows(view: View, at: int) -> bool:
    """Tell "12 Supreme Court judges" from "12 Elm Court"."""
    token = view.token_at(view.words[at].start) if at < len(view.words) else None
    return token is not None and token.tag_ == "NNS"


def _slashed(view: View, at: int) -> tuple[int, int] | None:
    """Read 9/11, 24/7, 50-50, 4-3-3; halves and quarters are fractions."""
    words = view.words
    number = read_number(words, at)
    if number is not None and number.form is Form.FRACTION:
        return None
    match = _SLASHED.match(view.text, words[at].start) or _PAIRED.match(view.text, words[at].start)
    if match is None:
        return None
    last = at
    while last < len(words) and words[last].start < match.end():
        last += 1
    return at, last


def _behind_noun(view: View, at: int) -> tuple[int, int] | None:
    """Read "Article 5", "Flight 447", "No. 10", "Euro 2020": a numbered noun or a name before the number."""
    words = view.words
    number = read_number(words, at)
    if number is None or at == 0 or number.form not in (Form.DIGITS, Form.WORDS):
        return None
    if words[at - 1].text == "#":
        return at - 1, number.last
    noun = at - 2 if words[at - 1].text == "." and lower_at(words, at - 2) in ("no", "nos") else at - 1
    if noun < 0 or "," in words[at].text or number.value >= 10_000 or number.last > at + 1:
        return None
    if not _is_numbered(view, noun, at) and not _follows_name(view, noun, at):
        return None
    if words[noun].lower == "number" and lower_at(words, noun - 1) == "world":
        return None  # a rank
    return None if _goes_on(view, number.last, noun) else (noun, number.last)


def _is_numbered(view: View, noun: int, at: int) -> bool:
    """Tell whether a noun is one that numbers name ("page 4"); "no one" and "no two" are not."""
    word = view.words[noun].lower
    if word in ("no", "nos"):
        return view.words[at].kind == "number"
    return word in _NAMED_BY_NUMBER and (not word.endswith("s") or view.words[noun].text[:1].isupper())


def _follows_name(view: View, noun: int, at: int) -> bool:
    """Tell "Windows 10" and "Euro 2020" from "In London 10 people"."""
    before = view.words[noun]
    if before.kind != "word" or not before.text[:1].isupper() or view.words[at].kind != "number":
        return False
    token = view.token_at(before.start)
    return token is not None and token.pos_ == "PROPN" and not view.is_taken(before.start, before.end)


def _goes_on(view: View, last: int, noun: int) -> bool:
    """Tell whether the number goes with what follows it rather than with the noun before it."""
    words = view.words
    if last >= len(words):
        return False
    token = view.token_at(words[last].start)
    if words[last].text in "%°" or lower_at(words, last) in _UNITS_BEHIND:
        return True
    if joined(words[last - 1], words[last]) and words[last].text in "-–" and words[noun].text[:1].islower():
        return True
    return token is not None and token.tag_ == "NNS" and words[noun].text[:1].isupper()


def _capital_word(view: View, at: int) -> tuple[int, int] | None:
    """Read "the Big Ten", "Five Eyes", "Fifth Avenue", "Second Amendment": capitalised number words in a sentence."""
    words = view.words
    word = words[at]
    if word.kind != "word" or not word.text[:1].isupper() or word.text.isupper() or view.opens_sentence(at):
        return None
    number = read_number(words, at)
    if number is None or number.form is Form.VAGUE:
        return None
    if number.last < len(words) and words[number.last].kind == "word" and words[number.last].text[:1].isupper():
        return at, number.last + 1
    before = words[at - 1]
    return (at - 1, number.last) if before.kind == "word" and before.text[:1].isupper() else None
