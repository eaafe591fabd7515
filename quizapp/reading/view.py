"""A passage as the quantity rules look at it: characters, lexemes, the tokens' tags, and what the times have taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from quizapp.reading.lexemes import lexemes

_LONGEST_PHRASE = 9
_ADDED = frozenset("more further other others additional extra such".split())
_PARTITIVE = frozenset("the these those its their his her our all".split())


class View:
    """The characters of a passage with everything that stands at them; offsets are the passage's own."""

    def __init__(self, doc: Doc | Span, taken: Iterable[tuple[int, int]] = ()) -> None:
        self.text = doc.text
        self.words = lexemes(self.text)
        self._tokens = list(doc)
        base = self._tokens[0].idx if self._tokens else 0
        self._starts = [token.idx - base for token in self._tokens]
        self._taken = bytearray(len(self.text) + 1)
        for start, end in taken:
            self._taken[start:end] = b"\x01" * (end - start)

    def is_taken(self, start: int, end: int) -> bool:
        """Tell whether a time expression stands there."""
        return any(self._taken[start:end])

    def token_at(self, start: int) -> Token | None:
        """Return the token that starts at a character."""
        index = bisect_left(self._starts, start)
        return self._tokens[index] if index < len(self._starts) and self._starts[index] == start else None

    def opens_sentence(self, at: int) -> bool:
        """Tell whether a lexeme is the first word of a sentence or quotation."""
        if at == 0 or self.words[at - 1].text in ".!?:“\"‘'(—–":
            return True
        token = self.token_at(self.words[at].start)
        return token is not None and bool(token.is_sent_start)

    def counted_behind(self, position: int) -> tuple[int, int] | None:
        """Return the span of the noun phrase that a number counts, given the end of the number."""
        index = bisect_left(self._starts, position)
        index = self._past_partitive(index)
        while index < len(self._tokens) and self._tokens[index].lower_ in _ADDED:
            index += 1
        end = self._noun_end(index)
        if end is None:
            return None
        return self._starts[index], self._starts[end] + len(self._tokens[end].text)

    def _past_partitive(self, index: int) -> int:
        """Step over "of the", "of its 19", "of" and, behind a share, "the" before the noun phrase."""
        if index < len(self._tokens) and self._tokens[index].lower_ == "of":
            index += 1
        elif index >= len(self._tokens) or self._tokens[index].lower_ not in _PARTITIVE:
            return index
        while index < len(self._tokens) and (
            self._tokens[index].lower_ in _PARTITIVE or self._tokens[index].pos_ == "NUM"
        ):
            index += 1
        return index

    def _noun_end(self, index: int) -> int | None:
        """Return the index of the phrase's last noun: adjectives and participles first, then nouns."""
        end = None
        for at in range(index, min(index + _LONGEST_PHRASE, len(self._tokens))):
            token = self._tokens[at]
            start = self._starts[at]
            if (at > index and token.is_sent_start) or self.is_taken(start, start + 1):
                break
            if token.pos_ in ("NOUN", "PROPN") or (token.tag_ in ("NNS", "NN") and token.is_alpha):
                end = at
                if token.tag_ in ("NNS", "NNPS") and not self._goes_on(at):
                    break
            elif not self._may_precede(at, end):
                break
        return end

    def _goes_on(self, at: int) -> bool:
        """Tell whether a plural noun only describes the next one ("sports teams")."""
        token = self._tokens[at]
        return token.dep_ == "compound" and token.head.i == token.i + 1

    def _may_precede(self, at: int, end: int | None) -> bool:
        token = self._tokens[at]
        if token.pos_ == "ADJ":
            return end is None or self._tokens[end].pos_ == "PROPN" or self._tokens[at - 1].text == "-"
        if token.text in ("-", "–"):
            return self._starts[at] == self._starts[at - 1] + len(self._tokens[at - 1].text)
        return end is None and (token.tag_ in ("VBN", "VBG") or token.pos_ == "ADV" or token.lower_ == "more")
