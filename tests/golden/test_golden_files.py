"""The golden documents say what stands in their articles, and the loader refuses what does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.model import PassageKind

from .document import GoldenDocument
from .load import GoldenError, golden_paths, load
from .locate import Finder

PATHS = [*golden_paths("seen"), *golden_paths("unseen")]
ARTICLE = "Will Long met May in May.\n\nHe said that 12 people, or more, came. Will left.\n"


@pytest.fixture(scope="module", params=PATHS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def document(request: pytest.FixtureRequest) -> GoldenDocument:
    return load(request.param)


def write(folder: Path, annotations: str) -> Path:
    path = folder / "case.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    path.with_suffix(".yaml").write_text(annotations, encoding="utf-8")
    return path


def test_every_annotation_has_its_place(document: GoldenDocument) -> None:
    spans = [v.span for group in (document.passages, document.mentions, document.quantities) for v in group]
    spans += [v.span for group in (document.times, document.references) for v in group]
    spans += [a.content for a in document.attributions] + [c.verb for c in document.claims]
    assert all(0 <= start < end <= len(document.text) for start, end in spans)


def test_an_article_is_as_long_as_news_and_rich_in_annotations(document: GoldenDocument) -> None:
    assert 250 <= len(document.text.split()) <= 600
    assert len(document.claims) >= 8
    assert len(document.mentions) >= 10
    assert len(document.quantities) + len(document.times) >= 10
    assert len(document.attributions) >= 4
    assert document.references


def test_every_article_has_a_headline_and_furniture(document: GoldenDocument) -> None:
    kinds = {p.kind for p in document.passages}
    assert PassageKind.HEADLINE in kinds
    assert len(kinds) >= 3


def test_what_is_claimed_said_or_referred_to_stands_in_prose(document: GoldenDocument) -> None:
    spans = [c.verb for c in document.claims] + [a.cue for a in document.attributions]
    spans += [r.span for r in document.references]
    assert [document.text[s:e] for s, e in spans if not document.in_prose((s, e))] == []


def test_no_figure_in_prose_is_forgotten(document: GoldenDocument) -> None:
    known = [v.span for group in (document.quantities, document.times, document.mentions) for v in group]
    figures = [m for m in re.finditer(r"\d[\d.,:]*", document.text) if document.in_prose(m.span())]
    assert [m.group() for m in figures if not any(s < m.end() and m.start() < e for s, e in known)] == []


def test_a_reference_stands_after_what_it_refers_to(document: GoldenDocument) -> None:
    assert all(r.antecedent is None or r.antecedent[1] <= r.span[0] for r in document.references)


def test_no_sentence_both_makes_a_claim_that_stands_alone_and_makes_none(document: GoldenDocument) -> None:
    alone = {c.start for c in document.claims if c.stands_alone}
    assert not alone & {n.start for n in document.no_claim}


def test_a_name_that_is_also_a_word_is_a_mention_only_where_it_names(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "mentions:\n"
        "  - {entity: long, type: person, forms: [Will Long, {text: Will, in: Will left}]}\n"
        "  - {entity: may, type: person, forms: [May]}\n"
        "not_names:\n"
        "  - {text: May, in: in May}\n",
    )
    mentions = load(path).mentions
    assert [(ARTICLE[m.span[0] : m.span[1]], m.entity) for m in mentions] == [
        ("Will Long", "long"),
        ("May", "may"),
        ("Will", "long"),
    ]


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        ("quantities: [{text: '13', kind: count}]", "“13” is not in the article"),
        ("times: [{text: May, kind: date}]", "“May” stands 2 times; add `in:`"),
        ("times: [{text: came … said, kind: date}]", "“said” does not follow “came”"),
        ("quantities: [{text: '12', kind: count, values: 12}]", "unknown field values"),
        ("numbers: []", "unknown section numbers"),
        ("mentions: [{entity: a, type: person, forms: [Ma]}]", "“Ma” of a never stands on its own"),
        ("references: [{text: He, in: He said, is: nobody}]", "“nobody” does not stand before"),
        ("references: [{text: He, in: He said, is: Will left}]", "“Will left” does not stand before"),
        ("quantities: [{text: 12 people, kind: count}, {text: '12', kind: count}]", "overlap"),
        (
            "attributions: [{speaker: He, is: will, cue: said, in: He said, content: 12 people}]",
            "“will” is no entity of `mentions`",
        ),
    ],
)
def test_an_annotation_that_does_not_fit_is_refused_with_its_reason(
    tmp_path: Path, annotations: str, message: str
) -> None:
    with pytest.raises(GoldenError, match=r"^case\.yaml: ") as raised:
        load(write(tmp_path, annotations))
    assert message in str(raised.value)


def test_a_name_that_runs_into_the_next_sentence_is_found() -> None:
    assert Finder("a street in KazakhstanOn Friday", "case").once("Kazakhstan") == (12, 22)
