"""The extent of what is reported: where the clause of a verb of saying begins and ends."""

from __future__ import annotations

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.calendar_words import MONTHS, WEEKDAYS
from quizapp.reading.cues import ADDRESSING, SAYING
from quizapp.reading.nouns import TIME_NOUNS
from quizapp.reading.sentences import Sentence

Span = tuple[int, int]

ASKING = frozenset("how what why when where who which whether if".split())
TURNING = frozenset("but while whereas yet".split())
CLAIM_NOUNS = frozenset(
    "claim charge accusation allegation statement figure view suggestion move decision remark comment".split()
)
SAID_WHEN = frozenset("afterwards later earlier yesterday".split())  # these belong to the cue: "said later he would"
ADDING_ON = frozenset("not mostly mainly including up down compared rather especially particularly even".split())


def content_of(cue: Token, sentence: Sentence) -> tuple[Token, Span] | None:
    """Return the head and the clean span of the clause that a verb of saying governs."""
    clause = syntax.reported_clause(cue)
    if clause is not None:
        tokens = [t for t in clause.subtree if t.i != cue.i]
        if clause.i > cue.i:
            tokens = _stretched(cue, clause, [t for t in tokens if t.i > cue.i])
            tokens = _opened(cue, clause, _cut_at_turn(tokens))
        if not tokens or tokens[0].lower_ in ASKING:
            return None
        return clause, content_span(sentence, tokens)
    if cue.dep_ in syntax.ASIDE and cue.head.i < cue.i and cue.head.sent == cue.sent:
        own = {t.i for t in cue.subtree}
        before = [t for t in sentence.span if t.i < min(own)]
        return (cue.head, content_span(sentence, before)) if before else None
    return None


def _opened(cue: Token, clause: Token, tokens: list[Token]) -> list[Token]:
    """Return a reported clause without words at its start that belong to the cue: a receiver, a time without comma.

    "told cheering supporters | she would stay", "said on Monday | profit rose".
    """
    words = [t.lower_ for t in tokens[:4]]
    if len(words) > 3 and words[0] == "on" and words[1] in WEEKDAYS and words[2] not in (",", "and", "or"):
        return tokens[2:]
    subject = syntax.subject(clause) or syntax.child(clause, syntax.EXPLETIVE)
    if subject is None or not tokens or tokens[0].lower_ == "that":
        return tokens
    lead = [t for t in tokens if t.i < subject.left_edge.i]
    if not lead or lead[0].i != cue.i + 1 or any(t.text == "," or t.lower_ == "that" for t in lead):
        return tokens
    received = cue.lemma_.lower() in ADDRESSING and lead[-1].pos_ in ("NOUN", "PROPN", "PRON")
    timed = any(t.lemma_.lower() in TIME_NOUNS or t.lower_ in WEEKDAYS or t.lower_ in MONTHS for t in lead)
    return tokens[len(lead) :] if received or timed else tokens


def _stretched(cue: Token, clause: Token, tokens: list[Token]) -> list[Token]:
    """Return a reported clause with what the parser cut off its end, up to the next clause of the sentence."""
    if not tokens:
        return tokens
    last = max(t.i for t in tokens)
    rest = cue.doc[last + 1 : cue.sent.end]
    if any(t.head == cue and t.i > clause.i and t.dep_ != "punct" for t in rest):
        return tokens
    if len(rest) > 2 and rest[0].text == "," and rest[1].lower_ in ADDING_ON:
        return tokens if any(t.tag_ in syntax.FINITE_TAGS for t in rest) else [*tokens, *rest]
    stop = next((n for n, t in enumerate(rest) if t.text in (",", ";", ":", "–", "—")), len(rest))
    if any(t.dep_ in ("cc", "conj") for t in rest[:stop]):
        return tokens
    return [*tokens, *rest[:stop]]


def _cut_at_turn(tokens: list[Token]) -> list[Token]:
    """Return a reported clause up to where the article speaks again: ", but the union …", ", adding that …"."""
    for at, token in enumerate(tokens[:-2]):
        if token.text != "," or at < 2:
            continue
        first, second = tokens[at + 1], tokens[at + 2]
        turns = first.lower_ in TURNING and any(
            t.dep_ in syntax.SUBJECT and t.i > first.i and t.head.tag_ in syntax.VERB_TAGS
            for t in tokens[at + 1 : at + 12]
        )
        adds = first.tag_ == "VBG" and first.lemma_.lower() in SAYING | {"cite"}
        names = first.lower_ in ("a", "an") and second.lower_ in CLAIM_NOUNS
        verb = tokens[at + 3] if second.pos_ == "ADV" and at + 3 < len(tokens) else second
        back = first.lower_ in ("and", "but") and verb.tag_ in ("VBD", "VBZ", "VBP")  # ", and thanked": the speaker did
        if back or (turns and all(t.lower_ != "that" for t in tokens[at + 1 : at + 4])) or adds or names:
            return tokens[:at]
    return tokens


def content_span(sentence: Sentence, tokens: list[Token]) -> Span:
    """Return the span of a reported clause without "that", commas and the final stop."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].text in ",;:–—" or _only_joins(kept[0]) or kept[0].lower_ in SAID_WHEN):
        kept.pop(0)
    kept = _within_quotes(kept)
    while len(kept) > 1 and kept[-1].text in (",", ".", ";", ":", "–", "—", "!", "?"):
        kept.pop()
    return sentence.place(tuple(kept))


def _only_joins(token: Token) -> bool:
    """Tell the "that" before a clause from the one before a noun, also where it is read as a determiner of a plural."""
    if token.lower_ != "that":
        return False
    return (
        token.tag_ == "IN"
        or token.dep_ == "mark"
        or (token.dep_ == "det" and token.head.tag_ in ("NNS", "NNPS", "NNP"))
    )


def _within_quotes(tokens: list[Token]) -> list[Token]:
    """Return what stands between single marks, where they open a clause: a quotation within a quotation."""
    if tokens[0].text not in ("‘", "'") or len(tokens) < 4:
        return tokens
    close = next(
        (n for n, t in enumerate(tokens[1:], 1) if t.text in ("’", "'") and t.i > 0 and t.nbor(-1).is_punct), None
    )
    return tokens[1:close] if close is not None and close > 1 else tokens
