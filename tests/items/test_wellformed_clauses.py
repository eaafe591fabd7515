"""Clauses that do not hang together are refused by the rule that they break; careful English passes every rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items import wellformed_clauses, wellformed_gaps

BrokenBy = Callable[[str], dict[str, str]]

BROKEN = {
    "relative_on_the_wrong_noun": (
        "Two cases were reported in the Oban health zones, which includes Leith.",
        "The ferry calls at the islands, which includes Leith.",
        "The storm hit the hills, which contains three farms.",
        "The fire burned down the sheds, which houses 40 cows.",
        "The flood reached the districts, which covers the harbour.",
        "The Orel bypass is due for completion in 2031, which is the third stage.",
        "The harbour opens in May, which is a plan of the council.",
        "The mine closed on Monday, which was a decision of the owners.",
        "The board met in its headquarters, which is aimed at saving the mill.",
        "The team trained in the mountains, which was paid by a sponsor.",
        "Crews worked on the bridges, which is planned to open soon.",
    ),
    "half_reported": (
        "Maren Holt posted Tuesday in a letter to members.",
        "The mayor of Ardley wrote on Monday in a blog post.",
        "Chief Tom Hale tweeted on Friday.",
        "Maren Holt commented on Tuesday in an interview.",
        "The union stated in a letter to its members.",
        "Ida Lund replied in an email.",
    ),
    "perfect_with_a_day": (
        "Maren Holt has retired at the age of 70 on Sunday.",
        "The council has closed the library on Monday.",
        "A ferry has sunk near Ardley on Friday.",
        "The company has sold its mill in 2019.",
        "Three sailors have drowned off Ardley on Sunday.",
        "The court has fined the brewery on June 3.",
    ),
    "two_subjects": (
        "Officials the cold wave is going to stay.",
        "Officials the bridge was closed on Monday.",
        "Residents the river has risen by two metres.",
        "Experts the glacier is melting.",
        "Farmers the harvest was lost in May.",
        "Doctors the patient was moved to Ardley.",
    ),
    "lost_noun": (
        "A group of trained to find mines crossed the border.",
        "The diet keeps the teeth of cats white, a claims.",
        "The fair was young when farmers at the outbid themselves.",
        "A ferry had been in sailing over the lake.",
        "The council closed a schools in Ardley.",
        "The team was at working on the bridge.",
    ),
    "bare_verb": (
        "Ann Lind speak up by writing 12 letters.",
        "Tom Hale provide the money for the bridge.",
        "The worker open the gate.",
        "A worker receive two masks.",
        "The driver stop the bus in Ardley.",
        "Mary Poe run the museum in Ardley.",
    ),
    "open_apposition": (
        "Ann Lind, chairman of Orel has signed a contract for gas.",
        "Ann Lind, chairman of Orel and Joe Poe, chairman of Lorel have signed a contract.",
        "Tom Hale, the mayor of Ardley was fined on Monday.",
        "Ida Lund, director of the museum said no.",
        "Maren Holt, a professor at the college will lead the study.",
        "Tom Hale, head of the union and Ida Lund, director of the mill, have met.",
    ),
    "verbs_without_and": (
        "Maren Holt warned of floods, reminded people to stay at home.",
        "The council closed the library, sold the building.",
        "Tom Hale left the party, joined the union.",
        "The storm destroyed 40 barns, killed two cows.",
        "Ida Lund opened the museum, thanked the donors.",
        "Police arrested two men, seized a boat.",
    ),
    "gerund_that_shows": (
        "Analyzing the fire indicated a fault in the boiler.",
        "Examining the wreck revealed a hole in the hull.",
        "Studying the bones showed a new species.",
        "Inspecting the dam found two cracks.",
        "Reviewing the files suggested a mistake.",
        "Comparing the samples confirmed the result.",
    ),
    "owner_of_itself": (
        "The survey made by the board delivered its survey to the mayor.",
        "The company bought its company.",
        "The committee dissolved its committee.",
        "The study published its study.",
        "The museum closed its museum.",
        "The club sold its club.",
    ),
    "plain_slip": (
        "The crew left on a 12 day mission to Mull.",
        "The council built a 50 meter memorial in Oban.",
        "Ostland beat Czech Republic in Oban.",
        "Netherlands lost the match in Oban.",
        "The ferry was built in Ostlandian capital Orel.",
        "Hundreds met after last weeks attack in Oban.",
        "40-year-old Holt joined the club in 1995 at the age of 12.",
        "The club lost one match this season and won 12 this season.",
        "Ostland was hit by a 8.8 earthquake.",
        "The team of the mayor on Monday, counted 40 barns.",
        "The police ended a one year investigation in May.",
        "There was 40 shops in Oban in May.",
        "It was a matter time before the mill closed.",
        "The strike is part a campaign of the union.",
        "Holt said described the mill as a ruin.",
        "The mill will close if does not pay its debts.",
        "The sailor will interrogated by the police of Oban.",
        "Director of the museum Maren Holt resigned in May.",
        "Maren Holt deputy director of the museum resigned in May.",
        "The oil price hit record high of 147 dollars.",
        "The road will cross one of either two bridges.",
        "The 20+ foot whale was found on Monday.",
        "The plant saves hundreds of thousands of tones of gas a year.",
        "Ostland has switched Ardley 1 in the desert.",
        "Shares reached new low on Friday.",
    ),
}
SOUND = {
    "relative_on_the_wrong_noun": (
        "Two cases were reported in the Oban health zones, which include Leith.",
        "The council published a list of schools, which includes three in Leith.",
        "The group of islands, which includes Leith, is empty.",
        "The storm hit the hills, which hold three farms.",
        "The mayor cut taxes, which pleased the farmers.",
        "The vote was held in 2019, which was the year of the flood.",
        "The shops close on Friday, which is a holiday in Ostland.",
        "The council sold the mill, which was built in 1890.",
        "Crews repaired the bridges, which were closed in May.",
        "A book of maps, which was printed in 1890, was found.",
        "The museum keeps a list of ships, which was written in 1890.",
    ),
    "half_reported": (
        "Maren Holt wrote three novels in Ardley.",
        "The company posted a profit of 3 million dollars on Thursday.",
        "The mayor wrote to the minister on Monday.",
        "Tom Hale announced his retirement on Friday.",
        "Holt said in a letter that the mill would close.",
        "The union added 300 members in May.",
    ),
    "perfect_with_a_day": (
        "Maren Holt retired on Sunday at the age of 70.",
        "The library has been closed since Monday.",
        "The council has planned a vote for Friday.",
        "The museum had closed on Monday before the flood came.",
        "The company has sold three mills in the past year.",
        "The court has until Friday to decide.",
    ),
    "two_subjects": (
        "Officials say the cold wave is going to stay.",
        "Health teams battling the flood in Ostland fear an election dispute may deepen mistrust.",
        "The people the council helped are grateful.",
        "Last week, the bridge was closed.",
        "Both the mayor and the minister were in Ardley.",
        "On Monday the river rose by two metres.",
        "The bridge that the storm destroyed was old.",
    ),
    "lost_noun": (
        "A sports club in Ardley bought a horses-only farm.",
        "The price of used cars rose by 3 percent.",
        "The players themselves paid for the trip.",
        "The suspect had been in hiding in Ardley.",
        "The mill is at a crossroads, and a few days remain.",
        "A record 30 days passed without rain.",
    ),
    "bare_verb": (
        "The union asked that the mill close in May.",
        "Tom Hale and Ann Lind run the museum.",
        "Chelsea win in Ardley and go top.",
        "Holt hit the post twice.",
        "The police search for two men.",
        "The driver had to stop the bus.",
    ),
    "open_apposition": (
        "Ann Lind, chairman of Orel, has signed a contract for gas.",
        "Ann Lind, chairman of Orel, and Joe Poe, chairman of Lorel, have signed a contract.",
        "The contract was signed by Ann Lind, chairman of Orel.",
        "Tom Hale, mayor of Ardley until 2019, was fined.",
        "In Ardley, leaders of the union were fined.",
        "The guests were Ann Lind, head of the union, and Tom Hale, mayor of Ardley.",
    ),
    "verbs_without_and": (
        "Holt warned of floods, closed the roads and reminded people to stay at home.",
        "The council closed the library and sold the building.",
        "Tom Hale left the party, then joined the union.",
        "The storm destroyed 40 barns, killing two cows.",
        "Ida Lund opened the museum, and thanked the donors.",
        "Holt rose early, fed the cows, and drove to Ardley.",
    ),
    "gerund_that_shows": (
        "Analysis of the fire indicated a fault in the boiler.",
        "Closing the mill cost 300 jobs.",
        "The findings of the study show a new species.",
        "Examining the wreck, divers found a hole in the hull.",
        "Running a farm is hard work.",
        "A review of the files suggested a mistake.",
    ),
    "owner_of_itself": (
        "The board handed its report to the minister.",
        "The company sold its mill.",
        "The committee dissolved itself.",
        "The museum closed its doors.",
        "The club sold its captain.",
        "The report names its authors.",
    ),
    "plain_slip": (
        "The crew left on a 12-day mission to Mull.",
        "Ida Lund won the 100 metre freestyle in Oban.",
        "There were 40 shops in Oban in May.",
        "Ostland beat the Czech Republic in Oban.",
        "Czech Republic coach Holt left Oban in May.",
        "Holt, 40, joined the club in 1995 at the age of 12.",
        "Ostland was hit by an 8.8 earthquake.",
        "The team of the mayor, which met on Monday, counted 40 barns.",
        "There was 40 years of peace in Oban.",
        "Holt said the mill would need help and could proceed.",
        "Directors of the museum resigned in May.",
        "Maren Holt, deputy director of the museum, resigned in May.",
        "The ferry is part of a fleet of 12 ships.",
        "The oil price hit a record high of 147 dollars.",
        "The road will cross either of two bridges.",
        "Shares hit record highs on Friday.",
        "The plant saves hundreds of thousands of tonnes of gas a year.",
        "Ostland has switched Ardley 1 on in the desert.",
        "The choir sang two tones higher.",
    ),
}


@pytest.mark.parametrize(("rule", "statement"), [(rule, s) for rule, all_of in BROKEN.items() for s in all_of])
def test_a_clause_that_does_not_hang_together_is_refused(broken_by: BrokenBy, rule: str, statement: str) -> None:
    assert rule in broken_by(statement)


@pytest.mark.parametrize("statement", [s for all_of in SOUND.values() for s in all_of])
def test_careful_english_breaks_no_rule(broken_by: BrokenBy, statement: str) -> None:
    assert broken_by(statement) == {}


def test_every_rule_for_clauses_has_statements_on_both_sides() -> None:
    rules = {rule.__name__ for rule in (*wellformed_clauses.RULES, *wellformed_gaps.RULES)}
    assert rules | {"plain_slip"} == set(BROKEN) == set(SOUND)
