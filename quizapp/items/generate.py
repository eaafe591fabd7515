"""From an article to verified items, with a ledger of what became of every sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from quizapp.items.build import Refused
from quizapp.items.contradictions import contradicted
from quizapp.items.difficulty import estimate
from quizapp.items.kinds import KINDS, WHOLE_KINDS
from quizapp.items.kinds.kind import Candidate, Kind, Whole, WholeKind
from quizapp.items.select import Selection, select
from quizapp.items.soundness import unsound
from quizapp.items.source import Source
from quizapp.items.usability import OF_SOURCES, judged, weights, with_usability
from quizapp.items.usability_signs import Told, asked, signs
from quizapp.items.verify import verify
from quizapp.items.wording import opens_with_a_figure
from quizapp.model import Article, Item
from quizapp.reading.knowledge import Claim, LedgerEntry, Reading
from quizapp.reading.read import read

if TYPE_CHECKING:
    from spacy.language import Language

Progress = Callable[[int, int], None]  # how much is done, of how much
READING, MAKING = 6, 4  # tenths of the time that the two halves take
_CONTRADICTED = "the article gives two values for one thing"


@dataclass(frozen=True, slots=True)
class Generation:
    """The items in the order of asking, what became of every sentence, and why there are not more of them."""

    items: tuple[Item, ...]
    ledger: tuple[LedgerEntry, ...]
    shortfall: str | None = None


def generate(
    article: Article,
    *,
    count: int | None = None,
    seed: int = 0,
    english: Language | None = None,
    progress: Progress | None = None,
) -> Generation:
    """Return a quiz on an article: `count` items, or as many as it gives. The same input gives the same quiz.

    `progress` is told how much of all is done. Raises UnreadableArticle where the text cannot be read as an English
    news article.
    """
    if english is None:
        from quizapp.reading.pipeline import load_english

        english = load_english()
    return quiz_from(read(article, english, reading_part(progress)), english, count, seed, progress)


def reading_part(progress: Progress | None) -> Progress | None:
    """Return what is to be told how far the reading of an article is, the first part of the work."""
    if progress is None:
        return None
    tell = progress
    return lambda done, total: tell(READING * done, (READING + MAKING) * total)


def quiz_from(
    reading: Reading, english: Language, count: int | None = None, seed: int = 0, progress: Progress | None = None
) -> Generation:
    """Return a quiz on an article that has been read.

    Who asks for a count gets unlikely questions as well, where the likely ones do not reach: the best come first.
    """
    article = reading.article
    least = None if count is None else 0
    made, ledger = candidates(reading, english, seed, progress=progress, least=least)
    selection = select(made, article, count, Random(f"{seed}:{article.sha256}:select"))
    return Generation(
        items=tuple(replace(item, difficulty=estimate(item).level) for item in selection.items),
        ledger=_ledger(reading, made, ledger, selection),
        shortfall=selection.shortfall,
    )


def everything_from(reading: Reading, english: Language, seed: int = 0, progress: Progress | None = None) -> Generation:
    """Return every item that can be made and verified, each once, in the order of the text.

    No quiz: facts come twice, and true and false statements as the article gives them. Somebody chooses from them.
    """
    made, ledger = candidates(reading, english, seed, progress=progress)
    items = {one.item.id: replace(one.item, difficulty=estimate(one.item).level) for one in made}
    in_order = tuple(sorted(items.values(), key=lambda item: item.citation.start))
    return Generation(in_order, _untouched(reading, made, ledger, in_order))


def candidates(  # noqa: PLR0913, PLR0917 - which kinds are made is for tests and benchmarks to choose
    reading: Reading,
    english: Language,
    seed: int = 0,
    kinds: Sequence[Kind] = KINDS,
    whole_kinds: Sequence[WholeKind] = WHOLE_KINDS,
    progress: Progress | None = None,
    least: int | None = None,
) -> tuple[tuple[Candidate, ...], tuple[LedgerEntry, ...]]:
    """Return every item that can be made and verified, and for each claim without one the reasons.

    Items that raters are unlikely to find usable are left out: those below `least` per cent (None: what ships).
    """
    made: list[Candidate] = []
    ledger: list[LedgerEntry] = []
    sources: list[Source] = []
    sound: set[int] = set()  # where a sentence with a sound clause begins: as it is printed it adds nothing
    told, least = Told(reading), weights().least if least is None else least
    for claim, is_doubtful in _counted(tuple(_with_doubts(reading)), progress):
        if claim.printed and claim.start in sound:
            continue
        source = Source(claim, reading, english)
        refused = _CONTRADICTED if is_doubtful else unsound(source)
        fitting = [kind for kind in kinds if kind.shallow] if claim.printed else kinds
        found, reasons = ([], [refused]) if refused is not None else _from_claim(source, seed, fitting)
        if refused is None:
            sound.add(claim.start)
        if refused is None and not claim.printed:
            sources.append(source)
        kept, unlikely = _likely_usable([Candidate(item, claim) for item in found], source, told, least)
        made += kept
        if not kept and not claim.printed:
            why = "; ".join(dict.fromkeys([*unlikely, *reasons])) or "nothing to ask about"
            ledger.append(LedgerEntry(claim.start, claim.end, why))
    by_claim = {source.claim: source for source in sources}
    for one in _from_whole(Whole(reading, tuple(sources), tuple(made)), seed, whole_kinds):
        source = by_claim.get(one.claim) or Source(one.claim, reading, english)
        made += _likely_usable([one], source, told, least)[0]
    return tuple(made), tuple(ledger)


def _counted(claims: Sequence[tuple[Claim, bool]], progress: Progress | None) -> Iterator[tuple[Claim, bool]]:
    """Yield the claims, and tell before each how much of reading and making is done."""
    for done, claim in enumerate(claims):
        if progress is not None:
            progress(READING * len(claims) + MAKING * done, (READING + MAKING) * len(claims))
        yield claim


def _likely_usable(
    found: Sequence[Candidate], source: Source, told: Told, least: int
) -> tuple[list[Candidate], list[str]]:
    """Return the candidates of a claim with how likely raters are to find them usable, or none of them and why."""
    if not found:
        return [], []
    of_claim = judged(signs(asked(source, told)), weights())
    judgements = [(one, OF_SOURCES if one.item.asks_for_a_source else of_claim) for one in found]
    kept = [replace(one, item=with_usability(one.item, usable)) for one, usable in judgements if usable.score >= least]
    if kept:
        return kept, []
    return [], [f"not likely to be worth asking: {', '.join(of_claim.speaks_against) or 'nothing speaks for it'}"]


def _with_doubts(reading: Reading) -> Iterator[tuple[Claim, bool]]:
    """Yield every claim, each sentence as it is printed behind its clauses, and whether another one contradicts it."""
    claims = (*reading.claims, *reading.printed)
    doubtful = contradicted(claims)
    numbered = sorted(range(len(claims)), key=lambda index: (claims[index].start, claims[index].printed))
    yield from ((claims[index], index in doubtful) for index in numbered)


def _from_claim(source: Source, seed: int, kinds: Sequence[Kind]) -> tuple[list[Item], list[str]]:
    found: list[Item] = []
    reasons: list[str] = []
    for kind in kinds:
        if not kind.default:
            continue
        # a string seeds Random alike on every machine, whatever the hash seed
        rng = Random(f"{seed}:{source.reading.article.sha256}:{source.claim.start}:{kind.name}")
        for outcome in _once(kind.make(source, rng)):
            if isinstance(outcome, Refused):
                reasons.append(outcome.reason)
                continue
            if outcome.is_statement and opens_with_a_figure(outcome.stem):
                reasons.append("a sentence does not open with a figure")
                continue
            faults = verify(outcome, source.reading.article)
            reasons += [fault.message for fault in faults]
            if not faults:
                found.append(outcome)
    return found, reasons


def _from_whole(whole: Whole, seed: int, kinds: Sequence[WholeKind]) -> list[Candidate]:
    article = whole.reading.article
    found: dict[str, Candidate] = {}
    for kind in kinds:
        if not kind.default:
            continue
        for outcome in kind.make(whole, Random(f"{seed}:{article.sha256}:{kind.name}")):
            if isinstance(outcome, Candidate) and not verify(outcome.item, article):
                found.setdefault(outcome.item.id, outcome)
    return list(found.values())


def _once(outcomes: Iterator[Item | Refused]) -> Iterator[Item | Refused]:
    seen: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Item):
            if outcome.id in seen:
                continue
            seen.add(outcome.id)
        yield outcome


def _ledger(
    reading: Reading, made: Sequence[Candidate], ledger: Sequence[LedgerEntry], selection: Selection
) -> tuple[LedgerEntry, ...]:
    """Return one entry for each sentence that gave no item of the quiz, in the order of the text."""
    used = {item.citation.start for item in selection.items}
    entries = list(_untouched(reading, made, ledger, selection.items))
    seen = {entry.start for entry in entries} | used
    for candidate in made:
        if candidate.claim.start not in seen:
            seen.add(candidate.claim.start)
            reason = selection.passed_over.get(candidate.item.id, "another question was preferred")
            entries.append(LedgerEntry(candidate.claim.start, candidate.claim.end, reason))
    return tuple(sorted(entries, key=_place))


def _untouched(
    reading: Reading, made: Sequence[Candidate], ledger: Sequence[LedgerEntry], items: Sequence[Item]
) -> tuple[LedgerEntry, ...]:
    """Return one entry for each sentence of which nothing was made, in the order of the text."""
    tried = {item.citation.start for item in items} | {candidate.claim.start for candidate in made}
    entries = [entry for entry in (*reading.ledger, *ledger) if entry.start not in tried]
    return tuple(sorted(entries, key=_place))


def _place(entry: LedgerEntry) -> tuple[int, int]:
    return entry.start, entry.end
