"""Ask whose words a quotation is: "Who said “…”, according to the article?", with others who speak in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from quizapp.items.assemble import Asked, assembled, cited
from quizapp.items.build import Refused
from quizapp.items.context import leaning_words
from quizapp.items.cut_short import half_of_a_pair
from quizapp.items.kinds.kind import Candidate, Whole, WholeKind
from quizapp.items.people import content_words, entity_type, is_named_in
from quizapp.items.speakers import best_form, cut_name
from quizapp.items.voices import others_who_speak, roles_of, speaks_itself
from quizapp.model import ItemType, Option, Proof
from quizapp.reading.knowledge import Attribution, Claim, EntityType, Piece, Reading

_FEWEST_WORDS, _MOST_WORDS = 6, 30
_FEWEST_OF_CONTENT = 4
_FEWEST_OTHERS, _MOST_OTHERS = 2, 3
_MOST_CITED = 90  # words
_MOST_SPEAKERS = 8
_SCORE = 0.55
# what a speaker says to somebody who is there, or only to comment on what was said before
_LEANS = re.compile(
    r"^(?:hope|hoping|and|but|so|because|or|also|then|yes|no|not|even|well|this|that|these|those|they|he|she|there|here|such|again|"
    r"it(?!['’ ](?:s|is|was|will be) (?:\w+ ){1,3}?(?:to|that)\b)|"
    r"now|what|who|which|when|to|if|for instance|similarly|all of (?:this|that))\b|[\[\]…“”\"]|\.\.|"
    r"\b(?:this|that|these|those) "
    r"(?!is|are|was|were|will|can|would|has|have|the|a|we|they|he|she|it|I|you|if|there|in|on|all|no)\w+$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"^(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:s|ed)|wr(?:ote|ites?)|tweet(?:s|ed)|stat(?:es?|ed)|explain(?:s|ed)|"
    r"not(?:es?|ed)|warn(?:s|ed)|argu(?:es?|ed)|insist(?:s|ed)|comment(?:s|ed)|remark(?:s|ed)|repli(?:es|ed)|"
    r"respond(?:s|ed)|announc(?:es?|ed)|declar(?:es?|ed)|recall(?:s|ed)|conclud(?:es?|ed)|assert(?:s|ed))\b"
)
_OPENS_A_PHRASE = frozenset(
    "a an the this that on in at to of about during after before via by through from when as while last yesterday "
    "today monday tuesday wednesday thursday friday saturday sunday later also again there here".split()
)
# whose name nobody needs to remember
_BYSTANDERS = frozenset(
    "resident witness eyewitness passenger survivor neighbour neighbor shopper fan supporter student pupil local "
    "onlooker customer motorist tourist visitor villager bystander commuter".split()
)
_IT_IS = re.compile(r"(?<=“)It['’]s ")
_OTHERS = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)


def make(whole: Whole, rng: Random) -> Iterator[Candidate | Refused]:
    """Yield a question for each speaker's most telling quotation."""
    for found in telling(whole):
        yield found if isinstance(found, Refused) else _question(whole.reading, found, rng)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A speaker's own words: where the sentences stand that tell of them, who said them, and who else might have."""

    words: str
    span: tuple[int, int]
    attribution: Attribution
    name: str
    is_person: bool
    others: tuple[str, ...]


def telling(whole: Whole) -> Iterator[Quotation | Refused]:
    """Yield the most telling quotation of each of a few speakers, and why others are left alone."""
    best: dict[int, tuple[float, Attribution]] = {}
    for attribution in whole.reading.attributions:
        entity = attribution.speaker_entity
        if entity is None or not attribution.direct:
            continue
        reason = _reason_against(whole.reading, attribution, entity)
        if reason is not None:
            yield Refused("quoted", reason)
            continue
        rank = _telling(whole, attribution)
        if entity not in best or rank > best[entity][0]:
            best[entity] = rank, attribution
    ranked = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[1][1].content))
    for entity, (_, attribution) in ranked[:_MOST_SPEAKERS]:
        yield _quotation(whole.reading, entity, attribution)


def quoted_words(reading: Reading, attribution: Attribution) -> str:
    """Return the words of a quotation as they stand, without the marks and the stop or comma at their end."""
    words = reading.article.text[slice(*attribution.content)]
    return re.sub(r"[\s,.;]+$", "", words.strip(" “”\"'‘’\n"))


def _reason_against(reading: Reading, attribution: Attribution, entity: int) -> str | None:
    words = quoted_words(reading, attribution)
    name = best_form(reading, entity)
    if attribution.speaker is None or name is None or cut_name(reading, attribution.speaker):
        return "the speaker’s name is not whole"
    if not speaks_itself(reading, attribution):
        return "the name beside the quotation is not who speaks"
    if entity_type(reading, entity) is EntityType.PERSON and " " not in name:
        return "the speaker is only known by one name"
    signs = {
        "the verb beside the quotation may not introduce it": not _is_introduced(reading, attribution),
        "the speaker is a bystander": _BYSTANDERS.issuperset(roles_of(reading, entity)) and roles_of(reading, entity),
        "the quotation is too short or too long": not _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS,
        "the quotation leans on what was said before": "\n" in words
        or _LEANS.search(words)
        or not words[:1].isupper()
        or _OTHERS.search(words)
        or _takes_up(words)
        or leaning_words(_IT_IS.sub("It is ", f"“{words}”")),
        "the quotation breaks off": half_of_a_pair(words),
        "the quotation says too little": len(content_words(words)) < _FEWEST_OF_CONTENT,
        "the quotation names its speaker": is_named_in(reading, entity, words),
        "the speaker is not named near the quotation": _span(reading, attribution, entity) is None,
    }
    return next((reason for reason, found in signs.items() if found), None)


def _is_introduced(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether a verb of saying has the quotation for its object: not "acknowledged wrongdoing, “He fled …”"."""
    text, cue = reading.article.text, attribution.cue
    verb = text[slice(*cue)].casefold()
    if not _SAYS.search(verb):
        return False
    if attribution.content[0] < cue[0] or "told" in verb or "tell" in verb:
        return True
    behind = max(cue[1], attribution.speaker[1] if attribution.speaker is not None else 0)
    head = re.split('[“"‘]', text[behind : attribution.content[0]], maxsplit=1)[0].strip(" ,:;.\n")
    return not head or head.split()[0].casefold() in _OPENS_A_PHRASE


def _takes_up(words: str) -> bool:
    """Tell whether an "it" of a quotation stands for what was named before: "We never thought it could burn"."""
    found = re.search(r"\b(?:it|its)\b", words)
    return found is not None and re.search(r"\b(?:the|an?|our|my|your|this) \w+", words[: found.start()]) is None


def _span(reading: Reading, attribution: Attribution, entity: int) -> tuple[int, int] | None:
    """Return the sentences of a quotation, back to the one that names its speaker; None where that is too far off."""
    parts = (attribution.content, attribution.cue, attribution.speaker or attribution.cue)
    first, last = min(start for start, _ in parts), max(end for _, end in parts)
    starts = [start for start, _ in reading.sentences if start <= first]
    ends = [end for _, end in reading.sentences if end >= last]
    for start in reversed(starts[-3:]):
        text = reading.article.text[start : ends[0]] if ends else ""
        if any(m.entity == entity and start <= m.start < ends[0] for m in reading.mentions):
            return (start, ends[0]) if len(text.split()) <= _MOST_CITED else None
    return None


def _telling(whole: Whole, attribution: Attribution) -> float:
    """Return how much a quotation says: its words of content, and those that the title has too count twice."""
    said = content_words(quoted_words(whole.reading, attribution))
    return len(said) + 2 * len(said & content_words(whole.reading.article.title))


def _quotation(reading: Reading, entity: int, attribution: Attribution) -> Quotation | Refused:
    words, span = quoted_words(reading, attribution), _span(reading, attribution, entity)
    name = best_form(reading, entity)
    if span is None or name is None or attribution.speaker is None:
        return Refused("quoted", "the speaker is not named near the quotation")
    sentence = reading.article.text[slice(*span)]
    is_person = entity_type(reading, entity) is EntityType.PERSON
    likely = others_who_speak(reading, entity, sentence, words)
    others = tuple(islice(likely, _MOST_OTHERS))  # a long text has hundreds of people
    return Quotation(words, span, attribution, name, is_person, others)


def _question(reading: Reading, said: Quotation, rng: Random) -> Candidate | Refused:
    if len(said.others) < _FEWEST_OTHERS:
        return Refused("quoted", "fewer than three speakers of the article could have said it")
    content = said.attribution.content
    asked = Asked(
        ItemType.ATTRIBUTION,
        "who said it",
        f"Who said “{said.words}”, according to the article?",
        f"The article gives these as the words of {said.name}.",
        cited(reading.article.text, *said.span),
        Proof("quoted", *said.span, (("fact", f"{content[0]}-{content[1]}"),)),
    )
    item = assembled(asked, Option(said.name), [Option(other) for other in said.others], rng)
    return Candidate(item, as_claim(reading, said.span, said.attribution))


def as_claim(reading: Reading, span: tuple[int, int], attribution: Attribution) -> Claim:
    """Return what the article itself claims here: that these words were said."""
    sentence = reading.article.text[slice(*span)]
    speaker = attribution.speaker or attribution.cue
    passage = next((i for i, p in enumerate(reading.passages) if p.start <= span[0] < p.end), 0)
    return Claim(
        start=span[0],
        end=span[1],
        passage=passage,
        pieces=(Piece(sentence, span[0]),),
        subject=(speaker[0] - span[0], speaker[1] - span[0]),
        verb=(attribution.cue[0] - span[0], attribution.cue[1] - span[0]),
        facts=(),
        attribution=attribution,
        hedges=(),
        negated=False,
        asserted=True,
        score=_SCORE,
        reasons=("it is told who says it",),
    )


KIND = WholeKind("quoted", "“Who said …?” on a speaker's own words", make, default=False)
