"""A question on a text that has changed: where its words stand now, or why it cannot stay as it is.

The words are found as a TextQuoteSelector finds them: letter for letter, and where they stand more than once, by what
stood before and behind them (https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.items.verify import verify
from quizapp.model import Article, Citation, Item, Proof

CONTEXT = 60  # characters on either side that tell one place from another
SPAN = re.compile(r"(\d+)-(\d+)", re.ASCII)
Span = tuple[int, int]


def moved(item: Item, before: Article, after: Article) -> Item | str:
    """Return a question on `before` as it stands on `after`; where it does not hold there, a sentence that says why."""
    cited = item.citation
    place = find_again((cited.start, cited.end), before.text, after.text)
    if place is None:
        return f"Its quote is not in the new text: “{_short(cited.quote)}”."
    proof = _moved_proof(item.proof, before.text, after.text) if item.proof else None
    if item.proof is not None and proof is None:
        return "The sentence that it was made from has changed."
    on_new = replace(item, citation=Citation(cited.quote, *place), proof=proof)
    faults = verify(on_new, after)
    return faults[0].message if faults else on_new


def find_again(span: Span, before: str, after: str) -> Span | None:
    """Return where the words of a span stand in the text after its change: the place with the likest surroundings."""
    words = before[span[0] : span[1]]
    places = []
    at = after.find(words)
    while at >= 0:
        places.append(at)
        at = after.find(words, at + 1)
    if not places:
        return None
    best = max(places, key=lambda start: _likeness(span, before, start, after))
    return best, best + len(words)


def _likeness(span: Span, before: str, start: int, after: str) -> int:
    end = start + span[1] - span[0]
    left = _shared(before[max(0, span[0] - CONTEXT) : span[0]][::-1], after[max(0, start - CONTEXT) : start][::-1])
    return left + _shared(before[span[1] : span[1] + CONTEXT], after[end : end + CONTEXT])


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _moved_proof(proof: Proof, before: str, after: str) -> Proof | None:
    place = find_again((proof.start, proof.end), before, after)
    if place is None:
        return None
    inputs = []
    for name, value in proof.inputs:
        match = SPAN.fullmatch(value)
        if match is None:
            inputs.append((name, value))
            continue
        span = int(match[1]), int(match[2])
        inside = proof.start <= span[0] and span[1] <= proof.end
        shift = place[0] - proof.start
        found = (span[0] + shift, span[1] + shift) if inside else find_again(span, before, after)
        if found is None:
            return None
        inputs.append((name, f"{found[0]}-{found[1]}"))
    return Proof(proof.rule, *place, tuple(inputs))


def _short(words: str, most: int = 120) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
