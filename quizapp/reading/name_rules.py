"""Names that one piece of evidence settles: "Mr X", "X Ltd", "University of X", a listed country, "X, a company"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from quizapp.reading import gazetteer
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.knowledge import EntityType
from quizapp.reading.name_casual import small_places
from quizapp.reading.name_features import listed_phrases
from quizapp.reading.name_firms import acts_as_body
from quizapp.reading.name_parts import POSSESSIVES, Name, Namer, further_people, is_capital, text_of
from quizapp.reading.name_words import (
    CLUB_ENDINGS,
    COMPANY_ENDINGS,
    EVENT_NOUNS,
    HONORIFICS,
    ORGANISATION_KINDS,
    ORGANISATION_NOUNS,
    ORGANISATIONS_THAT_ARE_WORDS,
    PARTICLES,
    PLACE_KINDS,
    PLACE_NOUNS,
    PLACES_THAT_ARE_NAMES,
    STRONG_ORGANISATION_NOUNS,
    TITLES,
    US_STATE_SIGNS,
)

_LINKS = frozenset("of for and & the de del la - –".split())
_JOINING = frozenset("of & - – de del la van von der den bin al el du dos da di le ter y".split())
_RANKS = {"country": 0.97, "region": 0.9, "state": 0.9, "metropolis": 0.9}
_CLUBS_TOO = frozenset("town city county village park".split())
STORMS = frozenset("hurricane typhoon cyclone storm".split())
_ARTICLES = frozenset("a an the its his her their one".split())
_KIND_REACH = 6


def settled_names(namer: Namer) -> Iterator[Name]:
    """Yield the names that a rule is sure of, in order; they may overlap."""
    tokens = namer.tokens
    at = 0
    while at < len(tokens):
        last = run_end(tokens, at)
        if last == at:
            at += 1
            continue
        for first, end in _parts(namer, past_opener(namer, at, last), last):
            yield from _settled(namer, first, end)
        at = last
    yield from _known_organisations(namer)
    yield from small_places(namer)
    yield from _states(namer)
    yield from _groups(namer)


def _known_organisations(namer: Namer) -> Iterator[Name]:
    """Yield the listed organisations whose names mean nothing else ("al-Qaida", "Reuters", not "Apple" or "Times")."""
    for first, last in listed_phrases(namer.tokens, sure_organisations()):
        yield namer.name(first, last, EntityType.ORGANISATION, 0.85)


@cache
def sure_organisations() -> frozenset[str]:
    """Return the listed organisations that share their name with no person, place or word."""
    doubtful = gazetteer.given_names() | gazetteer.surnames() | ORGANISATIONS_THAT_ARE_WORDS
    return frozenset(n for n in gazetteer.organisation_names() if n not in doubtful and not gazetteer.place_rank(n))


def _states(namer: Namer) -> Iterator[Name]:
    """Yield the state behind a town: "Springfield, Ill.", "Baltimore, MD"."""
    for at in range(2, len(namer.tokens)):
        if (
            namer.tokens[at].text in US_STATE_SIGNS
            and namer.tokens[at - 1].text == ","
            and is_capital(namer.tokens[at - 2])
        ):
            yield namer.name(at, at + 1, EntityType.PLACE, 0.9)


def run_end(tokens: Sequence[Token], at: int) -> int:
    """Return the index behind the capitalised words that start at a token, the small words between them included."""
    if not is_capital(tokens[at]):
        return at
    last = at + 1
    while last < len(tokens):
        if is_capital(tokens[last]) and not tokens[last].is_sent_start:
            last += 1
        elif joint := _joint(tokens, last) or _listed_and(tokens, at, last):
            last += joint
        else:
            break
    return last


def _listed_and(tokens: Sequence[Token], first: int, at: int) -> int:
    """Return 1 where "and" goes on within "Department of Housing and Urban Development"."""
    if tokens[at].lower_ != "and" or at + 1 >= len(tokens) or not is_capital(tokens[at + 1]):
        return 0
    heads = (i for i in range(first, at - 1) if tokens[i + 1].lower_ in ("of", "for"))
    return int(any(tokens[i].lower_ in ("department", "ministry", "institute", "office", "committee") for i in heads))


def past_opener(namer: Namer, at: int, last: int) -> int:
    """Step over an ordinary word that only opens the sentence: "Former Harwell Bank trader", "Follow Science Desk"."""
    token = namer.tokens[at]
    ordinary = token.pos_ not in ("PROPN", "NOUN") and not token.tag_.startswith("NNP")
    opens = at == 0 or token.is_sent_start
    return at + 1 if opens and ordinary and last - at > 1 and token.text not in gazetteer.given_names() else at


def _joint(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens join a capitalised word to the next: "of the", "&", "van der", "Roasters' Forum"."""
    joint = 1
    lower = tokens[at].lower_
    if tokens[at].text in ("'", "’") and tokens[at - 1].text.endswith("s"):
        follows = at + 1 < len(tokens) and tokens[at + 1].lower_ in ORGANISATION_NOUNS
        return 1 if follows and is_capital(tokens[at + 1]) else 0
    if lower not in _JOINING:
        return 0
    while at + joint < len(tokens) and joint < 3 and tokens[at + joint].lower_ in PARTICLES | {"the"}:
        joint += 1
    return joint if at + joint < len(tokens) and is_capital(tokens[at + joint]) else 0


def _parts(namer: Namer, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a run of capitalised words at the titles inside: "Supreme Court Justice Ann Reed"."""
    start = first
    for at in range(first, last):
        if namer.lower(at) in TITLES and start <= at < last - 1 and is_capital(namer.tokens[at]):
            if start < at:
                yield start, at
            start = at
    yield start, last


def _settled(namer: Namer, first: int, last: int) -> Iterator[Name]:
    found = (
        _titled(namer, first, last)
        or known_place(namer, first, last)
        or _by_ending(namer, first, last)
        or _by_kind(namer, first, last)
        or _full_person(namer, first, last)
    )
    if found is not None:
        yield found


def _titled(namer: Namer, first: int, last: int) -> Name | None:
    """Read "Mr Long", "Dr Ann Reed", "Sir Keir": a person after a title that is nothing else."""
    title = namer.lower(first)
    start = first + 1
    if start < last and namer.tokens[start].text == ".":
        start += 1
    if start >= last or title not in HONORIFICS:
        return None
    return namer.name(start, min(_plain_end(namer, start, last), start + 4), EntityType.PERSON, 0.95)


def _plain_end(namer: Namer, first: int, last: int) -> int:
    """Return where the capitalised words before the first "of" or "and" end."""
    return next((i for i in range(first, last) if namer.lower(i) in _LINKS - {"-", "–", "de", "del", "la"}), last)


def known_place(namer: Namer, first: int, last: int) -> Name | None:
    """Return the country, region or large city that a whole run of capitalised words is."""
    if namer.tokens[last - 1].text in POSSESSIVES:
        last -= 1
    text = text_of(namer.tokens, first, last)
    if namer.lower(first - 1) in TITLES or text in PLACES_THAT_ARE_NAMES:
        return None
    rank = gazetteer.place_rank(text) or (
        gazetteer.place_rank(text.title()) if text.isupper() and len(text) > 3 else ""
    )
    shared = text in gazetteer.given_names() or text in gazetteer.surnames() or text in gazetteer.organisation_names()
    if rank not in _RANKS or (shared and rank != "country"):
        return None
    return namer.name(first, last, EntityType.PLACE, _RANKS[rank])


def _by_ending(namer: Namer, first: int, last: int) -> Name | None:
    """Read what the last word, or the noun before "of", says: a company, a ministry, a club, a war, a street."""
    if "&" in (t.text for t in namer.tokens[first:last]) and last - first > 2:
        return namer.name(first, last, EntityType.ORGANISATION, 0.85)
    if namer.lower(first) in STORMS and last - first == 2:
        return namer.name(first, last, EntityType.EVENT, 0.85)
    plain = _plain_end(namer, first, last)
    of_name = plain < last and namer.lower(plain) == "of"
    if namer.lower(plain - 1) in STRONG_ORGANISATION_NOUNS and (of_name or plain - first > 1):
        return namer.name(first, last if of_name else plain, EntityType.ORGANISATION, 0.85)
    kind = _kind_of_ending(namer, first, plain) if plain - first > 1 else None
    return namer.name(first, plain, *kind) if kind else None


def _kind_of_ending(namer: Namer, first: int, last: int) -> tuple[EntityType, float] | None:
    tail = namer.lower(last - 1)
    if tail in COMPANY_ENDINGS or tail in CLUB_ENDINGS:
        return EntityType.ORGANISATION, 0.85
    numbered = last - first > 2 and namer.tokens[last - 1].text in ("I", "II", "III", "One", "Two")
    if tail in EVENT_NOUNS or (numbered and namer.lower(last - 2) in EVENT_NOUNS):
        return EntityType.EVENT, 0.7
    if tail in PLACE_NOUNS and tail not in ORGANISATION_NOUNS and tail not in _CLUBS_TOO:
        return EntityType.PLACE, 0.75
    return None


def _by_kind(namer: Namer, first: int, last: int) -> Name | None:
    """Read what a noun beside the name says it is: "the town of X", "the oil company X", "X, a Swedish roaster"."""
    before = namer.lower(first - 1)
    kind = namer.lower(first - 2) if before == "of" else before
    if kind in PLACE_KINDS and before == "of":
        return namer.name(first, last, EntityType.PLACE, 0.85)
    if kind in ORGANISATION_KINDS and before != "of" and first > 1 and not namer.tokens[first].is_sent_start:
        return namer.name(first, last, EntityType.ORGANISATION, 0.75)
    if acts_as_body(namer, first, last):
        return namer.name(first, last, EntityType.ORGANISATION, 0.75)
    if namer.lower(last) == "council" and _may_have_council(namer, first, last):
        return namer.name(first, last, EntityType.PLACE, 0.7)  # "Ardley council"
    told = _kind_behind(namer, last)
    return replace(namer.name(first, last, told, 0.8), told=True) if told is not None else None


def _may_have_council(namer: Namer, first: int, last: int) -> bool:
    """Tell a proper name that is no party, people or body: not "Tory council", "UN council", "Parish council"."""
    never = ORGANISATION_NOUNS | PLACE_NOUNS | TITLES
    return all(
        t.tag_ == "NNP" and not t.is_upper and t.text not in GROUPS and t.lower_ not in never
        for t in namer.tokens[first:last]
    )


def _kind_behind(namer: Namer, last: int) -> EntityType | None:
    """Return what the head noun of an apposition says: ", a global internet monitor", ", the country's main bank"."""
    if namer.lower(last) != "," or namer.lower(last + 1) not in _ARTICLES:
        return None
    for at in range(last + 2, min(last + 2 + _KIND_REACH, len(namer.tokens))):
        token = namer.tokens[at]
        if token.pos_ in ("VERB", "AUX", "ADP", "PUNCT") and token.text not in ("-", "'s", "’s"):
            return None
        follower = namer.tokens[at + 1] if at + 1 < len(namer.tokens) else None
        heads = follower is None or (
            follower.pos_ not in ("NOUN", "PROPN", "PART") and follower.text not in POSSESSIVES
        )
        if heads and namer.lower(at) in ORGANISATION_KINDS:
            return EntityType.ORGANISATION
        if heads and namer.lower(at) in PLACE_KINDS:
            return EntityType.PLACE
    return None


def _full_person(namer: Namer, first: int, last: int) -> Name | None:
    """Read "Will Baxter", "P Whitlock", "Ann B. Reed": a given name or initial before capitalised words."""
    end = first
    while end < last and _may_be_in_person(namer, end):
        end += 1
    words = [t.text for t in namer.tokens[first:end]]
    if not 1 < len(words) <= 4 or any(namer.lower(i) in ORGANISATION_NOUNS | PLACE_NOUNS for i in range(first, end)):
        return None
    if any(w in GROUPS or (w.isupper() and len(w) > 2) for w in words) or gazetteer.is_place(" ".join(words)):
        return None
    if further_people(namer, first, end):
        return None  # the evidence tells them apart
    surname = words[-1]
    initial = len(words[0].rstrip(".")) == 1 and words[0] not in ("A", "I")
    given = words[0] in gazetteer.given_names()
    borne = surname in gazetteer.surnames() or namer.tokens[end - 1].pos_ == "PROPN"
    if not (given or initial) or not borne or " ".join(words) in gazetteer.organisation_names():
        return None
    return namer.name(first, end, EntityType.PERSON, 0.8 if surname in gazetteer.surnames() else 0.65)


def _may_be_in_person(namer: Namer, at: int) -> bool:
    token = namer.tokens[at]
    if token.text == "-":  # a touching hyphen joins, one with spaces ends a name
        return at > 0 and not namer.tokens[at - 1].whitespace_ and not token.whitespace_
    return is_capital(token) or namer.lower(at) in PARTICLES


def _groups(namer: Namer) -> Iterator[Name]:
    """Yield peoples and followers where the word is a noun ("Kazakhs"), not where it only describes ("Kazakh gas")."""
    for at, token in enumerate(namer.tokens):
        if (
            token.text not in GROUPS
            or token.pos_ not in ("NOUN", "PROPN")
            or token.dep_ in ("amod", "compound", "flat")
        ):
            continue
        plural = token.tag_ in ("NNS", "NNPS") or token.text.endswith("s")
        if plural or namer.lower(at - 1) in ("a", "an", "one", "two", "three"):
            yield namer.name(at, at + 1, EntityType.GROUP, 0.9)
