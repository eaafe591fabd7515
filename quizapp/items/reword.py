"""Say a true statement in slightly other words, so that "true" is not the same as "copied"."""

from __future__ import annotations

import re
from random import Random

from quizapp.items.numerals import find_numerals, number_value
from quizapp.items.source import Source
from quizapp.reading.knowledge import TimeKind
from quizapp.reading.number_words import in_words

_SAME = (
    (re.compile(r"(?<!\bno )(?<!\bnot )(?<!\bunder )(?<!\bover )(?<!\bfor )\bmore than (?=\S*\d)"), "over "),
    (re.compile(r"\bnearly (?=\S*\d)"), "almost "),
    (re.compile(r"\balmost (?=\S*\d)"), "nearly "),
    # not "an approximately 12 percent rise": the article goes with the word
    (re.compile(r"(?<!\ba )(?<!\ban )(?<!\bthe )\babout (?=\d)"), "around "),
    (re.compile(r"(?<!\ba )(?<!\ban )(?<!\bthe )\bapproximately (?=\S*\d)"), "about "),
    (re.compile(r"\bper cent\b"), "percent"),
    (re.compile(r"\bin order to\b"), "to"),
)


_SHORT = 12  # words: in longer statements a time at the end may belong to something else
_CLAUSES = frozenset("acl acl:relcl relcl ccomp xcomp advcl csubj conj parataxis appos acl:cleft pcomp".split())


def reworded(source: Source, rng: Random) -> str:
    """Return the stem with words changed that change nothing in what it says; the same where none is found."""
    stem = _fronted_time(source)
    for pattern, other in _SAME:
        match = pattern.search(stem)
        if len(pattern.findall(stem)) > 1:
            continue  # an editor writes both alike
        if match is not None and not source.is_quoted(*match.span()):
            stem = _with_its_article(stem[: match.start()], other) + other + stem[match.end() :]
            break
    return _number_words(source, stem)


def _with_its_article(before: str, word: str) -> str:
    """Return what stands before a word with the article that goes with it: "an almost" becomes "a nearly"."""
    article = re.search(r"\b([Aa])n? $", before)
    if article is None:
        return before
    return before[: article.start()] + article[1] + ("n " if word[0] in "aeiou" else " ")


def _fronted_time(source: Source) -> str:
    """Move "on Wednesday" from the beginning to the end, or from the end to the beginning, of a simple statement."""
    stem = source.statement
    # behind a relative clause or an infinitive the time would belong to that: "… whose boat sank on Friday"
    if (
        any(token.dep_ in _CLAUSES for token in source.doc)
        or "“" in stem
        or '"' in stem
        or " and " in stem
        or " but " in stem
        or len(stem.split()) > _SHORT
        or "," in stem[:-1].partition(", ")[2]
    ):
        return source.stem
    for time, _ in source.times():
        place = source.claim.locate(time.start, time.end)
        if place is None or time.kind not in (TimeKind.WEEKDAY, TimeKind.DATE):
            continue
        opening = re.match(rf"((?:On|In) {re.escape(stem[place[0] : place[1]])}), (?=\S)", stem)
        if opening is not None and not source.lead:
            rest = stem[opening.end() :].rstrip(".")
            return f"{rest[0].upper()}{rest[1:]} {opening[1][0].lower()}{opening[1][1:]}."
    return source.stem


def _number_words(source: Source, stem: str) -> str:
    """Write a number below twenty in words where the article has digits, and the other way round above ten."""
    if len(find_numerals(stem)) > 1:
        return stem  # "143 for, twenty against": an editor writes both alike
    for quantity, _ in source.quantities():
        written = source.text[quantity.number_start : quantity.number_end]
        value = number_value(written)
        if value is None or value != value.to_integral_value() or stem.count(written) != 1 or quantity.unit is not None:
            continue
        at = stem.index(written)
        apart = stem[at - 1 : at] in ("", " ") and stem[at + len(written) :][:1] == " "
        named = re.search(r"\w [A-Z][a-z]+ $", stem[:at]) is not None  # "Year 13", "Route 12"
        if apart and not named and written.isdigit() and 10 <= value <= 20:
            words = in_words(int(value))
            return stem[:at] + (words.capitalize() if at == 0 else words) + stem[at + len(written) :]
    return stem
