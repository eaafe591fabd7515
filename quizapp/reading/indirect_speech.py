"""Indirect speech: the clause that a verb of saying reports, before it, after it or around it.

Where the cue frames the content its place tells; elsewhere the content is the clause that the verb governs, or the one
that follows it in the order of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING, SHOWING, SURE, WEAK
from quizapp.reading.framed_speech import framed, indirect_saying
from quizapp.reading.placed_content import content_by_place, free_verb, is_clause, speaks_by_showing
from quizapp.reading.reported import content_of, content_span, cut_at_turn
from quizapp.reading.sentences import Sentence
from quizapp.reading.speakers import Phrase, Saying, is_anybody, speaker_beside, speaker_of

Span = tuple[int, int]

SUPPOSING = frozenset("before if unless until whether".split())
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
    if token.tag_ == "VB" and _is_still_to_come(token):
        return False
    if token.tag_ == "VBG" and token.i > token.sent.start and token.nbor(-1).lower_ in ("from", "without"):
        return False
    following = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    if token.is_title and (token.i > token.sent.start or following in SAYING):
        return False  # "Said" in the middle of a sentence is a name
    if lemma in SURE and token.tag_ in ("JJ", "VBN") and syntax.copula(token) is not None:
        return True
    if (
        (lemma not in SAYING and lemma not in SHOWING)
        or token.tag_ not in syntax.VERB_TAGS
        or (token.dep_ in ("amod", "compound", "case") and token.tag_ not in syntax.FINITE_TAGS)
    ):
        return False
    return not any(t.lower_ in SUPPOSING and t.dep_ in ("mark", "advmod") and t.i < token.i for t in token.children)


def _is_still_to_come(token: Token) -> bool:
    """Say whether an infinitive tells of something not said ("is likely to say"); "went on to say" was said."""
    infinitive = any(t.lower_ == "to" and t.dep_ in ("mark", "aux") for t in token.children)
    return infinitive and token.head.lemma_.lower() not in ("go", "continue", "proceed", "come", "use", "like", "rush")


def _following(number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read the clause that the verb governs, or the one that follows it in the order of words."""
    unnamed = syntax.is_passive(cue) and syntax.agent(cue) is None
    if unnamed and any(t.dep_ in syntax.SUBJECT and t.lower_ not in ("it", "what") for t in cue.children):
        return None  # "they were told", "he should be declared": the subject says nothing
    speaker = _speaker(cue, unnamed)
    if not _may_report(cue, speaker, unnamed):
        return None
    found = content_of(cue, sentence)
    placed = content_by_place(cue) if speaker is not None else None
    if placed is not None and (found is None or _lacks_start(found[1], placed, cue)):
        content = content_span(sentence, cut_at_turn(placed, cue))
        return indirect_saying(number, sentence, content, cue, speaker, None, cue)
    if found is None or _is_request(found[1]) or _lacks_subject(found[1], cue):
        return None
    head, words = found
    if speaker is not None and speaker[0] in words:
        return None  # "WHO say it is": the noun after the verb is no speaker
    return indirect_saying(number, sentence, content_span(sentence, words), cue, speaker, None, head)


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
    if not is_clause(words):
        return True
    verb = free_verb(placed)
    if verb is not None and verb.i > words[-1].i and words[0].i <= placed[-1].i:
        return True
    first = next((t for t in words if not t.is_punct), words[0])
    lost = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in placed if t.i < first.i)
    return lost and (first.tag_ in syntax.VERB_TAGS or first == verb or cue.lemma_.lower() != "warn")


def _speaker(cue: Token, unnamed: bool) -> Phrase | None:
    speaker = speaker_of(cue)
    if speaker is None and not unnamed and (cue.tag_ in syntax.FINITE_TAGS or cue.dep_ in syntax.ASIDE):
        speaker = speaker_beside(cue)
    return _nearest(speaker, cue) if speaker is not None else None


def _nearest(speaker: Phrase, cue: Token) -> Phrase:
    """Return the noun phrase against the cue where the parser took one before the comma for its subject.

    "On board the ship, Paris claims": an apposition would have a second comma, a list an "and".
    """
    left = cue.i - 1
    while left > cue.sent.start and cue.doc[left].pos_ in ("ADV", "AUX"):
        left -= 1
    gap = tuple(cue.doc[speaker[-1].i + 1 : left + 1]) if speaker[-1].i < cue.i else ()
    if len(gap) < 2 or gap[0].text != "," or any(t.text in (",", "(", "”") or t.tag_ == "CC" for t in gap[1:]):
        return speaker
    if any(t.tag_ in syntax.VERB_TAGS for t in gap) or gap[-1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return speaker
    return speaker if gap[-1].tag_ in ("WP", "WDT") else gap[1:]


def _may_report(cue: Token, speaker: Phrase | None, unnamed: bool) -> bool:
    """Say whether a verb with such a subject reports: "the study found", not "the dog found"."""
    lemma = cue.lemma_.lower()
    if speaker is None:
        return unnamed or not (lemma in WEAK | SHOWING | SURE or cue.tag_ in ("VB", "VBG"))
    if is_anybody(speaker):
        return False
    if lemma not in SHOWING or speaks_by_showing(speaker):
        return True
    return lemma in BY_ANYBODY and cue.nbor(-1).lower_ != "which"
