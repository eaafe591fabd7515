"""Lists of places, organisations and personal names, loaded once when first asked for.

Places are GeoNames' countries, states of the USA and cities of 15,000 people and more, and the regions of
`gazetteer_regions`; personal names are Faker's. `lists/CREDITS.md` names the sources and their licences.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from quizapp.reading.gazetteer_given_names import MORE_GIVEN_NAMES
from quizapp.reading.gazetteer_organisations import ORGANISATIONS
from quizapp.reading.gazetteer_peoples import NATIONAL
from quizapp.reading.gazetteer_regions import REGIONS

Row = tuple[str, ...]  # kind, name, country, division, population, as far as they are known
_LISTS = "quizapp.reading.lists"
_METROPOLIS = 400_000
# Parts of a country that are countries to their people; GeoNames files them under the United Kingdom.
_HOME_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
_OTHER_NAMES = {
    "US": "United States",
    "U.S.": "United States",
    "USA": "United States",
    "U.S.A.": "United States",
    "UK": "United Kingdom",
    "America": "United States",
    "United States of America": "United States",
    "Britain": "United Kingdom",
    "Great Britain": "United Kingdom",
    "U.K.": "United Kingdom",
    "UAE": "United Arab Emirates",
    "Czech Republic": "Czechia",
    "Burma": "Myanmar",
    "Holland": "The Netherlands",
    "Netherlands": "The Netherlands",
    "Türkiye": "Turkey",
    "DR Congo": "Democratic Republic of the Congo",
    "DRC": "Democratic Republic of the Congo",
    "Macedonia": "North Macedonia",
    "Swaziland": "Eswatini",
    "East Timor": "Timor Leste",
    "Kiev": "Kyiv",
    "New York": "New York City",
    "Bombay": "Mumbai",
    "Calcutta": "Kolkata",
    "Madras": "Chennai",
    "Bangalore": "Bengaluru",
    "Peking": "Beijing",
    "Saigon": "Ho Chi Minh City",
    "St. Petersburg": "Saint Petersburg",
    "St Petersburg": "Saint Petersburg",
    "Nur-Sultan": "Astana",
    "Nursultan": "Astana",
    "Nur Sultan": "Astana",
    "Washington DC": "Washington",
    "Washington D.C.": "Washington",
    "Mecca": "Makkah",
    "Basra": "Al Başrah al Qadīmah",
    "Palestine": "Palestinian Territory",
}


class PlaceKind(StrEnum):
    """What a place is, from the largest down."""

    COUNTRY = "country"
    STATE = "state"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its name. `country` is an ISO 3166 code, `division` GeoNames' code of the state or province."""

    name: str
    kind: PlaceKind
    country: str | None = None
    division: str | None = None
    population: int = 0


def places_named(name: str) -> tuple[Place, ...]:
    """Return the places of a name: countries and states before cities, the larger city first."""
    rows = _by_name().get(name) or _by_name().get(_OTHER_NAMES.get(name, ""))
    if rows:
        return tuple(_place(row) for row in rows)
    return (Place(name, PlaceKind.REGION),) if name in REGIONS else ()


def canonical_place(name: str) -> str:
    """Return the usual name of a place that goes under several ("U.S." → "United States"), else the name itself."""
    return _OTHER_NAMES.get(name, name)


def is_place(name: str) -> bool:
    """Tell whether a list knows the name as a place."""
    return bool(places_named(name))


def country_of(name: str) -> str | None:
    """Return the country of a place or a people ("Almaty", "Kazakh", "Kazakhstan" → "KZ"), None where it is not plain.

    A city counts as plain where its largest namesake has ten times the people of the next in another country.
    """
    if name in NATIONAL:
        return NATIONAL[name]
    found = places_named(name)
    if not found:
        return None
    first = found[0]
    if first.kind is not PlaceKind.CITY:
        return first.country
    rivals = [p.population for p in found[1:] if p.country != first.country]
    return first.country if not rivals or first.population >= 10 * max(rivals) else None


def lies_in(inner: str, outer: str) -> bool:
    """Tell whether the first place may lie in the second: a city in its country or state, a state in its country.

    Where a name has several places, any of them counts. Tests hold by it that no place put in is true as well.
    """
    if inner == outer:
        return True
    for place in places_named(inner):
        for around in places_named(outer):
            if (
                around.kind is PlaceKind.COUNTRY
                and place.kind is not PlaceKind.COUNTRY
                and place.country == around.country
            ):
                return True
            in_state = around.kind is PlaceKind.STATE and place.country == "US" and place.division == around.division
            if in_state and place.kind is PlaceKind.CITY:
                return True
    return False


def cities_like(name: str, count: int = 20) -> tuple[str, ...]:
    """Return the largest other cities of a city's country, the larger first: siblings for a distractor."""
    country = country_of(name)
    others = (p for p in _cities() if p.country == country and p.name != name)
    return tuple(dict.fromkeys(p.name for p, _ in zip(others, range(count), strict=False))) if country else ()


@cache
def given_names() -> frozenset[str]:
    """Return the given names of many languages."""
    return frozenset(_lines("given_names.txt")) | MORE_GIVEN_NAMES


@cache
def surnames() -> frozenset[str]:
    """Return the surnames of many languages."""
    return frozenset(_lines("surnames.txt"))


@cache
def place_names() -> frozenset[str]:
    """Return every name of a place."""
    return frozenset(_by_name()) | REGIONS | frozenset(_OTHER_NAMES)


@cache
def place_rank(name: str) -> str:
    """Return how large the largest place of a name is: "country", "state", "region", "metropolis", "city" or nothing.

    A metropolis has 400,000 people and more; smaller towns share their names with people and things more often.
    """
    rows = _by_name().get(name) or _by_name().get(_OTHER_NAMES.get(name, ""))
    if not rows:
        return "region" if name in REGIONS else ""
    kind = rows[0][0]
    if kind != "city":
        return kind
    if name in REGIONS or int(rows[0][4]) >= _METROPOLIS:
        return "metropolis"
    return kind


def organisation_names() -> frozenset[str]:
    """Return the organisations that need no word beside them to be known."""
    return ORGANISATIONS


def _lines(name: str) -> list[str]:
    return files(_LISTS).joinpath(name).read_text(encoding="utf8").split("\n")[:-1]


@cache
def _cities() -> tuple[Place, ...]:
    return tuple(_place(("city", *line.split("\t"))) for line in _lines("cities.txt"))


@cache
def _by_name() -> dict[str, list[Row]]:
    """Return the rows of each name; they become places when they are asked for, since few of 34,000 ever are."""
    found: dict[str, list[Row]] = {}
    for row in _rows():
        for name in _spellings(row[1]):
            found.setdefault(name, []).append(row)
    return found


def _rows() -> Iterator[Row]:
    yield from (("country", *line.split("\t")[:2]) for line in _lines("countries.txt"))
    yield from (("country", name, "GB") for name in _HOME_NATIONS)
    yield from (("state", name, "US", code) for name, code in (line.split("\t") for line in _lines("us_states.txt")))
    yield from (("city", *line.split("\t")) for line in _lines("cities.txt"))


def _place(row: Row) -> Place:
    kind, name, country, division, people = (*row, "", "", "")[:5]
    return Place(name, PlaceKind(kind), country or None, division or None, int(people or 0))


def _spellings(name: str) -> set[str]:
    """Return a name as it is, without accents, and with straight and curly apostrophes."""
    if name.isascii() and "'" not in name:
        return {name}
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {form for n in (name, plain) for form in (n, n.replace("’", "'"), n.replace("'", "’"))}
