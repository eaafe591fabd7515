"""Who can stand in for whom: names of one type that play the same part in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from quizapp.items.speakers import best_form
from quizapp.items.wording import normalise, words
from quizapp.reading.knowledge import EntityType, Reading

_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_CREDITED = re.compile(
    r"\bcontribut\w+ to this|\bcontributed\b|\b(?:reporting|editing|writing|additional reporting|photographs?) by\b|"
    r"\b(?:press|agency|staff|news) (?:writers?|reporters?|journalists?|correspondents?)\b",
    re.IGNORECASE,
)
_SAME_WORDS = 0.5
_NEARLY = 75  # of 100: "Bauchtman" and "Buchtmann"


def entity_type(reading: Reading, entity: int) -> EntityType | None:
    """Return the type of most mentions of an entity, the first of equals."""
    counts: dict[EntityType, int] = {}
    for mention in reading.mentions:
        if mention.entity == entity:
            counts[mention.type] = counts.get(mention.type, 0) + 1
    return max(counts, key=lambda kind: counts[kind]) if counts else None


def named_speakers(reading: Reading) -> tuple[int, ...]:
    """Return the entities that say something by name, in the order in which they first speak."""
    found: dict[int, None] = {}
    for attribution in reading.attributions:
        if attribution.speaker_entity is not None:
            found.setdefault(attribution.speaker_entity, None)
    return tuple(found)


def is_named_in(reading: Reading, entity: int, text: str) -> bool:
    """Tell whether a text has any form of an entity's name, or one of its longer words."""
    plain = f" {normalise(_POSSESSIVE.sub('', text))} "
    forms = {normalise(form) for form in reading.forms(entity)}
    parts = {part for form in forms for part in form.split() if len(part) > 3}
    return any(f" {form} " in plain for form in forms | parts)


def says_much_the_same(reading: Reading, entity: int, statement: str) -> bool:
    """Tell whether a speaker is reported with words that overlap those of a statement by half."""
    asked = content_words(statement)
    for attribution in reading.attributions:
        if attribution.speaker_entity == entity:
            said = content_words(reading.article.text[attribution.content[0] : attribution.content[1]])
            if asked and len(asked & said) >= _SAME_WORDS * min(len(asked), len(said) or 1):
                return True
    return False


def content_words(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text, so that "elected" meets "election"."""
    return frozenset(word[:5] for word in words(text) if len(word) > 3)


def is_surely_a_person(reading: Reading, entity: int) -> bool:
    """Tell whether the article treats a name as a person's: with a role, by the surname alone, or as a speaker.

    A wrong guess of a name's type makes an option that nobody would choose ("Al Jazeera" among presidents).
    """
    mentions = [m for m in reading.mentions if m.entity == entity]
    forms = {reading.article.text[m.start : m.end] for m in mentions}
    by_surname = any(one != other and other.endswith(f" {one}") for one in forms for other in forms)
    return by_surname or any(m.role for m in mentions) or entity in named_speakers(reading)


def plays_a_part(reading: Reading, entity: int) -> bool:
    """Tell whether a name stands in the prose of the article, and not only as that of somebody who wrote for it."""
    prose = [p for p in reading.passages if p.number is not None]
    text = reading.article.text
    for mention in reading.mentions:
        if mention.entity != entity or not any(p.start <= mention.start < p.end for p in prose):
            continue
        start, end = next((s for s in reading.sentences if s[0] <= mention.start < s[1]), (mention.start, mention.end))
        if not _CREDITED.search(text[start:end]):
            return True
    return False


def share_a_word(one: str, other: str) -> bool:
    """Tell whether two names share a word or nearly: they may be of one family, or one misspelt."""
    first, second = frozenset(words(one)), frozenset(words(other))
    return any(ratio(a, b) >= _NEARLY for a in first for b in second if min(len(a), len(b)) > 2) or bool(first & second)


def others_like(reading: Reading, entity: int, among: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """Yield the entities of the same type out of `among` with their fullest names; no two names share a word."""
    kind, own = entity_type(reading, entity), best_form(reading, entity)
    taken = [own] if own else []
    for other in among:
        name = best_form(reading, other)
        if other == entity or name is None or entity_type(reading, other) is not kind:
            continue
        if any(share_a_word(name, earlier) for earlier in taken):
            continue
        taken.append(name)
        yield other, name
