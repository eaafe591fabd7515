"""Whether a statement begins and ends where a sentence can: no number lost before it, no clause behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from quizapp.items.cut_short import OR_ELSE
from quizapp.items.misspelt import another_language, family_as_one, misspelt
from quizapp.items.source import Source
from quizapp.reading import syntax
from quizapp.reading.english_words import is_english
from quizapp.reading.gazetteer import is_place

# "with predictions | it could drop": what is predicted was left out with "that"
_CONTENT_NOUN = re.compile(
    r"\b(?:predictions?|fears?|hopes?|concerns?|claims?|warnings?|signs?|evidence|rumours?|rumors?|suggestions?|"
    r"speculation|belief|expectations?|allegations?|reports?|forecasts?|assurances?|promises?|doubts?|news|chance)\.$"
)
_GOES_ON = re.compile(
    r"\s+(?:that |it |he |she |they |there |the |an? |its |their |[A-Z][a-z]+ (?:will|would|could|may|had)\b)"
)
_HOW = re.compile(
    r"\b(?:kn[eo]w|known|knows|realis\w+|realiz\w+|saw|sees?|seen|learn\w*|understood|shows?|showed|wonder\w*) "
    r"(?:just |exactly )?how [a-z]+(?=[.,]| (?:when|after|as|on|before|once|until|while)\b)"
)
_COUNTED_BEFORE = re.compile(r"(?:%|\bper ?cent|\d|[£$€])\s*$")
_FOR_THAT_REASON = frozenset("thus therefore hence consequently".split())
_CAPITALS = re.compile(r"(?P<word>[A-Z]{3,}) (?=[a-z])")
# "A SWEET, sickly smell": the first words of a report in capitals
_BEHIND_ARTICLE = re.compile(r"(?:AN?|An|THE|The) (?P<word>[A-Z]{5,}|[A-Z]{3,}(?=,))(?=,? [a-z])")
# "A MAN was fined", "TWO BOATS sank": the word stands in small letters further on
_WORD_IN_CAPITALS = re.compile(r"(?:A|AN|An|THE|The|[A-Z]{3,}|[A-Z][a-z]+|\d+) (?P<word>[A-Z]{3,})\b(?= [a-z])")
_NOT_SPELT_OUT = frozenset(
    "NATO UNESCO UNICEF NASA OPEC AIDS LASER RADAR FIFA UEFA ASEAN MERS SARS INTERPOL NORAD SWIFT CARES START BRICS "
    "COVID".split()
)
_UNITED = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U)\. (?P<word>[A-Z][a-z]+) (?=[a-z])")
_BODY_OF_A_STATE = frozenset(
    "government army navy embassy senate congress house treasury department district circuit court supreme coast air "
    "marine marines military forces force troops officials president secretary ambassador attorney representative "
    "senator federal central national geological census bureau border dollar open women men team olympic soccer".split()
)


def begins_inside(source: Source) -> str | None:
    """Refuse "Of voters favoured the plan": the number that it counts stands before it in the article.

    And "He would go home" of "They have to make progress, or he would go home".
    """
    before = source.text[max(0, source.begins - 40) : source.begins].replace("\n", ".")
    statement = source.claim.statement
    verb = source.claim.verb[0]
    of = statement.startswith("Of ") and "," not in statement[:verb]
    counted = _COUNTED_BEFORE.search(before) is not None and statement.startswith(("Of ", "In ", "And "))
    return "begins inside its sentence" if of or counted or OR_ELSE.search(before.rstrip()) else None


def content_left_out(source: Source) -> str | None:
    """Refuse "the lowest ever with predictions": the article goes on with what is predicted."""
    match = _CONTENT_NOUN.search(source.claim.statement)
    goes_on = match is not None and _GOES_ON.match(source.text, source.ends) is not None
    return f"cut short: “{match.group()}” goes on" if match is not None and goes_on else None


def that_without_verb(source: Source) -> str | None:
    """Refuse "explained that threats such as weak prices": a clause behind "that" without its verb."""
    for that in source.doc[:-2]:
        if that.lower_ != "that" or that.tag_ != "IN" or not that.i:
            continue
        rest = source.doc[that.i + 1 :]
        verbless = not any(t.tag_ in syntax.FINITE_TAGS or t.tag_ == "VB" for t in rest)
        if verbless and that.nbor(-1).pos_ in ("VERB", "NOUN", "ADJ", "AUX"):
            return f"a clause without its verb (“that {rest.text[:30]} …”)"
    return None


def how_much_of_what(source: Source) -> str | None:
    """Refuse "realized just how strong when he got home": what was strong stood before it."""
    match = _HOW.search(source.claim.statement)
    return f"“{match.group()}” does not say what" if match is not None else None


def opening_in_capitals(source: Source) -> str | None:
    """Refuse "CROWDED buses", "A SWEET, sickly smell", "TWO BOATS sank": capitals that are no name."""
    opening = _WORD_IN_CAPITALS.match(source.claim.statement)
    word = opening["word"] if opening is not None else ""
    if opening is not None and len(re.findall(rf"\b{word}\b", source.text)) == 1 and word.lower() in source.text:
        return f"begins in capitals (“{opening.group()}”)"
    match = _CAPITALS.match(source.claim.statement) or _BEHIND_ARTICLE.match(source.claim.statement)
    if match is None or match["word"] in _NOT_SPELT_OUT or source.text.count(match["word"]) > 1:
        return None
    word = match["word"].lower()
    known = is_english(word, source.english) and not is_place(word.title())
    opens = re.search(rf"(?:^|\n)\s*{match.group().strip()},? ", source.text) is not None
    return f"begins in capitals (“{match['word']}”)" if known and opens else None


def two_sentences(source: Source) -> str | None:
    """Refuse "a wild day across the U.S. Wind gusts closed the road": the full stop of "U.S." ended a sentence."""
    for match in _UNITED.finditer(source.claim.statement):
        word = match["word"].lower()
        before = source.claim.statement[: match.start()]
        ends = re.search(r"\b(?:in|across|to|from|of|within|into|throughout) the $", before) is not None
        plain = word not in _BODY_OF_A_STATE and is_english(word, source.english)
        tokens = [t for t in source.doc if t.tag_ in syntax.FINITE_TAGS]
        parted = any(t.idx < match.start() for t in tokens) and any(t.idx >= match.end() for t in tokens)
        if ends and plain and parted:
            return f"two sentences in one (“{match.group().strip()}”)"
    return None


def reason_lost(source: Source) -> str | None:
    """Refuse "Officials were alarmed" made of "were thus alarmed": the reason stands in the sentence before."""
    placed = [piece for piece in source.claim.pieces if piece.start is not None]
    left_out = (source.text[a.end : b.start].strip(" ,") for a, b in pairwise(placed) if (a.end or 0) < (b.start or 0))
    word = next((words for words in left_out if words.lower() in _FOR_THAT_REASON), None)
    return f"its reason was left out (“{word}”)" if word is not None else None


SIGNS: tuple[Callable[[Source], str | None], ...] = (
    begins_inside,
    content_left_out,
    that_without_verb,
    how_much_of_what,
    opening_in_capitals,
    two_sentences,
    misspelt,
    another_language,
    family_as_one,
    reason_lost,
)


def cut_ends(source: Source) -> str | None:
    """Return why a statement does not begin or end where a sentence can, or None."""
    return next((reason for sign in SIGNS if (reason := sign(source)) is not None), None)
