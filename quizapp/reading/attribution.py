"""Attribution: who says what, by which words (speaker, cue, content after PARC 3.0, Pareti 2016).

A verb joined to another ("said … and added …") and a quotation that goes on after its cue inherit the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.cues import SAYING, SOURCELESS
from quizapp.reading.direct_speech import find_direct
from quizapp.reading.indirect_speech import find_indirect
from quizapp.reading.reported import content_span
from quizapp.reading.sentences import Sentence
from quizapp.reading.speakers import Phrase, Saying, is_anybody, is_nobody, speaker_of

Span = tuple[int, int]
EDGE_MARKS = " ,;:–—-\t"
NAMED_AFTER = re.compile(r", [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}(?=, )")  # "the mayor, Ann Lee, …"
CITING = re.compile(r", (?:quoting|citing|which|who)\b[^,]{1,80}(?=,)")
GOES_ON = re.compile(r", (?:and|but|while|although|though|because|as|after|before|when|with|which had|who also)\b")


def find_sayings(text: str, sentences: Sequence[Sentence], passages: Sequence[Span]) -> tuple[Saying, ...]:
    """Return the attributions of an article in the order of their contents; `passages` are their clean spans."""
    direct = tuple(find_direct(text, sentences, passages))
    by_cue: dict[int, list[Saying]] = {}
    for saying in direct:
        by_cue.setdefault(saying.sentence, []).append(saying)
    found = list(direct)
    for number, sentence in enumerate(sentences):
        for saying in (*_sources(text, number, sentence), *find_indirect(text, number, sentence)):
            if not any(_same_words(saying, other) for other in by_cue.get(number, ())):
                found.append(saying)
    return tuple(sorted(found, key=lambda saying: (saying.content, saying.cue)))


def _same_words(saying: Saying, other: Saying) -> bool:
    """Say whether an indirect reading repeats a direct one: same cue, and contents that overlap or touch."""
    return saying.cue == other.cue


def _sources(text: str, number: int, sentence: Sentence) -> Iterator[Saying]:
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
    end = _end_of_source(text, sentence, start, sentence.place(phrase)[1], phrase, to)
    before = text[sentence.start : start].strip(EDGE_MARKS + '“"')
    after = text[end : sentence.end].strip(EDGE_MARKS + ".")
    if len(before) < 3:
        first = text.index(after, end, sentence.end) if after else end
        content = (first, first + len(after))
    elif len(after) < 3:
        first = text.index(before, sentence.start, start)
        content = (first, first + len(before))
    else:
        content = (sentence.start, sentence.end - 1)
    if content[0] >= content[1]:
        return None
    cue = (start, sentence.place((to,))[1])
    quoted = (
        text[sentence.start] in '“"' and text[content[0] : content[1]].rstrip(',”"') != text[content[0] : content[1]]
    )
    if quoted:
        content = (content[0], content[0] + len(text[content[0] : content[1]].rstrip(',”"')))
    named = None if is_nobody(phrase) else sentence.place(phrase)
    return Saying(content, cue, named, quoted, number, according, None, (start, end))


def _source_phrase(according: Token, to: Token) -> Phrase | None:
    source = according.head if according.dep_ == "case" else syntax.child(to, frozenset({"pobj", "obl", "nmod"}))
    if source is None or source.i <= to.i:
        rest = to.doc[to.i + 1 : to.sent.end]
        source = next((t for t in rest if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        while source is not None and source.dep_ in ("compound", "flat", "amod") and source.head.i > source.i:
            source = source.head
    if source is None:
        return None
    return tuple(t for t in syntax.noun_phrase(source) if t.i > to.i) or None


def _end_of_source(text: str, sentence: Sentence, start: int, named: int, phrase: Phrase, to: Token) -> int:  # noqa: PLR0913, PLR0917 - a plain row of what is known
    """Return where the words about the source end: at the comma after them, or with the sentence.

    A source that opens the sentence keeps its relative clauses and appositions; one that closes it takes all that
    follows but a further clause.
    """
    if start - sentence.start <= 3:
        head = next((t for t in phrase if t.head.i not in {p.i for p in phrase}), phrase[-1])
        whole = tuple(t for t in head.subtree if t.i > to.i and t.i >= phrase[0].i)
        end = sentence.place(whole)[1]
        comma = text.find(",", named, sentence.end)
        named_after = NAMED_AFTER.match(text, comma, sentence.end) if comma >= 0 else None
        if named_after is not None and to.nbor(1).lower_ in ("the", "its", "their", "his", "her"):
            return named_after.end()
        citing = CITING.match(text, comma, sentence.end) if comma >= 0 else None
        if citing is not None:
            return citing.end()
        return end if text[end : end + 1] in (",", "") or comma < 0 else comma if comma >= named else end
    goes_on = GOES_ON.search(text, named, sentence.end)
    if goes_on is not None:
        return goes_on.start()
    middle = text.find(",", named, sentence.end)
    if (
        middle >= 0
        and text[max(sentence.start, start - 2) : start].strip() == ","
        and not _has_verb_before(sentence, start)
    ):
        return middle
    return sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end


def _has_verb_before(sentence: Sentence, place: int) -> bool:
    return any(t.tag_ in syntax.FINITE_TAGS and sentence.base + t.idx < place for t in sentence.span)
