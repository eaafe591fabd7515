"""Time expressions by linguistic case: text, then each time as `span | kind value [modifier]`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quizapp.reading.knowledge import TimeExpression
from quizapp.reading.quantities import find_quantities
from quizapp.reading.times import find_times


def shown(text: str, time: TimeExpression) -> str:
    """Write a time in the notation of the tables."""
    modifier = f" [{time.modifier}]" if time.modifier else ""
    return f"{text[time.start : time.end]} | {time.kind.value} {time.value}{modifier}"


def read(english: Language, text: str) -> list[str]:
    return [shown(text, t) for t in find_times(english(text))]


CASES: dict[str, list[tuple[str, list[str]]]] = {
    "dates in every order": [
        ("It began on 5 January 2022.", ["5 January 2022 | date 2022-01-05"]),
        ("It began on January 5, 2022.", ["January 5, 2022 | date 2022-01-05"]),
        ("It began on Jan. 5, 2022.", ["Jan. 5, 2022 | date 2022-01-05"]),
        ("It began on Jan 5.", ["Jan 5 | date --01-05"]),
        ("It began on the 5th of January.", ["5th of January | date --01-05"]),
        ("It began on January 5th.", ["January 5th | date --01-05"]),
        ("It began on Wednesday, January 5, 2022.", ["Wednesday, January 5, 2022 | date 2022-01-05"]),
        ("It began on Wednesday 5 January.", ["Wednesday 5 January | date --01-05"]),
        ("It began on Wed., Jan. 5.", ["Wed., Jan. 5 | date --01-05"]),
        ("It began on 2022-01-05.", ["2022-01-05 | date 2022-01-05"]),
        ("It began on 13/1/2022.", ["13/1/2022 | date 2022-01-13"]),
        ("It began on 5.1.2022.", ["5.1.2022 | date 2022-01-05"]),
        ("It began in January 2022.", ["January 2022 | date 2022-01"]),
        ("It began in Sept. 2021.", ["Sept. 2021 | date 2021-09"]),
        ("It began on 29 FEBRUARY.", ["29 FEBRUARY | date --02-29"]),
    ],
    "precision is never invented": [
        ("It began on 5/1/22.", ["5/1/22 | date None"]),
        ("It began on 5/1/2022.", ["5/1/2022 | date None"]),
        ("It began in January.", ["January | date --01"]),
        ("It began in 2022.", ["2022 | date 2022"]),
        ("It began in the 80s.", ["80s | period None"]),
        ("It lasted several years.", ["several years | duration None"]),
        ("He left at half past three.", ["half past three | time None"]),
    ],
    "months that are other words": [
        ("Theresa May may march in March.", ["March | date --03"]),
        ("May said she would go in May.", ["May | date --05"]),
        ("The March on Rome began. Protesters march.", []),
        ("They met in early May 2021.", ["May 2021 | date 2021-05 [early]"]),
        ("They met on May 5.", ["May 5 | date --05-05"]),
        ("April Jones spoke to June Brown.", []),
        ("In April the rains came.", ["April | date --04"]),
        ("The January vote was close.", ["January | date --01"]),
        ("Sun Yat-sen and Jan Smith met.", []),
    ],
    "a day or a count": [
        ("In January 12 people died.", ["January | date --01"]),
        ("On January 12 people gathered.", ["January 12 | date --01-12"]),
        ("On 5 January 12 people died.", ["5 January | date --01-05"]),
    ],
    "weekdays": [
        ("He left on Wednesday.", ["Wednesday | weekday wednesday"]),
        ("He left on Wednesday afternoon.", ["Wednesday afternoon | weekday wednesday afternoon"]),
        ("He left last Friday night.", ["Friday night | weekday friday night [last]"]),
        ("The shop opens on Sundays.", ["Sundays | weekday sunday"]),
        ("Monday's vote was close.", ["Monday | weekday monday"]),
        ("The Sunday Times wrote of Black Friday and Sheffield Wednesday.", []),
    ],
    "clock times": [
        ("He left at 3 p.m. on foot.", ["3 p.m. | time T15:00"]),
        ("He left at 3:30pm.", ["3:30pm | time T15:30"]),
        ("He left at 12 a.m. sharp.", ["12 a.m. | time T00:00"]),
        ("He left at 15:00 GMT.", ["15:00 GMT | time T15:00Z"]),
        ("He left at 3:30 p.m. local time.", ["3:30 p.m. local time | time T15:30 local time"]),
        ("He left at 7.45pm.", ["7.45pm | time T19:45"]),
        ("He left at noon and came back by midnight.", ["noon | time T12:00", "midnight | time T00:00 [by]"]),
        ("Polls close at 22:00.", ["22:00 | time T22:00"]),
        ("A curfew runs from 7pm to 7am.", ["7pm | time T19:00 [from]", "7am | time T07:00"]),
        ("The ratio was 10:30 and the score 3:1.", []),
    ],
    "durations": [
        ("He ruled for nearly 30 years.", ["30 years | duration P30Y [nearly]"]),
        ("After a three-week trial he left.", ["three-week | duration P3W"]),
        ("He ruled for a decade.", ["a decade | duration P10Y"]),
        ("It took two and a half years.", ["two and a half years | duration P2.5Y"]),
        ("A two-and-a-half-year term.", ["two-and-a-half-year | duration P2.5Y"]),
        ("It took half an hour.", ["half an hour | duration PT30M"]),
        ("It took an hour and a half.", ["an hour and a half | duration PT1.5H"]),
        ("It took 1 hour 20 minutes.", ["1 hour 20 minutes | duration PT1H20M"]),
        ("It took two years and three months.", ["two years and three months | duration P2Y3M"]),
        ("It took ten to twelve days.", ["ten to twelve days | duration P10D/P12D"]),
        ("It took at least 18 months.", ["18 months | duration P18M [at least]"]),
        ("A 24-hour curfew.", ["24-hour | duration PT24H"]),
        ("It fell over the past year.", ["the past year | duration P1Y [over]"]),
        ("It fell in the past three months.", ["three months | duration P3M [the past]"]),
        ("It meets every two weeks.", ["two weeks | duration P2W [every]"]),
        ("The 30 seconds passed.", ["30 seconds | duration PT30S"]),
    ],
    "ages, rates and vague days are no durations": [
        ("The 12-year-old is 81 years old.", []),
        ("He ran twice a year for $5 a day.", []),
        ("One day he will.", []),
        ("A six-month-old cub, aged 9 months.", []),
    ],
    "periods": [
        ("In the 1990s he left.", ["1990s | period 199X"]),
        ("In the mid-1980s he left.", ["1980s | period 198X [mid-]"]),
        ("The 2013-14 season.", ["2013-14 | period 2013/2014"]),
        ("He ruled from 2013 to 2014.", ["2013 to 2014 | period 2013/2014 [from]"]),
        ("Between March and May 2020 it fell.", ["March and May 2020 | period 2020-03/2020-05 [Between]"]),
        ("It met in March and May.", ["March | date --03", "May | date --05"]),
        ("It runs 5-7 January.", ["5-7 January | period --01-05/--01-07"]),
        ("It runs January 5-7, 2022.", ["January 5-7, 2022 | period 2022-01-05/2022-01-07"]),
        ("From 27 December to 3 January 2022.", ["27 December to 3 January 2022 | period --12-27/2022-01-03 [From]"]),
        ("In the 19th century he left.", ["19th century | period 18XX"]),
        ("In the first half of 2021 it fell.", ["first half of 2021 | period 2021-H1"]),
        ("In the third quarter it fell.", ["third quarter | period Q3"]),
        ("It began in the summer of 2021.", ["summer of 2021 | period 2021-SU"]),
        ("It began this week.", ["this week | period this week"]),
        ("It began over the weekend.", ["the weekend | period weekend [over]"]),
        ("The second quarter-final began.", []),
    ],
    "relative times": [
        ("Yesterday he left.", ["Yesterday | relative yesterday"]),
        ("He left overnight.", ["overnight | relative overnight"]),
        ("He left last month.", ["last month | relative last month"]),
        ("He left four days later.", ["four days later | relative +P4D"]),
        ("He left two weeks ago.", ["two weeks ago | relative -P2W"]),
        ("He left days later.", ["days later | relative None"]),
        ("He left the following day.", ["the following day | relative the following day"]),
        ("He left earlier this week.", ["this week | period this week [earlier]"]),
        ("At last he left the next room, says USA Today.", []),
    ],
    "bounds of time": [
        ("He has ruled since 2019.", ["2019 | date 2019 [since]"]),
        ("He stays until March.", ["March | date --03 [until]"]),
        ("He stays until at least 2024.", ["2024 | date 2024 [until at least]"]),
        ("He left in late 2021.", ["2021 | date 2021 [late]"]),
        ("He left before 1989 by train.", ["1989 | date 1989 [before]"]),
    ],
    "years and counts": [
        ("In 2019 protesters stormed it.", ["2019 | date 2019"]),
        ("The 2020 elections were held.", ["2020 | date 2020"]),
        ("About 2000 people came.", []),
        ("It has 1500 members and cost 2000 dollars.", []),
        ("A 2019 study (2018) was wrong.", ["2019 | date 2019", "2018 | date 2018"]),
        ("2021 was bad.", ["2021 | date 2021"]),
        ("Euro 2020 was late.", []),
        ("It is 1900 km away.", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, found, id=f"{case}: {text[:40]}") for case, rows in CASES.items() for text, found in rows],
)
def test_a_time_is_read_with_its_value(english: Language, text: str, expected: list[str]) -> None:
    assert read(english, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A speech by May was cheered.",
            [],
            marks=pytest.mark.xfail(reason="“by May” alone does not tell the month from the name"),
        ),
    ],
)
def test_known_failures(english: Language, text: str, expected: list[str]) -> None:
    assert read(english, text) == expected


PIECES = st.sampled_from(
    "5 January 2022 ; , . - – to and between from since the 12 30 years year old aged May March $ 4m % per cent 3-1 "
    "2013-14 3 p.m. half a third of noon two three first second hundred million dozen ( ) “ ” km mile 1,5 7,640 "
    "½ -5C £ in about more than over at least ago later 24/7 MH370 Covid-19 020 7946 0958 s ' ’ /".split(" ")
)


@settings(deadline=None)  # the first examples load lists and weights
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=200))
def test_times_and_quantities_lie_in_the_text_and_apart(english: Language, text: str) -> None:
    doc = english.make_doc(text)
    times = find_times(doc, 5)
    quantities = find_quantities(doc, 5, times)
    spans = sorted([(t.start, t.end) for t in times] + [(q.start, q.end) for q in quantities])
    assert all(5 <= start < end <= len(text) + 5 for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(q.start <= q.number_start < q.number_end <= q.end for q in quantities)
    assert all(text[t.start - 5 : t.end - 5].strip() for t in times)
