"""Indirect speech: the clause that a verb of saying reports, before it, after it or around it.

Where the cue frames the content its place tells; elsewhere the content is the clause that the verb governs, or the one
that follows it in the order of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.asides import nearest
from quizapp.reading.cues import ADDRESSING, SAYING, SHOWING, SURE, WEAK, WITH_THAT
from quizapp.reading.framed_speech import framed, indirect_saying
from quizapp.reading.placed_content import (
    WITH_PRONOUN,
    before_second_verb,
    content_by_place,
    free_verb,
    is_clause,
    speaks_by_showing,
)
from quizapp.reading.reported import content_of, content_span
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL
from quizapp.reading.speakers import Phrase, Saying, is_anybody, speaker_beside, speaker_of
from quizapp.reading.turns import cut_at_turn

Span = tuple[int, int]

SUPPOSING = frozenset("before if unless until whether".split())
PROVING = frozenset("prove establish determine show".split())  # "does not prove that" reports nothing
BY_ANYBODY = frozenset("reveal indicate".split())  # of the verbs of showing, those that people do by speaking


def find_indirect(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    """Yield the attributions of a sentence's indirect speech."""
    for cue in sentence.span:
        if not _is_cue(cue):
            continue
        saying = framed(text, number, sentence, cue) or _following(number, sentence, cue)
        if saying is not None:
            yield saying


def clipped(text: str, saying: Saying, framing: Sequence[Span]) -> Saying:
    """Return a saying whose content ends before another's closing words: "… will last, he thinks, the paper said"."""
    start, end = saying.content
    for cut in framing:
        if cut != saying.cut and start < cut[0] < end <= cut[1]:
            end = start + len(text[start : cut[0]].rstrip(" ,;"))
    return saying if end == saying.content[1] else replace(saying, content=(start, end))


def _is_cue(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if _is_not_said(token) or _is_other_verb(token) or (token.i > token.sent.start and token.nbor(-1).tag_ == "POS"):
        return False  # "the engineers' report": no verb follows a possessive
    following = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    if token.is_title and (token.i > token.sent.start or following in SAYING):
        return False  # "Said" in the middle of a sentence is a name
    if token.lower_ in SURE and token.tag_ in ("JJ", "VBN"):
        return syntax.copula(token) is not None or syntax.is_passive(token)
    if (
        (lemma not in SAYING and lemma not in SHOWING)
        or token.tag_ not in syntax.VERB_TAGS
        or (token.dep_ in ("amod", "compound", "case") and token.tag_ not in syntax.FINITE_TAGS)
    ):
        return False
    return not any(t.lower_ in SUPPOSING and t.dep_ in ("mark", "advmod") and t.i < token.i for t in token.children)


def _is_other_verb(token: Token) -> bool:
    """Say whether the word behind a verb makes another of it: "ruled out", "wrote off", "many feared dead"."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.lemma_.lower() in ("rule", "write") and following.lower_ in ("out", "off"):
        return True
    return token.lemma_.lower() == "fear" and following.lower_ in ("dead", "missing", "lost", "drowned", "trapped")


def _is_not_said(token: Token) -> bool:
    """Say whether a verb of saying tells of what is not said: "is likely to say", "without saying", "asked not to"."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lemma_.lower() == "ask" and following in ("not", "to", "that"):
        return True
    if token.tag_ == "VBG" and token.i > token.sent.start and token.nbor(-1).lower_ in ("from", "without"):
        return True
    return token.tag_ == "VB" and _is_still_to_come(token)


def _is_still_to_come(token: Token) -> bool:
    """Say whether an infinitive tells of something not said ("is likely to say"); "went on to say" was said."""
    infinitive = any(t.lower_ == "to" and t.dep_ in ("mark", "aux") for t in token.children)
    head = token.head
    took = (
        head.lemma_.lower() == "take" and head.i < token.i and head.nbor(1).lower_ == "to"
    )  # "took to Twitter to say"
    said = token.head.lemma_.lower() in ("go", "continue", "proceed", "come", "use", "like", "rush")
    return infinitive and not (said or took)


def _following(number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read the clause that the verb governs, or the one that follows it in the order of words."""
    unnamed = syntax.is_passive(cue) and syntax.agent(cue) is None and cue.lower_ not in SURE
    if unnamed and any(t.dep_ in syntax.SUBJECT and t.lower_ not in ("it", "what") for t in cue.children):
        return None  # "they were told", "he should be declared": the subject says nothing
    speaker = _speaker(cue, unnamed)
    if not _may_report(cue, speaker, unnamed) or _governs_nothing(cue):
        return None
    found = content_of(cue, sentence)
    if found is not None and speaker is not None and found[1][-1].i < cue.i and speaker[-1] in found[1]:
        found = None  # "The 29-year-old, who was hurt, said": the subject was taken for the content
    placed = content_by_place(cue) if speaker is not None else None
    if placed is not None and (found is None or _lacks_start(found[1], placed, cue)):
        content = content_span(sentence, _before_main_verb(cut_at_turn(placed, cue), cue))
        return indirect_saying(number, sentence, content, cue, speaker, None, cue)
    if found is None or _is_verbless(found[1], cue) or _is_request(found[1]) or _lacks_subject(found[1], cue):
        return None
    head, words = found
    if (speaker is not None and speaker[0] in words) or _has_object(words, cue):
        return None  # "WHO say it is": the noun after the verb is no speaker
    words = _before_main_verb(words, cue)
    return indirect_saying(number, sentence, content_span(sentence, words), cue, speaker, None, head)


def _before_main_verb(words: list[Token], cue: Token) -> list[Token]:
    """Return what is said within a relative clause, before the verb of its noun: "A man who said he was ill | left"."""
    before = cue.i - 1
    while before > cue.sent.start and cue.doc[before].pos_ in ("ADV", "AUX"):
        before -= 1
    who = cue.doc[before]
    if who.lower_ not in ("who", "which") or cue.doc[before - 1].text == "," or words[0].i < cue.i:
        return words
    led = any(t.tag_ in syntax.FINITE_TAGS or t.text in (",", ";", "“", '"') for t in cue.doc[cue.sent.start : before])
    return words if led else before_second_verb(words[words[0].lower_ == "that" :]) or words


def _has_object(words: Sequence[Token], cue: Token) -> bool:
    """Say whether "announced" or "confirmed" has an object and a clause of time: "the closure after they left"."""
    if cue.lemma_.lower() not in WITH_PRONOUN or words[0].i != cue.i + 1 or words[0].lower_ == "that":
        return False
    verb = next((t for t in words if t.tag_ in syntax.FINITE_TAGS), words[-1])
    return any(t.lower_ in ("after", "before", "when", "as", "since") for t in words if t.i < verb.i)


def _governs_nothing(cue: Token) -> bool:
    """Say whether what follows a verb is no clause of its: "Not all agree: the guild says …", "held a meeting"."""
    following = cue.nbor(1) if cue.i + 1 < len(cue.doc) else cue
    if cue.lemma_.lower() in WITH_THAT:
        return following.lower_ != "that"
    return cue.lemma_.lower() in WEAK and following.text == ":"


def _is_verbless(words: Sequence[Token], cue: Token) -> bool:
    """Say whether what follows a verb states nothing: "found the room empty"."""
    return words[-1].i > cue.i and not any(t.tag_ in syntax.VERB_TAGS for t in words)


def _is_request(words: Sequence[Token]) -> bool:
    """Say whether a verb of saying asks for an act: "asked not to be named"."""
    return words[0].tag_ == "TO" or (words[0].lower_ == "not" and len(words) > 1 and words[1].tag_ == "TO")


def _lacks_subject(words: Sequence[Token], cue: Token) -> bool:
    """Say whether content opens with a verb, and no "which" before the cue is its subject."""
    if words[0].tag_ not in ("VBD", "VBZ", "VBP", "MD") or syntax.subject(words[0]) is not None:
        return False
    return not any(t.lower_ in ("which", "who", "that") for t in cue.doc[max(cue.sent.start, cue.i - 8) : cue.i])


def _lacks_start(words: Sequence[Token], placed: Sequence[Token], cue: Token) -> bool:
    """Say whether the parse lost the clause, its subject or its verb, which the order of words still shows."""
    if words[-1].i < cue.i:
        return words[-1].text not in (",", "”", '"', "’", "—", "–")
    if not is_clause(words) or _holds_receiver(words, placed, cue):
        return True
    verb = free_verb(placed)
    if verb is not None and verb.i > words[-1].i and words[0].i <= placed[-1].i:
        return True
    first = next((t for t in words if not t.is_punct), words[0])
    lost = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in placed if t.i < first.i)
    return lost and (first.tag_ in syntax.VERB_TAGS or first == verb or cue.lemma_.lower() != "warn")


def _holds_receiver(words: Sequence[Token], placed: Sequence[Token], cue: Token) -> bool:
    """Say whether the parse took who is told for the subject of what is said: "advised | members that doing so"."""
    received = [t for t in words if cue.i < t.i < placed[0].i - 1]
    told = cue.lemma_.lower() in ADDRESSING and placed[0].nbor(-1).lower_ == "that"
    return told and bool(received) and all(t.tag_ in NOMINAL for t in received)


def _speaker(cue: Token, unnamed: bool) -> Phrase | None:
    speaker = speaker_of(cue)
    joined = cue.dep_ == "conj" and cue.head.lemma_.lower() in SAYING and not syntax.is_passive(cue.head)
    if speaker is None and not unnamed and joined and syntax.subject(cue) is None:
        return _speaker(cue.head, unnamed)  # "conceded that … and promised that": one speaker for both
    perfect = any(t.lemma_ == "have" for t in syntax.auxiliaries(cue))  # "It has told parents"
    if speaker is None and not unnamed and (cue.tag_ in syntax.FINITE_TAGS or perfect or cue.dep_ in syntax.ASIDE):
        speaker = speaker_beside(cue)
    return nearest(speaker, cue) if speaker is not None else None


def _may_report(cue: Token, speaker: Phrase | None, unnamed: bool) -> bool:
    """Say whether a verb with such a subject reports: "the study found", not "the dog found"."""
    lemma = cue.lemma_.lower()
    if speaker is None:
        return unnamed or not (lemma in WEAK | SHOWING | SURE or cue.tag_ in ("VB", "VBG"))
    if is_anybody(speaker) or (speaker[0].lower_ == "people" and cue.dep_ in syntax.RELATIVE):
        return False
    if lemma not in SHOWING or speaks_by_showing(speaker):
        return not (lemma in PROVING and syntax.is_negated(cue))
    return lemma in BY_ANYBODY and cue.nbor(-1).lower_ != "which"
