"""Claims of one article that give two values for one thing: nothing is asked about either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from quizapp.items.calendar import MONTH, WEEKDAY
from quizapp.items.numerals import find_numerals
from quizapp.items.wording import words
from quizapp.reading.knowledge import Claim

_ALIKE = 0.75  # of the words of two statements, their numbers left out
_FEWEST_WORDS = 3
_MOST_IN_ONE_BUCKET = 200  # claims with one subject and verb; compared pairwise


def contradicted(claims: Sequence[Claim]) -> frozenset[int]:
    """Return the indices of claims that another claim contradicts in a number or a day, while saying the same else."""
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        subject = words(claim.statement[slice(*claim.subject)])
        buckets[subject[-1] if subject else ""].append(index)
    found: set[int] = set()
    signatures = [_signature(claim.statement) for claim in claims]
    for bucket in buckets.values():
        for position, one in enumerate(bucket[:_MOST_IN_ONE_BUCKET]):
            for other in bucket[position + 1 : _MOST_IN_ONE_BUCKET]:
                if _contradict(signatures[one], signatures[other]):
                    found |= {one, other}
    return frozenset(found)


def _signature(statement: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a statement, and the values in it."""
    values = {str(number.value) for number in find_numerals(statement)}
    plain = statement
    for number in reversed(find_numerals(statement)):
        plain = plain[: number.start] + " " + plain[number.end :]
    values |= {match.group() for pattern in (WEEKDAY, MONTH) for match in pattern.finditer(statement)}
    plain = MONTH.sub(" ", WEEKDAY.sub(" ", plain))
    return frozenset(words(plain)), frozenset(values)


def _contradict(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    shared = one[0] & other[0]
    alike = len(shared) >= max(_FEWEST_WORDS, _ALIKE * len(one[0] | other[0]))
    return alike and bool(one[1] - other[1]) and bool(other[1] - one[1])
