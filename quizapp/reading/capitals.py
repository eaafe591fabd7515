"""Opening words in capitals, as newspapers print them: they are written like any other word."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.reading.drafts import Draft
from quizapp.reading.gazetteer import is_place, surnames


def without_capitals(draft: Draft, clean: str) -> Draft:
    """Return a clause without the capitals in which some reports print their first word ("WORKERS at the mine …").

    A word that the text writes in small letters too is no name; letters changed count as put in.
    """
    first = _OPENING_CAPITALS.match(draft.text)
    if first is None:
        return draft
    word = first[1].lower()
    common = len(word) >= _SHORTEST_COMMON and word in small_words(clean) and clean.count(first[1]) == 1
    if common or word in _NEVER_INITIALS or _is_a_drop_capital(first[1], clean):
        for at in range(1, first.end(1)):
            draft = draft.recase(at, draft.text[at].lower())
    return draft


def _is_a_drop_capital(capitals: str, clean: str) -> bool:
    """Tell whether capitals open a passage as print does it ("BUS and rail timetables"), and are no name or initials.

    A short word must stand elsewhere in small letters, a long one must end as no name does.
    """
    word = capitals.lower()
    if clean.count(capitals) != 1 or not re.search(rf"(?:^|\n)\s*{capitals} ", clean):
        return False
    if is_place(capitals.title()) or capitals.title() in surnames():
        return False
    long = len(word) >= _SHORTEST_LONG and _ENDS_LIKE_A_COMMON_WORD.search(word) is not None
    return long or (word in small_words(clean) and word not in _INITIALS_TOO)


_SHORTEST_LONG = 7
_ENDS_LIKE_A_COMMON_WORD = re.compile(
    r"(?:ial|ical|sial|ional|[^aeiou]ers|ors|ions?|ents|ments?|ated|ened|ished|ived|ing|ive|ous|ities|able|ible|ful|less|ists|"
    r"ans|ians)$"
)
_INITIALS_TOO = frozenset("who ice aid aids cop mps nurse sad cat dart met pen act for cia raf lot bit bat".split())
_OPENING_CAPITALS = re.compile(r"([A-Z]{3,}) (?=[a-z])")
_SHORTEST_COMMON = 4  # "WHO", "ICE": shorter ones are initials too often
_NEVER_INITIALS = frozenset("the one two three four five six seven eight nine ten eleven twelve".split())


@lru_cache(maxsize=4)
def small_words(text: str) -> frozenset[str]:
    """Return the words that a text writes in small letters somewhere."""
    return frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])", text))
