"""Mend what the parser does to reported clauses: hung on the receiver, cut in two, joined to the wrong verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.calendar_words import WEEKDAYS
from quizapp.reading.cues import ADDRESSING, SAYING, SHOWING
from quizapp.reading.mend_alike import ALIKE, retag_like_noun
from quizapp.reading.tree import hang, make_root

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


HOPING = frozenset("hopes hoped hoping".split())  # the lemmatizer makes "hop" of them
HAPPENING = frozenset("die fall rise come go happen occur arrive collapse escape survive".split())
NOMINATIVE = frozenset("it they he she we there".split())


def report_what_was_told(sentence: Span) -> None:
    """Give a verb of saying the that-clause that was hung on its receiver ("told the Echo that …") or beside it."""
    _free_close_to(sentence)
    for cue in sentence:
        _retag_cue(cue)
        _raise_cue(cue)
        if cue.lemma_.lower() not in SAYING or cue.tag_ not in syntax.VERB_TAGS:
            continue
        if syntax.reported_clause(cue) is None:
            _move_clause(cue)
        if syntax.reported_clause(cue) is None:
            _adopt_clause(cue) or _split_object(cue)
        _join_clause(cue)
        clause = syntax.reported_clause(cue)
        if clause is None:
            continue
        for joined in [
            t
            for t in cue.children
            if t.dep_ == "conj" and t.i > clause.i and _has_that(t) and syntax.subject(t) is not None
        ]:
            hang(joined, clause)
        for other in [t for t in clause.children if t.dep_ == "conj" and _leaves_modal(t, clause)]:
            hang(other, cue)  # "said it can solve its problems and urged …": the speaker urged
        for second in [
            t for t in clause.children if t.dep_ == "conj" and t.lemma_.lower() in SAYING and syntax.subject(t) is None
        ]:
            if syntax.reported_clause(second) is not None and not syntax.auxiliaries(second):
                hang(second, cue)  # "said that it was old and added that …": the speaker added


def _free_close_to(sentence: Span) -> None:
    """Read "People close to the chairman say …" with "say" for its verb: "close" was taken for one."""
    root = sentence.root
    people = syntax.subject(root)
    if (
        root.lower_ != "close"
        or root.i + 1 >= sentence.end
        or root.nbor(1).lower_ != "to"
        or people is None
        or people.i != root.i - 1
    ):
        return
    cue = next((t for t in sentence if t.i > root.i and t.lower_ in ("say", "believe", "think", "insist")), None)
    if cue is None or syntax.subject(cue) is not None:
        return
    make_root(cue)
    cue.tag_, cue.pos_ = "VBP", "VERB"
    hang(people, cue, "nsubj")
    root.tag_, root.pos_ = "JJ", "ADJ"
    hang(root, people, "amod")


def _retag_cue(token: Token) -> None:
    """A "show" or "claim" with a subject and a that-clause is a verb, a past form that heads a clause is tensed."""
    if token.lower_ in HOPING:
        token.lemma_ = "hope"
    if _is_past(token):
        token.tag_ = "VBD"
    elif _is_main_past(token):
        subject = token.sent.root
        token.tag_ = "VBD"
        make_root(token)
        hang(subject, token, "nsubj")
    retag_like_noun(token)
    if _lost_root(token):
        subject = token.sent.root
        token.tag_, token.pos_ = "VBP", "VERB"
        make_root(token)
        hang(subject, token, "nsubj")
    if token.tag_ not in ("NN", "NNS") or token.lemma_.lower() not in SAYING | SHOWING:
        return
    clause = syntax.reported_clause(token)
    if clause is not None and _has_that(clause) and syntax.child(token, syntax.ACTIVE_SUBJECT) is not None:
        token.tag_, token.pos_ = ("VBP", "VERB") if token.tag_ == "NN" else ("VBZ", "VERB")


def _lost_root(token: Token) -> bool:
    """Say whether a "noun" is the verb that its sentence lacks: "Researchers at Lund | report in … that"."""
    root = token.sent.root
    if token.lower_ not in ALIKE or token.tag_ not in ("NN", "NNP") or root.tag_ != "NNS" or root.i > token.i:
        return False
    if any(t.tag_ in syntax.FINITE_TAGS for t in token.doc[token.sent.start : token.i]):
        return False
    after = token.doc[token.i + 1 : min(token.sent.end, token.i + 12)]
    that = next((t for t in after if t.lower_ == "that"), None)
    return that is not None and not any(t.tag_ in syntax.VERB_TAGS for t in after if t.i < that.i)


def _is_past(token: Token) -> bool:
    """Say whether a "participle" of saying is a past tense: no auxiliary, but a subject or a clause of its own."""
    if token.tag_ != "VBN" or token.lemma_.lower() not in SAYING | SHOWING or syntax.auxiliaries(token):
        return False
    if _is_past_before_time(token) or _closes_behind_name(token):
        return True
    if token.dep_ not in ("ROOT", "advcl", "parataxis", "ccomp") or syntax.is_passive(token):
        return False
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    governs = syntax.reported_clause(token) is not None or syntax.child(token, syntax.ACTIVE_SUBJECT) is not None
    return governs and before not in ("", ",", "as", "when", "if", "once", "than")


def _is_main_past(token: Token) -> bool:
    """Say whether a "participle" behind an aside is the verb of its sentence: "The bank, whose …, | denied that"."""
    root = token.sent.root
    if token.tag_ != "VBN" or token.lemma_.lower() not in SAYING or token.dep_ != "acl" or root.i > token.i - 3:
        return False
    if root.pos_ not in ("NOUN", "PROPN") or syntax.copula(root) is not None or token.nbor(-1).text != ",":
        return False
    behind = [t.lower_ for t in token.doc[token.i + 1 : min(token.sent.end, token.i + 4)]]
    return "that" in behind and root.nbor(1).text == ","


def _closes_behind_name(token: Token) -> bool:
    """Say whether a "participle" is what a name between commas did at the end: ", its owner, Mejna, | announced."."""
    at, end = token.i, token.sent.end
    if token.dep_ != "acl" or at < token.sent.start + 5 or at + 1 >= end or token.nbor(-1).text != ",":
        return False
    name = at - 2
    while token.doc[name].pos_ == "PROPN" and name > token.sent.start:
        name -= 1
    timed = token.nbor(1).text in (".", ",") or token.nbor(1).lower_ in ("on", "in", "late", "earlier", *WEEKDAYS)
    named = name < at - 2 and token.doc[name].text == "," and token.doc[name - 1].pos_ == "NOUN"
    later = any(t.tag_ in syntax.FINITE_TAGS for t in token.doc[at + 1 : end])
    return named and timed and not later and token.sent.root.i < name


def _is_past_before_time(token: Token) -> bool:
    """Say whether a "participle" has a clause behind a time: "The firm | confirmed on Monday it was in talks"."""
    if token.dep_ != "acl" or token.head.i != token.i - 1 or token.head.dep_ not in syntax.SUBJECT:
        return False
    at = token.i + 1
    at += at < token.sent.end and token.doc[at].lower_ in ("on", "in", "late", "early")
    if at + 2 >= token.sent.end or token.doc[at].lower_ not in WEEKDAYS:
        return False
    return token.doc[at + 1].lower_ in NOMINATIVE and token.doc[at + 2].tag_ in syntax.FINITE_TAGS


def _raise_cue(cue: Token) -> None:
    """Read "The minister admitted mistakes had been made" with a clause for what was admitted."""
    if (
        cue.tag_ not in ("VBD", "VBZ", "VBP")
        or cue.lemma_.lower() not in SAYING
        or cue.dep_ not in ("amod", "compound")
    ):
        return
    thing = cue.head
    own = syntax.child(cue, syntax.ACTIVE_SUBJECT)
    if own is None or own.i > cue.i or thing.dep_ not in syntax.SUBJECT or thing.i < cue.i:
        return
    clause = thing.head
    above, label = clause.head, clause.dep_
    if above == clause:
        make_root(cue)
    else:
        cue.head, cue.dep_ = above, label
    hang(clause, cue, "ccomp")


def _split_object(cue: Token) -> bool:
    """Read "said the quake | struck at dawn" and "said turnout | was 61%": what is said is a clause, never a thing."""
    sure = cue.lemma_.lower() in ("say", "think", "believe", "insist", "claim", "fear", "hope")
    thing = next((t for t in cue.children if t.dep_ in syntax.OBJECT | {"iobj"} and t.i > cue.i), None)
    if thing is None:
        return False
    verb = next((t for t in thing.children if t.dep_ == "acl" and t.i > thing.i and t.tag_ in ("VBN", "VBD")), None)
    if not sure and (verb is None or verb.lemma_.lower() not in HAPPENING):
        return False  # "confirmed the man | died": nobody is died
    if verb is not None and not syntax.auxiliaries(verb) and not any(t.dep_ == "obl:agent" for t in verb.children):
        verb.tag_ = "VBD"
        return hang(verb, cue, "ccomp") and hang(thing, verb, "nsubj")
    after = cue.doc[thing.right_edge.i + 1] if thing.right_edge.i + 1 < cue.sent.end else None
    if after is None or after.dep_ not in syntax.AUXILIARY or after.tag_ not in syntax.FINITE_TAGS or after.head == cue:
        return False
    predicate = after.head
    return syntax.subject(predicate) is None and hang(predicate, cue, "ccomp") and hang(thing, predicate, "nsubj")


def _adopt_clause(cue: Token) -> bool:
    """Give a verb of saying the clause that begins right after it: "when the board said | it would close"."""
    if cue.tag_ not in ("VBD", "VBZ", "VBP") or syntax.subject(cue) is None or cue.i + 2 >= cue.sent.end:
        return False
    first = cue.i + 2 if cue.nbor(1).lower_ == "that" else cue.i + 1
    subject = next(
        (t for t in cue.doc[first : cue.sent.end] if t.dep_ in syntax.SUBJECT and t.left_edge.i == first), None
    )
    if subject is None or subject.head == cue or not syntax.is_finite(subject.head):
        return False
    clause = subject.head
    if clause == cue.head:  # the clause was read as the main one, the cue as an adverbial of it
        above, label = clause.head, clause.dep_
        if above == clause:
            make_root(cue)
        else:
            cue.head = above
            cue.dep_ = label
    return hang(clause, cue, "ccomp")


def _leaves_modal(joined: Token, clause: Token) -> bool:
    """Say whether a past tense is joined to "can solve": then it is joined to something else."""
    modal = any(t.tag_ == "MD" for t in syntax.auxiliaries(clause))
    return modal and joined.tag_ == "VBD" and not syntax.auxiliaries(joined) and syntax.subject(joined) is None


def _join_clause(cue: Token) -> None:
    """Of two reported clauses a noun alone and a verb without subject are one ("warned that a cut | was likely")."""
    reported = [t for t in cue.children if t.dep_ == "ccomp"]
    thing = next((t for t in cue.children if t.dep_ in syntax.OBJECT and t.i > cue.i), None)
    addressed = cue.lemma_.lower() in ADDRESSING
    if thing is not None and reported and reported[0].i > thing.i and not addressed and _is_bare(reported[0]):
        hang(thing, reported[0], "nsubj")  # "said the firm, which has 40 shops, | would open ten"
    if len(reported) < 2:
        return
    noun, verb = reported[0], reported[1]
    if noun.tag_ not in ("NN", "NNS", "NNP") or syntax.auxiliaries(noun) or not syntax.is_finite(verb):
        return
    if syntax.subject(verb) is None:
        for mark in [t for t in noun.children if t.dep_ == "mark"]:
            hang(mark, verb)
        hang(noun, verb, "nsubj")


def _is_bare(clause: Token) -> bool:
    return syntax.subject(clause) is None and syntax.is_finite(clause)


def _move_clause(cue: Token) -> None:
    """Hang a that-clause on the verb of saying: "said in a letter to parents | that the school would close"."""
    for noun in cue.subtree:
        if noun.i <= cue.i or noun.pos_ not in ("NOUN", "PROPN", "PRON", "ADV"):
            continue
        for clause in noun.children:
            told = cue.lemma_.lower() in ADDRESSING and noun.dep_ in ("iobj", "obj") and not _has_relative(clause)
            if clause.dep_ in ("acl:relcl", "acl") and (told or _tells(noun, cue, clause)) and _own_subject(clause):
                hang(clause, cue, "ccomp")
                return


def _tells(noun: Token, cue: Token, clause: Token) -> bool:
    """Say whether a that-clause is what is said rather than what a noun is about ("a sign that", "the fact that")."""
    if not _has_that(clause):
        return False
    return noun.dep_ not in syntax.OBJECT | syntax.SUBJECT | {"conj"} and cue in {noun.head, noun.head.head}


def _has_relative(clause: Token) -> bool:
    return any(t.tag_ in ("WP", "WDT", "WRB") for t in clause.subtree if t.i < clause.i)


def _own_subject(clause: Token) -> bool:
    subject = syntax.subject(clause)
    return subject is not None and subject.lower_ != "that"


def _has_that(clause: Token) -> bool:
    """Say whether "that" opens a clause, whatever part in it the parser gave the word."""
    return any(t.lower_ == "that" and t.i < clause.i and t.tag_ in ("IN", "WDT") for t in clause.children)
