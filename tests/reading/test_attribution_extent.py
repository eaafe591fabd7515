"""How far reported speech goes, and which of the noun phrases before its cue speaks: by grammatical case."""

import pytest
from spacy.language import Language

from quizapp.reading.attribution import find_sayings
from quizapp.reading.sentences import parse_passages, sentences_of

Row = tuple[str, str, str | None, str]


def indirect(english: Language, text: str) -> list[tuple[str | None, str, str]]:
    """Return (speaker, cue, content) of each attribution of a passage that is no direct speech."""
    spans = [(0, len(text))]
    docs = parse_passages(english, text, tuple(enumerate(spans)))
    sentences = [sentence for number, base, doc in docs for sentence in sentences_of(number, base, doc)]
    return [
        (text[slice(*s.speaker)] if s.speaker else None, text[slice(*s.cue)], text[slice(*s.content)])
        for s in find_sayings(text, sentences, spans)
        if not s.direct
    ]


# (text, speaker, cue, content); "*" for the whole sentence without its stop
ENDS: list[Row] = [
    # "and" with a verb of saying that reports nothing goes on with the content
    (
        "Friends recalled that she never owned a television and wrote every one of her books by hand.",
        "Friends",
        "recalled",
        "she never owned a television and wrote every one of her books by hand",
    ),
    # what the speaker hopes goes on with it too
    (
        "Ms Winter said that she would begin talks on Tuesday and hoped to have a government before Christmas.",
        "Ms Winter",
        "said",
        "she would begin talks on Tuesday and hoped to have a government before Christmas",
    ),
    # a pronoun for a subject after "and", and a comparison behind it
    (
        "The firm said orders had risen by a fifth and it now expected $900 million, up from $850 million.",
        "The firm",
        "said",
        "orders had risen by a fifth and it now expected $900 million, up from $850 million",
    ),
    # a second that-clause
    (
        "He said that 1,100 cartoons were sent in by artists from 60 countries and that more than 200 are on show.",
        "He",
        "said",
        "1,100 cartoons were sent in by artists from 60 countries and that more than 200 are on show",
    ),
    # an absolute phrase, an adverb behind a comma
    (
        "The team estimates that about 4,000 of the birds are left, most of them on two islands.",
        "The team",
        "estimates",
        "about 4,000 of the birds are left, most of them on two islands",
    ),
    (
        "He reckons he has played 4,000 concerts, perhaps more, in 61 countries.",
        "He",
        "reckons",
        "he has played 4,000 concerts, perhaps more, in 61 countries",
    ),
    # "and that" with a pronoun is the article's own
    (
        "Traders say that the price will rise, and that in itself can push it up.",
        "Traders",
        "say",
        "the price will rise, and that in itself can push it up",
    ),
    # a noun with a relative clause behind a comma
    (
        "They say that elk used to eat young aspen, a habit that kept the trees small.",
        "They",
        "say",
        "elk used to eat young aspen, a habit that kept the trees small",
    ),
    # what the speaker did, behind a comma
    (
        "Low said he had seen people turned away at two schools, and called for a recount.",
        "Low",
        "said",
        "he had seen people turned away at two schools",
    ),
    # others behind a semicolon
    ("Some say it was the heat; others blame the beer.", "Some", "say", "it was the heat"),
    # somebody else's speech behind ", and"
    (
        "One trader said he had never seen prices move so fast, and another called the morning a bloodbath.",
        "One trader",
        "said",
        "he had never seen prices move so fast",
    ),
    # the article goes on with "although" in another tense
    (
        "The party claimed that 4,000 votes had arrived too late, although it offered no proof.",
        "The party",
        "claimed",
        "4,000 votes had arrived too late",
    ),
    # the comma that closes the relative clause closes what is said in it
    (
        "The minister, who had earlier said that he knew nothing of the payments, resigned on Sunday.",
        "The minister",
        "said",
        "he knew nothing of the payments",
    ),
]

BEGINS: list[Row] = [
    # a day with its part, a receiver, a frame without "that", "only that"
    (
        "Police said on Sunday evening a man of 51 had been found in a flat.",
        "Police",
        "said",
        "a man of 51 had been found in a flat",
    ),
    (
        "Officers advised members that refusing the plan could cost the council £250,000.",
        "Officers",
        "advised",
        "refusing the plan could cost the council £250,000",
    ),
    (
        "Kalkat, who chairs the board, said despite the rain, the match had been fair.",
        "Kalkat",
        "said",
        "despite the rain, the match had been fair",
    ),
    (
        "The commissioner said only that the law would be followed.",
        "The commissioner",
        "said",
        "the law would be followed",
    ),
    # an approximation
    (
        "An analysis of 65 species shows about one-third are laying earlier.",
        "An analysis of 65 species",
        "shows",
        "about one-third are laying earlier",
    ),
    # a list with "such as" behind the subject
    (
        "Results of the studies show species, such as soybean, cotton and peanut, lose more leaves in May.",
        "Results of the studies",
        "show",
        "species, such as soybean, cotton and peanut, lose more leaves in May",
    ),
    # the source's participle is not what it says
    (
        "According to the final count, published on Thursday, turnout was 68 percent.",
        "the final count",
        "According to",
        "turnout was 68 percent",
    ),
]

MIDDLE: list[Row] = [
    # what goes on behind the comma: a predicate, a noun phrase, a comparison, a relative clause, an adjective
    ("The bridge, Reed told the committee on Monday, was safe in every respect.", "Reed", "told", "*"),
    ("The bid is too low, its board argued in a filing, and should be rejected.", "its board", "argued", "*"),
    ("He stopped drinking, he explains, the day his daughter was born.", "he", "explains", "*"),
    ("The wind had reached 90 kilometres an hour, the office said, well above the limit.", "the office", "said", "*"),
    ("The skull is 1.2 million years old, Garcia says, which makes it the oldest in Europe.", "Garcia", "says", "*"),
    ("She was, a colleague recalled, incapable of walking past a ditch.", "a colleague", "recalled", "*"),
    ("It was, said Field, the worst accident in the country's history.", "Field", "said", "*"),
    ("It was his brother, he now thinks, who told the press.", "he", "thinks", "*"),
    ("It is not the tax that worries him, he says, but how it will be spent.", "he", "says", "*"),
    # "went on to say"
    ("The team, he went on to say, would be rebuilt from the bottom.", "he", "say", "*"),
    # a study's finding
    ("Bees that had eaten it, the researchers found, took twice as long to return.", "the researchers", "found", "*"),
    ("The number of visits, figures from the tourist board show, has hardly changed.",
     "figures from the tourist board", "show", "*"),
]  # fmt: skip

CLOSING: list[Row] = [
    # a description and a name
    (
        "The pipeline will not reopen before Friday, its operator, Nordgas, said.",
        "Nordgas",
        "said",
        "The pipeline will not reopen before Friday",
    ),
    (
        "The cause was heart failure, her husband, the painter Owen Maddox, said.",
        "the painter Owen Maddox",
        "said",
        "The cause was heart failure",
    ),
    # a possessive before the speaker of a cue turned round; a past form read as a participle
    (
        "The hospital has treated 60 patients, most of them with burns, said its director, Luca Neri.",
        "Luca Neri",
        "said",
        "The hospital has treated 60 patients, most of them with burns",
    ),
    (
        "The quake struck at a depth of 10 kilometres, said the German Research Centre for Geosciences.",
        "the German Research Centre for Geosciences",
        "said",
        "The quake struck at a depth of 10 kilometres",
    ),
    # a report's finding, also where its verb looks like a noun
    (
        "Consumers are spending less on clothes and more on travel, the survey of 2,000 households showed.",
        "the survey of 2,000 households",
        "showed",
        "Consumers are spending less on clothes and more on travel",
    ),
    (
        "The doors did not close properly, documents seen by the Herald show.",
        "documents seen by the Herald",
        "show",
        "The doors did not close properly",
    ),
    # a speaker with a relative clause that is no aside
    (
        "The ship was carrying about 480 passengers, a port official who asked not to be named said.",
        "a port official",
        "said",
        "The ship was carrying about 480 passengers",
    ),
]

SPEAKERS: list[Row] = [
    # an aside or an age between name and verb does not speak
    ("Brightwater, the bottler of Spa Hill water, said it would shut its plant.", "Brightwater", "said",
     "it would shut its plant"),
    ("Long, now 84, says Frost taught her everything.", "Long", "says", "Frost taught her everything"),
    ("The ship's captain, a Greek, said they had seen the smoke.", "The ship's captain", "said",
     "they had seen the smoke"),
    # but a name in apposition does
    ("Page's wife, the actress Sally Rose, says he talks in his sleep.", "the actress Sally Rose", "says",
     "he talks in his sleep"),
    # an age that stands for a person
    ("The 29-year-old, who missed the whole of last season, said she felt stronger than ever.", "The 29-year-old",
     "said", "she felt stronger than ever"),
    # sources with an adjective are somebody, "reports" alone are not
    ("Diplomatic sources said the talks had failed.", "Diplomatic sources", "said", "the talks had failed"),
    ("Media reports said the talks had failed.", None, "said", "the talks had failed"),
    # a state of mind in the passive
    ("He is convinced that the best album is still to come.", "He", "convinced", "the best album is still to come"),
    # "hopes" is no hopping
    ("He hopes the film, due out in June, will bring people back.", "He", "hopes",
     "the film, due out in June, will bring people back"),
    # a verb that looks like a noun, a verb that reports with "that" only
    ("Researchers at the University of Lund report in the journal Current Botany that the moss survived.",
     "Researchers at the University of Lund", "report", "the moss survived"),
    ("The court held that the sentence was too short.", "The court", "held", "the sentence was too short"),
    # "as" in front, with a particle
    ("As the judge pointed out, nobody had asked the child.", "the judge", "pointed", "nobody had asked the child"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), [*ENDS, *BEGINS, *MIDDLE, *CLOSING, *SPEAKERS])
def test_indirect_speech_has_its_speaker_and_its_extent(
    english: Language, text: str, speaker: str | None, cue: str, content: str
) -> None:
    assert indirect(english, text) == [(speaker, cue, text[:-1] if content == "*" else content)]


def test_the_verb_that_and_joins_has_the_speaker_of_the_first(english: Language) -> None:
    text = (
        "Mrs Lind, whose party has governed for nine years, conceded that it had lost and promised that she would help."
    )
    assert [row[0] for row in indirect(english, text)] == ["Mrs Lind", "Mrs Lind"]


@pytest.mark.parametrize(
    "text",
    [
        "She thought awards foolish and told her students so.",  # no clause
        "Asked if he was worried, he says no.",  # the clause is what he was asked
        "The result did not prove that the animals knew the caller.",  # nothing is shown
        "The firm held a meeting as its rivals merged.",  # "held" without "that"
        "Said the old man, who asked not to be named.",
        "The law says nothing about drones.",
        "He explained the rules to the children.",
        "Officials predicted a rise of 4 percent.",
        "They agreed on a price of $40 a barrel.",
        "The paper which Lee wrote in 1998 is still read.",
        "The firm called the claims baseless and the lawyer a liar.",
        "The judge noted the time and closed the hearing.",
    ],
)
def test_what_reports_nothing_has_no_speaker(english: Language, text: str) -> None:
    assert indirect(english, text) == []
