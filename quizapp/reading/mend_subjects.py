"""Mend what the parser does to subjects: two for one verb, none at all, or the one of a clause that only opens.

The cases are those that were commonest among its errors on the news and lives in GUM: "Swedish captain Andreas
Granqvist won" (two subjects), "At the end of his life the king, who …, was" (the king hung on his life), "If it is
serious, you lose" (the condition taken for the statement), "Members, said Ms Mauer, are required" (who speaks taken
for who is required). Universal Dependencies labels only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING
from quizapp.reading.tree import hang, make_root

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CONDITIONS = frozenset(
    "if as while although though after before when since because whilst once unless until whereas whenever".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december year month week day night morning evening afternoon weekend season time".split()
)
# verbs that stand before their subject after an adverbial: "Next came a stay", "Thus began his reign"
INVERTING = frozenset("come begin commence follow go lie stand hang sit appear emerge arise remain live die".split())
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
NAMED_TITLES = frozenset("mr mrs ms miss dr sir dame lady lord professor prof rev".split())
LOST = frozenset(("appos", "nmod", "obl", "dep", "nmod:unmarked", "obl:unmarked", "dislocated", "list"))


def mend_subjects(sentence: Span) -> None:
    """Give each clause of a sentence the one subject that it has, as far as grammar leaves no doubt."""
    _find_statement(sentence)
    _return_subject(sentence)
    for verb in list(sentence):
        subjects = [t for t in verb.children if t.dep_ in syntax.SUBJECT and t.dep_ != "nsubj:outer" and t.i < verb.i]
        if len(subjects) > 1:
            _keep_one(subjects[0], subjects[1], verb)
        elif subjects:
            _free_opener(sentence, subjects[0], verb)
    _find_subject(sentence)
    for token in sentence:
        if token.dep_ in syntax.SUBJECT:
            _drop_title(token)


def _keep_one(first: Token, second: Token, verb: Token) -> None:
    """Of two subjects one is a time, follows a preposition, addresses somebody, or is the name beside a role."""
    before = first.left_edge.nbor(-1) if first.left_edge.i > first.sent.start else None
    gap = first.doc[first.right_edge.i + 1 : second.left_edge.i]
    shared = second.left_edge.nbor(-1)
    if shared.tag_ == "VB" and syntax.child(shared, syntax.OBJECT) is None and first in shared.ancestors:
        hang(second, shared, "obj")  # "Two days of talks on how to share | the water of the lake ended"
    elif before is not None and (before.pos_ == "ADP" or before.dep_ == "case") and gap:
        first.dep_ = "obl"
    elif first.lemma_.lower() in TIMES and first.i + 1 < verb.i:
        first.dep_ = "obl:unmarked"
    elif second.lemma_.lower() in TIMES and second.left_edge.lower_ in ("this", "that", "last", "next", "each"):
        second.dep_ = "obl:unmarked"
    elif any(t.dep_ in syntax.AUXILIARY for t in gap):
        first.dep_ = "vocative"
    elif any(t.dep_ == "cc" and t.lower_ in ("and", "or") for t in (*gap, *second.children) if t.i < second.i):
        hang(second, first, "conj")
    elif first.tag_ in ("JJ", "JJS", "VBN") and second.pos_ in ("NOUN", "PROPN") and not len(gap):
        for token in list(first.children):
            hang(token, second)
        hang(first, second, "amod")
    elif second.pos_ == "PROPN" and first.pos_ in ("NOUN", "PROPN") and not len(gap):
        hang(second, first, "flat")
    elif second.pos_ == "PROPN" and first.pos_ == "NOUN" and [t.text for t in gap] == [","]:
        after = second.doc[second.right_edge.i + 1] if second.right_edge.i + 1 < second.sent.end else None
        if after is not None and after.text == ",":
            hang(second, first, "appos")  # "an independent, Edward Yiu of the union, lost"
        elif after == verb or (after is not None and after.head == verb):
            hang(first, second, "appos")  # "The pupil of a pope, Jerome was known …"


def _free_opener(sentence: Span, subject: Token, verb: Token) -> None:
    """Read "With the decision to build it, | architects were hired": the noun under a preposition is no subject."""
    opener = sentence[0]
    if opener.tag_ != "IN" or subject.left_edge.i > opener.i + 1 or opener.dep_ not in ("case", "mark"):
        return
    if subject.left_edge.i == opener.i + 1 and opener.head != subject:
        return
    comma = next((t for t in sentence.doc[subject.i + 1 : verb.i] if t.text == ","), None)
    if comma is None:
        return
    words = [t for t in sentence.doc[comma.i + 1 : verb.i] if t.dep_ not in syntax.AUXILIARY and t.tag_ != "RB"]
    if not words or any(t.tag_ in syntax.FINITE_TAGS or t.text == "," for t in words):
        return
    heads = [t for t in words if t.pos_ in NOMINAL and t.head not in words]
    joined = all(any(t.dep_ == "cc" for t in noun.children) for noun in heads[1:])
    if words[0].tag_ in ("IN", "TO", "CC", "VBG") or not heads or not joined:
        return
    label = subject.dep_
    subject.dep_ = "obl"
    hang(heads[0], verb, label)
    for noun in heads[1:]:
        hang(noun, heads[0], "conj")


def _find_statement(sentence: Span) -> None:
    """Read "If it is serious, you lose" with what follows the condition for the statement."""
    root = sentence.root
    opening = next((t for t in sentence if not t.is_punct and t.dep_ not in ("cc", "discourse")), None)
    if opening is None or opening.head != root or opening.dep_ not in ("mark", "advmod"):
        return
    if opening.lower_ not in CONDITIONS or opening.tag_ not in ("IN", "WRB"):
        return
    statement = next((t for t in root.children if t.i > root.i and _states(t, root)), None)
    if statement is None:
        return
    start = statement.left_edge.i
    later = [t for t in root.children if t != statement and t.i > start]
    make_root(statement)
    hang(root, statement, "advcl")
    for token in later:
        hang(token, statement)


def _states(clause: Token, root: Token) -> bool:
    """Say whether a clause below a condition stands by itself: a subject, a tense, a comma before it and no opener."""
    if not syntax.is_finite(clause) or clause.dep_ in ("acl:relcl", "acl"):
        return False
    if syntax.child(clause, syntax.SUBJECT | syntax.EXPLETIVE) is None:
        return False
    if any(t.dep_ in ("mark", "cc") or t.tag_ in ("WDT", "WP", "WRB") for t in clause.children if t.i < clause.i):
        return False
    parted = any(t.text == "," for t in root.doc[root.i + 1 : clause.i])
    return clause.left_edge.i > root.i and (parted or (clause.dep_ == "ccomp" and root.pos_ not in ("VERB", "AUX")))


def _return_subject(sentence: Span) -> None:
    """Read "Members, said Ms Mauer, are required to pay" with the members for the subject of what is required."""
    cue = sentence.root
    clause = syntax.reported_clause(cue)
    if clause is None or clause.i < cue.i or cue.lemma_.lower() not in SAYING or cue.i == sentence.start:
        return
    if cue.nbor(-1).text != "," or not syntax.is_finite(clause):
        return
    subject, speaker = syntax.subject(cue), syntax.subject(clause)
    if subject is None or speaker is None or subject.i > cue.i or speaker.left_edge.i != cue.i + 1:
        return
    after = [t for t in cue.doc[speaker.i + 1 : clause.i] if t.text == ","]
    if not after or any(t.tag_ in syntax.FINITE_TAGS for t in cue.doc[speaker.i : after[0].i]):
        return
    label = speaker.dep_
    make_root(clause)
    hang(cue, clause, "parataxis")
    hang(subject, clause, label)
    hang(speaker, cue, "nsubj")


def _find_subject(sentence: Span) -> None:
    """Give a tensed verb without a subject the noun before it that was hung elsewhere, or the one that it precedes."""
    root = sentence.root
    if root.pos_ not in ("VERB", "AUX") and not syntax.auxiliaries(root):
        return
    if not syntax.is_finite(root) or syntax.child(root, syntax.SUBJECT | syntax.EXPLETIVE | {"csubj"}) is not None:
        return
    words = [root, *syntax.auxiliaries(root)]
    tensed = min(words, key=lambda t: t.i)
    lost = next((t for t in sentence if _may_be_subject(t, tensed)), None)
    label = "nsubj:pass" if syntax.is_passive(root) else "nsubj"
    if lost is not None:
        hang(lost, root, label)
        return
    thing = syntax.child(root, syntax.OBJECT)
    if thing is not None and thing.i > root.i and root.lemma_ in INVERTING and root.i > sentence.start:
        thing.dep_ = "nsubj"


def _may_be_subject(noun: Token, tensed: Token) -> bool:
    """Say whether a noun stands right before a tensed verb, or before its own aside, with no preposition."""
    if noun.i >= tensed.i or noun.pos_ not in NOMINAL or noun.dep_ not in LOST or noun.lemma_.lower() in TIMES:
        return False
    if any(t.dep_ in ("case", "mark", "cc") for t in noun.children if t.i < noun.i):
        return False
    first, last = noun.left_edge, noun.right_edge
    if first.i > noun.sent.start and first.nbor(-1).pos_ in ("ADP", "CCONJ"):
        return False
    between = noun.doc[last.i + 1 : tensed.i]
    return all(t.text == "," or t.pos_ == "ADV" for t in between)


def _drop_title(subject: Token) -> None:
    """Make the first part of a name its head, as Universal Dependencies has it: "Ms | Weber", "Dr Anna | Weber"."""
    head, label = subject.head, subject.dep_
    part = next((t for t in subject.children if t.pos_ == "PROPN" and abs(t.i - subject.i) == 1), None)
    if part is None or subject.pos_ != "PROPN":
        return
    if part.i > subject.i:
        titled = subject.lower_.rstrip(".") in NAMED_TITLES
    else:
        titled = part.dep_ == "compound" and any(t.lower_.rstrip(".") in NAMED_TITLES for t in part.children)
    if not titled:
        return
    others = [t for t in subject.children if t != part]
    part.head, part.dep_ = head, label
    subject.head, subject.dep_ = part, "nmod:desc" if subject.i < part.i else "flat"
    for token in others:
        hang(token, part)
