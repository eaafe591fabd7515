"""What a kind makes its items from: one claim, as a stem with the place of each fact in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.items.calendar import MONTHS, WEEKDAYS, YEAR
from quizapp.items.numerals import values_in
from quizapp.items.speakers import speaker_words
from quizapp.model import PassageKind
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.knowledge import Claim, EntityType, Fact, Mention, Quantity, Reading, TimeExpression
from quizapp.reading.name_words import ROLE_PREFIXES, ROLES, is_a_title

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
_LEAD_SENTENCES = 2
_NAME_BEHIND = re.compile(
    rf"[A-Z][\w’'-]+ (?!(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b)[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+|,| (?:was|is|has|had|died)\b)"
)
_NOT_OF_A_NAME = (
    ROLES
    | ROLE_PREFIXES
    | frozenset(
        "former fellow rival late veteran acting senior young old top new many some several most few all both each "
        "another next last first second third fourth embattled outgoing incoming incumbent leading chief heavy "
        "local early".split()
    )
)
_SMALL_KINDS = frozenset("DET ADP PRON SCONJ CCONJ ADV NUM AUX PART".split())
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|(?<!\w)[‘'][^’']*[’'](?!\w)")


@dataclass(frozen=True)
class Source:
    """A claim with its reading. `english` parses its statement again where a question is made of it."""

    claim: Claim
    reading: Reading
    english: Language

    @cached_property
    def text(self) -> str:
        """Return the text of the article."""
        return self.reading.article.text

    @property
    def sentence(self) -> str:
        """Return the claim's sentence as the article prints it."""
        return self.text[self.claim.start : self.claim.end]

    @cached_property
    def taken(self) -> frozenset[Decimal]:
        """Return the values of all numbers in the article, in any form."""
        return frozenset(values_in(self.text)) | frozenset(values_in(self.reading.article.title))

    @cached_property
    def headline(self) -> str:
        """Return the title and the headline: what a reader of the quiz has seen."""
        lines = [self.text[p.start : p.end] for p in self.reading.passages[:3] if p.kind is PassageKind.HEADLINE]
        return " ".join([self.reading.article.title, *lines])

    @property
    def is_lead(self) -> bool:
        """Tell whether the claim is made of the first sentence or two: what a report tells first it is about."""
        return any(start == self.claim.start for start, _ in self.reading.sentences[:_LEAD_SENTENCES])

    @cached_property
    def latest_year(self) -> int | None:
        """Return the latest year that the article speaks of or was published in, or None."""
        years = [int(year) for year in YEAR.findall(self.text)]
        years += [int(year) for year in YEAR.findall(self.reading.article.record.published or "")]
        return max(years, default=None)

    @property
    def begins(self) -> int:
        """Return where the first word that the statement takes from the article begins, in whatever case."""
        start = next((piece.start for piece in self.claim.pieces if piece.start is not None), self.claim.start)
        while start > 0 and self.text[start - 1 : start + 1].isalpha():  # its first letter was put in, in another case
            start -= 1
        return start

    @property
    def ends(self) -> int:
        """Return where the last word that the statement takes from the article ends."""
        return max((piece.end or 0 for piece in self.claim.pieces), default=self.claim.end)

    @cached_property
    def speaker(self) -> str | None:
        """Return who says it, in words that stand alone, or None."""
        return speaker_words(self.claim, self.reading)

    @cached_property
    def lead(self) -> str:
        """Return what stands before the statement in a stem: "According to …, " where somebody is reported."""
        return f"According to {self.speaker}, " if self.claim.attribution is not None else ""

    @cached_property
    def statement(self) -> str:
        """Return the claim's statement as it stands in the stem: after a lead its first word is in lower case."""
        return self.within if self.lead else self.claim.statement

    @cached_property
    def within(self) -> str:
        """Return the statement as it stands within a sentence: its first word in lower case, unless it is a name."""
        text = self.claim.statement
        return text[0].lower() + text[1:] if self._first_word_is_common else text

    @cached_property
    def stem(self) -> str:
        """Return the true statement that the item starts from."""
        return self.lead + self.statement

    @cached_property
    def _first_word_is_common(self) -> bool:
        first = self.doc[0]
        if first.text == "I" or first.text[1:2].isupper() or first.text in GROUPS:
            return False
        started_small = self.claim.pieces[0].start is None and len(self.claim.pieces[0].text) == 1
        if started_small:
            return True
        if is_a_title(self.claim.statement) or self._opens_a_name(first.text):
            return False
        named = any(fact.start == 0 for _, fact in self.mentions())
        # "Dockworkers", "Revenue": taken for names because of their capital; the article has none within a sentence
        nameless = first.text.isalpha() and re.search(rf"[a-z,] {first.text}\b", self.text) is None
        plural_or_small = first.text.endswith("s") or re.search(rf"\b{first.lower_}\b", self.text) is not None
        if nameless and plural_or_small and not self._is_person(first.text):
            return True
        return not named and first.pos_ not in ("PROPN", "X")

    def _opens_a_name(self, first: str) -> bool:
        """Tell whether the first word belongs to the name behind it: "Pearl Anders Holm, 27, died"."""
        behind = _NAME_BEHIND.match(self.claim.statement)
        if behind is None or first.casefold() in _NOT_OF_A_NAME or first in GROUPS or self.doc[0].pos_ in _SMALL_KINDS:
            return False
        return re.search(rf"\b{first.lower()}\b", self.text) is None and not first.endswith("s")

    def _is_person(self, word: str) -> bool:
        """Tell whether a name of a person holds the word ("Jones", "James")."""
        people = (m for m in self.reading.mentions if m.type is EntityType.PERSON)
        return any(word in self.text[m.start : m.end].split() for m in people)

    @cached_property
    def doc(self) -> Doc:
        """Return the parse of the claim's statement; its offsets count from the statement's beginning."""
        doc = self.english.make_doc(self.claim.statement)
        for token in doc:
            token.is_sent_start = token.i == 0
        return self.english(doc)

    def token_at(self, at: int) -> Token | None:
        """Return the token that holds a place of the claim's statement, None between two."""
        return next((token for token in self.doc if token.idx <= at < token.idx + len(token.text)), None)

    def place(self, start: int, end: int) -> Span | None:
        """Return where a span of the article stands in the stem, or None."""
        found = self.claim.locate(start, end)
        return None if found is None else (found[0] + len(self.lead), found[1] + len(self.lead))

    def quantities(self) -> tuple[tuple[Quantity, Fact], ...]:
        """Return the quantities that the statement holds."""
        return tuple((f.value, f) for f in self.claim.facts if isinstance(f.value, Quantity))

    def times(self) -> tuple[tuple[TimeExpression, Fact], ...]:
        """Return the time expressions that the statement holds."""
        return tuple((f.value, f) for f in self.claim.facts if isinstance(f.value, TimeExpression))

    def mentions(self) -> tuple[tuple[Mention, Fact], ...]:
        """Return the names that the statement holds."""
        return tuple((f.value, f) for f in self.claim.facts if isinstance(f.value, Mention))

    def in_article(self, start: int, end: int) -> Span:
        """Return where a span of the statement stands in the article, or the whole sentence."""
        offset = 0
        for piece in self.claim.pieces:
            if piece.start is not None and offset <= start and end <= offset + len(piece.text):
                return piece.start + start - offset, piece.start + end - offset
            offset += len(piece.text)
        return self.claim.start, self.claim.end

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a span of the stem lies in quotation marks: somebody's words are not edited."""
        return any(m.start() < end and start < m.end() for m in _QUOTED.finditer(self.stem))
