"""Speakers: the noun phrase that a verb of saying belongs to, by the parse or by its place beside the verb."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.asides import before_aside, named_after
from quizapp.reading.cues import NOBODY, REPORTING_SUBJECTS, SAYING, SURE
from quizapp.reading.knowledge import Attribution
from quizapp.reading.nouns import STANDING_FOR, TIME_NOUNS

Span = tuple[int, int]
Phrase = tuple[Token, ...]

QUOTE_MARKS = "“”\"„«»‘’'`"
# a noun after one of these verbs is who speaks; after others ("announced the result") it may be what is told
PLAINLY_SAYING = frozenset("say add explain tell insist argue write warn remark reply".split())
SPEAKING_NOUNS = (
    REPORTING_SUBJECTS
    | frozenset(STANDING_FOR)
    | frozenset("official spokesman spokeswoman spokesperson minister mayor source expert statement officer".split())
)
NO_NOUNS = ("it", "there", "who", "which", "that", "what")
SENT_BY = frozenset("email e-mail letter phone telephone post text text-message".split())  # "warned by email"
# before "reports" or "sources" these name nobody; "diplomatic sources" and "local media" are a speaker
VAGUE = frozenset(
    "media press news some several many various unconfirmed recent early earlier initial other first later".split()
)
RELATIVE = frozenset("who which whose whom".split())
EMPHATIC = frozenset("himself herself itself themselves".split())
SPECIFYING = frozenset(("acl", "acl:relcl", "relcl", "nmod", "amod"))
ANYBODY = frozenset(
    "anyone anybody someone somebody nobody nothing everyone everybody everything people you we i one who".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution with the words that it was read from. Spans count clean characters.

    `cut` is what has to go to leave the content bare, where that is one stretch ("according to …", ", he said").
    """

    content: Span
    cue: Span
    speaker: Span | None
    direct: bool
    sentence: int  # where the cue stands
    cue_token: Token | None = None
    content_token: Token | None = None
    cut: Span | None = None

    def value(self, entity: int | None) -> Attribution:
        """Return the attribution as it is told to others."""
        return Attribution(self.content, self.cue, self.speaker, entity, self.direct)


def speaker_of(cue: Token) -> Phrase | None:
    """Return the noun phrase that a verb of saying has for a speaker, or None where nobody is named."""
    before = cue.nbor(-1) if cue.i > cue.sent.start else None
    if before is not None and before.i == cue.sent.start and before.is_title and _may_be_name(before):
        return (before,)  # "Said said": a surname that is also a verb
    if cue.lower_ == "saying" and before is not None and before.lower_ == "as":
        return _quoted_as(cue)
    antecedent = _antecedent(cue) or _beyond_aside(cue)
    if antecedent is not None:
        return antecedent
    if syntax.is_passive(cue) and cue.lower_ not in SURE:  # "is convinced that": a state, not a passive
        agent = syntax.agent(cue)
        named = agent is not None and agent.lower_ not in SENT_BY and not _under_preposition(agent)
        return phrase_of(agent) if agent is not None and named else None
    head = _subject_of(cue, before)
    if head is None or head.dep_ == "expl" or _names_nobody(head):
        return None
    return None if _under_preposition(head) else before_aside(named_after(phrase_of(head), cue), cue)


def _beyond_aside(cue: Token) -> Phrase | None:
    """Return the name before an aside where the parse joins a cue to another's: "and Texaco, its rival, said"."""
    if cue.dep_ != "conj" or cue.i == cue.sent.start or cue.nbor(-1).text != "," or syntax.subject(cue) is not None:
        return None
    beside = speaker_beside(cue)
    named = beside is not None and all(t.pos_ == "PROPN" or t.tag_ == "DT" for t in beside)
    return beside if named and cue.head.lemma_.lower() in SAYING else None


def _names_nobody(head: Token) -> bool:
    """Say whether a subject is an empty pronoun, or a time: "it is said", "insisted a week ago that"."""
    timed = head.pos_ == "NOUN" and head.lemma_.lower() in TIME_NOUNS
    return timed or (head.lower_ in NO_NOUNS and head.text != "WHO")


def _under_preposition(head: Token) -> bool:
    """Say whether a noun phrase stands under a preposition ("on six films"): none such speaks."""
    return any(t.dep_ == "case" and t.i < head.i and t.lower_ not in ("of", "by") for t in head.children)


def _subject_of(cue: Token, before: Token | None) -> Token | None:
    """Return the head of the noun phrase that is the subject of a verb of saying, its own or one that it shares."""
    if cue.tag_ == "VBG" and _cue_above(cue) is not None:
        return syntax.inherited_subject(_cue_above(cue) or cue)
    if cue.dep_ in ("acl", "acl:relcl", "relcl") and cue.head.pos_ in ("NOUN", "PROPN", "PRON"):
        own = syntax.subject(cue)
        return own if own is not None and own.tag_ not in ("WP", "WDT") else cue.head
    head = syntax.inherited_subject(cue)
    if head is None and cue.dep_ in ("advcl", "xcomp") and cue.head.pos_ == "VERB":
        head = syntax.inherited_subject(cue.head)
    joined = before is not None and before.lower_ in ("and", "but", "then") and cue.tag_ in syntax.FINITE_TAGS
    return _subject_before(cue) if head is None and joined else head


def _antecedent(cue: Token) -> Phrase | None:
    """Return whom a relative clause speaks of: "economists at the bank, who say", "officials who said"."""
    doc, at, start = cue.doc, cue.i - 1, cue.sent.start
    while at > start and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    if at <= start or doc[at].lower_ != "who":
        return None
    at -= 2 if doc[at - 1].text == "," else 1
    if at < start or not _is_nominal(doc[at]):
        return None
    head = _climb(doc[at], cue)
    be = syntax.copula(head)
    if be is not None and be.i < at and head == doc[at]:  # "it was | the coach who said"
        phrase = tuple(t for t in phrase_of(head) if be.i < t.i <= at)
        return phrase if head.is_title or head.pos_ in ("NOUN", "PROPN") else None
    return phrase_of(head) if head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _quoted_as(cue: Token) -> Phrase | None:
    """Return who is quoted: "the agency cited Mr Lee, a villager, as saying", "Mr Lee was quoted as saying"."""
    before = reversed(list(cue.doc[cue.sent.start : cue.i]))
    verb = next((t for t in before if t.lemma_.lower() in ("quote", "cite") and t.tag_ in syntax.VERB_TAGS), None)
    if verb is None:
        return None
    if syntax.is_passive(verb):
        head = syntax.inherited_subject(verb)
        return phrase_of(head) if head is not None else None
    after = cue.doc[verb.i + 1 : cue.i - 1]
    if not after:
        return None
    end = next((t.i for t in after if t.text in (",", "(") or t.tag_ in ("IN", "WP")), cue.i - 1)
    return tuple(cue.doc[verb.i + 1 : end]) or None


def _subject_before(cue: Token) -> Token | None:
    """Return the subject of the verb that "and said" goes on from, where the parser did not join the two."""
    for token in reversed(list(cue.doc[cue.sent.start : cue.i])):
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            return syntax.inherited_subject(token)
    return None


def _may_be_name(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") or token.lemma_.lower() in SAYING or token.lower_ == token.nbor(1).lower_


def _cue_above(gerund: Token) -> Token | None:
    """Return the verb of saying before it that ", adding that …" goes on from."""
    if gerund.i == 0 or gerund.nbor(-1).text != ",":
        return None
    before = reversed(list(gerund.doc[gerund.sent.start : gerund.i]))
    return next((t for t in before if t.lemma_.lower() in SAYING and t.tag_ in ("VBD", "VBZ", "VBP")), None)


def phrase_of(head: Token) -> Phrase:
    """Return the noun phrase of a speaker; "its director, Mary Lee" is Mary Lee."""
    if head.pos_ == "NOUN":
        name = next((t for t in head.children if t.dep_ == "appos" and t.i > head.i and _is_name(t)), None)
        if name is not None:
            head = name
    if head.lower_ in EMPHATIC and head.i > head.sent.start and head.nbor(-1).pos_ in ("NOUN", "PROPN"):
        head = head.nbor(-1)  # "Marchant herself said"
    phrase = _name_at_end(syntax.noun_phrase(head))
    while len(phrase) > 1 and (phrase[0].text in QUOTE_MARKS or phrase[0].is_punct or phrase[0].tag_ == "IN"):
        phrase = phrase[1:]
    phrase = without_comment(phrase)
    while len(phrase) > 1 and phrase[-1].is_punct and phrase[-1].text != ".":
        phrase = phrase[:-1]
    while phrase[0].i > head.sent.start and phrase[0].pos_ == "PROPN" and phrase[0].nbor(-1).tag_ in ("NNP", "NNPS"):
        phrase = (phrase[0].nbor(-1), *phrase)  # titles that the parser hung elsewhere: "Det Sgt"
    end = head.sent.end
    while (
        phrase[-1].i + 1 < end and phrase[-1].nbor(1).tag_ in ("NNP", "NNPS") and phrase[-1].tag_ not in ("PRP", "CD")
    ):
        phrase = (*phrase, phrase[-1].nbor(1))  # a name that was hung on its title: "officer | Jo Finch"
    if phrase[-1].i + 2 < end and phrase[-1].nbor(1).text == "&" and phrase[-1].nbor(2).tag_ == "NNP":
        phrase = (*phrase, phrase[-1].nbor(1), phrase[-1].nbor(2))
    return phrase


def _is_name(token: Token) -> bool:
    """Tell a name in apposition from a description with one ("a Greek")."""
    return token.tag_ in ("NNP", "NNPS") and all(t.lower_ not in ("a", "an") for t in token.children)


def _name_at_end(phrase: Phrase) -> Phrase:
    """Return the name that was hung on the last noun of a description: "head of policy at the forum, Ann Lee"."""
    comma = next((n for n in range(len(phrase) - 1, 0, -1) if phrase[n].text == ","), None)
    if comma is None or len(phrase) - comma < 3 or phrase[comma - 1].tag_ not in ("NN", "NNS"):
        return phrase
    return phrase[comma + 1 :] if all(t.tag_ == "NNP" for t in phrase[comma + 1 :]) else phrase


def without_comment(phrase: Phrase) -> Phrase:
    """Return a noun phrase up to a comma that opens a comment: ", of the fraud team", ", who led it", ", 51"."""
    for at, token in enumerate(phrase):
        if token.text == "," and 0 < at < len(phrase) - 1 and phrase[at + 1].tag_ in ("IN", "WP", "WDT", "CD"):
            return phrase[:at]
    return phrase


def speaker_beside(cue: Token) -> Phrase | None:
    """Return the noun phrase that stands against the verb, where the parser found no subject ("said Mr Lee").

    An aside between commas is passed over: "Kate Lee, of the union, said".
    """
    doc, sentence = cue.doc, cue.sent
    left = cue.i - 1
    while left > sentence.start and doc[left].pos_ in ("ADV", "AUX") and not doc[left].is_title:
        left -= 1
    if left >= sentence.start and doc[left].text == ",":
        comma = next((t.i for t in reversed(doc[sentence.start : left]) if t.text == ","), None)
        relative = comma is not None and any(t.lower_ in RELATIVE for t in doc[comma + 1 : comma + 4])
        if comma is not None and (
            relative or not any(t.tag_ in syntax.FINITE_TAGS and not t.is_title for t in doc[comma:left])
        ):
            left = comma - 1
    for at in (left, cue.i + 1):
        if sentence.start <= at < sentence.end and (_is_nominal(doc[at]) or doc[at].is_title):
            if at > cue.i and doc[at].pos_ == "PRON":
                continue
            head = _climb(doc[at], cue) if at < cue.i else _phrase_head_after(doc[at], cue)
            phrase = phrase_of(head)
            if cue in phrase and at > cue.i:
                phrase = tuple(t for t in phrase if t.i > cue.i)  # "jokes | lead author Tom Ito", read as one name
            if cue not in phrase:
                return phrase
    return None


def speaker_after(cue: Token) -> Phrase | None:
    """Return the noun phrase right after a verb of saying that closes a sentence: ", announced the jury"."""
    if cue.i + 1 >= cue.sent.end:
        return None
    first = cue.nbor(1)
    if first.tag_ != "PRP$" and (not _is_nominal(first) or first.pos_ == "PRON"):
        return None
    head = _phrase_head_after(cue.nbor(1), cue)
    sure = cue.lemma_.lower() in PLAINLY_SAYING or head.pos_ == "PROPN" or head.lemma_.lower() in SPEAKING_NOUNS
    phrase = phrase_of(head) if sure else ()
    return phrase if phrase and phrase[0].i > cue.i else None


def _is_nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM") and token.tag_ not in ("WDT", "WP", "WRB")


def _climb(token: Token, cue: Token) -> Token:
    while (
        token.dep_ in ("flat", "compound", "appos", "nmod", "conj")
        and token.head.i < cue.i
        and token.head.pos_ in ("NOUN", "PROPN")
    ):
        token = token.head
    return token


def _phrase_head_after(token: Token, cue: Token) -> Token:
    while (
        token.dep_ in ("det", "compound", "flat", "amod", "nmod:poss", "nmod:desc")
        and token.head.i > cue.i
        and token.head.sent == cue.sent
    ):
        token = token.head
    return token


def is_nobody(phrase: Phrase) -> bool:
    """Say whether a source is only "reports" or "media": no speaker that could be named."""
    if any(token.pos_ == "PROPN" for token in phrase):
        return False
    return phrase[-1].lower_ in NOBODY and all(t.lower_ in VAGUE or t.tag_ == "DT" for t in phrase[:-1])


def is_anybody(phrase: Phrase) -> bool:
    """Say whether a speaker is nobody in particular ("people", "anyone"), so that nothing is reported."""
    if len(phrase) != 1 or phrase[0].lower_ not in ANYBODY:
        return False
    described = phrase[0].lower_ == "people" and any(
        t.dep_ in SPECIFYING and t.i > phrase[0].i for t in phrase[0].children
    )
    return not described  # "people briefed on the plan", "people who know him"
