"""Functions that `config.cfg` names; spaCy loads this file with `--code`."""

import json
import random
import string
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

ANNOTATION = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE")

Augmenter = Callable[[Language, Example], Iterator[Example]]


@registry.callbacks("quizapp.word_classes.v1")  # type: ignore[untyped-decorator]
def word_class_loader(path: Path) -> Callable[[Language], Language]:
    """Return a callback that makes the word classes in a JSON file the norms of a blank pipeline."""

    def load(nlp: Language) -> Language:
        classes = json.loads(Path(path).read_text(encoding="utf8"))
        nlp.vocab.lookups.add_table("lexeme_norm", classes)
        nlp.vocab.lookups = nlp.vocab.lookups  # the assignment is what makes the vocabulary read the table
        for lexeme in nlp.vocab:  # words that the tokenizer's exceptions brought in before
            lexeme.norm_ = classes.get(lexeme.text, lexeme.norm_)
        return nlp

    return load


@registry.augmenters("quizapp.unknown_words.v1")  # type: ignore[untyped-decorator]
def unknown_word_augmenter(path: Path, share: float, seed: int) -> Augmenter:
    """Return an augmenter that makes a share of the rare words in a JSON list unknown.

    The word keeps its class, first letter, last three letters and shape, which is all that will be known of a
    new word (compare the UNK replacement of Kiperwasser and Goldberg, TACL 2016).
    """
    rare = frozenset(json.loads(Path(path).read_text(encoding="utf8")))
    rng = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        predicted = Counter(token.text for token in example.predicted)
        gold = Counter(token.text for token in example.reference)
        unknown = {
            word: nonce(word, rng)
            for word, count in predicted.items()
            # a word that is tokenized otherwise in the treebank would not align
            if word.lower() in rare and gold[word] == count and rng.random() < share
        }
        if not unknown:
            yield example
            return
        yield Example(respelled(example.predicted, unknown, ()), respelled(example.reference, unknown, ANNOTATION))

    return augment


def nonce(word: str, rng: random.Random) -> str:
    """Return a made-up word with the same first letter, ending and shape."""
    middle = "".join(rng.choices(string.ascii_lowercase, k=4))
    ending = word[-3:]
    return word[0] + (middle.upper() if word.isupper() else middle) + ending


def respelled(doc: Doc, unknown: dict[str, str], annotation: tuple[str, ...]) -> Doc:
    """Return a copy of the document with the words of `unknown` replaced; norms and `annotation` are kept."""
    words = [unknown.get(token.text, token.text) for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    if annotation:
        copy.from_array(list(annotation), doc.to_array(list(annotation)))  # type: ignore[arg-type]
    for token, original in zip(copy, doc, strict=True):
        token.norm_ = original.norm_
    return copy
