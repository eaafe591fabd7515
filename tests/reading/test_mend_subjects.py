"""Each clause has the subject that a reader gives it."""

import pytest
from spacy.language import Language

from quizapp.reading import syntax
from quizapp.reading.sentences import parse_passages


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Speaking in Paris, Anna Weber, a lawyer, said that they were free.", "said", "Anna"),
        ("Writing in the paper, Mr Weber, the mayor, said the town was poor.", "said", "Weber"),
        ("If salt deficiency is serious you lose 15 points, on average.", "lose", "you"),
        ("We all know they do not get too much, Ms Bauchman said.", "said", "Bauchman"),
        ("Thus began his odd reign over the valley.", "began", "reign"),
        ("Owners, said Weber, are required to show their boats every ten years.", "required", "Owners"),
        ("World number five Stefan Reed eased into the last four in Lyon on Friday.", "eased", "number"),
        ("The boy who attacked and injured a teacher last month was sentenced Tuesday.", "sentenced", "boy"),
        ("Six hours of talks in Bern on how to share the shrinking water of the lake ended.", "ended", "hours"),
        ("High Plains Aggregate, which owns the truck, knew of the defects.", "knew", "Aggregate"),
        ("With the decision to move to Kelmouth, architects and planners were hired.", "hired", "architects"),
    ],
)
def test_a_verb_has_the_subject_that_a_reader_gives_it(english: Language, text: str, verb: str, subject: str) -> None:
    [(_, _, doc)] = parse_passages(english, text, ((0, (0, len(text))),))
    [root] = [token for token in doc if token.dep_ == "ROOT"]
    subjects = [token.text for token in root.children if token.dep_ in syntax.SUBJECT]
    assert (root.text, subjects) == (verb, [subject])


@pytest.mark.parametrize(
    "text",
    [
        "If he wins, and she thinks he will, they move.",
        "The mayor, said Ms Reed, a lawyer, is ill.",
        "As the river rose, and the dam failed, nobody slept.",
        "Ms",
        "Monday Ms Hill Reed Paris said",
        "Next came, then went, the ferry Kestrel, Tuesday, Ms Hill",
    ],
)
def test_mending_keeps_every_sentence_one_tree(english: Language, text: str) -> None:
    [(_, _, doc)] = parse_passages(english, text, ((0, (0, len(text))),))
    for sentence in doc.sents:
        assert [token for token in sentence if token.head == token] == [sentence.root]
        assert {token.i for token in sentence.root.subtree} == set(range(sentence.start, sentence.end))
