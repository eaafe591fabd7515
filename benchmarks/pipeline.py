"""Measure an English pipeline on text that it was not trained on.

    python -m benchmarks.pipeline TREEBANKS [--pipeline PATH] [--against PATH]

TREEBANKS is the folder with `ewt/`, `gum/`, `uner/` and `wikigold/` (see training/README.md). Figures are shares
in per cent: tags, lemmas, sentences (F1), UAS and LAS (spaCy's scorer, punctuation left out), names (F1 of exact
spans with the right type), and "subject and verb": sentences whose main predicate and its subject are both right.
"In the app" is the shipped pipeline as reading uses it: sentence ends by rule, parses mended.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from quizapp.reading.mend import mend
from quizapp.reading.sentences import split_sentences, with_ends
from training.convert import evaluation_docs

SHIPPED = Path(__file__).parent.parent / "quizapp" / "reading" / "english"
SYNTAX = {"tag_acc": "tags", "lemma_acc": "lemmas", "sents_f": "sentences", "dep_uas": "UAS", "dep_las": "LAS"}
NAME_TYPES = (("PERSON",), ("ORG",), ("LOC",), ("PERSON", "ORG", "LOC"))
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl")  # an expletive "it" may be read either way

Figures = dict[str, float]
Parse = Callable[[Language, Sequence[Doc]], Iterable[Doc]]
T = TypeVar("T")


def measure(nlp: Language, parts: dict[str, list[Doc]], parse: Parse) -> Figures:
    """Return every figure by its name."""
    figures: Figures = {}
    for name, gold in parts.items():
        examples = [Example(doc, reference) for doc, reference in zip(parse(nlp, gold), gold, strict=True)]
        if name != "UNER test":
            figures |= syntax_figures(nlp, name, examples)
            figures[f"{name}: subject and verb"] = share(map(subject_and_verb, *sentences(examples)))
        if name != "EWT test":
            figures |= {f"{name}: {'+'.join(types)}": names_f1(examples, types) for types in NAME_TYPES}
    return figures


def alone(nlp: Language, gold: Sequence[Doc]) -> Iterator[Doc]:
    """Yield the pipeline's own reading of the text of each document."""
    yield from nlp.pipe(doc.text for doc in gold)


def in_the_app(nlp: Language, gold: Sequence[Doc]) -> Iterator[Doc]:
    """Yield the reading that the app works with."""
    for reference in gold:
        spans = list(split_sentences(reference.text))
        yield mend(nlp(with_ends(nlp, reference.text, spans)))


def syntax_figures(nlp: Language, name: str, examples: list[Example]) -> Figures:
    scores = Scorer(nlp).score(examples)
    return {f"{name}: {label}": 100 * scores[key] for key, label in SYNTAX.items() if scores.get(key) is not None}


def share(hits: Iterable[bool]) -> float:
    """Return the share of hits in per cent."""
    counted = list(hits)
    return 100 * sum(counted) / max(len(counted), 1)


def sentences(examples: Iterable[Example]) -> tuple[list[Doc], list[Span]]:
    """Return the gold sentences that have a subject, each beside its parsed document."""
    pairs = [
        (example.predicted, sentence)
        for example in examples
        for sentence in example.reference.sents
        if subject_starts(sentence.root)
    ]
    return [predicted for predicted, _ in pairs], [sentence for _, sentence in pairs]


def subject_and_verb(predicted: Doc, gold: Span) -> bool:
    """Tell whether the main predicate and its subject are the same words, by their place in the text."""
    roots = [token for token in predicted if token.idx == gold.root.idx and token.dep_ == "ROOT"]
    return any(subject_starts(root) == subject_starts(gold.root) for root in roots)


def subject_starts(predicate: spacy.tokens.Token) -> list[int]:
    return [child.idx for child in predicate.children if child.dep_ in SUBJECTS]


def names_f1(examples: Iterable[Example], types: tuple[str, ...]) -> float:
    """Return F1 of the names of some types, by exact characters and type."""
    right = said = true = 0
    for example in examples:
        found, gold = named(example.predicted, types), named(example.reference, types)
        right, said, true = right + len(found & gold), said + len(found), true + len(gold)
    return 200 * right / max(said + true, 1)


def named(doc: Doc, types: tuple[str, ...]) -> set[tuple[int, int, str]]:
    return {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in types}


def cost_figures(path: Path, texts: Sequence[str]) -> tuple[Language, Figures]:
    """Load a pipeline; return it with its load time, size and speed on one core."""
    loaded, nlp = timed(lambda: spacy.load(path))
    nlp(texts[0])
    taken, docs = timed(lambda: list(nlp.pipe(texts)))
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return nlp, {
        "CPU seconds to load": loaded,
        "words a CPU second": sum(not token.is_punct for doc in docs for token in doc) / taken,
        "megabytes": size / 1e6,
    }


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Return the processor time of an action, which a busy machine changes less than the clock's, and its result."""
    started = time.process_time()
    result = action()
    return time.process_time() - started, result


def table(columns: dict[str, Figures]) -> str:
    """Return the figures of one or two pipelines as a Markdown table."""
    rows = [["figure", *columns], ["---"] * (len(columns) + 1)]
    for figure in next(iter(columns.values())):
        rows.append([figure, *(f"{figures[figure]:.1f}" for figures in columns.values())])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--pipeline", type=Path, default=SHIPPED)
    parser.add_argument("--against", type=Path, help="a second pipeline, shown beside the first")
    options = parser.parse_args()
    columns = {}
    parts = evaluation_docs(options.treebanks, spacy.blank("en").vocab)
    texts = [doc.text for doc in parts["EWT test"]]
    nlp, costs = cost_figures(options.pipeline, texts)
    columns["pipeline"] = measure(nlp, parts, alone) | costs
    columns["in the app"] = measure(nlp, parts, in_the_app) | costs
    if options.against is not None:
        other, costs = cost_figures(options.against, texts)
        columns["against"] = measure(other, parts, alone) | costs
    print(table(columns))


if __name__ == "__main__":
    main()
