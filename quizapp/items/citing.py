"""Signs that a passage is the wrong witness: a caption, the inside of a quotation, a name that stands too far off."""

from __future__ import annotations

import re

from quizapp.items.source import Source
from quizapp.items.wording import COMMON, words
from quizapp.model import PassageKind
from quizapp.reading import syntax

_CREDIT = re.compile(
    r"\s*(?:Photograph|Photo|Picture|Image|Illustration|Credit|Video)s?(?: by)?:|\s*\([^)\n]*/[^)\n]*\)"
)
_OWN_BIOGRAPHY = re.compile(
    r"\b(?:is|was|works as) (?:an? |the |our )?(?:[\w’'-]+ ){0,5}(?:reporter|journalist|correspondent|editor|columnist|"
    r"contributor|writer|producer|freelancer|fellow)"
    r"(?:,? (?:covering|for|at|with|based|who|specialis\w+|specializ\w+|on)\b|\.?$)"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_FIRST_PARAGRAPHS = 4
_SAID_AGAIN = 0.6  # of its words
_ROOT = 5  # letters
_FEWEST_WORDS = 8
_TITLE_SHARE = 0.85
_FIRST_PART = 0.4  # of the text, a standfirst and captions counted
_LAST_PART = 0.5  # of the text: a biography stands at its end


def inside_a_quotation(source: Source) -> str | None:
    """Refuse a sentence from the middle of a quotation whose speaker reading has lost: it is nobody's statement."""
    attribution = source.claim.attribution
    if attribution is not None:
        return None
    start = source.claim.start
    passage = source.text.rfind("\n", 0, start) + 1
    before = source.text[passage:start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return "it stands within a quotation; who says it was lost" if opened else None


def caption(source: Source) -> str | None:
    """Refuse the text of a picture: it stands in the article twice, or before a credit."""
    quote = source.sentence.rstrip(" .,")  # "…," within its quotation marks
    if _CREDIT.match(source.text, source.claim.end) or (source.text.count(quote) > 1 and not _is_lead_again(source)):
        return "it is a caption, or stands in the article twice"
    return None


def _is_lead_again(source: Source) -> bool:
    """Tell whether a sentence opens the report and stood above it too, as a standfirst or below a picture.

    The last of both is the report's own; captions tell of what they show in the present.
    """
    quote = source.sentence.rstrip(" .,")
    twice = source.text.count(quote) == 2 and source.text.rfind(quote) == source.claim.start
    twice = twice and source.text[: source.text.find(quote)][-1:] not in (
        "“",
        '"',
    )  # a pull-quote of what somebody said
    early = source.claim.start < _FIRST_PART * len(source.text)
    root = syntax.root(source.doc)
    tense = syntax.verb_chain(root)[0]
    return twice and early and (tense.tag_ in ("VBD", "MD") or tense.lower_ in ("has", "have"))


def above_the_dateline(source: Source) -> str | None:
    """Refuse what stands above the dateline: a standfirst or the text of a picture, often older than the report."""
    below = any(
        passage.kind is PassageKind.DATELINE and source.claim.end <= passage.start < _FIRST_PART * len(source.text)
        for passage in source.reading.passages
    )
    return "it stands above the dateline, where the report begins" if below else None


def standfirst(source: Source) -> str | None:
    """Refuse a line between the headline and the report which the report's first paragraph says again.

    Something that is no paragraph (an agency's name, a credit, a caption) parts a standfirst from the report.
    """
    prose = [passage for passage in source.reading.passages if passage.kind is PassageKind.PROSE][:_FIRST_PARAGRAPHS]
    if not prose or source.claim.start != prose[0].start or prose[0].end > source.claim.end + 1:
        return None
    own = _roots(source.claim.statement)
    below = prose[1:]
    parted = below and any(prose[0].end <= p.start < below[0].start for p in source.reading.passages)
    again = (own & _roots(source.text[paragraph.start : paragraph.end]) for paragraph in below)
    found = parted and any(len(roots) >= _SAID_AGAIN * len(own) for roots in again)
    return "it is a line above the report, which says it again" if found else None


def _roots(written: str) -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in words(written) if len(word) >= _ROOT - 1 and word not in COMMON)


def title_case(source: Source) -> str | None:
    """Refuse a sentence In Which Every Word Has A Capital: a headline with a full stop."""
    found = re.findall(r"\b[A-Za-z][\w’'-]*", source.claim.statement)
    capital = sum(word[0].isupper() for word in found)
    many = len(found) >= _FEWEST_WORDS and capital >= _TITLE_SHARE * len(found)
    return "every word has a capital: a headline, no sentence of the report" if many else None


def biography(source: Source) -> str | None:
    """Refuse what the end of an article tells of its author."""
    late = source.claim.start > _LAST_PART * len(source.text)
    found = late and _OWN_BIOGRAPHY.search(source.claim.statement) is not None
    return "it tells of the article’s author" if found else None


def edited_quotation(source: Source) -> str | None:
    """Refuse a sentence with words that an editor put into a quotation: without the brackets it is nobody's."""
    return "an editor’s brackets stand in it" if re.search(r"\[[^\]]*\]", source.sentence) else None


def named_too_far_off(source: Source) -> str | None:
    """Refuse a name that stands neither in the quote nor in the sentence before: the citation would not settle it."""
    claim = source.claim
    near = source.text[_sentence_before(source) : claim.end].casefold()
    put_in = [piece.text for piece in claim.pieces if piece.start is None and len(piece.text) > 1]
    if source.lead and source.speaker is not None:
        put_in.append(source.speaker)
    for phrase in put_in:
        names = _NAME.findall(phrase)
        if names and not any(name.casefold().removesuffix("’s") in near for name in names):
            return f"“{phrase.strip()}” is named too far off for the citation"
    return None


def _sentence_before(source: Source) -> int:
    """Return where the sentence before the claim begins, or the claim where it opens the article."""
    starts = [start for start, _ in source.reading.sentences if start < source.claim.start]
    return max(starts, default=source.claim.start)
