"""Ask for a weekday, month or year: "In which year did Nazarbayev resign?" Where no question can be made, a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Refused, chosen
from quizapp.items.dates import When, whens
from quizapp.items.kinds.date_gap import choices_for
from quizapp.items.kinds.kind import Kind
from quizapp.items.kinds.number_gap import FEWEST_DISTRACTORS
from quizapp.items.questions import inverted
from quizapp.items.source import Source, Span
from quizapp.model import Item
from quizapp.reading.knowledge import TimeKind

_ASKED = {"weekday": ("on", "On which day"), "month": ("in", "In which month"), "year": ("in", "In which year")}

_YEAR_BEHIND = re.compile(r",? ((?:19|20)\d\d)\b")
# "On which day did a protest take place, where vodka was poured out?"
_TRAILING = re.compile(r", (?:which|where)\b[^,]*$")


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question for each time that stands in a phrase of its own ("on Thursday", "in 2019")."""
    for when in whens(source):
        if isinstance(when, Refused) or len(when.others) < FEWEST_DISTRACTORS or when.part not in _ASKED:
            continue
        if any(
            time.kind is not TimeKind.DURATION and (time.start, time.end) != when.fact for time, _ in source.times()
        ):
            yield Refused("when", "another time in the statement would answer the question too")
            continue
        if _TRAILING.search(source.claim.statement):
            yield Refused("when", "a clause trails behind that no question can carry")
            continue
        phrase = _phrase(source, when)
        stem = None if phrase is None else inverted(source, _wh(source, when), phrase)
        if stem is None:
            yield Refused("when", "no simple question can be made of the statement")
            continue
        yield chosen(source, Basis(when.part, when.fact, "when"), stem, choices_for(when, rng))


def _wh(source: Source, when: When) -> str:
    """Return "in which month of 2008" where the year stands behind the month."""
    year = _YEAR_BEHIND.match(source.stem, when.span[1]) if when.part == "month" else None
    return _ASKED[when.part][1] + (f" of {year[1]}" if year is not None else "")


def _phrase(source: Source, when: When) -> Span | None:
    """Return the span of "on Thursday" in the statement, with the comma that sets it off; None where it is longer."""
    lead = len(source.lead)
    start, end = when.span[0] - lead, when.span[1] - lead
    text = source.claim.statement
    preposition = re.search(rf"(?:^|(?<= )){_ASKED[when.part][0]} $", text[:start], re.IGNORECASE)
    if preposition is None or re.search(
        r"\b(?:early|late|later|mid|only|until|just) $", text[: preposition.start()], re.IGNORECASE
    ):
        return None
    if not _belongs_to_the_verb(source, start):
        return None
    opens = preposition.start() == 0
    year = _YEAR_BEHIND.match(text, end) if when.part == "month" else None
    end = year.end() if year is not None else end
    behind = re.match(r", " if opens else r"(?=[ .,])", text[end:])
    if behind is None:
        return None
    # "on Thursday afternoon", "in 2019 dollars": the phrase goes on
    if re.match(r" (?:morning|afternoon|evening|night|and|or|[A-Z]|\w+s\b)", text[end:]) or re.match(
        r", \d", text[end:]
    ):
        return None
    return preposition.start(), end + behind.end()


def _belongs_to_the_verb(source: Source, start: int) -> bool:
    """Tell whether the time says when the main verb happened, not when something in a clause below it did."""
    token = source.token_at(start)
    while token is not None and token.dep_ in ("flat", "compound", "nummod", "nmod", "appos", "fixed"):
        token = token.head
    return token is not None and token.head.dep_ == "ROOT"


KIND = Kind("when", "“On which day …?”, “In which year …?”", make)
