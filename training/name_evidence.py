"""Learn the weights of the evidence for names, and store them for `quizapp.reading.name_tagger`.

Run `python -m training.name_evidence TREEBANKS` from the root of the project, in an environment that has
python-crfsuite. Learns from GUM's training documents, EWT's training documents with the names of `name_types.tsv`,
Universal NER's dev part of EWT, and WikiGold, with the treebanks' own tags; WikiGold, which has none, gets the
pipeline's. An L1 penalty keeps the file small.
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quizapp.reading.name_features import article_evidence, tokens_of
from quizapp.reading.name_tagger import LABELS, sequence_features
from training.corpora import ewt_with_names, gum_documents, wikigold_sentences
from training.documents import curly, paragraphs, to_doc, to_name_doc
from training.name_types import ewt_train_with_names

Sequences = tuple[list[list[list[str]]], list[list[str]]]
TYPES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC"}
OUTPUT = Path(__file__).parents[1] / "quizapp/reading/lists/name_evidence.json.gz"


def main() -> int:
    """Learn and store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--pipeline", default="quizapp/reading/english")
    args = parser.parse_args()
    nlp = spacy.load(args.pipeline, exclude=["ner", "lemmatizer"])
    stored = learn(all_sequences(args.treebanks, nlp))
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    args.output.write_bytes(gzip.compress(text.encode("utf8"), mtime=0))
    print(f"{len(stored['features'])} features, {args.output.stat().st_size} bytes")
    return 0


def all_sequences(treebanks: Path, nlp: Language, uner: str = "dev") -> Sequences:
    """Return features and labels of every passage to learn from."""
    rows: list[list[list[str]]] = []
    labels: list[list[str]] = []
    for article in (
        *gum_articles(treebanks, nlp),
        *listed_articles(treebanks, nlp),
        *uner_articles(treebanks, nlp, uner),
        *wikigold_articles(treebanks, nlp),
    ):
        for features, gold in article_sequences(article, nlp):
            rows.append(features)
            labels.append(gold)
    return rows, labels


def gum_articles(treebanks: Path, nlp: Language) -> Iterator[list[Doc]]:
    """Yield the training documents of GUM, every third with typographic quotes."""
    for number, (part, _, sentences) in enumerate(gum_documents(treebanks / "gum")):
        if part == "train":
            spelling = curly if number % 3 == 0 else list
            yield [to_doc(nlp.vocab, p, spelling) for p in paragraphs(sentences)]


def uner_articles(treebanks: Path, nlp: Language, part: str) -> Iterator[list[Doc]]:
    """Yield the documents of EWT that Universal NER has annotated."""
    sentences = [s for s in ewt_with_names(treebanks, part) if s.names is not None]
    for _, document in groupby(sentences, key=lambda s: s.sent_id.rsplit("-", 1)[0]):
        yield [to_doc(nlp.vocab, p) for p in paragraphs(list(document))]


def listed_articles(treebanks: Path, nlp: Language) -> Iterator[list[Doc]]:
    """Yield the training documents of EWT, with the names of our list."""
    for sentences in ewt_train_with_names(treebanks):
        yield [to_doc(nlp.vocab, p) for p in paragraphs(sentences)]


def wikigold_articles(treebanks: Path, nlp: Language) -> Iterator[list[Doc]]:
    """Yield WikiGold, a sentence each (its documents are not marked)."""
    for words, names, _ in wikigold_sentences(treebanks):
        yield [to_name_doc(nlp.vocab, words, names, [])]


def article_sequences(gold: Sequence[Doc], nlp: Language) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield features and labels of each passage, with the treebank's tags or, where it has none, the pipeline's."""
    tagged = [doc if doc.has_annotation("TAG") else nlp(bare(doc)) for doc in gold]
    passages = [tokens_of(doc) for doc in tagged]
    evidence = article_evidence(passages)
    for doc, tokens in zip(gold, passages, strict=True):
        if tokens:
            yield sequence_features(tokens, evidence), [label_of(doc[t.i]) for t in tokens]


def bare(doc: Doc) -> Doc:
    """Return a document with the same tokens and nothing else."""
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def label_of(token: "spacy.tokens.Token") -> str:
    """Return the label of a token in the gold document; other types of name count as none."""
    kind = TYPES.get(token.ent_type_)
    return f"{token.ent_iob_}-{kind}" if kind else "O"


def learn(sequences: Sequences, c1: float = 0.05, c2: float = 0.5, iterations: int = 120) -> dict[str, object]:
    """Return the stored form of the learned weights (L-BFGS with L1 and L2 penalties, by CRFsuite)."""
    import pycrfsuite  # type: ignore[import-not-found]

    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in zip(*sequences, strict=True):
        trainer.append(rows, labels)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": 2})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "names.crfsuite")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
        tagger.close()
    return stored_weights(info.state_features.items(), info.transitions)


def stored_weights(
    states: Iterable[tuple[tuple[str, str], float]], transitions: dict[tuple[str, str], float]
) -> dict[str, object]:
    """Return the weights in thousandths, a row of seven for each feature."""
    features: dict[str, list[int]] = {}
    for (name, label), weight in states:
        if abs(weight) >= 0.01:
            features.setdefault(name, [0] * len(LABELS))[LABELS.index(label)] = round(weight * 1000)
    table = [[transition(transitions, a, b) for b in LABELS] for a in LABELS]
    return {"features": features, "transitions": table}


def transition(learned: dict[tuple[str, str], float], before: str, after: str) -> int:
    """Return the weight of a label after another; a name goes on only where one of its type has begun."""
    if after.startswith("I-") and before[2:] != after[2:]:
        return -20_000
    return round(learned.get((before, after), 0.0) * 1000)


if __name__ == "__main__":
    sys.exit(main())
