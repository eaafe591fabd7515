"""Quantities by linguistic case: text, then each quantity as `span | kind value[-high] [bound] [unit] [<counted>]`."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizapp.reading.knowledge import Bound, Quantity
from quizapp.reading.quantities import find_quantities


def shown(text: str, quantity: Quantity) -> str:
    """Write a quantity in the notation of the tables."""
    value = f"{quantity.value:f}".rstrip("0").rstrip(".") if "." in f"{quantity.value:f}" else f"{quantity.value:f}"
    parts = [f"{text[quantity.start : quantity.end]} | {quantity.kind.value}"]
    if quantity.kind != "identifier":
        parts.append(value[:6] if quantity.kind == "fraction" else value)
    if quantity.high is not None:
        parts[-1] += f"..{quantity.high:f}"
    if quantity.bound is not Bound.EXACT:
        parts.append(f"({quantity.bound.value})")
    if quantity.unit:
        parts.append(quantity.unit)
    if quantity.counted:
        parts.append(f"<{quantity.counted}>")
    return " ".join(parts)


def read(english: Language, text: str) -> list[str]:
    return [shown(text, q) for q in find_quantities(english(text))]


CASES: dict[str, list[tuple[str, list[str]]]] = {
    "digits with what they count": [
        ("The clashes injured 95 police officers.", ["95 | count 95 <police officers>"]),
        ("The fund backs 1,204 farms in the valley.", ["1,204 | count 1204 <farms>"]),
        ("They counted 7 640 birds.", ["7 640 | count 7640 <birds>"]),
        ("Villagers planted 12,500 young trees.", ["12,500 | count 12500 <young trees>"]),
        ("Of the 40 passengers, six died.", ["40 | count 40 <passengers>", "six | count 6"]),
        ("Twenty of the 300 passengers died.", ["Twenty | count 20 <passengers>", "300 | count 300 <passengers>"]),
        ("The vote was 17 short.", ["17 | count 17"]),
        ("Sales came to 1.5 million cars.", ["1.5 million | count 1500000 <cars>"]),
        ("It sold 3.2bn shares.", ["3.2bn | count 3200000000 <shares>"]),
        ("About 4m people moved.", ["About 4m | count 4000000 (about) <people>"]),
        ("The channel has 10k followers.", ["10k | count 10000 <followers>"]),
    ],
    "votes and other scores in words": [
        ("The motion was passed by seven votes to four.", ["seven votes to four | score 7..4"]),
        ("It was approved by 212 votes to 198.", ["212 votes to 198 | score 212..198"]),
        ("The scheme was rejected by six to five.", ["six to five | score 6..5"]),
        ("They agreed to cut staff by 20 to 150.", ["20 | count 20", "150 | count 150"]),
        ("They plan to cut 5 to 10 jobs.", ["5 to 10 | count 5..10 <jobs>"]),
    ],
    "ages by the words around them": [
        ("He died at 84.", ["84 | age 84 year"]),
        ("He left school at 15.", ["15 | age 15 year"]),
        ("At 62, he still climbs.", ["62 | age 62 year"]),
        ("A boy of six was rescued.", ["six | age 6 year"]),
        ("She was just 23 when her father died.", ["23 | age 23 year"]),
        ("Her daughter, now 40, lives in Bath.", ["40 | age 40 year"]),
        ("Trading began at 84 pence.", ["84 pence | money 84 pence"]),
        ("The match began at 8.", ["8 | count 8"]),
        ("The plane, which left Rome at 12, landed.", ["12 | count 12"]),
    ],
    "what a reader takes from the sentence": [
        ("Temperatures fell to minus 12.", ["minus 12 | measure -12 degree"]),
        ("A tremor with a magnitude of 4.2 was felt.", ["4.2 | measure 4.2 magnitude"]),
        ("The quake measured 5.9 on the Richter scale.", ["5.9 | measure 5.9 magnitude"]),
        ("The brakes failed about a mile before the bridge.", ["about a mile | measure 1 (about) mile"]),
        ("He paid a dollar a mile.", []),
        ("Both cut their use by at least a third.", ["at least a third | fraction 0.3333 (at least)"]),
        ("Tsitsipas, seeded two, meets Musetti, ranked 88.", ["two | rank 2", "88 | rank 88"]),
        ("Shares fell 3p to 214p.", ["3p | money 3 pence", "214p | money 214 pence"]),
        ("Turnout was 61%, four points down on 2019.", ["61% | percent 61 %", "four | count 4 <points>"]),
        ("Police said that one person had died.", ["one | count 1 <person>"]),
        ("He said that one Ameer Khan had come.", []),
    ],
    "money by its letter or its country": [
        ("Fees rose to N65,400.", ["N65,400 | money 65400 NGN"]),
        ("The state lost R450 million.", ["R450 million | money 450000000 ZAR"]),
        ("He paid 12 million Kenyan shillings.", ["12 million Kenyan shillings | money 12000000 shilling"]),
        ("He paid 300 Jamaican dollars.", ["300 Jamaican dollars | money 300 dollar"]),
        ("He paid 300 Sri Lankan rupees.", ["300 Sri Lankan rupees | money 300 rupee"]),
        ("He paid 300 Russian roubles.", ["300 Russian roubles | money 300 RUB"]),
        ("He paid 300 Canadian dollars.", ["300 Canadian dollars | money 300 CAD"]),
        ("They raised 1.2m kroner.", ["1.2m kroner | money 1200000 krone"]),
        ("The loan was 2.1 billion taka.", ["2.1 billion taka | money 2100000000 BDT"]),
        ("The fine was 20,000 forints.", ["20,000 forints | money 20000 HUF"]),
        ("They raised 30 million Egyptian pounds.", ["30 million Egyptian pounds | money 30000000 pound"]),
        ("It cost 180 million crowns.", ["180 million crowns | money 180000000 crown"]),
        ("They pay 8 crowns a share.", ["8 crowns | money 8 crown"]),
        ("It cost 35 Estonian crowns.", ["35 Estonian crowns | money 35 crown"]),
        ("She has won three crowns.", ["three | count 3 <crowns>"]),
    ],
    "numbers that name": [
        ("He robbed the bank at 1815 Downtown West Blvd on Friday.", ["1815 Downtown West Blvd | identifier"]),
        ("It was signed by 12 Supreme Court judges.", ["12 | count 12 <Supreme Court judges>"]),
        ("She lives at 12 Elm Court in Harwell.", ["12 Elm Court | identifier"]),
        ("She wrote in an A4 notebook.", ["A4 | identifier"]),
        ("Demand for the Galaxy S3 is strong.", ["S3 | identifier"]),
        ("They won the 4x100m relay.", ["4x100m | identifier"]),
        ("The Bermuda Under-19 side lost.", []),
        ("We will have no money ‘til ’26.", []),
    ],
    "number words": [
        ("One hundred and five soldiers were freed.", ["One hundred and five | count 105 <soldiers>"]),
        ("He owned twenty-one ships.", ["twenty-one | count 21 <ships>"]),
        ("A dozen shops burned.", ["A dozen | count 12 <shops>"]),
        ("Two dozen shops burned.", ["Two dozen | count 24 <shops>"]),
        ("Half a million people fled.", ["Half a million | count 500000 <people>"]),
        ("Two and a half million people fled.", ["Two and a half million | count 2500000 <people>"]),
        ("Three thousand homes lost power.", ["Three thousand | count 3000 <homes>"]),
        ("One person died.", ["One | count 1 <person>"]),
        ("They have two children.", ["two | count 2 <children>"]),
    ],
    "vague amounts and idioms have no value": [
        ("Dozens of people fled.", []),
        ("It cost hundreds of billions of dollars.", []),
        ("Tens of thousands marched.", []),
        ("Several hundred workers left.", []),
        ("A few thousand workers left.", []),
        ("One of the men escaped.", []),
        ("No one was hurt, and one another's homes were safe.", []),
        ("One day he will return.", []),
        ("The one that got away.", []),
        ("She is in her 80s.", []),
        ("The first lady gave first aid at first.", []),
        ("The rate is per 100,000.", []),
        ("It was half-hearted.", []),
    ],
    "bounds": [
        ("More than 200 people were held.", ["More than 200 | count 200 (more than) <people>"]),
        ("Over 200 people were held.", ["Over 200 | count 200 (more than) <people>"]),
        ("At least 12 people died.", ["At least 12 | count 12 (at least) <people>"]),
        ("At least another 12 people died.", ["At least another 12 | count 12 (at least) <people>"]),
        ("Nearly 300 homes burned.", ["Nearly 300 | count 300 (about) <homes>"]),
        ("Some 300 homes burned.", ["Some 300 | count 300 (about) <homes>"]),
        ("An estimated 300 homes burned.", ["An estimated 300 | count 300 (about) <homes>"]),
        ("Up to 300 homes burned.", ["Up to 300 | count 300 (at most) <homes>"]),
        ("As many as 300 homes burned.", ["As many as 300 | count 300 (at most) <homes>"]),
        ("No more than 300 homes burned.", ["No more than 300 | count 300 (at most) <homes>"]),
        ("No fewer than 300 homes burned.", ["No fewer than 300 | count 300 (at least) <homes>"]),
        ("Fewer than 300 homes burned.", ["Fewer than 300 | count 300 (less than) <homes>"]),
        ("Just under 300 homes burned.", ["Just under 300 | count 300 (less than) <homes>"]),
        ("Roughly 300 homes burned.", ["Roughly 300 | count 300 (about) <homes>"]),
        ("It needs 300 or more votes.", ["300 or more | count 300 (at least) <votes>"]),
        ("It took 300 or so votes.", ["300 or so | count 300 (about) <votes>"]),
        ("It drew 300-plus people.", ["300-plus | count 300 (at least) <people>"]),
        ("The price fell below $2.", ["$2 | money 2 USD"]),
        ("More than half of the members left.", ["More than half | fraction 0.5 (more than) <members>"]),
    ],
    "money": [
        ("It lost $4m.", ["$4m | money 4000000 USD"]),
        ("It lost at least $62 million.", ["at least $62 million | money 62000000 (at least) USD"]),
        ("He paid €3,000 and £1.3m.", ["€3,000 | money 3000 EUR", "£1.3m | money 1300000 GBP"]),
        ("Stamps cost 20p.", ["20p | money 20 pence"]),
        ("A ride costs 50 cents.", ["50 cents | money 50 cent"]),
        ("It raised US$5bn and A$20.", ["US$5bn | money 5000000000 USD", "A$20 | money 20 AUD"]),
        ("He owed 500 rupees.", ["500 rupees | money 500 INR"]),
        ("He owed Rs 500.", ["Rs 500 | money 500 INR"]),
        ("It cost 40 billion Canadian dollars.", ["40 billion Canadian dollars | money 40000000000 CAD"]),
        ("The deal is worth 5 million pounds.", ["5 million pounds | money 5000000 GBP"]),
        ("It costs $10-12m.", ["$10-12m | money 10000000..12000000 USD"]),
        ("It costs between $3 and $5.", ["between $3 and $5 | money 3..5 USD"]),
        ("Wages are $5 an hour.", ["$5 | money 5 USD"]),
        ("A €4.5 billion plan.", ["€4.5 billion | money 4500000000 EUR"]),
    ],
    "per cent": [
        ("Prices rose 51 per cent.", ["51 per cent | percent 51 %"]),
        ("Prices rose 51%.", ["51% | percent 51 %"]),
        ("Some 62 percent of voters agreed.", ["Some 62 percent | percent 62 (about) % <voters>"]),
        ("It fell by 0.5 percentage points.", ["0.5 percentage points | percent 0.5 percentage point"]),
        ("Between 5% and 10% failed.", ["Between 5% and 10% | percent 5..10 %"]),
        ("Rates rose from 10 to 12 per cent.", ["10 | percent 10 %", "12 per cent | percent 12 %"]),
        ("Rates are two per cent.", ["two per cent | percent 2 %"]),
    ],
    "measures": [
        ("They walked 12 km.", ["12 km | measure 12 kilometre"]),
        ("It weighs 3,000 tonnes.", ["3,000 tonnes | measure 3000 tonne"]),
        ("Winds reached 100 mph.", ["100 mph | measure 100 mile per hour"]),
        ("Winds reached 160 kilometres per hour.", ["160 kilometres per hour | measure 160 kilometre per hour"]),
        ("It burned 400 acres.", ["400 acres | measure 400 acre"]),
        ("It was 20 degrees.", ["20 degrees | measure 20 degree"]),
        ("It was minus 5 degrees.", ["minus 5 degrees | measure -5 degree"]),
        ("It fell to -5C.", ["-5C | measure -5 degree Celsius"]),
        ("It was five degrees below zero.", ["five degrees below zero | measure -5 degree"]),
        ("A 4m wall fell.", ["4m | measure 4 metre"]),
        ("It made 26m tonnes of waste.", ["26m tonnes | measure 26000000 tonne"]),
        ("Sales doubled to 1.1m, a record.", ["1.1m | measure 1.1 m"]),
        ("A magnitude 6.2 earthquake struck.", ["magnitude 6.2 | measure 6.2 magnitude"]),
        ("A 7.1-magnitude earthquake struck.", ["7.1-magnitude | measure 7.1 magnitude"]),
        ("Police seized 5,000 pounds of cocaine.", ["5,000 pounds | measure 5000 pound (weight)"]),
        ("It lay half a mile away.", ["half a mile | measure 0.5 mile"]),
        ("A 20-mile march.", ["20-mile | measure 20 mile"]),
        ("The park covers 12 square kilometres.", ["12 square kilometres | measure 12 square kilometre"]),
        ("The plant makes 300 megawatts.", ["300 megawatts | measure 300 megawatt"]),
    ],
    "ages": [
        ("Ann Reed, 81, is retired.", ["81 | age 81 year"]),
        ("The 81-year-old singer died.", ["81-year-old | age 81 year"]),
        ("She was 81 years old.", ["81 years old | age 81 year"]),
        ("A man aged 34 was held.", ["34 | age 34 year"]),
        ("A man, 34, was held.", ["34 | age 34 year"]),
        ("He died at the age of 91.", ["91 | age 91 year"]),
        ("Children aged between 12 and 15 took part.", ["between 12 and 15 | age 12..15 year"]),
        ("Boys aged 5 to 7 took part.", ["5 to 7 | age 5..7 year"]),
        ("A six-month-old baby was saved.", ["six-month-old | age 6 month"]),
        ("She is 84.", ["84 | age 84 year"]),
        ("Children under five eat free.", ["under five | age 5 (less than) year"]),
        ("Entry is free for the under-18s.", ["18 | age 18 year"]),
        ("People 65 or older may stay.", ["65 or older | count 65 (at least)"]),
    ],
    "ranks": [
        ("It is the third-largest city.", ["third | rank 3 <largest city>"]),
        ("It was her 5th win.", ["5th | rank 5 <win>"]),
        ("He ranked third.", ["third | rank 3"]),
        ("She came second.", ["second | rank 2"]),
        ("In the first three months it grew.", []),
        ("It is the first time since the war.", ["first | rank 1 <time>"]),
        ("He seconded the motion in a second.", []),
    ],
    "ranges": [
        ("It holds 10 to 12 people.", ["10 to 12 | count 10..12 <people>"]),
        ("It holds between 3 and 5 people.", ["between 3 and 5 | count 3..5 <people>"]),
        ("It holds 10-12 people.", ["10-12 | count 10..12 <people>"]),
        ("Two or three men ran.", ["Two or three | count 2..3 <men>"]),
        ("It moves 10-12 million tonnes.", ["10-12 million tonnes | measure 10000000..12000000 tonne"]),
        (
            "Prices rose by an average of £4,500 to £287,000.",
            ["£4,500 | money 4500 GBP", "£287,000 | money 287000 GBP"],
        ),
        ("Staff fell to 90 from 120.", ["90 | count 90", "120 | count 120"]),
        ("One hundred to two hundred men ran.", ["One hundred to two hundred | count 100..200 <men>"]),
        ("Between one hundred and 150 men ran.", ["Between one hundred and 150 | count 100..150 <men>"]),
    ],
    "scores": [
        ("Arsenal won 3-1.", ["3-1 | score 3..1"]),
        ("Senators voted 51 to 49.", ["51 to 49 | score 51..49"]),
        ("She won 6-4 6-3.", ["6-4 | score 6..4", "6-3 | score 6..3"]),
        ("It ended 2-2.", ["2-2 | score 2..2"]),
        ("They lost 1-4 at home.", ["1-4 | score 1..4"]),
    ],
    "shares": [
        ("Half the members left.", ["Half | fraction 0.5 <members>"]),
        ("A third of voters agreed.", ["A third | fraction 0.3333 <voters>"]),
        ("Two-thirds of voters agreed.", ["Two-thirds | fraction 0.6666 <voters>"]),
        ("One in five voters agreed.", ["One in five | fraction 0.2 <voters>"]),
        ("Nine out of 10 doctors agreed.", ["Nine out of 10 | fraction 0.9 <doctors>"]),
        ("It shrank by a third.", ["a third | fraction 0.3333"]),
    ],
    "identifiers": [
        ("Flight MH370 vanished.", ["MH370 | identifier"]),
        ("Article 5 was invoked.", ["Article 5 | identifier"]),
        ("Covid-19 closed schools.", ["Covid-19 | identifier"]),
        ("The G20 met on Highway 61.", ["G20 | identifier", "Highway 61 | identifier"]),
        ("Two A-10 jets took off.", ["Two | count 2 <A-10 jets>", "A-10 | identifier"]),
        ("Call 020 7946 0958 for help.", ["020 7946 0958 | identifier"]),
        ("He left Number 10 by the back door.", ["Number 10 | identifier"]),
        ("She lives at No. 10.", ["No. 10 | identifier"]),
        ("The Five Eyes agreed.", ["Five Eyes | identifier"]),
        ("Phones run Windows 10.", ["Windows 10 | identifier"]),
        ("They play 4-3-3 at home.", ["4-3-3 | identifier"]),
        ("Page 100 is missing.", ["Page 100 | identifier"]),
        ("Write to a@b12.example or see www.x99.example today.", []),
    ],
    "adjectives with a hyphen": [
        ("A five-star hotel.", ["five | count 5 <star hotel>"]),
        ("A 12-member jury.", ["12 | count 12 <member jury>"]),
        ("A one-way street.", []),
        ("A three-time winner.", ["three | count 3 <time winner>"]),
        ("Tokens appear 41 times.", ["41 times | count 41 times <times>"]),
    ],
    "times are no quantities": [
        ("On 5 January 2022 at 3 p.m. he left.", []),
        ("He ruled for nearly 30 years.", []),
        ("In 2022 12 people died.", ["12 | count 12 <people>"]),
        ("About 2000 people came.", ["About 2000 | count 2000 (about) <people>"]),
        ("A three-week strike in 2013-14.", []),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, found, id=f"{case}: {text[:40]}") for case, rows in CASES.items() for text, found in rows],
)
def test_a_quantity_is_read_with_all_its_parts(english: Language, text: str, expected: list[str]) -> None:
    assert read(english, text) == expected


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The pipe crosses a 1,240-kilometer (770-mile) desert.", "1,240-kilometer", "770-mile"),
        ("They walked 12 km (7.5 miles).", "12 km", "7.5 miles"),
        ("They walked 12 km, 7.5 miles, that day.", "12 km", "7.5 miles"),
        ("It costs £1.3m ($1.6m).", "£1.3m", "$1.6m"),
        ("It was 20°C (68°F).", "20°C", "68°F"),
    ],
)
def test_a_second_unit_points_to_the_first(english: Language, text: str, first: str, second: str) -> None:
    found = find_quantities(english(text), first=7)
    assert [text[q.start : q.end] for q in found] == [first, second]
    assert (found[0].same_as, found[1].same_as) == (None, 7)


def test_another_measure_beside_one_is_not_the_same(english: Language) -> None:
    found = find_quantities(english("It is 12 km long, 7.5 metres wide, and cost £5 ($600 for guests)."))
    assert [q.same_as for q in found[:2]] == [None, None]


def test_offsets_are_the_articles(english: Language) -> None:
    article = "Headline\n\nMore than 200 people came."
    found = find_quantities(english(article[10:]), 10)
    assert [article[q.start : q.end] for q in found] == ["More than 200"]
    assert [article[q.number_start : q.number_end] for q in found] == ["200"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Boeing 737 planes were grounded.",
            ["Boeing 737 | identifier"],
            marks=pytest.mark.xfail(reason="a name before a number before a plural noun: read as a count of planes"),
        ),
        pytest.param(
            "He lost 20 pounds in a bet.",
            ["20 pounds | money 20 GBP"],
            marks=pytest.mark.xfail(reason="“lost … pounds” is taken for weight"),
        ),
    ],
)
def test_known_failures(english: Language, text: str, expected: list[str]) -> None:
    assert read(english, text) == expected
