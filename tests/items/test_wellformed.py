"""Statements that break a rule of grammar are refused by the rule that they break; their mended forms pass all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizapp.items import wellformed

BrokenBy = Callable[[str], dict[str, str]]

BROKEN_AND_MENDED = (
    (
        "plain_slip",
        "The council of Ardley met on Wednesday ANP reports.",
        "The council of Ardley met on Wednesday, ANP reports.",
    ),
    (
        "plain_slip",
        "The park is home to many birds, however the owls of Ardley are in danger.",
        "The park is home to many birds, but the owls of Ardley are in danger.",
    ),
    ("plural_lost", "The storm closed several bridge in Ardley.", "The storm closed several bridges in Ardley."),
    (
        "wrong_number",
        "The floods in the valley has destroyed 40 barns.",
        "The floods in the valley have destroyed 40 barns.",
    ),
    (
        "wrong_number",
        "The harbour were closed on Monday.",
        "The harbour was closed on Monday.",
    ),
    (
        "lost_article",
        "Maren Holt was sworn in at the embassy in neighbouring country of Ostland.",
        "Maren Holt was sworn in at the embassy in the neighbouring country of Ostland.",
    ),
    (
        "lost_article",
        "The beetle has greenish colour on its wings.",
        "The beetle has a greenish colour on its wings.",
    ),
    (
        "headline_style",
        "Water level rose by two metres in Ardley on Friday.",
        "The water level rose by two metres in Ardley on Friday.",
    ),
    (
        "plural_lost",
        "The cocoa price stands at 1,200 dollars per tonnes.",
        "The cocoa price stands at 1,200 dollars per tonne.",
    ),
    (
        "plural_lost",
        "The storm closed one of the bridge in Ardley.",
        "The storm closed one of the bridges in Ardley.",
    ),
    (
        "plain_slip",
        "Holt will as a result, serve 30 years in prison.",
        "Holt will, as a result, serve 30 years in prison.",
    ),
    (
        "comma_lost",
        "The union called on the crews at Ardley Ferries a regional firm facing closure to join the strike.",
        "The union called on the crews at Ardley Ferries, a regional firm facing closure, to join the strike.",
    ),
    (
        "stray_comma",
        "The council of Ardley, has closed the library.",
        "The council of Ardley has closed the library.",
    ),
    (
        "stray_comma",
        "Holt, initially agreed to the plan after the vote in Ardley.",
        "Holt, initially, agreed to the plan after the vote in Ardley.",
    ),
    (
        "tense_with_since",
        "Maren Holt is the mayor of Ardley since 2008.",
        "Maren Holt has been the mayor of Ardley since 2008.",
    ),
    (
        "verbless_saying",
        "Deep sympathy with the families of the sailors, President Holt said on Monday.",
        "The families of the sailors will be paid, President Holt said on Monday.",
    ),
    (
        "plain_slip",
        "The farm will harvest between 3-4 tonnes of apples.",
        "The farm will harvest between 3 and 4 tonnes of apples.",
    ),
    (
        "plain_slip",
        "Crews moved the cows on straw- lined lorries to Ardley.",
        "Crews moved the cows on straw-lined lorries to Ardley.",
    ),
    (
        "plain_slip",
        "The flood carried three barns into Tarn River.",
        "The flood carried three barns into the Tarn River.",
    ),
    (
        "plain_slip",
        "At 37, Holt hopes to become the oldest women to win the race.",
        "At 37, Holt hopes to become the oldest woman to win the race.",
    ),
    (
        "plain_slip",
        "A boy was pulled from the rubble in Ardley just hours.",
        "A boy was pulled from the rubble in Ardley just hours later.",
    ),
    (
        "nothing_said",
        "The jury in Ardley decided on Friday.",
        "The jury in Ardley decided on Friday that Holt was guilty.",
    ),
)
SOUND = (
    "Officials tried to save as much as they could of the old church in Ardley.",
    "The team were beaten in Ardley, and the police are looking for two fans.",
    "Two years is a long time, and 40 percent of the voters were undecided.",
    "World number five Maren Holt beat Ida Lund on Friday.",
    "Holt was charged with theft and last month admitted it in the crime-ridden, run-down city of Ardley.",
    "The company moved the goods by ship and by train in mid- to late May.",
    "Prices are up 3 percent since May, and the fire is the worst since 2008.",
    "Half the houses in Fall River, Massachusetts, were evacuated by at least 200 firefighters.",
    "Maren Holt, the president of the union, said the strike would go on.",
    "The court ruled against the ban on Friday.",
    "One of the family was hurt, and three police cars were burnt.",
    "Earlier this week, the bank announced a plan to close 40 branches.",
    "The council gave Maren Holt a medal, and on Monday a court in Ardley a year ago fined her.",
    "The mill was sold to Ardley Ferries a week later, in Ostland a record sum.",
)


@pytest.mark.parametrize(("rule", "broken", "mended"), BROKEN_AND_MENDED)
def test_a_broken_statement_is_refused_by_its_rule_and_the_mended_one_by_none(
    broken_by: BrokenBy, rule: str, broken: str, mended: str
) -> None:
    assert rule in broken_by(broken)
    assert broken_by(mended) == {}


@pytest.mark.parametrize("statement", SOUND)
def test_usage_that_careful_editors_print_is_not_refused(broken_by: BrokenBy, statement: str) -> None:
    assert broken_by(statement) == {}


def test_every_rule_has_a_statement_that_breaks_it() -> None:
    here = {rule.__name__ for rule in wellformed.RULES if rule.__module__ == wellformed.__name__}
    without = here - {rule for rule, _, _ in BROKEN_AND_MENDED}
    assert without == set()
