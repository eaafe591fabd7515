"""What pronouns and short forms stand for: named where it is certain, else left open."""

import re

import pytest
from spacy.language import Language

from quizapp.reading.attribution import find_sayings
from quizapp.reading.drafts import Draft
from quizapp.reading.knowledge import EntityType, Mention, Reference
from quizapp.reading.naming import Names, put_names
from quizapp.reading.reference import find_references
from quizapp.reading.sentences import parse_passages, sentences_of

PEOPLE = ("Ann Reed", "Reed", "John Hill", "Hill", "Kwame Ba", "Ba", "Mary Poe", "Poe")
BODIES = ("Easton Council", "Nordkaffe", "Weston Board")


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the names of a text as a reader would mark them; a surname is the same person as the full name."""
    found = {}
    for names, kind in ((PEOPLE, EntityType.PERSON), (BODIES, EntityType.ORGANISATION)):
        for name in sorted(names, key=len, reverse=True):
            for match in re.finditer(rf"\b{name}\b", text):
                if not any(start < match.end() and match.start() < end for start, end in found):
                    found[match.span()] = Mention(*match.span(), kind, 1.0, sum(map(ord, name.split()[-1])))
    return tuple(found[span] for span in sorted(found))


def meanings(english: Language, text: str) -> list[tuple[str, str | None]]:
    docs = parse_passages(english, text, ((0, (0, len(text))),))
    sentences = [sentence for number, base, doc in docs for sentence in sentences_of(number, base, doc)]
    sayings = find_sayings(text, sentences, [(0, len(text))])
    references = find_references(text, sentences, mentions_in(text), sayings)
    return [(text[r.start : r.end], text[slice(*r.antecedent)] if r.antecedent else None) for r in references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the only person so far
        ("John Hill closed the bridge. He blamed the rust.", [("He", "John Hill")]),
        # the only person whose name agrees
        ("Ann Reed met John Hill in Easton. She closed the bridge.", [("She", "Ann Reed")]),
        # a name that tells no gender, alone
        ("Kwame Ba closed the bridge. He blamed the rust.", [("He", "Kwame Ba")]),
        # the speaker of the same sentence
        ("Ann Reed said she would close the bridge.", [("she", "Ann Reed")]),
        # two steps back, carried by a pronoun
        ("John Hill closed the bridge. He blamed the rust. He left.", [("He", "John Hill"), ("He", "John Hill")]),
        # who stands beside a pronoun that is open is somebody else, and so is not the next one either
        (
            "Ostra sold cars. He owned a coach that belonged to John Hill. He paid for a school.",
            [("He", None), ("He", None)],
        ),
        (
            "Ostra sold cars. She gave the coach of Mary Poe away. She paid for a school.",
            [("She", None), ("She", None)],
        ),
        # a name as the subject ends the chain
        (
            "Ostra sold cars. He owned a coach. John Hill bought it, and he paid for a school.",
            [("He", None), ("he", "John Hill")],
        ),
        # a possessive that opens the subject
        ("Mary Poe runs the museum. Her plan failed.", [("Her", "Mary Poe")]),
        # an organisation that speaks of itself
        ("Easton Council said it would close the bridge.", [("it", "Easton Council")]),
        ("Nordkaffe said it would open 12 shops.", [("it", "Nordkaffe")]),
        ("Nordkaffe said it had cut 300 jobs.", [("it", "Nordkaffe")]),
        ("Weston Board says it has no record of the letter.", [("it", "Weston Board")]),
        ("Weston Board said its staff had voted.", [("its", "Weston Board")]),
        # it may speak of something else: what a thing does too is left open
        ("The shop is nearly ready. Nordkaffe said it would open in May.", [("it", None)]),
        ("The dam had been drained, and Weston Board said it had passed all tests.", [("it", None)]),
        ("Risk from the disease is low, but Weston Board says it has spread among birds.", [("it", None)]),
        ("Weston Board said it was safe.", [("it", None)]),
        ("The dam was old, and Weston Board said it had cost lives.", [("it", None)]),
        # a body that was the subject before, and what only a body does
        ("Weston Board closed the dam. It blamed the drought.", [("It", "Weston Board")]),
        # a description and the name beside it are one person
        ("The head of the agency, John Hill, was angry. He blamed the rust.", [("He", "John Hill")]),
        ("The owner of the mill in Ardley, Mary Poe, left. She blamed the rust.", [("She", "Mary Poe")]),
        # a description that has another's name within is another person
        ("The driver of Mr John Hill was angry. He blamed the rust.", [("He", None)]),
        # a short form that ends a name
        ("Easton Council met on Monday. The council closed the bridge.", [("The council", "Easton Council")]),
        # "the company" is the only organisation near
        ("Nordkaffe lost money. The company closed two shops.", [("The company", "Nordkaffe")]),
        # a body that only gives its name to a place is not meant
        ("Tom Hale works on the site of Easton College. The company closed it.", [("The company", None)]),
        # whoever speaks for somebody is not told about
        ("A spokesman said the bridge was old. He lives in Easton.", [("He", None)]),
        # two people agree and neither stands out
        ("John Hill met Kwame Ba in Easton. He closed the bridge.", [("He", None)]),
        # nobody agrees
        ("Ann Reed closed the bridge. He blamed the rust.", [("He", None)]),
        # the empty "it"
        ("Ann Reed waited. It was raining in Easton.", [("It", None)]),
        # a thing before it: never guessed
        ("The bridge cost £3m. It is old.", [("It", None)]),
        # two bodies
        ("Easton Council met Weston Board. The company was not there.", [("The company", None)]),
    ],
)  # fmt: skip
def test_a_reference_is_named_only_where_it_is_certain(
    english: Language, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert meanings(english, text) == expected


def test_nothing_is_resolved_within_a_quotation(english: Language) -> None:
    assert meanings(english, "“He closed the bridge in May,” said Ann Reed.") == []


def test_a_name_is_not_put_behind_a_description_of_the_same_person() -> None:
    # "The president said …, but Maren Holt warned" reads as two people
    text = "Maren Holt spoke. The president said help would come, but she warned of rain. Later she left."
    holt = Mention(0, 10, EntityType.PERSON, 0.9, 0)
    names = Names(text, (holt,))

    def named(sentence: str) -> str:
        start, pronoun = text.index(sentence), text.index("she", text.index(sentence))
        meant = (Reference(pronoun, pronoun + 3, (0, 10), 0),)
        return put_names(Draft.of(text, start, start + len(sentence)), meant, names).text

    assert named("The president said help would come, but she warned of rain.").endswith("but she warned of rain.")
    assert named("Later she left.") == "Later Maren Holt left."
