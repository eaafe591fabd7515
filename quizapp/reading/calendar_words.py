"""The words of the calendar and the clock, and the pieces of pattern made of them."""

from __future__ import annotations

MONTHS = "january february march april may june july august september october november december".split()
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY_OF = {form: day for day in WEEKDAYS for form in (day, day[:3])} | {
    "tues": "tuesday", "weds": "wednesday", "thur": "thursday", "thurs": "thursday",
}  # fmt: skip
# Names of the calendar are capitalised: "may" and "march" in small letters are verbs.
_FULL_MONTHS = "|".join(form for name in MONTHS for form in (name.title(), name.upper()))
MONTH = rf"(?:(?:{_FULL_MONTHS})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_FULL_WEEKDAYS = "|".join(form for name in WEEKDAYS for form in (name.title(), name.upper()))
WEEKDAY = rf"(?:{_FULL_WEEKDAYS})"
ANY_WEEKDAY = rf"(?:(?:{_FULL_WEEKDAYS})\b|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|,[0-9]|\.[0-9])"
DASH = r"[-‐‑–—]"
PART_OF_DAY = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight)"
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS_OF_TIME = {
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "week": "W",
    "fortnight": "2W", "month": "M", "year": "Y", "yr": "Y", "decade": "10Y", "century": "100Y",
}  # fmt: skip
FESTIVALS = {
    "New Year's Eve": "--12-31", "New Year’s Eve": "--12-31", "New Year's Day": "--01-01", "New Year’s Day": "--01-01",
    "Christmas Eve": "--12-24", "Christmas Day": "--12-25", "Boxing Day": "--12-26", "Independence Day": None,
    "Valentine's Day": "--02-14", "Valentine’s Day": "--02-14", "Halloween": "--10-31", "Christmas": None,
    "Easter Sunday": None, "Easter Monday": None, "Easter": None, "Good Friday": None, "Thanksgiving": None,
    "Ramadan": None, "Eid al-Fitr": None, "Labor Day": None, "Memorial Day": None, "Bastille Day": "--07-14",
}  # fmt: skip
# What carries a weekday's name without being a day: papers, feasts, shopping days, a football club.
NO_WEEKDAYS = r"(?:Black|Good|Bloody|Palm|Easter|Ash|Holy|Cyber|Super|Maundy|Shrove|Sheffield|Casual|Fat|Whit)\s$"
PAPERS = (
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Post|People|World|Herald|Tribune|Guardian|Mass|School|Roast|Club|Group)"
    r"\b"
)
