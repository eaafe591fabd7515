"""How values read on a page: dates, counts. Plain functions, registered as template filters."""

from __future__ import annotations

import re
from datetime import date

from flask import Flask
from markupsafe import Markup, escape

# A gap to fill in, as generators and teachers write it; a screen reader would spell out the underscores.
GAP = re.compile(r"_{3,}")
BLANK = '<span class="blank"><span class="visually-hidden">blank</span></span>'


def init_app(app: Flask) -> None:
    """Register the filters."""
    app.add_template_filter(long_date)
    app.add_template_filter(counted)
    app.add_template_filter(without_hashes)
    app.add_template_filter(with_blanks)
    app.add_template_filter(capitalize_first)


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


def counted(number: int, noun: str) -> str:
    """Return "1 question", "2 questions"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def capitalize_first(words: str) -> str:
    """Return words with a capital at the beginning and the rest as it is."""
    return words[:1].upper() + words[1:]


def without_hashes(heading: str) -> str:
    """Return a heading without the signs that Markdown puts before (and may put after) it."""
    return heading.strip("# ") or heading


def with_blanks(stem: str) -> Markup:
    """Return a stem for the page, its gaps drawn as lines and read aloud as "blank"."""
    return Markup(GAP.sub(BLANK, str(escape(stem))))  # noqa: S704 - escaped first, then our own mark-up put in
