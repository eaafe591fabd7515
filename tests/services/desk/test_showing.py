"""A question as its teacher looks at it."""

from __future__ import annotations

from dataclasses import replace

from example_quiz import ARTICLE, HALL, RISE

from quizapp.items.assemble import edit_input
from quizapp.model import Edit, ItemType, Option, Proof
from quizapp.reading.passages import find_passages
from quizapp.services.desk import showing
from quizapp.services.desk.origins import Origin
from quizapp.services.desk.proving import Proved
from quizapp.services.desk.questions import Source

SOURCE = Source(1, "flood", ARTICLE.title, ARTICLE.text, find_passages(ARTICLE.text))


def shown(item):
    return showing.shown(1, 1, 1, ("draft", None), item, SOURCE, Proved(()), Origin("the generator"))


def words(parts, role: str) -> list[str]:
    return [part.text for part in parts if part.role == role]


def test_each_wrong_statement_shows_what_was_changed_in_it() -> None:
    wrong = "The river rose by 95 centimetres."
    statement = replace(
        RISE,
        type=ItemType.WHICH_STATEMENT,
        stem="Which of these does the article say?",
        options=(Option("The river rose by 85 centimetres."), Option(wrong)),
        proof=Proof("rule", 0, 1, (edit_input(wrong, Edit("number", "85", "95", 18)),)),
    )
    right, other = shown(statement).options
    assert (right.is_key, right.was, words(right.parts, "replacement")) == (True, None, [])
    assert (other.is_key, other.was, words(other.parts, "replacement")) == (False, "85", ["95"])
    assert "".join(part.text for part in other.parts) == wrong


def test_the_parts_of_a_passage_are_the_article_letter_for_letter() -> None:
    for item in (RISE, HALL):
        passage = "".join(part.text for part in shown(item).passage)
        assert passage in ARTICLE.text
        assert item.citation.quote in passage


def test_changed_words_that_stand_twice_in_the_quote_are_not_guessed_at() -> None:
    start = ARTICLE.text.index("the old bridge")
    twice = ARTICLE.text[start : ARTICLE.text.index("sports hall")]
    the = replace(
        HALL,
        stem="In Halden, a people spent the night.",
        edit=Edit("word", "the", "a", 11),
        citation=replace(HALL.citation, quote=twice, start=start, end=start + len(twice)),
    )
    assert words(shown(the).passage, "original") == []


def test_a_level_that_a_person_has_set_is_not_explained_by_the_estimate() -> None:
    from quizapp.model import Difficulty

    assert shown(RISE).difficulty_reasons
    other = next(level for level in Difficulty if level.value != shown(RISE).difficulty)
    assert shown(replace(RISE, difficulty=other)).difficulty_reasons == ()


def test_what_speaks_for_and_against_a_generated_question_is_shown_as_words() -> None:
    from quizapp.items.usability import Usability, with_usability

    generated = replace(RISE, proof=Proof("rule", 0, 1))
    judged = with_usability(generated, Usability(70, ("it is a whole sentence",), ("it stands far down",)))
    usability = shown(judged).usability
    assert usability is not None
    assert (usability.word, usability.speaks_for, usability.speaks_against) == (
        "likely",
        ("it is a whole sentence",),
        ("it stands far down",),
    )
    assert shown(RISE).usability is None
