"""Ask for a person who is the subject: "Who resigned in 2019?", with other people of the article as distractors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from spacy.tokens import Token

from quizapp.items.assemble import shuffled_in
from quizapp.items.build import Basis, Choices, Refused, chosen
from quizapp.items.kinds.kind import Kind
from quizapp.items.people import content_words, is_named_in, is_surely_a_person, others_like, plays_a_part
from quizapp.items.source import Source
from quizapp.items.speakers import best_form
from quizapp.items.wording import without_stop
from quizapp.model import Item
from quizapp.reading import syntax
from quizapp.reading.knowledge import EntityType, Mention, Reading
from quizapp.reading.people import gender_of
from quizapp.reading.soundness import subject_of

_FEWEST_OTHERS = 2
_MOST_OTHERS = 3
_FEWEST_WORDS = 4  # of content: "was elected" may be true of many
_SAME = 0.5
_LEANS_ON_SUBJECT = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)


def make(source: Source, rng: Random) -> Iterator[Item | Refused]:
    """Yield one question where the whole subject is a person's name."""
    subject = source.claim.subject
    person = next((m for m, f in source.mentions() if f.end == subject[1] and m.type is EntityType.PERSON), None)
    if person is None or subject[0] != 0:
        return
    reason = _reason_against(source, person)
    others = () if reason else tuple(_others(source, person.entity))
    name = best_form(source.reading, person.entity)
    if name is None or " " not in name or len(others) < _FEWEST_OTHERS:
        yield Refused("who", reason or "fewer than three people of the article could be meant")
        return
    choices = Choices(*shuffled_in(name, others[:_MOST_OTHERS], rng))
    rest = without_stop(source.statement[subject[1] :].strip())
    stem = f"{source.lead}who {rest}?"
    basis = Basis("person", (person.start, person.end), "who did it")
    yield chosen(source, basis, stem[0].upper() + stem[1:], choices)


def _reason_against(source: Source, person: Mention) -> str | None:
    rest = source.claim.statement[source.claim.subject[1] :]
    between = source.claim.statement[source.claim.subject[1] : source.claim.verb[0]]
    root = syntax.root(source.doc)
    signs = {
        "something stands between the subject and the verb": re.fullmatch(r" (?:[a-z]+ly )?", between) is None,
        "the rest names the person too": is_named_in(source.reading, person.entity, rest),
        "it is not sure that the name is a person’s": not _is_a_person(source.reading, person.entity),
        "the question would reach over two clauses or be negative": source.claim.negated or _is_joined(root),
        "others may have done the same": len(content_words(rest)) < _FEWEST_WORDS,
        "somebody else did the same": _said_of_another(source, person.entity, rest),
    }
    return next((reason for reason, found in signs.items() if found), None)


def _is_joined(root: Token) -> bool:
    """Tell whether a second clause with a subject of its own follows; "was arrested and charged" is one question."""
    return any(
        token.dep_ == "parataxis" or (token.dep_ == "conj" and subject_of(token) is not None) for token in root.children
    )


def _said_of_another(source: Source, entity: int, rest: str) -> bool:
    """Tell whether another claim says much the same of somebody else: "… won the award", once for each match."""
    asked = content_words(rest)
    for claim in source.reading.claims:
        if claim.start == source.claim.start:
            continue
        said = content_words(claim.statement[claim.subject[1] :])
        if len(asked & said) >= _SAME * len(asked):
            return True
    return False


def _others(source: Source, entity: int) -> Iterator[str]:
    """Yield other people with full names of whom the article does not say much the same."""
    reading = source.reading
    people = tuple(dict.fromkeys(m.entity for m in reading.mentions if m.type is EntityType.PERSON))
    rest = content_words(source.claim.statement[source.claim.subject[1] :])
    own = best_form(reading, entity) or ""
    told = _LEANS_ON_SUBJECT.search(source.claim.statement[source.claim.subject[1] :]) is not None
    for other, name in others_like(reading, entity, people):
        named_here = is_named_in(reading, other, source.sentence)
        if (
            " " in name
            and _is_a_person(reading, other)
            and plays_a_part(reading, other)
            and not named_here
            and not _does_the_same(reading, other, rest)
            and _may_be_alike(name, own, sure=told)
        ):
            yield name


def _is_a_person(reading: Reading, entity: int) -> bool:
    """Tell whether the article or a given name shows that a name is a person's."""
    return is_surely_a_person(reading, entity) or gender_of([best_form(reading, entity) or ""], []) is not None


def _may_be_alike(name: str, own: str, sure: bool) -> bool:
    """Tell whether two given names may be of one gender: nobody takes a man for the winner of a women's race.

    Where the question says "his" or "her", both have to be known and the same.
    """
    genders = {gender_of([one], []) for one in (name, own)}
    return len(genders) == 1 and None not in genders if sure else None in genders or len(genders) == 1


def _does_the_same(reading: Reading, entity: int, rest: frozenset[str]) -> bool:
    """Tell whether a sentence that names the person shares half of the words of what is asked for."""
    text = reading.article.text
    for start, end in reading.sentences:
        named = any(m.entity == entity and start <= m.start < end for m in reading.mentions)
        if named and len(rest & content_words(text[start:end])) >= _SAME * len(rest):
            return True
    return False


KIND = Kind("who did it", "“Who …?” on a person who is the subject", make, default=False)
