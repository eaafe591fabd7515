"""Reading from end to end: exact offsets for any text, a reason for every sentence, a clear answer to bad input."""

# ruff: noqa: E501 - a text under test stays on one line

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quizapp.errors import UnreadableArticle
from quizapp.model import Article, PassageKind, Record
from quizapp.reading.knowledge import Reading
from quizapp.reading.language import LONGEST
from quizapp.reading.read import read

STORY = (
    "Old bridge in Easton to close for repairs\n\n"
    "By Mary Hill\n\n"
    "EASTON (AP) — The council of Easton voted on Monday to close the old bridge for repairs, "
    "and 95 shops signed a protest.\n\n"
    "Cars queue at the bridge in EastonOn Monday, cars queued for an hour [Ann Poe/Reuters]\n\n"
    "Mayor Ann Reed said that more than 9,000 cars cross the river every day. “We have no choice,” she said.\n\n"
    "But the road tunnel (built in 1902) may also be closed in May, according to the Easton Echo. Is it safe?\n\n"
    "Read more: Ten bridges that fell down"
)


def article(text: str) -> Article:
    return Article(text, Record("A title"))


def statements(reading: Reading) -> list[str]:
    return [claim.statement for claim in reading.claims]


def check_exactness(reading: Reading) -> None:
    """Check every promise about offsets that `knowledge` makes."""
    text = reading.article.text
    spans = [
        *reading.sentences,
        *((p.start, p.end) for p in reading.passages),
        *((m.start, m.end) for m in reading.mentions),
        *((q.start, q.end) for q in reading.quantities),
        *((q.number_start, q.number_end) for q in reading.quantities),
        *((t.start, t.end) for t in reading.times),
        *((e.start, e.end) for e in reading.ledger),
        *(span for a in reading.attributions for span in (a.content, a.cue, a.speaker) if span),
        *(span for r in reading.references for span in ((r.start, r.end), r.antecedent) if span),
    ]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for claim in reading.claims:
        statement = claim.statement
        assert statement[0] == statement[0].upper() and statement[-1] in ".!?"
        for piece in claim.pieces:
            if piece.start is not None:
                assert text[piece.start : piece.end] == piece.text
                assert claim.start <= piece.start < claim.end
        assert statement[slice(*claim.subject)] and statement[slice(*claim.verb)]
        passage = reading.passages[claim.passage]
        assert passage.start <= claim.start < claim.end <= passage.end
        for fact in claim.facts:
            assert letters(statement[fact.start : fact.end]) == letters(text[fact.value.start : fact.value.end])


def letters(text: str) -> str:
    """Return what is left to compare when odd spaces, soft hyphens and a capital at the start do not count."""
    return re.sub(r"\W", "", text).lower()


def test_a_story_gives_its_claims_and_nothing_from_around_it(english: Language) -> None:
    reading = read(article(STORY), english)
    check_exactness(reading)
    assert statements(reading) == [
        "The council of Easton voted on Monday to close the old bridge for repairs.",
        "95 shops signed a protest.",
        "More than 9,000 cars cross the river every day.",
        "The road tunnel may be closed in May.",
    ]


def test_a_claim_keeps_who_says_it_and_how_sure(english: Language) -> None:
    said, hedged = read(article(STORY), english).claims[2:]
    assert said.attribution is not None and said.attribution.speaker is not None
    assert STORY[slice(*said.attribution.speaker)] == "Mayor Ann Reed"
    assert not said.asserted and not said.hedges
    assert hedged.hedges == ("may",) and not hedged.asserted


def test_every_passage_and_sentence_without_a_claim_has_a_reason(english: Language) -> None:
    reading = read(article(STORY), english)
    spoken_for = {claim.start for claim in reading.claims} | {entry.start for entry in reading.ledger}
    assert {start for start, _ in reading.sentences} <= spoken_for
    assert {p.start for p in reading.passages if p.kind not in (PassageKind.PROSE, PassageKind.LIST)} <= spoken_for


AWKWARD = (
    STORY.replace("voted on Monday", "voted\u00a0on  Mon\u00adday")
    .replace("9,000 cars", "9,000\ncars")
    .replace("The council", "\u200eThe council\u200b")
)


def test_soft_hyphens_odd_spaces_and_direction_marks_change_no_claim(english: Language) -> None:
    reading = read(article(AWKWARD), english)
    check_exactness(reading)
    assert statements(reading) == statements(read(article(STORY), english))


def test_reading_twice_gives_the_same(english: Language) -> None:
    assert read(article(STORY), english) == read(article(STORY), english)


WORDS = st.sampled_from(
    "the of and to a in was said that Reed bridge on Monday 95 “ ” \" ' ‘ ’ . , ; : ( ) [ ] — - … ! ? \u00ad \u200f "
    "\u00a0 \n \n\n He she its according 5 January 2022 more than who which were killed £3m % U.S. Mr. @ # | \t • It’s n’t éé 中 \ud800 \x00 🙂 Read-more © by".split(
        " "
    )
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(text=st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=150).map(" ".join)))
def test_for_any_text_offsets_are_exact_and_nothing_else_raises(english: Language, text: str) -> None:
    try:
        reading = read(article(text), english)
    except UnreadableArticle as error:
        assert str(error)[0].isupper() and str(error).endswith(".")
        return
    check_exactness(reading)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(cuts=st.lists(st.tuples(st.integers(0, len(STORY)), WORDS), max_size=8))
def test_a_damaged_story_stays_exact(english: Language, cuts: list[tuple[int, str]]) -> None:
    text = STORY
    for place, put_in in cuts:
        text = text[:place] + put_in + text[place:]
    check_exactness(read(article(text), english))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("Bridge", "one word"),
        ("42 17", "no words"),
        ("Le pont de la ville est fermé pour les travaux et la mairie ne sait pas quand il sera ouvert.", "looks like French"),
        ("Die Brücke in der Stadt ist für den Verkehr gesperrt, und die Leute sind nicht froh mit dem Rat.", "looks like German"),
        ("El puente de la ciudad se cierra por las obras y los vecinos no saben cuándo se abre.", "looks like Spanish"),
        ("Мост в городе закрыт на ремонт, и никто не знает, когда его снова откроют для машин.", "Latin alphabet"),
        ("\x00\x01\x02\x03PNG\x1a\x00" * 40, "binary"),
        ("THE COUNCIL OF EASTON VOTED ON MONDAY TO CLOSE THE OLD BRIDGE IN THE TOWN FOR REPAIRS UNTIL THE SPRING OF THE YEAR. " * 3, "capitals"),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor " * 20, "does not read like English"),
        ("The bridge is old. " * (LONGEST // 19 + 1), "Split it"),
    ],
)  # fmt: skip
def test_what_is_no_english_article_gets_a_clear_answer(english: Language, text: str, answer: str) -> None:
    with pytest.raises(UnreadableArticle, match=answer):
        read(article(text), english)


@pytest.mark.parametrize(
    "text",
    [
        # verse
        "The bridge is old and tired of us\nAnd we are tired of the river too\nBut every day the crowded bus\nGoes over it as buses do",
        # a table
        "Year | Cars | Lorries on the bridge\n2020 | 8,000 of the cars | 900 in the year\n2021 | 9,000 and more | 950 in all",
        # an interview
        "Q: Why did you close the bridge?\n\nA: I had no choice. It was old.\n\nQ: And what will you do next?\n\nA: We will see what comes of it.",
        # headings alone
        "The bridge of Easton\n\nThe tunnel of Weston\n\nThe river in the spring\n\nThe council and the mayor",
        # a stretch without any full stop
        "the bridge and the tunnel and the river and the road " * 60,
    ],
)
def test_what_has_no_claim_is_read_and_gives_none(english: Language, text: str) -> None:
    reading = read(article(text), english)
    check_exactness(reading)
    assert reading.claims == () and reading.ledger


def test_progress_runs_up_to_the_whole(english: Language) -> None:
    seen: list[tuple[int, int]] = []
    read(article(STORY), english, lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen) and seen[-1] == (len(STORY), len(STORY))


def raw_article() -> Iterator[str]:
    path = os.environ.get("QUIZAPP_RAW_ARTICLE")
    if path:
        yield Path(path).read_text(encoding="utf-8")


@pytest.mark.skipif("QUIZAPP_RAW_ARTICLE" not in os.environ, reason="QUIZAPP_RAW_ARTICLE names no article as it came")
def test_captions_headings_and_broken_sentences_of_a_raw_article_give_no_claim(english: Language) -> None:
    for text in raw_article():
        reading = read(article(text), english)
        check_exactness(reading)
        kinds = [p.kind for p in reading.passages]
        assert kinds.count(PassageKind.CREDIT) == 3 and kinds.count(PassageKind.SUBHEADING) == 2
        prose = {i for i, kind in enumerate(kinds) if kind is PassageKind.PROSE}
        assert {claim.passage for claim in reading.claims} <= prose
        assert not any("Be fired" in s or " Start " in s or "Moscow It" in s for s in statements(reading))
