"""How values read on a page: dates, counts. Plain functions, registered as template filters."""

from __future__ import annotations

import re
from datetime import date, datetime

from flask import Flask
from markupsafe import Markup, escape

from quizapp.services.codes import shown_code

# A gap to fill in, as generators and teachers write it; a screen reader would spell out the underscores.
GAP = re.compile(r"_{3,}")
BLANK = '<span class="blank"><span class="visually-hidden">blank</span></span>'


# What a question of each type is called, and what is asked of the reader before the stem.
QUESTION_WORDS = {
    "true_false": ("Statement", "True or false, according to the article?"),
    "three_verdicts": ("Statement", "Does the article support this, contradict it, or not say?"),
    "multiple_choice": ("Question", ""),
    "which_statement": ("Statements", ""),
    "evidence": ("Evidence", ""),
    "attribution": ("Who says so", ""),
}


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.add_template_filter(long_date)
    app.add_template_filter(counted)
    app.add_template_filter(without_hashes)
    app.add_template_filter(with_blanks)
    app.add_template_filter(capitalize_first)
    app.add_template_filter(long_time)
    app.add_template_filter(minutes_left)
    app.add_template_filter(time_taken)
    app.add_template_filter(code_groups)
    app.add_template_filter(shown_code, "halves")
    app.jinja_env.globals["question_words"] = QUESTION_WORDS


def long_date(written: str | date | None) -> str:
    """Return `2022-01-05` as "5 January 2022"; what is no ISO date stays as it was written.

    A bare year or month is not given a day.
    """
    if not written:
        return ""
    try:
        day = date.fromisoformat(str(written)[:10])
    except ValueError:
        return str(written)
    return f"{day.day} {day:%B %Y}"


def counted(number: int, noun: str, many: str = "") -> str:
    """Return "1 question", "2 questions"; `many` where the plural is no mere s: "2 entries"."""
    return f"{number} {noun}" if number == 1 else f"{number} {many or noun + 's'}"


def capitalize_first(words: str) -> str:
    """Return words with a capital at the beginning and the rest as it is."""
    return words[:1].upper() + words[1:]


def without_hashes(heading: str) -> str:
    """Return a heading without the signs that Markdown puts before (and may put after) it."""
    return heading.strip("# ") or heading


def with_blanks(stem: str) -> Markup:
    """Return a stem for the page, its gaps drawn as lines and read aloud as "blank"."""
    return Markup(GAP.sub(BLANK, str(escape(stem))))  # noqa: S704 - escaped first, then our own mark-up put in


def long_time(moment: datetime | None) -> str:
    """Return a moment as "5 January 2022, 14:05 UTC", "" for None."""
    return f"{moment.day} {moment:%B %Y}, {moment:%H:%M} UTC" if moment else ""


def minutes_left(seconds: int) -> str:
    """Return how much time is left as one glance takes it in: whole minutes, and seconds in the last one."""
    if seconds >= 60:
        return counted(round(seconds / 60), "minute") + " left"
    return counted(max(seconds, 0), "second") + " left" if seconds > 0 else "Time is up"


def time_taken(seconds: int) -> str:
    """Return how long something took, in the largest unit of which there are two or more."""
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 2 * size:
            return counted(round(seconds / size), unit)
    return counted(seconds, "second")


def code_groups(code: str) -> str:
    """Return a code in groups of four, as it is read aloud."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4)) if "-" not in code else code
