"""Read treebank files in CoNLL-U format (universaldependencies.org/format.html)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.spans import EntitySpan


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. `head` is an index into the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    space_after: bool
    misc: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `names` is None where nobody has annotated the names.

    `unknown` are the tokens outside the names that may yet be part of a name.
    """

    sent_id: str
    opens_paragraph: bool
    tokens: tuple[Token, ...]
    names: tuple[EntitySpan, ...] | None = None
    unknown: tuple[int, ...] = ()

    def with_names(self, names: Iterable[EntitySpan], unknown: Iterable[int] = ()) -> "Sentence":
        """Return the sentence with its names annotated."""
        return replace(self, names=tuple(names), unknown=tuple(unknown))


def read_conllu(path: Path) -> list[Sentence]:
    """Return the sentences of a file."""
    sentences: list[Sentence] = []
    opens_paragraph = True
    for comments, rows in blocks(path):
        opens_paragraph = opens_paragraph or any(map(is_paragraph_start, comments))
        if rows:
            sentences.append(Sentence(sentence_id(comments), opens_paragraph, read_tokens(rows)))
            opens_paragraph = False
    return sentences


def blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield the comment lines and the split rows between blank lines."""
    comments: list[str] = []
    rows: list[list[str]] = []
    with path.open(encoding="utf8") as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            else:
                yield comments, rows
                comments, rows = [], []
    if comments or rows:
        yield comments, rows


def is_paragraph_start(comment: str) -> bool:
    """Tell a new paragraph or document from GUM's blocks, which only describe the layout."""
    return comment.startswith(("# newpar", "# newdoc")) and not comment.startswith("# newpar_block")


def sentence_id(comments: Iterable[str]) -> str:
    """Return the value of the `sent_id` comment, or an empty string."""
    return next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")


def read_tokens(rows: Iterable[list[str]]) -> tuple[Token, ...]:
    """Return the syntactic words; the parts of a multiword token ("do" + "n't") have no space between them."""
    tokens = []
    last_part, space_after_parts = 0, True
    for row in rows:
        number, space_after = row[0], "SpaceAfter=No" not in row[9]
        if "." in number:  # an empty node of the enhanced graph
            continue
        if "-" in number:
            last_part, space_after_parts = int(number.split("-")[1]), space_after
            continue
        if int(number) <= last_part:
            space_after = int(number) == last_part and space_after_parts
        tokens.append(Token(row[1], row[2], row[3], row[4], row[5], int(row[6]) - 1, row[7], space_after, row[9]))
    return tuple(tokens)
