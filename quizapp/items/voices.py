"""Who speaks in an article, by name, and whether a sentence is the article's own word.

A speaker is taken where the article names one at the verb of saying; who is only talked about is no voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.items.people import (
    entity_type,
    is_named_in,
    named_speakers,
    says_much_the_same,
    share_a_word,
)
from quizapp.items.speakers import best_form
from quizapp.items.wording import words
from quizapp.reading.gazetteer import given_names
from quizapp.reading.knowledge import Attribution, EntityType, Reading
from quizapp.reading.name_words import is_a_title

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

# "a spokesman for Hale", "the lawyer of the former mayor Ann Byrne"
_OF_SOMEBODY = re.compile(r"\b(?:for|of|to|from|in|at|by|with|behind)\b[^,]*$")
_MOST_OTHER_NAMES = 4
_LONG_ROLE = 4  # letters: "mayor", not "head"


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


def may_stand_for(reading: Reading, entity: int, sentence: str, statement: str) -> bool:
    """Tell whether a speaker is a wrong answer to who said something: not named beside it, saying nothing like it."""
    return not is_named_in(reading, entity, sentence) and not says_much_the_same(reading, entity, statement)


def others_who_speak(reading: Reading, speaker: int, sentence: str, said: str) -> Iterator[str]:
    """Yield the names of others who might be taken for the source of words that a sentence gives.

    Who holds an office that the words speak of is none of them: nobody says "the mayor" of herself.
    """
    for entity, name in voices(reading, speaker):
        if (
            may_stand_for(reading, entity, sentence, said)
            and can_speak(reading, name)
            and (entity_type(reading, entity) is not EntityType.PERSON or has_a_persons_name(reading, entity, name))
            and _offices(reading, entity).isdisjoint(words(said))
        ):
            yield name


def _offices(reading: Reading, entity: int) -> set[str]:
    return {word for role in roles_of(reading, entity) for word in words(role) if len(word) > _LONG_ROLE}


def can_speak(reading: Reading, name: str) -> bool:
    """Tell whether a name may be offered as a speaker: whole, not "D Ohio" of "(D – Ohio)", and of somebody alive."""
    return len(name.partition(" ")[0]) > 1 and not _has_died(reading, name)


def _has_died(reading: Reading, name: str) -> bool:
    """Tell whether an article tells of somebody's death: the dead are spoken of, they do not speak."""
    last = re.escape(name.rsplit(maxsplit=1)[-1])
    text = f"{reading.article.title}\n{reading.article.text}"
    died = rf"\b{last}(?:, [^,.]{{1,60}},)? (?:has |had |who )?(?:died|dies|passed away|was (?:killed|found dead))\b"
    return re.search(rf"{died}|\b(?:death|funeral|late) (?:of )?(?:[A-Z][\w.’'-]+ ){{0,3}}{last}\b", text) is not None


def speaks_itself(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether the name in a speaker's words is who speaks: not "a spokesman for Hale", "Hale's aides" or "he"."""
    if attribution.speaker is None:
        return False
    start, end = attribution.speaker
    text = reading.article.text
    named = [
        m for m in reading.mentions if m.entity == attribution.speaker_entity and start <= m.start and m.end <= end
    ]
    return any(
        not _OF_SOMEBODY.search(text[start : m.start]) and not re.match(r"['’]s?\b", text[m.end :]) for m in named
    )


def has_a_persons_name(reading: Reading, entity: int, name: str) -> bool:
    """Tell whether a name looks like a person's, bare: "Energy Australia" does not, nor does one with its title."""
    first, *others = name.split()
    if not 1 <= len(others) <= _MOST_OTHER_NAMES or is_a_title(name):
        return False
    forms = {reading.article.text[m.start : m.end] for m in reading.mentions if m.entity == entity}
    by_surname = any(name != form and name.endswith(f" {form}") for form in forms)
    return first in given_names() or by_surname or bool(roles_of(reading, entity))


def roles_of(reading: Reading, entity: int) -> frozenset[str]:
    """Return the titles and roles that an article puts beside a name ("Governor-General")."""
    return frozenset(m.role for m in reading.mentions if m.entity == entity and m.role)


def _has_a_full_name(reading: Reading, entity: int, name: str) -> bool:
    kind = entity_type(reading, entity)
    if kind is EntityType.PERSON:
        return " " in name
    return kind is EntityType.ORGANISATION and "." not in name  # a website is nobody's voice
