"""Mark the names of EWT's training part, which nobody has annotated, by a list of them typed by hand.

`name_types.tsv` holds a line for each name: its type (PERSON, ORG, LOC, or - for what is none of them) and its words
with spaces between. It was proposed by earlier weights and the treebank's runs of proper nouns, then read through
and corrected; a name has one type throughout. Types follow Universal NER: restaurants and hotels are places.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from training.conllu import Sentence, Token
from training.corpora import ewt_train
from training.spans import EntitySpan

LIST = Path(__file__).with_name("name_types.tsv")
NO_NAME = "-"
Types = Mapping[str, Mapping[tuple[str, ...], str]]  # first word, all words, type


def ewt_train_with_names(treebanks: Path) -> Iterator[list[Sentence]]:
    """Yield the training documents of EWT with the listed names."""
    for sentences in ewt_train(treebanks / "ewt"):
        yield [s.with_names(listed_names(s.tokens, name_types())) for s in sentences]


@cache
def name_types(source: Path = LIST) -> Types:
    """Return the type of each listed name, by its first word.

    Raise ValueError, with file and line, where a line is not a type and a name.
    """
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for number, line in enumerate(source.read_text(encoding="utf8").splitlines(), 1):
        kind, _, name = line.partition("\t")
        words = tuple(name.split(" "))
        if kind not in ("PERSON", "ORG", "LOC", NO_NAME) or not all(words):
            raise ValueError(f"{source}:{number}: expected a type, a tab and a name, found {line!r}")
        found.setdefault(words[0], {})[words] = kind
    return found


def listed_names(tokens: Sequence[Token], types: Types) -> list[EntitySpan]:
    """Return the longest listed names that hold a proper noun, from left to right."""
    spans, start = [], 0
    while start < len(tokens):
        words = _longest(tokens, start, types.get(tokens[start].form, {}))
        kind = types[words[0]][words] if words else NO_NAME
        if kind != NO_NAME:
            spans.append(EntitySpan(start, start + len(words), kind))
        start += max(len(words), 1)
    return spans


def _longest(tokens: Sequence[Token], start: int, names: Mapping[tuple[str, ...], str]) -> tuple[str, ...]:
    for name in sorted(names, key=len, reverse=True):
        stretch = tokens[start : start + len(name)]
        if tuple(t.form for t in stretch) == name and any(_is_proper(t) for t in stretch):
            return name
    return ()


def _is_proper(token: Token) -> bool:
    return token.upos == "PROPN" or token.xpos.startswith("NNP")
