"""Slugs: the readable names in addresses."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

LONGEST = 60
RESERVED = frozenset({"new"})  # what the desk calls the page that makes one


def slug_of(title: str, otherwise: str) -> str:
    """Return the letters and digits of the title in lower case, joined by hyphens; `otherwise` where there are none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or otherwise


def free_slug(connection: Connection, column: InstrumentedAttribute[str], title: str, otherwise: str) -> str:
    """Return a slug for the title that no row has yet: `title`, `title-2`, `title-3` …"""
    slug = slug_of(title, otherwise)
    taken = RESERVED | set(connection.scalars(select(column).where(column.startswith(slug, autoescape=True))))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free
