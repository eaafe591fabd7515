"""Which passage settles this? The sentence that answers a short question, among others that have such a figure too.

The question is about the core of a sentence ("how many votes Kishida won"), so that it does not repeat it; each other
passage has a number, a time or a place as well, but not the words on which the question turns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from quizapp.items.assemble import Asked, assembled, cited
from quizapp.items.build import Refused
from quizapp.items.indirect import Indirect, Sort, indirect_questions
from quizapp.items.kinds.kind import Candidate, Whole, WholeKind
from quizapp.items.source import Source
from quizapp.items.wording import same_word_form, words
from quizapp.model import Item, ItemType, Option, PassageKind, Proof
from quizapp.reading.knowledge import EntityType, Reading, TimeKind

_OTHERS = (3, 2)
_FEWEST_WORDS, _MOST_WORDS = 7, 45
_SHORTER = 0.4  # of the longer one's length
_LEAST_SCORE = 0.45
_WORDS_FOR_ONE = 200
_ONE_SENTENCE = re.compile(r"[^\n]*[.!?][”\"’']?$")
_OPEN = re.compile(r"(?:and|but|he|she|they|it|this|that|these|those|his|her|their|its)\b|[^A-Z\d“\"‘]", re.IGNORECASE)


def make(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield an item for each question that has passages beside it to be mistaken for the evidence."""
    left = max(1, len(whole.text.split()) // _WORDS_FOR_ONE)
    for source in sorted(whole.sources, key=lambda source: (-source.claim.score, source.claim.start)):
        made = _item(source, rng)
        if isinstance(made, Refused):
            yield made
        elif left > 0:
            left -= 1
            yield made


def _item(source: Source, rng: Random) -> Candidate | Refused:
    claim, reading = source.claim, source.reading
    if claim.score < _LEAST_SCORE or not _FEWEST_WORDS <= len(source.sentence.split()) <= _MOST_WORDS:
        return Refused("evidence", "its sentence is too short, too long or says too little")
    for question in indirect_questions(source):
        if _answered_elsewhere(reading, source, question):
            continue
        others = _others(reading, source, question)
        if others is not None:
            return Candidate(_assembled(source, question, others, rng), claim)
    return Refused("evidence", "too few passages that could be mistaken for the evidence")


def _answered_elsewhere(reading: Reading, source: Source, question: Indirect) -> bool:
    """Tell whether another sentence has a value of the sort and a word on which the question turns."""
    return any(
        _has_value(reading, question.sort, start, end) and _turns_on(reading.article.text[start:end], question)
        for start, end in reading.sentences
        if not (start < source.claim.end and source.claim.start < end)
    )


def _others(reading: Reading, source: Source, question: Indirect) -> Sequence[tuple[int, int]] | None:
    """Return sentences with a value of the sort that do not answer the question, the nearest in length first."""
    own = source.claim.end - source.claim.start
    fitting = [
        (start, end)
        for start, end in reading.sentences
        if not (start < source.claim.end and source.claim.start < end)
        and _can_stand(reading, start, end, own)
        and _has_value(reading, question.sort, start, end)
        and not _turns_on(reading.article.text[start:end], question)
    ]
    fitting.sort(key=lambda span: (abs(span[1] - span[0] - own), span))
    count = next((n for n in _OTHERS if len(fitting) >= n), None)
    return None if count is None else sorted(fitting[:count])


def _can_stand(reading: Reading, start: int, end: int, own: int) -> bool:
    text = reading.article.text[start:end]
    passage = next((p for p in reading.passages if p.start <= start < p.end), None)
    in_prose = passage is not None and passage.kind is PassageKind.PROSE
    whole = _ONE_SENTENCE.fullmatch(text) is not None and _OPEN.match(text) is None
    long = _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
    return in_prose and whole and long and min(own, end - start) >= _SHORTER * max(own, end - start)


def _has_value(reading: Reading, sort: Sort, start: int, end: int) -> bool:
    if sort is Sort.NUMBER:
        return any(start <= quantity.start < end for quantity in reading.quantities)
    if sort is Sort.TIME:
        return any(start <= time.start < end and time.kind is not TimeKind.DURATION for time in reading.times)
    return any(start <= m.start < end and m.type is EntityType.PLACE for m in reading.mentions)


def _turns_on(text: str, question: Indirect) -> bool:
    return any(same_word_form(word, turning) for word in words(text) for turning in question.turns_on)


def _assembled(source: Source, question: Indirect, others: Sequence[tuple[int, int]], rng: Random) -> Item:
    claim, text = source.claim, source.text
    answer = text[slice(*question.fact)]
    asked = Asked(
        ItemType.EVIDENCE,
        question.sort.value,
        f"Which passage of the article tells {question.words}?",
        f"It stands there: “{answer}”. The other passages tell of something else.",
        cited(text, claim.start, claim.end),
        Proof(
            "evidence",
            claim.start,
            claim.end,
            (
                ("fact", f"{question.fact[0]}-{question.fact[1]}"),
                ("settles", answer),
                *(("part", f"{start}-{end}") for start, end in others),
            ),
        ),
    )
    return assembled(asked, Option(source.sentence), [Option(text[a:b]) for a, b in others], rng)


# Off: the words of the question lead to its passage even without the article.
KIND = WholeKind("evidence", "Which passage of the article answers a question", make, default=False)
