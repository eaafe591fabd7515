"""Slips that a rule of English can see are refused by the rule that they break; careful English passes every rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items import wellformed, wellformed_slips

BrokenBy = Callable[[str], dict[str, str]]

BROKEN = {
    "number_with_a_singular": (
        "The crew saved two fisherman from the bay.",
        "Police held three gunman in Oban.",
        "The mill hired 40 craftsman.",
        "Four Irish fisherman were rescued.",
        "Several spokesman, all from Oban, resigned.",
    ),
    "told_twice": (
        "The share rose $0.23 cents to $58.23.",
        "The bridge cost $3 million dollars.",
        "The ferry left at 1.10am hours.",
        "The ticket costs £2.50 pounds.",
        "The vote began at 5 p.m. o’clock.",
    ),
    "fixed_phrase": (
        "The seals lived near Oban and not have not been seen since May.",
        "The board is a body comprising of farmers and teachers.",
        "In wake of the flood a team is visiting Oban.",
        "The council met on Monday in regards to the bypass.",
        "Three lions fell victims to poachers.",
        "All hens within one km radius of the farm were killed.",
        "The order was given by department of fisheries in Oban.",
        "The lifeboat returned to Station and left again at noon.",
    ),
    "both_of_three": (
        "The coastguard sent both Oban Lifeboat, Leith Lifeboat and a helicopter.",
        "The strike hit both health, education and transport.",
        "The law covers both the mill, the mine and the harbour.",
        "Holt has worked in both Oban, Leith and Ardley.",
        "The flood closed both the school, the museum and the road.",
    ),
    "list_without_and": (
        "Bones of at least 25 animals were found, including cats, antelope, a wild dog, a hyena, mongooses.",
        "The farm grows crops such as barley, oats, wheat.",
        "The shop sells tools, including hammers, saws, drills.",
        "The museum shows finds such as coins, a sword, a shield.",
        "Divers saw fish, including cod, a shark, rays.",
    ),
    "two_numbers": (
        "The force was set up in 2006 but have been used against the rebels.",
        "The unit was formed in Oban and have been sent to Leith.",
        "The club was founded in 1902 and are based in Oban.",
        "The board is chosen by farmers but have rejected the plan.",
        "The company has closed two mills and are looking for buyers.",
    ),
    "apposition_and_verb": (
        "Maren Holt, a writer and head of the museum was arrested in May.",
        "Tom Hale, a 52-year-old teacher and member of the union has resigned.",
        "Ida Lund, the founder and owner of the mill is 80.",
        "Ann Lind, a farmer and mother of three was hurt.",
        "Joe Poe, an actor and singer from Oban has died.",
    ),
    "city_without_of": (
        "Rebels destroyed a temple in the city Palmyra.",
        "The train left the city Paris at noon.",
        "The fire began in the town Windsor in May.",
        "The company is based in the city Berlin.",
        "The court sits in the city Boston, where it is cold.",
    ),
    "body_without_article": (
        "Government has ordered the closure of the mine.",
        "Ministry is looking for a buyer.",
        "Court has fined the mill.",
        "The ministers thought IMF's involvement was vital.",
        "The state ordered culling of over 300 hens in Oban.",
        "The council announced closing of the mill.",
    ),
    "tense_of_what_ended": (
        "Divers freed a whale that has been stranded for three days on a beach.",
        "Crews rescued two sailors who have been trapped for ten hours.",
        "The council opened a road which has been closed for two weeks.",
        "Police found a girl who has been hiding for several days.",
        "Holt ended a strike that has been going for five weeks.",
    ),
    "length_without_apostrophe": (
        "Holt was sentenced to 27 years imprisonment.",
        "Lind got two months probation in May.",
        "The post asks for five years experience at sea.",
        "Castell gave the mill to his 75 year-old brother.",
        "The firm gave the crew three weeks notice.",
    ),
    "other_words": (
        "Tom Hale is on bail awaiting to be tried in Leith.",
        "Wheat makes up for less than 70 per cent of the harvest.",
        "The two players went onto forge a long partnership.",
        "Oban won at the Trent Bridge on Monday.",
        "Television footages showed cars in the water.",
        "Farms are encroaching the forest of Oban.",
        "The side lasted the day courtesy Hale and his partner.",
    ),
    "numbered": (
        "Kells got 200 runs in the 1st and 3rd Test match.",
        "Hale missed the first and second game of the season.",
        "A Lind Air flight 9W 2374 left the runway on Tuesday.",
        "An Orel Airways flight 417 landed in Leith.",
        "The pier was closed on the second and third day of the storm.",
    ),
    "billions_of_nothing": (
        "Ministers have agreed to a second loan for Orel of over 130bn.",
        "The mill lost 2bn in May.",
        "The bridge will cost 1.3bn in all.",
        "The deal is worth 40bn to Oban.",
        "The debt of Orel is 2.5tn.",
    ),
}
SOUND = {
    "number_with_a_singular": (
        "The crew saved two fishermen from the bay.",
        "A three-man crew was saved.",
        "Divers found two human bones, and a coin.",
        "Three German, two Dutch and four French sailors were hurt.",
        "One fisherman of 40 was saved.",
    ),
    "told_twice": (
        "The share rose 23 cents to $58.23.",
        "The bridge cost $3 million.",
        "The ferry left at 1.10am on Monday.",
        "The ticket costs £2.50.",
        "The plant is worth $3 million, Australian dollars.",
    ),
    "fixed_phrase": (
        "The seals lived near Oban and have not been seen since May.",
        "The board comprises farmers and teachers.",
        "In the wake of the flood a team is visiting Oban.",
        "The council met on Monday with regard to the bypass.",
        "Three lions fell victim to poachers.",
        "All hens within a one-km radius of the farm were killed.",
        "The order was given by the department of fisheries in Oban.",
        "The train stops at Victoria Station and at Port Ellen.",
    ),
    "both_of_three": (
        "The coastguard sent both a lifeboat and a helicopter.",
        "Both teams, Oban and Leith, have won three games.",
        "Both men, who lived in Oban and Leith, were fined.",
        "Holt has won both in Oban and in Leith, and has lost in Ardley.",
        "Police stopped both, the driver said, and searched the car.",
    ),
    "list_without_and": (
        "Bones were found, including cats, antelope, a wild dog and mongooses.",
        "The farm grows crops such as barley, oats and wheat.",
        "Three sailors were saved, including Holt, the captain.",
        "The ferry serves ports such as Oban, Argyll, Scotland.",
        "The council closed services, including the library, which has 300 readers, the mayor said.",
    ),
    "two_numbers": (
        "The force was set up in 2006 but has been used against the rebels.",
        "The unit was formed in Oban and sent to Leith.",
        "The club was founded in 1902 and its players are based in Oban.",
        "The mayor said the board was chosen by farmers and they have rejected the plan.",
        "The company has closed two mills that are old.",
    ),
    "apposition_and_verb": (
        "Maren Holt, a writer and head of the museum, was arrested in May.",
        "Tom Hale, a teacher, and Ida Lund were hurt.",
        "Tom Hale, the mayor and the driver were hurt.",
        "In Oban, a teacher and head of the union was hurt.",
        "Ann Lind was a farmer, a mother of three and a poet.",
    ),
    "city_without_of": (
        "Rebels destroyed a temple in the city of Palmyra.",
        "The city Council met in May.",
        "The town Hall was closed.",
        "Rebels hold the city, Palmyra.",
        "The village Green Party won.",
    ),
    "body_without_article": (
        "The government has ordered the closure of the mine.",
        "Government officials closed the mine.",
        "Court documents show the price.",
        "The ministers thought the IMF's involvement was vital.",
        "The state ordered the culling of over 300 hens in Oban.",
        "The council announced the closing of the mill.",
    ),
    "tense_of_what_ended": (
        "Divers freed a whale that had been stranded for three days on a beach.",
        "Crews are looking for two sailors who have been trapped for ten hours.",
        "The road, which has been closed for two weeks, is narrow.",
        "Divers will free a whale that has been stranded for three days.",
        "Holt met a farmer who has been mayor of Oban since May.",
    ),
    "length_without_apostrophe": (
        "Holt was sentenced to 27 years’ imprisonment.",
        "Lind got two months of probation in May.",
        "Castell gave the mill to his 75-year-old brother.",
        "The mill is 75 years old.",
        "Holt worked for ten years in the service of Oban.",
    ),
    "other_words": (
        "Tom Hale is on bail awaiting trial in Leith.",
        "Wheat makes up less than 70 per cent of the harvest.",
        "The two players went on to forge a long partnership.",
        "The cars went onto the ferry at noon.",
        "Farms are encroaching on the forest of Oban.",
        "The extra shift makes up for the hours that were lost.",
        "The side won on Monday, courtesy of a late goal.",
    ),
    "numbered": (
        "Kells got 200 runs in the 1st and 3rd Test matches.",
        "Hale missed the first game of the season.",
        "A Lind Air flight left the runway on Tuesday.",
        "Lind Air flight 2374 left the runway on Tuesday.",
        "The ferry is for the first and second weeks of May.",
    ),
    "billions_of_nothing": (
        "Ministers have agreed to a second loan for Orel of over €130bn.",
        "The mill lost 2bn euros in May.",
        "The site has 1.3bn active users.",
        "The deal is worth between £1bn and 2bn.",
        "The loss was US$2.5tn.",
    ),
}


@pytest.mark.parametrize(("rule", "statement"), [(rule, s) for rule, all_of in BROKEN.items() for s in all_of])
def test_a_slip_is_refused_by_its_rule(broken_by: BrokenBy, rule: str, statement: str) -> None:
    assert rule in broken_by(statement)


@pytest.mark.parametrize("statement", [s for all_of in SOUND.values() for s in all_of])
def test_careful_english_passes(broken_by: BrokenBy, statement: str) -> None:
    assert not broken_by(statement)


def test_every_rule_has_at_least_five_slips_and_five_sound_sentences() -> None:
    for rule in wellformed_slips.RULES:
        assert len(BROKEN[rule.__name__]) >= 5 <= len(SOUND[rule.__name__])


def test_the_rules_are_asked_of_every_statement() -> None:
    assert set(wellformed_slips.RULES) <= set(wellformed.RULES)
