"""What was understood of an article, for a teacher: words with their marks, claims, names, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.errors import NotFound
from quizapp.model import PassageKind, Record

if TYPE_CHECKING:
    from quizapp.model import Passage
    from quizapp.reading.knowledge import Attribution, Claim, LedgerEntry, Mention, Reading

Mark = tuple[int, int, str]  # start, end, kind

PASSAGES_A_PART = 80  # more would make a page of megabytes from a long report
WELL_WORTH, HARDLY_WORTH = 0.6, 0.4


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Some words of a passage and what they are: any of "name", "number", "time", "speaker"."""

    text: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as a teacher reads it. `worth` runs from 0 to 1; `certainty` and `reasons` are in plain words.

    `speaker` is who says it, None where the article itself does or nobody is named.
    """

    statement: str
    asserted: bool
    speaker: str | None
    certainty: tuple[str, ...]
    worth: float
    worth_word: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence (or heading, caption …) that gave no claim, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage with everything that was found in it. `number` is the paragraph that a reader would count."""

    kind: PassageKind
    number: int | None
    words: tuple[MarkedText, ...]
    claims: tuple[ReadClaim, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Somebody or something named: its fullest form first, what it is, its titles, and how often it is named."""

    forms: tuple[str, ...]
    type: str
    roles: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of an article: one part of its passages, and what the whole of it names.

    `sentences`, `claims` and `left_out` (reasons with how many sentences gave no claim for it) count the whole article.
    """

    slug: str
    record: Record
    part: int
    parts: int
    passages: tuple[ReadPassage, ...]
    names: tuple[NamedEntity, ...]
    sentences: int
    claims: int
    left_out: tuple[tuple[str, int], ...]


def understood(slug: str, record: Record, found: Reading, part: int) -> Understanding:
    """Return one part of a reading for a page. Raises NotFound for a part that the article has not."""
    parts = max(1, -(-len(found.passages) // PASSAGES_A_PART))
    if not 1 <= part <= parts:
        raise NotFound(f"This article is shown in {parts} parts; there is no part {part}.")
    first = (part - 1) * PASSAGES_A_PART
    shown = range(first, min(first + PASSAGES_A_PART, len(found.passages)))
    return Understanding(
        slug=slug,
        record=record,
        part=part,
        parts=parts,
        passages=_passages(found, shown),
        names=_names(found),
        sentences=len(found.sentences),
        claims=len(found.claims),
        left_out=tuple(Counter(entry.reason.partition(":")[0] for entry in found.ledger).most_common()),
    )


def _passages(found: Reading, shown: range) -> tuple[ReadPassage, ...]:
    if not shown:
        return ()
    start, end = found.passages[shown[0]].start, found.passages[shown[-1]].end
    marks = tuple(mark for mark in _marks(found) if mark[0] < end and start < mark[1])
    claims = tuple(claim for claim in found.claims if claim.passage in shown)
    ledger = tuple(entry for entry in found.ledger if start <= entry.start < end)
    return tuple(_passage(found, index, marks, claims, ledger) for index in shown)


def _marks(found: Reading) -> Iterator[Mark]:
    yield from ((mention.start, mention.end, "name") for mention in found.mentions)
    yield from ((quantity.start, quantity.end, "number") for quantity in found.quantities)
    yield from ((time.start, time.end, "time") for time in found.times)
    yield from ((*said.speaker, "speaker") for said in found.attributions if said.speaker is not None)


def _passage(
    found: Reading, index: int, marks: Iterable[Mark], claims: Iterable[Claim], ledger: Iterable[LedgerEntry]
) -> ReadPassage:
    text, passage = found.article.text, found.passages[index]
    return ReadPassage(
        kind=passage.kind,
        number=passage.number,
        words=_words(text, passage, marks),
        claims=tuple(_claim(found, claim) for claim in claims if claim.passage == index),
        left_out=tuple(
            LeftOut(text[entry.start : entry.end].strip(), entry.reason)
            for entry in ledger
            if passage.start <= entry.start < passage.end
        ),
    )


def _words(text: str, passage: Passage, marks: Iterable[Mark]) -> tuple[MarkedText, ...]:
    """Cut a passage wherever a mark begins or ends, so that marks may overlap."""
    over = [mark for mark in marks if mark[0] < passage.end and passage.start < mark[1]]
    cuts = {passage.start, passage.end}
    cuts |= {cut for start, end, _ in over for cut in (start, end) if passage.start < cut < passage.end}
    places = sorted(cuts)
    return tuple(
        MarkedText(text[start:end], tuple(dict.fromkeys(kind for a, b, kind in over if a <= start and end <= b)))
        for start, end in pairwise(places)
    )


def _claim(found: Reading, claim: Claim) -> ReadClaim:
    speaker = _speaker(found, claim.attribution)
    return ReadClaim(
        statement=claim.statement,
        asserted=claim.asserted,
        speaker=speaker,
        certainty=tuple(_certainty(claim, speaker)),
        worth=claim.score,
        worth_word=_worth_word(claim.score),
        reasons=tuple(reason for reason in claim.reasons if not reason.startswith("hedged")),
    )


def _certainty(claim: Claim, speaker: str | None) -> Iterator[str]:
    if claim.asserted:
        yield "The article says so itself"
    else:
        yield f"Reported: {speaker} says so" if speaker else "Reported, but nobody is named"
    if claim.hedges:
        yield "hedged by " + ", ".join(f"“{hedge}”" for hedge in claim.hedges)
    if claim.negated:
        yield "says that something is not so"


def _speaker(found: Reading, said: Attribution | None) -> str | None:
    """Return the speaker as the article puts it, and who that is where it is a pronoun or a short form."""
    if said is None or said.speaker is None:
        return None
    written = found.article.text[slice(*said.speaker)]
    if said.speaker_entity is None:
        return written
    fullest = max(found.forms(said.speaker_entity), key=len, default=written)
    return written if fullest in written else f"{fullest} (“{written}”)"


def _worth_word(score: float) -> str:
    if score >= WELL_WORTH:
        return "well worth checking"
    return "worth checking" if score >= HARDLY_WORTH else "hardly worth checking"


def _names(found: Reading) -> tuple[NamedEntity, ...]:
    """Return what is named, the most often named first."""
    clusters: dict[int, list[Mention]] = {}
    for mention in found.mentions:
        clusters.setdefault(mention.entity, []).append(mention)
    entities = [_entity(found.article.text, mentions) for mentions in clusters.values()]
    return tuple(sorted(entities, key=lambda entity: (-entity.times, entity.forms[0])))


def _entity(text: str, mentions: list[Mention]) -> NamedEntity:
    forms = _once(text[mention.start : mention.end] for mention in mentions)
    return NamedEntity(
        forms=tuple(sorted(forms, key=len, reverse=True)),
        type=str(mentions[0].type),
        roles=_once(mention.role for mention in mentions if mention.role),
        times=len(mentions),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text once, in the order of first use, with single spaces."""
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts))
