"""Whose word a claim is, and who else of the article might be taken for its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.items.build import Refused
from quizapp.items.contested import is_surely_said
from quizapp.items.people import entity_type, is_named_in
from quizapp.items.source import Source, Span
from quizapp.items.speakers import best_form
from quizapp.items.voices import others_who_speak, speaks_itself
from quizapp.reading.knowledge import EntityType, Reading

_FEWEST_WORDS = 7
_NOT_SAYING = re.compile(
    r"\b(?:ask|urge|order|deni|deny|hope|want|wonder|doubt|fear|reject|dismiss|refus|writ|wrote)", re.IGNORECASE
)
# in reported speech these may be the speaker: with another name before it the statement would change its meaning
_SPEAKERS_OWN = re.compile(r"\b(?:he|she|they|him|her|hers|his|them|I|we|us|our|my|me)\b")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim with its source, and others who speak in the article.

    `span` is where the source stands, `name` its fullest name, `printed` the name as the claim's paragraph has it.
    """

    span: Span
    name: str
    printed: str
    others: tuple[str, ...]


def spoken(source: Source) -> Spoken | Refused | None:
    """Return who says a claim and who else might have, why that cannot be asked, or None where nobody is reported."""
    attribution = source.claim.attribution
    if attribution is None or attribution.speaker_entity is None or attribution.speaker is None or not source.speaker:
        return None
    entity, name = attribution.speaker_entity, best_form(source.reading, attribution.speaker_entity)
    is_person = entity_type(source.reading, entity) is EntityType.PERSON
    statement = source.claim.statement
    signs = {
        "the source has no full name": name is None or not is_person or " " not in name,
        "the name is not who speaks": not speaks_itself(source.reading, attribution),
        "it is not said but asked, denied or hoped": _NOT_SAYING.search(source.text[slice(*attribution.cue)]),
        "it may not be said at all": not is_surely_said(source),
        "the statement names its speaker": is_named_in(source.reading, entity, statement),
        "the statement may speak of its speaker": _SPEAKERS_OWN.search(statement),
        "too short to be worth judging": len(statement.split()) < _FEWEST_WORDS,
    }
    reason = next((reason for reason, found in signs.items() if found), None)
    if reason is not None or name is None:
        return Refused("speaker", reason or "the source has no full name")
    printed = form_near(source.reading, (source.claim.start, source.claim.end), entity, name)
    if printed is None:
        return Refused("speaker", "the source is not named beside it")
    others = tuple(others_who_speak(source.reading, entity, source.sentence, statement))
    if not others:
        return Refused("speaker", "nobody else of this kind speaks in the article")
    return Spoken(attribution.speaker, name, printed, others)


def form_near(reading: Reading, span: Span, entity: int | None, name: str) -> str | None:
    """Return the longest form of a name in the paragraph of a span, up to its end: "Byrne" where "Ann" is far off."""
    text = reading.article.text
    begins = text.rfind("\n", 0, span[0]) + 1
    forms = {
        text[m.start : m.end] for m in reading.mentions if m.entity == entity and begins <= m.start and m.end <= span[1]
    }
    return name if name in text[begins : span[1]] else max(sorted(forms), key=len, default=None)
