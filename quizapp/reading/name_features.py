"""The evidence for names, token by token: its form, its neighbours, the lists, and what else the article shows of it.

The features are those that paid in Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity
Recognition" (CoNLL 2009): word forms in a window, shapes, gazetteers by phrase, and the same word elsewhere in the
article. The pipeline's own names are no feature, so that another pipeline changes little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from spacy.tokens import Doc, Span, Token

from quizapp.reading import gazetteer
from quizapp.reading.gazetteer_peoples import GROUPS
from quizapp.reading.name_casual import is_casual
from quizapp.reading.name_words import (
    COMPANY_ENDINGS,
    EVENT_NOUNS,
    ORGANISATION_NOUNS,
    PARTICLES,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    ROLES,
    SAYING,
    TITLES,
)

_LONGEST_PHRASE = 5
_SHORT = 6
_OPENERS = frozenset("“\"'‘(:")
_CLASSES = (
    ("title", TITLES),
    ("role", ROLES),
    ("say", SAYING),
    ("company", COMPANY_ENDINGS),
    ("org", ORGANISATION_NOUNS),
    ("place", PLACE_NOUNS),
    ("event", EVENT_NOUNS),
    ("particle", PARTICLES),
    ("in", PLACE_PREPOSITIONS),
)
Evidence = dict[str, frozenset[str]]


def shape(word: str) -> str:
    """Return the form of a word: "Xx", "X.", "XX", "x", "d", "Xx-Xx", runs shortened."""
    signs: list[str] = []
    for char in word:
        sign = "X" if char.isupper() else "x" if char.islower() else "d" if char.isdigit() else char
        if not signs or signs[-1] != sign or len(signs) < 2:
            signs.append(sign)
    return "".join(signs[:8])


@lru_cache(maxsize=50_000)
def word_classes(word: str) -> tuple[str, ...]:
    """Return the lists that a word is in."""
    lower = word.lower()
    found = [name for name, words in _CLASSES if lower in words]
    title = word if word[:1].isupper() and not (word.isupper() and len(word) > 3) else word.title()
    capital = "" if word[:1].isupper() else "lc-"
    for name, words in (
        ("given", gazetteer.given_names()),
        ("surname", gazetteer.surnames()),
        ("known-org", gazetteer.organisation_names()),
        ("group", GROUPS),
    ):
        if word in words or title in words:
            found.append(capital + name)
    rank = gazetteer.place_rank(word) or gazetteer.place_rank(title)
    if rank:
        found.append(capital + rank)
    return tuple(found)


@lru_cache(maxsize=50_000)
def own_features(word: str, tag: str) -> tuple[str, ...]:
    """Return what a token shows by itself."""
    lower, form, classes = word.lower(), shape(word), word_classes(word)
    letters = (f"w={lower}", f"p3={lower[:3]}", f"x2={lower[-2:]}", f"x3={lower[-3:]}", f"x4={lower[-4:]}")
    forms = (f"s={form}", f"t={tag}", f"st={form}|{tag}", "bias")
    listed = (*(f"c={c}" for c in classes), *(f"ct={c}|{tag}" for c in classes), "cc=" + "+".join(classes))
    return letters + forms + listed


@lru_cache(maxsize=50_000)
def outer_features(word: str, tag: str) -> tuple[str, ...]:
    """Return what a token shows to its neighbours."""
    return (f"w={word.lower()}", f"s={shape(word)}", f"t={tag}", *(f"c={c}" for c in word_classes(word)))


@lru_cache(maxsize=50_000)
def far_features(word: str, tag: str) -> tuple[str, ...]:
    """Return what a token shows to the one two places away."""
    return (f"w={word.lower()}", f"t={tag}", *(f"c={c}" for c in word_classes(word)))


def tokens_of(doc: Doc | Span) -> list[Token]:
    """Return the tokens that are not white space."""
    return [token for token in doc if not token.is_space]


def context_features(tokens: Sequence[Token], evidence: Evidence) -> list[list[str]]:
    """Return what each token's surroundings show beyond its neighbours' own features."""
    phrases = _phrases(tokens)
    headline = _is_headline(tokens)
    casual = not headline and is_casual(tokens)
    lengths = _sentence_lengths(tokens)
    classes = [(), *(word_classes(token.text) for token in tokens), ()]
    joined = ["+".join(found) for found in classes]
    forms = ["", *(shape(token.text) for token in tokens), ""]
    lowers = ["", *(token.lower_ for token in tokens), ""]
    tags = ["", *(token.tag_ for token in tokens), ""]
    rows = []
    for index, token in enumerate(tokens):
        at, form = index + 1, forms[index + 1]
        row = [f"phrase={p}" for p in phrases[index]]
        row.append(f"b={lowers[at - 1]}|{form}")
        row.append(f"a={lowers[at + 1]}|{form}")
        row.append(f"tt={tags[at - 1]}|{tags[at]}|{tags[at + 1]}")
        row.append(f"ss={forms[at - 1]}|{form}|{forms[at + 1]}")
        if index == 0 or token.is_sent_start or tokens[index - 1].text in _OPENERS:
            row.append(f"first|{form}")
        if headline:
            row.append(f"headline|{form}")
        row.append(f"bw={lowers[at - 1]}|{lowers[at]}")
        row.append(f"wa={lowers[at]}|{lowers[at + 1]}")
        if casual:
            row.append(f"casual|{form}")
            row += [f"casual={c}" for c in classes[at]]
        if lengths[index] < _SHORT:
            row.append(f"short={lengths[index]}|{form}")
        if classes[at] or classes[at + 1]:
            row.append(f"cn={joined[at]}|{joined[at + 1]}")
        if index and (classes[at] or classes[at - 1]):
            row.append(f"cp={joined[at - 1]}|{joined[at]}")
        if form[:1] == "X":
            row += [f"e={mark}" for mark in sorted(evidence.get(token.text, ()))]
        rows.append(row)
    return rows


def _phrases(tokens: Sequence[Token]) -> list[list[str]]:
    """Mark the tokens of the longest phrases that the lists of places and organisations hold."""
    marks: list[list[str]] = [[] for _ in tokens]
    for name, names in (("place", gazetteer.place_names()), ("org", gazetteer.organisation_names())):
        for first, last in listed_phrases(tokens, names):
            many = "" if last - first == 1 else "m"
            marks[first].append(f"{name}-B{many}")
            for inside in range(first + 1, last):
                marks[inside].append(f"{name}-I{many}")
    return marks


def listed_phrases(tokens: Sequence[Token], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the token spans that a list holds, the longest first at each place, without overlaps."""
    openers = _openers(names)
    at = 0
    while at < len(tokens):
        length = _phrase_at(tokens, at, openers, names)
        if length:
            yield at, at + length
        at += max(length, 1)


@cache
def _openers(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_first(name) for name in names)


def _first(name: str) -> str:
    """Return the letters that a name starts with, whatever the tokenizer makes of hyphens and apostrophes."""
    end = next((i for i, c in enumerate(name) if not c.isalpha()), len(name))
    return name[: max(end, 1)]


def _phrase_at(tokens: Sequence[Token], index: int, openers: frozenset[str], names: frozenset[str]) -> int:
    """Return how many tokens from an index make a listed name."""
    first = tokens[index]
    if _first(first.text) not in openers:
        return 0
    text, base = first.doc.text, first.idx
    for last in range(min(index + _LONGEST_PHRASE, len(tokens)) - 1, index - 1, -1):
        if text[base : tokens[last].idx + len(tokens[last].text)] in names:
            return last - index + 1
    return 0


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Tell a text in headline case or capitals, where a capital says little."""
    words = [t.text for t in tokens if t.is_alpha and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _sentence_lengths(tokens: Sequence[Token]) -> list[int]:
    """Return for each token how many words its sentence has; a signature or a greeting is short."""
    lengths: list[int] = []
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].is_sent_start:
            count = sum(t.text[:1].isalnum() for t in tokens[start:index])
            lengths += [count] * (index - start)
            start = index
    return lengths


def article_evidence(passages: Iterable[Sequence[Token]]) -> Evidence:
    """Return what the whole article shows of each capitalised word.

    The marks: "title" (stands after a title), "given" (after a given name), "say" (before a verb of saying), "in"
    (after a preposition of place), "the" (after the article), "org" (before an organisation noun), "bracket" (alone in
    brackets), "initials" (short for a longer name), "lower" (also written small), "middle" (inside a sentence).
    """
    marks: defaultdict[str, set[str]] = defaultdict(set)
    small: set[str] = set()
    initials: set[str] = set()
    for tokens in passages:
        if _is_headline(tokens):
            continue
        initials |= _initials(tokens)
        for index, token in enumerate(tokens):
            if token.text[:1].isupper():
                marks[token.text] |= _marks(tokens, index)
            elif token.is_lower:
                small.add(token.text)
    for word, found in marks.items():
        if word.lower() in small:
            found.add("lower")
        if word in initials:
            found.add("initials")
    return {word: frozenset(found) for word, found in marks.items()}


def _initials(tokens: Sequence[Token]) -> set[str]:
    """Return the short forms that the capitalised runs of a passage would have: "HANO" for "Housing Authority …"."""
    found, run = set(), ""
    for token in tokens:
        if token.text[:1].isupper() and not token.is_upper:
            run += token.text[0]
            if len(run) > 2:
                found.add(run)
        elif token.lower_ not in ("of", "the", "and", "for", "&"):
            run = ""
    return found


def _marks(tokens: Sequence[Token], index: int) -> set[str]:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    found = set()
    if before is not None and not tokens[index].is_sent_start:
        lower = before.lower_.rstrip(".")
        if lower in TITLES and before.text[:1].isupper():
            found.add("title")
        if before.text in gazetteer.given_names():
            found.add("given")
        if lower in PLACE_PREPOSITIONS:
            found.add("in")
        if lower == "the":
            found.add("the")
        if before.text == "(" and after is not None and after.text == ")":
            found.add("bracket")
        found.add("middle")
    if after is not None:
        if after.lower_ in SAYING:
            found.add("say")
        if after.lower_.rstrip(".") in ORGANISATION_NOUNS and after.text[:1].isupper():
            found.add("org")
    return found
