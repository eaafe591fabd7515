"""Make spaCy documents out of annotated sentences, one a paragraph, as the app calls the pipeline."""

import random
from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from training.conllu import Sentence, Token
from training.spans import EntitySpan

LONGEST_PARAGRAPH = 12
SHORT_PARAGRAPH = 3
FEATURES = frozenset(
    "Number Person Tense VerbForm Mood Voice Case PronType Poss Definite Degree Gender NumType Polarity Reflex".split()
)
OPENING = frozenset("( [ $ £ €".split())
CLOSING = frozenset(". , ; : ? ! ) ] % 's n't 're 've 'll 'd 'm '".split())
Spelling = Callable[[Sequence[str]], list[str]]


def paragraphs(
    sentences: Sequence[Sentence], merged: float = 0.0, rng: random.Random | None = None
) -> list[list[Sentence]]:
    """Return the sentences by paragraph, at most 12 in each.

    A share `merged` of the paragraphs is joined to a short one before it: in many texts a heading or an item of a
    list runs into the next sentence, so the pipeline must see sentences that end without a full stop.
    """
    joined: list[list[Sentence]] = []
    for paragraph in natural_paragraphs(sentences):
        short = joined and len(joined[-1]) < SHORT_PARAGRAPH
        if rng and short and rng.random() < merged:
            joined[-1].extend(paragraph)
        else:
            joined.append(paragraph)
    return [p[i : i + LONGEST_PARAGRAPH] for p in joined for i in range(0, len(p), LONGEST_PARAGRAPH)]


def natural_paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return the sentences by the treebank's own paragraphs."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens_paragraph or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def to_doc(vocab: Vocab, sentences: Sequence[Sentence], spelling: Spelling = list) -> Doc:
    """Return the sentences as one document with all their annotation."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    spaces = [token.space_after for token in tokens]
    ends = [offset + len(s.tokens) - 1 for offset, s in zip(offsets(sentences), sentences, strict=True)]
    for end in ends:
        spaces[end] = True
    doc = Doc(
        vocab,
        words=spelling([token.form for token in tokens]),
        spaces=spaces,
        lemmas=[token.lemma for token in tokens],
        pos=[token.upos for token in tokens],
        tags=[token.xpos for token in tokens],
        morphs=[kept_features(token) for token in tokens],
        heads=heads(sentences),
        deps=["ROOT" if token.head < 0 else token.relation for token in tokens],
    )
    set_names(doc, sentences)
    return doc


def offsets(sentences: Sequence[Sentence]) -> list[int]:
    """Return the index of each sentence's first token in the document."""
    found, offset = [], 0
    for sentence in sentences:
        found.append(offset)
        offset += len(sentence.tokens)
    return found


def heads(sentences: Sequence[Sentence]) -> list[int]:
    """Return each token's head as an index into the document; a root is its own head."""
    return [
        offset + (token.head if token.head >= 0 else index)
        for offset, sentence in zip(offsets(sentences), sentences, strict=True)
        for index, token in enumerate(sentence.tokens)
    ]


def kept_features(token: Token) -> str:
    """Return the features that later layers read; fewer labels are learned better."""
    if token.feats == "_":
        return ""
    return "|".join(pair for pair in token.feats.split("|") if pair.split("=")[0] in FEATURES)


def set_names(doc: Doc, sentences: Sequence[Sentence]) -> None:
    """Mark the names; where they are unknown, say so rather than "no name here"."""
    spans, unknown = [], []
    for offset, sentence in zip(offsets(sentences), sentences, strict=True):
        if sentence.names is None:
            unknown.append(Span(doc, offset, offset + len(sentence.tokens)))
            continue
        spans += [Span(doc, offset + start, offset + end, label=label) for start, end, label in sentence.names]
        unknown += [Span(doc, offset + i, offset + i + 1) for i in sentence.unknown]
    doc.set_ents(spans, missing=unknown, default="outside")


def curly(words: Sequence[str]) -> list[str]:
    """Return the words with typographic quotes, which news uses and the treebanks do not."""
    respelled, opened = [], False
    for word in words:
        if word == '"':
            respelled.append("”" if opened else "“")
            opened = not opened
        else:
            respelled.append(word.replace("'", "’"))
    return respelled


def headline_case(words: Sequence[str]) -> list[str]:
    """Return the words as in a headline: all but the short ones begin with a capital."""
    return [word[:1].upper() + word[1:] if len(word) > 3 or i == 0 else word for i, word in enumerate(words)]


def to_name_doc(vocab: Vocab, words: Sequence[str], names: Sequence[EntitySpan], unknown: Sequence[EntitySpan]) -> Doc:
    """Return a document in which only the names are annotated; the spaces are restored from the punctuation."""
    doc = Doc(vocab, words=list(words), spaces=guessed_spaces(words))
    doc.set_ents(
        [Span(doc, start, end, label=label) for start, end, label in names],
        missing=[Span(doc, start, end) for start, end, _ in unknown],
        default="outside",
    )
    return doc


def guessed_spaces(words: Sequence[str]) -> list[bool]:
    """Tell for each word whether a space follows, in text whose spacing is lost."""
    spaces, quoted = [], False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        quoted ^= word == '"'
        closes = following == '"' and quoted
        opens = word in OPENING or (word == '"' and quoted)
        spaces.append(not (opens or closes or following in CLOSING))
    return spaces
