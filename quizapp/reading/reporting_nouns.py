"""Nouns that report a clause: "the council's claim that …", "voiced fears that …", "her message was that …".

Only where somebody is named whose claim it is: a possessive, "by" or "among", a noun before it, or the subject of a
verb that carries the noun ("express", "repeat"). "A claim that …" and "one theory is that …" report for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import REPORTING_SUBJECTS
from quizapp.reading.nouns import STANDING_FOR
from quizapp.reading.placed_content import before_second_verb, free_verb
from quizapp.reading.reported import content_span
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody
from quizapp.reading.turns import cut_at_turn

REPORTING = frozenset(
    "claim warning finding statement fear hope concern belief view argument allegation accusation suggestion assertion "
    "announcement conclusion prediction complaint insistence admission promise pledge forecast estimate opinion "
    "contention suspicion worry conviction assurance confirmation verdict ruling explanation message "
    "theory hunch".split()
)
# these have a clause only behind a form of "be": "her advice is that"
EQUATED = REPORTING | frozenset("point answer advice reply position stance conclusion expectation impression".split())
# verbs whose subject holds the noun that is their object: "voiced fears that"
CARRYING = frozenset(
    "express voice repeat reiterate make issue give state defend reach share send deliver offer withdraw retract "
    "have hold".split()
)
HOLDING = frozenset("by of among from".split())
# "the promise that it kept": with such a verb and no other object "that" is the object
TAKING_CLAIMS = frozenset(
    "keep make file issue give hold bring break publish reject deny withdraw reach share express face lodge have voice "
    "repeat send receive hear read post".split()
)
WILL = frozenset("will would can could may might should must".split())
NOT_THE_ARTICLES = frozenset("my our your whose".split())
LONGEST_HOLDER = 8  # words of "among doctors at the clinic"


def find_by_noun(number: int, sentence: Sentence) -> Iterator[Saying]:
    """Yield what nouns report in a sentence."""
    for noun in sentence.span:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in EQUATED or noun.i + 2 >= sentence.span.end:
            continue
        at, equated = _that(noun)
        content = None if at is None else _equated(at, noun) if equated else _governed(at, noun)
        holder = _holder(noun, at, equated) if at is not None and content else None
        if content and holder and not is_anybody(holder) and not is_nobody(holder):
            place = sentence.place((noun,))
            yield Saying(content_span(sentence, content), place, sentence.place(holder), False, number, None)


def _that(noun: Token) -> tuple[Token | None, bool]:
    """Return the "that" (or colon) behind a noun, and whether a form of "be" or the colon equates the two."""
    rest = list(noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 2 + LONGEST_HOLDER)])
    equated = False
    for n, token in enumerate(rest):
        if token.lower_ == "that" or (token.text == ":" and n == 0):
            return token, equated or token.text == ":"
        if token.lemma_ == "be" and token.tag_ in ("VBZ", "VBD") and not equated:
            equated = True
        elif equated or not (token.lower_ in HOLDING if n == 0 else _within_holder(token, rest[0])):
            return None, False
    return None, False


def _within_holder(token: Token, first: Token) -> bool:
    return first.lower_ in HOLDING and (token.tag_ in NOMINAL or token.lower_ in ("of", "at", "in", "and", "&"))


def _equated(at: Token, noun: Token) -> list[Token] | None:
    """Return what stands behind "her message was that" or "her message:", up to where the article speaks again."""
    words = list(at.doc[at.i + 1 : noun.sent.end])
    before = noun.doc[noun.sent.start : noun.i]
    if len(words) < 3 or words[0].text in ("“", '"') or any(t.tag_ in syntax.FINITE_TAGS for t in before):
        return None
    if words[0].tag_ in syntax.FINITE_TAGS or free_verb(words) is None:
        return None
    return cut_at_turn(words, at.nbor(-1))


def _governed(at: Token, noun: Token) -> list[Token] | None:
    """Return the clause behind "claim that": up to the verb of the sentence where the noun is its subject."""
    verb = at.head
    if noun.lemma_.lower() not in REPORTING or verb.i <= at.i or _is_object(at, verb):
        return None
    if at.nbor(1).tag_ in syntax.FINITE_TAGS or at.nbor(1).lower_ in ("is", "was", "has", "had"):
        return None  # "a warning that came late"
    main = noun.head
    if noun.dep_ in syntax.SUBJECT and main.i > at.i:
        chain = syntax.verb_chain(main)
        end = min(t.i for t in (main, *chain))
        while end - 1 > at.i and noun.doc[end - 1].pos_ in ("ADV", "AUX"):
            end -= 1
        words = list(noun.doc[at.i + 1 : end])
    else:
        words = [t for t in verb.subtree if t.i > at.i]
        words = cut_at_turn(words, verb) if _runs_on(words) else []
        if not any(map(_is_verb, noun.doc[noun.sent.start : noun.i])):
            words = before_second_verb(words)
    return words if len(words) > 2 and any(map(_is_verb, words)) else None


def _is_verb(token: Token) -> bool:
    return token.tag_ in syntax.FINITE_TAGS


def _runs_on(words: Sequence[Token]) -> bool:
    return bool(words) and words[-1].i - words[0].i + 1 == len(words)


def _is_object(that: Token, verb: Token) -> bool:
    """Say whether "that" is the object of its verb: "the claim that she filed", not "fear that prices will rise"."""
    if verb.lemma_.lower() in TAKING_CLAIMS and syntax.child(verb, syntax.OBJECT - {that.dep_}) is None:
        return not syntax.is_passive(verb)
    if any(t.dep_ in syntax.OBJECT and t != that and t.i > verb.i for t in verb.children):
        return False  # "the allegation that he had forged the letter": the verb has its object
    if that.dep_ == "mark" or any(t.tag_ == "MD" and t.lower_ in WILL for t in syntax.auxiliaries(verb)):
        return False
    return that.dep_ not in ("nsubj", "nsubj:pass") or syntax.subject(verb) == that


def _holder(noun: Token, at: Token, equated: bool) -> Phrase | None:
    """Return whose claim it is, or None where nobody is named."""
    opens = noun.i == noun.sent.start
    own = next((t for t in noun.children if t.dep_ == "nmod:poss" and t.i < noun.i), None)
    if own is None and not opens:
        own = noun.nbor(-1) if noun.nbor(-1).tag_ == "PRP$" else _genitive(noun)
    if own is not None:
        return None if own.lower_ in NOT_THE_ARTICLES else _possessor(own, noun)
    if noun.nbor(1).lower_ in HOLDING:
        end = next((t.i for t in noun.doc[noun.i + 2 : at.i] if t.lemma_ == "be"), at.i)
        return tuple(noun.doc[noun.i + 2 : end]) or None
    if opens:
        return None
    named = noun.nbor(-1)
    if named.tag_ in ("NN", "NNS") and named.lemma_.lower() in REPORTING_SUBJECTS | frozenset(STANDING_FOR):
        return (named,)
    return None if equated else _carrier(noun)


def _genitive(noun: Token) -> Token | None:
    """Return the noun before an 's that stands before a noun and its adjectives, whatever the parse made of it."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].tag_ in ("JJ", "JJR", "JJS", "NN", "VBG", "CD"):
        at -= 1
    return noun.doc[at - 1] if at > noun.sent.start and noun.doc[at].tag_ == "POS" else None


def _possessor(own: Token, noun: Token) -> Phrase:
    """Return a possessor without its 's: "the council", "Dr Osei"."""
    if own.tag_ == "PRP$":
        return (own,)
    last = next((t.i - 1 for t in noun.doc[own.i + 1 : noun.i] if t.tag_ == "POS"), own.i)
    first = last
    while first > noun.sent.start and noun.doc[first - 1].tag_ in NOMINAL | {"POS"}:
        first -= 1
    return tuple(noun.doc[first : last + 1])


def _carrier(noun: Token) -> Phrase | None:
    """Return the subject of a verb that has the noun for its object: "the minister expressed hope that"."""
    at = noun.i - 1
    while at > noun.sent.start and (noun.doc[at].tag_ in ("DT", "JJ", "CD", "JJR") or noun.doc[at].pos_ == "ADV"):
        at -= 1
    verb = noun.doc[at]
    if verb.tag_ not in syntax.VERB_TAGS or verb.lemma_.lower() not in CARRYING or syntax.is_negated(verb):
        return None
    while at > noun.sent.start and noun.doc[at - 1].pos_ in ("AUX", "ADV"):
        at -= 1
    if noun.doc[at].tag_ == "MD" or verb.tag_ in ("VB", "VBG") or at == noun.sent.start:
        return None
    if any(t.lower_ == "no" for t in noun.doc[verb.i : noun.i]):
        return None
    head = syntax.inherited_subject(verb)
    if head is not None and head.i < verb.i:
        return syntax.noun_phrase(head) if head.tag_ not in ("WP", "WDT", "EX") else None
    first = at
    while first > noun.sent.start and noun.doc[first - 1].tag_ in NOMINAL | {"PRP"}:
        first -= 1
    return tuple(noun.doc[first:at]) or None
