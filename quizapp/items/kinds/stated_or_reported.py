"""Ask whose word a statement is: "Does the article state this itself, or report that someone said it?"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from random import Random

from quizapp.items.assemble import OWN_WORD, Asked, assembled, cited
from quizapp.items.build import Refused
from quizapp.items.contested import is_contested, is_surely_said
from quizapp.items.kinds.kind import Candidate, Whole, WholeKind
from quizapp.items.people import is_named_in
from quizapp.items.source import Source
from quizapp.items.voices import REPORTING, may_stand_for, voices
from quizapp.model import ItemType, Option, Proof

_FEWEST_OTHERS, _MOST_OTHERS = 2, 2
_LEAST_SCORE = 0.5
_LOOKED_AT = 6  # of the speakers of a long text
_LONGER = 1.2  # the name of a ministry beside "CNN" would tell itself
# one tense back, as in reported speech that goes on without its verb of saying
_BACKSHIFTED = re.compile(r"\b(?:would|had|could|might|should|must)\b")
_GOES_ON = re.compile(r"\s*(?:[\w.’']+ ){1,4}?(?:also|added|adding|went on|continued|further)\b")
_DENYING = re.compile(r"\b(?:ask|urge|order|deni|deny|hope|want|wonder|doubt|fear|reject|dismiss|refus)", re.IGNORECASE)


def make(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield a question for each reported statement, and for some that are the article’s own word."""
    reported: list[Candidate] = []
    own: list[Candidate] = []
    for source in whole.sources:
        if not is_contested(source, losses=bool(source.lead)):
            yield Refused("stated or reported", "it does not matter who says it")
            continue
        made = _reported(source, rng) if source.lead else _own(source, rng)
        if isinstance(made, Refused):
            yield made
        else:
            (reported if source.lead else own).append(made)
    # one in three is the article’s own word, as often as each of the three answers should be right
    own.sort(key=lambda one: (-one.claim.score, one.claim.start))
    yield from reported
    yield from own[: max(1, len(reported) // 2)]


def _reported(source: Source, rng: Random) -> Candidate | Refused:
    attribution = source.claim.attribution
    if attribution is None or attribution.speaker_entity is None or source.speaker is None:
        return Refused("stated or reported", "its speaker has no name")
    if not is_surely_said(source):
        return Refused("stated or reported", "it may not be said at all")
    if _DENYING.search(source.text[slice(*attribution.cue)]):
        return Refused("stated or reported", "it is not said but asked, denied or hoped")
    if is_named_in(source.reading, attribution.speaker_entity, source.statement):
        return Refused("stated or reported", "the statement names its speaker")
    likely = (
        name
        for entity, name in voices(source.reading, attribution.speaker_entity)
        if may_stand_for(source.reading, entity, source.sentence, source.statement)
    )
    others = list(islice(likely, _LOOKED_AT))
    others.sort(key=lambda name: abs(len(name) - len(source.speaker or "")))
    if not others or len(source.speaker) > _LONGER * len(f"It reports that {others[0]}"):
        return Refused("stated or reported", "nobody else could have said it")
    key = Option(_reports(source.speaker))
    options = [Option(OWN_WORD, f"It gives {source.speaker} as the source."), Option(_reports(others[0]))]
    return _question(source, key, options, f"The article reports this; it gives {source.speaker} as the source.", rng)


def _own(source: Source, rng: Random) -> Candidate | Refused:
    reason = _not_surely_its_own(source)
    if reason is not None:
        return Refused("stated or reported", reason)
    likely = (
        name
        for entity, name in voices(source.reading)
        if may_stand_for(source.reading, entity, source.sentence, source.sentence)
    )
    others = list(islice(likely, _LOOKED_AT))
    if len(others) < _FEWEST_OTHERS:
        return Refused("stated or reported", "fewer than two others could have said it")
    options = [Option(_reports(name), "The article names nobody who says this.") for name in others[:_MOST_OTHERS]]
    return _question(
        source, Option(OWN_WORD), options, "The article says so in its own words and names no source.", rng
    )


def _not_surely_its_own(source: Source) -> str | None:
    claim, reading = source.claim, source.reading
    sentence = source.sentence
    before = [span for span in reading.sentences if span[1] <= claim.start][-1:]
    behind = source.text[claim.end : claim.end + 60]
    signs = {
        "it may be reported": not claim.asserted or claim.hedges or REPORTING.search(sentence),
        "it may go on with what somebody said": _BACKSHIFTED.search(sentence)
        or _GOES_ON.match(behind)
        or any(
            not a.direct and a.content[0] < end and start < a.content[1]
            for a in reading.attributions
            for start, end in before
        ),
        "it is one of many": re.search(r"\bone of the\b", claim.statement),
        "it says too little": claim.score < _LEAST_SCORE or claim.negated,
    }
    return next((reason for reason, found in signs.items() if found), None)


def _reports(name: str) -> str:
    return f"It reports that {name} said it"


def _question(source: Source, key: Option, others: list[Option], rationale: str, rng: Random) -> Candidate:
    claim = source.claim
    statement = claim.statement
    span = (claim.start, claim.end)
    speaker = claim.attribution.speaker if claim.attribution is not None else None
    fact = speaker or span
    asked = Asked(
        ItemType.ATTRIBUTION,
        "who said it",
        f"“{statement[0].upper()}{statement[1:]}” Does the article state this itself, or report that someone said it?",
        rationale,
        cited(source.text, *span),
        Proof("stated or reported", *span, (("fact", f"{fact[0]}-{fact[1]}"),)),
    )
    return Candidate(assembled(asked, key, others, rng), claim)


# Off: whose word a statement is rests on attributions that are still misread, and readers seldom find it worth asking.
KIND = WholeKind(
    "stated or reported", "Does the article state this itself, or report that someone said it?", make, default=False
)
