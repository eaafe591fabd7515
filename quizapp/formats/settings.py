"""How a quiz is taken, as a teacher writes it under `settings:`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from quizapp.formats.fields import Fields
from quizapp.formats.problems import Level
from quizapp.model import Layout, Mode, QuizSettings, Results

SETTINGS_KEYS = (
    "mode",
    "layout",
    "shuffle_questions",
    "shuffle_options",
    "time_limit",
    "opens",
    "closes",
    "attempts",
    "confidence",
    "where",
    "results",
)
LONGEST_LIMIT = 7 * 24 * 3600  # seconds
MOST_ATTEMPTS = 1_000
USUAL = QuizSettings()
Word = TypeVar("Word", bound=StrEnum)

_YES_AND_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_PART = re.compile(r"(\d{1,6})\s*(h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\b\.?", re.IGNORECASE)
_CLOCK = re.compile(r"\d\d?:\d\d")


def read_settings(fields: Fields) -> QuizSettings | None:
    """Return the settings of a bank, None where nothing is said about them; what is wrong is noted."""
    if fields.lacks("settings"):
        return None
    given = fields.group("settings", "{mode: test, time_limit: 20 min}", SETTINGS_KEYS)
    if given is None:
        return None
    given.where = "settings"
    opens_at, closes_at = _moment(given, "opens"), _moment(given, "closes")
    if opens_at and closes_at and opens_at >= closes_at:
        given.fail("closes", "the quiz closes before it opens", "write a later time in “closes”")
    mode = _word(given, "mode", Mode, USUAL.mode)
    results = _word(given, "results", Results, USUAL.results, "time for results")
    if results is Results.TOGETHER:
        _say_when_results_come(given, mode, closes_at)
    return QuizSettings(
        mode=mode,
        layout=_word(given, "layout", Layout, USUAL.layout),
        shuffle_questions=_yes_or_no(given, "shuffle_questions", USUAL.shuffle_questions),
        shuffle_options=_yes_or_no(given, "shuffle_options", USUAL.shuffle_options),
        time_limit=_duration(given, "time_limit"),
        opens_at=opens_at,
        closes_at=closes_at,
        max_attempts=_count(given, "attempts"),
        ask_confidence=_yes_or_no(given, "confidence", USUAL.ask_confidence),
        ask_where=_yes_or_no(given, "where", USUAL.ask_where),
        results=results,
    )


def _say_when_results_come(given: Fields, mode: Mode, closes_at: datetime | None) -> None:
    """Give a hint where results that come together might not be what the file's author thinks."""
    if mode is not Mode.TEST:
        message, advice = "in practice each answer has its outcome at once", "write “mode: test”, or remove “results”"
    elif closes_at is None:
        message = "without “closes”, students see their results when a teacher shows them"
        advice = "write “closes: 2026-03-02 11:00+01:00” where no teacher looks after the quiz"
    else:
        return
    given.fail("results", message, advice, Level.HINT)


def written_settings(settings: QuizSettings) -> Mapping[str, str | int | bool]:
    """Return the settings as they are written into a bank: the mode, and whatever is not as usual."""
    written: dict[str, str | int | bool] = {"mode": settings.mode.value}
    if settings.layout is not USUAL.layout:
        written["layout"] = settings.layout.value
    for key in ("shuffle_questions", "shuffle_options"):
        if getattr(settings, key) != getattr(USUAL, key):
            written[key] = getattr(settings, key)
    if settings.time_limit is not None:
        written["time_limit"] = _in_words(settings.time_limit)
    for key, moment in (("opens", settings.opens_at), ("closes", settings.closes_at)):
        if moment is not None:
            written[key] = moment.isoformat(" ")
    if settings.max_attempts is not None:
        written["attempts"] = settings.max_attempts
    for key, asked in (("confidence", settings.ask_confidence), ("where", settings.ask_where)):
        if asked:
            written[key] = True
    if settings.results is not USUAL.results:
        written["results"] = settings.results.value
    return written


def _word(given: Fields, key: str, words: type[Word], usual: Word, noun: str = "") -> Word:
    text = given.text(key, usual.value)
    if text is None:
        return usual
    found = next((word for word in words if word.value == text.lower()), None)
    if found is None:
        given.fail(key, f"“{text}” is not a {noun or key}", f"write “{key}: {' or '.join(words)}”")
    return found or usual


def _yes_or_no(given: Fields, key: str, usual: bool) -> bool:
    text = given.text(key, "true")
    if text is None:
        return usual
    found = _YES_AND_NO.get(text.lower())
    if found is None:
        given.fail(key, f"“{text}” is neither true nor false", f"write “{key}: true” or “{key}: false”")
    return usual if found is None else found


def _duration(given: Fields, key: str) -> int | None:
    text = given.text(key, "20 min")
    if text is None:
        return None
    parts = _PART.findall(text)
    if not parts or _PART.sub("", text).strip(" ,"):
        given.fail(key, f"“{text}” is not a length of time", f"write “{key}: 20 min”, “90 s” or “1 h 30 min”")
        return None
    seconds = sum(int(number) * _SECONDS[unit[0].lower()] for number, unit in parts)
    if not 0 < seconds <= LONGEST_LIMIT:
        given.fail(key, f"“{text}” is no time to take a quiz in", "write a time from 1 s to 168 h, or remove the line")
        return None
    return seconds


def _moment(given: Fields, key: str) -> datetime | None:
    """Return the time of a key; without an offset it is meant as on the clock of the machine that reads it."""
    text = given.text(key, "2026-03-02 10:00+01:00")
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", text))
    except ValueError:
        moment = None
    if moment is None or not _CLOCK.search(text):
        given.fail(key, f"“{text}” is not a day with a time", f"write “{key}: 2026-03-02 10:00”")
        return None
    if moment.tzinfo is not None:
        return moment
    try:
        local = moment.astimezone()
    except (OverflowError, OSError, ValueError):
        given.fail(key, f"“{text}” lies too far away", "write a time of this century")
        return None
    offset = local.isoformat(" ", "minutes")[-6:]
    message = f"“{text}” was taken as the time on this machine ({offset})"
    given.fail(key, message, f"write “{text}{offset}” where another machine may read it", Level.HINT)
    return local


def _count(given: Fields, key: str) -> int | None:
    text = given.text(key, "2")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_ATTEMPTS):
        advice = f"write “{key}: 2”, a number from 1 to {MOST_ATTEMPTS:,}, or remove the line"
        given.fail(key, f"“{text}” is not a number of attempts", advice)
        return None
    return int(text)


def _in_words(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds % 60, "s"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
