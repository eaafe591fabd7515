"""Reports without a plain verb of saying, and the commas and joints that decide how far one goes."""

import pytest
from spacy.language import Language

from quizapp.reading.attribution import find_sayings
from quizapp.reading.sentences import parse_passages, sentences_of

Row = tuple[str, str | None, str]


def reported(english: Language, text: str) -> list[tuple[str | None, str]]:
    """Return (speaker, content) of each attribution of a passage."""
    spans = [(0, len(text))]
    docs = parse_passages(english, text, tuple(enumerate(spans)))
    sentences = [sentence for number, base, doc in docs for sentence in sentences_of(number, base, doc)]
    return [
        (text[slice(*s.speaker)] if s.speaker else None, text[slice(*s.content)])
        for s in find_sayings(text, sentences, spans)
    ]


# (text, speaker, content)
# nouns with somebody whose claim it is
NOUNS: list[Row] = [
    ("Campaigners rejected the council's claim that the pool had lost money since 2015.", "the council",
     "the pool had lost money since 2015"),
    ("The bank repeated its warning that rates could rise again in May.", "its", "rates could rise again in May"),
    ("Dr Osei's finding that bats avoid lit roads has been confirmed in Spain.", "Dr Osei", "bats avoid lit roads"),
    ("A police statement that two men had been arrested was withdrawn on Friday.", "police",
     "two men had been arrested"),
    ("Residents have voiced fears that the plant will poison the river.", "Residents",
     "the plant will poison the river"),
    ("The minister expressed hope that a deal would be signed before June.", "The minister",
     "a deal would be signed before June"),
    ("The report's main finding was that half of the schools lacked a library.", "The report",
     "half of the schools lacked a library"),
    ("Her message was that nobody should travel alone.", "Her", "nobody should travel alone"),
    ("Their hope is that the factory will reopen next spring.", "Their", "the factory will reopen next spring"),
    ("There is growing concern among doctors that the clinic will close.", "doctors", "the clinic will close"),
    ("Lea Brandt's argument is that the tax hurts small shops most.", "Lea Brandt", "the tax hurts small shops most"),
    ("The announcement by the airline that 300 jobs would go came without warning.", "the airline",
     "300 jobs would go"),
    ("The regulator's conclusion that nobody was to blame angered the families.", "The regulator",
     "nobody was to blame"),
    ("Lawyers for the firm dismissed her allegation that records had been destroyed.", "her",
     "records had been destroyed"),
    ("Scientists have long held the belief that the lake once covered the plain.", "Scientists",
     "the lake once covered the plain"),
    ("The union’s complaint that shifts are too long was upheld in March.", "The union", "shifts are too long"),
    ("Ministers stand by their forecast that growth will reach 2% this year.", "their",
     "growth will reach 2% this year"),
    ("The coach’s verdict was that his team had lost its nerve.", "The coach", "his team had lost its nerve"),
    ("The mayor's view: the old market should stay.", "The mayor", "the old market should stay"),
]  # fmt: skip
# phrases between commas, and "what … say is"
VIEWPOINTS: list[Row] = [
    ("In her view, the law is too weak to protect tenants.", "her", "the law is too weak to protect tenants"),
    ("The design is dangerous, in the council's opinion.", "the council", "The design is dangerous"),
    ("In the view of Judge Hall, the contract was void.", "Judge Hall", "the contract was void"),
    ("As Heald puts it, the town sold its river for a car park.", "Heald", "the town sold its river for a car park"),
    ("The town sold its river for a car park, as Heald put it.", "Heald", "The town sold its river for a car park"),
    ("As the report notes, most of the money went to two firms.", "the report", "most of the money went to two firms"),
    ("Most of the money, as the report notes, went to two firms.", "the report",
     "Most of the money, as the report notes, went to two firms"),
    ("Most of the money went to two firms, as the report points out.", "the report",
     "Most of the money went to two firms"),
    ("What critics say is that the money comes too late.", "critics", "the money comes too late"),
    ("To his mind, the old bridge was safer than the new one.", "his", "the old bridge was safer than the new one"),
    ("In the opinion of many doctors, the drug is safe.", "many doctors", "the drug is safe"),
    ("The reform, in the minister’s view, has failed.", "the minister",
     "The reform, in the minister’s view, has failed"),
    ("Children, as Dr Webb explains, learn by copying.", "Dr Webb", "Children, as Dr Webb explains, learn by copying"),
    ("The hotel has a fine view of the bay, as the guide says.", "the guide", "The hotel has a fine view of the bay"),
    ("What residents fear is that the noise will never stop.", "residents", "the noise will never stop"),
    ("It was, as the judge put it, a case without winners.", "the judge",
     "It was, as the judge put it, a case without winners"),
]  # fmt: skip
# a last predicate behind a comma: reported or the speaker's own act
LAST_PREDICATES: list[Row] = [
    ("She says she writes at night, and never reads reviews.", "She", "she writes at night, and never reads reviews"),
    ("He says he eats little, sleeps well, and walks ten miles a day.", "He",
     "he eats little, sleeps well, and walks ten miles a day"),
    ("Prices will fall, the bank said, because demand in China is weak.", "the bank",
     "Prices will fall, the bank said, because demand in China is weak"),
    ("Farmers say they lost the harvest, and now fear for their herds.", "Farmers",
     "they lost the harvest, and now fear for their herds"),
    ("The club said it had sold the ground, and would move in August.", "The club",
     "it had sold the ground, and would move in August"),
    ("Ms Rao believes that the law is unfair, and should be scrapped.", "Ms Rao",
     "the law is unfair, and should be scrapped"),
    ("The mayor said that she was tired, and left the room.", "The mayor", "she was tired"),
    ("He says the work is hard, and thanks his wife for her help.", "He", "the work is hard"),
    ("She says the shop opens late, and rarely closes before ten.", "She",
     "the shop opens late, and rarely closes before ten"),
    ("Neighbours say he keeps to himself, never drinks, and pays on time.", "Neighbours",
     "he keeps to himself, never drinks, and pays on time"),
    ("The guide says the path is steep, and recommends boots.", "The guide", "the path is steep"),
]  # fmt: skip
# several speakers, and commas that part none
SEVERAL_SPEAKERS: list[Row] = [
    ("According to the ministry and to the army, the road is open.", "the ministry and to the army",
     "the road is open"),
    ("According to the ministry and the army, the road is open.", "the ministry and the army", "the road is open"),
    ("Both the union and the company say talks will resume on Monday.", "Both the union and the company",
     "talks will resume on Monday"),
    ("Doctors, nurses and patients said the ward was unsafe.", "Doctors, nurses and patients", "the ward was unsafe"),
    ("The road is open, according to the ministry and to residents.", "the ministry and to residents",
     "The road is open"),
    ("Teachers, parents and the council agree that the school should stay open.", "Teachers, parents and the council",
     "the school should stay open"),
    ("In Oban, Marta Lee and Tom Ash said the ferry was late.", "Marta Lee and Tom Ash", "the ferry was late"),
    ("Marta Lee, head of research and policy, said the ferry was late.", "Marta Lee", "the ferry was late"),
    ("On Monday, police and firefighters said the fire was out.", "police and firefighters", "the fire was out"),
    ("According to police and two witnesses, the car had no lights.", "police and two witnesses",
     "the car had no lights"),
    ("The car had no lights, according to police and two witnesses.", "police and two witnesses",
     "The car had no lights"),
    ("According to the bank, wages and prices rose together.", "the bank", "wages and prices rose together"),
    ("The car had no lights, according to police, and the driver was drunk.", "police", "The car had no lights"),
    ("Apples, pears and plums were cheap, the farmer said.", "the farmer", "Apples, pears and plums were cheap"),
    ("In spring, rain and wind, said Ann Lee, had ruined the crop.", "Ann Lee",
     "In spring, rain and wind, said Ann Lee, had ruined the crop"),
]  # fmt: skip
# who is told, and by whom
RECEIVERS: list[Row] = [
    ("Parents were told by the school that lessons would start at ten.", "the school", "lessons would start at ten"),
    ("The court was told by Mr Ives that the brakes had failed.", "Mr Ives", "the brakes had failed"),
    ("The minister told members of the committee the law would be changed.", "The minister",
     "the law would be changed"),
    ("Olga Stein told the Herald the museum had bought the picture in 1990.", "Olga Stein",
     "the museum had bought the picture in 1990"),
    ("She told her lawyer and her sister she had never met the man.", "She", "she had never met the man"),
    ("The driver told police officers at the scene he had fallen asleep.", "The driver", "he had fallen asleep"),
    ("Residents were informed by the council on Tuesday that the water was safe.", "the council", "the water was safe"),
    ("Fans were promised by the club that prices would not rise.", "the club", "prices would not rise"),
    ("The captain told crew members on the bridge the engine had failed.", "The captain", "the engine had failed"),
    ("She told the court the firm had lied.", "She", "the firm had lied"),
]  # fmt: skip
# quoted words within indirect speech leave the clause whole
FRAGMENTS: list[Row] = [
    ("Ms Hall said the plan was “a disaster” and would be dropped.", "Ms Hall",
     "the plan was “a disaster” and would be dropped"),
    ("The union said that the offer was “an insult” to its members.", "The union",
     "the offer was “an insult” to its members"),
    ("The firm said it was “deeply sorry” for the delay, which it blamed on snow.", "The firm",
     "it was “deeply sorry” for the delay, which it blamed on snow"),
    ("He told reporters the vote had been “a farce from start to finish”.", "He",
     "the vote had been “a farce from start to finish”"),
    ("The judge found that Mr Cole had shown “no remorse” and had lied twice.", "The judge",
     "Mr Cole had shown “no remorse” and had lied twice"),
    ("The charity warned that the cuts “will cost lives” and must be stopped.", "The charity",
     "the cuts “will cost lives” and must be stopped"),
]  # fmt: skip
# comparisons, counts, past forms taken for participles, and who finds things out
CLAUSES: list[Row] = [
    ("It had acted, she said, as soon as the fault was found.", "she",
     "It had acted, she said, as soon as the fault was found"),
    ("The team, led by Aki Mori of Kyoto University, found that the frogs slept less in summer.", "The team",
     "the frogs slept less in summer"),
    ("A study published in the journal Tides suggests that seagrass stores more carbon than was thought.", "A study",
     "seagrass stores more carbon than was thought"),
    ("Economists had expected growth to slow, but the bank now says output rose by 0.4%.", "the bank",
     "output rose by 0.4%"),
    ("The firm said it would cut costs but had no plans to sell the brand.", "The firm",
     "it would cut costs but had no plans to sell the brand"),
    ("Rescuers fear as many as 40 people are still under the mud.", "Rescuers",
     "as many as 40 people are still under the mud"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [*NOUNS, *VIEWPOINTS, *LAST_PREDICATES, *SEVERAL_SPEAKERS, *RECEIVERS, *FRAGMENTS, *CLAUSES],
)
def test_a_report_has_its_speaker_and_its_extent(english: Language, text: str, speaker: str, content: str) -> None:
    assert reported(english, text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The fact that the bridge is old surprised nobody.",
        "One theory is that the ship broke apart in the storm.",
        "The result was that the village lost its school.",
        "A claim that the firm made a loss was never proved.",
        "The claim that she filed in March was thrown out.",
        "The problem is that the road floods every winter.",
        "In view of the rain, the match was called off.",
        "For Norway, Olsen scored twice in the second half.",
        "As the bus left, the report lay on a seat.",
        "For years, the mill stood empty.",
        "My hope is that we win.",
        "Hopes that the strike would end soon faded on Monday.",
        "The firm made a promise that it kept for ten years.",
        "The trial ended with a warning that came too late.",
        "The company has a view that stretches to the sea.",
        "There were fears that the dam would break.",
        "She held the view that grew on her over the years.",
        "Peter's statement that night was short.",
        "His concern that afternoon was the weather.",
        "Sales fell by 3%, as analysts had expected.",
        "He sat down, as she put it on the table.",
        "In plain view, the thief took the bag.",
        "What she said is not known.",
        "The team found its keys in the car.",
        "The agency found a new home for the dogs.",
        "The commission heard music in the hall.",
        "She left early, as the doctor had noted her name.",
        "He made his point that evening.",
        "Their view of the sea was blocked, and that angered them.",
        "The army held the hope of many in its hands.",
        "In their opinion polls, parties look for trends.",
        "The prices of apples, pears and plums rose.",
        "His answer: a shrug.",
        "The town's promise was that of a new start.",
        "Her theory of art was that year's success.",
        "What the report is about is unclear.",
        "The statement that day was brief.",
        "The club’s hopes that once seemed real are gone.",
        "As the letter put it in her hands, she wept.",
    ],
)
def test_a_noun_or_phrase_of_nobody_reports_nothing(english: Language, text: str) -> None:
    assert reported(english, text) == []


def test_a_warning_by_email_has_no_email_for_its_speaker(english: Language) -> None:
    assert reported(english, "Investors were warned by email that fees would rise.") == [(None, "fees would rise")]


KNOWN_FAILURES = [
    ("For Heald, the fight is only beginning.", "Heald", "the fight is only beginning",
     "“For Norway, Olsen scored” looks alike"),
    ("Officials of the bank, which paid, and the ministry said the figures were wrong.",
     "Officials of the bank, which paid, and the ministry", "the figures were wrong",
     "an aside splits the list of speakers"),
    ("Passengers were warned by the operator that delays would last all day.", "the operator",
     "delays would last all day", "“delays” is read as a verb"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(text, speaker, content, marks=pytest.mark.xfail(strict=True, reason=reason))
        for text, speaker, content, reason in KNOWN_FAILURES
    ],
)
def test_known_failures(english: Language, text: str, speaker: str, content: str) -> None:
    assert reported(english, text) == [(speaker, content)]
