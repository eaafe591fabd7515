"""Slips that a rule of English can see are refused by the rule that they break; careful English passes every rule."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.items import wellformed, wellformed_slips
from quizapp.reading.claims import one_sentence

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
    "several_that_holds": (
        "Two cases were reported in the Oban health zones, which includes Leith.",
        "The ferry calls at the islands, which includes Leith.",
        "The storm hit the hills, which contains three farms.",
        "The fire burned down the sheds, which houses 40 cows.",
        "The flood reached the districts, which covers the harbour.",
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
    "several_that_holds": (
        "Two cases were reported in the Oban health zones, which include Leith.",
        "The council published a list of schools, which includes three in Leith.",
        "The group of islands, which includes Leith, is empty.",
        "The storm hit the hills, which hold three farms.",
        "The mayor cut taxes, which pleased the farmers.",
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
}


def _broken_by(english: Language, statement: str) -> dict[str, str]:
    doc = english(one_sentence(english, statement))
    return {rule.__name__: found for rule in wellformed_slips.RULES if (found := rule(doc)) is not None}


@pytest.mark.parametrize(("rule", "statement"), [(rule, s) for rule, all_of in BROKEN.items() for s in all_of])
def test_a_slip_is_refused_by_its_rule(english: Language, rule: str, statement: str) -> None:
    assert rule in _broken_by(english, statement)


@pytest.mark.parametrize("statement", [s for all_of in SOUND.values() for s in all_of])
def test_careful_english_passes(english: Language, statement: str) -> None:
    assert not _broken_by(english, statement)


def test_every_rule_has_at_least_five_slips_and_five_sound_sentences() -> None:
    for rule in wellformed_slips.RULES:
        assert len(BROKEN[rule.__name__]) >= 5 <= len(SOUND[rule.__name__])


def test_the_rules_are_asked_of_every_statement() -> None:
    assert set(wellformed_slips.RULES) <= set(wellformed.RULES)
