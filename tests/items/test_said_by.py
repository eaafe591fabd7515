"""“It was … who said”: true with the speaker, false with another one, and told by nothing but the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from quizapp.items.generate import Candidate
from quizapp.items.kinds import said_by, who_said
from quizapp.items.select import select
from quizapp.items.verify import verify
from quizapp.model import Article, Item, Record

KINDS, WHOLE = (said_by.KIND, who_said.KIND), (said_by.QUOTATIONS,)
Proved = Callable[..., tuple[Candidate, ...]]
Make = Callable[[str], list[Item]]
SPEAKERS = (
    "Police in Oban closed the harbour on Monday.\n\n"
    "Mayor Ann Byrne said that the old pier of Oban would cost the council £12 million. "
    "“The council must never sell the harbour of Oban,” Byrne said.\n\n"
    "Engineer Tom Hale said that the old bridge of Oban could collapse in a storm.\n\n"
    "“The skippers cannot pay the price of diesel in winter,” Hale said.\n\n"
)
ARTICLE = Article(SPEAKERS, Record("A day in Oban"))


@pytest.fixture(scope="module")
def make(proved: Proved) -> Make:
    return lambda text: [one.item for one in proved(text, KINDS, WHOLE)]


def by_rule(items: list[Item], rule: str, is_true: bool) -> list[str]:
    found = [item for item in items if item.proof is not None and item.proof.rule == rule]
    return sorted(item.stem for item in found if (item.key == 0) == is_true)


def test_reported_speech_gives_a_true_and_a_false_statement(make: Make) -> None:
    items = make(SPEAKERS)
    assert by_rule(items, "said by", True) == [
        "It was Ann Byrne who said that the old pier of Oban would cost the council £12 million.",
        "It was Tom Hale who said that the old bridge of Oban could collapse in a storm.",
    ]
    assert by_rule(items, "said by", False) == [
        "It was Ann Byrne who said that the old bridge of Oban could collapse in a storm.",
        "It was Tom Hale who said that the old pier of Oban would cost the council £12 million.",
    ]


def test_a_quotation_gives_both_in_the_speakers_own_words(make: Make) -> None:
    items = make(SPEAKERS)
    assert by_rule(items, "quotation by", True) == [
        "It was Ann Byrne who said: “The council must never sell the harbour of Oban.”",
        "It was Tom Hale who said: “The skippers cannot pay the price of diesel in winter.”",
    ]
    assert by_rule(items, "quotation by", False) == [
        "It was Ann Byrne who said: “The skippers cannot pay the price of diesel in winter.”",
        "It was Tom Hale who said: “The council must never sell the harbour of Oban.”",
    ]


def test_the_edit_has_the_name_as_it_is_printed_beside_the_words(make: Make) -> None:
    edits = {item.edit.original: item for item in make(SPEAKERS) if item.edit is not None and "diesel" in item.stem}
    assert list(edits) == ["Hale"]
    assert edits["Hale"].rationale == "The article gives these as the words of Tom Hale, not of Ann Byrne."
    assert edits["Hale"].key == 1


UNASKED = [
    ("one speaker", SPEAKERS.split("Engineer", maxsplit=1)[0]),
    ("speaks of the speaker", SPEAKERS.replace("that the old bridge of Oban", "that the old bridge near his house")),
    ("a spokesman", SPEAKERS.replace("Engineer Tom Hale said", "A spokesman for Tom Hale said")),
    ("his aides", SPEAKERS.replace("Engineer Tom Hale said", "Tom Hale’s aides said")),
    ("denied", SPEAKERS.replace("Engineer Tom Hale said", "Engineer Tom Hale denied")),
    ("said by both", SPEAKERS + "Byrne said that the old bridge of Oban could collapse in a storm."),
    ("of the other’s office", SPEAKERS.replace("the old bridge of Oban could", "the mayor of Oban’s bridge could")),
]


@pytest.mark.parametrize("text", [row[1] for row in UNASKED], ids=[row[0] for row in UNASKED])
def test_nobody_is_put_in_the_place_of_a_speaker_where_it_is(make: Make, text: str) -> None:
    assert not [stem for stem in by_rule(make(text), "said by", False) if "bridge" in stem]


@pytest.mark.parametrize(("awaited", "made_of_it"), [("ferry", 1), ("mayor", 0)])
def test_nobody_is_offered_for_a_quotation_that_speaks_of_that_persons_office(
    make: Make, awaited: str, made_of_it: int
) -> None:
    text = SPEAKERS.replace("pay the price of diesel", f"wait for the {awaited} of Oban")
    assert len([stem for stem in by_rule(make(text), "quotation by", False) if "Tom" not in stem]) == made_of_it


def test_in_many_quizzes_the_form_tells_nothing(proved: Proved) -> None:
    keys: Counter[int] = Counter()
    for number in range(60):
        article = Article(SPEAKERS + f"The ferry of line {number} stayed in Oban.", Record("A day in Oban"))
        made = proved(article.text, (said_by.KIND,), WHOLE, number)
        chosen = select(made, article, 1, Random(number)).items
        keys.update(item.key for item in chosen if item.names_a_source)
        alike = Counter(item.key for item in select(made, article, None, Random(number)).items)
        assert abs(alike[0] - alike[1]) <= 1
    assert sum(keys.values()) == 60
    assert 18 <= keys[0] <= 42  # 30 by lot, three standard deviations either way


def test_a_paragraph_is_asked_for_one_speaker_only(proved: Proved) -> None:
    chosen = select(proved(SPEAKERS, KINDS, WHOLE), ARTICLE, None, Random(1)).items
    paragraphs = [SPEAKERS.count("\n\n", 0, item.citation.start) for item in chosen]
    assert len(chosen) == len(set(paragraphs)) == 3, "the proof of the pier would show who spoke of the harbour"


FAULTS = [
    ("a true one on somebody who is not near", {"stem": "It was Rosa Quill who said that the pier was old."}, 0),
    ("a false one on who is named beside it", {"stem": "It was Tom Hale who said that the pier was old."}, 1),
    ("words that the quote has not", {"stem": "It was Tom Hale who said: “The pier has always been red.”"}, 0),
]


@pytest.mark.parametrize(("change", "key"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_verify_refuses(make: Make, change: dict[str, str], key: int) -> None:
    item = next(i for i in make(SPEAKERS) if i.key == key and i.names_a_source and "bridge" in i.stem)
    broken = replace(item, **change)
    assert "source-not-settled" in {fault.code for fault in verify(broken, ARTICLE)}
