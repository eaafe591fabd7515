"""Whole sentences as statements, for where a clause could not be cut out of its sentence.

What stands in print from its capital to its full stop needs no parse to be good English; only cutting does. So a
sentence that the parser misreads, or whose speaker cannot be named in other words, may still be a statement as it is.
Its syntax stays unknown: whoever makes a question of it must not ask for subject or verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.reading import syntax
from quizapp.reading.bare import Bare, tidy
from quizapp.reading.capitals import without_capitals
from quizapp.reading.claims import Candidate, Facts, Judged, Value, facts_of, hedges_of, one_sentence
from quizapp.reading.drafts import Draft
from quizapp.reading.faults import fault_of
from quizapp.reading.knowledge import Claim, Reference
from quizapp.reading.mend import mend
from quizapp.reading.naming import Names, put_names
from quizapp.reading.nouns import UNIQUE
from quizapp.reading.people import Gender
from quizapp.reading.selfcontained import FEMININE, MASCULINE, THIRD_PERSONS, lean_of
from quizapp.reading.sentences import Sentence
from quizapp.reading.worth import worth_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

FEWEST_WORDS, MOST_WORDS = 8, 45
LONGEST_QUOTATION = 8  # words; more is somebody's speech, not a statement
_QUOTATION = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘([^‘’]*)’(?!\w)|(?<!\w)'([^']*)'(?!\w)")
_LOOSE_MARK = re.compile(r"[“”\"„«»‘]|(?<!\w)['’](?!\d0s)|''|``")
_OPENS_BADLY = re.compile(
    r"(?:[“\"‘'(]|(?:Who|Which|What|How|Why|Whether|That|Nor|Or|And|Not|Because|So|Here|There|It|They|He|She|His|Her|Their|Its|"
    r"The (?:morning|day|night|evening) of|This|These|Those|Both|Others?|Another|Such|One|Some|Many|Anyone|Everyone|"
    r"Someone|Nobody)\b|"
    r"(?:Most|All|Few|Several) (?:live|lived|are|were|have|had|work|come|came|say|said|will|would|died)\b|"
    r"[$€£]?[\d.,]+ (?:(?:million|billion|trillion) )?(?:has|have|had|is|are|was|were|will|would)\b)"
)
_SAID_BY_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|we|I) (?:\w+ly )?(?:said|says|added|adds|told|explained|continued|claimed|noted|wrote|argued|"
    r"insisted|admitted|recalled|warned)\b|\b(?:said|says|added) (?:he|she|they)(?=[,.])"
)
_BARE_SUBJECT = re.compile(
    r"(?:But |In \w+, )?The (?P<noun>[a-z]+)(?: (?:[a-z]+ly|also|later|then))? "
    r"(?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|did|does|said|says|[a-z]{2,}(?:ed|ew|ook|ent|ot|old|ame)|"
    r"[a-z]{3,}s)\b"
)
# "railways said", "publisher told": somebody's name or article was lost
_DATELINE = re.compile(r"[A-Z]{3,}\b.{0,80}? ?[-–—_]{1,2} |.{0,60}\([A-Z]{2,}[^)]*\) ?[-–—_]")
_NAMELESS = re.compile(
    r"(?:, |^)(?!police|officials|authorities|prosecutors|organi[sz]ers|investigators|witnesses|residents|experts|"
    r"scientists|researchers|doctors|rescuers|lawyers|sources|campaigners|critics|analysts)"
    r"[a-z]+ (?:said|says|told|reported)\b"
)
_ALSO = re.compile(r"(?<!but)(?<!and)(?<!but is)(?<!but has) also(?= [a-z])")
_ONE_NAME = 4  # words
# "told Reuters Brazil will start": readers stumble over it too
_TOLD_WHOM = re.compile(r"\btold (?:the )?[A-Z][\w.]+ [A-Z]\w+ (?:will|would|has|have|had|is|are|was|were)\b")
_VERBLESS = frozenset(("VBG", "VBN", "VB"))


def printed_statements(  # noqa: PLR0913, PLR0917 - a plain row of what is known
    english: Language,
    clean: str,
    sentences: Sequence[Sentence],
    meant: Facts[Reference],
    facts: Facts[Value],
    names: Names,
) -> Iterator[Judged]:
    """Yield a claim for every sentence that makes a statement as it is printed, in order."""
    candidates = tuple(_candidates(clean, sentences, meant, names))
    docs = english.pipe((one_sentence(english, c.bare.draft.text) for c in candidates), batch_size=64)
    for candidate, doc in zip(candidates, docs, strict=True):
        if not len(doc):
            continue
        mend(doc)
        statement = doc[:]
        if _stands(statement, names):
            yield Judged(candidate.sentence, candidate, _claim(statement, clean, candidate, facts), None)


def _candidates(
    clean: str, sentences: Sequence[Sentence], meant: Facts[Reference], names: Names
) -> Iterator[Candidate]:
    for sentence in sentences:
        if fault_of(sentence) is not None or not _may_stand(sentence.text):
            continue
        draft = without_capitals(_without_also(tidy(Draft.of(clean, sentence.start, sentence.end))), clean)
        draft = put_names(draft, tuple(meant.within(sentence.start, sentence.end)), names)
        if not _OPENS_BADLY.match(draft.text):
            yield Candidate(sentence, Bare(draft, None), None)


def _without_also(draft: Draft) -> Draft:
    """Return a draft without the "also" that joins it to the sentence before ("but also" joins within it)."""
    for match in reversed(list(_ALSO.finditer(draft.text))):
        draft = draft.cut(*match.span())
    return draft


def _may_stand(text: str) -> bool:
    """Tell by its surface whether a sentence may be a statement: its length, its marks, who says it."""
    quoted = [next(part for part in match.groups() if part is not None) for match in _QUOTATION.finditer(text)]
    outside = _QUOTATION.sub("", text)
    return (
        FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
        and all(len(part.split()) <= LONGEST_QUOTATION for part in quoted)
        and _LOOSE_MARK.search(outside.replace("’s", "")) is None
        and not re.search(r"[;:\[\]…]|\.\.\.|--", text)
        and text.rstrip().endswith(".")
        and _DATELINE.match(text) is None
        and re.match(r"[\w“\"‘'$£€¥]", text) is not None
    )


def _stands(statement: SpacySpan, names: Names) -> bool:
    """Tell whether a statement leans on nothing, as far as its words show: its parse may be wrong."""
    text = statement.text
    bare = _BARE_SUBJECT.match(text)
    known = bare is None or bare["noun"] in UNIQUE or names.in_title(bare["noun"]) or names.is_topic(bare["noun"])
    return (
        known
        and any(token.tag_ in syntax.FINITE_TAGS or syntax.is_finite(token) for token in statement)
        and statement[0].tag_ not in _VERBLESS
        and _SAID_BY_PRONOUN.search(text) is None
        and _NAMELESS.search(text) is None
        and _TOLD_WHOM.search(text) is None
        and _leans_on_nothing(statement, names)
    )


def _leans_on_nothing(statement: SpacySpan, names: Names) -> bool:
    """Tell whether a statement stands alone; a pronoun behind the one person of the sentence does, however parsed."""
    reason = lean_of(statement, names)
    if reason is None:
        return True
    pronouns = [t for t in statement if t.tag_ in ("PRP", "PRP$") and t.lower_ in THIRD_PERSONS]
    if not reason.startswith("open pronoun") or any(t.lower_ not in MASCULINE | FEMININE for t in pronouns):
        return False
    people = [t for t in statement if t.i < pronouns[0].i and t.pos_ == "PROPN" and names.is_person(t)]
    if not people or people[-1].i - people[0].i >= _ONE_NAME:
        return False
    genders = {Gender.HE if t.lower_ in MASCULINE else Gender.SHE for t in pronouns}
    return len(genders) == 1 and names.gender(people[-1]) in (None, *genders)


def _claim(statement: SpacySpan, clean: str, candidate: Candidate, known: Facts[Value]) -> Claim:
    draft = candidate.bare.draft
    facts = tuple(facts_of(candidate, known))
    hedges = hedges_of(statement, candidate)
    verb = next(token for token in statement if token.tag_ in syntax.FINITE_TAGS or syntax.is_finite(token))
    opening = next((token for token in statement if token.pos_ in ("NOUN", "PROPN")), statement[0])
    score, reasons = worth_of(draft.text, facts, None, hedges, opening.pos_ == "PROPN")
    return Claim(
        start=candidate.sentence.start,
        end=candidate.sentence.end,
        passage=candidate.sentence.passage,
        pieces=draft.pieces(clean),
        subject=(0, max(1, verb.idx - 1)),
        verb=(verb.idx, verb.idx + len(verb.text)),
        facts=facts,
        attribution=None,
        hedges=hedges,
        negated=any(syntax.is_negated(token) for token in statement),
        asserted=True,
        score=score,
        reasons=reasons,
        printed=True,
    )
