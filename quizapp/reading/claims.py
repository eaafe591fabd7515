"""Claims: statements that stand alone, each made from one sentence and read again in its bare form.

Parsing the bare clause again costs a second pass and pays: datelines, brackets, "but" and attributions are what
parsers stumble over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from quizapp.reading import syntax
from quizapp.reading.bare import Bare
from quizapp.reading.cues import (
    HEDGING_ADJECTIVES,
    HEDGING_ADVERBS,
    HEDGING_ATTRIBUTES,
    HEDGING_MODALS,
    HEDGING_PASSIVES,
    SEEMING,
    SOURCELESS,
)
from quizapp.reading.knowledge import Attribution, Claim, Fact, Mention, Quantity, QuantityKind, TimeExpression
from quizapp.reading.mend import mend
from quizapp.reading.naming import Names
from quizapp.reading.selfcontained import lean_of, loose_descriptions
from quizapp.reading.sentences import Sentence
from quizapp.reading.soundness import fault_of_statement, subject_of
from quizapp.reading.worth import worth_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

Value = Mention | Quantity | TimeExpression


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Return the first character."""

    @property
    def end(self) -> int:
        """Return the end, exclusive."""


P = TypeVar("P", bound=Placed)


class Facts(Generic[P]):
    """Values with a place in the text, to be asked for by place."""

    def __init__(self, values: Iterable[P]) -> None:
        self.values = tuple(sorted(values, key=lambda value: (value.start, value.end)))
        self._starts = [value.start for value in self.values]

    def within(self, start: int, end: int) -> Iterator[P]:
        """Yield the values that stand whole in a stretch, in order."""
        for index in range(bisect_left(self._starts, start), len(self.values)):
            value = self.values[index]
            if value.start >= end:
                return
            if value.end <= end:
                yield value


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bare clause on its way to a claim."""

    sentence: Sentence
    bare: Bare
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a sentence, or of one clause of it: a claim, or the reason why it is none."""

    sentence: Sentence
    candidate: Candidate | None
    claim: Claim | None
    reason: str | None


def judge(
    english: Language, clean: str, candidates: Sequence[Candidate], facts: Facts[Value], names: Names
) -> Iterator[Judged]:
    """Yield what becomes of each candidate, in order; pieces and facts count characters of the clean text."""
    docs = english.pipe((one_sentence(english, c.bare.draft.text) for c in candidates), batch_size=64)
    for candidate, doc in zip(candidates, docs, strict=True):
        reason: str | None = "nothing left without its attribution"
        claim = None
        if len(doc):
            mend(doc)
            reason = reason_against(doc[:], candidate, names, facts)
            if reason is None:
                claim = _claim(doc[:], clean, candidate, facts, names)
        yield Judged(candidate.sentence, candidate, claim, reason)


def one_sentence(english: Language, text: str) -> Doc:
    """Return a text as a document of one sentence, not yet parsed."""
    doc = english.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def reason_against(statement: SpacySpan, candidate: Candidate, names: Names, known: Facts[Value]) -> str | None:
    """Return why a bare clause makes no claim, or None where it makes one."""
    return fault_of_statement(statement) or lean_of(statement, names) or _talk(candidate, known)


def _talk(candidate: Candidate, known: Facts[Value]) -> str | None:
    """Return a reason against a quotation that gives no figure, date or second name: talk, however true."""
    if candidate.attribution is None or not candidate.attribution.direct:
        return None
    values = [fact.value for fact in facts_of(candidate, known)]
    figures = sum(
        isinstance(v, TimeExpression) or (isinstance(v, Quantity) and v.kind is not QuantityKind.RANK) for v in values
    )
    names = len({v.entity for v in values if isinstance(v, Mention)})
    return None if figures or names >= 2 else "a speaker’s words with no figure, date or names to check"


def _claim(statement: SpacySpan, clean: str, candidate: Candidate, known: Facts[Value], names: Names) -> Claim:
    root = statement.root
    subject = subject_of(root)
    if subject is None:
        raise ValueError("a statement without a subject is refused before")
    draft = candidate.bare.draft
    facts = tuple(facts_of(candidate, known))
    hedges = hedges_of(statement, candidate)
    attribution = candidate.attribution
    named = subject.pos_ == "PROPN"
    loose = loose_descriptions(statement, names)
    score, reasons = worth_of(draft.text, facts, attribution, hedges, named, loose)
    return Claim(
        start=candidate.sentence.start,
        end=candidate.sentence.end,
        passage=candidate.sentence.passage,
        pieces=draft.pieces(clean),
        subject=syntax.edges(syntax.coordination(subject)),
        verb=syntax.edges(syntax.verb_chain(root)),
        facts=facts,
        attribution=attribution,
        hedges=hedges,
        negated=syntax.is_negated(root),
        asserted=attribution is None and not any(word.lower() in SOURCELESS for word in hedges),
        score=score,
        reasons=reasons,
    )


def facts_of(candidate: Candidate, known: Facts[Value]) -> Iterator[Fact]:
    """Yield the values that stand whole in the statement; one whose unit was dropped with its bracket is not there."""
    for value in known.within(candidate.sentence.start, candidate.sentence.end):
        place = candidate.bare.draft.locate(value.start, value.end)
        if place is not None:
            yield Fact(value, *place)


def hedges_of(statement: SpacySpan, candidate: Candidate) -> tuple[str, ...]:
    """Return the words by which a statement is less than sure, as they are written."""
    root = statement.root
    found = []
    for token in statement:
        lemma = token.lemma_.lower()
        main = root in (token.head, token)
        if (
            (lemma in HEDGING_ADVERBS and token.pos_ == "ADV")
            or (
                token.tag_ == "MD" and token.lower_ in HEDGING_MODALS and (main or token.head.dep_ in ("conj", "ccomp"))
            )
            or (main and lemma in SEEMING and syntax.child(token, frozenset({"xcomp", "ccomp"})) is not None)
        ):
            found.append(token.text)
        elif (
            lemma in HEDGING_PASSIVES
            and token.tag_ == "VBN"
            and syntax.is_passive(token)
            and syntax.child(token, frozenset({"xcomp", "ccomp"})) is not None
        ):
            found.append(" ".join(t.text for t in syntax.verb_chain(token)))
        elif (lemma in HEDGING_ADJECTIVES and token == root) or (lemma in HEDGING_ATTRIBUTES and token.dep_ == "amod"):
            found.append(token.text)
    saying = candidate.bare.saying
    if saying is not None and saying.cue_token is not None and saying.cue_token.lower_ in SOURCELESS:
        found.append(saying.cue_token.text)
    return tuple(dict.fromkeys(found))
