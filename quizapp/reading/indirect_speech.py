"""Indirect speech: the clause that a verb of saying reports, before it, after it or around it.

Where the cue closes the sentence or stands in it between commas its place tells the content better than a parse;
elsewhere the content is the clause that the verb governs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import REPORTING_SUBJECTS, SAYING, SHOWING, SURE, WEAK
from quizapp.reading.reported import content_of
from quizapp.reading.sentences import Sentence
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody, speaker_beside, speaker_of, without_comment

Span = tuple[int, int]

LONGEST_TAIL = 7  # words after a closing cue: "said on Tuesday in a statement"
CLOSING_MARKS = frozenset(".!?”\"’'")
SUBORDINATE = frozenset(
    "when if although though while because as after before since once until unless whereas where what how why".split()
)
SUPPOSING = frozenset("before if unless until whether".split())
# verbs that take an object as well as a clause: their place at the end of a sentence tells nothing
NEVER_ASIDE = frozenset("call describe accuse blame demand hear continue point agree respond post read signal".split())


def find_indirect(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    """Yield the attributions of a sentence's indirect speech."""
    for cue in sentence.span:
        if not _is_cue(cue):
            continue
        saying = (
            _closing(text, number, sentence, cue)
            or _between(text, number, sentence, cue)
            or _governing(number, sentence, cue)
        )
        if saying is not None:
            yield saying


def _is_cue(token: Token) -> bool:
    lemma = token.lemma_.lower()
    following = token.nbor(1).lemma_.lower() if token.i + 1 < len(token.doc) else ""
    if token.is_title and (token.i > token.sent.start or following in SAYING):
        return False  # "Said" in the middle of a sentence is a name
    if lemma in SURE and token.tag_ in ("JJ", "VBN") and syntax.copula(token) is not None:
        return True
    if (
        (lemma not in SAYING and lemma not in SHOWING)
        or token.tag_ not in syntax.VERB_TAGS
        or token.dep_ in ("amod", "compound", "case")
    ):
        return False
    return not any(t.lower_ in SUPPOSING and t.dep_ in ("mark", "advmod") and t.i < token.i for t in token.children)


def _closing(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Six of them died, the authors write." and "Prices will rise, said Ann Lee of the bank."."""
    span = sentence.span
    if cue.tag_ not in ("VBD", "VBZ", "VBP") or cue.lemma_.lower() in NEVER_ASIDE | SHOWING:
        return None
    own = syntax.subject(cue)
    inverted = cue.i > span.start and cue.nbor(-1).text == "," and (own is None or own.i > cue.i)
    if not _closes(cue, inverted):
        return None
    comma = cue.i - 1 if inverted else _comma_before(cue, span.start)
    if comma is None or comma - span.start < 3 or not _is_main_clause(tuple(cue.doc[span.start : comma])):
        return None
    speaker = _inverted_speaker(cue) if inverted else _phrase_between(cue, comma)
    if speaker is None:
        return None
    start = sentence.base + cue.doc[comma].idx
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    return _saying(number, sentence, (sentence.start, start), cue, speaker, (start, end))


def _closes(cue: Token, inverted: bool) -> bool:
    """Say whether what follows a cue is no content of it: nothing, a time and place, or ", adding that …"."""
    after = [t for t in cue.doc[cue.i + 1 : cue.sent.end] if t.text not in CLOSING_MARKS]
    clause = syntax.reported_clause(cue)
    if clause is not None and clause in after:
        return False
    if inverted:
        return bool(after)
    tail = next((n for n, t in enumerate(after) if t.text in (",", ";")), len(after))
    return tail <= LONGEST_TAIL and not any(t.tag_ in syntax.FINITE_TAGS for t in after[:tail])


def _comma_before(cue: Token, first: int) -> int | None:
    """Return the comma before the noun phrase that ends at a closing cue: no verb stands between them."""
    own = syntax.subject(cue)
    if own is not None and cue.nbor(-1).text == "," and first < own.left_edge.i - 1 and own.i < cue.i:
        return own.left_edge.i - 1 if own.left_edge.nbor(-1).text == "," else None  # "the mayor, Ann Lee, wrote"
    comma = None
    for at in range(cue.i - 1, first, -1):
        token = cue.doc[at]
        if token.tag_ in syntax.VERB_TAGS - {"VBG", "VBN"} or token.text in ("“", "”", '"', ";", ":"):
            break
        if token.text == ",":
            comma = at
            if at + 1 < cue.i and cue.doc[at + 1].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"):
                phrase_end = cue.doc[cue.i - 1]
                if phrase_end.text != ",":
                    break
    if comma is None or comma == cue.i - 1:
        return None
    return comma


def _phrase_between(cue: Token, comma: int) -> Phrase | None:
    words = tuple(cue.doc[comma + 1 : cue.i])
    if words and words[-1].text == ",":
        words = words[:-1]
    while words and words[-1].pos_ in ("ADV", "AUX"):
        words = words[:-1]
    words = without_comment(words)
    if any(t.lower_ in ("as", "where", "how", "that") or t.tag_ in syntax.FINITE_TAGS for t in words):
        return None
    if (
        not words
        or words[0].tag_ in ("WP", "WDT", "IN", "CC", "TO", "WRB")
        or words[0].lower_ in ("who", "which", "that", "and", "but")
    ):
        return None
    return words


def _inverted_speaker(cue: Token) -> Phrase | None:
    found = speaker_of(cue)
    if found is not None and found[0].i > cue.i:
        return found
    beside = speaker_beside(cue)
    return beside if beside is not None and beside[0].i > cue.i else None


def _is_clause(words: Sequence[Token]) -> bool:
    return any(t.tag_ in syntax.FINITE_TAGS for t in words)


def _is_main_clause(words: Sequence[Token]) -> bool:
    """Say whether a stretch states something by itself: it has a tensed verb and no "when" or "if" in front."""
    return _is_clause(words) and words[0].lower_ not in SUBORDINATE


def _between(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Volunteers, she believes, would not last": the content is the sentence around the cue."""
    doc, span = cue.doc, sentence.span
    if cue.i > span.start + 1 and doc[cue.i - 1].text == ",":
        return _between_turned_round(text, number, sentence, cue)
    if (
        cue.i + 1 >= span.end
        or doc[cue.i + 1].text != ","
        or cue.tag_ not in ("VBD", "VBZ", "VBP")
        or cue.lemma_.lower() in NEVER_ASIDE | SHOWING
    ):
        return None
    comma = next((at for at in range(cue.i - 1, max(span.start, cue.i - 10), -1) if doc[at].text == ","), None)
    if comma is None or comma == cue.i - 1:
        return None
    speaker = _phrase_between(cue, comma)
    rest = tuple(doc[cue.i + 2 : span.end])
    if speaker is None or not rest or not _is_clause(rest) or rest[0].lower_ in ("and", "but", "which", "who"):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[comma].idx, sentence.base + doc[cue.i + 1].idx + 1)
    return _saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def _between_turned_round(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "The winners, said Ann Lee, are paid at once": no verb stands before the cue, one does after the speaker."""
    doc, span = cue.doc, sentence.span
    own = syntax.subject(cue)
    if own is not None and own.i < cue.i:
        return None
    close = next((t.i for t in doc[cue.i + 1 : min(span.end, cue.i + 10)] if t.text == ","), None)
    if (
        close is None
        or close == cue.i + 1
        or _is_clause(tuple(doc[span.start : cue.i - 1]))
        or not _is_clause(tuple(doc[close : span.end]))
    ):
        return None
    speaker = tuple(doc[cue.i + 1 : close])
    named = any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in speaker)
    if (
        not named
        or speaker[0].tag_ in ("IN", "TO", "RB", "WDT", "WP")
        or _is_clause(speaker)
        or cue.lemma_.lower() in NEVER_ASIDE | SHOWING
    ):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[cue.i - 1].idx, sentence.base + doc[close].idx + 1)
    return _saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def _governing(number: int, sentence: Sentence, cue: Token) -> Saying | None:
    found = content_of(cue, sentence)
    if found is None:
        return None
    head, content = found
    unnamed = syntax.is_passive(cue) and syntax.agent(cue) is None
    if unnamed and any(t.dep_ in syntax.SUBJECT and t.lower_ not in ("it", "what") for t in cue.children):
        return None  # "they were told", "he should be declared": the subject says nothing
    speaker = speaker_of(cue)
    if speaker is None and not unnamed and (cue.tag_ in syntax.FINITE_TAGS or cue.dep_ in syntax.ASIDE):
        speaker = speaker_beside(cue)
    lemma = cue.lemma_.lower()
    if speaker is None and not unnamed and (lemma in WEAK | SHOWING | SURE or cue.tag_ in ("VB", "VBG")):
        return None
    if speaker is not None and (
        is_anybody(speaker) or (lemma in SHOWING and speaker[-1].lemma_.lower() not in REPORTING_SUBJECTS)
    ):
        return None
    return _saying(number, sentence, content, cue, speaker, None, head)


def _saying(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    number: int,
    sentence: Sentence,
    content: Span,
    cue: Token,
    speaker: Phrase | None,
    cut: Span | None,
    head: Token | None = None,
) -> Saying | None:
    if speaker is not None and is_anybody(speaker):
        return None
    named = speaker if speaker is not None and not is_nobody(speaker) else None
    place = sentence.place(named) if named else None
    return Saying(content, sentence.place((cue,)), place, False, number, cue, head, cut)
