"""Indirect speech framed by its cue: one that closes the sentence, or stands in it between commas.

There the place of the cue tells the content better than a parse does.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import ADDRESSING, SHOWING
from quizapp.reading.placed_content import CLOSING_MARKS, free_verb, is_clause
from quizapp.reading.reported import ADDING_ON, CLAIM_NOUNS
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL, is_time, whole
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody, speaker_after, speaker_of, without_comment

Span = tuple[int, int]

LONGEST_TAIL = 7  # words after a closing cue: "said on Tuesday in a statement"
SUBORDINATE = frozenset(
    "when if although though while because as after before since once until unless whereas where what how why".split()
)
# verbs that take an object as well as a clause: their place at the end of a sentence tells nothing
NEVER_ASIDE = frozenset("call describe accuse blame demand hear continue point agree respond post read signal".split())


def framed(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Return what a cue reports that closes its sentence or stands in the middle of it."""
    if cue.lemma_.lower() in NEVER_ASIDE | SHOWING:
        return None
    return _closing(text, number, sentence, cue) or _between(text, number, sentence, cue)


def _is_spoken(cue: Token) -> bool:
    """Say whether a verb of saying is tensed, by itself or by "have": "said", "has said"."""
    if cue.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return cue.tag_ == "VBN" and any(t.lemma_ == "have" or t.lower_ in ("’ve", "'ve") for t in syntax.auxiliaries(cue))


def _closing(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Six of them died, the authors write." and "Prices will rise, said Ann Lee of the bank."."""
    span = sentence.span
    if not (_is_spoken(cue) or _reads_as_participle(cue)):
        return None
    inverted = _is_inverted(cue)
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
    return indirect_saying(number, sentence, (sentence.start, start), cue, speaker, (start, end))


def _is_inverted(cue: Token) -> bool:
    """Say whether the speaker follows a closing cue: "The offer was a joke, said the union's leader"."""
    doc, sentence = cue.doc, cue.sent
    if cue.i - 1 <= sentence.start or doc[cue.i - 1].text != "," or cue.lemma_.lower() == "tell":
        return False  # what follows "told" is who was told
    if cue.i + 1 >= sentence.end or doc[cue.i + 1].tag_ not in NOMINAL or is_time(doc[cue.i + 1]):
        return False
    own = syntax.subject(cue)
    if own is None or own.i > cue.i:
        return True
    after = doc[cue.i + 1 : sentence.end]
    whole_before = free_verb(tuple(doc[sentence.start : cue.i - 1])) is not None
    return whole_before and not any(t.tag_ in syntax.FINITE_TAGS for t in after)


def _reads_as_participle(cue: Token) -> bool:
    """Say whether a past form at the end of a sentence was read as one: ", a local news website | reported."."""
    before, last = cue.nbor(-1) if cue.i > cue.sent.start else cue, cue.sent.end - 1
    ends = all(t.text in CLOSING_MARKS for t in cue.doc[cue.i + 1 : last + 1])
    return cue.tag_ == "VBN" and ends and before.pos_ in ("NOUN", "PROPN", "PRON") and not syntax.auxiliaries(cue)


def _closes(cue: Token, inverted: bool) -> bool:
    """Say whether what follows a cue is no content of it: nothing, a time and place, or ", adding that …"."""
    after = [t for t in cue.doc[cue.i + 1 : cue.sent.end] if t.text not in CLOSING_MARKS]
    if _adds_on(after):
        return False  # ", he said, compared with 12 a year ago"
    clause = syntax.reported_clause(cue)
    broken_off = (
        len(after) > 1 and after[0].text == "," and (after[1].tag_ == "VBG" or "that" not in map(str, after[:6]))
    )
    speaks = inverted and clause is not None and not is_clause(tuple(clause.subtree))
    if clause is not None and clause in after and not broken_off and not speaks:
        return False
    if inverted:
        return bool(after)
    tail = next((n for n, t in enumerate(after) if t.text in (",", ";")), len(after))
    return tail <= LONGEST_TAIL and not any(t.tag_ in syntax.FINITE_TAGS for t in after[:tail])


def _adds_on(after: Sequence[Token]) -> bool:
    """Say whether what follows a cue and its comma goes on with the content: "compared with", "hit by …"."""
    if len(after) < 3 or after[0].text != "," or any(t.tag_ in syntax.FINITE_TAGS for t in after):
        return False
    first = after[1]
    return first.lower_ in ADDING_ON or first.tag_ == "VBN" or (first.tag_ == "DT" and after[2].tag_ in ("JJS", "NN"))


def _comma_before(cue: Token, first: int) -> int | None:
    """Return the comma before the noun phrase that ends at a closing cue: no verb stands between them."""
    own = syntax.subject(cue)
    if own is not None and cue.nbor(-1).text == "," and first < own.left_edge.i - 1 and own.i < cue.i:
        return own.left_edge.i - 1 if own.left_edge.nbor(-1).text == "," else None  # "the mayor, Ann Lee, wrote"
    comma = None
    for at in range(cue.i - 1, first, -1):
        token = cue.doc[at]
        if token.dep_ == "aux" and token.head == cue:
            continue
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
    if len(words) > 1 and words[0].lower_ in ("a", "an") and words[1].lower_ in CLAIM_NOUNS:
        return None  # "…, a charge he denied"
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
    return speaker_after(cue)


def _is_main_clause(words: Sequence[Token]) -> bool:
    """Say whether a stretch states something by itself: it has a verb and no "when" or "if" in front.

    A past form is enough: behind a closing cue the tagger often takes the main verb for a participle.
    """
    verb = is_clause(words) or any(t.tag_ == "VBN" and t.dep_ not in ("amod", "aux", "aux:pass") for t in words)
    return verb and words[0].lower_ not in SUBORDINATE


def _between(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "Volunteers, she believes, would not last": the content is the sentence around the cue."""
    doc, span = cue.doc, sentence.span
    if cue.i > span.start + 1 and doc[cue.i - 1].text == ",":
        return _between_turned_round(text, number, sentence, cue)
    close = _comma_after(cue)
    if close is None or not _is_spoken(cue):
        return None
    comma = next((at for at in range(cue.i - 1, max(span.start, cue.i - 10), -1) if doc[at].text == ","), None)
    if comma is None or comma == cue.i - 1:
        return None
    speaker = _phrase_between(cue, comma)
    rest = tuple(doc[close + 1 : span.end])
    if speaker is None or not rest or rest[0].lower_ in ("and", "but", "which", "who"):
        return None
    if not _adds_on(tuple(doc[close : span.end])) and (not is_clause(rest) or rest[0].tag_ == "VBG"):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[comma].idx, sentence.base + doc[close].idx + 1)
    return indirect_saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def _comma_after(cue: Token) -> int | None:
    """Return the comma that closes ", she said, " or ", union leader Pat Doyle told members, "."""
    end = cue.sent.end
    if cue.i + 1 < end and cue.nbor(1).text == ",":
        return cue.i + 1
    if cue.lemma_.lower() not in ADDRESSING:
        return None
    close = next((t.i for t in cue.doc[cue.i + 1 : min(end, cue.i + 6)] if t.text == ","), None)
    receiver = cue.doc[cue.i + 1 : close] if close is not None else ()
    return close if receiver and all(t.tag_ in NOMINAL or t.tag_ == "PRP" for t in receiver) else None


def _between_turned_round(text: str, number: int, sentence: Sentence, cue: Token) -> Saying | None:
    """Read "The winners, said Ann Lee, are paid at once": no verb stands before the cue, one does after the speaker."""
    doc, span = cue.doc, sentence.span
    own = syntax.subject(cue)
    named = cue.i + 1 < span.end and cue.nbor(1).tag_ == "NNP"
    if own is not None and own.i < cue.i and not named:
        return None
    close = next((t.i for t in doc[cue.i + 1 : min(span.end, cue.i + 10)] if t.text == ","), None)
    if (
        close is None
        or close == cue.i + 1
        or (is_clause(tuple(doc[span.start : cue.i - 1])) and span[0].lower_ != "what")
        or not is_clause(tuple(doc[close : span.end]))
    ):
        return None
    speaker = tuple(doc[cue.i + 1 : close])
    nominal = any(t.pos_ in ("PROPN", "NOUN", "PRON") for t in speaker)
    if not nominal or speaker[0].tag_ in ("IN", "TO", "RB", "WDT", "WP") or is_clause(speaker):
        return None
    end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    cut = (sentence.base + doc[cue.i - 1].idx, sentence.base + doc[close].idx + 1)
    return indirect_saying(number, sentence, (sentence.start, end), cue, speaker, cut)


def indirect_saying(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    number: int,
    sentence: Sentence,
    content: Span,
    cue: Token,
    speaker: Phrase | None,
    cut: Span | None,
    head: Token | None = None,
) -> Saying | None:
    """Return an attribution in indirect speech, or None where nobody in particular speaks."""
    if speaker is not None and is_anybody(speaker):
        return None
    if speaker is not None:
        speaker = whole(speaker, cue)
    named = speaker if speaker is not None and not is_nobody(speaker) else None
    place = sentence.place(named) if named else None
    return Saying(content, sentence.place((cue,)), place, False, number, cue, head, cut)
