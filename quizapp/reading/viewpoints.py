"""Sources set off by commas: "in her view", "as Heald puts it", and "what critics say is that …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from quizapp.reading.cues import SAYING
from quizapp.reading.placed_content import CLOSING_MARKS, free_verb, is_clause
from quizapp.reading.reported import content_span
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL
from quizapp.reading.speakers import PLAINLY_SAYING, Phrase, Saying, is_anybody, is_nobody

VIEWS = frozenset("words view opinion judgement judgment estimation assessment reckoning telling".split())
# "as Heald notes" reports what stands beside it; "as she hoped" and "as he promised" tell of what came true
NOTING = frozenset(
    "say note write explain observe remark acknowledge admit argue concede state report recall put point".split()
)
SPEAKERS_OWN = frozenset("my our your whose".split())
LONGEST = 12  # words of such a phrase

Source = tuple[Token, Token, Token, Phrase]  # first and last word of the phrase, its cue, who speaks


def find_viewpoints(number: int, sentence: Sentence) -> Iterator[Saying]:
    """Yield what "in her view", "as Heald puts it" and "what critics say is" make of their sentence."""
    cleft = _what_they_say(sentence)
    if cleft is not None:
        cue, speaker, words = cleft
        place = sentence.place((cue,))
        yield Saying(content_span(sentence, words), place, sentence.place(speaker), False, number)
        return
    for token in sentence.span:
        found = _view(token) or _noting(token) if token.lower_ in ("in", "to", "as") else None
        if found is None or is_anybody(found[3]) or is_nobody(found[3]):
            continue
        content = _beside(*found[:3])
        if content is not None:
            place = sentence.place((found[2],))
            yield Saying(content_span(sentence, content), place, sentence.place(found[3]), False, number)


def _beside(first: Token, last: Token, cue: Token) -> list[Token] | None:
    """Return the words of the clause that a phrase between commas is set off from: before, behind or around it."""
    doc, sent = first.doc, first.sent
    end = sent.end
    while end > last.i + 1 and doc[end - 1].text in CLOSING_MARKS:
        end -= 1
    if first.i == sent.start:
        words = list(doc[last.i + 2 : end]) if doc[last.i + 1].text == "," else []
    elif doc[first.i - 1].text != ",":
        return None
    else:
        closes = end == last.i + 1
        if not closes and doc[last.i + 1].text != ",":
            return None
        words = list(doc[sent.start : first.i - 1 if closes else end])
    quoted = [t.text for t in words if t.text in '“”"']
    if len(quoted) % 2 and words[-1].i + 1 < sent.end and doc[words[-1].i + 1].text in '”"':
        words.append(doc[words[-1].i + 1])
        quoted.append("”")
    if len(words) < 3 or not is_clause(words) or (quoted and (cue.lower_ != "words" or len(quoted) % 2)):
        return None
    return None if _speaks([t for t in words if not first.i - 1 <= t.i <= last.i + 1]) else words


def _speaks(words: list[Token]) -> bool:
    """Say whether the clause beside a phrase has a speaker of its own: "In its assessment, the bank said …"."""
    verb = free_verb(words)
    return verb is not None and verb.lemma_.lower() in PLAINLY_SAYING | {"report", "claim", "state", "announce"}


def _view(token: Token) -> Source | None:
    """Read "in her (own) view", "in the council's opinion", "in the view of the judge", "to his mind"."""
    doc, end = token.doc, min(token.sent.end, token.i + LONGEST)
    nouns = {"mind"} if token.lower_ == "to" else VIEWS
    noun = next((t for t in doc[token.i + 1 : end] if t.lower_ in nouns and t.pos_ == "NOUN"), None)
    if token.lower_ == "as" or noun is None:
        return None
    before = doc[token.i + 1 : noun.i]
    if any(t.tag_ not in NOMINAL for t in before):
        return None
    if len(before) and before[0].tag_ == "PRP$" and all(t.tag_ == "JJ" for t in before[1:]):
        return (token, noun, noun, (before[0],)) if before[0].lower_ not in SPEAKERS_OWN else None
    mark = next((t for t in reversed(before) if t.tag_ == "POS"), None)
    if mark is not None and mark.i > token.i + 1:
        return token, noun, noun, tuple(doc[token.i + 1 : mark.i])
    if len(before) == 1 and before[0].lower_ == "the" and noun.nbor(1).lower_ == "of":
        close = next((t.i for t in doc[noun.i + 2 : end] if t.text in (",", ".")), None)
        speaker = tuple(doc[noun.i + 2 : close]) if close is not None else ()
        if speaker and all(t.tag_ in NOMINAL or t.lower_ in ("of", "at", "and") for t in speaker):
            return token, speaker[-1], noun, speaker
    return None


def _noting(token: Token) -> Source | None:
    """Read "as Heald puts it", "as the report notes", "as she points out"."""
    doc, end = token.doc, token.sent.end
    if token.lower_ != "as":
        return None
    close = next((t.i for t in doc[token.i + 1 : end] if t.text in (",", ".")), end)
    words = tuple(doc[token.i + 1 : close])
    if not 2 <= len(words) <= LONGEST:
        return None
    last = {"it": "put", "out": "point"}.get(words[-1].lower_)
    cue = words[-2] if last is not None and len(words) > 2 else words[-1]
    lemma = cue.lemma_.lower()
    if last is None and (lemma not in NOTING - {"put", "point"} or cue.tag_ not in ("VBD", "VBZ", "VBP", "VBN")):
        return None
    if last is not None and lemma != last:
        return None
    if lemma != "put" and token.i == token.sent.start:
        return None  # "As the mayor said, …" is read with what was told
    speaker = tuple(t for t in words[: words.index(cue)] if t.pos_ not in ("AUX", "ADV"))
    named = speaker and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in speaker)
    plain = all(t.tag_ in NOMINAL or t.tag_ == "PRP" or t.lower_ in ("of", "at", "and") for t in speaker)
    return (token, words[-1], cue, speaker) if named and plain else None


def _what_they_say(sentence: Sentence) -> tuple[Token, Phrase, list[Token]] | None:
    """Read "What critics say is (that) the money comes too late"."""
    span = sentence.span
    if span[0].lower_ != "what" or len(span) < 6:
        return None
    be = next((t for t in span[2:LONGEST] if t.lower_ in ("is", "was")), None)
    if be is None:
        return None
    cue, speaker = be.nbor(-1), tuple(span.doc[span.start + 1 : be.i - 1])
    spoken = cue.tag_ in ("VBD", "VBZ", "VBP", "VB", "NN") and cue.lemma_.lower() in SAYING
    words = [t for t in span.doc[be.i + 1 : span.end] if t.text not in CLOSING_MARKS]
    nominal = all(t.tag_ in NOMINAL or t.tag_ == "PRP" or t.lower_ == "of" for t in speaker)
    nominal = nominal and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in speaker)
    if not spoken or not nominal or not words or words[0].tag_ not in ("IN", "DT", "PRP", "NN", "NNS", "NNP"):
        return None
    return (cue, speaker, words) if free_verb(words[1:]) is not None and not is_anybody(speaker) else None
