"""Whether words are missing from a statement: pages lose links, and reports are typed in haste."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizapp.items import wellformed_words as words
from quizapp.reading import syntax

_OPENS_PHRASE = ("DT", "PRP", "PRP$")
_NOMINAL_PARTICIPLES = frozenset(
    "accused wounded injured disabled unemployed deceased displaced infected missing hundred need speed seed feed "
    "weed greed bed shed deed creed indeed named unnamed continued increased".split()
)
_HELD_IN = frozenset(
    "hiding mourning training keeping meeting trading writing being waiting building banking farming printing "
    "shipping mining engineering housing nursing pending".split()
)


def two_subjects(doc: Doc) -> str | None:
    """Return "Officials the cold wave": two noun phrases before one verb, the first without its own."""
    opener, then = doc[0], doc[1] if len(doc) > 1 else doc[0]
    plural = opener.text.isalpha() and opener.lower_.endswith("s") and opener.tag_ in ("NNS", "VBZ", "NNPS")
    tensed = sum(token.tag_ in syntax.FINITE_TAGS for token in doc[2:])
    if plural and then.lower_ in ("the", "a", "an") and tensed == 1:
        return f"{opener.text} {then.text}"
    for verb in doc:
        subjects = [c for c in verb.children if c.dep_ in syntax.SUBJECT and c.i < verb.i]
        if len(subjects) < 2 or verb.dep_ != "ROOT":
            continue
        first, second = subjects[0], subjects[1]
        if first == first.right_edge and second.left_edge == first.nbor(1) and second.left_edge.tag_ in _OPENS_PHRASE:
            return f"{first.text} {second.left_edge.text}"
    return None


def lost_noun(doc: Doc) -> str | None:
    """Return "of trained to", "a claims", "the outbid themselves", "in sailing": a word is missing, or one too many."""
    for token in doc[:-2]:
        behind, then = token.nbor(1), doc[token.i + 2]
        if _counts_several(token, behind, then) or _has_no_noun(token, behind, then):
            return doc[token.i : token.i + 2].text
        verb = behind.tag_ in ("VBD", "MD") and not behind.lower_.endswith(("ed", "t")) and behind.text.islower()
        if token.lower_ in ("the", "a", "an") and verb:
            return doc[token.i : token.i + 2].text
        if behind.lower_ == "themselves" and token.tag_ == "NN" and token.lower_ not in words.MANY_IN_SENSE:
            return doc[token.i : token.i + 2].text
        ongoing = behind.tag_ == "VBG" and behind.lower_ not in _HELD_IN and then.lower_ in ("in", "at", "over", "on")
        if token.lower_ in ("in", "at") and ongoing and token.i and token.nbor(-1).lower_ in ("been", "was", "were"):
            return doc[token.i - 1 : token.i + 2].text
    return None


def _counts_several(article: Token, noun: Token, then: Token) -> bool:
    """Tell "a claims", not "a sports club", "a children’s home"."""
    more = then.pos_ in ("NOUN", "PROPN", "ADJ", "PART") or then.text in ("-", "’", "'", "’s", "'s")
    return article.lower_ in ("a", "an") and _is_plural(noun) and not more


def _has_no_noun(preposition: Token, participle: Token, then: Token) -> bool:
    """Tell "of trained to", not "of used cars", "of those accused by"."""
    if preposition.tag_ != "IN" or preposition.lower_ not in ("of", "with", "in"):
        return False
    done = participle.tag_ in ("VBN", "VBD") and participle.lower_.endswith("ed")
    bare = done and participle.lower_ not in _NOMINAL_PARTICIPLES
    return bare and then.lower_ in ("to", "by", "in", "on", "at", "the")


def _is_plural(noun: Token) -> bool:
    word = noun.lower_
    one = word in words.ONE_IN_SENSE or word.endswith(("ss", "us", "is", "ics"))
    return noun.tag_ in ("NNS", "VBZ") and word.endswith("s") and noun.text.islower() and not one


RULES: tuple[Callable[[Doc], str | None], ...] = (two_subjects, lost_noun)
