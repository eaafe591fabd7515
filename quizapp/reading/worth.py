"""Check-worthiness: how much there is in a claim that can be checked (after ClaimBuster, Hassan et al. 2017).

The weights are a judgement, not a measurement: numbers, dates and names can be settled by a look at the article;
vague words and opinions cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.reading.knowledge import Attribution, EntityType, Fact, Mention, Quantity, QuantityKind, TimeExpression

VAGUE = re.compile(
    r"\b(?:very|quite|rather|really|some|many|several|often|sometimes|various|numerous|a lot|lots|things?|something|"
    r"somehow|somewhat|"
    r"a number of|fairly|largely|generally|increasingly)\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:good|bad|great|terrible|best|worst|beautiful|important|interesting|wonderful|awful|nice|lovely|remarkable|"
    r"extraordinary|should|ought|"
    r"must|best|perfect|amazing|incredible|disgrace|shame|hope|feel|feels|felt)\b",
    re.IGNORECASE,
)


def worth_of(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    statement: str,
    facts: Sequence[Fact],
    attribution: Attribution | None,
    hedges: Sequence[str],
    named_subject: bool,
    loose: Sequence[str] = (),
) -> tuple[float, tuple[str, ...]]:
    """Return a score from 0 to 1 and in plain words what raised or lowered it; `loose` are descriptions left open."""
    marks: list[tuple[float, str]] = []
    values = [fact.value for fact in facts]
    numbers = [v for v in values if isinstance(v, Quantity) and v.kind is not QuantityKind.IDENTIFIER]
    names = [v for v in values if isinstance(v, Mention) and v.type is not EntityType.OTHER]
    times = [v for v in values if isinstance(v, TimeExpression) and v.value is not None]
    if numbers:
        marks.append((0.25 if len(numbers) == 1 else 0.3, "it has a number"))
    if names:
        marks.append((0.15 if len(names) == 1 else 0.2, "it names somebody or something"))
    if times:
        marks.append((0.1, "it says when"))
    if named_subject:
        marks.append((0.1, "its subject is a name"))
    if attribution is not None and attribution.speaker is None:
        marks.append((-0.1, "nobody in particular says it"))
    if hedges:
        marks.append((-0.1, f"hedged: {', '.join(hedges)}"))
    if loose:
        marks.append((-0.1, f"it speaks of “{loose[0]}” without saying which"))
    if VAGUE.search(statement):
        marks.append((-0.1, "it has a vague word"))
    if OPINION.search(statement):
        marks.append((-0.15, "it judges rather than reports"))
    score = 0.4 + sum(points for points, _ in marks)
    return round(min(1.0, max(0.0, score)), 2), tuple(reason for _, reason in marks)
