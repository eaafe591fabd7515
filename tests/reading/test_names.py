"""Names by case: text, then each name as `span: type`; clusters and roles over an article of several passages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quizapp.reading.knowledge import EntityType, Mention
from quizapp.reading.names import find_mentions
from quizapp.reading.sentences import with_ends


def mentions(english: Language, *passages: str) -> tuple[str, tuple[Mention, ...]]:
    """Return the article's text and its mentions."""
    offsets = [sum(len(p) + 2 for p in passages[:i]) for i in range(len(passages))]
    placed = [(english(p), offset) for p, offset in zip(passages, offsets, strict=True)]
    return "\n\n".join(passages), find_mentions(placed)


def names(english: Language, text: str) -> list[str]:
    """Return the names that are surely of a kind."""
    _, found = mentions(english, text)
    return [f"{text[m.start : m.end]}: {m.type.value}" for m in found if m.type is not EntityType.OTHER]


CASES: dict[str, list[tuple[str, list[str]]]] = {
    "what it does, or is said to be, makes a body of a name": [
        ("Corvex said it would hire 300 engineers in May.", ["Corvex: organisation"]),
        ("Corvex said on Monday that it would close two plants.", ["Corvex: organisation"]),
        ("Nordkaffe, which is the country’s largest roaster, said it would raise prices.", ["Nordkaffe: organisation"]),
        ("Lincoln Mills, the packaging company, is old. Lincoln Mills shut.", ["Lincoln Mills: organisation"] * 2),
        ("Brandt said it would rain on Monday.", ["Brandt: person"]),
        ("Ann Reed said it would close two plants.", ["Ann Reed: person"]),
        ("Ann Reed runs Corvex. Reed said it would close two plants.", ["Ann Reed: person", "Reed: person"]),
    ],
    "titles stay out of the span": [
        ("Officials met President Kassym-Jomart Tokayev.", ["Kassym-Jomart Tokayev: person"]),
        ("A letter from Dr Hannah Price arrived.", ["Hannah Price: person"]),
        ("Neighbours thanked Mr Long.", ["Long: person"]),
        ("The award went to Sir Ian Forsyth.", ["Ian Forsyth: person"]),
        ("She was defended by Rebecca Stone KC.", ["Rebecca Stone: person"]),
    ],
    "bodies with commas in their names": [
        (
            "Experts of the Polar Educational, Scientific and Cultural Organization met.",
            ["Polar Educational, Scientific and Cultural Organization: organisation"],
        ),
        (
            "The Department for Environment, Food and Rural Affairs rejected the plan.",
            ["Department for Environment, Food and Rural Affairs: organisation"],
        ),
        (
            "The Orel Agricultural, Mining and Industrial Council met.",
            ["Orel Agricultural, Mining and Industrial Council: organisation"],
        ),
        (
            "She leads the House Energy, Water and Commerce Committee.",
            ["House Energy, Water and Commerce Committee: organisation"],
        ),
        (
            "Leaders of the United Nations, European Union and African Council met.",
            ["United Nations: organisation", "European Union: organisation", "African Council: organisation"],
        ),
        ("He has lived in Leeds, Leicester and Bristol.", ["Leeds: place", "Leicester: place", "Bristol: place"]),
        (
            "Crews from Bristol Royal Festival, Leeds and Leicester City Council met.",
            ["Bristol Royal Festival: event", "Leeds: place", "Leicester City Council: organisation"],
        ),
        (
            "The Department of Energy, Congress and Corvex Ltd agreed.",
            ["Department of Energy: organisation", "Congress: organisation", "Corvex Ltd: organisation"],
        ),
    ],
    "names of several parts": [
        ("Reporters asked Ursula von der Leyen.", ["Ursula von der Leyen: person"]),
        ("The prize went to John B. Reed.", ["John B. Reed: person"]),
        ("The prize went to Mary-Jane O'Neill.", ["Mary-Jane O'Neill: person"]),
        ("Police chief Koh Myung-seok said on Monday that two roads were closed.", ["Koh Myung-seok: person"]),
        ("A Donald Trump-backed candidate spoke.", ["Donald Trump: person"]),
        ("The Boris Johnson-era rules stand.", ["Boris Johnson: person"]),
        ("Will Baxter - Manchester, was there.", ["Will Baxter: person", "Manchester: place"]),
    ],
    "a person and who they speak for": [
        (
            "Ask Susan Park of the National Transportation Safety Board.",
            ["Susan Park: person", "National Transportation Safety Board: organisation"],
        ),
    ],
    "names that a text without commas runs together": [
        ("It was signed by Lisa Gillet Kristen Quill.", ["Lisa Gillet: person", "Kristen Quill: person"]),
        ("She moved to Springfield Illinois in May.", ["Springfield: place", "Illinois: place"]),
        ("She moved to New South Wales in May.", ["New South Wales: place"]),
    ],
    "the particle of an Arabic surname": [
        ("Followers of Moqtada al-Sadr left. Later al-Sadr spoke.", ["Moqtada al-Sadr: person", "al-Sadr: person"]),
        ("She wrote to ibn Saud about it.", ["ibn Saud: person"]),
    ],
    "places in small letters, where no capitals are used at all": [
        ("how is vietnam different from afghanistan today?", ["vietnam: place", "afghanistan: place"]),
        ("have you ever seen san francisco in winter", ["san francisco: place"]),
        ("She ate turkey from a china plate.", []),
    ],
    "a storm is no person": [
        ("Hurricane Katrina hit the coast. Katrina destroyed homes.", ["Hurricane Katrina: event", "Katrina: event"]),
    ],
    "names that are words": [
        ("The driver, Will Baxter, waved.", ["Will Baxter: person"]),
        ("The writer May Sinclair waved.", ["May Sinclair: person"]),
        ("The goalkeeper Joy Banks waved.", ["Joy Banks: person"]),
    ],
    "ordinary words that open a sentence": [
        ("Protests continued. While nobody watched, shops closed.", []),
        ("Rising prices hurt. Many people left.", []),
        ("Former Harwell Bank staff left.", ["Harwell Bank: organisation"]),
    ],
    "organisations by ending, head noun or apposition": [
        ("She sued Turner Holdings Ltd in May.", ["Turner Holdings Ltd: organisation"]),
        ("He studied at the University of Leeds.", ["University of Leeds: organisation"]),
        ("The Ministry of Defence said no.", ["Ministry of Defence: organisation"]),
        ("The Kenya Ports Authority said no.", ["Kenya Ports Authority: organisation"]),
        ("They blame High Plains Aggregate, which owns the quarry.", ["High Plains Aggregate: organisation"]),
        ("The bank Holm & Dahl said no.", ["Holm & Dahl: organisation"]),
        ("The European Roasters’ Forum said no.", ["European Roasters’ Forum: organisation"]),
        ("It was reported by Reuters and the BBC.", ["Reuters: organisation", "BBC: organisation"]),
    ],
    "places by list or by their noun": [
        ("He flew from Almaty to Kazakhstan.", ["Almaty: place", "Kazakhstan: place"]),
        ("Rain fell in Brazil and Vietnam.", ["Brazil: place", "Vietnam: place"]),
        ("MOMBASA, Kenya — Talks began on Monday.", ["MOMBASA: place", "Kenya: place"]),
        ("Carmarthenshire council said no. The town council said no.", ["Carmarthenshire: place"]),
        ("It began in the town of Glenmurrie.", ["Glenmurrie: place"]),
        ("Kenya’s harbour and the city’s port.", ["Kenya: place"]),
    ],
    "peoples as nouns, not as adjectives": [
        ("Many Kazakhs converted their cars.", ["Kazakhs: group"]),
        ("The Kazakh government fell.", []),
    ],
    "events": [
        ("They won the World Cup.", ["World Cup: event"]),
        ("He fought in World War II.", ["World War II: event"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("He praised Rudwell", "Johnson left.", ["Rudwell: person", "Johnson: person"]),
        ("The winner was Mary", "Kelmouth Council said no.", ["Mary: person", "Kelmouth Council: organisation"]),
    ],
)
def test_no_name_runs_on_into_the_next_sentence(
    english: Language, first: str, second: str, expected: list[str]
) -> None:
    text = f"{first} {second}"
    doc = english(with_ends(english, text, [(0, len(first)), (len(first) + 1, len(text))]))
    assert [f"{text[m.start : m.end]}: {m.type.value}" for m in find_mentions([(doc, 0)])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, found, id=f"{case}: {text[:40]}") for case, rows in CASES.items() for text, found in rows],
)
def test_a_name_has_its_borders_and_its_type(english: Language, text: str, expected: list[str]) -> None:
    assert names(english, text) == expected


def forms_together(english: Language, *passages: str) -> list[set[str]]:
    """Return the forms of each entity, those with one form left out."""
    text, found = mentions(english, *passages)
    together: dict[int, set[str]] = {}
    for mention in found:
        together.setdefault(mention.entity, set()).add(text[mention.start : mention.end])
    return [forms for forms in together.values() if len(forms) > 1]


@pytest.mark.parametrize(
    ("passages", "together"),
    [
        pytest.param(
            ("President Kassym-Jomart Tokayev spoke.", "Tokayev left. Mr Tokayev came back."),
            [{"Kassym-Jomart Tokayev", "Tokayev"}],
            id="surname",
        ),
        pytest.param(
            ("Kassym-Jomart Tokayev spoke.", "Kassim-Jomart Tokayev left."),
            [{"Kassym-Jomart Tokayev", "Kassim-Jomart Tokayev"}],
            id="two spellings",
        ),
        pytest.param(
            ("The driver, Will Baxter, waved.", "Then Will said goodbye."),
            [{"Will Baxter", "Will"}],
            id="only given name",
        ),
        pytest.param(("Paul Whitlock spoke.", "P Whitlock left."), [{"Paul Whitlock", "P Whitlock"}], id="initial"),
        pytest.param(
            ("Anna Reed and Paul Reed spoke.", "Then Reed left."),
            [],
            id="a surname that two people share stays apart",
        ),
        pytest.param(
            ("The National Health Service (NHS) said no.", "The NHS is short of staff."),
            [{"National Health Service", "NHS"}],
            id="acronym in brackets",
        ),
        pytest.param(
            ("Stanhope Capital said no.", "The shares of Stanhope Capital Ltd fell."),
            [{"Stanhope Capital", "Stanhope Capital Ltd"}],
            id="with and without Ltd",
        ),
        pytest.param(
            ("Staff of Harwell Bank left.", "Later Harwell said no.", "Harwell has four branches."),
            [{"Harwell Bank", "Harwell"}],
            id="short form of a firm",
        ),
        pytest.param(
            ("He left the United States in May.", "The U.S. said no."),
            [{"United States", "U.S."}],
            id="place and alias",
        ),
    ],
)
def test_forms_of_one_entity_are_together(
    english: Language, passages: tuple[str, ...], together: list[set[str]]
) -> None:
    assert forms_together(english, *passages) == together


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Almaty police chief Kanat Temodnov blamed extremists.", ("police chief",)),
        ("President Nazarbayev resigned.", ("President",)),
        ("Joseph Mwakio, the union’s general secretary, said no.", ("general secretary",)),
        ("Its managing director, Halima Said, said no.", ("managing director",)),
        ("Ruth Achieng, an economist at Stanhope Capital, said no.", ("economist",)),
        ("Ann Reed, 54, the mayor of Easton, said no.", ("mayor",)),
        ("Mrs Reed said no.", ()),
        ("Yesterday we met Ann Reed, the mayor", ("mayor",)),
    ],
)
def test_the_role_beside_a_name_is_kept(english: Language, text: str, roles: tuple[str, ...]) -> None:
    _, found = mentions(english, text)
    people = [m for m in found if m.type is EntityType.PERSON]
    assert len(people) == 1
    assert tuple(m.role for m in people if m.role) == roles


WORDS = st.sampled_from(
    "President Mr Ann Reed O’Neill von der Leyen University of the Leeds Ltd ( ) NHS , the Kenya ’s said & May "
    "Will Long U.S. XI — “ ” Town 2-0 Kazakhs World War II in former mayor . \n".split(" ")
)


@settings(deadline=None)  # the first examples load lists and weights
@given(st.lists(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60), max_size=3))
def test_mentions_lie_in_their_passages_and_apart(english: Language, passages: list[str]) -> None:
    text, found = mentions(english, *passages)
    spans = [(m.start, m.end) for m in found]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert {m.entity for m in found} == set(range(len({m.entity for m in found})))


def test_without_a_trained_pipeline_nothing_raises(english: Language) -> None:
    bare = english.make_doc("President Ann Reed met Mr Long in Kenya. She said no.")
    assert find_mentions([(bare, 0)])
