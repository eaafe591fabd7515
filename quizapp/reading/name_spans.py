"""The names of a passage: what rules settle, what the evidence weighs, what the article's other names make plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from quizapp.reading import gazetteer
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.knowledge import EntityType
from quizapp.reading.name_bodies import bodies_with_commas
from quizapp.reading.name_features import Evidence
from quizapp.reading.name_parts import POSSESSIVES, Name, Namer, further_people, is_capital, text_of
from quizapp.reading.name_rules import STORMS, past_opener, settled_names
from quizapp.reading.name_tagger import TaggedSpan, tag
from quizapp.reading.name_words import (
    NEVER_NAMES,
    ORGANISATION_NOUNS,
    PLACE_PREPOSITIONS,
    POSTNOMINALS,
    SAYING,
    TITLES,
    US_STATE_SIGNS,
)

TYPES = {"PER": EntityType.PERSON, "ORG": EntityType.ORGANISATION, "LOC": EntityType.PLACE}
_UNKNOWN_KIND = 0.3
_SURE = 0.75
_HOLDER = 0.7
_LONGEST = {EntityType.PERSON: 6, EntityType.PLACE: 7}
_NEVER_INSIDE = frozenset('"“”<>|[](){}')
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def find_names(number: int, tokens: Sequence[Token], evidence: Evidence) -> list[Name]:
    """Return the names of a passage in order, without overlaps: rules first, then weighed evidence, then guesses."""
    namer = Namer(number, tokens)
    weighed = (name for span in tag(tokens, evidence) for name in _from_span(namer, span))
    return _apart(namer, (*bodies_with_commas(namer), *settled_names(namer), *weighed, *_others(namer, evidence)))


def _apart(namer: Namer, names: Iterable[Name]) -> list[Name]:
    """Return tidied names in order of place; of two that overlap, the one that came first."""
    found: list[Name] = []
    taken = bytearray(len(namer.tokens))
    for name in names:
        tidy = _tidied(namer, name)
        if tidy is not None and not any(taken[tidy.first : tidy.last]):
            taken[tidy.first : tidy.last] = b"\x01" * (tidy.last - tidy.first)
            found.append(tidy)
    return sorted(found, key=lambda n: n.first)


def _from_span(namer: Namer, span: TaggedSpan) -> Iterator[Name]:
    """Yield the name that the evidence shows, or the two in "Susan Park of the Safety Board"."""
    kind, confidence = TYPES[span.label], round(span.confidence, 3)
    joint = next((i for i in range(span.first, span.last) if namer.lower(i) in ("of", "from")), span.last)
    person = namer.tokens[span.first : joint]
    borne = len(person) in (2, 3) and person[0].text in gazetteer.given_names() and all(map(is_capital, person))
    apart = borne and joint < span.last and namer.lower(joint - 1) not in ORGANISATION_NOUNS
    if kind is EntityType.ORGANISATION and apart:
        yield namer.name(span.first, joint, EntityType.PERSON, _HOLDER)
        span = replace(span, first=joint + 1)
    for first, last in _apart_spans(namer, span.first, span.last, kind):
        yield namer.name(first, last, kind, confidence)


def _apart_spans(namer: Namer, first: int, last: int, kind: EntityType) -> Iterator[tuple[int, int]]:
    """Yield the names that a text without commas runs together: "Lisa Gray Kristen Quinn", "Springfield Illinois"."""
    borders = [last]
    if kind is EntityType.PERSON:
        borders = [*(first + at for at in further_people(namer, first, last)), last]
    elif kind is EntityType.PLACE and last - first > 1:
        town, around = text_of(namer.tokens, first, last - 1), namer.tokens[last - 1].text
        wider = bool({around, around.upper()} & US_STATE_SIGNS) or gazetteer.place_rank(around) in ("state", "country")
        if wider and gazetteer.is_place(town) and not gazetteer.is_place(text_of(namer.tokens, first, last)):
            borders = [last - 1, last]
    for border in borders:
        yield first, border
        first = border


def _tidied(namer: Namer, name: Name) -> Name | None:
    """Leave out "the", possessives, quotes, titles and scores at the borders; what is no name at all gives None."""
    tokens = namer.tokens
    first, last = past_opener(namer, name.first, name.last), name.last
    last = next(
        (i for i in range(first + 1, last) if not _NEVER_INSIDE.isdisjoint(tokens[i].text) or tokens[i].text == "@"),
        last,
    )
    while first < last and (tokens[first].lower_ == "the" or not _has_letter(tokens[first])):
        first += 1
    while first < last and _falls_off(tokens, first, last, name.type):
        last -= 1
    if name.type is EntityType.PERSON:
        while first < last and namer.lower(first) in TITLES and (last - first > 1 or tokens[first].text != "Pope"):
            first += 1
        first = _with_particle(tokens, first)
    if last - first > _LONGEST.get(name.type, 10):
        return None
    if first >= last or (last - first == 1 and not _may_be_name(namer, first)):
        return None
    text = text_of(tokens, first, last)
    if text.endswith(("'s", "’s")) and len(text) > 3:
        text = text[:-2]
    return replace(name, first=first, last=last, text=text)


def _with_particle(tokens: Sequence[Token], first: int) -> int:
    """Take in the particle that an Arabic surname begins with: "bin Laden", "al-Sadr"."""
    if first > 0 and tokens[first - 1].text in ("bin", "ibn", "abu", "al", "el"):
        return first - 1
    hyphen = first > 1 and tokens[first - 1].text == "-" and not tokens[first - 2].whitespace_
    return first - 2 if hyphen and tokens[first - 2].lower_ in ("al", "el", "az", "ash", "ul", "an", "as") else first


def _has_letter(token: Token) -> bool:
    return any(char.isalnum() for char in token.text)


def _falls_off(tokens: Sequence[Token], first: int, last: int, kind: EntityType) -> bool:
    """Tell whether the last token is no part of the name: "'s", a comma, "KC", the 2 of "Town 2-0"."""
    token = tokens[last - 1]
    if token.text in POSSESSIVES or not (_has_letter(token) or token.text in ("!", ".")):
        return True
    if token.like_num and last - first > 1 and last < len(tokens) and tokens[last].text in "-–":
        return True
    return kind is EntityType.PERSON and last - first > 1 and token.text in POSTNOMINALS


def _may_be_name(namer: Namer, at: int) -> bool:
    """Tell whether one word alone may be a name: not a title, a weekday, a lone letter."""
    token, lower = namer.tokens[at], namer.lower(at)
    if lower in NEVER_NAMES or len(token.text) < 2:
        return False
    opens = token.is_sent_start or (at > 0 and namer.tokens[at - 1].text in '—–“"‘:(')
    if opens and token.tag_ and not token.tag_.startswith("NNP") and not _is_listed(token.text):
        return False  # "Neighbours thanked", "Protests continued"
    return lower not in TITLES or token.text == "Pope" or not is_capital(token)


def _is_listed(word: str) -> bool:
    if word.isupper() and len(word) > 3:
        word = word.title()
    people = word in gazetteer.given_names() or word in gazetteer.surnames()
    return people or bool(gazetteer.place_rank(word)) or word in gazetteer.organisation_names() or word in GROUPS


def _others(namer: Namer, evidence: Evidence) -> Iterator[Name]:
    """Yield what is capitalised like a name but of no kind that the evidence shows."""
    tokens = namer.tokens
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and is_capital(tokens[last]) and tokens[last].pos_ == "PROPN":
            last += 1
        if last == at:
            at += 1
            continue
        marks = evidence.get(tokens[at].text, frozenset())
        certain = last - at > 1 or ("middle" in marks and "lower" not in marks)
        described = last - at == 1 and tokens[at].text in GROUPS  # "Kazakh gas"
        if certain and not described and not tokens[at].is_sent_start:
            yield _guessed(namer, at, last)
        at = last


def _guessed(namer: Namer, first: int, last: int) -> Name:
    """Guess the kind of a name from the words beside it."""
    text = text_of(namer.tokens, first, last)
    if gazetteer.place_rank(text) and namer.lower(first - 1) in PLACE_PREPOSITIONS:
        return namer.name(first, last, EntityType.PLACE, 0.6)
    if namer.lower(last - 1) in ORGANISATION_NOUNS and last - first > 1:
        return namer.name(first, last, EntityType.ORGANISATION, 0.5)
    if namer.tokens[first].text in gazetteer.given_names() and (namer.lower(last) in SAYING or last - first == 2):
        return namer.name(first, last, EntityType.PERSON, 0.5)
    return namer.name(first, last, EntityType.OTHER, _UNKNOWN_KIND)


def add_repeated(passages: Sequence[Sequence[Token]], names: Sequence[Name]) -> list[Name]:
    """Add the further places of names that the article holds for sure, and of its people's surnames and given names.

    "Will", "Long" and "Said" are names only in an article that has a Will Baxter, a Margaret Long or a Halima Said.
    """
    forms = _sure_forms(names)
    taken = {(n.passage, i) for n in names if n.type is not EntityType.OTHER for i in range(n.first, n.last)}
    added = []
    for number, tokens in enumerate(passages):
        namer = Namer(number, tokens)
        for at, token in enumerate(tokens):
            for length, text, kind in forms.get(token.text, ()):
                last = at + length
                free = not any((number, i) in taken for i in range(at, last)) and last <= len(tokens)
                if free and text_of(tokens, at, last) == text and _stands_as_name(namer, at, last):
                    added.append(namer.name(at, last, kind, 0.7))
                    taken |= {(number, i) for i in range(at, last)}
                    break
    places = {(n.passage, i) for n in added for i in range(n.first, n.last)}
    kept = [n for n in names if not any((n.passage, i) in places for i in range(n.first, n.last))]
    return sorted((*kept, *added), key=lambda n: (n.passage, n.first))


def _sure_forms(names: Sequence[Name]) -> dict[str, list[tuple[int, str, EntityType]]]:
    """Return, by first word, the forms to look for again: how many tokens, the text and the type, longer ones first."""
    forms: dict[tuple[int, str], EntityType] = {}
    for name in names:
        words = name.text.split()
        if name.type is not EntityType.OTHER and name.confidence >= _SURE and name.text[0].isupper():
            forms.setdefault((name.last - name.first, name.text), name.type)
        if name.type is EntityType.PERSON and len(words) > 1:
            for word in words:
                if len(word) > 2 and word[0].isupper() and word.isalpha():
                    forms.setdefault((1, word), name.type)
        if name.type is EntityType.EVENT and len(words) > 1 and words[0].lower() in STORMS:
            forms.setdefault((1, words[-1]), name.type)
    found: dict[str, list[tuple[int, str, EntityType]]] = {}
    for (length, text), kind in sorted(forms.items(), reverse=True):
        found.setdefault(text.split()[0].split("-")[0], []).append((length, text, kind))
    return found


def _stands_as_name(namer: Namer, at: int, last: int) -> bool:
    """Tell "Will said" and "met Long" from "Will he go?" and "Long queues": in mid-sentence or before a finite verb."""
    tokens = namer.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is not None and is_capital(after) and not after.is_sent_start:
        return False
    opens = at == 0 or tokens[at].is_sent_start or tokens[at - 1].text in "“\"'‘("
    if not opens or last - at > 1:
        return True
    return after is not None and (after.tag_ in _FINITE or after.text in POSSESSIVES or after.lower_ in SAYING)


def storms_apart(names: Sequence[Name]) -> list[Name]:
    """Read a person's name that a storm of the article bears as the storm's: "Katrina" beside "Hurricane Katrina"."""
    storms = {n.text.split()[-1] for n in names if n.type is EntityType.EVENT and n.text.split()[0].lower() in STORMS}
    return [replace(n, type=EntityType.EVENT) if n.text in storms and n.type is EntityType.PERSON else n for n in names]
