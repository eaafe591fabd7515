"""Attribution: who says what, by which words (speaker, cue, content after PARC 3.0, Pareti 2016).

A verb joined to another ("said … and added …") and a quotation that goes on after its cue inherit the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quizapp.reading.cues import SOURCELESS
from quizapp.reading.direct_speech import find_direct
from quizapp.reading.indirect_speech import clipped, find_indirect
from quizapp.reading.joints import LEADING
from quizapp.reading.quotes import find_quotations
from quizapp.reading.reporting_nouns import find_by_noun
from quizapp.reading.sentences import Sentence
from quizapp.reading.sources import find_sources
from quizapp.reading.speakers import Saying
from quizapp.reading.viewpoints import find_viewpoints

Span = tuple[int, int]

COLON = re.compile(r": ?[“\"]")
BACKSHIFTED = re.compile(r"\b(?:had|would|will|could|can|has|have)\b|^(?:it|there)\b", re.IGNORECASE)
AND = re.compile(r",? (?:and|but) (?:\w+ly )?")
MARK = re.compile('[“"]')


def find_sayings(text: str, sentences: Sequence[Sentence], passages: Sequence[Span]) -> tuple[Saying, ...]:
    """Return the attributions of an article in the order of their contents; `passages` are their clean spans."""
    indirect = {
        number: [
            *find_sources(text, number, sentence),
            *find_viewpoints(number, sentence),
            *find_indirect(text, number, sentence),
            *find_by_noun(number, sentence),
        ]
        for number, sentence in enumerate(sentences)
    }
    direct = tuple(find_direct(text, sentences, passages, indirect))
    cues: dict[Span, int] = {}  # a cue of direct speech and where its quotation begins
    for s in direct:
        if s.content[0] < sentences[s.sentence].end and sentences[s.sentence].start < s.content[1]:
            cues.setdefault(s.cue, s.content[0])
    contents = Spans(saying.content for saying in direct)
    found = list(direct)
    for sayings in indirect.values():
        cuts = [saying.cut for saying in sayings if saying.cut is not None]
        kept = [clipped(text, saying, cuts) for saying in sayings if not _is_quoted_within(text, saying, sentences)]
        for saying in _passed_on(text, kept):
            free = saying.cue not in cues or _ends_before_colon(text, saying, cues[saying.cue])
            if free and contents.keeps_apart(saying) and not _is_hedge_within(saying, sayings):
                found.append(_unjoined(text, _unquoted(text, saying), sentences[saying.sentence].start))
    return tuple(sorted(found, key=lambda saying: (saying.content, saying.cue)))


def _is_quoted_within(text: str, saying: Saying, sentences: Sequence[Sentence]) -> bool:
    """Say whether a cue stands in quoted words that do not hold its speaker: "The trial “shows that …,” Gold told"."""
    sentence = sentences[saying.sentence]
    if saying.speaker is None or not MARK.search(text, sentence.start, sentence.end):
        return False
    quotations = find_quotations(text, sentence.start, sentence.end)
    quoted = next((q for q in quotations if q.start <= saying.cue[0] < q.end), None)
    return quoted is not None and saying.speaker[1] <= quoted.start and quoted.outer[0] > sentence.start


def _passed_on(text: str, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """Yield sayings; one that goes on with "and" where another's content ends has its speaker.

    "Bianchi said the workers had refused it and | admitted that …": Bianchi admitted it.
    """
    for saying in sayings:
        before = next((s for s in sayings if s.cue[0] < s.content[0] and _ends_at_and(text, s, saying)), None)
        if before is not None and not BACKSHIFTED.search(text[slice(*before.content)]):
            before = None  # "they went, but staff were calm and said so": staff said it
        yield saying if before is None or before.speaker is None else replace(saying, speaker=before.speaker)


def _ends_at_and(text: str, former: Saying, saying: Saying) -> bool:
    end = former.content[1]
    return former is not saying and end < saying.cue[0] and AND.fullmatch(text, end, saying.cue[0]) is not None


def _is_hedge_within(saying: Saying, others: Sequence[Saying]) -> bool:
    """Say whether an "allegedly" stands in what somebody is reported to say: it has a speaker already."""
    if saying.cue_token is None or saying.cue_token.lower_ not in SOURCELESS:
        return False
    start, end = saying.cue
    return any(
        o is not saying and o.speaker is not None and o.content[0] <= start and end <= o.content[1] for o in others
    )


class Spans:
    """The contents of direct speech, to hold what is reported within a quotation apart from what frames it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def keeps_apart(self, saying: Saying) -> bool:
        """Say whether a saying whose cue stands within a quotation stands in it with all its content."""
        at = bisect_right(self._starts, saying.cue[0]) - 1
        if at < 0 or self._spans[at][1] <= saying.cue[0]:
            return True
        start, end = self._spans[at]
        return start <= saying.content[0] and saying.content[1] <= end + 1


def _ends_before_colon(text: str, saying: Saying, quotation: int) -> bool:
    """Say whether a cue reports first and quotes after a colon: "said the win was for the fans: “They …”"."""
    end = saying.content[1]
    return saying.cue[1] <= saying.content[0] and COLON.fullmatch(text, end, max(end, quotation)) is not None


def _unjoined(text: str, saying: Saying, opening: int) -> Saying:
    """Return a saying without what joins its sentence to the one before: "By contrast, | sales rose, the bank said"."""
    start, end = saying.content
    joint = LEADING.match(text, start, end) if start == opening else None
    if joint is None:
        return saying
    first = joint.end()
    if saying.cut is not None and first == saying.cut[0]:  # "Meanwhile, according to the union, | wages fell"
        first = saying.cut[1] + len(text[saying.cut[1] : end]) - len(text[saying.cut[1] : end].lstrip(" ,"))
    return replace(saying, content=(first, end)) if first < end else saying


def _unquoted(text: str, saying: Saying) -> Saying:
    """Return a saying without a quotation mark at an edge of its content whose other half stands outside."""
    start, end = saying.content
    words = text[start:end]
    if words[-1:] == "”" and "“" not in words:
        end = start + len(words.rstrip("”.,"))
    elif words[:1] == "“" and "”" not in words:
        start += 1
    return saying if (start, end) == saying.content or start >= end else replace(saying, content=(start, end))
