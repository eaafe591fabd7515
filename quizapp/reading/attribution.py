"""Attribution: who says what, by which words (speaker, cue, content after PARC 3.0, Pareti 2016).

Direct speech is found by its quotation marks, because a parser loses its way in quotes; indirect speech by the clause
that a verb of saying governs. A verb joined to another ("said … and added …") and a quotation that goes on after
its cue inherit the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import NOBODY, QUOTING, SAYING, SOURCELESS, WEAK
from quizapp.reading.knowledge import Attribution
from quizapp.reading.quotes import Quotation, find_quotations
from quizapp.reading.sentences import Sentence

Span = tuple[int, int]
EDGE_MARKS = " ,;:–—-\t"


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution with the words that it was read from. Spans count clean characters."""

    content: Span
    cue: Span
    speaker: Span | None
    direct: bool
    sentence: int  # where the cue stands
    cue_token: Token | None = None
    content_token: Token | None = None
    speaker_token: Token | None = None
    cut: Span | None = None  # what has to go to leave the content bare, where that is one stretch ("according to …")

    def value(self, entity: int | None) -> Attribution:
        """Return the attribution as it is told to others."""
        return Attribution(self.content, self.cue, self.speaker, entity, self.direct)


def find_sayings(text: str, sentences: Sequence[Sentence], passages: Sequence[Span]) -> tuple[Saying, ...]:
    """Return the attributions of an article in the order of their contents."""
    quotations = {number: tuple(find_quotations(text, *span)) for number, span in enumerate(passages)}
    direct = tuple(_find_direct(text, sentences, quotations))
    by_cue: dict[int, list[Saying]] = {}
    for saying in direct:
        by_cue.setdefault(saying.sentence, []).append(saying)
    found = list(direct)
    for number, sentence in enumerate(sentences):
        for saying in (*_according(text, number, sentence), *_indirect(text, number, sentence)):
            if not any(_same_words(saying, other) for other in by_cue.get(number, ())):
                found.append(saying)
    return tuple(sorted(found, key=lambda saying: (saying.content, saying.cue)))


def _same_words(saying: Saying, other: Saying) -> bool:
    """Say whether an indirect reading repeats a direct one: same cue, and contents that overlap."""
    return saying.cue == other.cue and other.content[0] < saying.content[1] and saying.content[0] < other.content[1]


# --- direct speech


def _find_direct(
    text: str, sentences: Sequence[Sentence], quotations: dict[int, tuple[Quotation, ...]]
) -> Iterator[Saying]:
    by_passage: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        by_passage.setdefault(sentence.passage, []).append(number)
    last: Saying | None = None  # whose words an unclosed quotation goes on with
    open_before = False
    for passage in sorted(by_passage):
        numbers = by_passage[passage]
        passage_last: Saying | None = None
        for quotation in quotations.get(passage, ()):
            saying = _saying_of(text, sentences, numbers, quotation, passage_last)
            if saying is None and open_before and last and quotation.outer[0] <= sentences[numbers[0]].start:
                saying = _inherit(last, quotation, last.sentence)
            if saying is not None:
                yield from _by_sentence(text, saying, [sentences[n] for n in numbers])
                last = passage_last = saying
            open_before = not quotation.closed
        if not quotations.get(passage):
            open_before = False


def _by_sentence(text: str, saying: Saying, sentences: Sequence[Sentence]) -> Iterator[Saying]:
    """Yield one attribution for each sentence of a quotation, its content without a closing comma."""
    start, end = saying.content
    for sentence in sentences:
        first, last = max(start, sentence.start), min(end, sentence.end)
        while first < last and text[last - 1] in " ,”\"’'–—-":
            last -= 1
        if last - first > 1:
            yield replace(saying, content=(first, last))


def _saying_of(
    text: str, sentences: Sequence[Sentence], numbers: list[int], quotation: Quotation, last: Saying | None
) -> Saying | None:
    """Return the attribution of one quotation: its cue after it, before it, or that of the quotation before."""
    touched = [n for n in numbers if sentences[n].start < quotation.outer[1] and quotation.outer[0] < sentences[n].end]
    if not touched or not _is_speech(text, sentences[touched[0]], quotation):
        return None
    for number in (touched[-1], touched[0]):
        cue = _cue_beside(sentences[number], quotation, text)
        if cue is not None:
            speaker = speaker_of(cue) or _speaker_beside(cue)
            return _saying(sentences[number], number, quotation, cue, speaker)
    whole = quotation.outer[0] <= sentences[touched[0]].start
    if (
        last is not None
        and whole
        and (touched[0] - last.sentence <= 1 or last.content[1] >= sentences[touched[0] - 1].start)
    ):
        return _inherit(last, quotation, last.sentence)
    return None


def _is_speech(text: str, first: Sentence, quotation: Quotation) -> bool:
    """Tell what somebody said from a word or phrase in quotation marks."""
    words = text[quotation.start : quotation.end].count(" ") + 1
    if quotation.outer[0] <= first.start + 1:
        return quotation.stopped or words >= 5
    before = text[max(first.start, quotation.outer[0] - 2) : quotation.outer[0]].strip()
    if before.endswith((":", ",")):
        return quotation.stopped and (words >= 3 or before.endswith(":"))
    return quotation.stopped and words >= 5 and text[quotation.start].isupper()


def _cue_beside(sentence: Sentence, quotation: Quotation, text: str) -> Token | None:
    """Return the verb of saying in the sentence that is nearest to the quotation and outside of all quotation marks."""
    best: tuple[int, Token] | None = None
    outside = text[sentence.start : sentence.end]
    for token in sentence.span:
        place = sentence.base + token.idx
        if token.lemma_.lower() not in QUOTING or token.tag_ not in syntax.VERB_TAGS:
            continue
        if quotation.start <= place < quotation.end or _in_quotes(outside, place - sentence.start):
            continue
        gap = text[quotation.outer[1] : place] if place > quotation.start else text[place : quotation.outer[0]]
        if place > quotation.start and re.search(r"[.!?;:]\s", gap):
            continue
        if best is None or len(gap) < best[0]:
            best = (len(gap), token)
    return best[1] if best else None


def _in_quotes(text: str, at: int) -> bool:
    opened = text.rfind("“", 0, at)
    if opened >= 0 and text.find("”", opened, at) < 0 and text.find("”", at) >= 0:
        return True
    return text.count('"', 0, at) % 2 == 1 and '"' in text[at:]


def _speaker_beside(cue: Token) -> tuple[Token, ...] | None:
    """Return the noun phrase that stands against the verb, where the parser found no subject ("said Mr Lee")."""
    doc = cue.doc
    for at in (cue.i - 1, cue.i + 1):
        if 0 <= at < len(doc) and doc[at].sent == cue.sent and doc[at].pos_ in ("NOUN", "PROPN", "PRON"):
            head = doc[at]
            while head.dep_ in ("flat", "compound") and head.head.sent == cue.sent and abs(head.head.i - cue.i) < 8:
                head = head.head
            phrase = syntax.noun_phrase(head)
            if cue not in phrase:
                return phrase
    return None


def _saying(
    sentence: Sentence, number: int, quotation: Quotation, cue: Token, speaker: tuple[Token, ...] | None
) -> Saying:
    return Saying(
        content=(quotation.start, quotation.end),
        cue=sentence.place((cue,)),
        speaker=sentence.place(speaker) if speaker else None,
        direct=True,
        sentence=number,
        cue_token=cue,
        speaker_token=_head(speaker),
    )


def _inherit(last: Saying, quotation: Quotation, number: int) -> Saying:
    return Saying(
        (quotation.start, quotation.end), last.cue, last.speaker, True, number, last.cue_token, None, last.speaker_token
    )


# --- indirect speech


def speaker_of(cue: Token) -> tuple[Token, ...] | None:
    """Return the noun phrase that a verb of saying has for a speaker, or None where nobody is named."""
    if syntax.is_passive(cue):
        head = syntax.agent(cue)
    elif cue.dep_ in ("acl", "acl:relcl", "relcl") and cue.head.pos_ in ("NOUN", "PROPN", "PRON"):
        own = syntax.subject(cue)
        head = own if own is not None and own.tag_ not in ("WP", "WDT") else cue.head
    else:
        head = syntax.inherited_subject(cue)
        if head is None and cue.dep_ in ("advcl", "xcomp") and cue.head.pos_ == "VERB":
            head = syntax.inherited_subject(cue.head)
    if head is None or head.dep_ == "expl" or head.lower_ in ("it", "there", "who", "which", "that"):
        return None
    return syntax.noun_phrase(head)


def _head(phrase: tuple[Token, ...] | None) -> Token | None:
    if not phrase:
        return None
    inside = {token.i for token in phrase}
    return next((token for token in phrase if token.head.i not in inside or token.head is token), phrase[-1])


def _indirect(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    for cue in sentence.span:
        if cue.lemma_.lower() not in SAYING or cue.tag_ not in syntax.VERB_TAGS or cue.dep_ == "amod":
            continue
        content = _content_of(cue, sentence)
        if content is None:
            continue
        head, span = content
        speaker = speaker_of(cue) or (_speaker_beside(cue) if cue.dep_ in syntax.ASIDE else None)
        if speaker is None and cue.lemma_.lower() in WEAK:
            continue
        named = speaker if speaker and not _is_nobody(speaker) else None
        yield Saying(
            span,
            sentence.place((cue,)),
            sentence.place(named) if named else None,
            False,
            number,
            cue,
            head,
            _head(named),
        )


def _content_of(cue: Token, sentence: Sentence) -> tuple[Token, Span] | None:
    """Return the head and the clean span of what a verb of saying reports."""
    clause = syntax.reported_clause(cue)
    if clause is not None:
        tokens = tuple(t for t in clause.subtree if t.i != cue.i)
        if clause.i > cue.i:
            tokens = tuple(t for t in tokens if t.i > cue.i)
        return clause, _content_span(sentence, tokens)
    if cue.dep_ in syntax.ASIDE and cue.head.i < cue.i and cue.head.sent == cue.sent:
        own = {t.i for t in cue.subtree}
        tokens = tuple(t for t in sentence.span if t.i not in own)
        before = tuple(t for t in tokens if t.i < min(own))
        return (cue.head, _content_span(sentence, before)) if before else None
    return None


def _content_span(sentence: Sentence, tokens: tuple[Token, ...]) -> Span:
    """Return the span of a reported clause without "that", commas and the final stop."""
    kept = list(tokens)
    while len(kept) > 1 and (kept[0].is_punct or (kept[0].lower_ in ("that", "as") and kept[0].dep_ == "mark")):
        kept.pop(0)
    while len(kept) > 1 and kept[-1].text in (",", ".", ";", ":", "–", "—", "!", "?"):
        kept.pop()
    return sentence.place(tuple(kept))


def _is_nobody(speaker: tuple[Token, ...]) -> bool:
    """Say whether a source is only "reports" or "media": no speaker that could be named."""
    if any(token.pos_ == "PROPN" for token in speaker):
        return False
    return speaker[-1].lower_ in NOBODY and len(speaker) <= 2


def _according(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    for token in sentence.span:
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if token.lower_ == "according" and following is not None and following.lower_ == "to":
            found = _adjunct(text, number, sentence, token, following)
            if found:
                yield found
        elif token.lower_ in SOURCELESS and token.pos_ == "ADV":
            head = token.head
            clause = tuple(head.subtree) if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else tuple(sentence.span)
            place = sentence.place((token,))
            yield Saying(_content_span(sentence, clause), place, None, False, number, token, head, None, place)


def _adjunct(text: str, number: int, sentence: Sentence, according: Token, to: Token) -> Saying | None:
    """Return the attribution that "according to …" makes of the rest of its sentence."""
    source = according.head if according.dep_ == "case" else syntax.child(to, frozenset({"pobj", "obl", "nmod"}))
    if source is None or source.i <= to.i:
        source = next((t for t in to.doc[to.i + 1 : sentence.span.end] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        while source is not None and source.dep_ in ("compound", "flat", "amod") and source.head.i > source.i:
            source = source.head
    if source is None:
        return None
    phrase = tuple(t for t in syntax.noun_phrase(source) if t.i > to.i)
    whole = tuple(t for t in source.subtree if t.i > to.i)
    if not phrase:
        return None
    start = sentence.place((according,))[0]
    end = sentence.place(whole)[1]
    if start - sentence.start > 3:  # in the middle or at the end: a comma closes it, if anything does
        comma = text.find(",", sentence.place(phrase)[1], sentence.end)
        end = min(end, sentence.place(phrase)[1]) if comma < 0 and end > sentence.place(phrase)[1] else end
    before = text[sentence.start : start].strip(EDGE_MARKS + '“"')
    after = text[end : sentence.end].strip(EDGE_MARKS + ".")
    if len(before) < 3:
        content_start = text.index(after, end, sentence.end) if after else end
        content = (content_start, content_start + len(after))
    elif len(after) < 3:
        content_start = text.index(before, sentence.start, start)
        content = (content_start, content_start + len(before))
    else:
        content = (sentence.start, sentence.end - 1)
    if content[0] >= content[1]:
        return None
    cue = (start, sentence.place((to,))[1])
    named = None if _is_nobody(phrase) else phrase
    return Saying(
        content,
        cue,
        sentence.place(named) if named else None,
        False,
        number,
        according,
        None,
        _head(named),
        (start, end),
    )
