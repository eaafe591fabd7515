"""What a kind makes its items from: one claim, as a stem with the place of each fact in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.items.calendar import YEAR
from quizapp.items.numerals import values_in
from quizapp.model import PassageKind
from quizapp.reading.knowledge import Claim, EntityType, Fact, Mention, Quantity, Reading, TimeExpression

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Span = tuple[int, int]
_MOST_SPEAKER_WORDS = 12
_PRONOUNS = frozenset("he she they it we i you who one this that these those his her their its some others".split())
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

    @cached_property
    def taken(self) -> frozenset[Decimal]:
        """Return the values of all numbers in the article, in any form."""
        return frozenset(values_in(self.text)) | frozenset(values_in(self.reading.article.title))

    @cached_property
    def headline(self) -> str:
        """Return the title and the headline: what a reader of the quiz has seen."""
        lines = [self.text[p.start : p.end] for p in self.reading.passages[:3] if p.kind is PassageKind.HEADLINE]
        return " ".join([self.reading.article.title, *lines])

    @cached_property
    def latest_year(self) -> int | None:
        """Return the latest year that the article speaks of or was published in, or None."""
        years = [int(year) for year in YEAR.findall(self.text)]
        years += [int(year) for year in YEAR.findall(self.reading.article.record.published or "")]
        return max(years, default=None)

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
        text = self.claim.statement
        return text[0].lower() + text[1:] if self.lead and self._first_word_is_common else text

    @cached_property
    def stem(self) -> str:
        """Return the true statement that the item starts from."""
        return self.lead + self.statement

    @cached_property
    def _first_word_is_common(self) -> bool:
        first = self.doc[0]
        started_small = self.claim.pieces[0].start is None and len(self.claim.pieces[0].text) == 1
        return started_small or (
            first.pos_ not in ("PROPN", "X") and first.text != "I" and not first.text[1:2].isupper()
        )

    @cached_property
    def doc(self) -> Doc:
        """Return the parse of the claim's statement; its offsets count from the statement's beginning."""
        doc = self.english.make_doc(self.claim.statement)
        for token in doc:
            token.is_sent_start = token.i == 0
        return self.english(doc)

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

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a span of the stem lies in quotation marks: somebody's words are not edited."""
        return any(m.start() < end and start < m.end() for m in _QUOTED.finditer(self.stem))


def speaker_words(claim: Claim, reading: Reading) -> str | None:
    """Return who a claim is attributed to, in words that need no context, or None."""
    attribution = claim.attribution
    if attribution is None or attribution.speaker is None:
        return None
    if attribution.speaker_entity is not None:
        return best_form(reading, attribution.speaker_entity)
    start, end = attribution.speaker
    words = " ".join(reading.article.text[start:end].split()).strip(" ,;:–—")
    if not words or words.split()[0].casefold() in _PRONOUNS or len(words.split()) > _MOST_SPEAKER_WORDS:
        return None
    if re.search(r"\b(?:who|which|he|she|his|her|their|its|my|our)\b", words) or re.search(r"[“”\"()]", words):
        return None
    words = _small_first(words, start, reading)
    # "the minister": one person whom the stem would have to name
    if re.match(r"(?:the|another|one|a (?:spokes|state))", words) and not re.search(
        r"\b(?:of|for|from|at|in|with|by)\b|[A-Z]", words[3:]
    ):
        return None if not words.endswith("s") else words
    return words


def _small_first(words: str, start: int, reading: Reading) -> str:
    first = words.split(maxsplit=1)[0]
    named = any(m.start <= start < m.end for m in reading.mentions)
    common = first.casefold() in _COMMON_OPENINGS or (not named and start in {s for s, _ in reading.sentences})
    return words[0].lower() + words[1:] if common and not first.isupper() else words


_COMMON_OPENINGS = frozenset(
    "the a an police officials authorities experts scientists researchers residents witnesses local state "
    "some many several government military doctors critics supporters analysts prosecutors lawyers "
    "investigators".split()
)


def best_form(reading: Reading, entity: int) -> str | None:
    """Return the fullest form of a name: the longest one, without what is not part of it, the first of equals."""
    forms = [m for m in reading.mentions if m.entity == entity]
    if not forms:
        return None
    longest = max(forms, key=lambda m: (m.type is EntityType.PERSON or m.confidence > 0.3, m.end - m.start, -m.start))
    words = " ".join(reading.article.text[longest.start : longest.end].split())
    words = re.sub(r"['’]s?$", "", words)
    needs_article = longest.type is EntityType.ORGANISATION and re.match(
        r"[Tt]he\s+$", reading.article.text[max(0, longest.start - 4) : longest.start]
    )
    return f"the {words}" if needs_article and not words.casefold().startswith("the ") else words
