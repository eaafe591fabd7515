"""Names that can only be a body's, by what the article lets them do: "Corvex said it would hire", "X, which owns"."""

from __future__ import annotations

from quizapp.reading import gazetteer
from quizapp.reading.calendar_words import MONTHS, WEEKDAYS
from quizapp.reading.name_parts import Namer
from quizapp.reading.name_words import ROLES, TITLES

_DONE_BY_FIRMS = frozenset("owns owned operates operated runs makes made sells sold employs employed publishes".split())
_SAID = frozenset(
    "said says announced announces confirmed confirms admitted insisted estimates estimated warned added stated".split()
)
# what no weather, time or plan does: in "Lee said it would rain" the pronoun is nobody's
_ACTS = frozenset(
    "close cut hire buy sell launch open raise lower invest build recall acquire merge pay sack expand plan expect "
    "intend hope agree appeal sue suspend halt ground cancel refund develop produce operate offer lay repay shut "
    "withdraw publish review investigate cooperate comply apologise apologize move reopen resume".split()
)
_WILL = frozenset("would will had has was is plans planned expects expected hopes hoped intends intended".split())
_BETWEEN = frozenset("that on in a statement late early also has last week month".split()).union(WEEKDAYS, MONTHS)
_LONGEST_ASIDE = 22  # tokens of ", the country's largest roaster, "
_NEAREST_IT = 7  # tokens from "said" to its "it"
_NEAREST_ACT = 4  # tokens from "it" to what it does


def acts_as_body(namer: Namer, first: int, last: int) -> bool:
    """Say whether a name of tokens `first` to `last` (exclusive) is a company or another body, by what follows it.

    Who has a given name or a role before the name is a person that speaks of it: "Chief executive Lee said it would".
    """
    if [namer.lower(last), namer.lower(last + 1)] == [",", "which"] and namer.lower(last + 2) in _DONE_BY_FIRMS:
        return True  # "X, which owns the truck"
    if not namer.tokens[first].is_sent_start or namer.tokens[first].text in gazetteer.given_names():
        return False
    if namer.lower(first) in TITLES | ROLES:
        return False
    said = _past_aside(namer, last)
    while namer.lower(said) in ("also", "has", "later", "earlier"):
        said += 1
    if namer.lower(said) not in _SAID:
        return False
    at = said + 1
    while at - said < _NEAREST_IT and (namer.lower(at) in _BETWEEN or namer.lower(at).isdigit()):
        at += 1
    return namer.lower(at) == "it" and namer.lower(at + 1) in _WILL and _acts(namer, at + 1)


def _acts(namer: Namer, at: int) -> bool:
    """Say whether "it" does what only a body does, close behind the pronoun."""
    return any(
        namer.tokens[n].lemma_.lower() in _ACTS and namer.tokens[n].tag_.startswith("VB")
        for n in range(at, min(at + _NEAREST_ACT, len(namer.tokens)))
    )


def _past_aside(namer: Namer, last: int) -> int:
    """Return the token behind an aside that follows a name, or `last` where none does; "who" is said of people."""
    if namer.lower(last) != ",":
        return last
    for at in range(last + 1, min(last + _LONGEST_ASIDE, len(namer.tokens))):
        if namer.lower(at) in ("who", "whose", "") or namer.tokens[at].is_sent_start:
            return last
        if namer.lower(at) == "," and namer.lower(at + 1) in _SAID:
            return at + 1
    return last
