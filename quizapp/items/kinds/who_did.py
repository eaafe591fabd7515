"""Ask for a person who is the subject: "Who resigned in 2019?", with other people of the article as distractors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.people import is_named_in, others_like
from quizapp.items.source import Source
from quizapp.items.speakers import best_form
from quizapp.model import Item
from quizapp.reading.knowledge import EntityType, Mention, Reading

_FEWEST_OTHERS = 2
_MOST_OTHERS = 3
_LEANS_ON_SUBJECT = re.compile(r"\b(?:he|she|him|himself|herself)\b", re.IGNORECASE)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question where the whole subject is a person's name."""
    subject = source.claim.subject
    person = next((m for m, f in source.mentions() if f.end == subject[1] and m.type is EntityType.PERSON), None)
    if person is None or subject[0] != 0:
        return
    reason = _reason_against(source, person)
    others = () if reason else tuple(_others(source, person.entity))
    name = best_form(source.reading, person.entity)
    if name is None or len(others) < _FEWEST_OTHERS:
        yield Refused("who", reason or "fewer than three people of the article could be meant")
        return
    names = list(others[:_MOST_OTHERS])
    rng.shuffle(names)
    at = rng.randrange(len(names) + 1)
    names.insert(at, name)
    rest = source.statement[subject[1] :].strip().rstrip(".")
    stem = f"{source.lead}who {rest}?"
    basis = Basis("person", (person.start, person.end), "who did it")
    yield chosen(source, basis, stem[0].upper() + stem[1:], Choices(tuple(names), at))


def _reason_against(source: Source, person: Mention) -> str | None:
    rest = source.claim.statement[source.claim.subject[1] :]
    root = next(token for token in source.doc if token.dep_ == "ROOT")
    if not re.match(r" [a-z]", rest):
        return "something stands between the subject and the verb"
    if is_named_in(source.reading, person.entity, rest):
        return "the rest names the person too"
    if _LEANS_ON_SUBJECT.search(rest):
        return "the rest takes the person up"
    if any(token.dep_ == "conj" for token in root.children) or source.claim.negated:
        return "the question would reach over two clauses or be negative"
    return None


def _others(source: Source, entity: int) -> Iterator[str]:
    """Yield other people with full names of whom the article does not say the same."""
    reading = source.reading
    people = tuple(dict.fromkeys(m.entity for m in reading.mentions if m.type is EntityType.PERSON))
    verb = next(token for token in source.doc if token.dep_ == "ROOT").lemma_.lower()
    for other, name in others_like(reading, entity, people):
        named_here = is_named_in(reading, other, source.text[source.claim.start : source.claim.end])
        if " " in name and not named_here and not _does_the_same(reading, other, verb):
            yield name


def _does_the_same(reading: Reading, entity: int, verb: str) -> bool:
    """Tell whether a sentence names the person together with a form of the verb."""
    stem = verb[: max(4, len(verb) - 2)]
    for mention in reading.mentions:
        if mention.entity == entity:
            sentence = next((reading.article.text[s:e] for s, e in reading.sentences if s <= mention.start < e), "")
            if re.search(rf"\b{re.escape(stem)}", sentence, re.IGNORECASE):
                return True
    return False


KIND = Kind("who did it", "“Who …?” on a person who is the subject", make)
