"""How usable a question is likely to be: its signs, its score, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from spacy.language import Language

from quizapp.formats.articles import read_article
from quizapp.items.generate import Candidate, candidates, quiz_from
from quizapp.items.numerals import values_in
from quizapp.items.select import select
from quizapp.items.source import Source
from quizapp.items.usability import (
    WORDS,
    Usability,
    Weights,
    judged,
    usability_of,
    weights,
    with_usability,
)
from quizapp.items.usability_signs import Told, asked, signs
from quizapp.model import Article, Item, ItemType, Proof, Record
from quizapp.reading.knowledge import Reading
from quizapp.reading.read import read

REPORT = Article(
    "The ferry Lomond sank off Oban on Monday with 40 people on board.\n\n"
    "Iona Grant opened a shelter in Oban after the storm and the Red Cross sent blankets.\n\n"
    "Helicopters from Glasgow rescued 31 passengers and took them to a hospital in Oban.\n\n"
    "Divers from Norway searched the sound of Kerrera for the wreck until dusk.\n\n"
    "Rain fell in Oban. Lomond Lines reported a loss of 3.4 million pounds in April.",
    Record("Ferry sinks off Oban"),
)
GOLDEN = Path(__file__).parents[1] / "golden" / "seen"


@pytest.fixture(scope="module")
def reading(english: Language) -> Reading:
    return read(REPORT, english)


@pytest.fixture(scope="module")
def made(reading: Reading, english: Language) -> tuple[Candidate, ...]:
    return candidates(reading, english, least=0)[0]


@pytest.fixture
def signs_of(reading: Reading, english: Language) -> Callable[[str], dict[str, int]]:
    def of(words: str) -> dict[str, int]:
        claim = next(one for one in (*reading.claims, *reading.printed) if words in one.statement)
        return signs(asked(Source(claim, reading, english), Told(reading)))

    return of


def test_words_shared_with_the_headline_are_counted(signs_of: Callable[[str], dict[str, int]]) -> None:
    assert signs_of("The ferry Lomond")["headline words"] == 2  # ferry, Oban
    assert signs_of("rescued 31")["headline words"] == 1
    assert signs_of("Divers from")["headline words"] == 0


def test_a_place_and_a_depth_are_signs(signs_of: Callable[[str], dict[str, int]]) -> None:
    loss, rescue = signs_of("a loss of"), signs_of("rescued 31")
    assert loss["place"] > rescue["place"] > 0
    assert rescue["depth"] > signs_of("Rain fell")["depth"]


def test_signs_are_whole_numbers_and_all_weights_have_a_sign_and_words(made: tuple[Candidate, ...]) -> None:
    by = weights()
    assert by.points and by.points.keys() == by.usual.keys()
    for one in made:
        assert usability_of(one.item) is not None
    assert by.points.keys() <= WORDS.keys()
    assert all(isinstance(points, int) for points in by.points.values())
    assert 0 < by.least < 100


def test_each_point_raises_the_score_and_is_given_as_a_reason() -> None:
    by = Weights(100, 0, 50, {"headline words": 1.0, "place": 0.0}, {"headline words": 60, "place": -90})
    usual = judged({"headline words": 1, "place": 0}, by)
    assert usual == Usability(65)
    more = judged({"headline words": 3, "place": 0}, by)
    assert more.score == 86 and more.speaks_for == (WORDS["headline words"][0],) and more.speaks_against == ()
    less = judged({"headline words": 0, "place": 1}, by)
    assert less.score == 29 and less.speaks_for == ()
    assert less.speaks_against == (WORDS["place"][0], WORDS["headline words"][1])  # the stronger one first


def test_a_question_carries_its_score_and_the_reasons_in_its_proof(made: tuple[Candidate, ...]) -> None:
    item = replace(made[0].item, proof=Proof("a rule", 0, 10, (("fact", "0-3"),)))
    told = Usability(61, ("one thing", "another"), ("a third",))
    assert usability_of(with_usability(item, told)) == told
    assert dict(with_usability(item, told).proof.inputs)["fact"] == "0-3"  # type: ignore[union-attr]
    assert usability_of(item) is None
    assert usability_of(replace(item, proof=None)) is None


@pytest.mark.parametrize("value", ["", "-3", "much", "101", "9" * 5000, "٦١"])
def test_a_score_that_is_none_is_not_believed(value: str, made: tuple[Candidate, ...]) -> None:
    item = replace(made[0].item, proof=Proof("a rule", 0, 10, (("usability", value),)))
    assert usability_of(item) is None


def test_questions_below_the_least_score_are_left_out_and_the_ledger_says_why(
    reading: Reading, english: Language, made: tuple[Candidate, ...]
) -> None:
    scores = sorted(score_of(one.item) for one in made)
    least = scores[len(scores) // 2] + 1
    kept, ledger = candidates(reading, english, least=least)
    assert {one.item.id for one in kept} == {one.item.id for one in made if score_of(one.item) >= least}
    gone = {one.claim.start for one in made} - {one.claim.start for one in kept}
    told = {entry.start for entry in ledger if entry.reason.startswith("not likely to be worth asking: ")}
    assert gone and gone <= told


def test_what_ships_leaves_out_the_unlikely_ones_unless_a_count_asks_for_them(
    english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = read(read_article(GOLDEN / "science.txt"), english)
    scores = sorted(score_of(one.item) for one in candidates(reading, english, least=0)[0])
    middle = scores[len(scores) // 2]
    monkeypatch.setattr("quizapp.items.generate.weights", lambda: replace(weights(), least=middle))
    assert [score_of(one.item) >= middle for one in candidates(reading, english)[0]].count(False) == 0
    free, asked_for = quiz_from(reading, english).items, quiz_from(reading, english, count=20).items
    assert min(map(score_of, asked_for)) < middle <= min(map(score_of, free))
    assert len(asked_for) > len(free)


def test_of_two_questions_the_likelier_one_is_chosen(made: tuple[Candidate, ...]) -> None:
    false = next(one for one in made if one.item.type is ItemType.TRUE_FALSE and one.item.key == 1)
    other = replace(false, claim=replace(false.claim, start=false.claim.start + 1))
    for seed in range(5):
        low = replace(false, item=with_usability(bare(false.item), Usability(50)))
        high = replace(other, item=with_usability(replace(bare(false.item), id="q-high"), Usability(70)))
        assert [item.id for item in select([low, high], REPORT, 1, Random(seed)).items] == ["q-high"]


def test_a_true_statement_without_a_number_is_not_set_against_a_changed_number(made: tuple[Candidate, ...]) -> None:
    false = next(one for one in made if one.item.edit is not None and values_in(one.item.stem))
    true = [one for one in made if one.item.type is ItemType.TRUE_FALSE and one.item.key == 0]
    others = [one for one in true if one.claim.start != false.claim.start]
    plain = [one for one in others if not values_in(one.item.stem)]
    numbered = [one for one in others if values_in(one.item.stem)]
    assert plain and numbered
    for seed in range(6):
        assert [item.id for item in select([false, *plain], REPORT, None, Random(seed)).items] == [false.item.id]
        both = select([false, *plain, *numbered], REPORT, None, Random(seed)).items
        assert sorted(item.key for item in both if values_in(item.stem)) == [0, 1]


def test_one_true_statement_with_a_number_may_stand_alone_by_lot(made: tuple[Candidate, ...]) -> None:
    true = [one for one in made if one.item.type is ItemType.TRUE_FALSE and one.item.key == 0]
    chosen = [select(true, REPORT, None, Random(seed)).items for seed in range(40)]
    assert {len(items) for items in chosen} == {0, 1}
    assert 8 <= sum(len(items) for items in chosen) <= 32
    assert all(values_in(item.stem) for items in chosen for item in items)


def score_of(item: Item) -> int:
    usability = usability_of(item)
    assert usability is not None
    return usability.score


def bare(item: Item) -> Item:
    """Return an item that nobody has judged."""
    assert item.proof is not None
    inputs = tuple(pair for pair in item.proof.inputs if pair[0] == "fact")
    return replace(item, proof=replace(item.proof, inputs=inputs))
