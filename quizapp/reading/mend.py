"""Mend the parser's commonest errors in news prose, each by a rule that grammar leaves no doubt about.

A noun that heads a sentence while a tensed verb without subject hangs on it is that verb's subject ("The price, its
highest since 1977, reached $3" read as "the price … that reached"); two subjects before one verb are one name, or a
phrase of time and the subject. Universal Dependencies labels only; other labels are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.mend_reports import report_what_was_told
from quizapp.reading.mend_subjects import mend_subjects
from quizapp.reading.tree import hang, make_root

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
        mend_subjects(sentence)
        report_what_was_told(sentence)
    for token in doc:
        _retag(token)
    return doc


def _join_split_names(sentence: Span) -> None:
    """Join "Mr" and "Mehta" as two subjects of one verb are one name."""
    for token in sentence[:-1]:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is None or token.dep_ != following.dep_ or token.dep_ not in syntax.SUBJECT:
            continue
        if token.head == following.head and token.pos_ == following.pos_ == "PROPN":
            hang(following, token, "flat")


def _free_openers(sentence: Span) -> None:
    """Read "Since the start of the protests, 200 people were held": the first noun is an adjunct."""
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
                hang(opener, token)
            opener.dep_ = "case"


def _raise_verb(sentence: Span) -> None:
    """Make the tensed verb below a noun without predicate the head, and the noun its subject."""
    root = sentence.root
    named = (
        root.is_title and root.i > sentence.start and root.nbor(-1).is_title
    )  # "High Plains Aggregate" read as "big"
    nominal = root.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "SYM") or root.tag_ in ("NN", "NNS", "NNP", "CD", "NNPS")
    if not nominal and not (named and root.tag_ == "JJ"):
        return
    if syntax.child(root, syntax.SUBJECT | syntax.AUXILIARY | syntax.EXPLETIVE) is not None:
        return
    verb = _lost_verb(root, sentence)
    if verb is None:
        return
    later = [
        t for t in root.children if t.i > verb.i or (t.dep_ == "punct" and t.i > verb.left_edge.i and t.i < verb.i)
    ]
    make_root(verb)
    hang(root, verb, "nsubj")
    for token in later:
        if token != verb:
            hang(token, verb)
    for token in [
        t for t in root.children if t.dep_ not in STAY_WITH_NOUN | {"punct", "cc", "conj", "acl"} and t.i < root.i
    ]:
        hang(token, verb)
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
    while above not in (root, above.head):
        if after_comma and above.dep_ in ("obj", "obl", "xcomp", "nsubj", "nsubj:pass"):  # the end of a relative clause
            above = above.head
            continue
        if above.dep_ in ("acl:relcl", "acl", "appos", "conj", "nmod", "flat", "compound"):
            above = above.head
            continue
        return False
    return above == root


def _raise_predicate(sentence: Span) -> None:
    """Read "A vote is due on Monday" with what follows the copula for the predicate."""
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
    make_root(predicate)
    hang(root, predicate, "nsubj")
    for token in (linked, *later):
        hang(token, predicate)
    if former not in (predicate, root) and former.i > predicate.i:
        hang(former, predicate)
        former.dep_ = "obl"


def _drop_aside(sentence: Span) -> None:
    """Read "The price, its highest since 1977, reached $3" with the tensed verb for the predicate."""
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
    make_root(verb)
    for token in (subject, *later):
        hang(token, verb)
    hang(root, subject, "appos")


def _demote_participle(sentence: Span) -> None:
    """Read "The results published in May show …" with the tensed verb for the predicate."""
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
    make_root(verb)
    for token in (subject, *later):
        hang(token, verb)
    hang(root, subject, "acl")
    root.tag_ = "VBN"


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
    elif token.tag_ == "NNS" and _heads_a_clause(token):
        token.tag_ = "VBZ"
        token.pos_ = "VERB"


def _heads_a_clause(token: Token) -> bool:
    """Say whether a noun has a subject and nothing that a noun would have: then it is a verb."""
    nominal = frozenset({"cop", "det", "amod", "nummod", "case"})
    return syntax.child(token, syntax.ACTIVE_SUBJECT) is not None and syntax.child(token, nominal) is None
