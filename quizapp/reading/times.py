"""Time expressions in a passage, normalised without invented precision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain

from spacy.tokens import Doc, Span, Token

from quizapp.reading.calendar_words import NO_WEEKDAYS, PAPERS
from quizapp.reading.durations import find_durations
from quizapp.reading.knowledge import TimeExpression
from quizapp.reading.lexemes import lexemes
from quizapp.reading.time_patterns import Candidate, candidates

_MODIFIER = re.compile(
    r"\b((?:(?:since|until|till|by|from|between|before|after|during|throughout|within|every|over|under|about|around|"
    r"roughly|approximately|nearly|almost|some|just|only|more than|less than|fewer than|at least|at most|up to|"
    r"no more than|as early as|as late as|as of|early|late|mid|last|next|this|earlier|later|the first|the last|"
    r"the past|the next|past|an estimated|circa)[ \u00a0]?-?(?:the[ \u00a0])?(?:in[ \u00a0])?(?:on[ \u00a0])?){1,3})$",
    re.IGNORECASE,
)
_LONGEST_MODIFIER = 40
_MONTH_NEEDS_EVIDENCE = frozenset(("may", "march", "mar", "mar.", "jan", "dec", "jun", "sep"))
_MONTH_GIVEN_NAMES = frozenset(("april", "june", "august", "jan."))
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|last|next|this|early|late|mid|of|by|from|to|between|during|before|after|through|every|"
    r"each|for|the|and|on|earlier|later)[ \u00a0-]$",
    re.IGNORECASE,
)
_YEAR_FOR_SURE = re.compile(
    r"\b(?:in|since|until|till|during|late|early|mid|circa|through|throughout|started|began|ended|entered|finished)"
    r"[ \u00a0-]$",
    re.IGNORECASE,
)
_YEAR_UNLESS_PLURAL = re.compile(
    r"(?:\b(?:by|from|to|of|and|or|after|before|between|the|his|her|its|their|our|a|an|for|as|than|least|about|around|post|pre|"
    r"[’']s)|[’']|[(\[,;–—-])[ \u00a0-]?$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"[ \u00a0-]?(?:km|kms|kg|m|ft|mph|kph|kmh|MW|kW|GW|hectares?|acres?|miles?|metres?|meters?|feet|tonnes?|tons?|"
    r"people|dollars?|euros?|pounds?|degrees?|others?|more|of)\b|[ \u00a0]?[°%]"
)
_CLOCK_CUE = re.compile(
    r"\b(?:at|by|around|about|until|till|from|before|after|since|to|between|and|the)[ \u00a0]$", re.IGNORECASE
)
_BEHIND_CLOCK = re.compile(r"[ \u00a0]?(?:[ap]\.?m|GMT|UTC|local time|\()")


def find_times(doc: Doc | Span, offset: int = 0) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a passage in order, with article offsets; `offset` is where the passage starts.

    Spans leave prepositions and modifiers out ("since 2019" gives the span of "2019" and the modifier "since").
    """
    text = doc.text
    context = Context(doc)
    likely = (c for c in chain(candidates(text), find_durations(lexemes(text))) if context.allows(c))
    return tuple(
        TimeExpression(offset + c.start, offset + c.end, c.kind, c.value, _modifier(text, c.start))
        for c in _apart(likely)
    )


class Context:
    """What stands around a candidate: the characters, and the tags of the next token."""

    def __init__(self, doc: Doc | Span) -> None:
        self.text = doc.text
        base = doc[0].idx if len(doc) else 0
        self.tokens: dict[int, Token] = {token.idx - base: token for token in doc}
        self.tests: dict[str, Callable[[Candidate], bool]] = {
            "no count": self.is_no_count,
            "range": self.is_range,
            "month": self.is_month,
            "weekday": self.is_weekday,
            "years": self.is_year_range,
            "year": self.is_year,
            "century": lambda c: c.value is not None,
            "clock": self.is_clock,
            "part of year": lambda c: self.text[c.end : c.end + 1] not in ("-", "s"),
            "adverb": self.is_adverb,
        }

    def allows(self, found: Candidate) -> bool:
        """Tell whether the context bears a candidate out."""
        test = self.tests.get(found.test)
        return test is None or test(found)

    def before(self, found: Candidate) -> str:
        """Return a few characters before a candidate."""
        return self.text[max(0, found.start - 24) : found.start]

    def plural_follows(self, found: Candidate) -> bool:
        """Tell whether the next word is a plural noun, which a number before it would count."""
        token = self.tokens.get(found.end + 1)
        return token is not None and token.tag_ in ("NNS", "NNPS") and self.text[found.end].isspace()

    def is_no_count(self, found: Candidate) -> bool:
        """Tell "On January 12 people gathered" from "In January 12 people died"."""
        return not (self.plural_follows(found) and re.search(r"\b(?:[Ii]n|last|since)\s$", self.before(found)))

    def is_range(self, found: Candidate) -> bool:
        """Tell "between March and May" from "March and May", which are two months."""
        if " and " not in self.text[found.start : found.end]:
            return True
        return re.search(r"\bbetween\s$", self.before(found), re.IGNORECASE) is not None

    def is_month(self, found: Candidate) -> bool:
        """Tell the months May and March from the name, the verb and the walk; April, June and August from names."""
        word, before = self.text[found.start : found.end].lower(), self.before(found)
        behind = self.text[found.end : found.end + 4]
        named_behind = behind[:1] == " " and behind[1:2].isupper()
        if word in _MONTH_NEEDS_EVIDENCE:
            walked = word == "march" and behind.startswith((" on ", " for", " to ")) and before[-4:].lower() == "the "
            return bool(_BEFORE_MONTH.search(before)) and not named_behind and not walked
        if word in _MONTH_GIVEN_NAMES:
            return not named_behind or bool(_YEAR_FOR_SURE.search(before))
        return True

    def is_weekday(self, found: Candidate) -> bool:
        """Leave out Black Friday, the Sunday Times and Sheffield Wednesday."""
        if re.search(NO_WEEKDAYS, self.before(found)):
            return False
        return not re.match(PAPERS, self.text[found.end : found.end + 12])

    def is_year_range(self, found: Candidate) -> bool:
        """Tell "2013-14" from a count of "1500-2000 people"."""
        return found.value is not None and not self.plural_follows(found)

    def is_year(self, found: Candidate) -> bool:
        """Tell the year in "in 2019", "the 2019 vote" from the count in "about 2000 people"."""
        before, number = self.before(found), int(self.text[found.start : found.end])
        plural = self.plural_follows(found)
        if _MEASURED.match(self.text, found.end):
            return False
        if _YEAR_FOR_SURE.search(before):
            return number >= 1700 or not plural
        if not 1700 <= number < 2100:
            return False
        if _YEAR_UNLESS_PLURAL.search(before):
            held = re.search(r"(?:the|[’']s?|its|his|their)\s$", before, re.IGNORECASE) is not None
            return not plural or (held and number % 100 != 0)
        token = self.tokens.get(found.end + 1)
        opens = not before.strip() or before.rstrip()[-1] in ".!?:"
        return opens and not plural and (token is None or token.pos_ in ("AUX", "VERB", "PUNCT"))

    def is_clock(self, found: Candidate) -> bool:
        """Tell "at 15:30" from a score or a ratio; "15.30" needs its zone."""
        written = self.text[found.start : found.end]
        if any(c.isalpha() for c in written):
            return found.value is not None
        cued = _CLOCK_CUE.search(self.before(found)) or _BEHIND_CLOCK.match(self.text, found.end)
        return ":" in written and cued is not None

    def is_adverb(self, found: Candidate) -> bool:
        """Leave out names: USA Today, the Today programme."""
        named = self.text[found.start].isupper() and self.before(found).strip()[-1:].isalpha()
        return not named


def _apart(found: Iterable[Candidate]) -> list[Candidate]:
    """Return candidates that do not overlap, in order of place; the earlier one stays, of those the longest."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def _modifier(text: str, start: int) -> str | None:
    """Return the words before a time that bend it, as typed."""
    match = _MODIFIER.search(text[max(0, start - _LONGEST_MODIFIER) : start])
    return match[1].strip(" \u00a0") if match else None
