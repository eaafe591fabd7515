"""What leans on a context that the question does not show."""

import pytest

from quizapp.items.context import leaning_words, one_of_its_kind

LEANING = [
    ("pronoun as subject", "He resigned in 2019.", "He"),
    ("plural pronoun", "They rose by 5 per cent.", "They"),
    ("it as subject", "It was founded in 1990.", "It"),
    ("possessive", "His office was closed.", "His"),
    ("demonstrative subject", "This led to protests.", "This"),
    ("demonstrative noun", "The police shot a man in that street.", "in that street"),
    ("that day", "Ann Byrne left that day.", "that day"),
    ("there as a place", "Ann Byrne moved there in 1990.", "there"),
    ("bare building", "A crowd stormed the building.", "the building"),
    ("bare company", "The company has 21 ferries.", "The company"),
    ("latter", "The latter was rebuilt.", "The latter"),
    ("some of them", "Police arrested some of them.", "some of them"),
    ("did so", "Nearly 300 people did so last year.", "did so"),
    ("first person outside quotes", "We saw three ships.", "We"),
    ("so-called such", "Ann Byrne had never seen such a storm.", "such a"),
]
STANDING = [
    ("pronoun behind a name", "Ann Byrne said that she would resign."),
    ("possessive behind a name", "Ann Byrne sold her house."),
    ("there is", "There are 12 islands in Clew Bay."),
    ("this week", "Ann Byrne will resign this week."),
    ("it is clear that", "It is unclear whether Oban will take part."),
    ("company behind a name", "Tengiz Oil said that the company would close."),
    ("building of", "The building of ships took three years."),
    ("company in apposition", "The company Tengiz Oil was founded in 1993."),
    ("relative that", "Ann Byrne bought a ship that had sunk."),
    ("conjunction that", "Ann Byrne said that 12 people had left."),
    ("quoted first person", "“We are ready,” Ann Byrne said."),
    ("former as an adjective", "The former president of Chile has died."),
    ("question", "How many people live in Oban?"),
]


@pytest.mark.parametrize(("stem", "word"), [row[1:] for row in LEANING], ids=[row[0] for row in LEANING])
def test_a_leaning_word_is_found(stem: str, word: str) -> None:
    assert word in leaning_words(stem, "There are two buildings. " + stem)


@pytest.mark.parametrize("stem", [row[1] for row in STANDING], ids=[row[0] for row in STANDING])
def test_a_stem_that_stands_alone_is_left_in_peace(stem: str) -> None:
    assert leaning_words(stem, stem) == ()


@pytest.mark.parametrize(
    ("case", "article", "known"),
    [
        ("one strike", "A strike began. The strike ended.", True),
        ("two strikes", "A strike began in Oban. A strike began in Mull. The strike ended.", False),
        ("plural too", "The strikes went on. The strike in Oban ended.", False),
        ("another strike", "The strike ended. Another strike began.", False),
    ],
)
def test_the_strike_is_known_where_the_article_has_one(case: str, article: str, known: bool) -> None:
    assert one_of_its_kind("strike", article) is known
    assert (leaning_words("The strike ended.", article) == ()) is known


def test_the_company_is_never_known_without_its_name() -> None:
    assert leaning_words("The company closed.", "A company closed.") == ("The company",)
