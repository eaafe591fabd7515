"""Codes that people copy from a board or a screen: short, without letters that look alike, slow to guess."""

from __future__ import annotations

import secrets

# no vowels, so that no word comes out by accident; no I, L or O, which look like digits, and no digits
ALPHABET = "BCDFGHJKMNPQRSTVWXYZ"
STUDENT_CODE = 8  # 20^8 = 25,600,000,000 codes
CLASS_CODE = 6


def new_code(length: int) -> str:
    """Return a code drawn at random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def typed_code(typed: str, length: int) -> str | None:
    """Return the code that somebody meant, however they wrote it; None for what cannot be one."""
    kept = "".join(
        character for character in typed[:100].upper() if not character.isspace() and character not in "-–._"
    )
    return kept if len(kept) == length and set(kept) <= set(ALPHABET) else None


def shown_code(code: str) -> str:
    """Return the code as it is easiest to copy: two halves."""
    return f"{code[: len(code) // 2]}-{code[len(code) // 2 :]}"
