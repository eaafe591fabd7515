"""Turn the corpora into what spaCy trains on: documents, word classes and the list of rare words."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence
from training.corpora import ewt_train, ewt_with_names, gum_documents, wikigold_sentences
from training.documents import Spelling, curly, headline_case, paragraphs, to_doc, to_name_doc
from training.lexicon import word_classes

CURLY_SHARE = 0.35
HEADLINE_SHARE = 0.03
GUM_MERGED, EWT_MERGED = 0.3, 0.5  # EWT's mails and reviews are often without paragraphs or full stops
RARE = 2
SEED = 7


def convert(treebanks: Path, output: Path) -> dict[str, int]:
    """Write train.spacy, dev.spacy, word_classes.json and rare_words.json; return the tokens of each part."""
    vocab = spacy.blank("en").vocab
    output.mkdir(parents=True, exist_ok=True)
    parts = {"train": list(training_docs(treebanks, vocab)), "dev": dev_docs(treebanks, vocab)}
    for name, docs in parts.items():
        DocBin(docs=docs, store_user_data=False).to_disk(output / f"{name}.spacy")
    _write_json(output / "word_classes.json", word_classes())
    _write_json(output / "rare_words.json", rare_words(parts["train"]))
    return {name: sum(map(len, docs)) for name, docs in parts.items()}


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, sort_keys=True), encoding="utf8")


def training_docs(treebanks: Path, vocab: Vocab) -> Iterator[Doc]:
    """Yield all that may be learned from, always in the same order and spelling."""
    rng = random.Random(SEED)
    for part, _, sentences in gum_documents(treebanks / "gum"):
        if part == "train":
            yield from respelled_docs(vocab, paragraphs(sentences, GUM_MERGED, rng), rng)
    for sentences in ewt_train(treebanks / "ewt"):
        yield from respelled_docs(vocab, paragraphs(sentences, EWT_MERGED, rng), rng)
    yield from respelled_docs(vocab, paragraphs(ewt_with_names(treebanks, "dev"), EWT_MERGED, rng), rng)
    for words, names, unknown in wikigold_sentences(treebanks):
        yield to_name_doc(vocab, curly(words) if rng.random() < CURLY_SHARE else words, names, unknown)


def respelled_docs(vocab: Vocab, chunks: Iterable[list[Sentence]], rng: random.Random) -> Iterator[Doc]:
    """Yield the paragraphs, some with typographic quotes, some in headline case."""
    for chunk in chunks:
        yield to_doc(vocab, chunk, _drawn_spelling(rng))


def _drawn_spelling(rng: random.Random) -> Spelling:
    draw = rng.random()
    if draw < HEADLINE_SHARE:
        return headline_case
    return curly if draw < HEADLINE_SHARE + CURLY_SHARE else list


def dev_docs(treebanks: Path, vocab: Vocab) -> list[Doc]:
    """Return the documents by which settings and steps are chosen: GUM's dev part without the news."""
    return gum_docs(treebanks, vocab, news=False)


def gum_docs(treebanks: Path, vocab: Vocab, news: bool) -> list[Doc]:
    """Return the paragraphs of GUM's dev (and test) documents, either the news or all others."""
    return [
        to_doc(vocab, paragraph)
        for part, genre, sentences in gum_documents(treebanks / "gum")
        if part != "train" and (genre == "news") == news
        for paragraph in paragraphs(sentences)
    ]


def evaluation_docs(treebanks: Path, vocab: Vocab) -> dict[str, list[Doc]]:
    """Return the documents that are only ever measured on: GUM news, EWT test, and EWT test with its names."""
    ewt = paragraphs(ewt_with_names(treebanks, "test"))
    named = [p for p in ewt if all(sentence.names is not None for sentence in p)]
    return {
        "GUM news": gum_docs(treebanks, vocab, news=True),
        "EWT test": [to_doc(vocab, paragraph) for paragraph in ewt],
        "UNER test": [to_doc(vocab, [s.with_names(s.names or ()) for s in paragraph]) for paragraph in named],
    }


def rare_words(docs: Iterable[Doc]) -> list[str]:
    """Return the longer words that occur once or twice, in lower case."""
    counts = Counter(token.lower_ for doc in docs for token in doc if doc.has_annotation("TAG"))
    return sorted(w for w, count in counts.items() if count <= RARE and w.isalpha() and len(w) > 4)
