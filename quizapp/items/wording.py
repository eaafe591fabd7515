"""When two texts read the same: comparison forms for options, quotes and statements."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quizapp.model import Citation

_KEPT_SYMBOLS = frozenset("%#&°")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_THOUSANDS = re.compile(r"(?<=\d)[,\u2009\u202f ](?=\d{3}(?!\d))")
_EXPONENT = re.compile(r"(?<=\d)(?=[\u00b9\u00b2\u00b3\u2070\u2074-\u2079])")
# Who writes in two alphabets types "с" for "c", and nobody sees it (Unicode Technical Standard 39, confusables).
_OF_TWO_ALPHABETS = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z])[^\W\d_]*")
_LIKENESSES = str.maketrans("АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SHORTEST_STEM = 4

# Words that say nothing of what a text is about.
COMMON = frozenset(
    "about according after again against also another article because been before being between both came come "
    "could does doing done down during each even ever every first from going have having here how into just kind "
    "last like made make many more most much must name named names never next only other over people person place "
    "said same says should since some such tell than that their them then there these they thing this those "
    "through time today told took under until upon very want were what when where which while who whom whose why "
    "will with without would year years".split()
)
_FIGURE = re.compile(r"(?!(?:1[5-9]|20)\d\d (?:was|is|has|will|saw|brought)\b)\d[\d,.]*[ %]")


def normalise(text: str) -> str:
    """Return a comparison form: two texts with the same form read the same to a person.

    Unicode NFKC, case, spaces and punctuation are levelled, signs that cannot be seen are left out, and a letter of
    another alphabet within a Latin word is taken for its likeness. What changes a value is kept: decimal points, a
    minus before a number, an exponent, currency and percent signs. Text made of punctuation alone is kept as it is.
    """
    plain = unicodedata.normalize("NFKC", _EXPONENT.sub("^", text)).translate(_DASHES)
    plain = _OF_TWO_ALPHABETS.sub(lambda match: match.group().translate(_LIKENESSES), plain).casefold()
    plain = _THOUSANDS.sub("", plain)
    kept = [_levelled(plain, i) for i in range(len(plain))]
    return " ".join("".join(kept).split()) or " ".join(plain.split())


@lru_cache(maxsize=8)
def normalise_article(text: str) -> str:
    """Return the comparison form of a whole article; it is kept, since every item of a bank is held against it."""
    return normalise(text)


def has_words(text: str, phrase: str) -> bool:
    """Tell whether a phrase stands in a text as whole words, both in their comparison form."""
    return f" {phrase} " in f" {text} "


def _levelled(text: str, i: int) -> str:
    char = text[i]
    category = unicodedata.category(char)
    if category == "Cf":  # soft hyphens, zero-width spaces, marks of direction
        return ""
    if char in _KEPT_SYMBOLS or category[0] not in "PCZ":
        return char
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    if char in ".,:" and before.isdigit() and after.isdigit():
        return char
    if char == "-" and after.isdigit() and not before.isalnum():
        return char
    if char in "'’":
        return ""
    return " "


_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b[A-Z]\.[A-Z]|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|etc|No))\.$")


def without_stop(statement: str) -> str:
    """Return a statement without its full stop; the stop of an abbreviation stays ("by 4 p.m.")."""
    return statement if _ABBREVIATED.search(statement) else statement.rstrip(" .")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, hyphenated words as one."""
    return tuple(match.group().casefold() for match in _WORD.finditer(text))


def same_word_form(one: str, other: str) -> bool:
    """Tell whether two words are probably forms of one: "arrested" and "arrests", "city" and "cities".

    They share a beginning of at least four letters and differ only in an ending of English inflection.
    """
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    return bool(roots_of(one) & roots_of(other))


_ENDINGS = ("", "s", "es", "'s", "’s", "ed", "d", "ing", "er", "ers")


@lru_cache(maxsize=20_000)
def roots_of(word: str) -> frozenset[str]:
    """Return what a word in lower case may be a form of: "cities" of "citi", "city" and "cities"."""
    roots = {word}
    for ending in _ENDINGS:
        root = word.removesuffix(ending) if ending else word
        if len(root) < _SHORTEST_STEM or not word.endswith(ending):
            continue
        roots |= {root, root.removesuffix("e"), root[:-1] + "y" if root.endswith("i") else root}
        if len(root) > _SHORTEST_STEM and root[-1] == root[-2]:  # "planned", "plan"
            roots.add(root[:-1])
    return frozenset(roots)


def paragraph_of(text: str, citation: Citation) -> str:
    """Return the block of lines around a citation: what a reader sees as its paragraph."""
    start = text.rfind("\n\n", 0, max(citation.start, 0))
    end = text.find("\n\n", min(citation.end, len(text)))
    return text[start + 2 if start >= 0 else 0 : end if end >= 0 else len(text)]


def opens_with_a_figure(sentence: str) -> bool:
    """Tell whether a sentence opens with a number in figures, as no sentence should that is not about a year."""
    return _FIGURE.match(sentence) is not None
