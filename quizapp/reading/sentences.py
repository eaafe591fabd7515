"""Sentences: where they begin and end in the clean text, and their parses.

The ends are found by rule before parsing, because a parser trained on web text splits at datelines and quotes; the
pipeline is then given the ends and one document a passage, as it was trained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.reading.furniture import MONTH, WEEKDAY
from quizapp.reading.mend import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

Span = tuple[int, int]

LONGEST_SENTENCE = 1_200  # characters; what is longer is a list or lost punctuation, and is not parsed
LARGEST_DOC = 12_000
END = re.compile(
    r"[.!?…]+[\"”’')\]]{0,3}(?=\s+[“\"‘'(\[]{0,3}[A-Z0-9£$€]|\s*$)|(?<=[a-z]{2})[.!?][\"”’)]{0,2}(?=[“\"]?[A-Z][a-z])"
)
BEFORE_DOT = re.compile(r"[\w&.'’-]+$")
SAINT_IN_A_NAME = re.compile(r"\w-Ste?$")
# never the end of a sentence
TITLES = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col capt cmdr sgt maj brig adm rev hon st mt ft pres sec amb supt det insp "
    "fr jr sr "
    "vs v no nos art fig vol pp e.g i.e cf al approx est dept".split()
)
# the end of a sentence only where the next word is one that opens sentences
MAYBE = frozenset(
    "u.s u.k u.n e.u u.s.a d.c jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ph.d m.d "
    "b.a m.a calif "
    "fla mass wash conn penn ill mich minn tex ariz colo ga va md n.y l.a".split()
)
# the end of a sentence unless a name of their own kind follows
OFTEN = frozenset("a.m p.m inc co corp ltd plc bros etc".split())
GOES_ON = re.compile(rf"\s*(?:{WEEKDAY}|{MONTH}|Eastern|Pacific|Central|GMT|BST|ET|EST|EDT|UTC|CET|chief|of|and)\b")
OPENERS = frozenset(
    "the a an in on at it he she they we i this that these those there but and so however after before when while as "
    "for "
    "his her its their by from with most many some several no one two according police since during although if".split()
)
ASKED = re.compile(
    r"\s*(?:(?:[A-Z][\w.'’-]+|the|a|one) ){1,4}(?:said|asked|says|asks|wrote|told|added|shouted|cried|wondered)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. `start` and `end` count clean characters, `base` is where its document starts among them."""

    start: int
    end: int
    base: int
    passage: int
    span: SpacySpan

    @property
    def root(self) -> Token:
        """Return the head word of the sentence."""
        return self.span.root

    @property
    def text(self) -> str:
        """Return the sentence as it stands in the clean text."""
        written: str = self.span.doc.text[self.start - self.base : self.end - self.base]
        return written

    def place(self, tokens: tuple[Token, ...]) -> Span:
        """Return the clean span that tokens of this sentence cover."""
        return self.base + tokens[0].idx, self.base + tokens[-1].idx + len(tokens[-1].text)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of the sentences of a passage, without the space between them."""
    end = len(text) if end is None else end
    first = start
    for match in END.finditer(text, start, end):
        if match.end() < end and not _is_end(text, match):
            continue
        yield first, match.end()
        first = match.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield first, end


def _is_end(text: str, match: re.Match[str]) -> bool:  # noqa: PLR0911 - one return for each case
    word = BEFORE_DOT.search(text, max(0, match.start() - 20), match.start())
    before = word[0].lower() if word else ""
    if word is not None and SAINT_IN_A_NAME.search(word[0]):  # "Minneapolis-St. Paul"
        return False
    marks = match[0]
    if marks.startswith("..") or marks.startswith("…"):
        return True
    if marks[0] in "!?" and marks[-1] in "\"”’'" and ASKED.match(text, match.end(), match.end() + 80):
        return False
    if marks[0] != "." or marks[-1] in '"”)]':
        return True
    following = re.match(r"\s*[“\"‘'(\[]{0,3}([\w’']+)", text[match.end() : match.end() + 30])
    opener = following is not None and following[1].lower() in OPENERS and following[1][0].isupper()
    if before in TITLES:
        return before in ("jr", "sr", "no", "al", "est") and opener
    if len(before) == 1 and before.isalpha() and word is not None and word[0].isupper():
        return opener and before != "i"
    if before in OFTEN:
        return opener or not GOES_ON.match(text, match.end(), match.end() + 20)
    if before in ("p", "pp") and following is not None and following[1][0].isdigit():
        return False
    if before in MAYBE or re.fullmatch(r"(?:[a-z]\.)+[a-z]", before):
        return opener
    return True


def parse_passages(
    english: Language, text: str, passages: tuple[tuple[int, Span], ...]
) -> Iterator[tuple[int, int, Doc]]:
    """Yield (passage number, where the document starts, parsed document) for each stretch of whole sentences.

    Sentences longer than LONGEST_SENTENCE are left out; no document is longer than LARGEST_DOC characters.
    """
    chunks = [(number, chunk) for number, span in passages for chunk in _chunks(text, span)]
    docs = (with_ends(english, text, chunk) for _, chunk in chunks)
    for (number, chunk), doc in zip(chunks, english.pipe(docs, batch_size=32), strict=True):
        yield number, chunk[0][0], mend(doc)


def _chunks(text: str, passage: Span) -> Iterator[list[Span]]:
    chunk: list[Span] = []
    for start, end in split_sentences(text, *passage):
        too_long = end - start > LONGEST_SENTENCE
        if chunk and (too_long or end - chunk[0][0] > LARGEST_DOC):
            yield chunk
            chunk = []
        if not too_long:
            chunk.append((start, end))
    if chunk:
        yield chunk


def with_ends(english: Language, text: str, sentences: list[Span]) -> Doc:
    """Return sentences that follow each other as one document, not yet parsed, with their borders set."""
    base = sentences[0][0]
    doc = english.make_doc(text[base : sentences[-1][1]])
    starts = {start - base for start, _ in sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def sentences_of(passage: int, base: int, doc: Doc) -> Iterator[Sentence]:
    """Yield the sentences of a parsed document."""
    for span in doc.sents:
        yield Sentence(base + span.start_char, base + span.end_char, base, passage, span)
