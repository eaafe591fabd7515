"""The whole of a speaker's noun phrase, by its place beside the verb: parses cut it at "of", "and" and brackets."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from quizapp.reading.calendar_words import MONTHS, WEEKDAYS
from quizapp.reading.nouns import TIME_NOUNS

Phrase = tuple[Token, ...]

CLOSING_QUOTES = frozenset(("”", '"', "’’", "''"))
NOMINAL = frozenset("NN NNS NNP NNPS JJ CD DT PRP$ POS AFX HYPH JJR JJS $".split())
LINKS = frozenset("of and & for at in on with from to the ( ) - – . /".split())
ABBREVIATED = frozenset("sgt dr mr mrs ms gov sen rep lt col capt gen rev prof supt det insp st maj cmdr".split())
SPOKEN_IN = frozenset(
    "statement interview tweet email e-mail letter report release post message broadcast briefing filing speech "
    "website conference newsletter blog".split()
)


def whole(phrase: Phrase, cue: Token) -> Phrase:
    """Return a speaker's phrase with what the parser left out of it on either side, up to the cue."""
    phrase = _behind_quotation(phrase)
    if phrase[0].tag_ in ("WDT", "WP", "IN", "CC") and len(phrase) > 1:
        phrase = phrase[1:]
    phrase = _right(phrase, cue) if phrase[-1].i < cue.i else name_after(_right_of_cue(phrase))
    return _without_medium(_left(_listed(_past_place(phrase), cue), cue))


def _past_place(phrase: Phrase) -> Phrase:
    """Return the names behind a place that was taken for the first of a list: "In Oban, | Ann Lee and Tom Ash said"."""
    comma = next((n for n, t in enumerate(phrase) if t.text == ","), None)
    placed = phrase[0].i > phrase[0].sent.start and phrase[0].nbor(-1).tag_ == "IN"
    return phrase[comma + 1 :] if placed and comma is not None and comma + 1 < len(phrase) else phrase


def _listed(phrase: Phrase, cue: Token) -> Phrase:
    """Take in the list that opens with the phrase and ends at the cue: "Doctors | , nurses and patients said"."""
    first, last = phrase[0], phrase[-1]
    doc, start = cue.doc, cue.sent.start
    opens = first.i == start or doc[first.i - 1].text in (",", ";", "”")
    gap = list(doc[last.i + 1 : cue.i])
    while gap and gap[-1].pos_ in ("ADV", "AUX"):
        gap.pop()
    if not opens or len(gap) < 4 or gap[0].text != "," or gap[-1].tag_ not in NOMINAL or any(map(is_time, gap)):
        return phrase
    joint = next((n for n, t in enumerate(gap) if t.lower_ == "and" and n > 1), None)
    if joint is None or any(t.text != "," and not _continues(t) for t in gap):
        return phrase
    return (*phrase, *gap) if all(t.text != "," for t in gap[joint:]) else phrase


def name_after(phrase: Phrase) -> Phrase:
    """Return the name in apposition behind a description: "said the union's leader, | Pat Doyle, on Friday"."""
    head = next((t for t in phrase if t.head not in phrase), phrase[-1])
    doc, end, first = phrase[-1].doc, phrase[-1].sent.end, phrase[-1].i + 2
    if head.tag_ != "NN" or first >= end or doc[first - 1].text != ",":
        return phrase
    last = first
    while last < end and doc[last].tag_ in ("NNP", "NNPS"):
        last += 1
    closed = last == end or doc[last].text in (",", ".", "”", '"', "(") or doc[last].tag_ == "IN"
    return tuple(doc[first:last]) if last - first >= 2 and closed else phrase


def _behind_quotation(phrase: Phrase) -> Phrase:
    """Return what stands behind a closing quotation mark: words of the quotation are not the speaker."""
    for at in range(len(phrase) - 2, -1, -1):
        if phrase[at].text in CLOSING_QUOTES:
            return phrase[at + 1 :]
    return phrase


def _right(phrase: Phrase, cue: Token) -> Phrase:
    """Take in what stands between the phrase and its verb: "… and emergency agency (AFAD) | said"."""
    gap = list(cue.doc[phrase[-1].i + 1 : cue.i])
    while gap and (gap[-1].pos_ in ("ADV", "AUX") or gap[-1].tag_ in ("RB", "MD", "VBZ", "VBD", "VBP", "VB", "VBN")):
        gap.pop()
    if not gap or gap[0].text == "." or not (gap[-1].tag_ in NOMINAL or gap[-1].text == ")"):
        return phrase
    if phrase[-1].tag_ == "PRP" or any(not _continues(t) for t in gap) or is_time(gap[-1]):
        return phrase
    return (*phrase, *gap)


def _right_of_cue(phrase: Phrase) -> Phrase:
    """Take in the name behind a shortened title: "said Sgt. | Victor Miller"."""
    if phrase[-1].lower_.rstrip(".") not in ABBREVIATED:
        return phrase
    doc, end = phrase[-1].doc, phrase[-1].sent.end
    at = phrase[-1].i + 1
    if at < end and doc[at].text == ".":
        at += 1
    last = at
    while last < end and doc[last].tag_ in ("NNP", "NNPS"):
        last += 1
    return tuple(doc[phrase[0].i : last]) if last > at else phrase


def _continues(token: Token) -> bool:
    return token.tag_ in NOMINAL or token.lower_ in LINKS


def _left(phrase: Phrase, cue: Token) -> Phrase:
    """Take in nouns, titles and names before the phrase: "information provider | Thomson Reuters"."""
    first = phrase[0]
    if first.tag_ in ("PRP", "DT", "PRP$", "EX") and first.lower_ != "the":
        return phrase
    doc, start = first.doc, first.sent.start
    at = first.i
    if first.lower_ == "the":
        return _left_over_link(phrase, start)
    while at > start and _modifies(doc[at - 1]) and at - 1 != cue.i:
        at -= 1
    if at > start and doc[at - 1].lower_ in ("the", "a", "an") and at - 1 > cue.i - 40:
        at -= 1
    grown = tuple(doc[at : phrase[-1].i + 1])
    return _left_over_link(grown, start) if at < first.i or first.tag_ in ("NNP", "NN", "NNS") else grown


def _modifies(token: Token) -> bool:
    """Say whether a word before a name belongs to it: a noun, an adjective, a title with its full stop."""
    if token.text == "." and token.i > 0:
        return token.nbor(-1).lower_ in ABBREVIATED
    return token.tag_ in ("NN", "NNP", "NNPS", "NNS", "JJ", "POS", "HYPH") and not is_time(token)


def _left_over_link(phrase: Phrase, start: int) -> Phrase:
    """Take in "the head of research and policy at | the forum" where nothing but a noun phrase stands before."""
    doc, at = phrase[0].doc, phrase[0].i
    if at == start or doc[at - 1].lower_ not in ("of", "at", "and", "&", "for"):
        return phrase
    first = at
    while first > start and (
        doc[first - 1].tag_ in NOMINAL or doc[first - 1].lower_ in ("of", "at", "and", "&", "for")
    ):
        first -= 1
    both = first > start and doc[first - 1].lower_ == "both"
    first -= both
    opened = (
        both
        or first == start
        or doc[first - 1].text in (",", "“", ";")
        or doc[first - 1].lower_ in ("that", "but", "when")
    )
    whole_phrase = tuple(doc[first : phrase[-1].i + 1])
    if not opened or doc[first].lower_ in ("at", "for", "of", "and", "&") or any(map(is_time, whole_phrase)):
        return phrase
    return whole_phrase


def is_time(token: Token) -> bool:
    """Say whether a word is a weekday, a month or a noun of time."""
    lower = token.lower_.rstrip(".")
    return lower in WEEKDAYS or lower in MONTHS or token.lemma_.lower() in TIME_NOUNS or lower in ("today", "yesterday")


def _without_medium(phrase: Phrase) -> Phrase:
    """Return a speaker without where it spoke: "The ministry | in a statement"."""
    for at in range(1, len(phrase)):
        if phrase[at].lower_ in ("in", "on", "at") and _names_medium(phrase[at + 1 :]):
            return phrase[:at]
        if phrase[at].lower_ == "on" and at + 1 < len(phrase) and phrase[at + 1].lower_ in WEEKDAYS:
            return phrase[:at]
    return phrase


def _names_medium(words: Sequence[Token]) -> bool:
    return bool(words) and words[-1].lemma_.lower() in SPOKEN_IN
