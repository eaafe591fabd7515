"""What is left where an attribution is cut out of the middle: one comma stays before what has its own, else none."""

import pytest
from spacy.language import Language

from quizapp.model import Article, Record
from quizapp.reading.read import read

TITLE = "Storm closes the harbour of Easton"
REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "At least 17 sailors were killed on Monday near the city of Easton, Kentish authorities said, "
            "the worst storm to strike the coast in 25 years.",
            "At least 17 sailors were killed on Monday near the city of Easton, "
            "the worst storm to strike the coast in 25 years.",
        ),
        (
            "On Monday, the coastguard said, the storm sank 12 boats in Easton.",
            "On Monday, the storm sank 12 boats in Easton.",
        ),
        (
            "In the harbour of Easton, officials said, 12 boats sank on Monday.",
            "In the harbour of Easton, 12 boats sank on Monday.",
        ),
        (
            "The storm sank 12 boats near Easton, officials said, the largest loss in 25 years.",
            "The storm sank 12 boats near Easton, the largest loss in 25 years.",
        ),
        (
            "Two ferries were lost on Monday, officials said, the first in 25 years.",
            "Two ferries were lost on Monday, the first in 25 years.",
        ),
        # no comma before an object, a verb or an adjunct of the clause
        (
            "The council of Easton, according to the coastguard, closed the harbour on Monday.",
            "The council of Easton closed the harbour on Monday.",
        ),
        (
            "The council of Easton approved, according to the coastguard, a plan for 12 boats.",
            "The council of Easton approved a plan for 12 boats.",
        ),
        (
            "The storm sank 12 boats on Monday, according to the coastguard.",
            "The storm sank 12 boats on Monday.",
        ),
        (
            "The harbour of Easton was, according to the coastguard, closed on Monday for 12 hours.",
            "The harbour of Easton was closed on Monday for 12 hours.",
        ),
        (
            "The mayor of Easton has, according to the coastguard, sold 12 boats.",
            "The mayor of Easton has sold 12 boats.",
        ),
        # a day keeps the word that makes it one
        (
            "Later Thursday, Mayor Ann Reed closed the harbour for 12 days.",
            "Later Thursday, Mayor Ann Reed closed the harbour for 12 days.",
        ),
    ],
)
def test_what_is_left_has_the_commas_that_it_needs(english: Language, sentence: str, statement: str) -> None:
    claims = read(Article(TITLE + "\n\n" + sentence + REST, Record(TITLE)), english).claims
    assert statement in [claim.statement for claim in claims]
