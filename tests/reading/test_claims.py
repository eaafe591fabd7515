"""Claims: what a sentence states, bare and self-contained, or why it states nothing that can be used."""

# ruff: noqa: E501 - a text under test stays on one line

import re

import pytest
from spacy.language import Language

from quizapp.model import Article, Record
from quizapp.reading.bare import tidy
from quizapp.reading.capitals import without_capitals
from quizapp.reading.drafts import Draft
from quizapp.reading.knowledge import Claim, Reading
from quizapp.reading.read import read

LEAD = "Old bridge in Easton to close for repairs\n\n"


def reading(english: Language, text: str) -> Reading:
    return read(Article(LEAD + text, Record("Old bridge in Easton to close for repairs")), english)


def claims(english: Language, text: str) -> list[str]:
    return [claim.statement for claim in reading(english, text).claims]


def only(english: Language, text: str) -> Claim:
    [claim] = reading(english, text).claims
    return claim


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        # joining words go
        ("But the old bridge was closed on Monday.", "The old bridge was closed on Monday."),
        ("Meanwhile, 95 shops in Easton signed a protest.", "95 shops in Easton signed a protest."),
        ("The council of Easton also closed two schools.", "The council of Easton closed two schools."),
        ("Easton, however, voted against it in 1990 and 1995.", None),
        # brackets and second units go
        ("The old bridge is 12 km (7.5 miles) from Easton.", "The old bridge is 12 km from Easton."),
        # the attribution goes, wherever it stands
        ("Mayor Ann Reed said that 500 cars cross the bridge.", "500 cars cross the bridge."),
        ("Two schools in Easton were closed in May, the mayor said.", "Two schools in Easton were closed in May."),
        ("Two schools in Easton, the mayor said, were closed in May.", "Two schools in Easton were closed in May."),
        ("According to the Echo, two schools in Easton were closed.", "Two schools in Easton were closed."),
        ("Two schools in Easton were closed, according to the Echo.", "Two schools in Easton were closed."),
        ("As Ann Reed told the Echo, two schools in Easton were closed.", "Two schools in Easton were closed."),
    ],
)  # fmt: skip
def test_a_clause_is_laid_bare(english: Language, sentence: str, statement: str | None) -> None:
    assert claims(english, sentence) == ([statement] if statement else [])


@pytest.mark.parametrize(
    "sentence",
    [
        # what a phrase leans on stands in the statement
        "Talks between Easton and Weston ended in May with both sides blaming the rain.",
        "The storm in Easton destroyed 63 houses and damaged another 200.",
        "Demand for paper in Easton has fallen by a third since 2019, while prices rose 27 per cent over the same period.",
        # a participle behind a noun, an adverb within the verb
        "Kestrel 2 is a ferry launched in December 2014 at Easton.",
        "The hikers from Easton had last been seen on Sunday.",
    ],
)  # fmt: skip
def test_what_holds_together_is_a_claim_as_it_stands(english: Language, sentence: str) -> None:
    assert claims(english, sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Both sides in Easton blamed the rain.",
        "In Easton another 200 houses are unsafe.",
        "Prices in Easton rose by 27 per cent over the same period.",
    ],
)
def test_what_leans_on_something_outside_is_no_claim(english: Language, sentence: str) -> None:
    assert claims(english, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("Two schools were closed in Easton, and 95 people lost work.", ["Two schools were closed in Easton.", "95 people lost work."]),
        ("Two schools were closed in Easton; 95 people lost work.", ["Two schools were closed in Easton.", "95 people lost work."]),
        # a shared subject keeps both verbs together
        ("The council of Easton closed two schools and sold the land.", ["The council of Easton closed two schools and sold the land."]),
        # the time that opens the sentence holds for both halves
        (
            "On Monday, two schools were closed in Easton, and 95 people lost work.",
            ["On Monday, two schools were closed in Easton.", "On Monday, 95 people lost work."],
        ),
        # a half that leans on the other is dropped
        ("Two schools were closed in Easton, and they were sold in May.", ["Two schools were closed in Easton."]),
    ],
)  # fmt: skip
def test_a_compound_sentence_is_split_where_both_halves_stand_alone(
    english: Language, sentence: str, statements: list[str]
) -> None:
    assert claims(english, sentence) == statements


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("It was closed by the council of Easton on Monday.", "open pronoun: “It”"),
        ("The council of Easton closed it on Monday.", "open pronoun: “it”"),
        ("These schools in Easton were closed on Monday.", "points at the text before it: “These …”"),
        ("The other schools in Easton were closed on Monday.", "“the other”"),
        ("Two more schools in Easton were closed on Monday.", "“two more”"),
        ("Many were closed by the council of Easton.", "counts something named before"),
        ("The company closed two shops in May.", "a description that needs a name: “the company”"),
        ("The deal was signed by the council of Easton.", "leans on the text before it: “the deal”"),
        ("Someone closed the old bridge on Monday.", "names nobody"),
        ("It is not clear when the bridge will open.", "not known"),
        ("Three days later, the council of Easton closed two schools.", "“days later”"),
        ("Ann Reed called the closure “a great loss to us”.", "fragment of a quotation"),
        ("“We closed two schools in May,” said Ann Reed.", "first or second person"),
        ("“The bridge is a lovely old thing,” said Ann Reed.", "no figure, date or names"),
        # a clause of time whose conjunction is read as a preposition of its subject
        (
            "The anger grew over the weekend, after a price cap on liquefied natural gas was lifted.",
            "a subordinate clause",
        ),
    ],
)
def test_what_does_not_stand_alone_is_left_with_its_reason(english: Language, sentence: str, reason: str) -> None:
    found = reading(english, sentence)
    assert found.claims == ()
    start = found.article.text.index(sentence)
    [entry] = [e for e in found.ledger if e.start >= start]
    assert reason in entry.reason


@pytest.mark.parametrize(
    ("sentence", "hedges", "negated", "asserted"),
    [
        ("The old bridge was closed on Monday.", (), False, True),
        ("The old bridge was not closed on Monday.", (), True, True),
        ("No school in Easton was closed on Monday.", (), True, True),
        ("The old bridge may be closed on Monday.", ("may",), False, True),
        ("The old bridge is expected to close on Monday.", ("is expected",), False, True),
        ("The old bridge appears to be safe for cars.", ("appears",), False, True),
        ("The old bridge was allegedly closed on Monday.", ("allegedly",), False, False),
        ("The mayor said that the old bridge was closed.", (), False, False),
        ("According to reports, the old bridge was closed.", (), False, False),
        ("The old bridge is unlikely to open in May.", ("unlikely",), False, True),
    ],
)
def test_how_sure_the_article_is(
    english: Language, sentence: str, hedges: tuple[str, ...], negated: bool, asserted: bool
) -> None:
    claim = only(english, sentence)
    assert (claim.hedges, claim.negated, claim.asserted) == (hedges, negated, asserted)


@pytest.mark.parametrize(
    ("sentence", "subject", "verb"),
    [
        ("The old bridge in Easton was closed on Monday.", "The old bridge in Easton", "was closed"),
        ("Ann Reed, the mayor of Easton, has closed two schools.", "Ann Reed", "has closed"),
        ("There were 95 protests in Easton on Monday.", "95 protests in Easton", "were"),
        ("Since the start of the floods, 200 people have been rescued.", "200 people", "have been rescued"),
        ("Police, National Guard and military units searched the old bridge.", "Police, National Guard and military units", "searched"),
    ],
)  # fmt: skip
def test_subject_and_verb_have_their_places(english: Language, sentence: str, subject: str, verb: str) -> None:
    claim = only(english, sentence)
    assert (claim.statement[slice(*claim.subject)], claim.statement[slice(*claim.verb)]) == (subject, verb)


def test_pieces_repeat_the_article_and_the_rest_is_marked_as_put_in(english: Language) -> None:
    claim = only(english, "The mayor said the old bridge (built in 1902) was closed by 95 workers.")
    assert claim.statement == "The old bridge was closed by 95 workers."
    assert [(piece.text, piece.start is None) for piece in claim.pieces] == [
        ("T", True), ("he old bridge", False), (" was closed by 95 workers", False), (".", True),
    ]  # fmt: skip


def test_a_number_raises_the_score_and_vague_words_lower_it(english: Language) -> None:
    exact = only(english, "The council of Easton closed 14 schools in May 2019.")
    vague = only(english, "The council of Easton often closed various schools.")
    assert exact.score >= vague.score + 0.3
    assert "it has a number" in exact.reasons and "it has a vague word" in vague.reasons


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Yesterday the council of Easton voted for the bridge.", "The council of Easton voted for the bridge."),
        ("A jury in Easton yesterday dismissed the protest.", "A jury in Easton dismissed the protest."),
        ("The council of Easton closed the bridge late last night.", "The council of Easton closed the bridge."),
        ("The number of shops rose to 50 yesterday in Easton.", "The number of shops rose to 50 in Easton."),
        ("Crews in Easton today will mend the bridge.", "Crews in Easton will mend the bridge."),
    ],
)
def test_a_day_that_only_the_first_reader_knew_is_left_out(english: Language, sentence: str, statement: str) -> None:
    assert only(english, sentence).statement == statement


@pytest.mark.parametrize(
    "text",
    [
        "Two people died in the early hours of this morning.",
        "The court will hear the case today, 27 December 2024, in Easton.",
        "Prices in Easton rose until yesterday.",
        "The vote is today.",
        "A record 96 patients fell ill in Easton yesterday alone.",
        "In the ballot held yesterday, the Bridge Party won both wards of Easton.",
        "At least three people died in Easton yesterday after a bridge fell.",
        "Ann Reed said the town “was lost yesterday when it rained” in May.",
        "The crew of the ferry will leave Easton after their work today.",
        "The council of Easton closed the bridge before the meeting yesterday.",
        "Two shops in Easton opened until the match today.",
        "Ann Reed left Easton during the talks this morning.",
        "The fire in Easton, which occurred yesterday, was caused by a storm.",
        "Easton Oil said that effective today it had cut its prices.",
        "The ferry arrived in Easton, on the south coast, early today.",
        "The race of Easton is due to start today.",
        "New rules for shops in Easton come into effect today.",
        "Six stations in Easton play jazz today which marks a jubilee of the club.",
    ],
)
def test_a_day_that_holds_its_sentence_together_stays(text: str) -> None:
    assert tidy(Draft.of(text, 0, len(text))).text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Reed fell ill in Easton in 1971 — then stunned doctors by living with the disease for 50 years.",
        "Ann Reed closed the mill in Easton, then sold it to a bank.",
        "Reed led the party to victory in 2001, then lost the next vote in Easton.",
        "The ferry left Easton on Monday; then turned back in the bay.",
    ],
)
def test_a_then_that_alone_joins_two_verbs_is_never_left_out(english: Language, sentence: str) -> None:
    second = re.search(r"then (\w+)", sentence)
    assert second is not None
    assert not [c for c in claims(english, sentence) if second[1] in c and second.group() not in c]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Reed closed the mill in Easton and then sold it to a bank.",
        "Ann Reed left the ferry in Easton and then bought a mill.",
        "The council of Easton sold the bridge and then rented it from the bank.",
        "Reed led the party to victory in 2001 and then lost the next vote in Easton.",
    ],
)
def test_a_then_behind_and_is_left_out(english: Language, sentence: str) -> None:
    assert claims(english, sentence)[0] == sentence.replace(" then", "")


def test_a_first_word_in_capitals_is_written_like_any_other(english: Language) -> None:
    text = "WORKERS at the mine in Easton ended their strike. The mine employs 95 workers. "
    assert claims(english, text)[0] == "Workers at the mine in Easton ended their strike."
    initials = "NATO has 31 members, and the workers of NATO live in Easton."
    assert without_capitals(Draft.of(initials, 0, len(initials)), initials).text == initials
    assert (
        without_capitals(Draft.of("WHO staff left.", 0, 15), "WHO staff left. Ann Reed, who was ill, stayed.").text[:3]
        == "WHO"
    )


def test_he_is_the_burglar_who_stands_before_him_and_a_mine_is_not_mine(english: Language) -> None:
    assert only(english, "A burglar from Easton was jailed for a year after he was caught.")
    assert only(english, "The death toll from a coal mine explosion in Easton rose to 40.")
