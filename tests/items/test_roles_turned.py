"""Who did it to whom is turned round only where one excludes the other and nothing else tells who was who."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.items.generate import candidates
from quizapp.items.kinds import roles_turned
from quizapp.items.verify import verify
from quizapp.model import Article, Record
from quizapp.reading.read import read

REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
ROWS = [
    ("firms", "Harwell Bank bought Marlow Bank in 2019.", ["Marlow Bank bought Harwell Bank in 2019."]),
    ("only one with its article", "Harwell Bank bought the Marlow Group in 2019.", []),
    ("people", "Ann Byrne succeeded Tom Hale in 2019.", ["Tom Hale succeeded Ann Byrne in 2019."]),
    ("not exclusive", "Ann Byrne criticised Tom Hale in 2019.", []),
    ("of two types", "Oban Council sued Tom Hale in 2019.", []),
    ("told by a word beside it", "Ann Byrne beat the champion Tom Hale in 2019.", []),
    ("taken up", "Ann Byrne beat Tom Hale in his last match in Oban.", []),
    ("negative", "Ann Byrne did not beat Tom Hale in 2019.", []),
]


@pytest.mark.parametrize(("text", "stems"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_roles_are_turned_only_where_that_makes_the_statement_false(
    text: str, stems: list[str], english: Language
) -> None:
    article = Article(text + REST, Record("A day in Oban"))
    found = candidates(read(article, english), english, 0, (roles_turned.KIND,), (), least=0)[0]
    assert [one.item.stem for one in found] == stems
    assert all(verify(one.item, article) == () and one.item.true_statement == text for one in found)
