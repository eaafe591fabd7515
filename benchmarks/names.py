"""Measure names: `python -m benchmarks.names TREEBANKS` prints precision, recall and F by type and layer.

TREEBANKS is the folder that training/README.md describes. Texts are read raw, as articles are; a name counts as found
where its first and last character and its type are right. Three types count (persons, organisations, places), as in
Universal NER; "whatever type" asks for the borders alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quizapp.reading import name_tagger
from quizapp.reading.knowledge import EntityType
from quizapp.reading.names import find_mentions
from training.corpora import ewt_with_names, gum_documents
from training.documents import paragraphs, to_doc

Found = set[tuple[int, int, int, str]]  # passage, first character, last character, type
TYPES = {"PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place"}
KINDS = ("person", "organisation", "place")


def main() -> None:
    """Print a table for each text collection and layer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--pipeline", default="quizapp/reading/english")
    parser.add_argument("--weights", type=Path, help="weights other than the shipped ones")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="the part of EWT")
    parser.add_argument(
        "--every-other", type=int, choices=(0, 1), help="only documents of one half, for cross-validation"
    )
    args = parser.parse_args()
    if args.weights:
        other = name_tagger.weights_from(json.loads(gzip.decompress(args.weights.read_bytes())))
        name_tagger.shipped_weights = lambda: other  # type: ignore[assignment]
    english = spacy.load(args.pipeline)
    collections = {f"UNER EWT {args.part}": list(uner_articles(args.treebanks, english, args.part))}
    if args.every_other is not None:
        collections = {name: articles[args.every_other :: 2] for name, articles in collections.items()}
    collections["GUM news, dev and test documents"] = list(gum_news(args.treebanks, english))
    for name, articles in collections.items():
        print(f"\n{name}: {len(articles)} documents, {sum(len(d) for a in articles for d in a)} tokens")
        report("the pipeline's names alone", articles, english, by_pipeline)
        report("with the evidence layer", articles, english, by_evidence)


def uner_articles(treebanks: Path, english: Language, part: str) -> Iterator[list[Doc]]:
    """Yield the documents of EWT that Universal NER has annotated, a Doc a paragraph."""
    sentences = [s for s in ewt_with_names(treebanks, part) if s.names is not None]
    for _, document in groupby(sentences, key=lambda s: s.sent_id.rsplit("-", 1)[0]):
        yield [to_doc(english.vocab, p) for p in paragraphs(list(document))]


def gum_news(treebanks: Path, english: Language) -> Iterator[list[Doc]]:
    """Yield the news documents of GUM that nothing is learned from."""
    for part, genre, sentences in gum_documents(treebanks / "gum"):
        if part != "train" and genre == "news":
            yield [to_doc(english.vocab, p) for p in paragraphs(sentences)]


def by_pipeline(docs: Sequence[Doc]) -> Found:
    """Return the names that the pipeline's own recogniser gives."""
    return {
        (i, e.start_char, e.end_char, TYPES[e.label_])
        for i, doc in enumerate(docs)
        for e in doc.ents
        if e.label_ in TYPES
    }


def by_evidence(docs: Sequence[Doc]) -> Found:
    """Return the names that the app finds."""
    offsets = [0]
    for doc in docs:
        offsets.append(offsets[-1] + len(doc.text) + 2)
    found = set()
    for mention in find_mentions(zip(docs, offsets, strict=False)):
        passage = max(i for i, offset in enumerate(offsets[:-1]) if offset <= mention.start)
        base = offsets[passage]
        if mention.type in (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE):
            found.add((passage, mention.start - base, mention.end - base, mention.type.value))
    return found


def gold_names(docs: Sequence[Doc]) -> Found:
    """Return the annotated names, as they are: a few hold "the" or a possessive, which the app leaves out."""
    return {
        (i, e.start_char, e.end_char, TYPES[e.label_])
        for i, doc in enumerate(docs)
        for e in doc.ents
        if e.label_ in TYPES
    }


def report(
    title: str, articles: Sequence[Sequence[Doc]], english: Language, layer: Callable[[Sequence[Doc]], Found]
) -> None:
    """Print one table."""
    counts: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    for gold in articles:
        parsed = list(english.pipe(doc.text for doc in gold))
        started = time.process_time()
        found = layer(parsed)
        seconds += time.process_time() - started
        count(counts, gold_names(gold), found)
    words = sum(len(doc) for article in articles for doc in article)
    print(f"  {title} ({words / max(seconds, 1e-9):,.0f} words a second)")
    for kind in (*KINDS, "all three", "whatever type"):
        right, made, there = (counts[kind, part] for part in ("right", "made", "there"))
        precision, recall = right / max(made, 1), right / max(there, 1)
        f = 2 * right / max(made + there, 1)
        print(f"    {kind:14} P {precision:6.1%}  R {recall:6.1%}  F {f:6.1%}  ({there})")


def count(counts: Counter[tuple[str, str]], gold: Found, found: Found) -> None:
    """Add one article's names to the counts."""
    for kind in KINDS:
        add(counts, kind, {n for n in gold if n[3] == kind}, {n for n in found if n[3] == kind})
    add(counts, "all three", gold, found)
    add(counts, "whatever type", {n[:3] for n in gold}, {n[:3] for n in found})


def add(counts: Counter[tuple[str, str]], kind: str, gold: Iterable[object], found: Iterable[object]) -> None:
    """Add the names of one kind."""
    gold, found = set(gold), set(found)
    counts[kind, "right"] += len(gold & found)
    counts[kind, "made"] += len(found)
    counts[kind, "there"] += len(gold)


if __name__ == "__main__":
    main()
