"""Ask where: "In which town did the train derail?"; a gap where the place belongs to a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.assemble import GAP, put_among
from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.questions import inverted
from quizapp.items.source import Source, Span
from quizapp.items.where_it_was import Where, places
from quizapp.model import Item
from quizapp.reading.gazetteer import PlaceKind, places_named

_MOST_OTHERS = 3
_FEWEST_BEFORE = 4  # words
_NOUNS = {PlaceKind.COUNTRY: "country", PlaceKind.STATE: "state", PlaceKind.CITY: "city or town"}


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question for each place that stands in a phrase of its own with the main verb."""
    for where in places(source):
        if isinstance(where, Refused):
            continue
        stem = _question(source, where) or _gap(source, where)
        if stem is None:
            yield Refused("where", "neither a question nor a gap can be made of the statement")
            continue
        names = rng.sample(where.others[: _MOST_OTHERS + 1], min(_MOST_OTHERS, len(where.others)))
        texts, at = put_among(where.name, names, rng)
        # "the US" stands within a gap, "The US" beside "Canada" as an answer
        options = texts if GAP in stem else tuple(text[0].upper() + text[1:] for text in texts)
        yield chosen(source, Basis("place", where.fact, "where"), stem, Choices(options, at))


def _question(source: Source, where: Where) -> str | None:
    phrase = _phrase(source, where)
    noun = _NOUNS.get(places_named(where.name.removeprefix("the "))[0].kind)
    if phrase is None or noun is None:
        return None
    return inverted(source, f"{where.preposition.capitalize()} which {noun}", phrase)


def _gap(source: Source, where: Where) -> str | None:
    """Return the stem with a gap for the place, if the reader knows by then what it is about."""
    start, end = where.span
    before = source.stem[len(source.lead) : start]
    return f"{source.stem[:start]}{GAP}{source.stem[end:]}" if len(before.split()) >= _FEWEST_BEFORE else None


def _phrase(source: Source, where: Where) -> Span | None:
    """Return the span of "in Dublin" in the statement, where it hangs on the main verb."""
    text = source.claim.statement
    start, end = where.span[0] - len(source.lead), where.span[1] - len(source.lead)
    before = re.search(rf"(?:^|(?<= )){where.preposition} $", text[:start], re.IGNORECASE)
    head = where.token
    while head.dep_ in ("flat", "compound", "amod"):
        head = head.head
    if before is None or head.head.dep_ != "ROOT" or not re.match(r"[ .,]", text[end:]):
        return None
    return before.start(), end + (2 if text[end:].startswith(", ") else 0)


# Off: the right place is the only one of the options that the article names, which gives it away.
KIND = Kind("where", "“In which town …?”, “In which country …?”", make, default=False)
