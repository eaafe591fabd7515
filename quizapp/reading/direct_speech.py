"""Direct speech: quotations, and the cue after, before or between them.

It is found by its quotation marks, because a parser loses its way in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import QUOTING
from quizapp.reading.quotes import Quotation, find_quotations
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import whole
from quizapp.reading.speakers import Phrase, Saying, speaker_beside, speaker_of

Span = tuple[int, int]

# a stop between quotation and cue parts them, one after a title or an initial does not ("said Sgt. Miller")
STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Sgt|Gov|Sen|Rep|Gen|Col|Rev|Maj|Det))(?<!\b(?:Prof|Capt|Supt|Insp|Cmdr))[.!?;:]\s"
)


def find_direct(
    text: str, sentences: Sequence[Sentence], passages: Sequence[Span], indirect: Mapping[int, Sequence[Saying]]
) -> Iterator[Saying]:
    """Yield the attributions of direct speech, one for each sentence that is quoted, in order.

    A quotation without a cue goes on with the words of whoever spoke in the sentence before; `indirect` has the
    indirect speech by the number of its sentence.
    """
    by_passage: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        by_passage.setdefault(sentence.passage, []).append(number)
    before: Saying | None = None  # the last quotation of the passage before
    for passage, numbers in sorted(by_passage.items()):
        last: Saying | None = None
        for quotation in find_quotations(text, *passages[passage]):
            saying = _saying_of(text, sentences, numbers, quotation, last)
            if saying is None:
                saying = _going_on(text, sentences, numbers, quotation, (last or before, indirect))
            if saying is not None:
                yield from _by_sentence(text, saying, [sentences[n] for n in numbers])
                yield from _quoted_within(text, sentences, numbers, quotation)
                last = saying
        before = last


def _going_on(
    text: str,
    sentences: Sequence[Sentence],
    numbers: list[int],
    quotation: Quotation,
    spoken: tuple[Saying | None, Mapping[int, Sequence[Saying]]],
) -> Saying | None:
    """Return a quotation of whole sentences as the words of whoever spoke in the sentence before."""
    touched = [n for n in numbers if sentences[n].start < quotation.outer[1] and quotation.outer[0] < sentences[n].end]
    if not touched or quotation.outer[0] > sentences[touched[0]].start or not quotation.stopped:
        return None
    if text[quotation.outer[1] : sentences[touched[-1]].end].strip(' .”"') or not text[quotation.start].isupper():
        return None
    first = touched[0]
    direct, indirect = spoken
    if not quotation.closed and any(s.cut is not None for s in indirect.get(first, ())):
        return None  # a mark that nothing closes, before "…, she said."
    speakers = [s for s in indirect.get(first - 1, ()) if s.speaker is not None and _speaks(s)]
    if direct is not None and direct.speaker is not None and direct.content[1] >= sentences[first - 1].start:
        speakers.insert(0, direct)
    if not speakers:
        return None
    return replace(speakers[0], content=(quotation.start, quotation.end), direct=True, content_token=None, cut=None)


def _speaks(saying: Saying) -> bool:
    """Say whether a saying is somebody's words rather than what a study shows."""
    return saying.cue_token is not None and saying.cue_token.lemma_.lower() in QUOTING


def _by_sentence(text: str, saying: Saying, sentences: Sequence[Sentence]) -> Iterator[Saying]:
    """Yield one attribution for each sentence of a quotation, its content without a closing comma."""
    start, end = saying.content
    for sentence in sentences:
        first, last = max(start, sentence.start), min(end, sentence.end)
        while first < last and text[last - 1] in " ,”\"’'–—-":
            last -= 1
        if last - first > 1:
            yield replace(saying, content=(first, last))


def _quoted_within(
    text: str, sentences: Sequence[Sentence], numbers: list[int], quotation: Quotation
) -> Iterator[Saying]:
    """Yield what somebody is quoted to have said within a quotation: "“He said, ‘You will never walk.’”"."""
    for inner in find_quotations(text, quotation.start, quotation.outer[1]):
        before = text[quotation.start : inner.outer[0]]
        if not inner.stopped or not before.rstrip().endswith((",", ":")):
            continue
        said = quotation.start + len(before.rstrip(" ,:"))
        for number in numbers:
            sentence = sentences[number]
            cue = next((t for t in sentence.span if sentence.base + t.idx + len(t.text) == said), None)
            if cue is not None and cue.tag_ == "PRP" and cue.i > sentence.span.start:
                cue = cue.nbor(-1)  # "told me, ‘…’"
            if cue is None or cue.lemma_.lower() not in QUOTING or cue.tag_ not in syntax.VERB_TAGS:
                continue
            speaker = speaker_of(cue) or speaker_beside(cue)
            if speaker is not None:
                place = sentence.place(whole(speaker, cue))
                saying = Saying((inner.start, inner.end), sentence.place((cue,)), place, True, number, cue)
                yield from _by_sentence(text, saying, [sentences[n] for n in numbers])


def _saying_of(
    text: str, sentences: Sequence[Sentence], numbers: list[int], quotation: Quotation, last: Saying | None
) -> Saying | None:
    """Return the attribution of one quotation: its cue after it, before it, or that of the quotation before."""
    touched = [n for n in numbers if sentences[n].start < quotation.outer[1] and quotation.outer[0] < sentences[n].end]
    goes_on = last is not None and touched and last.sentence == touched[0] and text[quotation.outer[0] - 2] == ","
    if not touched or not (goes_on or _is_speech(text, sentences[touched[0]], quotation)):
        return None
    for number in dict.fromkeys((touched[-1], touched[0])):
        cue = _cue_beside(sentences[number], quotation, text)
        if cue is not None:
            return _saying(sentences[number], number, quotation, cue, _speaker(cue, sentences[number], quotation))
    whole = quotation.outer[0] <= sentences[touched[0]].start
    follows = last is not None and (
        touched[0] - last.sentence <= 1 or last.content[1] >= sentences[touched[0] - 1].start
    )
    if last is not None and whole and follows:
        return replace(last, content=(quotation.start, quotation.end))
    return None


def _speaker(cue: Token, sentence: Sentence, quotation: Quotation) -> Phrase | None:
    """Return the speaker; a "subject" that the parser took from within the quotation is none."""
    found = speaker_of(cue)
    if found is not None:
        start, end = sentence.place(found)
        if start < quotation.end and quotation.start < end:
            found = None
    return found or speaker_beside(cue)


def _is_speech(text: str, first: Sentence, quotation: Quotation) -> bool:
    """Tell what somebody said from a word or phrase in quotation marks."""
    words = text[quotation.start : quotation.end].count(" ") + 1
    if quotation.outer[0] <= first.start + 1:
        return quotation.stopped or words >= 5
    before = text[max(first.start, quotation.outer[0] - 2) : quotation.outer[0]].strip()
    capital = text[quotation.start].isupper()
    if before.endswith((":", ",")):
        return (quotation.stopped and (words >= 3 or before.endswith(":"))) or (capital and words >= 4)
    said = any(
        t.lemma_.lower() in QUOTING and first.base + t.idx + len(t.text) + 1 == quotation.outer[0] for t in first.span
    )
    return capital and ((quotation.stopped and words >= 5) or (said and words >= 3))


def _cue_beside(sentence: Sentence, quotation: Quotation, text: str) -> Token | None:
    """Return the verb of saying in the sentence that is nearest to the quotation and outside of all quotation marks."""
    best: tuple[int, Token] | None = None
    outside = text[sentence.start : sentence.end]
    for token in sentence.span:
        place = sentence.base + token.idx
        if token.is_title and token.i > sentence.span.start:
            continue  # "Said" in the middle of a sentence is a name
        if token.lemma_.lower() not in QUOTING or token.tag_ not in syntax.VERB_TAGS:
            continue
        if quotation.start <= place < quotation.end or _in_quotes(outside, place - sentence.start):
            continue
        gap = text[quotation.outer[1] : place] if place > quotation.start else text[place : quotation.outer[0]]
        if place > quotation.start and STOP.search(gap):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), token)
    return best[1] if best else None


def _in_quotes(text: str, at: int) -> bool:
    opened = text.rfind("“", 0, at)
    if opened >= 0 and text.find("”", opened, at) < 0 and text.find("”", at) >= 0:
        return True
    return text.count('"', 0, at) % 2 == 1 and '"' in text[at:]


def _saying(sentence: Sentence, number: int, quotation: Quotation, cue: Token, speaker: Phrase | None) -> Saying:
    place = sentence.place(whole(speaker, cue)) if speaker else None
    return Saying((quotation.start, quotation.end), sentence.place((cue,)), place, True, number, cue)
