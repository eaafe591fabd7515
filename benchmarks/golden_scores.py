"""Score a reading against a golden document: what was right, what was missed, what was wrong, row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizapp.model import PassageKind
from quizapp.reading.knowledge import Attribution, Claim, Reading
from tests.golden.load import GoldenAttribution, GoldenDocument

Span = tuple[int, int]

WORD = re.compile(r"[\w$£€%]+")
SKIPPED = frozenset("the a an that and mr mrs ms".split())  # "and", "that": where a clause opens is a matter of taste
PROSE = (PassageKind.PROSE, PassageKind.LIST)


@dataclass(slots=True)
class Tally:
    """Counts of one kind of finding, and the rows that went wrong, in words."""

    right: int = 0
    expected: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.expected += other.expected
        self.found += other.found
        self.faults += other.faults

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


def words(text: str) -> list[str]:
    return [w for w in WORD.findall(text.lower()) if w not in SKIPPED]


def overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def same_words(text: str, first: Span, second: Span) -> bool:
    return words(text[slice(*first)]) == words(text[slice(*second)])


def score(reading: Reading, golden: GoldenDocument) -> dict[str, Tally]:
    """Return a tally by kind of finding."""
    return {
        "speaker and content": _attributions(reading, golden),
        "quantities": _quantities(reading, golden),
        "antecedents": _references(reading, golden),
        "blocks that are not prose": _passages(reading, golden),
        "claims: subject and verb": _claims(reading, golden),
        "claims from captions, headings, notices": _stray(reading, golden),
        "claims where a reader makes none": _unwanted(reading, golden),
        "claims that lean on the text": _leaning(reading, golden),
    }


def _attributions(reading: Reading, golden: GoldenDocument) -> Tally:
    tally = Tally()
    left = list(reading.attributions)
    for row in golden.attributions:
        match = next((a for a in left if _same_attribution(golden, row, a)), None)
        if match is not None:
            left.remove(match)
        if row.optional:
            continue
        tally.expected += 1
        if match is not None:
            tally.right += 1
        else:
            near = [a for a in reading.attributions if overlap(a.content, row.content)]
            tally.faults.append(
                f"missed: {_show(golden.text, row.speaker)} | {golden.text[slice(*row.cue)]} |"
                f" {golden.text[slice(*row.content)]}"
                + "".join(
                    f"\n      found {_show(golden.text, a.speaker)} | {golden.text[slice(*a.cue)]} |"
                    f" {golden.text[slice(*a.content)]}"
                    for a in near
                )
            )
    tally.found = tally.right + len(left)
    tally.faults += [
        f"invented: {_show(golden.text, a.speaker)} | {golden.text[slice(*a.cue)]} | {golden.text[slice(*a.content)]}"
        for a in left
        if not any(overlap(a.content, row.content) and overlap(a.cue, row.cue) for row in golden.attributions)
    ]
    return tally


def _show(text: str, span: Span | None) -> str:
    return "nobody" if span is None else text[slice(*span)]


def _same_attribution(golden: GoldenDocument, row: GoldenAttribution, found: Attribution) -> bool:
    text = golden.text
    if not overlap(found.cue, row.cue) or not same_words(text, found.content, row.content):
        return False
    if row.speaker is None or found.speaker is None:
        return row.speaker is None and found.speaker is None
    expected, given = words(text[slice(*row.speaker)]), words(text[slice(*found.speaker)])
    return overlap(row.speaker, found.speaker) and (_within(given, expected) or _within(expected, given))


def _within(part: list[str], whole: list[str]) -> bool:
    """Say whether words stand in a row in others: an apposition may be in the speaker's span or not."""
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _quantities(reading: Reading, golden: GoldenDocument) -> Tally:
    tally = Tally()
    judged = [q for q in reading.quantities if golden.in_prose((q.start, q.end))]
    by_number = {(q.number_start, q.number_end): q for q in judged}
    used = set()
    for row in golden.quantities:
        found = next((q for q in by_number.values() if overlap((q.start, q.end), row.span)), None)
        if found is not None:
            used.add((found.number_start, found.number_end))
        if row.optional:
            continue
        tally.expected += 1
        right = found is not None and found.kind is row.kind and found.bound is row.bound
        right = right and found is not None and same_words(golden.text, (found.start, found.end), row.span)
        if row.value is not None:  # a missing value is not judged, nor is the other side of a score
            right = right and found is not None and found.value == row.value and found.high == row.high
        if right:
            tally.right += 1
        else:
            tally.faults.append(f"{golden.text[slice(*row.span)]}: {found}")
    tally.found = tally.right + sum(1 for place in by_number if place not in used)
    return tally


def _references(reading: Reading, golden: GoldenDocument) -> Tally:
    """Count right antecedents among those named; a row left open costs recall only."""
    tally = Tally()
    entity_of = {m.span: m.entity for m in golden.mentions}
    for row in golden.references:
        tally.expected += not row.open
        found = next((r for r in reading.references if overlap((r.start, r.end), row.span) and r.antecedent), None)
        if found is None or found.antecedent is None:
            continue
        tally.found += 1
        named = {entity for span, entity in entity_of.items() if overlap(span, found.antecedent)}
        right = row.entity in named if row.entity else False
        if row.antecedent is not None:
            right = same_words(golden.text, row.antecedent, found.antecedent) or overlap(
                row.antecedent, found.antecedent
            )
        if right:
            tally.right += 1
        else:
            around = golden.text[max(0, row.span[0] - 30) : row.span[1] + 30].replace("\n", " ")
            tally.faults.append(f"…{around}… → {golden.text[slice(*found.antecedent)]}")
    return tally


def _passages(reading: Reading, golden: GoldenDocument) -> Tally:
    tally = Tally()
    for row in golden.passages:
        if row.kind is PassageKind.LIST:
            continue
        tally.expected += 1
        found = [p for p in reading.passages if overlap((p.start, p.end), row.span)]
        if found and all(p.kind not in PROSE for p in found):
            tally.right += 1
        else:
            tally.faults.append(f"{row.kind}: {golden.text[slice(*row.span)][:60]!r} → {[p.kind.value for p in found]}")
    tally.found += tally.right
    for passage in reading.passages:
        if passage.kind not in PROSE:
            listed = any(overlap((passage.start, passage.end), row.span) for row in golden.passages)
            if not listed:
                tally.found += 1
                tally.faults.append(
                    f"prose taken for {passage.kind}: {golden.text[passage.start : passage.end][:60]!r}"
                )
    return tally


def _from_sentence(reading: Reading, start: int) -> list[Claim]:
    return [c for c in reading.claims if c.start - 2 <= start < c.end]


def _claims(reading: Reading, golden: GoldenDocument) -> Tally:
    """Of the claims that a reader makes and that stand alone: subject and verb as the reader has them."""
    tally = Tally(found=len(reading.claims))
    for row in golden.claims:
        if not row.stands_alone:
            continue
        tally.expected += 1
        claims = _from_sentence(reading, row.start)
        if any(_agrees(golden, row.subject, row.verb, claim) for claim in claims):
            tally.right += 1
        else:
            made = "; ".join(f"{_part(c, c.subject)} | {_part(c, c.verb)}" for c in claims) or _reason(
                reading, row.start
            )
            tally.faults.append(f"{golden.text[slice(*row.subject)]} | {golden.text[slice(*row.verb)]} → {made}")
    return tally


def _reason(reading: Reading, start: int) -> str:
    return next((f"none: {e.reason}" for e in reading.ledger if e.start - 2 <= start < e.end), "none")


def _part(claim: Claim, span: Span) -> str:
    return claim.statement[slice(*span)]


def _agrees(golden: GoldenDocument, subject: Span, verb: Span, claim: Claim) -> bool:
    text = golden.text
    pronoun = text[slice(*subject)].split()[0].lower() in ("he", "she", "it", "they", "his", "her", "its", "their")
    subjects = pronoun or words(text[slice(*subject)])[-1:] == words(_part(claim, claim.subject))[-1:]
    subjects = subjects or set(words(text[slice(*subject)])) <= set(words(_part(claim, claim.subject)))
    return subjects and words(text[slice(*verb)])[-1:] == words(_part(claim, claim.verb))[-1:]


def _stray(reading: Reading, golden: GoldenDocument) -> Tally:
    stray = [c for c in reading.claims if not golden.in_prose((c.start, c.end))]
    return Tally(found=len(stray), faults=[c.statement for c in stray])


def _unwanted(reading: Reading, golden: GoldenDocument) -> Tally:
    with_claims = {row.start for row in golden.claims}
    rows = [row for row in golden.no_claim if row.start not in with_claims]
    wrong = [(row.reason, c.statement) for row in rows for c in _from_sentence(reading, row.start)]
    return Tally(expected=len(rows), found=len(wrong), faults=[f"{reason}: {statement}" for reason, statement in wrong])


def _leaning(reading: Reading, golden: GoldenDocument) -> Tally:
    starts = Counter(row.start for row in golden.claims)
    rows = [row for row in golden.claims if not row.stands_alone]
    wrong = [
        claim.statement
        for row in rows
        for claim in _from_sentence(reading, row.start)
        if _agrees(golden, row.subject, row.verb, claim) or starts[row.start] == 1
    ]
    return Tally(expected=len(rows), found=len(wrong), faults=wrong)


def lines(name: str, tallies: dict[str, Tally], with_faults: bool) -> Iterator[str]:
    """Yield a report of one half."""
    yield f"## {name}"
    for kind, t in tallies.items():
        counts = f"right {t.right}, expected {t.expected}, found {t.found}"
        yield f"{kind}: {counts}; recall {t.recall:.1%}, precision {t.precision:.1%}"
        if with_faults:
            yield from (f"    {fault}" for fault in t.faults)
