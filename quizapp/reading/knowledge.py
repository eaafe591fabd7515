"""What reading finds in an article, as typed values. All offsets count characters of `Article.text`.

The vocabulary follows the field: mentions and entities (ACE, CoNLL-2003), quantities, times after ISO 8601 and
TIMEX3 (ISO 24617-1), attribution as speaker, cue and content (Penn Discourse Treebank; PARC 3.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from quizapp.model import Article, Passage


class EntityType(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # nationalities, religions, parties' members: "Kazakhs", "Catholics"
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `entity` numbers the cluster: mentions of one person under several forms share it.

    `role` is a title or role beside the name ("President", "police chief"), `confidence` runs from 0 to 1.
    """

    start: int
    end: int
    type: EntityType
    confidence: float
    entity: int
    role: str | None = None


class Bound(StrEnum):
    """How a number's modifier bounds it."""

    EXACT = "exact"
    ABOUT = "about"  # about, nearly, almost, some, around
    MORE_THAN = "more than"  # more than, over
    AT_LEAST = "at least"
    LESS_THAN = "less than"  # fewer than, under, below
    AT_MOST = "at most"  # up to, at most


class QuantityKind(StrEnum):
    """What a number measures."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    AGE = "age"
    RANK = "rank"
    MEASURE = "measure"  # distance, weight, speed …; `unit` says which
    SCORE = "score"  # 3-1, 51 to 49: `value` and `high` are the two sides
    FRACTION = "fraction"  # half, two-thirds, one in five: `value` lies between 0 and 1
    IDENTIFIER = "identifier"  # flight 447, Article 5: not a quantity of anything


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `start`/`end` span modifier, number and unit; `number_*` the number alone.

    `high` is set for ranges ("10 to 12"), else None. `counted` is the noun phrase that is counted. `same_as` is the
    index of a quantity that says the same in another unit ("7,640 km (4,750 miles)").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: QuantityKind
    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    counted: str | None = None
    same_as: int | None = None


class TimeKind(StrEnum):
    """What a time expression names."""

    DATE = "date"  # 5 January 2022, January 2022, 2022
    WEEKDAY = "weekday"
    TIME = "time"  # 3 p.m., noon
    DURATION = "duration"  # nearly 30 years
    PERIOD = "period"  # the 1990s, from 2013 to 2014, this week
    RELATIVE = "relative"  # yesterday, last month, overnight


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text. `value` is what is said and no more: "2022", "2022-01", "--01-05", "P30Y", "wednesday".

    `modifier` keeps "about", "more than", "since" … as typed, or None.
    """

    start: int
    end: int
    kind: TimeKind
    value: str | None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something. Spans are (start, end); `speaker` is None where nobody is named ("reportedly").

    `speaker_entity` is the cluster of the speaker where the speaker is a name (or surely refers to one).
    """

    content: tuple[int, int]
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    speaker_entity: int | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun or short form that stands for something. `antecedent` is a span, or None: left open."""

    start: int
    end: int
    antecedent: tuple[int, int] | None
    entity: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a claim's statement: `text`, and where it stands in the article (None where it was put in)."""

    text: str
    start: int | None = None

    @property
    def end(self) -> int | None:
        """Return the end in the article, or None where the text was put in."""
        return None if self.start is None else self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Fact:
    """A mention, quantity or time that a claim states, with where it stands in the claim's statement."""

    value: Mention | Quantity | TimeExpression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that stands alone. `start`/`end` span the sentence in the article that it was made from.

    `statement` is the text of its pieces; `subject` and `verb` are spans in the statement. `hedges` lists words such
    as "reportedly" and "may". `asserted` is true where the article says it itself, false where it reports somebody.
    `score` is the check-worthiness from 0 to 1, `reasons` say in plain words what raised or lowered it. `printed` marks
    a sentence taken as it is printed, whose syntax is not sure: its `subject` and `verb` are a guess.
    """

    start: int
    end: int
    passage: int
    pieces: tuple[Piece, ...]
    subject: tuple[int, int]
    verb: tuple[int, int]
    facts: tuple[Fact, ...]
    attribution: Attribution | None
    hedges: tuple[str, ...]
    negated: bool
    asserted: bool
    score: float
    reasons: tuple[str, ...]
    printed: bool = False

    @property
    def statement(self) -> str:
        """Return the statement as a reader sees it."""
        return "".join(piece.text for piece in self.pieces)

    def locate(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where an article span stands in the statement, or None unless one piece holds all of it."""
        offset = 0
        for piece in self.pieces:
            if piece.start is not None and piece.start <= start and end <= piece.start + len(piece.text):
                return offset + start - piece.start, offset + end - piece.start
            offset += len(piece.text)
        return None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of a stretch of the article that gave no claim (or, later, no item), and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of an article. `passage` of a claim indexes `passages`.

    `printed` holds the sentences that make a statement as they are printed; most of them give a claim as well.
    """

    article: Article
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    attributions: tuple[Attribution, ...]
    references: tuple[Reference, ...]
    claims: tuple[Claim, ...]
    ledger: tuple[LedgerEntry, ...]
    printed: tuple[Claim, ...] = ()

    def forms(self, entity: int) -> Iterator[str]:
        """Yield every form under which the article names an entity."""
        text = self.article.text
        yield from (text[m.start : m.end] for m in self.mentions if m.entity == entity)
