"""The words that numbers are written with, and the forms under which a value is spelled."""

from __future__ import annotations

from decimal import Decimal

_FIRST_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
UNITS = {word: value for value, word in enumerate(_FIRST_TWENTY)}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
# "m" is a metre as often as a million, "k" a kilometre: whoever knows the unit reads those.
SHORT_SCALES = {
    "bn": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "bln": Decimal(10**9),
}
ORDINAL_UNITS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
ORDINAL_TENS = {word[:-1] + "ieth": value for word, value in TENS.items()} | {"hundredth": 100, "thousandth": 1000}
DENOMINATORS = {word: value for word, value in ORDINAL_UNITS.items() if value > 2} | {"quarter": 4}
VULGAR = {
    sign: Decimal(top) / bottom
    for sign, (top, bottom) in {
        "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
        "⅘": (4, 5), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    }.items()
}  # fmt: skip
VAGUE_COUNTS = frozenset(("several", "many", "few", "countless"))
VAGUE_PLURALS = frozenset("tens dozens scores hundreds thousands millions billions trillions lakhs crores".split())


def in_words(value: int, british: bool = True) -> str:
    """Return a whole number from 0 to below 10^15 in words ("one hundred and five")."""
    if value < 20:
        return _FIRST_TWENTY[value]
    if value < 100:
        tens, unit = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_FIRST_TWENTY[unit]}" if unit else "")
    for scale in ("trillion", "billion", "million", "thousand", "hundred"):
        count, rest = divmod(value, int(SCALES[scale]))
        if count:
            joint = " and " if british and 0 < rest < 100 else " "
            return f"{in_words(count, british)} {scale}" + (joint + in_words(rest, british) if rest else "")
    return str(value)


def spellings(value: Decimal) -> tuple[str, ...]:
    """Return the forms under which a value may stand in an article: "100", "one hundred", "a hundred" …

    The first is plain digits. To look for a value in a text, `numbers.find_numbers` misses less than these forms do.
    """
    plain = _plain(value)
    forms = [plain, f"{value.normalize():,f}", f"{value.normalize():,f}".replace(",", " ")]
    whole = value == value.to_integral_value()
    if whole and 0 <= value < 10**15:
        forms += [in_words(int(value)), in_words(int(value), british=False)]
    for scale in ("thousand", "million", "billion", "trillion"):
        count = value / SCALES[scale]
        if Decimal(1) <= count < 1000 and len(_plain(count).partition(".")[2]) <= 3:
            forms += [f"{_plain(count)} {scale}", f"{_plain(count)}{_short(scale)}", f"{_plain(count)} {_short(scale)}"]
            if count == count.to_integral_value() and count < 20:
                forms.append(f"{in_words(int(count))} {scale}")
    forms += _SET_FORMS.get(value, ())
    return tuple(dict.fromkeys(forms))


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _short(scale: str) -> str:
    return {"thousand": "k", "million": "m", "billion": "bn", "trillion": "tn"}[scale]


_SET_FORMS: dict[Decimal, tuple[str, ...]] = {
    Decimal(6): ("half a dozen", "half-dozen"),
    Decimal(12): ("a dozen", "one dozen"),
    Decimal(24): ("two dozen",),
    Decimal(36): ("three dozen",),
    Decimal(100): ("a hundred",),
    Decimal(1000): ("a thousand",),
    Decimal(10**6): ("a million",),
    Decimal(10**9): ("a billion",),
    Decimal(500_000): ("half a million", "half-million"),
    Decimal(250_000): ("a quarter of a million",),
    Decimal("0.5"): ("half", "a half", "one-half", "½", "1/2"),
    Decimal("0.25"): ("a quarter", "one quarter", "one-quarter", "¼", "1/4"),
    Decimal("0.75"): ("three-quarters", "three quarters", "¾", "3/4"),
    Decimal(1) / 3: ("a third", "one third", "one-third", "⅓", "1/3"),
    Decimal(2) / 3: ("two-thirds", "two thirds", "⅔", "2/3"),
}
