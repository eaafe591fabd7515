"""Titles and roles beside a person's name: "President X", "police chief X", "X, an economist at", "its head, X,"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading.name_words import ROLE_PREFIXES, ROLES

_DETERMINERS = frozenset("a an the its his her their our my".split())
_PLAIN_TITLES = frozenset("mr mrs ms miss mx .".split()) | {""}
_ACADEMIC = frozenset("dr prof sir dame lord lady rev".split())
_APPOSITION_REACH = 7
_LONGEST_ROLE = 5


def role_before(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    """Return the role that ends right before a name, and the token it starts at."""
    start = _run_start(tokens, first)
    while start < first and tokens[start].lower_.rstrip(".") in _PLAIN_TITLES:
        start += 1
    if start < first:
        end = first - 1 if tokens[first - 1].lower_.rstrip(".") in _ACADEMIC and first - start > 1 else first
        return _words(tokens, start, end), start
    if first >= 2 and tokens[first - 1].text == ",":  # "its managing director, Halima Said, said"
        start = _run_start(tokens, first - 1)
        if start < first - 1 and start > 0 and _opens_apposition(tokens, start):
            return _words(tokens, start, first - 1), start
    return None


def role_behind(tokens: Sequence[Token], last: int) -> str | None:
    """Return the role in an apposition behind a name: "Joseph Mwakio, the union's general secretary"."""
    at = last
    if at < len(tokens) and tokens[at].like_num:
        return None
    if at + 2 < len(tokens) and tokens[at].text == "," and tokens[at + 1].like_num and tokens[at + 2].text == ",":
        at += 2  # "Reed, 54, the mayor"
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(", "–", "—"):
        return None
    for index in range(at + 1, min(at + 1 + _APPOSITION_REACH, len(tokens))):
        token = tokens[index]
        if token.text in (",", ".", ";", ")", "and") or token.pos_ in ("VERB", "AUX"):
            return None
        if _is_role(token):
            return _role_in_apposition(tokens, at + 1, index)
    return None


def _role_in_apposition(tokens: Sequence[Token], opener: int, index: int) -> str | None:
    end = index + 1
    while end < len(tokens) and _is_role(tokens[end]):
        end += 1
    start = max(_run_start(tokens, end), opener)
    described = (
        start > opener or tokens[opener].lower_ in _DETERMINERS or tokens[opener].is_lower or _is_role(tokens[opener])
    )
    if tokens[start].lower_ in _DETERMINERS:
        start += 1
    return _words(tokens, start, end) if described and start < end else None


def _opens_apposition(tokens: Sequence[Token], start: int) -> bool:
    """Tell "its director, Ann Reed," from a list of names and roles."""
    before = tokens[start - 1]
    if before.pos_ == "PROPN" and start > 1:  # "the Ardley coach, Ingrid Solberg,"
        before = tokens[start - 2]
    return before.lower_ in _DETERMINERS or before.text in ("'s", "’s", "'", "’")


def _run_start(tokens: Sequence[Token], end: int) -> int:
    """Return the first token of the role words that end before a token, its prefixes included."""
    start = end
    while start > 0 and end - start < _LONGEST_ROLE and _goes_on(tokens, start - 1, start == end):
        if start < end and tokens[start].is_sent_start:
            break
        start -= 1
    while start < end and tokens[start].text in ("-", "."):
        start += 1
    return start


def _goes_on(tokens: Sequence[Token], at: int, is_last: bool) -> bool:
    token = tokens[at]
    if is_last:
        return _is_role(token) or (token.text == "." and at > 0 and _is_role(tokens[at - 1]))
    return _is_role(token) or _is_prefix(token) or (token.text == "-" and at > 0 and _is_prefix(tokens[at - 1]))


def _is_role(token: Token) -> bool:
    return token.lower_.rstrip(".") in ROLES and token.pos_ not in ("VERB", "AUX")


def _is_prefix(token: Token) -> bool:
    return token.lower_ in ROLE_PREFIXES and token.pos_ not in ("AUX", "ADP")


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    start = tokens[first].idx
    text = tokens[first].doc.text[start : tokens[last - 1].idx + len(tokens[last - 1].text)]
    return " ".join(text.split())
