"""Definite descriptions that a reader of the quiz cannot place: "the request", "the drive"."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.items.context import one_of_its_kind
from quizapp.items.source import Source
from quizapp.items.wording import words
from quizapp.reading import syntax
from quizapp.reading.gazetteer import PlaceKind, places_named
from quizapp.reading.knowledge import EntityType
from quizapp.reading.people import PERSON_NOUNS

# Within one article there is one of each of these: "the government", "the police", "the weather".
ONLY_ONE = frozenset(
    "government president police army military public world sun moon internet economy weather media state law "
    "opposition parliament constitution authority past future north south east west rest end start beginning time "
    "sea sky air ground night day morning evening afternoon weekend week month year season "
    "summer winter spring autumn pandemic war population cabinet pope king queen crown web majority minority "
    "number election vote poll elderly poor rich young unemployed homeless dead border coast capital centre "
    "center market country prime minister season first second".split()
)
_LEAD = 3  # sentences
# of these an article has one, and names it
_OFFICES = frozenset("president minister mayor governor king queen pope chancellor premier chair secretary".split())
_TELLING = frozenset("nmod acl acl:relcl relcl appos prep nummod flat amod:superl ccomp".split())
_OPENING = re.compile(
    r"^The (?:[a-z][\w-]* ){0,3}?(?P<noun>[a-z][\w-]+) (?:is|was|are|were|has|have|had|will|would|could|can|may|"
    r"said|says|[a-z]+ed|came|took|began|made|got|saw|went|gave|left|fell|rose|won|lost)\b"
)

_AREA = re.compile(
    r"(?P<the>\b[Tt]he (?:[a-z]+ )?(?P<noun>area|region|province|village|town|city|country|county|district|island|"
    r"scene|site|neighbou?rhood))(?=[.,;]|$| (?:and|or|to|was|is|were|are|had|has|have|by|for|with|after|when|as|"
    r"from|in|on|at|of|around|near|before|since|will|would)\b)(?P<rest>.{0,12})"
)


_FEW_OF = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d{1,2}) (?P<noun>(?!people|men|women)[a-z]+s) "
    r"(?=[a-z]+ed\b|was\b|were\b|had\b|have\b|are\b)"
)


def taken_up(source: Source) -> str | None:
    """Refuse "the request" where the article has spoken of a request before: the reader of the quiz has not.

    What the title names is known to the reader; of "the government" there is only one.
    """
    before = _noun_forms(source.text[: source.claim.start])
    title = source.headline.casefold()
    for token in source.doc:
        if token.pos_ != "NOUN" or token.dep_ == "compound" or token.lemma_.lower() in ONLY_ONE:
            continue
        dependents = [
            child
            for child in token.children
            if child.dep_ not in ("punct", "case", "cop", "aux", "nsubj", "advmod", "cc")
        ]
        if len(dependents) != 1 or dependents[0].lower_ != "the":
            continue
        noun = token.lower_
        said_here = any(other.lower_ == noun for other in source.doc[: token.i])
        if (
            noun in before
            and noun.removesuffix("s") not in title
            and not said_here
            and not one_of_its_kind(noun, source.text)
        ):
            return f"takes up “the {token.text}” from before"
    return None


@lru_cache(maxsize=256)
def _noun_forms(text: str) -> frozenset[str]:
    return frozenset(words(text))


def not_introduced(source: Source) -> str | None:
    """Refuse "The drive ended in a field goal", "The final snap came late": the headline has no such thing.

    What the report told of before is known if there is one of its kind only.
    """
    noun = _printed_subject(source) if source.claim.printed else _definite_subject(source)
    if noun is None or noun in ONLY_ONE:
        return None
    stands_for_a_name = noun in PERSON_NOUNS - _OFFICES or noun.endswith("ist")
    before = _noun_forms(source.text[: _lead_end(source)])
    in_headline = noun.removesuffix("s")[:6] in source.headline.casefold()
    if not stands_for_a_name and (in_headline or (noun in before and one_of_its_kind(noun, source.text))):
        return None
    return f"which “the {noun}” is meant, is not said"


def _lead_end(source: Source) -> int:
    """Return where the lead ends, or the claim begins if that is before: what a reader remembers stands there."""
    ends = [end for _, end in source.reading.sentences[:_LEAD]]
    return min(source.claim.start, ends[-1] if ends else 0)


def _definite_subject(source: Source) -> str | None:
    """Return the noun of a subject with "the" and nothing that tells which one is meant, or None."""
    root = syntax.root(source.doc)
    subject = syntax.subject(root)
    if subject is None or subject.pos_ != "NOUN":
        return None
    definite = any(child.lower_ == "the" for child in subject.children)
    told = any(
        child.dep_ in _TELLING or child.pos_ == "PROPN" or child.tag_ in ("JJS", "POS") for child in subject.children
    )
    return subject.lower_ if definite and not told else None


def _printed_subject(source: Source) -> str | None:
    match = _OPENING.match(source.claim.statement)
    return None if match is None else match["noun"]


def _countries(source: Source) -> set[str]:
    """Return the countries that the article names."""
    names = {source.text[m.start : m.end] for m in source.reading.mentions if m.type is EntityType.PLACE}
    found = (places_named(name.removeprefix("the ")) for name in names)
    return {places[0].name for places in found if places and places[0].kind is PlaceKind.COUNTRY}


def no_such_place(source: Source) -> str | None:
    """Refuse "the authorities in the area": no place stands before it, and an organisation is none."""
    places = [f.start for m, f in source.mentions() if m.type in (EntityType.PLACE, EntityType.GROUP)]
    for match in _AREA.finditer(source.claim.statement):
        named = any(start < match.start() for start in places) or re.match(
            r",? (?:of|around|near|[A-Z])", match["rest"]
        )
        if match["noun"] == "country" and len(_countries(source)) == 1:
            continue  # a reader of a report on one country knows which it is
        if not named and match["noun"].removesuffix("s") not in source.headline.casefold():
            return f"“{match['the']}”: which one, is not said"
    return None


def counted_again(source: Source) -> str | None:
    """Refuse "Two cases involved a child": two of those that were told of before, or two others?"""
    match = _FEW_OF.match(source.claim.statement)
    if match is None or source.is_lead:
        return None
    told = match["noun"] in _noun_forms(source.text[: source.claim.start])
    return f"“{match.group().strip()}”: of which, is not said" if told else None
