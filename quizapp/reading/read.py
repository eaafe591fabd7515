"""From an article to all that it says: the one entry to reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.model import Article, Passage, PassageKind
from quizapp.reading.attribution import Saying, find_sayings
from quizapp.reading.bare import bare_clauses
from quizapp.reading.claims import Candidate, Facts, Judged, judge
from quizapp.reading.cleaning import CleanText, clean
from quizapp.reading.drafts import Draft
from quizapp.reading.faults import fault_of
from quizapp.reading.knowledge import (
    Claim,
    Fact,
    LedgerEntry,
    Mention,
    Quantity,
    Reading,
    TimeExpression,
)
from quizapp.reading.language import check_readable
from quizapp.reading.names import find_mentions
from quizapp.reading.passages import find_passages
from quizapp.reading.quantities import find_quantities
from quizapp.reading.sentences import LONGEST_SENTENCE, Sentence, parse_passages, sentences_of, split_sentences
from quizapp.reading.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Span = tuple[int, int]
Progress = Callable[[int, int], None]

READ = frozenset({PassageKind.PROSE, PassageKind.LIST})
PASSED_OVER = {
    PassageKind.HEADLINE: "a headline",
    PassageKind.SUBHEADING: "a subheading",
    PassageKind.BYLINE: "a byline or date",
    PassageKind.DATELINE: "a dateline",
    PassageKind.CAPTION: "a picture caption",
    PassageKind.CREDIT: "a picture credit",
    PassageKind.BOILERPLATE: "a notice or link, not part of the story",
    PassageKind.TABLE: "a table",
}


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The article as the pipeline saw it. All spans count clean characters."""

    clean: CleanText
    spans: tuple[Span, ...]
    docs: tuple[tuple[Doc, int], ...]
    sentences: tuple[Sentence, ...]


def read(article: Article, english: Language | None = None, progress: Progress | None = None) -> Reading:
    """Return what an article says, where, and who says it.

    `progress` is told characters done and to do. Raises UnreadableArticle where the text cannot be read as an English
    news article; time and memory grow in proportion to the length of the text.
    """
    check_readable(article.text)
    if english is None:
        from quizapp.reading.pipeline import load_english

        english = load_english()
    passages = find_passages(article.text)
    parsed = _parse(english, article.text, passages, progress)
    mentions = find_mentions(parsed.docs)
    times, quantities = _times_and_quantities(parsed.docs)
    sayings = find_sayings(parsed.clean.text, parsed.sentences, parsed.spans)
    judged = tuple(_judged(english, parsed, mentions, quantities, times, sayings))
    back = parsed.clean
    return Reading(
        article=article,
        passages=passages,
        sentences=tuple(back.back((s.start, s.end)) for s in parsed.sentences),
        mentions=tuple(map(back.place, mentions)),
        quantities=tuple(map(back.place, quantities)),
        times=tuple(map(back.place, times)),
        attributions=tuple(back.place(s.value(_speaker_entity(s, mentions))) for s in sayings),
        references=(),
        claims=tuple(_placed(j, back, article.text) for j in judged if j.claim is not None),
        ledger=_ledger(passages, parsed, judged),
    )


def _parse(english: Language, text: str, passages: Sequence[Passage], progress: Progress | None) -> _Parsed:
    cleaned, spans = clean(text, ((p.start, p.end) for p in passages))
    numbered = tuple((i, spans[i]) for i, p in enumerate(passages) if p.kind in READ)
    docs: list[tuple[Doc, int]] = []
    sentences: list[Sentence] = []
    for number, base, doc in parse_passages(english, cleaned.text, numbered):
        docs.append((doc, base))
        sentences.extend(sentences_of(number, base, doc))
        if progress is not None:
            progress(base + len(doc.text), len(cleaned.text))
    return _Parsed(cleaned, spans, tuple(docs), tuple(sentences))


def _times_and_quantities(docs: Sequence[tuple[Doc, int]]) -> tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]]:
    times: list[TimeExpression] = []
    quantities: list[Quantity] = []
    for doc, base in docs:
        found = find_times(doc, base)
        times.extend(found)
        quantities.extend(find_quantities(doc, base, found, len(quantities)))
    return tuple(times), tuple(quantities)


def _judged(
    english: Language,
    parsed: _Parsed,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    sayings: Sequence[Saying],
) -> Iterator[Judged]:
    """Yield what became of every sentence, clause by clause."""
    facts = Facts((*mentions, *quantities, *times))
    when = Facts(times)
    by_sentence: dict[int, list[Saying]] = {}
    for saying in sayings:
        by_sentence.setdefault(saying.sentence, []).append(saying)
    direct = [s for s in sayings if s.direct]
    candidates: list[Candidate] = []
    for number, sentence in enumerate(parsed.sentences):
        fault = fault_of(sentence)
        if fault is not None:
            yield Judged(sentence, None, None, fault)
            continue
        own = [*by_sentence.get(number, ()), *_spoken(direct, sentence)]
        spans = [(t.start, t.end) for t in when.within(sentence.start, sentence.end)]
        for bare in bare_clauses(parsed.clean.text, sentence, own, spans):
            entity = _speaker_entity(bare.saying, mentions) if bare.saying else None
            attribution = bare.saying.value(entity) if bare.saying else None
            candidates.append(Candidate(sentence, bare, attribution))
    yield from judge(english, parsed.clean.text, candidates, facts)


def _spoken(direct: Sequence[Saying], sentence: Sentence) -> Iterator[Saying]:
    for saying in direct:
        if saying.content[0] < sentence.end and sentence.start < saying.content[1]:
            yield saying


def _speaker_entity(saying: Saying, mentions: Sequence[Mention]) -> int | None:
    """Return the entity that speaks, where a name heads the speaker's noun phrase."""
    if saying.speaker is None:
        return None
    inside = [m for m in mentions if saying.speaker[0] <= m.start and m.end <= saying.speaker[1]]
    return inside[-1].entity if inside else None


def _placed(judged: Judged, back: CleanText, article: str) -> Claim:
    """Return the claim with its spans moved from the clean text back into the article."""
    claim = judged.claim
    assert claim is not None and judged.candidate is not None
    if back.offsets is None:
        return claim
    draft: Draft = judged.candidate.bare.draft
    start, end = back.back((claim.start, claim.end))
    return replace(
        claim,
        start=start,
        end=end,
        pieces=draft.pieces(article, back.offsets),
        facts=tuple(Fact(back.place(f.value), f.start, f.end) for f in claim.facts),
        attribution=back.place(claim.attribution),
    )


def _ledger(passages: Sequence[Passage], parsed: _Parsed, judged: Sequence[Judged]) -> tuple[LedgerEntry, ...]:
    """Return why each stretch that gave no claim gave none: passages passed over, and sentences."""
    entries = [LedgerEntry(p.start, p.end, PASSED_OVER[p.kind]) for p in passages if p.kind in PASSED_OVER]
    fruitful = {j.sentence.start for j in judged if j.claim is not None}
    reasons: dict[Span, list[str]] = {}
    for j in judged:
        if j.sentence.start not in fruitful and j.reason:
            reasons.setdefault((j.sentence.start, j.sentence.end), []).append(j.reason)
    for span, why in reasons.items():
        entries.append(LedgerEntry(*parsed.clean.back(span), "; ".join(dict.fromkeys(why))))
    entries += [
        LedgerEntry(*parsed.clean.back(span), "too long to be one sentence") for span in _unparsed(passages, parsed)
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.end)))


def _unparsed(passages: Sequence[Passage], parsed: _Parsed) -> Iterator[Span]:
    """Yield what was not parsed: stretches without a full stop for longer than any sentence is."""
    for span, passage in zip(parsed.spans, passages, strict=True):
        if passage.kind in READ and span[1] - span[0] > LONGEST_SENTENCE:
            for start, end in split_sentences(parsed.clean.text, *span):
                if end - start > LONGEST_SENTENCE:
                    yield start, end
