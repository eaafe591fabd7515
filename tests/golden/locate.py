"""Find the exact strings of an annotation in its article: each once and only once, or an error that says what to do."""

from __future__ import annotations

from itertools import pairwise

Span = tuple[int, int]

ELISION = " … "


class GoldenError(ValueError):
    """An annotation that does not fit its article. The message names file, field and string."""


class Finder:
    """Resolve strings to spans of one text."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name

    def fail(self, what: str) -> GoldenError:
        """Return the error that says what is wrong, with the file's name before it."""
        return GoldenError(f"{self.name}: {what}")

    def occurrences(self, needle: str, within: Span | None = None) -> list[Span]:
        """Return where a string stands, as whole words: "May" is not found in "Mayor"."""
        if not needle:
            raise self.fail("an empty string is annotated; write the words of the article")
        start, end = within or (0, len(self.text))
        found = []
        at = self.text.find(needle, start, end)
        while at >= 0:
            if self._is_whole(at, at + len(needle)):
                found.append((at, at + len(needle)))
            at = self.text.find(needle, at + 1, end)
        return found

    def _is_whole(self, start: int, end: int) -> bool:
        text = self.text
        starts = start == 0 or not (text[start].isalnum() and text[start - 1].isalnum())
        ends = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
        # Blocks that run together ("KazakhstanOn") and units ("130g") have borders without a space.
        glued = end < len(text) and text[end - 1].islower() and text[end].isupper()
        joined = start > 0 and text[start - 1].islower() and text[start].isupper()
        digits = end < len(text) and text[end - 1].isdigit() and text[end].isalpha()
        return (starts or joined) and (ends or glued or digits)

    def once(self, needle: str, within: Span | None = None) -> Span:
        """Return the one place of a string. "first words … last words" spans all that lies between."""
        parts = needle.split(ELISION)
        if len(parts) > 2:
            raise self.fail(f"“{needle}” has more than one “…”; one is enough")
        start, end = self._single(parts[0], within)
        if len(parts) == 1:
            return start, end
        limit = within[1] if within else len(self.text)
        tails = self.occurrences(parts[1], (end, limit))
        if not tails:
            raise self.fail(f"“{parts[1]}” does not follow “{parts[0]}”")
        return start, tails[0][1]

    def _single(self, needle: str, within: Span | None) -> Span:
        found = self.occurrences(needle, within)
        where = f" within “{self.text[within[0] : within[1]]}”" if within else ""
        if not found:
            raise self.fail(f"“{needle}” is not in the article{where}; copy it letter for letter")
        if len(found) > 1:
            raise self.fail(f"“{needle}” stands {len(found)} times{where}; add `in:` with unique words around it")
        return found[0]

    def at(self, needle: str, context: str | None) -> Span:
        """Return the place of a string within its context, or within the whole text where no context is given."""
        return self.once(needle, self.once(context) if context else None)

    def after(self, needle: str, start: int, reach: int = 900) -> Span:
        """Return the first place of a string after an offset, at most `reach` characters on."""
        found = self.occurrences(needle, (start, min(len(self.text), start + reach)))
        if not found:
            raise self.fail(f"“{needle}” is not in the sentence “{self.text[start : start + 50]}…”")
        return found[0]

    def before(self, needle: str, end: int) -> Span:
        """Return the last place of a string before an offset."""
        found = self.occurrences(needle, (0, end))
        if not found:
            raise self.fail(f"“{needle}” does not stand before “{self.text[end : end + 40]}…”")
        return found[-1]


def overlapping(spans: list[Span]) -> tuple[Span, Span] | None:
    """Return two spans that overlap, or None."""
    for first, second in pairwise(sorted(spans)):
        if second[0] < first[1]:
            return first, second
    return None
