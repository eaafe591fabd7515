"""A statement in the making: text, each character with the place in the article that it came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.reading.knowledge import Piece

Span = tuple[int, int]
PUT_IN = -1


@dataclass(frozen=True, slots=True)
class Draft:
    """`origin[i]` is where character i of `text` stands in the clean text, or PUT_IN."""

    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, clean: str, start: int, end: int) -> Draft:
        """Return the draft that repeats a stretch of the clean text."""
        return cls(clean[start:end], tuple(range(start, end)))

    def part(self, start: int, end: int) -> Draft:
        """Return the draft of a stretch of this one."""
        return Draft(self.text[start:end], self.origin[start:end])

    def cut(self, start: int, end: int) -> Draft:
        """Return the draft without a stretch."""
        return self.part(0, start) + self.part(end, len(self.text))

    def replace(self, start: int, end: int, text: str) -> Draft:
        """Return the draft with a stretch replaced by words that the article does not have there."""
        return self.part(0, start) + put_in(text) + self.part(end, len(self.text))

    def __add__(self, other: Draft) -> Draft:
        """Return both, one after the other."""
        return Draft(self.text + other.text, self.origin + other.origin)

    def trim(self, marks: str) -> Draft:
        """Return the draft without leading and trailing characters out of `marks`."""
        start = len(self.text) - len(self.text.lstrip(marks))
        return self.part(start, max(start, len(self.text.rstrip(marks))))

    def recase(self, at: int, letter: str) -> Draft:
        """Return the draft with one letter in the other case; it keeps its place in the article."""
        return Draft(self.text[:at] + letter + self.text[at + 1 :], self.origin)

    def locate(self, start: int, end: int) -> Span | None:
        """Return where a stretch of the clean text stands in the draft, or None unless all of it does, unbroken."""
        known = [(place, at) for at, place in enumerate(self.origin) if place != PUT_IN]
        index = bisect_left(known, (start, -1))
        width = end - start
        run = known[index : index + width]
        if len(run) < width or run[0][0] != start or run[-1][0] != end - 1 or run[-1][1] - run[0][1] != width - 1:
            return None
        return run[0][1], run[-1][1] + 1

    def pieces(self, article: str, place: Sequence[int] | None = None) -> tuple[Piece, ...]:
        """Return the pieces of the statement; a piece with a start repeats the article letter for letter."""
        pieces: list[Piece] = []
        text, start, following = "", None, None
        for letter, origin in zip(self.text, self.origin, strict=True):
            here = None if origin == PUT_IN else origin if place is None else place[origin]
            if here is not None and article[here] != letter:
                here = None
            if text and here != following:
                pieces.append(Piece(text, start))
                text = ""
            if not text:
                start = here
            text += letter
            following = None if here is None else here + 1
        return (*pieces, Piece(text, start)) if text else tuple(pieces)


def put_in(text: str) -> Draft:
    """Return a draft of words that are not the article's."""
    return Draft(text, (PUT_IN,) * len(text))
