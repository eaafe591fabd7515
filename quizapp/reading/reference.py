"""Reference: what a pronoun or a short form stands for, said only where the antecedent is certain, else left open.

A wrong antecedent makes a wrong key, an open one costs a sentence. So an antecedent has to agree in number and gender,
stand close by, and be the only one that does, or be the previous subject with no rival that is known to agree
(after the centering theory of Grosz, Joshi & Weinstein 1995, used as a filter rather than a ranking).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.antecedents import WINDOW, Antecedent, Discourse, genders_of, people_of, person_meant
from quizapp.reading.cues import SAYING
from quizapp.reading.knowledge import EntityType, Mention, Reference
from quizapp.reading.nouns import STANDING_FOR
from quizapp.reading.people import Gender
from quizapp.reading.sentences import Sentence
from quizapp.reading.speakers import Saying

Span = tuple[int, int]

PERSONAL = {"he": Gender.HE, "she": Gender.SHE}
POSSESSIVE = {"his": Gender.HE, "her": Gender.SHE}
# what only somebody who acts can do: with these verbs "it" is the organisation that was the subject before
ACTING = frozenset(
    "say announce plan employ own operate deny appeal refuse decline apologise apologize launch sell buy hire warn "
    "urge agree accuse vow "
    "pledge promise insist add acknowledge admit argue claim propose want hope intend aim seek blame reject demand sue "
    "recruit acquire regret welcome condemn criticise criticize praise thank expect believe think".split()
)
# with an object behind "Corvex said it" only the speaker does these: "would open 30 shops", not "would open in May"
DOING = frozenset(
    "cut invest repay pay lay dismiss withdraw suspend halt cancel offer raise reduce appoint consider investigate "
    "open close build merge publish discover find need lose make take give receive apply spend save earn produce "
    "supply deliver move shut reopen review seek grant award donate ban lift impose introduce expand "
    "activate prepare arrange sign conclude terminate file submit request contact notify inform order install replace "
    "upgrade identify accelerate train assess monitor negotiate adopt approve".split()
)
HELD = frozenset("record plan evidence intention doubt information comment duty confidence knowledge".split())  # by it
OWNED = frozenset(
    "member staff worker employee sale profit revenue customer shareholder officer board chairman headquarters client "
    "pilot driver engineer crew fan player supporter budget turnover plant shop store branch office lawyer earnings "
    "earning income loss output production share debt operation".split()
)  # of a body
GENERIC = frozenset("company firm bank group agency club team party charity retailer airline".split())


def find_references(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], sayings: Sequence[Saying]
) -> tuple[Reference, ...]:
    """Return the subject pronouns and short forms of an article in order, each with its antecedent or open."""
    quoted = [saying.content for saying in sayings if saying.direct]
    discourse = Discourse(text, sentences, mentions, quoted)
    discourse.genders = genders_of(text, mentions)
    by_sentence = _group(sentences, mentions)
    found: list[Reference] = []
    for number, sentence in enumerate(sentences):
        own = by_sentence[number]
        discourse.note(own)
        discourse.people.append(list(people_of(discourse, number, sentence, own)))
        if len(discourse.people) > WINDOW + 1:
            discourse.people[number - WINDOW - 1] = []
        for token in sentence.span:
            reference = _reference(discourse, number, sentence, token, by_sentence)
            if reference is not None:
                found.append(reference)
    return tuple(found)


def _group(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[list[Mention]]:
    grouped: list[list[Mention]] = [[] for _ in sentences]
    ordered = sorted(mentions, key=lambda m: m.start)
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(ordered) and ordered[at].start < sentence.start:
            at += 1
        while at < len(ordered) and ordered[at].start < sentence.end:
            grouped[number].append(ordered[at])
            at += 1
    return grouped


def _reference(  # noqa: PLR0911 - one return for each case
    discourse: Discourse, number: int, sentence: Sentence, token: Token, mentions: list[list[Mention]]
) -> Reference | None:
    """Return the reference of a pronoun or short form, or None where a word is neither."""
    place = sentence.place((token,))
    if any(start <= place[0] < end for start, end in _near(discourse.quoted, sentence)):
        return None  # within a quotation other people are spoken of
    word = token.lower_
    subject = token.dep_ in syntax.SUBJECT or token.dep_ == "expl"
    if word in PERSONAL and token.tag_ == "PRP":
        found = person_meant(discourse, number, place, PERSONAL[word])
        if found is not None:
            discourse.resolved.setdefault(number, found)
            if found.entity is not None and discourse.genders.get(found.entity) is None:
                discourse.genders[found.entity] = PERSONAL[word]
        elif subject and token.head == token.sent.root:
            discourse.left_open[number] = PERSONAL[word]
        return _as_reference(place, found)
    if word in POSSESSIVE and token.tag_ == "PRP$" and _opens_subject(token):
        return _as_reference(place, person_meant(discourse, number, place, POSSESSIVE[word]))
    if word == "its" and token.tag_ == "PRP$" and token.head.dep_ in syntax.SUBJECT | {"nmod"}:
        return _as_reference(place, _organisation(discourse, number, sentence, token, mentions))
    if word == "it" and subject:
        return _as_reference(place, _organisation(discourse, number, sentence, token, mentions))
    if word == "they" and subject:
        return _as_reference(place, _several(discourse, number, token))
    if token.pos_ == "NOUN" and token.tag_ == "NN" and token.lemma_.lower() in STANDING_FOR:
        return _short_form(discourse, number, sentence, token, mentions)
    return None


def _near(spans: Sequence[Span], sentence: Sentence) -> Iterator[Span]:
    at = max(0, bisect_left(spans, (sentence.start, 0)) - 1)
    while at < len(spans) and spans[at][0] < sentence.end:
        yield spans[at]
        at += 1


def _as_reference(place: Span, found: Antecedent | None) -> Reference:
    return Reference(*place, found.span if found else None, found.entity if found else None)


def _opens_subject(token: Token) -> bool:
    return (
        token.dep_ in ("nmod:poss", "poss") and token.head.dep_ in syntax.SUBJECT and token.i == token.head.left_edge.i
    )


def _organisation(
    discourse: Discourse, number: int, sentence: Sentence, token: Token, mentions: list[list[Mention]]
) -> Antecedent | None:
    """Return which organisation "it" is: the one that speaks ("the council said it …"), or the subject before."""
    if token.dep_ == "expl":
        return None
    verb = token.head
    while token.tag_ == "PRP$" and verb.dep_ in ("nmod", "pobj", "prep", *syntax.SUBJECT):  # "two of its members had"
        verb = verb.head
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYING and verb.head.i < token.i and verb.pos_ == "VERB":
        return _speaking(discourse, number, sentence, (token, verb), mentions)
    if (
        token.tag_ == "PRP$"
        or number == 0
        or token.i != sentence.span.start
        or verb.lemma_.lower() not in ACTING
        or syntax.is_passive(verb)
    ):
        return None
    before = discourse.sentences[number - 1]
    subject = syntax.subject(before.root)
    others = {m.entity for m in mentions[number - 1] if m.type is EntityType.ORGANISATION}
    if subject is None or len(others) > 1:
        return None
    return _organisation_at(discourse, number - 1, before, subject, mentions)


def _speaking(
    discourse: Discourse, number: int, sentence: Sentence, clause: tuple[Token, Token], mentions: list[list[Mention]]
) -> Antecedent | None:
    """Return the body that says what "it" does, where only a body does so and the sentence tells of nothing before.

    "The dam is old, and Vale said it had passed all tests", "Vale said it was safe": "it" is the dam.
    """
    pronoun, verb = clause
    speaker = syntax.inherited_subject(verb.head)
    if speaker is None or speaker.lower_ in ("it", "he", "she", "they"):
        return None
    owns = pronoun.tag_ == "PRP$" and pronoun.head.lemma_.lower() in OWNED
    if not owns and verb.lemma_.lower() not in ACTING:
        thing = syntax.child(verb, syntax.OBJECT)
        owned = verb.lemma_.lower() == "have" and thing is not None and thing.lemma_.lower() in HELD
        if thing is None or not (owned or verb.lemma_.lower() in DOING):
            return None
        if any(t.tag_ in syntax.FINITE_TAGS and t.i < speaker.left_edge.i for t in sentence.span):
            return None
    if syntax.is_passive(verb) and not owns:
        return None
    return _organisation_at(discourse, number, sentence, speaker, mentions)


def _organisation_at(
    discourse: Discourse, number: int, sentence: Sentence, head: Token, mentions: list[list[Mention]]
) -> Antecedent | None:
    phrase = sentence.place(syntax.noun_phrase(head))
    for mention in mentions[number]:
        if mention.type is EntityType.ORGANISATION and phrase[0] <= mention.start and mention.end == phrase[1]:
            return Antecedent((mention.start, mention.end), mention.entity, None, number, True, f"#{mention.entity}")
    if head.lemma_.lower() in STANDING_FOR and head.tag_ == "NN":
        short = _short_form(discourse, number, sentence, head, mentions)
        if short is not None and short.antecedent is not None:
            return Antecedent(short.antecedent, short.entity, None, number, True, f"#{short.entity}")
    return None


def _several(discourse: Discourse, number: int, token: Token) -> Antecedent | None:
    """Return whom "they" are: the plural subject of the sentence before, where that holds no other plural."""
    if number == 0 or token.i != token.sent.start:
        return None
    before = discourse.sentences[number - 1]
    subject = syntax.subject(before.root)
    if subject is None or subject.tag_ != "NNS" or before.passage != discourse.sentences[number].passage:
        return None
    plurals = [
        t
        for t in before.span
        if t.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in t.children if t.pos_ in ("NOUN", "PROPN"))
    ]
    if [t for t in plurals if t != subject and t.pos_ in ("NOUN", "PROPN")]:
        return None
    return Antecedent(before.place(syntax.noun_phrase(subject)), None, None, number - 1, True, subject.lemma_)


def _short_form(
    discourse: Discourse, number: int, sentence: Sentence, token: Token, mentions: list[list[Mention]]
) -> Reference | None:
    """Return what "the authority" stands for: the one organisation so far whose name ends in that word.

    "The company" has no such name; it is the subject of the sentence before, if that is the one organisation named.
    """
    article = [t for t in token.children if t.lower_ == "the" and t.dep_ == "det"]
    modified = [
        t
        for t in token.children
        if t.dep_
        in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl", "relcl", "acl", "appos", "prep", "nummod", "flat")
    ]
    if not article or modified:
        return None
    place = sentence.place((article[0], *(t for t in token.doc[article[0].i + 1 : token.i + 1])))
    noun = token.lemma_.lower()
    named = {e: m for e, m in discourse.by_word.get(noun, {}).items() if m.start < place[0]}
    pool = named or (_subject_before(discourse, number, place, mentions) if noun in GENERIC else {})
    if len(pool) != 1 or STANDING_FOR[noun] != "organisation":
        return Reference(*place, None, None)
    mention = next(iter(pool.values()))
    if re.search(r"[A-Z]\w+,? (?:and|&) $", discourse.text[max(0, mention.start - 30) : mention.start]):
        return Reference(*place, None, None)  # "Tram and Bus Union": the name may have begun before
    return Reference(*place, (mention.start, mention.end), mention.entity)


def _subject_before(
    discourse: Discourse, number: int, place: Span, mentions: list[list[Mention]]
) -> dict[int, Mention]:
    """Return the organisation that is the subject of the sentence before, where no other is named since.

    A body may stand in a sentence as a place only ("the former college"), so mere nearness is no sign.
    """
    near = [
        m
        for back in range(max(0, number - 1), number + 1)
        for m in mentions[back]
        if m.type is EntityType.ORGANISATION and m.start < place[0]
    ]
    if number == 0 or len({m.entity for m in near}) != 1:
        return {}
    before = discourse.sentences[number - 1]
    opening = {m.entity: m for m in near if m.start <= before.start + len("The ")}
    subject = syntax.subject(before.root)
    if subject is None:
        return opening  # a sentence that begins with a body is nearly always about it
    phrase = before.place(syntax.noun_phrase(subject))
    return {m.entity: m for m in near if phrase[0] <= m.start and m.end == phrase[1]} or opening
