"""The English pipeline: loaded when it is first needed, once per process."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from quizapp.errors import BadSettings

if TYPE_CHECKING:
    from spacy.language import Language

# reading asks for parts of speech and tense (tagger), clauses (parser) and dictionary forms (lemmatizer)
NEEDED = ("tagger", "parser", "lemmatizer")

# finds sentence ends by the words alone, for web text without full stops; in news the rules in `sentences` err less
BORDERS = "senter"


@lru_cache(maxsize=2)
def load_english(name: str | None = None) -> Language:
    """Return the spaCy pipeline: the one that ships with quizapp, or the package or folder called `name`.

    Raises BadSettings with one clear line where it cannot be loaded, is not English or lacks a part that reading needs.
    """
    import spacy

    shipped = name is None
    path = str(resources.files("quizapp.reading") / "english") if name is None else name
    called = "The English pipeline that ships with quizapp" if shipped else f"The English pipeline {name!r}"
    advice = "Install quizapp again." if shipped else "Name another one in QUIZAPP_ENGLISH, or leave it empty."
    try:
        english = spacy.load(path, exclude=[BORDERS])
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise BadSettings(f"{called} cannot be loaded: {reason} {advice}") from error
    if english.lang != "en":
        raise BadSettings(f"{called} reads the language {english.lang!r}, not English. {advice}")
    missing = [part for part in NEEDED if not english.has_pipe(part)]
    if missing:
        raise BadSettings(f"{called} has no {' and no '.join(missing)}, which reading needs. {advice}")
    return english
