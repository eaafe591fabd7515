"""Places that people confuse: towns of one size in one country or state, countries side by side.

A sibling is taken only where the article leaves no doubt which place of a name it means: "Plymouth" in a report about
Wisconsin has no English siblings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quizapp.items.people import share_a_word
from quizapp.reading.gazetteer import Place, PlaceKind, cities_like, country_of, places_named
from quizapp.reading.knowledge import EntityType, Reading

_SEARCHED = 400  # of the largest towns of a country
_SMALLEST, _LARGEST = 0.04, 5.0  # of the population
_MOST = 6
_ENOUGH = 3
_METROPOLIS = 300_000  # people: nobody takes its name for a namesake's
_WITH_PARTS = 400_000  # people
_PARTS_OF_CITIES = frozenset(
    "Brooklyn Queens Manhattan Staten Etobicoke Scarborough Tallaght Swords Sandyford "
    "Brent Islington Croydon Barnet Ealing Enfield Harrow Hackney Camden Lewisham Bromley Sutton Wembley Ilford "
    "Romford "
    "Hounslow Hayes Walthamstow Tottenham Brixton Battersea Wandsworth Merton Kensington Chelsea Hammersmith Southwark "
    "Greenwich Bexley Redbridge Havering Newham Twickenham Stratford Dagenham Barking Edgware Feltham Hendon "
    "Clapham Wimbledon Woolwich Finchley Hampstead Lambeth".split()
)
_ONE_LARGE_PROVINCE = frozenset({"GB"})  # England is one in lists of cities
_PART_BEGINNINGS = ("New South ", "South ", "North ", "East ", "West ", "Central ", "City of ", "Greater ", "The ")
_FAMILIES = (
    "Argentina Chile Uruguay Paraguay Bolivia Peru",
    "Brazil Colombia Venezuela Ecuador Peru",
    "Mexico Guatemala Honduras Nicaragua Panama",
    "United_States Canada Mexico Australia",
    "United_Kingdom Ireland France The_Netherlands",
    "Norway Sweden Denmark Finland Iceland",
    "Estonia Latvia Lithuania Finland",
    "Germany Austria Switzerland Poland Belgium",
    "France Spain Portugal Italy Belgium",
    "Poland Slovakia Hungary Romania Bulgaria",
    "Croatia Serbia Slovenia Montenegro Albania",
    "Greece Bulgaria Turkey Romania",
    "Ukraine Belarus Moldova Georgia",
    "Armenia Azerbaijan Georgia",
    "Kazakhstan Uzbekistan Kyrgyzstan Tajikistan Turkmenistan",
    "India Pakistan Bangladesh Nepal",
    "Thailand Vietnam Laos Cambodia Malaysia",
    "Indonesia Malaysia Philippines Thailand",
    "China Japan Mongolia Vietnam",
    "Japan Vietnam Thailand Malaysia",
    "Iran Iraq Syria Jordan Lebanon",
    "Egypt Libya Tunisia Algeria Morocco",
    "Yemen Oman Jordan Iraq",
    "Kenya Uganda Tanzania Ethiopia Rwanda",
    "Nigeria Ghana Cameroon Benin Senegal",
    "Mali Niger Chad Mauritania",
    "Zambia Zimbabwe Malawi Mozambique Botswana Namibia Angola",
    "Scotland Wales",
)
_US_FAMILIES = (
    "Washington Oregon Idaho Nevada Arizona Utah",
    "California Nevada Arizona Oregon",
    "Texas Oklahoma Louisiana Arkansas",
    "Florida Georgia Alabama Louisiana",
    "Ohio Indiana Illinois Michigan Wisconsin",
    "Minnesota Iowa Wisconsin Nebraska",
    "Kansas Missouri Nebraska Oklahoma",
    "Virginia Maryland Delaware Pennsylvania",
    "Tennessee Kentucky Alabama Mississippi",
    "Maine Vermont Massachusetts Connecticut",
    "Colorado Utah Wyoming Montana",
)


def siblings(reading: Reading, name: str) -> tuple[str, ...]:
    """Return places of the same kind that could be taken for a place of the article, none of which it names."""
    found = places_named(name)
    if not found:
        return ()
    place = found[0]
    if place.kind is PlaceKind.CITY:
        near = _towns(name, place) if _is_surely_there(reading, name, place) else ()
    elif place.kind in (PlaceKind.COUNTRY, PlaceKind.STATE):
        families = _FAMILIES if place.kind is PlaceKind.COUNTRY else _US_FAMILIES
        own = place.name.replace(" ", "_")
        names = (one for family in families if own in family.split() for one in family.split())
        near = tuple(dict.fromkeys(one.replace("_", " ").replace("The ", "the ") for one in names))
    else:
        return ()
    text = f"{reading.article.title}\n{reading.article.text}"
    unnamed = (one for one in near if one not in (name, place.name) and not re.search(rf"\b{re.escape(one)}", text))
    return tuple(one for one, _ in zip(unnamed, range(_MOST), strict=False))


@lru_cache(maxsize=256)
def _towns(name: str, place: Place) -> tuple[str, ...]:
    """Return towns of the province, where it has enough of them, else the largest of each other province.

    Lists of cities have the parts and suburbs of a large city as towns of their own: Tallaght lies in Dublin, Brooklyn
    in New York, and nobody takes a suburb of the capital for a town on the coast.
    """
    all_towns = sorted(_plain_towns(name, place), key=lambda other: (-other.population, other.name))
    found = [other for other in all_towns if _of_one_size(other, place)]
    near = [other for other in found if other.division == place.division]
    in_parts = place.population >= _WITH_PARTS and place.country != "GB"
    if not in_parts and len(near) >= _ENOUGH:
        return tuple(other.name for other in near)
    if place.country in _ONE_LARGE_PROVINCE:
        return tuple(other.name for other in found)
    largest = {other.division: other for other in reversed(all_towns)}
    return tuple(other.name for other in found if other in largest.values() and other.division != place.division)


def _of_one_size(other: Place, place: Place) -> bool:
    return place.population * _SMALLEST <= other.population <= place.population * _LARGEST


def _plain_towns(name: str, place: Place) -> Iterator[Place]:
    for other_name in cities_like(name, _SEARCHED):
        other = places_named(other_name)[0]
        plain = other_name.isascii() and not share_a_word(other_name, name) and country_of(other_name) == place.country
        part = other_name in _PARTS_OF_CITIES or other_name.startswith(_PART_BEGINNINGS)
        if other.kind is PlaceKind.CITY and plain and not part:
            yield other


def _is_surely_there(reading: Reading, name: str, place: Place) -> bool:
    """Tell whether a town's name is plain by its size, or the article names its country or another of its places."""
    text = reading.article.text
    others = {
        text[m.start : m.end]
        for m in reading.mentions
        if m.type in (EntityType.PLACE, EntityType.GROUP) and text[m.start : m.end] != name
    }
    countries = {country_of(other) for other in others}
    named = place.country in countries or place.population >= _METROPOLIS
    return country_of(name) == place.country and named
