"""Whether a bare clause, read again, is one sound statement: signs that it was cut badly or misread."""

from __future__ import annotations

import re

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from quizapp.reading import syntax

QUESTION_WORDS = frozenset("who whom which whose what how why".split())
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)")
STRAY_QUOTE = re.compile(r"[“”\"„«»‘]|(?<!\w)'|''|``")
LOOSE_ENDS = frozenset("IN WDT CC TO PRP$ WRB WP".split())
ARTICLES = frozenset("a an the every no".split())
MAY_END = frozenset(
    "in on off up out over down away through about by before since after around behind apart against".split()
)
SUBORDINATORS = frozenset("after before since until till as when while although though because if once unless".split())
WITHIN_VERB = frozenset("not n't n’t last first long twice once".split())  # "had last been seen"
BETWEEN = frozenset("ADV AUX PART VERB".split())
# nothing is died or arrived: their past form behind a noun is the verb of a clause
NEVER_DONE_TO = frozenset("die arrive happen occur collapse survive appear disappear emerge exist remain".split())
BROKEN = "no subject and verb that belong together: broken or misread grammar"


def subject_of(root: Token) -> Token | None:
    """Return the subject of a statement; of "there is a fire" it is the fire."""
    found = syntax.subject(root) or syntax.child(root, syntax.EXPLETIVE)
    if found is not None and found.lower_ == "there" and found.dep_ == "expl":
        return syntax.subject(root) or syntax.child(root, syntax.OBJECT | {"attr"}) or found
    return found


def fault_of_statement(statement: SpacySpan) -> str | None:
    """Return in plain words why a bare clause is no sound statement, or None where it is one."""
    root = statement.root
    subject = subject_of(root)
    if subject is None:
        return BROKEN
    if not syntax.is_finite(root):
        return "its main verb has no tense: broken or misread grammar"
    if root.pos_ == "NOUN" and syntax.copula(root) is None and not syntax.auxiliaries(root):
        return "no verb: a fragment"
    if subject.tag_ in ("WP", "WDT", "WRB") or statement[0].lower_ in QUESTION_WORDS:
        return "opens with a question word"
    if _is_subordinate(statement, subject):
        return "a subordinate clause"
    return _cut_fault(statement) or _verb_fault(statement, subject) or _quote_fault(statement.text)


def _is_subordinate(statement: SpacySpan, subject: Token) -> bool:
    """Say whether a conjunction opens the clause, also one misread as a preposition: a subject takes none.

    "After a price cap was lifted."
    """
    misread = statement[0].lower_ in SUBORDINATORS and statement[0].head == subject
    before = (t for t in statement if t.head == statement.root and t.i < subject.i)
    return misread or any(t.dep_ == "mark" or t.tag_ == "WRB" for t in before)


def _cut_fault(statement: SpacySpan) -> str | None:
    words = [token for token in statement if not token.is_punct]
    if not words or (words[-1].tag_ in LOOSE_ENDS and words[-1].lower_ not in MAY_END) or words[-1].lower_ in ARTICLES:
        return "cut off in the middle"
    if statement[0].is_punct and statement[0].text not in "“\"‘'$£€#@(":
        return "cut off at the start"
    if statement[0].tag_ == "VBG" and statement[0].dep_ in ("case", "mark", "amod") and "," not in statement.text:
        return "cut off in the middle"  # "Following increased attention after the film appeared."
    if statement[0].tag_ in ("CC", "WDT", ",") or statement[0].lower_ in ("than", "nor"):
        return "cut off at the start"
    return None


def _verb_fault(statement: SpacySpan, subject: Token) -> str | None:
    """Return a fault where a parse cannot be right: nouns within the verb, tensed verbs without a subject."""
    if sum(t.dep_ in syntax.SUBJECT and t.i < statement.root.i for t in statement.root.children) > 1:
        return BROKEN
    chain = syntax.verb_chain(statement.root)
    inner = statement.doc[chain[0].i : chain[-1].i]
    inverted = chain[0].i < subject.i
    if not inverted and any(t.pos_ not in BETWEEN and t.lower_ not in WITHIN_VERB for t in inner):
        return BROKEN
    if subject.left_edge.lower_ == "by":
        return BROKEN  # "to be replaced | by Mulenga and the team kept their lead"
    if any(t.is_punct and t.text in '“”"' for t in syntax.noun_phrase(subject)) or subject.tag_ == "VB":
        return BROKEN
    lost = next((t for t in statement if t.tag_ in syntax.FINITE_TAGS and _lacks_subject(t, statement.root)), None)
    return BROKEN if lost is not None else None


def _lacks_subject(token: Token, root: Token) -> bool:
    """Say whether a tensed verb has neither a subject nor a verb or relative pronoun to share one with."""
    predicate = token.head if token.dep_ in syntax.AUXILIARY else token
    if predicate == root or syntax.child(predicate, syntax.SUBJECT | syntax.EXPLETIVE) is not None:
        return False
    if predicate.dep_ == "conj":
        joined = any(t.dep_ == "cc" for t in predicate.children)
        return not (joined or predicate.head.pos_ in ("VERB", "AUX", "ADJ")) or (
            predicate.head.pos_ in ("NOUN", "PROPN") and syntax.copula(predicate.head) is None
        )
    if predicate.dep_ == "acl" and predicate == token and _reads_as_participle(token):
        return False
    return predicate.dep_ in ("acl", "acl:relcl", "relcl", "ccomp", "csubj", "parataxis", "appos", "nmod", "dep")


def _reads_as_participle(token: Token) -> bool:
    """Say whether a past form describes the noun before it: "a mission launched in 2014", where it is not main."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.tag_ != "VBD" or not token.lower_.endswith("ed") or token.lemma_.lower() in NEVER_DONE_TO:
        return False
    behind_noun = token.head.i == token.i - 1 and token.head.dep_ not in syntax.SUBJECT
    return behind_noun and following is not None and following.tag_ in ("IN", "TO", "RP")


def _quote_fault(text: str) -> str | None:
    if QUOTED.search(text):
        return "rests on a fragment of a quotation"
    if STRAY_QUOTE.search(text):
        return "quotation marks that do not match"
    return None
