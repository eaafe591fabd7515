"""Mend the parser's commonest errors in news prose, each by a rule that grammar leaves no doubt about.

A noun that heads a sentence while a tensed verb without subject hangs on it is that verb's subject ("The price, its
highest since 1977, reached $3" read as "the price … that reached"); two subjects before one verb are one name, or a
phrase of time and the subject. Universal Dependencies labels only; other labels are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

OPENERS = frozenset(
    "since after before during despite amid among with without in on at by following for from like unlike under "
    "until till".split()
)
PAST_ONLY = frozenset(
    "rose fell went came took gave began grew wrote spoke chose drove flew knew saw broke froze shook threw drew ran "
    "became did was were".split()
)
STAY_WITH_NOUN = frozenset(
    {"det", "compound", "amod", "nummod", "nmod", "nmod:poss", "flat", "case", "appos", "acl:relcl", "advmod", "predet"}
)


def mend(doc: Doc) -> Doc:
    """Mend the parse in place and return it."""
    for sentence in list(doc.sents):
        _join_split_names(sentence)
        _free_openers(sentence)
        _raise_verb(sentence)
        _raise_predicate(sentence)
        _drop_aside(sentence)
        _demote_participle(sentence)
        _report_what_was_told(sentence)
    for token in doc:
        _retag(token)
    return doc


def _join_split_names(sentence: Span) -> None:
    """ "Mr" and "Mehta" as two subjects of one verb are one name."""
    for token in sentence[:-1]:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or token.dep_ != following.dep_ or token.dep_ not in syntax.SUBJECT:
            continue
        if token.head == following.head and token.pos_ == following.pos_ == "PROPN":
            following.dep_ = "flat"
            following.head = token


def _free_openers(sentence: Span) -> None:
    """ "Since the start of the protests, 200 people were held": the first noun is an adjunct, the second the subject."""
    for token in list(sentence):
        if token.dep_ not in syntax.SUBJECT:
            continue
        others = [t for t in token.head.children if t.dep_ in syntax.SUBJECT and token.i < t.i < token.head.i]
        if not others:
            continue
        first = token.left_edge
        before = first.nbor(-1) if first.i > sentence.start else None
        opener = first if first.lower_ in OPENERS else before
        if opener is not None and opener.lower_ in OPENERS:
            token.dep_ = "obl"
            if opener.head != token:
                opener.head = token
            opener.dep_ = "case"


def _raise_verb(sentence: Span) -> None:
    """Make the tensed verb below a noun without predicate the head, and the noun its subject."""
    root = sentence.root
    if root.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "SYM") and root.tag_ not in ("NN", "NNS", "NNP", "CD", "NNPS"):
        return
    if syntax.child(root, syntax.SUBJECT | syntax.AUXILIARY | syntax.EXPLETIVE) is not None:
        return
    verb = _lost_verb(root, sentence)
    if verb is None:
        return
    later = [
        t for t in root.children if t.i > verb.i or (t.dep_ == "punct" and t.i > verb.left_edge.i and t.i < verb.i)
    ]
    verb.head = verb
    verb.dep_ = "ROOT"
    root.head = verb
    root.dep_ = "nsubj"
    for token in later:
        if token != verb:
            token.head = verb
    for token in [
        t for t in root.children if t.dep_ not in STAY_WITH_NOUN | {"punct", "cc", "conj", "acl"} and t.i < root.i
    ]:
        token.head = verb
    if verb.tag_ == "VBN":
        verb.tag_ = "VBD"


def _lost_verb(root: Token, sentence: Span) -> Token | None:
    """Return the first verb right of a noun that must be tensed: by its form, its object, or for lack of any other."""
    tensed = [t for t in sentence if t.tag_ in syntax.FINITE_TAGS]
    for token in sentence:
        if (
            token.i <= root.i
            or token.tag_ not in ("VBD", "VBZ", "VBP", "VBN")
            or token.dep_ in ("aux", "aux:pass", "cop")
        ):
            continue
        if syntax.child(
            token, syntax.SUBJECT | syntax.EXPLETIVE | {"aux", "aux:pass", "mark"}
        ) is not None or not _below(token, root):
            continue
        if token.dep_ not in ("acl", "appos", "conj", "xcomp", "ccomp", "parataxis", "advcl", "list", "dep", "nmod"):
            continue
        if token.dep_ == "conj" and token.head.pos_ in ("VERB", "AUX"):
            continue
        if token.tag_ != "VBN":
            return token
        passive = any(t.dep_ == "obl:agent" for t in token.children)
        sure = (
            token.lower_ in PAST_ONLY
            or syntax.child(token, syntax.OBJECT) is not None
            or (token.lower_ == "used" and syntax.child(token, frozenset({"xcomp"})))
        )
        if sure or (not tensed and not passive):
            return token
    return None


def _below(token: Token, root: Token) -> bool:
    """Say whether a verb hangs on the noun itself or on a relative clause that swallowed it."""
    above = token.head
    if above == root:
        return True
    after_comma = token.i > 0 and token.nbor(-1).text == ","
    while above != root and above.head != above:
        if after_comma and above.dep_ in ("obj", "obl", "xcomp", "nsubj", "nsubj:pass"):  # the end of a relative clause
            above = above.head
            continue
        if above.dep_ in ("acl:relcl", "acl", "appos", "conj", "nmod", "flat", "compound"):
            above = above.head
            continue
        return False
    return above == root


def _raise_predicate(sentence: Span) -> None:
    """ "A vote is due on Monday" read with "vote" for the predicate: what follows the copula is."""
    root = sentence.root
    linked = next((t for t in sentence if t.dep_ == "cop" and (t.head == root or t.head.dep_ == "case")), None)
    if linked is None or linked.i < root.i or syntax.child(root, syntax.SUBJECT | syntax.EXPLETIVE) is not None:
        return
    after = sentence[linked.i - sentence.start + 1 :]
    predicate = next((t for t in after if t.tag_ in ("JJ", "VBN", "JJR", "JJS") or t.lower_ == "due"), None)
    if predicate is None or predicate.i - linked.i > 3 or predicate.dep_ == "amod" or root.pos_ in ("VERB", "AUX"):
        return
    later = [t for t in root.children if t.i > linked.i and t != predicate]
    former = predicate.head
    predicate.head = predicate
    predicate.dep_ = "ROOT"
    root.head = predicate
    root.dep_ = "nsubj"
    for token in (linked, *later):
        token.head = predicate
    if former not in (predicate, root) and former.i > predicate.i:
        former.head = predicate
        former.dep_ = "obl"


def _drop_aside(sentence: Span) -> None:
    """ "The price, its highest since 1977, reached $3" read with "highest" for the predicate: the tensed verb is."""
    root = sentence.root
    subject = syntax.child(root, syntax.ACTIVE_SUBJECT)
    if subject is None or root.pos_ in ("VERB", "AUX") or syntax.auxiliaries(root):
        return
    verb = next(
        (
            t
            for t in root.children
            if t.dep_ in ("parataxis", "conj") and t.tag_ in ("VBD", "VBZ", "VBP") and t.i > root.i
        ),
        None,
    )
    if verb is None or syntax.subject(verb) is not None or syntax.auxiliaries(verb):
        return
    later = [t for t in root.children if t.i > verb.i]
    verb.head = verb
    verb.dep_ = "ROOT"
    for token in (subject, *later):
        token.head = verb
    root.head = subject
    root.dep_ = "appos"


def _demote_participle(sentence: Span) -> None:
    """ "The results published in May show …" read with "published" for the verb: the tensed verb after it is."""
    root = sentence.root
    subject = syntax.child(root, syntax.ACTIVE_SUBJECT)
    if root.tag_ not in ("VBN", "VBD") or subject is None or syntax.auxiliaries(root) or root.i < subject.i:
        return
    if syntax.child(root, syntax.OBJECT | syntax.REPORTED | {"xcomp"}) is not None:
        return
    verb = next(
        (t for t in root.children if t.dep_ in ("conj", "parataxis") and t.i > root.i and syntax.is_finite(t)), None
    )
    if (
        verb is None
        or syntax.subject(verb) is not None
        or any(t.dep_ == "cc" or t.text in (",", ";") for t in verb.children)
    ):
        return
    later = [t for t in root.children if t.i > verb.i]
    verb.head = verb
    verb.dep_ = "ROOT"
    for token in (subject, *later):
        token.head = verb
    root.head = subject
    root.dep_ = "acl"
    root.tag_ = "VBN"


def _report_what_was_told(sentence: Span) -> None:
    """Give a verb of saying the that-clause that was hung on its receiver ("told the Echo that …") or beside it."""
    for cue in sentence:
        if cue.lemma_.lower() not in SAYING or cue.tag_ not in syntax.VERB_TAGS:
            continue
        if syntax.reported_clause(cue) is None:
            _move_clause(cue)
        clause = syntax.reported_clause(cue)
        if clause is None:
            continue
        for joined in [
            t
            for t in cue.children
            if t.dep_ == "conj" and t.i > clause.i and _has_that(t) and syntax.subject(t) is not None
        ]:
            joined.head = clause
        for second in [
            t for t in clause.children if t.dep_ == "conj" and t.lemma_.lower() in SAYING and syntax.subject(t) is None
        ]:
            if syntax.reported_clause(second) is not None and not syntax.auxiliaries(second):
                second.head = cue  # "said that it was old and added that …": the speaker added


def _move_clause(cue: Token) -> None:
    for receiver in cue.children:
        if receiver.i < cue.i or receiver.dep_ not in ("iobj", "obl", "obj", "obl:unmarked"):
            continue
        clause = next(
            (
                t
                for t in receiver.children
                if t.dep_ in ("acl:relcl", "acl") and _has_that(t) and syntax.subject(t) is not None
            ),
            None,
        )
        if clause is not None:
            clause.head = cue
            clause.dep_ = "ccomp"
            return


def _has_that(clause: Token) -> bool:
    return any(t.lower_ == "that" and t.dep_ == "mark" and t.i < clause.i for t in clause.children)


def _retag(token: Token) -> None:
    """A past form with an active subject and no auxiliary is tensed; a plural "plans" with a subject is a verb."""
    if token.tag_ == "VBN" and token.dep_ not in ("aux", "aux:pass"):
        if (
            syntax.child(token, syntax.ACTIVE_SUBJECT) is not None
            and not syntax.auxiliaries(token)
            and syntax.child(token, frozenset({"mark"})) is None
        ):
            token.tag_ = "VBD"
    elif token.tag_ == "VB" and token.dep_ in ("ROOT", "ccomp", "conj") and not syntax.auxiliaries(token):
        subject = syntax.child(token, syntax.ACTIVE_SUBJECT)
        plural = subject is not None and (
            subject.tag_ in ("NNS", "NNPS") or any(t.dep_ == "conj" for t in subject.children)
        )
        if plural and subject is not None and subject.i < token.i and not any(t.tag_ == "TO" for t in token.children):
            token.tag_ = "VBP"
    elif (
        token.tag_ == "NNS" and syntax.child(token, syntax.ACTIVE_SUBJECT) is not None and syntax.copula(token) is None
    ):
        if syntax.child(token, frozenset({"det", "amod", "nummod", "case"})) is None:
            token.tag_ = "VBZ"
            token.pos_ = "VERB"
