"""Read the corpora: which files belong to which part, and who annotated the names.

Expected below one folder: `ewt/` (UD_English-EWT), `gum/` (GUM's `dep/` and `splits.md`), `uner/` (Universal NER
for EWT) and `wikigold/`.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from training.conllu import Sentence, read_conllu
from training.gum_names import names
from training.spans import EntitySpan, iob_sentences, iob_spans

# The genres whose texts may be shared alike (CC BY, CC BY-SA); the others forbid commercial use.
GUM_GENRES = frozenset(("academic", "bio", "court", "interview", "news", "voyage"))
TYPES = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
WIKIGOLD = "wikigold/CONLL-format/data/wikigold.conll.txt"


class MissingCorpus(Exception):
    """A file that belongs to a corpus is not there."""


def check_corpora(treebanks: Path) -> None:
    """Raise MissingCorpus with all that is missing, rather than train on less than is meant."""
    expected = ("ewt/en_ewt-ud-dev.conllu", "gum/dep", "gum/splits.md", "uner/en_ewt-ud-dev.iob2", WIKIGOLD)
    missing = [name for name in expected if not (treebanks / name).exists()]
    if missing:
        raise MissingCorpus(f"{treebanks}: not found: {', '.join(missing)}; see training/README.md for the layout")


def gum_documents(gum: Path) -> Iterator[tuple[str, str, list[Sentence]]]:
    """Yield part ("train" or "dev"), genre and sentences of each document."""
    for document, part in sorted(gum_parts(gum / "splits.md").items()):
        genre = document.split("_")[1]
        source = gum / "dep" / f"{document}.conllu"
        if genre in GUM_GENRES and source.exists():
            yield part, genre, [s.with_names(names(s.tokens)) for s in read_conllu(source)]


def gum_parts(splits: Path) -> dict[str, str]:
    """Return the part of each document, "train" where the list names none."""
    parts, part = {}, ""
    for line in splits.read_text(encoding="utf8").splitlines():
        if line.startswith("## "):
            part = line.removeprefix("## ").strip()
        elif document := re.match(r"\s*\* (GUM_\w+)", line):
            parts[document[1]] = part
    return parts


def ewt_train(ewt: Path) -> Iterator[list[Sentence]]:
    """Yield the training documents; nobody has annotated their names."""
    sources = {path.stem: path for path in (ewt / "not-to-release/sources").rglob("*.conllu")}
    listed = (ewt / "not-to-release/file-lists/files.train").read_text(encoding="utf8").split()
    for entry in listed:
        name = Path(entry).name.removesuffix(".conllu")
        if name not in sources:
            raise MissingCorpus(f"{ewt}: files.train lists {name}, which is not below not-to-release/sources")
        yield read_conllu(sources[name])


def ewt_with_names(treebanks: Path, part: str) -> list[Sentence]:
    """Return EWT's "dev" or "test" with the names of Universal NER.

    Its three types leave other names open, so a proper noun outside them is marked unknown.
    """
    annotated = {
        sent_id: (words, tags)
        for sent_id, words, tags in iob_sentences(treebanks / f"uner/en_ewt-ud-{part}.iob2", 1, 2, "\t")
    }
    return [
        with_uner_names(sentence, annotated) for sentence in read_conllu(treebanks / f"ewt/en_ewt-ud-{part}.conllu")
    ]


def with_uner_names(sentence: Sentence, annotated: Mapping[str, tuple[list[str], list[str]]]) -> Sentence:
    """Return the sentence with its names, or as it is where the two releases differ in tokens."""
    words, tags = annotated.get(sentence.sent_id, ([], []))
    if words != [token.form for token in sentence.tokens]:
        return sentence
    spans = iob_spans(tags, TYPES)
    covered = {index for start, end, _ in spans for index in range(start, end)}
    proper = (i for i, t in enumerate(sentence.tokens) if t.upos == "PROPN" or t.xpos in ("NNP", "NNPS"))
    return sentence.with_names(spans, [index for index in proper if index not in covered])


def wikigold_sentences(treebanks: Path) -> Iterator[tuple[list[str], list[EntitySpan], list[EntitySpan]]]:
    """Yield words, names, and spans of its mixed type, which holds nationalities, works and events alike."""
    for _, words, tags in iob_sentences(treebanks / WIKIGOLD, 0, 1, " "):
        if words != ["-DOCSTART-"]:
            yield words, iob_spans(tags, TYPES), iob_spans(tags, {"MISC": "MISC"})
