"""Who speaks in an article, by name, and whether a sentence is the article's own word.

A speaker is taken where the article names one at the verb of saying; who is only talked about is no voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.people import (
    entity_type,
    is_named_in,
    is_surely_a_person,
    named_speakers,
    plays_a_part,
    says_much_the_same,
    share_a_word,
)
from quizapp.items.speakers import best_form
from quizapp.reading.knowledge import EntityType, Reading

# words that tell of a report, so that a sentence with one of them is not plainly the article's own
REPORTING = re.compile(
    r"\b(?:said|say|says|saying|told|tells|telling|accord\w*|report\w*|claim\w*|announc\w*|believ\w*|thought|think\w*|"
    r"warn\w*|argu\w*|insist\w*|stat(?:ed|es|ing)|not(?:ed|es|ing)|add(?:ed|s|ing)|acknowledg\w*|admit\w*|confirm\w*|"
    r"deni\w*|deny\w*|explain\w*|reveal\w*|suggest\w*|alleg\w*|assert\w*|stress\w*|comment\w*|respon\w*|wrote|writes|"
    r"written|tweet\w*|predict\w*|forecast\w*|estimat\w*|expect\w*|suspect\w*|hop(?:e|ed|es|ing)|fear\w*|vow\w*|"
    r"promis\w*|pledg\w*|accus\w*|blam\w*|describ\w*|call(?:ed|s|ing)|heard|hears|understood|show(?:ed|s|n)|found|"
    r"find(?:s|ings)?|learn(?:ed|t)|charg\w*|quot\w*|apparently|likely|probably|perhaps|reportedly)\b|[“”\"]",
    re.IGNORECASE,
)


def voices(reading: Reading, entity: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield the named speakers of an article with their fullest names, no two of which share a word.

    With an entity, only speakers of its type, and without it.
    """
    kind = None if entity is None else entity_type(reading, entity)
    own = None if entity is None else best_form(reading, entity)
    taken = [own] if own else []
    for other in named_speakers(reading):
        name = best_form(reading, other)
        if name is None or other == entity or not _has_a_full_name(reading, other, name):
            continue
        if kind is not None and entity_type(reading, other) is not kind:
            continue
        if not any(share_a_word(name, earlier) for earlier in taken):
            taken.append(name)
            yield other, name


def people(reading: Reading, entity: int) -> Iterator[tuple[int, str]]:
    """Yield other people with full names whom the article treats as people, speakers first, then who comes up again."""
    spoken = tuple(voices(reading, entity))
    yield from spoken
    taken = [best_form(reading, entity) or "", *(name for _, name in spoken)]
    for other in dict.fromkeys(m.entity for m in reading.mentions if m.type is EntityType.PERSON):
        name = best_form(reading, other)
        if name is None or other == entity or " " not in name or not is_surely_a_person(reading, other):
            continue
        person = entity_type(reading, other) is EntityType.PERSON and plays_a_part(reading, other)
        person = person and _comes_up_again(reading, other)
        if person and not any(share_a_word(name, one) for one in taken):
            taken.append(name)
            yield other, name


def may_stand_for(reading: Reading, entity: int, sentence: str, statement: str) -> bool:
    """Tell whether a speaker is a wrong answer to who said something: not named beside it, saying nothing like it."""
    return not is_named_in(reading, entity, sentence) and not says_much_the_same(reading, entity, statement)


def _comes_up_again(reading: Reading, entity: int) -> bool:
    """Tell whether a name stands in two sentences: who is only mentioned once is nobody's guess."""
    starts = [m.start for m in reading.mentions if m.entity == entity]
    return sum(any(start <= at < end for at in starts) for start, end in reading.sentences) > 1


def _has_a_full_name(reading: Reading, entity: int, name: str) -> bool:
    kind = entity_type(reading, entity)
    if kind is EntityType.PERSON:
        return " " in name
    return kind is EntityType.ORGANISATION and "." not in name  # a website is nobody's voice
