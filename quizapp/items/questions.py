"""Make a question of a statement: take out what is asked for, put the auxiliary before the subject.

Subject–auxiliary inversion and do-support as in Huddleston & Pullum, The Cambridge Grammar of the English Language
(2002), ch. 3 §2.1; the order of steps follows Heilman & Smith (2010), "Good Question!".
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from quizapp.items.source import Source, Span
from quizapp.items.wording import without_stop
from quizapp.reading import syntax

_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
TWO_CLAUSES = re.compile(r"[,;] (?:and|but|while|whereas|although|though|so|yet) |; | (?:while|whereas|but) ")
_LOOSE = frozenset({"conj", "parataxis", "appos"})
# Past forms that the tagger may confuse with the base: "did put" and "did set" are right, "did lay" may not be.
_DOUBTFUL = frozenset("lie lay bear wind bound found wound grind".split())


def inverted(source: Source, wh: str, removed: Span, *, perfect: bool = False) -> str | None:
    """Return a question with `wh` ("On which day") for the span of the statement that is removed, or None.

    Only simple statements are turned: one clause, the subject first (but for what is removed), a tensed verb. `perfect`
    where the question is not for a time: "in which year has it changed" is no English.
    """
    root = syntax.root(source.doc)
    subject = _subject(source, root, removed)
    fronted = None if subject is None else _front(root, subject[1], perfect)
    if subject is None or fronted is None:
        return None
    text = source.claim.statement
    if TWO_CLAUSES.search(text[subject[1] :]):
        return None
    auxiliary, verb, behind = fronted
    middle = _kept(text, subject[1], auxiliary[0], removed)
    if re.search(r"[,;:—–]", middle):
        return None  # an aside between subject and verb
    parts = (wh, auxiliary[2], source.within[slice(*subject)], middle, verb, _kept(text, behind, len(text), removed))
    words = without_stop(re.sub(r"\s+([,.])", r"\1", " ".join(" ".join(parts).split()))).rstrip(" ,")
    return source.lead + _cased(words, source.lead) + "?"


def _subject(source: Source, root: Token, removed: Span) -> Span | None:
    """Return where the subject stands in the statement, or None where the statement is not simple."""
    subject = syntax.subject(root)
    if subject is None or source.claim.negated or any(child.dep_ in _LOOSE for child in root.children):
        return None
    start, end = syntax.edges(syntax.subtree(subject))
    if "," in source.claim.statement[start:end]:
        return None  # "was Singh, whose address was Arima, charged": too heavy to stand behind its verb
    opening = _kept(source.claim.statement, 0, start, removed).strip(" ,")
    inside = removed[0] < end and start < removed[1]
    return None if opening or inside else (start, end)


def _front(root: Token, subject_end: int, perfect: bool) -> tuple[tuple[int, int, str], str, int] | None:
    """Return the auxiliary with its place, the verb that stays behind it, and where the rest begins."""
    helpers = [token for token in syntax.auxiliaries(root) if token.idx >= subject_end]
    if helpers:
        first = helpers[0]
        if (first.lower_ in ("has", "have") and not perfect) or first.text.startswith(("'", "’")):
            return None
        return (first.idx, first.idx, first.lower_), "", first.idx + len(first.text)
    if root.lemma_ == "be":
        return (root.idx, root.idx, root.lower_), "", root.idx + len(root.text)
    tag = "VBD" if root.tag_ == "VBN" else root.tag_
    base = root.lemma_.lower()
    unlike = base == root.lower_ and tag != "VBP" and not root.lower_.endswith(("t", "d"))
    if tag not in _DO or base in _DOUBTFUL or unlike or root.idx < subject_end:
        return None
    return (root.idx, root.idx, _DO[tag]), base, root.idx + len(root.text)


def _kept(text: str, start: int, end: int, removed: Span) -> str:
    """Return a stretch of the text without what is removed."""
    if removed[1] <= start or end <= removed[0]:
        return text[start:end]
    return text[start : max(start, removed[0])] + text[min(end, removed[1]) : end]


def _cased(question: str, lead: str) -> str:
    return question if not lead else question[0].lower() + question[1:]
