"""The places of a claim that say where its event happened, with other places that it could be taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from quizapp.items.build import Refused
from quizapp.items.neighbours import siblings
from quizapp.items.source import Source, Span
from quizapp.reading import syntax
from quizapp.reading.gazetteer import PlaceKind, places_named
from quizapp.reading.knowledge import EntityType, Mention

_BEFORE = re.compile(
    r"\b(in|near|to|from|outside) (?:(?:the )?(?:city|town|village|port|capital) of |(?:north|south|east|west)ern |"
    r"central |downtown )?$"
)
_GOES_ON = re.compile(r"^(?:['’]s|['’]|-|[ ]?,? (?:[A-Z]|in [A-Z]|and [A-Z]|or [A-Z])|,? (?:which|where|whose)| and )")
_BELOW = frozenset({"acl", "acl:relcl", "relcl", "advcl", "ccomp", "xcomp", "parataxis", "appos"})
_FEWEST = 2
_TOLD_IN_PASSING = 2  # mentions in all


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a stem, the article span of its name, the preposition before it, and wrong places like it."""

    span: Span
    name: str
    fact: Span
    preposition: str
    others: tuple[str, ...]
    token: Token


def places(source: Source) -> Iterator[Where | Refused]:
    """Yield the places that the event of a claim happened at, and why others are left alone."""
    for mention, fact in source.mentions():
        if mention.type is EntityType.PLACE:
            yield _of_mention(source, mention, (fact.start, fact.end))


def _of_mention(source: Source, mention: Mention, place: Span) -> Where | Refused:
    text = source.claim.statement
    name = text[slice(*place)]
    if text[: place[0]].endswith(" the "):  # "the United States" becomes "Canada"
        place = (place[0] - len("the "), place[1])
    before = _BEFORE.search(text[: place[0]])
    token = source.token_at(place[1] - 1)
    if before is None or token is None:
        return Refused("place", "the place does not say where something happened")
    lead = len(source.lead)
    signs = {
        "the place is part of a longer name or is told about further": _GOES_ON.match(text[place[1] :])
        or (token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")),
        "it stands in somebody’s quoted words": source.is_quoted(place[0] + lead, place[1] + lead),
        "the statement is negative or unsure": source.claim.negated or source.claim.hedges,
        "nothing happened there that could be elsewhere": not _is_an_event(source),
        "the place belongs to a clause below": any(t.dep_ in _BELOW for t in (token, *token.ancestors)),
        "the statement places it by another place": _has_another_place(source, mention),
        "the report as a whole is about that place": _is_where_all_happens(source, mention, name),
    }
    reason = next((reason for reason, found in signs.items() if found), None)
    others = () if reason is not None else siblings(source.reading, name)
    if reason is not None or len(others) < _FEWEST:
        return Refused("place", reason or "no places are known that it could be taken for")
    return Where(
        (place[0] + lead, place[1] + lead), text[slice(*place)], (mention.start, mention.end), before[1], others, token
    )


def _is_an_event(source: Source) -> bool:
    """Tell whether the main verb reports one event: past or perfect, or a passive such as "is based"."""
    root = syntax.root(source.doc)
    if root.pos_ != "VERB":
        return False
    helpers = {token.lower_ for token in root.children if token.dep_.startswith("aux")}
    past = root.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have"})
    return past and not helpers & {"may", "might", "could", "would", "can", "will", "should"}


def _is_where_all_happens(source: Source, mention: Mention, name: str) -> bool:
    """Tell whether nobody would take another place for it: a country, a state, or a town that runs through the report.

    Blind raters found 15 of 19 such swaps implausible: "A third case of mad cow disease was found in Mongolia."
    """
    known = places_named(name.removeprefix("the "))
    told = sum(other.entity == mention.entity for other in source.reading.mentions)
    return not known or known[0].kind is not PlaceKind.CITY or name in source.headline or told > _TOLD_IN_PASSING


def _has_another_place(source: Source, mention: Mention) -> bool:
    """Tell whether the statement names a second place: the first may lie in it, or be told by its distance from it."""
    return any(m.type is EntityType.PLACE and m.entity != mention.entity for m, _ in source.mentions())
