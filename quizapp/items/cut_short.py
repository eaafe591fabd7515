"""Statements whose ends, or whose halves, do not meet at a joint of the sentence that they were cut out of."""

from __future__ import annotations

import re
from itertools import pairwise

from quizapp.items.source import Source
from quizapp.reading.day_of_reading import READING_DAY
from quizapp.reading.joints import LEADING

_FREE_END = frozenset(" .,;:!?…\"'”’)]–—-\n")
_JOINTS = frozenset(
    "and but or while as when after before because although though since which who where with including adding saying "
    "he she it they according said says told so if until unless yet despite whereas following amid".split()
)
# "had a slender build, | and was covered in wounds, made a case": the subject has verbs that were left out
_SAME_SUBJECT = re.compile(
    r"\s*,\s*(?:and|or|but) ?(?:\w+ly )?(?:was|were|is|are|has|had|have|will|would|did|[a-z]{3,}ed)\b"
)
_PLACE_BEFORE = re.compile(
    r"(?:(?:But|And|Meanwhile,?) )?(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) (?:the )?[A-Z][\w’'.-]+(?: [A-Z]\w+)*,$"
)
_CLOCK_AT_END = re.compile(r"\d ?[ap]\.?m\.?$", re.IGNORECASE)
_ZONE = re.compile(r"\s*(?:Eastern|Central|Pacific|Mountain|Atlantic|local|GMT|UTC|[A-Z]{1,2}T)\b")
OR_ELSE = re.compile(r",? or(?: (?:he|she|it|they))?$")
_PAIRS = re.compile(
    r"\bneither (?:an?|the|in|on|at|to|by|for|been|have|has|\w+ed|\w+ing)\b(?!.*\bnor\b)|"
    r"\bas much (?:an?|about)\b(?!.*\bas\b)"
)
_FRONT_JOINTS = _JOINTS | frozenset("that however also meanwhile then later still".split())


def cut_short(source: Source) -> str | None:
    """Refuse a statement whose ends do not lie at a joint of its sentence: the parser cut a clause in two."""
    pieces = source.claim.pieces
    placed = [piece for piece in pieces if piece.start is not None and piece.text.strip()]
    if not placed:
        return None
    recased = len(pieces[0].text) if pieces[0].start is None and len(pieces[0].text) == 1 else 0
    before = source.text[source.claim.start : (placed[0].start or 0) - recased].rstrip()
    after = source.text[source.ends : source.claim.end]
    ended_by_name = re.search(r"[A-Z]\w*\.?$", source.claim.statement)
    signs = {
        "the sentence goes on where the statement ends": _goes_on(after),
        "a heading stands before it": before.endswith(":"),
        "the statement begins in the middle of a word": before.endswith(("-", "‐", "–", "’", "'")),
        "the sentence begins before the statement does": _begins_before(before),
        "its second half is missing": half_of_a_pair(source.claim.statement),
        "its place was lost": _PLACE_BEFORE.match(before),
        "the zone of a clock time follows": _CLOCK_AT_END.search(source.claim.statement)
        and _ZONE.match(source.text, source.claim.end),
        "in the middle of a list of names": (ended_by_name and re.match(r",? and [A-Z]", after))
        or re.search(r"[A-Z]\w*, and(?: [A-Z]\w*)?$", before),
    }
    return next((f"cut short: {reason}" for reason, found in signs.items() if found), None)


def half_of_a_pair(statement: str) -> str | None:
    """Return "neither" or "as much a" where the "nor" or the second "as" was cut off."""
    match = _PAIRS.search(statement)
    return match.group() if match is not None else None


def _goes_on(after: str) -> bool:
    following = re.match(r"\s*([\w’']+)", after)
    joined = following is not None and after[:1].isspace() and following[1].casefold() not in _JOINTS
    return bool(after) and (after[0] not in _FREE_END or joined or _SAME_SUBJECT.match(after) is not None)


def _begins_before(before: str) -> bool:
    word = re.search(r"[\w’']+$", before)
    return word is not None and word.group().casefold() not in _FRONT_JOINTS and not LEADING.fullmatch(before + ", ")


def patched_wrongly(source: Source) -> str | None:
    """Refuse "In May, the sail unfolded" made of "In May it took off and in June the sail unfolded".

    What was left out between two pieces must begin and end at a joint.
    """
    placed = [piece for piece in source.claim.pieces if piece.start is not None and len(piece.text) > 1]
    for before, after in pairwise(placed):
        left_out = source.text[before.end : after.start].strip() if (before.end or 0) < (after.start or 0) else ""
        last = re.search(r"([\w’']+)(?: \w)?$", left_out)
        if re.fullmatch(READING_DAY, left_out, re.IGNORECASE):
            continue
        if OR_ELSE.search(left_out) is not None:
            return "one of two things that may be"
        if last is not None and len(left_out.split()) > 2 and last[1].casefold() not in _FRONT_JOINTS:
            return "its halves do not belong together"
    return None
