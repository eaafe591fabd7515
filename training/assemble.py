"""Turn a trained pipeline into the one that is shipped: with lemmas, without what only training needs."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc, DocBin, Token

CLOSED_CLASSES = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"))
OPEN_CLASSES = frozenset(("ADJ", "ADV", "NOUN", "NUM", "VERB"))
TRAINING_ONLY = ("corpora", "training", "initialize", "pretraining")
WITHOUT_TRAINING = {"initialize": {"before_init": None}, "corpora": {"train": {"augmenter": None}}}
VERSION = "0.3.0"

Lemmas = Mapping[tuple[str, str], str]


def assemble(trained: Path, borders: Path, corpus: Path, output: Path) -> Language:
    """Write the pipeline with sentence borders and a lemmatizer, its credits and no paths of the training machine."""
    nlp = spacy.load(trained, config=WITHOUT_TRAINING)
    nlp.add_pipe("senter", source=spacy.load(borders, config=WITHOUT_TRAINING), first=True)
    docs = DocBin().from_disk(corpus / "train.spacy").get_docs(nlp.vocab)
    add_lemmatizer(nlp, treebank_lemmas(docs))
    nlp.meta.update(description())
    for section in TRAINING_ONLY:
        nlp.config[section] = {}
    nlp.config["paths"] = {}
    nlp.to_disk(output)
    strings = json.dumps(needed_strings(nlp), ensure_ascii=False)
    (output / "vocab" / "strings.json").write_text(strings, encoding="utf8")
    return nlp


def needed_strings(nlp: Language) -> list[str]:
    """Return the labels and the tokenizer's words; the words of the treebanks need no place in the package."""
    labels = {label for name in nlp.pipe_names for label in getattr(nlp.get_pipe(name), "labels", ())}
    return sorted(labels | set(spacy.blank("en").vocab.strings))


def add_lemmatizer(nlp: Language, lemmas: Lemmas) -> None:
    """Add spaCy's rule lemmatizer; its tables know no closed classes and few contractions, the treebanks do."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True}, before="ner")
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize()
    exceptions = lemmatizer.lookups.get_table("lemma_exc")
    learned: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (pos, form), lemma in lemmas.items():
        learned[pos.lower()] |= {form: [lemma], form.replace("'", "’"): [lemma]}
    for pos, forms in learned.items():
        exceptions[pos] = {**exceptions.get(pos, {}), **forms}


def treebank_lemmas(docs: Iterable[Doc]) -> dict[tuple[str, str], str]:
    """Return the usual lemma of each part of speech and lower-case form that occurs often enough to trust."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in (token for doc in docs for token in doc if _is_lemmatized(token)):
        counts[token.pos_, token.lower_.replace("’", "'")][token.lemma_.replace("’", "'")] += 1
    return {key: lemmas.most_common(1)[0][0] for key, lemmas in sorted(counts.items()) if is_trusted(key[0], lemmas)}


def _is_lemmatized(token: Token) -> bool:
    return bool(token.lemma_) and token.pos_ in CLOSED_CLASSES | OPEN_CLASSES


def is_trusted(pos: str, lemmas: Counter[str]) -> bool:
    """Trust two sightings of a closed class; of an open one three, nine in ten of them alike."""
    (_, best), seen = lemmas.most_common(1)[0], lemmas.total()
    return best >= 2 if pos in CLOSED_CLASSES else best >= 3 and best / seen >= 0.9


def description() -> dict[str, object]:
    """Return the entries of meta.json that say what this is and whose work it rests on."""
    return {
        "name": "quizapp_news",
        "version": VERSION,
        "spacy_version": ">=3.8.0,<3.9.0",
        "license": "CC BY-SA 4.0",
        "description": "English sentence borders, tagger, morphologizer, Universal Dependencies parser, names and "
        "lemmas, trained from nothing on open treebanks; Token.norm_ is a word class. See CREDITS.md and "
        "training/README.md.",
        "sources": [dict(zip(SOURCE_FIELDS, row, strict=True)) for row in SOURCES],
    }


SOURCE_FIELDS = ("name", "license", "url", "author")
SOURCES = (
    (
        "UD_English-EWT",
        "CC BY-SA 4.0",
        "https://github.com/UniversalDependencies/UD_English-EWT",
        "Silveira et al., UD contributors",
    ),
    (
        "GUM (academic, bio, court, interview, news, voyage)",
        "annotations CC BY 4.0; texts CC BY 2.5 and 4.0, CC BY-SA 3.0",
        "https://gucorpling.org/gum/",
        "Zeldes et al.",
    ),
    ("UNER_English-EWT (dev)", "CC BY-SA 4.0", "https://www.universalner.org/", "Mayhew et al."),
    (
        "WikiGold",
        "CC BY 4.0",
        "https://figshare.com/articles/Learning_multilingual_named_entity_recognition_from_Wikipedia/5462500",
        "Balasuriya et al.; Nothman et al.",
    ),
    (
        "spacy-lookups-data (English lemma tables)",
        "MIT; derived from WordNet 3.0",
        "https://github.com/explosion/spacy-lookups-data",
        "Explosion; Princeton University",
    ),
    ("GeoNames (place names)", "CC BY 4.0", "https://www.geonames.org/", "GeoNames"),
    ("wordfreq (which words to list)", "Apache 2.0; CC BY-SA 4.0", "https://github.com/rspeer/wordfreq", "Speer"),
    ("Faker (given names, surnames)", "MIT", "https://github.com/joke2k/faker", "Faraglia and contributors"),
)
