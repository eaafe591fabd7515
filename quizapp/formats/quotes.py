"""Where a quote stands in an article, and what to say where it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from quizapp.model import Article, Citation, Passage
from quizapp.reading.passages import find_passages

_LEVELLED = str.maketrans(
    {
        **dict.fromkeys('“”„‟«»‘’‚‛‹›′″`´"', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
    }
)
_IGNORED = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphen, zero-width and direction marks
_LIKE_ENOUGH = 60.0  # rapidfuzz score from which a passage is worth showing
_SEARCH_WORK = 100_000_000  # characters × characters spent on looking for near quotes in one file


@dataclass(frozen=True, slots=True)
class Misquote:
    """Why a quote cannot be cited: what is wrong, and what to write instead."""

    message: str
    advice: str


class Quotable:
    """An article in which quotes are looked up."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self._work_left = _SEARCH_WORK

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the blocks of the article, with their paragraph numbers."""
        return find_passages(self.text)

    @cached_property
    def _levelled(self) -> tuple[str, tuple[int, ...]]:
        return _level(self.text)

    def cite(self, quote: str, paragraph: int | None = None, start: int | None = None) -> Citation | Misquote:
        """Return the citation of a quote; a line break within it counts as a space.

        Where the quote stands more than once, `paragraph` or `start` (characters from 0) tells which is meant.
        """
        spans = self._spans(quote)
        if not spans:
            return self._misquote(quote)
        if start is not None:
            return self._at(start, spans, quote)
        if paragraph is not None:
            inside = self._within(paragraph, spans)
            if isinstance(inside, Misquote):
                return inside
            spans = inside
        if len(spans) > 1:
            return self._ambiguous(spans)
        return self._citation(*spans[0])

    def paragraph_of(self, start: int) -> int | None:
        """Return the number of the paragraph in which a character stands."""
        return next((p.number for p in self.passages if p.start <= start < p.end), None)

    def _citation(self, start: int, end: int) -> Citation:
        return Citation(self.text[start:end], start, end)

    def _spans(self, quote: str) -> list[tuple[int, int]]:
        exact = []
        at = self.text.find(quote)
        while at >= 0:
            exact.append((at, at + len(quote)))
            at = self.text.find(quote, at + 1)
        words = quote.split()
        if exact or len(words) < 2:
            return exact
        # YAML folds the line breaks of a long text into spaces; hard-wrapped articles have breaks within a sentence.
        folded = r"[ \n]+".join(re.escape(word) for word in re.split(r"[ \n]+", quote))
        return [match.span() for match in re.finditer(folded, self.text)]

    def _at(self, start: int, spans: list[tuple[int, int]], quote: str) -> Citation | Misquote:
        found = next((span for span in spans if span[0] == start), None)
        if found:
            return self._citation(*found)
        places = ", ".join(str(span[0]) for span in spans[:5])
        return Misquote(f"the quote does not start at character {start} of the article", f"it starts at {places}")

    def _within(self, paragraph: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]] | Misquote:
        inside = [span for span in spans if self.paragraph_of(span[0]) == paragraph]
        if inside:
            return inside
        return Misquote(
            f"the quote does not stand in paragraph {paragraph}",
            f"it stands in {self._places(spans)}; write that number",
        )

    def _places(self, spans: list[tuple[int, int]]) -> str:
        numbers = [self.paragraph_of(start) for start, _ in spans]
        named = list(dict.fromkeys("a heading or caption" if n is None else f"paragraph {n}" for n in numbers))
        return " and ".join(named) if len(named) < 3 else ", ".join(named[:5])

    def _ambiguous(self, spans: list[tuple[int, int]]) -> Misquote:
        numbers = [self.paragraph_of(start) for start, _ in spans]
        message = f"the quote stands {len(spans)} times in the article, in {self._places(spans)}"
        single = next((n for n in numbers if n is not None and numbers.count(n) == 1), None)
        if single is None:
            return Misquote(message, "make the quote longer, so that it stands there once")
        return Misquote(message, f"make it longer, or add the paragraph that is meant, such as “paragraph: {single}”")

    def _misquote(self, quote: str) -> Misquote:
        same = self._differing_only(quote)
        if same:
            return same
        near = self._nearest(quote)
        if near is None:
            return Misquote("the quote is not in the article", "copy the words that settle the question from it")
        start, end = near
        number = self.paragraph_of(start)
        place = f" (paragraph {number})" if number else ""
        return Misquote(
            f"the quote is not in the article; nearest is “{self.text[start:end]}”{place}", "copy it exactly"
        )

    def _differing_only(self, quote: str) -> Misquote | None:
        levelled, offsets = self._levelled
        wanted, _ = _level(quote)
        wanted = wanted.strip()
        for form, text, what in (
            (wanted, levelled, "quotation marks, dashes or spaces differ"),
            (wanted.casefold(), levelled.casefold(), "capital letters differ"),
        ):
            at = text.find(form) if form and len(text) == len(offsets) else -1
            if at >= 0:
                exact = self.text[offsets[at] : offsets[at + len(form) - 1] + 1]
                return Misquote(
                    f"the quote is in the article, but its {what}", f"write it as it stands there: “{exact}”"
                )
        return None

    def _nearest(self, quote: str) -> tuple[int, int] | None:
        self._work_left -= len(self.text) * min(len(quote), 1000)
        if self._work_left < 0 or len(quote) > len(self.text):
            return None
        found = fuzz.partial_ratio_alignment(quote, self.text, score_cutoff=_LIKE_ENOUGH)
        if found is None:
            return None
        middle = (found.dest_start + found.dest_end) // 2  # the passage in which most of it stands
        first = self.text.rfind("\n", 0, middle) + 1
        last = self.text.find("\n", middle)
        last = len(self.text) if last < 0 else last
        return _whole_words(self.text, max(first, found.dest_start), min(last, found.dest_end))


def _level(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with quotes, dashes and spaces levelled, and for each character its offset in the original."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        if letter in _IGNORED:
            continue
        plain = " " if letter.isspace() else letter.translate(_LEVELLED)
        if plain == " " and letters and letters[-1] == " ":
            continue
        letters.extend(plain)
        offsets.extend([offset] * len(plain))
    return "".join(letters), tuple(offsets)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
