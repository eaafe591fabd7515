"""A golden document as typed values. All spans are (start, end) in characters of the article's text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quizapp.model import PassageKind
from quizapp.reading.knowledge import Bound, EntityType, QuantityKind, TimeKind

from .locate import Span


@dataclass(frozen=True, slots=True)
class GoldenPassage:
    """A block that is not prose. Where it is optional, prose would do as well."""

    span: Span
    kind: PassageKind
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldenMention:
    """One occurrence of a name. `roles` are all titles and roles that the article gives the entity."""

    span: Span
    entity: str
    type: EntityType
    roles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldenQuantity:
    """A number with its modifier and unit. None means: not judged (`high` None: no range)."""

    span: Span
    kind: QuantityKind
    value: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    counted: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldenTime:
    """A time expression, without its modifier. `value` None means: not judged."""

    span: Span
    kind: TimeKind
    value: str | None
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldenAttribution:
    """Who says what. `entity` names the speaker's entity in `mentions`, where the speaker is one of them."""

    content: Span
    cue: Span
    speaker: Span | None
    entity: str | None
    direct: bool
    inherited: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldenReference:
    """A pronoun or short form. Both `entity` and `antecedent` are None where a careful reader leaves it open."""

    span: Span
    entity: str | None
    antecedent: Span | None

    @property
    def open(self) -> bool:
        """Return whether no antecedent is certain."""
        return self.entity is None and self.antecedent is None


@dataclass(frozen=True, slots=True)
class GoldenClaim:
    """A claim that the sentence starting at `start` makes. `subject` and `verb` are spans of the article."""

    start: int
    subject: Span
    verb: Span
    stands_alone: bool
    hedged: bool
    asserted: bool


@dataclass(frozen=True, slots=True)
class NoClaim:
    """A prose sentence, from `start`, that gives no claim."""

    start: int
    reason: str


@dataclass(frozen=True, slots=True)
class GoldenDocument:
    """An article with its annotations, in the order of the text."""

    name: str
    half: str
    text: str
    passages: tuple[GoldenPassage, ...]
    mentions: tuple[GoldenMention, ...]
    quantities: tuple[GoldenQuantity, ...]
    times: tuple[GoldenTime, ...]
    attributions: tuple[GoldenAttribution, ...]
    references: tuple[GoldenReference, ...]
    claims: tuple[GoldenClaim, ...]
    no_claim: tuple[NoClaim, ...]

    def in_prose(self, span: Span) -> bool:
        """Return whether a span lies outside every block that is not prose or list."""
        return not any(
            p.span[0] < span[1] and span[0] < p.span[1] for p in self.passages if p.kind is not PassageKind.LIST
        )
