"""Whether a statement is a whole sentence: a clause of time or reason needs its main clause, a participle its subject.

Subordinate and non-finite clauses after Huddleston & Pullum, The Cambridge Grammar of the English Language (2002),
ch. 11 and 14.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizapp.items import wellformed_words as words
from quizapp.reading import syntax

_SUBORDINATING = frozenset(
    "while although though whereas when if because since once as unless whenever until after before".split()
)
_INSIDE = frozenset("acl:relcl acl advcl relcl".split())
_SAYING_OPENER = re.compile(
    r"(?:Stressing|Saying|Adding|Noting|Warning|Arguing|Claiming|Insisting|Explaining|Stating|Declaring|Admitting|"
    r"Suggesting|Pointing out|Alleging|Asserting|Emphasi[sz]ing|Maintaining|Announcing|Confirming) [^,;–—]*$"
)
_COMMENT = re.compile(
    r"(?:Interestingly|Surprisingly|Unsurprisingly|Sadly|Fortunately|Unfortunately|Luckily|Ironically|Curiously|"
    r"Remarkably|Admittedly|Oddly|Strangely|Of course|Needless to say|Incidentally|Importantly|Notably|Crucially|"
    r"Tellingly|Thankfully|Hopefully|Amazingly|Incredibly|Indeed|In fact|By the way),"
)
_ONE_THING = frozenset("affair triumph derby clash encounter showdown thriller spectacle disaster fiasco".split())
_HELD = ("DT", "PDT", "PRP$", "POS", "CD", "NNP", "NNPS", "WDT", "WP$")
_CLAUSE_WITHOUT_AND = re.compile(
    r"\b(?:have|has|had|was|were|are|is) (?:been )?(?P<verb>\w+(?:ed|en)) (?P<prep>to|in|at|from|by|on) [^,;]+, "
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens) (?P=prep) [^,;]+$"
)


def clause_without_main(doc: Doc) -> str | None:
    """Return "While forecasters … warned" of "While forecasters warned of a storm.": no clause that it belongs to."""
    root = syntax.root(doc)
    opener = doc[1] if doc[0].pos_ == "ADV" and doc[0].lower_.endswith("ly") else doc[0]  # "Shortly after"
    if opener.lower_ not in _SUBORDINATING or opener.head != root or opener.dep_ not in ("mark", "advmod"):
        return None
    subject = syntax.subject(root)
    if subject is None or subject.i > root.i or any(t.text in (":", "“", '"') for t in doc):
        return None
    # a comma before the verb may end the clause that the parser gave to the main verb; one behind it may begin that
    for comma in (t for t in doc if t.text in (",", "–", "—", ";")):
        if any(_is_main(token) for token in doc[comma.i + 1 :]) and not _in_an_aside(comma, root):
            return None
    return f"{opener.text} {subject.text} … {root.text}"


def _is_main(token: Token) -> bool:
    """Tell whether a verb has a tense and stands in no clause of another."""
    tensed = token.tag_ in syntax.FINITE_TAGS and token.dep_ not in _INSIDE
    head = token if token.pos_ == "VERB" else token.head
    return tensed and head.dep_ not in _INSIDE


def _in_an_aside(comma: Token, root: Token) -> bool:
    """Tell whether a comma stands before the verb, within its subject: "Although the board, which met, refused"."""
    subject = syntax.subject(root)
    return subject is not None and subject.i < comma.i < root.i and comma.nbor(1).tag_ in ("WDT", "WP", "WRB")


def participle_without_subject(doc: Doc) -> str | None:
    """Return "Stressing" of "Stressing such rules bring harm.": what somebody did while speaking, without that person.

    "Closing the mill cost 300 jobs" has its subject: what costs is the closing.
    """
    match = _SAYING_OPENER.match(doc.text)
    said = match is not None and doc[0].tag_ == "VBG" and doc[0].dep_ not in ("amod", "compound")
    told = any(t.tag_ in syntax.FINITE_TAGS for t in doc) and not any(_links_a_gerund(t) for t in doc)
    return doc[0].text if said and told else None


def _links_a_gerund(verb: Token) -> bool:
    """Tell "Announcing cuts was a mistake", "Adding salt kills fish": a verb whose subject is the doing itself."""
    opener = verb.doc[0]
    doing = opener.dep_ == "csubj" and opener.head in (verb, verb.head)
    return doing and (verb.tag_ == "VBZ" or verb.lower_ in words.SINGULAR_VERBS)


def comment_first(doc: Doc) -> str | None:
    """Return "Interestingly,": what the reporter thinks of the fact, before the fact."""
    match = _COMMENT.match(doc.text)
    return match.group() if match is not None else None


def bare_complement(doc: Doc) -> str | None:
    """Return "be all-blue affair": one thing that another is or becomes, without its article."""
    for noun in doc[1:]:
        linked = noun.dep_ in ("xcomp", "ROOT", "ccomp", "attr") and any(c.dep_ == "cop" for c in noun.children)
        if not linked or noun.tag_ != "NN" or noun.lower_ not in words.COUNTED | _ONE_THING:
            continue
        copula = next(c for c in noun.children if c.dep_ == "cop")
        phrase = doc[copula.i + 1 : noun.i] if copula.i < noun.i else doc[noun.left_edge.i : noun.i]
        # "all-blue": the "all" of a compound is no determiner
        held = any(t.tag_ in _HELD and t.nbor(1).text != "-" for t in phrase)
        held = held or any(c.tag_ in _HELD and c.nbor(1).text != "-" for c in noun.children if c.i < noun.i)
        if not held and len(phrase) and phrase[-1].pos_ == "ADJ":
            return doc[copula.i : noun.i + 1].text
    return None


def clauses_without_and(doc: Doc) -> str | None:
    """Return ", ten to Leith Hospital": the second half of a pair, with a comma alone before it."""
    match = _CLAUSE_WITHOUT_AND.search(doc.text)
    return match.group() if match is not None and " and " not in match.group() else None


RULES: tuple[Callable[[Doc], str | None], ...] = (
    clause_without_main,
    participle_without_subject,
    comment_first,
    bare_complement,
    clauses_without_and,
)
