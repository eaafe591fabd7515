"""Finding the evidence: did the reader mark the sentence that settles the question?"""

from __future__ import annotations

from collections.abc import Sequence

Span = tuple[int, int]


def marks_the_evidence(marked: Span, quote: Span, sentences: Sequence[Span]) -> bool:
    """Say whether what was marked lies within the sentences that the quote stands in.

    Spans are offsets into one text, end exclusive. A mark that also takes in a neighbour does not say which of them
    settles it. Where the quote stands in no sentence (a headline), the mark has to overlap the quote itself.
    """
    touched = {span for span in sentences if _overlap(span, marked)}
    settling = {span for span in sentences if _overlap(span, quote)}
    if not settling:
        return not touched and _overlap(marked, quote)
    return bool(touched) and touched <= settling


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
