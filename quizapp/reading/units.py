"""Units of measurement and currencies, with the forms under which news texts write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizapp.reading.lexemes import Lexeme, lexemes


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement: what it measures, and how many of the dimension's base unit it is (None: no factor)."""

    name: str
    dimension: str
    factor: Decimal | None
    forms: tuple[str, ...]


def _unit(name: str, dimension: str, factor: str | None, signs: str = "") -> Unit:
    """Return a unit with its forms: the name and its plural in both spellings, and the signs as given."""
    words = [name, _plural(name)]
    forms = [spelled for word in words for spelled in (word, word.replace("metre", "meter").replace("litre", "liter"))]
    return Unit(name, dimension, Decimal(factor) if factor else None, (*forms, *filter(None, signs.split(", "))))


_IRREGULAR = {
    "foot": "feet",
    "stone": "stone",
    "inch": "inches",
    "hertz": "hertz",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
}


def _plural(name: str) -> str:
    head, per, rest = name.partition(" per ")
    irregular = {
        "foot": "feet",
        "inch": "inches",
        "hertz": "hertz",
        "square foot": "square feet",
        "cubic foot": "cubic feet",
    }
    return irregular.get(head, f"{head}s") + per + rest


# Factors after BIPM, The International System of Units (9th edition, 2019), and NIST Handbook 44, appendix C.
UNITS = (
    _unit("kilometre", "length", "1000", "km, kms"),
    _unit("metre", "length", "1"),
    _unit("centimetre", "length", "0.01", "cm"),
    _unit("millimetre", "length", "0.001", "mm"),
    _unit("mile", "length", "1609.344"),
    _unit("nautical mile", "length", "1852"),
    _unit("yard", "length", "0.9144", "yd, yds"),
    _unit("foot", "length", "0.3048", "ft"),
    _unit("inch", "length", "0.0254"),
    _unit("light year", "length", None, "light-year, light-years"),
    _unit("square kilometre", "area", "1000000", "sq km, km2, km²"),
    _unit("square metre", "area", "1", "sq m, sqm, m²"),
    _unit("square mile", "area", "2589988", "sq mi, sq miles"),
    _unit("square foot", "area", "0.092903", "sq ft, square-foot"),
    _unit("hectare", "area", "10000", "ha"),
    _unit("acre", "area", "4046.856"),
    _unit("tonne", "mass", "1000", "metric ton, metric tons"),
    _unit("ton", "mass", "907.185"),
    _unit("kilogram", "mass", "1", "kilogramme, kilogrammes, kilo, kilos, kg, kgs"),
    _unit("gram", "mass", "0.001", "gramme, grammes"),
    _unit("milligram", "mass", "0.000001", "mg"),
    _unit("pound (weight)", "mass", "0.453592", "lb, lbs"),
    _unit("stone", "mass", "6.35029"),
    _unit("ounce", "mass", "0.0283495", "oz"),
    _unit("litre", "volume", "0.001"),
    _unit("millilitre", "volume", "0.000001", "ml"),
    _unit("gallon", "volume", "0.00378541"),
    _unit("pint", "volume", "0.000568261"),
    _unit("barrel", "volume", "0.158987"),
    _unit("cubic metre", "volume", "1", "m³"),
    _unit("cubic foot", "volume", "0.0283168"),
    _unit(
        "kilometre per hour", "speed", "0.277778", "km/h, kmh, kph, kmph, km per hour, km an hour, kilometres an hour"
    ),
    _unit("mile per hour", "speed", "0.44704", "mph, miles an hour, mile an hour, mile-per-hour, mile-an-hour"),
    _unit("metre per second", "speed", "1", "m/s"),
    _unit("knot", "speed", "0.514444"),
    _unit(
        "degree Celsius", "temperature", None, "°C, ° C, ºC, degrees Celsius, degrees C, degrees centigrade, celsius"
    ),
    _unit("degree Fahrenheit", "temperature", None, "°F, ° F, ºF, degrees Fahrenheit, degrees F, fahrenheit"),
    _unit("degree", "temperature", None, "°, º"),
    _unit("watt", "power", "1"),
    _unit("kilowatt", "power", "1000", "kW"),
    _unit("megawatt", "power", "1000000", "MW"),
    _unit("gigawatt", "power", "1000000000", "GW"),
    _unit("kilowatt-hour", "energy", "1000", "kilowatt hours, kWh"),
    _unit("megawatt-hour", "energy", "1000000", "megawatt hours, MWh"),
    _unit("terawatt-hour", "energy", "1000000000000", "terawatt hours, TWh"),
    _unit("gigawatt-hour", "energy", "1000000000", "gigawatt hours, GWh"),
    _unit("part per million", "share", None, "ppm"),
    _unit("carat", "carats", None),
    _unit("calorie", "energy", None, "kcal"),
    _unit("volt", "voltage", "1"),
    _unit("megabyte", "storage", "1000000", "MB"),
    _unit("gigabyte", "storage", "1000000000", "GB"),
    _unit("terabyte", "storage", "1000000000000", "TB"),
    _unit("hertz", "frequency", "1", "Hz"),
    _unit("megahertz", "frequency", "1000000", "MHz"),
    _unit("gigahertz", "frequency", "1000000000", "GHz"),
    _unit("decibel", "loudness", None, "dB"),
    _unit("beat per minute", "rate", None, "bpm"),
    _unit("millibar", "pressure", None, "mb, hectopascals, hPa"),
    _unit("megapixel", "resolution", None),
    _unit("basis point", "share", None),
    _unit("magnitude", "magnitude", None),
)
# Only where they touch the digits: "5 m", "3 in", "20 C" are too often something else.
GLUED_UNITS = {"g": "gram", "l": "litre", "C": "degree Celsius", "F": "degree Fahrenheit", "kt": "knot", "V": "volt",
               "W": "watt", "st": "stone", "in": "inch", "t": "tonne", "mi": "mile"}  # fmt: skip
_CURRENCY_WORDS = {
    "USD": "dollar, dollars, US dollar, US dollars, U.S. dollars, American dollars, bucks",
    "GBP": "pounds sterling, British pounds, UK pounds, quid",
    "EUR": "euro, euros",
    "CAD": "Canadian dollars, Canadian dollar",
    "AUD": "Australian dollars, Australian dollar",
    "NZD": "New Zealand dollars",
    "HKD": "Hong Kong dollars",
    "SGD": "Singapore dollars",
    "JPY": "yen",
    "CNY": "yuan, renminbi",
    "INR": "rupees, rupee, Indian rupees",
    "PKR": "Pakistani rupees",
    "RUB": "roubles, rubles, rouble, ruble, Russian roubles, Russian rubles",
    "CHF": "Swiss francs, Swiss franc",
    "KZT": "tenge",
    "UAH": "hryvnia, hryvnias",
    "TRY": "lira, Turkish lira, liras",
    "ZAR": "rand",
    "BRL": "reais",
    "KRW": "won",
    "NGN": "naira",
    "PLN": "zloty, zlotys",
    "SEK": "Swedish kronor, Swedish crowns",
    "NOK": "Norwegian kroner, Norwegian crowns",
    "DKK": "Danish kroner, Danish crowns",
    "ILS": "shekels, shekel",
    "THB": "baht",
    "MYR": "ringgit",
    "IDR": "rupiah",
    "MXN": "Mexican pesos",
    "BDT": "taka, takas",
    "VND": "dong",
    "MMK": "kyat, kyats",
    "LAK": "kip",
    "KHR": "riel, riels",
    "MNT": "tugrik, tugriks, tögrög",
    "AZN": "manat, manats",
    "GEL": "lari",
    "AFN": "afghani, afghanis",
    "BTN": "ngultrum",
    "RON": "leu, lei",
    "BGN": "lev, levs, leva",
    "MKD": "denar, denars",
    "ALL": "lek, leks",
    "HUF": "forint, forints",
    "CZK": "koruna, korunas, koruny, korun, Czech crown, Czech crowns",
    "ISK": "Icelandic kronur, kronur, Icelandic crowns",
    "HRK": "kuna, kunas",
    "GHS": "cedi, cedis",
    "ETB": "birr",
    "ERN": "nakfa",
    "ZMW": "kwacha",
    "AOA": "kwanza, kwanzas",
    "MZN": "metical, meticais",
    "BWP": "pula",
    "LSL": "maloti",
    "SZL": "emalangeni, lilangeni",
    "MGA": "ariary",
    "GMD": "dalasi, dalasis",
    "MRU": "ouguiya, ouguiyas",
    "HTG": "gourde, gourdes",
    "GTQ": "quetzales",
    "HNL": "lempira, lempiras",
    "NIO": "cordobas, córdobas",
    "CRC": "colones",
    "PAB": "balboas",
    "PYG": "guaranies, guaraníes",
    "BOB": "boliviano, bolivianos",
    "VES": "bolivar, bolivars, bolivares, bolívares",
    "PGK": "kina",
    "WST": "tala",
    "VUV": "vatu",
    "TOP": "pa'anga",
    "MOP": "pataca, patacas",
    "MVR": "rufiyaa",
    "ANG": "guilder, guilders",
    "escudo": "escudo, escudos",
    "peseta": "peseta, pesetas",
    "drachma": "drachma, drachmas",
    "DEM": "Deutsche marks, Deutschmarks, German marks",
    "bitcoin": "bitcoin, bitcoins",
    "franc": "franc, francs",
    "peso": "peso, pesos",
    "dinar": "dinar, dinars",
    "riyal": "riyal, riyals, rials",
    "dirham": "dirham, dirhams",
    "krone": "kroner, kronor, krona, krone",
    "shilling": "shilling, shillings",
    "pence": "pence, penny",
    "cent": "cent, cents",
}
CROWNS = ("crown", "crowns")  # of several countries, and titles, teeth and kings have them too
# names of the money of several countries: behind the name of another one they have no certain code
SHARED_CURRENCIES = {"USD": "dollar", "INR": "rupee", "RUB": "rouble", "TRY": "lira"}
CURRENCY_SIGNS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₦": "NGN",
    "₪": "ILS", "₴": "UAH", "₸": "KZT", "฿": "THB", "₱": "PHP", "₫": "VND",
}  # fmt: skip
DOLLAR_PREFIXES = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "nz": "NZD", "hk": "HKD", "s": "SGD",
    "r": "BRL", "nt": "TWD", "mx": "MXN",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    "USD GBP EUR CAD AUD NZD HKD SGD JPY CNY INR RUB CHF KZT UAH TRY ZAR BRL KRW SEK NOK DKK PLN".split()
)
# only before thousands: "N45,400"
CURRENCY_LETTERS = {"N": "NGN", "R": "ZAR", "P": "PHP", "Sh": "shilling", "Shs": "shilling", "KSh": "KES", "Tk": "BDT"}
CURRENCY_PREFIX_WORDS = {
    "rs": "INR", "re": "INR", "rm": "MYR", "rp": "IDR", "ksh": "KES", "kshs": "KES", "tsh": "TZS", "ush": "UGX",
    "tk": "BDT", "dhs": "AED",
}  # fmt: skip


def _key(form: str) -> str:
    return " ".join(lexeme.text for lexeme in lexemes(form))


def _table() -> dict[str, str]:
    return {key: unit.name for unit in UNITS for form in unit.forms for key in (_key(form), _key(form.lower()))}


_MEASURES = _table()
_CURRENCIES = {_key(form.strip()).lower(): code for code, forms in _CURRENCY_WORDS.items() for form in forms.split(",")}
_BY_NAME = {unit.name: unit for unit in UNITS}
_LONGEST = 4


def measure_at(words: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the unit that stands at a lexeme and the index behind it, the longest form first."""
    found = _longest(words, at, _MEASURES, lower=False)
    return found or _longest(words, at, _MEASURES, lower=True)


def currency_at(words: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """Return the currency (ISO 4217 where it is certain) that stands at a lexeme, and the index behind it."""
    return _longest(words, at, _CURRENCIES, lower=True)


def _longest(words: Sequence[Lexeme], at: int, table: Mapping[str, str], lower: bool) -> tuple[str, int] | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        key = " ".join(w.lower if lower else w.text for w in words[at : at + length])
        if key in table:
            return table[key], at + length
    return None


def convertible(first: str | None, second: str | None) -> bool:
    """Tell whether two units measure the same thing, in different ways ("kilometre" and "mile")."""
    if first is None or second is None or first == second:
        return False
    a, b = _BY_NAME.get(first), _BY_NAME.get(second)
    return a is not None and b is not None and a.dimension == b.dimension


def agree(value: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Tell whether two measures say about the same (within 15 %, since news texts round)."""
    a, b = _BY_NAME.get(unit), _BY_NAME.get(other_unit)
    if a is None or b is None or a.factor is None or b.factor is None:
        return False
    left, right = value * a.factor, other * b.factor
    return abs(left - right) <= Decimal("0.15") * max(abs(left), abs(right))
