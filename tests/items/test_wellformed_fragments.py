"""Statements that are no whole sentences are refused by the rule that tells it; whole ones pass every rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items import wellformed, wellformed_fragments

BrokenBy = Callable[[str], dict[str, str]]

BROKEN = {
    "clause_without_main": (
        "Shortly after Leith Lifeboat arrived on scene.",
        "Because the mill closed in May.",
        "Although the mayor resigned on Monday.",
        "While the guards were at lunch.",
        "Until the mayor resigned on Monday.",
        "While weather forecasters warned of a hard winter as the wind gathers more force.",
        "Although the council of Oban rejected the plan for a new pier.",
        "Because the mill was closed in May after the union had called a strike.",
        "When the ferry from Oban reached the island of Mull.",
        "If the council of Oban approves the plan in May.",
        "While the lifeboat of Leith searched the bay, which is 40 miles wide.",
    ),
    "participle_without_subject": (
        "Stressing such rules needlessly bring people into contact with thieves.",
        "Adding the mill in Oban would close in May.",
        "Warning the storm could destroy 40 houses in Oban.",
        "Claiming the council had sold the pier to a bank.",
        "Insisting that the ferry was safe.",
    ),
    "comment_first": (
        "Interestingly, the mayor of Oban voted against the plan.",
        "Sadly, the old mill of Oban burned down in May.",
        "Surprisingly, the board sold 40 boats.",
        "Of course, the ferry was late on Monday.",
    ),
    "bare_complement": (
        "The Oban derby turned out to be all-blue affair despite three goals by Leith.",
        "The final of the cup was dull affair.",
        "The old mill is popular restaurant.",
        "The ferry was small ship.",
    ),
    "clauses_without_and": (
        "Thirty people with burns have been admitted to Oban Hospital, ten to Leith Hospital.",
        "Forty sailors were taken to Oban, 12 to Leith.",
        "Two men were arrested in Oban, three in Leith.",
        "Six boats were destroyed by the storm, four by the fire.",
    ),
}
SOUND = {
    "clause_without_main": (
        "Shortly after Leith Lifeboat arrived on scene, a pump was moved on board.",
        "Because the mill closed, 300 workers left.",
        "After the vote the council closed the mill.",
        "Since 2019 the mill has been closed.",
        "While at lunch, the guards saw the fire.",
        "While forecasters warned of a storm, the ferry left Oban on time.",
        "When the storm hit the pier collapsed.",
        "If the bridge closes, the ferry will sail every hour.",
        "Although the council, which met on Monday, rejected the plan, the mill will close.",
        "As of Monday, 40 boats had left the harbour.",
        "Since 2008, the mill has lost 300 workers.",
        "Once the home of a bank, the house is now a museum.",
        "As the council met in Oban, farmers blocked the road to Leith.",
        "Because of the storm, the ferry did not leave Oban.",
    ),
    "participle_without_subject": (
        "Closing the mill in Oban cost 300 jobs.",
        "Adding salt to the water kills the fish.",
        "Telling lies to a court is a crime.",
        "Warning signs were put up on the pier.",
        "Using a rope, the crew saved two sailors.",
        "Saying the ferry was unsafe, Holt resigned in May.",
    ),
    "comment_first": (
        "Interest rates rose by half a point in May.",
        "Sad news from Oban reached the crew on Monday.",
        "In fact-finding talks, the two sides agreed on a date.",
        "The council was sadly mistaken.",
    ),
    "bare_complement": (
        "The Oban derby turned out to be an all-blue affair.",
        "The old mill is a popular restaurant.",
        "Holt was chairman of the board.",
        "The ferry was Scotland’s largest ship.",
        "The loss was the mill’s only problem.",
    ),
    "clauses_without_and": (
        "Thirty people have been admitted to Oban Hospital and ten to Leith Hospital.",
        "Forty sailors were taken to Oban, 12 of them with burns.",
        "Two men were arrested in Oban, three weeks after the fire.",
        "Six boats were destroyed by the storm, which lasted four hours.",
    ),
}


@pytest.mark.parametrize(("rule", "statement"), [(rule, s) for rule, all_of in BROKEN.items() for s in all_of])
def test_what_is_no_whole_sentence_is_refused_by_its_rule(broken_by: BrokenBy, rule: str, statement: str) -> None:
    assert rule in broken_by(statement)


@pytest.mark.parametrize("statement", [s for all_of in SOUND.values() for s in all_of])
def test_a_whole_sentence_passes(broken_by: BrokenBy, statement: str) -> None:
    assert not broken_by(statement)


def test_every_rule_has_at_least_four_broken_and_four_sound_sentences() -> None:
    for rule in wellformed_fragments.RULES:
        assert len(BROKEN[rule.__name__]) >= 4 <= len(SOUND[rule.__name__])


def test_the_rules_are_asked_of_every_statement() -> None:
    assert set(wellformed_fragments.RULES) <= set(wellformed.RULES)
