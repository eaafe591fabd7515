"""Measures that can say the same in two units: "7,640 km" and "4,750 miles"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

# unit → (dimension, how many of the dimension's base unit). BIPM, The International System of Units, 9th edition
# (2019); NIST Special Publication 811, appendix B, for the customary units.
UNITS: dict[str, tuple[str, Decimal]] = {
    name: (dimension, Decimal(factor))
    for dimension, rows in {
        "length": {
            "0.001": "mm millimetre millimetres millimeter millimeters",
            "0.01": "cm centimetre centimetres centimeter centimeters",
            "1": "m metre metres meter meters",
            "1000": "km kilometre kilometres kilometer kilometers",
            "0.0254": "inch inches",
            "0.3048": "ft foot feet",
            "0.9144": "yard yards yd",
            "1609.344": "mile miles mi",
        },
        "speed": {
            "1": "m/s",
            "0.2777778": "km/h kph kmh",
            "0.44704": "mph",
            "0.5144444": "knot knots",
        },
        "mass": {
            "0.001": "g gram grams",
            "1": "kg kilogram kilograms kilo kilos",
            "1000": "tonne tonnes",
            "907.18474": "ton tons",
            "0.45359237": "lb lbs pound pounds",
            "0.02834952": "oz ounce ounces",
        },
        "area": {
            "1": "m²",
            "10000": "hectare hectares ha",
            "4046.8564": "acre acres",
            "1000000": "km²",
            "2589988.1": "mi²",
        },
        "volume": {
            "1": "litre litres liter liters",
            "3.785412": "gallon gallons",
            "158.98729": "barrel barrels",
        },
        "time": {
            "1": "second seconds",
            "60": "minute minutes",
            "3600": "hour hours",
            "86400": "day days",
            "604800": "week weeks",
        },
        "calendar": {"1": "month months", "12": "year years", "120": "decade decades", "1200": "century centuries"},
    }.items()
    for factor, names in rows.items()
    for name in names.split()
}
_SQUARE = {"length": "area"}
_UNIT_AFTER = re.compile(r"[\s\u00a0-]*(?P<square>square |sq\.? )?(?P<unit>[^\W\d_]+(?:/[hs])?²?)", re.IGNORECASE)
ROUNDING = Decimal("0.03")  # news rounds conversions: 7,640 km is printed as 4,750 miles, not 4,747


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit: `unit` and `amount` count base units of the dimension."""

    dimension: str
    unit: Decimal
    amount: Decimal


def measure_at(value: Decimal, text: str, at: int) -> tuple[Measure, int] | None:
    """Return the measure that a value makes with the unit behind it, and where that ends; None without a known unit."""
    match = _UNIT_AFTER.match(text, at)
    if match is None or match["unit"].casefold() not in UNITS:
        return None
    dimension, factor = UNITS[match["unit"].casefold()]
    if match["square"]:
        if dimension not in _SQUARE:
            return None
        dimension, factor = _SQUARE[dimension], factor * factor
    return Measure(dimension, factor, value * factor), match.end()


def same_measure(one: Measure, other: Measure) -> bool:
    """Tell whether two measures say the same: exactly in one unit, as far as news rounds in two."""
    if (one.dimension, one.unit) == (other.dimension, other.unit):
        return one.amount == other.amount
    larger = max(abs(one.amount), abs(other.amount))
    return one.dimension == other.dimension and abs(one.amount - other.amount) <= larger * ROUNDING
