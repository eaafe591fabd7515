"""From an article to all that it says: the one entry to reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.model import Article, Passage, PassageKind
from quizapp.reading.attribution import find_sayings
from quizapp.reading.bare import bare_clauses
from quizapp.reading.claims import Candidate, Facts, Judged, Value, judge
from quizapp.reading.cleaning import CleanText, clean
from quizapp.reading.drafts import Draft
from quizapp.reading.faults import fault_of
from quizapp.reading.knowledge import (
    Claim,
    EntityType,
    Fact,
    LedgerEntry,
    Mention,
    Quantity,
    Reading,
    Reference,
    TimeExpression,
)
from quizapp.reading.language import check_readable
from quizapp.reading.names import find_mentions
from quizapp.reading.naming import Names, put_names
from quizapp.reading.passages import find_passages
from quizapp.reading.printed import printed_statements
from quizapp.reading.quantities import find_quantities
from quizapp.reading.reference import find_references
from quizapp.reading.sentences import LONGEST_SENTENCE, Sentence, parse_passages, sentences_of, split_sentences
from quizapp.reading.speakers import Saying
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


class _Steps:
    """Progress over two passes: the first parse takes about three fifths of the time, the second one the rest."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._tell = progress or (lambda done, total: None)
        self._total = total

    def parsed(self, place: int) -> None:
        """Tell that the text is parsed up to a place."""
        self._tell(min(self._total, place) * 3 // 5, self._total)

    def judged(self, place: int) -> None:
        """Tell that the sentences up to a place are judged."""
        self._tell((self._total * 3 + min(self._total, place) * 2) // 5, self._total)

    def finish(self) -> None:
        """Tell that all is done."""
        self._tell(self._total, self._total)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The article as the pipeline saw it. All spans count clean characters."""

    clean: CleanText
    spans: tuple[Span, ...]
    docs: tuple[tuple[Doc, int], ...]
    sentences: tuple[Sentence, ...]
    title: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in the article, before any claim is made. All spans count clean characters."""

    text: str
    named: Facts[Mention]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    facts: Facts[Value]  # names, quantities and times
    sayings: tuple[Saying, ...]
    meant: Facts[Reference]

    def speaker_of(self, saying: Saying) -> int | None:
        """Return the entity that speaks, where a name heads the speaker's noun phrase or surely stands behind it."""
        if saying.speaker is None:
            return None
        for reference in self.meant.within(*saying.speaker):
            if reference.entity is not None:
                return reference.entity
        inside = tuple(self.named.within(*saying.speaker))
        explained = next(
            (m for m in inside if m.type is EntityType.PERSON and self.text[m.end : m.end + 1] == ","), None
        )
        if explained is not None and explained.end < saying.speaker[1]:
            return explained.entity  # "Ida Lund, an adviser to Tom Hale"
        return inside[-1].entity if inside else None


def read(article: Article, english: Language | None = None, progress: Progress | None = None) -> Reading:
    """Return what an article says, where, and who says it.

    `progress` is told how much is done, in characters, and how many there are in all. Raises UnreadableArticle where
    the text cannot be read as an English news article; time and memory grow in proportion to the length of the text.
    """
    check_readable(article.text)
    if english is None:
        from quizapp.reading.pipeline import load_english

        english = load_english()
    passages = find_passages(article.text)
    steps = _Steps(progress, len(article.text))
    parsed = _parse(english, article, passages, steps)
    mentions = find_mentions(parsed.docs)
    times, quantities = _times_and_quantities(parsed.docs)
    sayings = find_sayings(parsed.clean.text, parsed.sentences, parsed.spans)
    references = find_references(parsed.clean.text, parsed.sentences, mentions, sayings)
    facts: Facts[Value] = Facts((*mentions, *quantities, *times))
    found = _Found(parsed.clean.text, Facts(mentions), quantities, times, facts, sayings, Facts(references))
    names = Names(parsed.clean.text, found.named.values, parsed.title)
    judged = tuple(_judged(english, parsed, found, names, steps))
    printed = tuple(printed_statements(english, parsed.clean.text, parsed.sentences, found.meant, facts, names))
    steps.finish()
    back = parsed.clean
    return Reading(
        article=article,
        passages=passages,
        sentences=tuple(back.back((s.start, s.end)) for s in parsed.sentences),
        mentions=tuple(map(back.place, mentions)),
        quantities=tuple(map(back.place, quantities)),
        times=tuple(map(back.place, times)),
        attributions=tuple(back.place(s.value(found.speaker_of(s))) for s in sayings),
        references=tuple(map(back.place, references)),
        claims=tuple(_placed(j, back, article.text) for j in judged if j.claim is not None),
        ledger=_ledger(passages, parsed, judged),
        printed=tuple(_placed(j, back, article.text) for j in printed),
    )


def _parse(english: Language, article: Article, passages: Sequence[Passage], steps: _Steps) -> _Parsed:
    text = article.text
    cleaned, spans = clean(text, ((p.start, p.end) for p in passages))
    numbered = tuple((i, spans[i]) for i, p in enumerate(passages) if p.kind in READ)
    docs: list[tuple[Doc, int]] = []
    sentences: list[Sentence] = []
    for number, base, doc in parse_passages(english, cleaned.text, numbered):
        docs.append((doc, base))
        sentences.extend(sentences_of(number, base, doc))
        steps.parsed(base + len(doc.text))
    headlines = " ".join((article.title, *(text[p.start : p.end] for p in passages if p.kind is PassageKind.HEADLINE)))
    return _Parsed(cleaned, spans, tuple(docs), tuple(sentences), headlines)


def _times_and_quantities(docs: Sequence[tuple[Doc, int]]) -> tuple[tuple[TimeExpression, ...], tuple[Quantity, ...]]:
    times: list[TimeExpression] = []
    quantities: list[Quantity] = []
    for doc, base in docs:
        found = find_times(doc, base)
        times.extend(found)
        quantities.extend(find_quantities(doc, base, found, len(quantities)))
    return tuple(times), tuple(quantities)


def _judged(english: Language, parsed: _Parsed, found: _Found, names: Names, steps: _Steps) -> Iterator[Judged]:
    """Yield what became of every sentence, clause by clause."""
    clean_text = parsed.clean.text
    when = Facts(found.times)
    by_sentence = _by_sentence(parsed.sentences, found.sayings)
    candidates: list[Candidate] = []
    for number, sentence in enumerate(parsed.sentences):
        fault = fault_of(sentence)
        if fault is not None:
            yield Judged(sentence, None, None, fault)
            continue
        spans = [(t.start, t.end) for t in when.within(sentence.start, sentence.end)]
        for bare in bare_clauses(clean_text, sentence, by_sentence[number], spans):
            meant = tuple(found.meant.within(sentence.start, sentence.end))
            named = replace(bare, draft=put_names(bare.draft, meant, names))
            attribution = bare.saying.value(found.speaker_of(bare.saying)) if bare.saying else None
            candidates.append(Candidate(sentence, named, attribution))
    for judged in judge(english, clean_text, candidates, found.facts, names):
        steps.judged(judged.sentence.end)
        yield judged


def _by_sentence(sentences: Sequence[Sentence], sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Return for each sentence the attributions whose cue it has, and those whose direct content it is."""
    grouped: list[list[Saying]] = [[] for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for saying in sayings:
        grouped[saying.sentence].append(saying)
        at = max(0, bisect_right(starts, saying.content[0]) - 1)
        if saying.direct and at != saying.sentence:
            grouped[at].append(saying)
    return grouped


def _placed(judged: Judged, back: CleanText, article: str) -> Claim:
    """Return the claim with its spans moved from the clean text back into the article."""
    claim = judged.claim
    if claim is None or judged.candidate is None:
        raise ValueError("only a claim has a place")
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
