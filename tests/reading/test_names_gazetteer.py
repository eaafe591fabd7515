"""Places and what lies in them, as items ask it before they call a place wrong."""

from __future__ import annotations

import pytest

from quizapp.reading.gazetteer import PlaceKind, cities_like, country_of, is_place, lies_in, place_rank, places_named


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Almaty", "KZ"),
        ("Nur-Sultan", "KZ"),
        ("Kazakhstan", "KZ"),
        ("Kazakh", "KZ"),
        ("U.S.", "US"),
        ("Britain", "GB"),
        ("Scotland", "GB"),
        ("São Paulo", "BR"),
        ("Sao Paulo", "BR"),
        ("Paris", "FR"),
        ("Reading", None),  # in England, in Pennsylvania, in Ohio: none much larger than the next
        ("Glenmurrie", None),
    ],
)
def test_a_place_or_people_belongs_to_a_country_where_that_is_plain(name: str, country: str | None) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("Almaty", "Kazakhstan", True),
        ("Houston", "Texas", True),
        ("Texas", "United States", True),
        ("Paris", "France", True),
        ("Paris", "Texas", True),  # there is one: better no item than a wrong key
        ("Paris", "Germany", False),
        ("Kazakhstan", "Almaty", False),
        ("Kenya", "Kenya", True),
    ],
)
def test_a_town_lies_in_its_state_and_country(inner: str, outer: str, lies: bool) -> None:
    assert lies_in(inner, outer) is lies


def test_siblings_are_other_cities_of_the_same_country() -> None:
    others = cities_like("Almaty", 5)
    assert len(others) == 5
    assert "Almaty" not in others
    assert {country_of(name) for name in others} == {"KZ"}


def test_a_name_of_several_places_gives_all_of_them() -> None:
    assert [p.kind for p in places_named("Georgia")][:2] == [PlaceKind.COUNTRY, PlaceKind.STATE]


def test_the_size_of_a_place_is_told() -> None:
    assert [place_rank(n) for n in ("Kenya", "Texas", "Mombasa", "Caspian Sea", "Leeds", "Nowhereville")] == [
        "country",
        "state",
        "metropolis",
        "region",
        "metropolis",
        "",
    ]
    assert is_place("Caspian Sea")
    assert not is_place("Nowhereville")
