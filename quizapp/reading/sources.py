"""Sources that are no verb of saying: "according to …", "as the mayor told the Echo", "reportedly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING, SOURCELESS
from quizapp.reading.name_words import ROLES
from quizapp.reading.reported import content_span
from quizapp.reading.sentences import Sentence
from quizapp.reading.speaker_extent import NOMINAL, name_after
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody, speaker_of

Span = tuple[int, int]
BREAKS_EARLY = 10  # words up to the verb at which a clause breaks off
EDGE_MARKS = " ,;:–—-\t"
NAMED_AFTER = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?=, )")  # "the mayor, Ann Lee, …"
CITING = re.compile(r", (?:quoting|citing|which|who)\b[^,]{1,80}(?=,)")
GOES_ON = re.compile(r", (?:and|but|while|although|though|because|as|after|before|when|with|which had|who also)\b")
TURNS = re.compile(r", (?:and|but|while|although|though|who also)\b")  # what follows is the article's own
JOINED = re.compile(r"(?:^|[,;–—] ?)(?:and|but|while|although|though|because|so|yet)$|\bthat$", re.IGNORECASE)
RELATIVE = re.compile(r", ?(?:which|who|that)$|\b(?:which|who)$")


def find_sources(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    """Yield what "according to" and "reportedly" make of their sentence."""
    yield from _as_told(text, number, sentence)
    for token in sentence.span:
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if token.lower_ == "according" and following is not None and following.lower_ == "to":
            found = _according(text, number, sentence, token, following)
            if found:
                yield found
        elif token.lower_ in SOURCELESS and token.pos_ == "ADV":
            head = token.head
            clause = list(head.subtree) if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ") else list(sentence.span)
            place = sentence.place((token,))
            yield Saying(content_span(sentence, clause), place, None, False, number, token, head, place)


def _as_told(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
    """Read "As the mayor told the Echo, the bridge is old"."""
    if sentence.span[0].lower_ != "as":
        return
    comma = next((t for t in sentence.span[1:14] if t.text == ","), None)
    if comma is None:
        return
    for cue in sentence.span[1 : comma.i - sentence.span.start]:
        speaker = speaker_of(cue) if cue.lemma_.lower() in SAYING and cue.tag_ in ("VBD", "VBZ", "VBP") else None
        if speaker is not None and speaker[0].i < cue.i and not is_anybody(speaker):
            start = sentence.base + comma.idx + 2
            end = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
            if start < end:
                cut = (sentence.start, start)
                place = sentence.place((cue,))
                yield Saying((start, end), place, sentence.place(speaker), False, number, cue, None, cut)
            return


def _according(text: str, number: int, sentence: Sentence, according: Token, to: Token) -> Saying | None:
    """Return the attribution that "according to …" makes of the rest of its sentence."""
    phrase = _source_phrase(according, to)
    if phrase is None:
        return None
    start = sentence.place((according,))[0]
    end = _end_of_source(text, sentence, start, phrase, to)
    content = _beside(text, sentence, start, end)
    if content[0] >= content[1] or not any(
        t.pos_ in ("VERB", "AUX") for t in sentence.span if content[0] <= sentence.base + t.idx < content[1]
    ):
        return None
    cue = (start, sentence.place((to,))[1])
    quoted = (
        text[sentence.start] in '“"' and text[content[0] : content[1]].rstrip(',”"') != text[content[0] : content[1]]
    )
    if quoted:
        content = (content[0], content[0] + len(text[content[0] : content[1]].rstrip(',”"')))
    named = None if is_nobody(phrase) else sentence.place(_with_joined(name_after(phrase)))
    return Saying(content, cue, named, quoted, number, according, None, (start, end))


def _beside(text: str, sentence: Sentence, start: int, end: int) -> Span:
    """Return what a source between `start` and `end` is the source of: the clause that it stands in."""
    begins, ends = _between_semicolons(text, sentence, start)
    before = text[begins:start].strip(EDGE_MARKS + '“"')
    after = text[end:ends].strip(EDGE_MARKS + ".")
    relative = RELATIVE.search(before)
    if len(before) < 3 or JOINED.search(before) or relative:
        if relative and ", " in after:
            after = after[: after.index(", ")]
        first = text.index(after, end, ends) if after else end
        return first, first + len(after)
    if len(after) < 3 or TURNS.match(text, end, ends):
        first = text.index(before, begins, start)
        return first, first + len(before)
    return begins, ends - 1


def _between_semicolons(text: str, sentence: Sentence, place: int) -> Span:
    """Return the part of a sentence that a place lies in: "… 116 were hurt; | according to Lee, …"."""
    begins = text.rfind(";", sentence.start, place) + 1
    ends = text.find(";", place, sentence.end)
    return begins or sentence.start, sentence.end if ends < 0 else ends + 1


def _source_phrase(according: Token, to: Token) -> Phrase | None:
    source = according.head if according.dep_ == "case" else syntax.child(to, frozenset({"pobj", "obl", "nmod"}))
    if source is None or source.i <= to.i:
        rest = to.doc[to.i + 1 : to.sent.end]
        source = next((t for t in rest if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        while source is not None and source.dep_ in ("compound", "flat", "amod") and source.head.i > source.i:
            source = source.head
    if source is None:
        return None
    phrase = tuple(t for t in syntax.noun_phrase(source) if t.i > to.i)
    return _with_name(phrase) if phrase else None


def _with_name(phrase: Phrase) -> Phrase:
    """Return a source with the name that the parser cut off its title: "ambassador to the United States | Ann Lee"."""
    doc, end = phrase[-1].doc, phrase[-1].sent.end
    last = phrase[-1].i + 1
    while last < end and doc[last].tag_ in ("NNP", "NNPS"):
        last += 1
    named = last == end or doc[last].text in (",", ".", ")") or doc[last].tag_ in ("CC", "IN")
    return tuple(doc[phrase[0].i : last]) if named else phrase


def _with_joined(phrase: Phrase) -> Phrase:
    """Return a source with the second that "and" joins to it: "police | and two witnesses", "the bank | and to others".

    The two have to end at a comma or with the sentence: "according to police and the road was wet" has one.
    """
    doc, at = phrase[-1].doc, phrase[-1].i + 1
    if at >= phrase[-1].sent.end or doc[at].lower_ != "and":
        return phrase
    last = at + 1 + (doc[at + 1].lower_ == "to")
    first = last
    while last < phrase[-1].sent.end and (doc[last].tag_ in NOMINAL or doc[last].lower_ in ("of", "at")):
        last += 1
    closed = last == phrase[-1].sent.end or doc[last].text in (",", ".")
    return tuple(doc[phrase[0].i : last]) if closed and last > first else phrase


def _end_of_source(text: str, sentence: Sentence, start: int, phrase: Phrase, to: Token) -> int:
    """Return where the words about the source end: at the comma after them, or with the sentence.

    A source that opens the sentence keeps its relative clauses and appositions; one that closes it takes all that
    follows but a further clause.
    """
    named = sentence.place(phrase)[1]
    if len(text[_between_semicolons(text, sentence, start)[0] : start].strip()) <= 3:
        return _end_of_opening(text, sentence, named, phrase, to)
    lead = text[sentence.start : start].rstrip()
    if RELATIVE.search(lead.rstrip(",")) or JOINED.search(lead.rstrip(",")):
        return _before_verb(text, sentence, named)  # "which according to police had no lights"
    goes_on = GOES_ON.search(text, named, sentence.end)
    if goes_on is not None:
        return goes_on.start()
    middle = text.find(",", named, sentence.end)
    set_off = text[max(sentence.start, start - 2) : start].strip() == ","
    if middle >= 0 and set_off and (not _has_verb_before(sentence, start) or _hangs(sentence, start)):
        return middle
    return sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end


def _before_verb(text: str, sentence: Sentence, named: int) -> int:
    """Return the comma behind a participle of the source ("a posting made on Friday, the site"), else its own end."""
    comma = text.find(",", named, sentence.end)
    between = [t for t in sentence.span if named <= sentence.base + t.idx < comma]
    participle = bool(between) and between[0].tag_ == "VBN" and all(t.tag_ not in syntax.FINITE_TAGS for t in between)
    relative = participle and between[0].dep_ in syntax.RELATIVE  # "which according to police began …"
    return comma if participle and not relative else named


def _end_of_opening(text: str, sentence: Sentence, named: int, phrase: Phrase, to: Token) -> int:
    """Return where the words about a source that opens its sentence end."""
    head = next((t for t in phrase if t.head.i not in {p.i for p in phrase}), phrase[-1])
    end = sentence.place(tuple(t for t in head.subtree if t.i > to.i and t.i >= phrase[0].i))[1]
    comma = text.find(",", named, sentence.end)
    if comma < 0:
        return end
    named_after = NAMED_AFTER.match(text, comma, sentence.end)
    if named_after is not None and to.nbor(1).lower_ in ("the", "its", "their", "his", "her"):
        return named_after.end()
    set_off = _end_of_participle(sentence, comma, text) or _end_of_office(sentence, comma, text, phrase)
    if set_off is not None:
        return set_off
    citing = CITING.match(text, comma, sentence.end)
    if citing is not None:
        return citing.end()
    return end if text[end : end + 1] in (",", "") else comma


def _end_of_participle(sentence: Sentence, comma: int, text: str) -> int | None:
    """Return the comma behind ", published on Thursday, " where a clause follows it."""
    close, inside = _set_off(sentence, comma, text)
    participle = bool(inside) and inside[0].tag_ == "VBN" and all(t.tag_ not in syntax.FINITE_TAGS for t in inside)
    return close if participle else None


def _end_of_office(sentence: Sentence, comma: int, text: str, phrase: Phrase) -> int | None:
    """Return the comma behind ", the hospital's director, " where a name stands before it and a clause follows."""
    close, inside = _set_off(sentence, comma, text)
    named = phrase[-1].tag_ in ("NNP", "NNPS") and len(phrase) > 1
    office = any(t.lower_ in ROLES for t in inside) and all(t.pos_ not in ("VERB", "AUX") for t in inside)
    return close if named and office else None


def _set_off(sentence: Sentence, comma: int, text: str) -> tuple[int | None, tuple[Token, ...]]:
    """Return the comma after the next one, and what stands between, where a finite verb follows behind both."""
    close = text.find(",", comma + 1, sentence.end)
    inside = tuple(t for t in sentence.span if comma < sentence.base + t.idx < close)
    rest = (t for t in sentence.span if sentence.base + t.idx > close)
    return (close, inside) if close >= 0 and any(t.tag_ in syntax.FINITE_TAGS for t in rest) else (None, ())


def _hangs(sentence: Sentence, start: int) -> bool:
    """Say whether the clause breaks off at its verb before a source: "It is, | according to Lee, the oldest"."""
    before = [t for t in sentence.span if sentence.base + t.idx < start and t.text != ","]
    return bool(before) and before[-1].tag_ in syntax.FINITE_TAGS and len(before) < BREAKS_EARLY


def _has_verb_before(sentence: Sentence, place: int) -> bool:
    return any(t.tag_ in syntax.FINITE_TAGS and sentence.base + t.idx < place for t in sentence.span)
