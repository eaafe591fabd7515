"""Names that people type."""

from __future__ import annotations

import unicodedata

from quizapp.errors import BadInput

LONGEST_NAME = 60
JOINERS = "\u200c\u200d"  # these invisible characters belong to Persian spelling and to many emoji


NO_NAME = "Write your name, or any name that you want to see on your score."


def clean_name(typed: str, otherwise: str = NO_NAME) -> str:
    """Return the name as it is kept: one line, without characters that hide or turn the text round.

    Raises BadInput where nothing is left, with the sentence `otherwise`, or where it is too long.
    """
    visible = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", typed)
        if character.isspace() or character in JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
    name = " ".join(visible.split())
    if not name.strip(JOINERS):
        raise BadInput(otherwise)
    if len(name) > LONGEST_NAME:
        raise BadInput(f"That name has {len(name)} characters. Write one of up to {LONGEST_NAME}.")
    return name
