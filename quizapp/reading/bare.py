"""Bare clauses: a sentence without who says it, without what joins it to the sentence before, one statement each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from quizapp.reading import syntax
from quizapp.reading.capitals import without_capitals
from quizapp.reading.cues import DENYING, SOURCELESS
from quizapp.reading.day_of_reading import without_day
from quizapp.reading.drafts import Draft, put_in
from quizapp.reading.joints import JOINING, LEADING
from quizapp.reading.nouns import TIME_NOUNS
from quizapp.reading.sentences import Sentence
from quizapp.reading.speakers import Saying

Span = tuple[int, int]

JOINING_ADVERBS = frozenset(
    "also later then instead subsequently therefore thus consequently meanwhile however likewise".split()
)
INNER = re.compile(
    rf", (?:{JOINING}|too|though|then|again|by now|as well|in part|for now)(?=[,.]|$),?"
    r"|(?<=\w) (?:also|meanwhile|therefore|thus|however|likewise|similarly|too|as well)(?=$)"
    r"|(?<=[\w”\"’)])(?<!\bbut)(?<!\band) (?:also|therefore|thus|likewise)(?= [\w“$£€])",
    re.IGNORECASE,
)
BRACKETS = re.compile(r" ?\([^()]*\)| ?\[[^\[\]]*\]")
EDGES = " \t,;:–—-"


@dataclass(frozen=True, slots=True)
class Bare:
    """A clause of a sentence as a draft, and the attribution that was taken off it."""

    draft: Draft
    saying: Saying | None


def bare_clauses(
    clean: str, sentence: Sentence, sayings: Sequence[Saying], when: Sequence[Span] = ()
) -> tuple[Bare, ...]:
    """Return the statements of a sentence, before any is checked; `when` are its time expressions.

    A clause joined by "and" or a semicolon with a subject of its own becomes a statement of its own; a time that
    opens the sentence is put back before it.
    """
    spoken = next(
        (s for s in sayings if s.direct and s.content[0] < sentence.end and sentence.start < s.content[1]), None
    )
    if spoken is not None:
        span = max(spoken.content[0], sentence.start), min(spoken.content[1], sentence.end)
        return (Bare(tidy(Draft.of(clean, *span)), spoken),)
    adjunct = next(
        (s for s in sayings if s.cut and s.cue_token is not None and s.cue_token.lower_ not in SOURCELESS), None
    )
    framing = {s.cue_token.i for s in sayings if s.cut and s.cue_token is not None}
    sayings = [s for s in sayings if s.cue_token is None or not _denies(s.cue_token)]
    by_cue = {
        s.cue_token.i: s for s in sayings if s.cue_token is not None and s.content_token is not None and not s.cut
    }
    found = list(_clauses(clean, sentence, sentence.root, by_cue, None, framing))
    if len(found) > 1:
        found = _put_back(clean, sentence, found, when)
    loose = _loose_adverbs(sentence)
    bare = []
    for whole, saying in found:
        draft, kept = whole, saying
        for place in loose:
            draft = _without_word(draft, place)
        if adjunct is not None and adjunct.cut is not None:
            draft = _without(draft, adjunct.cut, sentence)
            kept = saying or adjunct
        bare.append(Bare(without_capitals(tidy(draft), clean), kept))
    return tuple(bare)


def _denies(cue: Token) -> bool:
    """Say whether a speaker does not say what the content says ("denied that", "did not confirm that")."""
    return cue.lemma_.lower() in DENYING or (cue.tag_ in syntax.VERB_TAGS and syntax.is_negated(cue))


def _clauses(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    clean: str,
    sentence: Sentence,
    head: Token,
    by_cue: dict[int, Saying],
    saying: Saying | None,
    framing: Collection[int] = (),
) -> Iterator[tuple[Draft, Saying | None]]:
    """Yield the drafts of the clause of a head and of those joined to it, in order."""
    cue = by_cue.get(head.i)
    aside = next(
        (t for t in head.children if t.i in by_cue and by_cue[t.i].content_token == head and t.i > head.i), None
    )
    joined = [t for t in head.children if t.i not in framing and _stands_apart(t, head, by_cue)]
    apart = {inner.i for t in joined for inner in t.subtree}
    if aside is not None and saying is None:
        own = by_cue[aside.i]
        apart |= {t.i for t in aside.subtree}
        yield from _one(clean, sentence, head, apart, own)
    elif cue is not None and saying is None:
        if cue.content_token is not None and cue.content_token is not head:
            yield from ((_within(d, cue.content), s) for d, s in _clauses(clean, sentence, cue.content_token, {}, cue))
        else:
            yield Draft.of(clean, *cue.content), cue
    else:
        yield from _one(clean, sentence, head, apart, saying)
    for token in joined:
        yield from _clauses(clean, sentence, token, by_cue, saying, framing)


def _stands_apart(token: Token, head: Token, by_cue: dict[int, Saying]) -> bool:
    """Say whether a joined clause can be a statement of its own."""
    if token.dep_ not in ("conj", "parataxis") or token.i < head.i:
        return False
    if token.i in by_cue:
        return token.dep_ == "conj" and by_cue[token.i].content_token is not head
    own = syntax.subject(token)
    return own is not None and own.tag_ not in ("WDT", "WP") and syntax.is_finite(token)


def _one(
    clean: str, sentence: Sentence, head: Token, apart: set[int], saying: Saying | None
) -> Iterator[tuple[Draft, Saying | None]]:
    tokens = [t for t in head.subtree if t.i not in apart]
    while (
        tokens
        and (
            (tokens[0].is_punct and tokens[0].text not in "“\"‘'")
            or (tokens[0].dep_ in ("cc", "mark") and tokens[0].lower_ in ("and", "but", "or", "that", "so"))
        )
        and not _opens_as_one(tokens)
    ):
        tokens.pop(0)
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].text in (",", ";", "–", "—", "-", ":", ".")):
        tokens.pop()
    if not tokens:
        return
    if apart & set(range(tokens[0].i, tokens[-1].i)):  # the joined clause stands inside: leave both together
        tokens = list(head.subtree)
    yield Draft.of(clean, *sentence.place(tuple(tokens))), saying


def _opens_as_one(tokens: Sequence[Token]) -> bool:
    """Tell "So far," and "So long as", where "so" joins nothing."""
    return len(tokens) > 1 and tokens[0].lower_ == "so" and tokens[1].lower_ in ("far", "long", "many", "much")


def _within(draft: Draft, content: Span) -> Draft:
    """Return a clause without the words at its edges that are no part of what is reported ("that")."""
    inside = [i for i, origin in enumerate(draft.origin) if content[0] <= origin < content[1]]
    return draft.part(inside[0], inside[-1] + 1) if inside else draft


def _put_back(
    clean: str, sentence: Sentence, found: list[tuple[Draft, Saying | None]], when: Sequence[Span]
) -> list[tuple[Draft, Saying | None]]:
    """Give later halves the time that opens the sentence, where they have none of their own."""
    opening = re.match(r"[^,]{4,60}, ", clean[sentence.start : sentence.end])
    if opening is None:
        return found
    lead = (sentence.start, sentence.start + opening.end())
    if not any(lead[0] <= start and end <= lead[1] for start, end in when):
        return found
    if any(t.tag_ in syntax.FINITE_TAGS for t in sentence.span if sentence.base + t.idx < lead[1]):
        return found
    first, *rest = found
    kept = [first]
    for draft, saying in rest:
        origin = draft.origin[0]
        timed = any(origin <= start < draft.origin[-1] for start, _ in when)
        kept.append((draft if timed else Draft.of(clean, *lead) + draft, saying))
    return kept


def _loose_adverbs(sentence: Sentence) -> tuple[Span, ...]:
    """Return the adverbs that only join a sentence to the one before: "also", "later" before the verb, "then"."""
    found = []
    for token in sentence.span[1:-1]:
        before, after = token.nbor(-1), token.nbor(1)
        if token.lower_ not in JOINING_ADVERBS or token.pos_ not in ("ADV", "SCONJ"):
            continue
        # "closed the mill, then sold it": nothing else joins the second verb to the first
        joins = token.lower_ == "then" and before.is_punct
        counted = (
            joins
            or before.pos_ == "NUM"
            or before.lemma_ in TIME_NOUNS
            or before.lower_ in ("not", "if", "until", "since", "by")
        )
        if not counted and (after.pos_ in ("VERB", "AUX") or (after.pos_ == "ADV" and after.lower_.endswith("ly"))):
            found.append(sentence.place((token,)))
    return tuple(found)


def _without_word(draft: Draft, place: Span) -> Draft:
    found = draft.locate(*place)
    if found is None or found[0] == 0:
        return draft
    return draft.cut(found[0] - 1, found[1]) if draft.text[found[0] - 1] == " " else draft


def _without(draft: Draft, span: Span, sentence: Sentence) -> Draft:
    """Return the draft without a stretch of the article and the commas that set it off.

    One comma stays where what follows has its own: an apposition, a participle, a relative clause.
    """
    at = [i for i, origin in enumerate(draft.origin) if span[0] <= origin < span[1]]
    if not at:
        return draft
    start, end = at[0], at[-1] + 1
    while start > 0 and draft.text[start - 1] in " ,":
        start -= 1
    while end < len(draft.text) and draft.text[end] in " ,":
        end += 1
    commas = [i for i in (*range(start, at[0]), *range(at[0], end)) if draft.text[i] == ","]
    if commas and start > 0 and end < len(draft.text) and _sets_itself_off(sentence, draft.origin[start - 1], span[1]):
        comma = draft.part(commas[0], commas[0] + 1)
        return draft.part(0, start) + comma + put_in(" ") + draft.part(end, len(draft.text))
    joint = put_in(" ") if start > 0 and end < len(draft.text) and draft.text[end] != "." else put_in("")
    if end < len(draft.text) and draft.text[end - 1] == " " and start > 0:
        joint = draft.part(end - 1, end)
    return draft.part(0, start) + joint + draft.part(end, len(draft.text))


def _sets_itself_off(sentence: Sentence, last: int, end: int) -> bool:
    """Tell whether what follows a cut has a comma before it in any case: ", the worst storm", ", killing two", ", who".

    Behind a verb a noun phrase is its object ("approved, he said, a plan"), unless that verb is passive.
    """
    after = next((t for t in sentence.span if sentence.base + t.idx >= end and not t.is_punct), None)
    before = next((t for t in reversed(sentence.span) if sentence.base + t.idx <= last), None)
    if after is None or before is None:
        return False
    if after.tag_ in ("VBG", "WDT", "WP", "WP$", "WRB"):
        return True
    nominal = after.tag_ in _OPENS_NOUN_PHRASE and not (after.tag_ == "DT" and after.lower_ in ("that", "this"))
    complete = before.pos_ in ("NOUN", "PROPN", "NUM", "PRON") or (before.tag_ == "VBN" and syntax.is_passive(before))
    return nominal and complete


_OPENS_NOUN_PHRASE = frozenset("DT PRP PRP$ CD NN NNS NNP NNPS JJS".split())


def tidy(draft: Draft) -> Draft:
    """Return a clause as a sentence: no joining words, no brackets, a capital first and a full stop last."""
    draft = draft.trim(EDGES)
    for _ in range(3):
        leading = LEADING.match(draft.text)
        if leading is None:
            break
        draft = draft.part(leading.end(), len(draft.text)).trim(EDGES)
    for pattern in (BRACKETS, INNER):
        for match in reversed(list(pattern.finditer(draft.text))):
            draft = draft.cut(*match.span())
    draft = without_day(draft).trim(EDGES)
    while draft.text.endswith((",", ";", ":", "…")):
        draft = draft.part(0, len(draft.text) - 1)
    if draft.text and draft.text[0].islower():
        draft = draft.recase(0, draft.text[0].upper())
    if draft.text and draft.text[-1] not in ".!?" and not re.search(r"[.!?][”\"’']$", draft.text):
        draft = draft + put_in(".")
    return draft
