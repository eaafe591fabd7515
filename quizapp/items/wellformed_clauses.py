"""Whether the clauses of a statement hang together: relative clauses, tenses, appositions, verbs and their subjects.

Cutting and lost links leave a clause on the wrong noun, a tense without its time, a subject without its verb. Relative
clauses, the present perfect and apposition after Huddleston & Pullum, The Cambridge Grammar of the English Language
(2002), ch. 3, 12 and 15.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from quizapp.items import wellformed_words as words
from quizapp.reading import syntax
from quizapp.reading.gazetteer import given_names
from quizapp.reading.name_words import ROLES

_DATED = re.compile(rf"(?:19|20)\d\d|{words.DAY}")
_NO_FIXED_TIME = frozenset("since until till by for from before after every between throughout through over".split())
_MEDIA = frozenset(
    "letter statement post tweet blog email e-mail memo message interview video briefing release conference twitter "
    "facebook x instagram website site note filing newsletter thread update bulletin".split()
)
_TELLS_BARE = frozenset("post write tweet comment blog say announce state note add tell reply remark".split())
_SAME_IN_THE_PAST = frozenset(
    "hit cut put set shut let cost quit read spread beat split bet burst cast hurt shed thrust upset broadcast "
    "forecast bid rid wed knit offset reset input output".split()
)
_HOLDS = frozenset("includes contains covers comprises houses encompasses".split())
_SHOWING = frozenset("indicate show reveal suggest find confirm demonstrate".split())


def relative_on_the_wrong_noun(doc: Doc) -> str | None:
    """Return "in 2019, which is": a relative clause behind a date, or behind a plural with a verb in the singular.

    "The health zones, which includes", "the bridges, which is planned": the noun above it may be the one that is meant.
    """
    for token in doc[2:-2]:
        noun, be = doc[token.i - 2], token.nbor(1)
        if token.lower_ != "which" or doc[token.i - 1].text != ",":
            continue
        about_time = any(t.lower_ in words.TIMES_NAMED for t in doc[be.i + 1 : be.i + 9])
        if _DATED.fullmatch(noun.text) and be.lower_ in ("is", "are", "was", "were") and not about_time:
            return doc[noun.i : be.i + 1].text
        passive = be.lower_ in ("is", "was", "has") and any(t.tag_ == "VBN" for t in doc[be.i + 1 : be.i + 3])
        plural = noun.tag_ == "NNS" or noun.lower_ == "headquarters"
        if plural and (passive or be.lower_ in _HOLDS) and not any(_is_one(above) for above in _nouns_above(noun)):
            return doc[noun.i : be.i + 1].text
    return None


def _nouns_above(noun: Token) -> Iterator[Token]:
    """Yield the nouns that hold a noun, and those before it in the clause: "a list of books, which was …"."""
    while noun.dep_ in ("nmod", "conj", "compound", "flat", "appos") and noun.head != noun:
        noun = noun.head
        yield noun


def _is_one(noun: Token) -> bool:
    return noun.tag_ in ("NN", "NNP")


def half_reported(doc: Doc) -> str | None:
    """Return "posted" of "Holt posted on Monday in a letter to customers": who wrote where, and not what."""
    root = syntax.root(doc)
    if root.lemma_.lower() not in _TELLS_BARE or root.tag_ not in ("VBD", "VBZ", "VBP") or syntax.is_passive(root):
        return None
    told = ("obj", "dobj", "iobj", "ccomp", "xcomp", "csubj", "conj", "parataxis", "advcl")
    introduced = any(token.lower_ == "that" and token.i > root.i for token in doc) or ":" in doc.text
    if introduced or "“" in doc.text or any(child.dep_ in told for child in root.children):
        return None
    where = [child for child in root.subtree if child.lower_ in _MEDIA and child.i > root.i]
    days = [child for child in root.children if re.fullmatch(words.DAY, child.text) and child.i > root.i]
    rest = [c for c in root.children if c.dep_ in ("obl", "advmod") and c.i > root.i and c not in days]
    return root.text if where or (days and not rest) else None


def perfect_with_a_day(doc: Doc) -> str | None:
    """Return "has died … on Saturday": the present perfect does not go with a day or year that is over."""
    root = syntax.root(doc)
    helpers = [t for t in syntax.auxiliaries(root) if t.lower_ in ("has", "have", "’ve", "'ve")]
    if root.tag_ != "VBN" or not helpers or any(t.tag_ == "MD" for t in syntax.auxiliaries(root)):
        return None
    for child in root.children:
        when = child.dep_.startswith(("obl", "nmod")) and child.i > root.i and _is_a_past_day(child)
        cases = {t.lower_ for t in child.children if t.dep_ == "case"}
        if when and cases <= {"on", "in"}:
            return f"{helpers[0].text} {root.text} … {child.text}"
    return None


def _is_a_past_day(token: Token) -> bool:
    month = any(re.fullmatch(words.DAY, t.text) for t in (token, *token.children))
    year = re.fullmatch(r"(?:19|20)\d\d", token.text) is not None
    return (month or year) and not any(t.lower_ in _NO_FIXED_TIME for t in token.children)


def bare_verb(doc: Doc) -> str | None:
    """Return "Holt stand up", "the mill close": a verb in its base form behind a subject in the singular."""
    for verb in doc:
        if verb.tag_ not in ("VB", "VBP") or verb.dep_ not in ("ROOT", "conj") or verb.lower_ != verb.lemma_.lower():
            continue
        subject = next((c for c in verb.children if c.dep_ in syntax.ACTIVE_SUBJECT and c.i < verb.i), None)
        helped = syntax.auxiliaries(verb) or any(c.tag_ in ("TO", "MD") or c.dep_ == "cop" for c in verb.children)
        if subject is None or helped or verb.lower_ in _SAME_IN_THE_PAST | {"be", "have", "are", "were", "do"}:
            continue
        if any(t.dep_ in ("conj", "cc", "nummod") or t.text == "," for t in doc[subject.left_edge.i : verb.i]):
            continue
        if _is_one_thing(subject) or _is_a_full_name(subject):
            return f"{subject.text} {verb.text}"
    return None


def _is_one_thing(noun: Token) -> bool:
    """Tell whether a common noun is one thing: no body of people, no sum, no word that is plural as it stands."""
    word = noun.lower_
    common = noun.tag_ == "NN" and noun.pos_ == "NOUN" and noun.text.islower() and not word.endswith("s")
    counted = word in words.COUNTED or any(c.lower_ in ("a", "an", "this", "that", "each") for c in noun.children)
    named = any(c.pos_ == "PROPN" and c.dep_ in ("compound", "flat") for c in noun.children)
    return common and counted and not named and word not in words.MANY_IN_SENSE


def _is_a_full_name(noun: Token) -> bool:
    """Tell whether a subject is a person's name: given name and surname; a team by its city may be plural."""
    parts = [noun, *(c for c in noun.children if c.dep_ == "flat")]
    plain = all(t.tag_ == "NNP" and t.text.isalpha() and not t.text.isupper() for t in parts)
    return len(parts) in (2, 3) and plain and noun.i == noun.left_edge.i and noun.text in given_names()


def open_apposition(doc: Doc) -> str | None:
    """Return "Lind, chairman of Orel has": what explains a name opens with a comma and does not close with one."""
    for comma in doc[1:-3]:
        if comma.text != "," or comma.nbor(-1).pos_ != "PROPN":
            continue
        role = _role_behind(doc, comma.i + 1)
        if role is None or role.nbor(1).lower_ not in ("of", "at", "for", "in"):
            continue
        stop = next(
            (t for t in doc[role.i + 1 :] if (t.is_punct and t.text not in "-’'") or t.lower_ in _RELATIVES), None
        )
        end = len(doc) if stop is None else stop.i
        goes_on = next((t for t in doc[role.i + 2 : end] if _is_verb_of(t, comma) or _second_name(t)), None)
        if goes_on is not None:
            return doc[comma.i - 1 : role.i + 1].text
    return None


_RELATIVES = frozenset("who which that where when whose".split())


def _role_behind(doc: Doc, at: int) -> Token | None:
    """Return "chairman" of ", the former chairman of": a role with nothing but its own adjectives before it."""
    for token in doc[at : at + 4]:
        if token.lower_ in ROLES and token.text.islower() and token.i + 1 < len(doc):
            return token
        if token.pos_ not in ("DET", "ADJ", "NOUN", "ADV") or not token.text.islower():
            return None
    return None


def _is_verb_of(token: Token, comma: Token) -> bool:
    """Tell whether a tensed word is the predicate of what stands before the comma."""
    predicate = token.head if token.dep_ in syntax.AUXILIARY | {"cop"} else token
    if token.tag_ not in ("VBZ", "VBD", "VBP", "MD") or predicate.dep_ != "ROOT":
        return False
    subject = syntax.subject(predicate)
    return subject is not None and subject.i < comma.i


def _second_name(token: Token) -> bool:
    """Tell whether "and" joins a name that is explained in its turn: "and Joe Poe, head of …"."""
    if token.lower_ != "and" or token.i + 3 >= len(token.doc):
        return False
    at = token.i + 1
    while at < len(token.doc) - 1 and token.doc[at].pos_ == "PROPN":
        at += 1
    explained = at > token.i + 1 and token.doc[at].text == ","
    return explained and _role_behind(token.doc, at + 1) is not None


def verbs_without_and(doc: Doc) -> str | None:
    """Return "warned …, reminded": the last of several verbs joined by a comma alone."""
    root = syntax.root(doc)
    joined = [c for c in root.children if c.dep_ == "conj" and c.i > root.i and c.pos_ == "VERB"]
    if root.pos_ != "VERB" or not joined or joined[-1].tag_ != root.tag_ or root.tag_ != "VBD":
        return None
    last = joined[-1]
    own = any(c.dep_ in syntax.SUBJECT | {"cc", "mark", "advmod"} for c in last.children if c.i < last.i)
    comma = last.i > 0 and last.nbor(-1).text == ","
    listed = any(
        t.tag_ == "VBD" and t.dep_ == "conj" and t.nbor(-1).lower_ in ("and", "then") for t in doc[last.i + 1 :]
    )
    return f"{root.text} …, {last.text}" if comma and not own and not listed and syntax.subject(last) is None else None


def gerund_that_shows(doc: Doc) -> str | None:
    """Return "Analyzing … indicated": who looks at a thing finds something, the looking does not."""
    root = syntax.root(doc)
    looking = next((c for c in root.children if c.dep_ == "csubj" and c.tag_ == "VBG" and c.i == 0), None)
    return f"{looking.text} … {root.text}" if looking is not None and root.lemma_.lower() in _SHOWING else None


def owner_of_itself(doc: Doc) -> str | None:
    """Return "The report … its report": a thing that has itself for its object."""
    root = syntax.root(doc)
    subject = syntax.subject(root)
    for child in root.children:
        its = any(c.lower_ == "its" and c.dep_ == "nmod:poss" for c in child.children)
        if subject is not None and its and child.lower_ == subject.lower_ and child.pos_ == "NOUN":
            return f"{subject.text} … its {child.text}"
    return None


RULES: tuple[Callable[[Doc], str | None], ...] = (
    relative_on_the_wrong_noun,
    half_reported,
    perfect_with_a_day,
    bare_verb,
    open_apposition,
    verbs_without_and,
    gerund_that_shows,
    owner_of_itself,
)
