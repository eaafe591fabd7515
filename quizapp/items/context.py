"""Words that lean on a context which a question does not show: "he", "that day", "the building"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from quizapp.items.wording import words

_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themselves|it|its|itself)\b", re.I
)
_FIRST_OR_SECOND = re.compile(
    r"\b(?:I|[Ww]e|us|[Oo]urs?|[Yy]ou|[Yy]ours?|[Mm]y|me)\b|\b(?:of|is|was|were|are|than|like) mine\b(?! \w)"
)
_POINTING = re.compile(
    r"\b(?:at (?:this|that) (?:time|point|moment|stage)|(?:that|the same|the next|the following|the previous) "
    r"(?:day|night|morning|evening|afternoon|week|weekend|month|year|time|place|period|season)|"
    r"(?:in|at|on|of|for|from|to|by|with|under|after|before|about|during|because of) (?:that|those|these) \w+|"
    r"these|those|the latter|the former(?= (?:is|was|has|had|said|will)\b|[,.?]|$)|the above|the aforementioned|"
    r"(?:do|does|did|done|doing|said|say|says|think|thinks|thought) so|such (?:a|an)\b|here|therefore|however|"
    r"meanwhile|moreover|nevertheless|the other (?:two|three|four|one|ones|side|man|woman)|"
    r"the (?:two|three|four) (?:men|women|sides)|"
    r"the \d+-year-olds?(?! [A-Z])|(?:minutes|hours|days|weeks|months|years) (?:earlier|later|afterwards)|"
    r"(?:one|some|many|most|several|both|none|neither|either|two|three|four|five|few|all) of (?:them|these|those))\b",
    re.IGNORECASE,
)
_EXISTENTIAL = (
    r"(?:is|are|was|were|be|been|being|has|had|have|will|would|may|might|can|could|should|must|isn|aren|wasn|weren|seems?|"
    r"seemed|remains?|remained|appears?|appeared|to)"
)
_THERE = re.compile(
    rf"\bthere\b(?!\s+{_EXISTENTIAL}\b)(?<!\bis there)(?<!\bare there)(?<!\bwas there)(?<!\bwere there)", re.I
)
_OPENING = re.compile(
    r"^(?:this|that|these|those|but|and|so(?! far\b)|also|then|yet|instead|thus|both|another|the other|"
    r"others?|(?:earlier|later)(?! this)|previously|meanwhile)\b",
    re.I,
)
# Nouns that news uses to take up something named before. With a name earlier in the stem they are understood.
_ALWAYS_TAKING_UP = (
    "agency area author building city company country couple firm group incident man officer organisation "
    "organization pair province region spokesman spokesperson spokeswoman suspect town trio victim victims village "
    "woman writer"
).split()
# These may also be the one thing that the whole article is about; a person can tell, a machine cannot.
_OFTEN_TAKING_UP = (
    "agreement aircraft attack ban bill blast boat body book bridge business case club coach committee crash crime "
    "deal decision defendant director disease document driver event film fire flight game idea institution killing "
    "law match measure meeting move movie murder network operation order parcel party patient pilot plan plane "
    "player plant product programme program project proposal report review road rocket ruling scheme school "
    "sentence service shooting ship site state station storm strike study system team tour trial tribunal vehicle "
    "verdict vessel"
).split()
_UNDERSTOOD_AFTER = (
    r"(?!['’]s (?:of|that)|\s+(?:of|that|which|who|whose|where|when|at|in|on|for|from|to|"
    r"between|against|called|known|named|with|near|into|over|about)\b|\s+\w+ing\b)"
)


def _definite(nouns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{'|'.join(nouns)})\b{_UNDERSTOOD_AFTER}")


_DESCRIBED = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){1,2}(?:country|nation|kingdom|republic|giant|firm|carmaker|automaker|retailer|chain|airline|"
    rf"city|town|village|island|company|club|side|franchise|outlet)\b{_UNDERSTOOD_AFTER}"
)
_DEFINITE = {True: _definite(_ALWAYS_TAKING_UP + _OFTEN_TAKING_UP), False: _definite(_ALWAYS_TAKING_UP)}
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w'’-]+|^[A-Z][\w'’-]+ [A-Z]\w+|\b[A-Z]{2,}\b")
_PLAIN_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’-]+|^[A-Z][\w’'-]+ (?:[A-Z]|has|had|is|was|will|[a-z]+ed\b)")
_NOUN_BEFORE = re.compile(r"\b(?:the|a|an|[A-Z][\w'’-]+|\w+s)\s+\w+|[A-Z]\w+")


def one_of_its_kind(noun: str, article: str) -> bool:
    """Tell whether an article speaks of one such thing only: its readers then know which "the strike" is meant.

    Where the plural stands in it, or "a strike" twice, or "another strike", there could be two.
    """
    noun = noun.casefold()
    if noun in _ALWAYS_TAKING_UP:
        return False
    counts = _counts(article)
    single, several = (noun, noun + "s") if not noun.endswith("s") else (noun.removesuffix("s"), noun)
    return not (counts[single] and counts[several]) and counts[f"a {noun}"] <= 1 and not counts[f"other {noun}"]


@lru_cache(maxsize=64)
def _counts(article: str) -> Counter[str]:
    found = words(article)
    counts = Counter(found)
    for before, word in pairwise(found):
        if before in ("a", "an"):
            counts[f"a {word}"] += 1
        elif before in (
            "another",
            "other",
            "second",
            "third",
            "both",
            "each",
            "every",
            "two",
            "three",
            "earlier",
            "previous",
        ):
            counts[f"other {word}"] += 1
    return counts


def leaning_words(stem: str, article: str | None = None) -> tuple[str, ...]:
    """Return the words of a stem that need a context to be understood, as they stand, in order.

    With the article, nouns are doubted too that it may use of two things ("the strike").

    A pronoun is fine where a name or a noun phrase for it stands before it in the stem; "there is" is no place;
    "this week" is understood from the article's date.
    """
    found = {m.start(): m.group() for m in _POINTING.finditer(stem)}
    found |= {m.start(): m.group() for m in _THERE.finditer(stem)}
    found |= {m.start(): m.group() for m in _OPENING.finditer(stem) if not _is_this_week(stem)}
    quoted = _quoted_spans(stem)
    found |= {m.start(): m.group() for m in _FIRST_OR_SECOND.finditer(stem) if not _inside(m.start(), quoted)}
    for match in _PRONOUN.finditer(stem):
        if not _noun_before(stem, match.start()) and not _is_dummy_it(stem, match):
            found[match.start()] = match.group()
    for match in _DEFINITE[article is not None].finditer(stem):
        known = article is not None and one_of_its_kind(match.group()[4:], article)
        if not known and not _NAME.search(stem[: match.start()]) and not _named_after(stem, match.end()):
            found[match.start()] = match.group()
    for match in _DESCRIBED.finditer(stem):  # "the East African country", where Kenya is not named
        named = _PLAIN_NAME.search(stem[: match.start()]) or _named_after(stem, match.end())
        if article is not None and not named:
            found[match.start()] = match.group()
    return tuple(found[start] for start in sorted(found))


def _noun_before(stem: str, position: int) -> bool:
    return bool(_NOUN_BEFORE.search(stem[:position]))


_DUMMY_IT = re.compile(
    r"\bit (?:is|was|will be|would be) (?:\w+ ){0,2}(?:that|to|for|who|whether|not)\b|\bit rain|\bit snow", re.I
)


def _is_dummy_it(stem: str, match: re.Match[str]) -> bool:
    return match.group().lower() == "it" and _DUMMY_IT.match(stem, match.start()) is not None


_THIS_WEEK = re.compile(
    r"^(?:this|that) (?:week|month|year|summer|winter|spring|autumn|season|weekend|morning)\b", re.I
)


def _is_this_week(stem: str) -> bool:
    return stem.lower().startswith("this") and _THIS_WEEK.match(stem) is not None


def _named_after(stem: str, position: int) -> bool:
    """Tell whether a name in apposition follows: "the company Tengizchevroil"."""
    return re.match(r",? [A-Z]", stem[position:]) is not None


def _quoted_spans(stem: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in re.finditer(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]*['’](?!\w)", stem))


def _inside(position: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= position < end for start, end in spans)
