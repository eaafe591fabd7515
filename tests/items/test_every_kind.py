"""What holds for items of every kind, on real articles: proof, options, key, lint, and the file that teachers edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from quizapp.formats.articles import read_article
from quizapp.formats.bank import parse_bank
from quizapp.formats.bank_writer import answer_first, write_bank
from quizapp.items.difficulty import estimate
from quizapp.items.generate import candidates
from quizapp.items.kinds import KINDS, WHOLE_KINDS
from quizapp.items.kinds.kind import Candidate
from quizapp.items.verify import verify
from quizapp.items.wording import normalise
from quizapp.lint.run import lint_item
from quizapp.model import Article, Item, Provenance, Quiz, content_id
from quizapp.reading.read import read

ROOT = Path(__file__).parents[2]
FILES = [
    ROOT / "quizapp" / "library" / "kazakhstan-2022.md",
    *sorted((ROOT / "tests" / "golden" / "seen").glob("*.txt")),
]
Made = list[tuple[Article, Candidate]]


@pytest.fixture(scope="module")
def made(english: Language) -> Made:
    found: Made = []
    for file in FILES:
        article = read_article(file)
        # kinds that are off are held to the same rules as the others
        kinds = [replace(kind, default=True) for kind in KINDS]
        wholes = [replace(kind, default=True) for kind in WHOLE_KINDS]
        found += [(article, one) for one in candidates(read(article, english), english, 0, kinds, wholes, least=0)[0]]
    return found


@pytest.fixture(scope="module")
def items(made: Made) -> list[tuple[Article, Item]]:
    return [(article, one.item) for article, one in made]


def test_there_are_items_of_many_kinds(items: list[tuple[Article, Item]]) -> None:
    assert len({item.proof.rule for _, item in items if item.proof is not None}) >= 12
    assert len({item.type for _, item in items}) >= 4


def test_each_item_is_verified_and_its_quote_stands_where_it_says(items: list[tuple[Article, Item]]) -> None:
    for article, item in items:
        assert verify(item, article) == ()
        assert article.text[item.citation.start : item.citation.end] == item.citation.quote


def test_no_option_repeats_and_the_key_is_among_the_options(items: list[tuple[Article, Item]]) -> None:
    for _, item in items:
        forms = [normalise(option.text) for option in item.options]
        assert len(set(forms)) == len(forms) >= 2 and 0 <= item.key < len(item.options), item.stem


def test_no_item_has_an_error_of_the_lint(items: list[tuple[Article, Item]]) -> None:
    assert [found for article, item in items for found in lint_item(item, article) if found.level == "error"] == []


def test_each_item_says_what_made_it_and_why_its_answer_is_right(made: Made) -> None:
    for article, one in made:
        item = one.item
        assert item.provenance is Provenance.GENERATED and item.kind and item.rationale
        assert item.proof is not None and "fact" in dict(item.proof.inputs)
        assert item.id == content_id(item.type, item.stem, item.options, item.key, item.citation.quote)
        assert one.claim.start <= item.citation.end and item.citation.start <= one.claim.end
        assert estimate(item).reasons is not None and article.text


def test_every_item_goes_through_the_teachers_file_and_comes_back_the_same(items: list[tuple[Article, Item]]) -> None:
    for article in dict.fromkeys(article for article, _ in items):
        kept = tuple(dict.fromkeys(item for one, item in items if one == article))
        unlike = {item.id: item for item in kept}
        read_back = parse_bank(write_bank(Quiz("Quiz", article, tuple(unlike.values()))).encode(), "bank.yaml")
        assert [str(problem) for problem in read_back.problems if problem.level == "error"] == []
        assert read_back.quiz is not None
        expected = [replace(answer_first(item), provenance=Provenance.AUTHORED) for item in unlike.values()]
        assert [replace(item, provenance=Provenance.AUTHORED) for item in read_back.quiz.items] == expected
