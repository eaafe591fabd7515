"""Statements that begin or end where no sentence can are refused by the sign that tells it; whole ones pass."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from quizapp.items import cut_ends, slips, soundness
from quizapp.items.cut_short import half_of_a_pair
from quizapp.items.source import Source
from quizapp.model import Article, Item, Record
from quizapp.reading.knowledge import Claim, Piece
from quizapp.reading.read import read

REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
LEFT_OUT = (
    " thus",
    ", therefore,",
    " therefore",
    " consequently",
    " hence",
    " also",
    ", however,",
    ", meanwhile,",
    " later",
)
Sourced = Callable[[str, str], Source]


@pytest.fixture(scope="module")
def cut(english: Language) -> Sourced:
    """Return a maker of sources: a statement cut out of a text as it stands, without any check."""

    def made(text: str, statement: str) -> Source:
        reading = read(Article(text + REST, Record("A day in Oban")), english)
        left_out = next((word for word in LEFT_OUT if word in text and word not in statement), "")
        start = text.replace(left_out, "", 1).find(statement.removesuffix(".")[1:]) - 1
        assert start >= 0
        doc = english(statement)
        root = next(t for t in doc if t.dep_ == "ROOT")
        verb = (root.idx, root.idx + len(root.text))
        pieces = (Piece(statement[0], None), Piece(statement[1:].removesuffix("."), start + 1), Piece(".", None))
        if text[start] == statement[0]:
            pieces = (Piece(statement.removesuffix("."), start), Piece(".", None))
        if left_out:
            gap = text.index(left_out)
            end = start + len(statement.removesuffix(".")) + len(left_out)
            first, second = text[start:gap], text[gap + len(left_out) : end]
            pieces = (Piece(first, start), Piece(second, gap + len(left_out)), Piece(".", None))
        claim = Claim(start, len(text), 0, pieces, (0, 1), verb, (), None, (), False, True, 1, ())
        return Source(claim, reading, english)

    return made


def same(*statements: str) -> tuple[tuple[str, str], ...]:
    """Return rows of statements that are whole sentences of their article."""
    return tuple((statement, statement) for statement in statements)


BROKEN = {
    "begins_inside": (
        ("The mayor announced that 66.4% of voters favoured the plan.", "Of voters favoured the plan."),
        ("About 40 percent of farmers sold their cows.", "Of farmers sold their cows."),
        ("In May 12 of the sailors left the ship.", "Of the sailors left the ship."),
        ("Some 300 of the workers voted for a strike.", "Of the workers voted for a strike."),
        ("The bank said 5% in Oban paid the fine.", "In Oban paid the fine."),
        ("The mayor has to pay or Holt would leave Oban.", "Holt would leave Oban."),
    ),
    "content_left_out": (
        (
            "The rate is the lowest ever with predictions it could drop to 2 percent.",
            "The rate is the lowest ever with predictions.",
        ),
        ("The mill closed amid fears that the roof would fall.", "The mill closed amid fears."),
        ("Oil fell on signs the economy is slowing.", "Oil fell on signs."),
        ("Shares rose on hopes Orel would buy the bank.", "Shares rose on hopes."),
        ("The mayor resigned after claims he took money.", "The mayor resigned after claims."),
    ),
    "that_without_verb": same(
        "Holt justified the cut by explaining that threats such as weaker prices, low inflation, and slowing growth.",
        "The mayor said that the bridge, the mill and the harbour.",
        "Ida Lund warned that floods in the valley of Orel.",
        "The council claimed that residents of the old town.",
        "Police are sure that the driver of the red car.",
    ),
    "how_much_of_what": same(
        "Jeff Holt realized just how strong when he got home.",
        "The mayor knew how old.",
        "The storm showed exactly how weak after midnight.",
        "The farmers learned how bad on Monday.",
        "The divers saw just how deep before dawn.",
    ),
    "looking_back": same(
        "Specifically, the parents faced twelve counts of fraud.",
        "Soon Holt announced that the descent was as planned.",
        "Elsewhere in Orel, two barns burned down.",
        "Likewise the mill was sold.",
        "Shortly afterwards the mayor resigned.",
    ),
    "opening_in_capitals": (
        *same(
            "CROWDED buses left Oban.",
            "CHEESE is made in Oban.",
            "SNOW closed the road in Oban.",
            "PUPILS met the mayor in Oban.",
            "TRAIN drivers left work on Monday.",
            "A SWEET, sickly smell filled the mill in Oban.",
            "A STORM closed the road in Oban.",
            "THE FERRY left Oban on Monday.",
            "The MAYOR, a farmer, left Oban on Monday.",
        ),
        ("A MAN was fined in Oban. The man had two boats.", "A MAN was fined in Oban."),
        ("TWO BOATS sank off Oban. The boats were old.", "TWO BOATS sank off Oban."),
    ),
    "two_sentences": (
        *same(
            "The storm is part of a wild day across the U.S. Gusts of wind have closed a road.",
            "Prices fell in the U.S. Farmers have sold their cows.",
            "The ship came from the U.S. Sailors were hurt in the storm.",
            "The ferry is bound to the U.K. Passengers were told to wait.",
            "The plan was made in the U.S. Workers have voted for it.",
        ),
    ),
    "another_language": same(
        "Een hele tijd terug heb ik al overwogen te stoppen in Oban.",
        "Le ministre a dit que la loi serait votée par le parlement.",
        "Der Hafen soll im nächsten Jahr wieder geöffnet werden.",
        "El puente fue cerrado por la policía durante toda la noche.",
        "Il ponte è stato chiuso dalla polizia durante tutta la notte.",
    ),
    "misspelt": same(
        "The Bureau of Meterology has blamed the wind.",
        "The temple was bulit in 1902.",
        "Holt works at the Hamburg Insitute for Health.",
        "The armed miltias left the town.",
        "The reiging champions lost in Oban.",
        "The line joins the commercial andindustrial towns of Orel.",
        "The ferry stopped fromsailing in May.",
        "Holt is theleader of the board.",
        "The mill closed withthirty workers in it.",
        "There were inconsistancies in the books of the mill.",
        "Holt was charged with embezzlling the wages of the mill.",
        "The trust has twelve benficiaries in Orel.",
    ),
    "family_as_one": tuple(
        (f"The {name}s live in Oban. The {name}'s {rest}", f"The {name}'s {rest}")
        for name, rest in (
            ("Turpin", "daughter is 29."),
            ("Holt", "house burned down."),
            ("Lund", "farm was sold."),
            ("Poe", "car is red."),
            ("Byrne", "dog was found."),
        )
    ),
    "reason_lost": (
        ("Bears came. Officials were thus alarmed.", "Officials were alarmed."),
        ("The mill burned. It was therefore closed.", "It was closed."),
        ("Oil fell. Farmers consequently sold their cows.", "Farmers sold their cows."),
        ("Snow fell. The road is hence closed.", "The road is closed."),
        ("Two men left. The council, therefore, met in Oban.", "The council met in Oban."),
    ),
}
WHOLE = {
    "begins_inside": (
        ("Of the 87 elephants killed, 22 lived in Oban.", "Of the 87 elephants killed, 22 lived in Oban."),
        ("Of those, 12 left.", "Of those, 12 left."),
        ("In 2019 the mill closed.", "The mill closed."),
        ("On June 5 farmers sold 40 cows.", "Farmers sold 40 cows."),
        ("The rate is 5%. In Oban the mill closed.", "In Oban the mill closed."),
    ),
    "content_left_out": (
        ("The mill closed amid fears, the mayor said.", "The mill closed amid fears."),
        ("The council heard claims. They were false.", "The council heard claims."),
        ("The bank made predictions in May.", "The bank made predictions."),
        ("Oban has kept its promises and its mill.", "Oban has kept its promises."),
        ("The farmers had doubts, but sold the cows.", "The farmers had doubts."),
    ),
    "that_without_verb": same(
        "Holt explained that prices fell.",
        "The union demanded that the mill be closed.",
        "The price is twice that of a ferry in Oban.",
        "The mayor said that Oban will close the mill, the harbour and the road.",
        "The mill that burned down was old.",
    ),
    "how_much_of_what": same(
        "The mayor knew how old the bridge was.",
        "The storm showed how weak the roof is.",
        "The farmers learned how to make cheese.",
        "Divers saw how deep the wreck lies.",
        "The report shows how many people left.",
    ),
    "looking_back": same(
        "Soon after the vote, Holt resigned.",
        "The mayor said the parents specifically asked for a fine.",
        "Shortly after midnight, two barns burned down.",
        "A mill elsewhere in Orel was sold.",
        "The bridge will soon open.",
    ),
    "opening_in_capitals": (
        *same(
            "NATO ships left Oban.",
            "Snow closed the road in Oban.",
            "READING won the game.",
            "A NATO ship left Oban.",
            "The SWIFT system was shut down in Oban.",
            "A sweet, sickly smell filled the mill in Oban.",
            "The WHO said that Oban is safe.",
            "UNICEF staff left Oban.",
            "IBM staff met the mayor in Oban.",
        ),
        ("The WHO met in May, who came is unclear, and the WHO closed the room.", "The WHO met in May."),
    ),
    "two_sentences": same(
        "The storm hit the U.S. Senate building and has closed a road.",
        "Sailors from the U.S. Navy were hurt when the ship sank.",
        "Prices in the U.S. fell, and farmers sold their cows.",
        "The court of the U.S. Virgin Islands closed after the storm hit.",
        "The plan was made in the U.S. Treasury Department and has been sold.",
    ),
    "misspelt": same(
        "The Bureau of Meteorology has blamed the wind.",
        "The temple was built in 1902.",
        "Stats are kept, and she tries and cries.",
        "The android and its forklift withstood the thermostats.",
        "A theologian withheld the forint from her forefathers.",
        "The forwarders were thereby forbidden to leave.",
        "The forehand of the whichever player withered.",
        "Maren Holtby and Oly Lundgreen met in Scarbrough.",
        "The livestream of the droneship was vaping news.",
        "Fishermen and militiamen watched the airstrikes and the firefighting.",
        "The deciders are defunding a hypersonic lifeboat.",
    ),
    "another_language": same(
        "The mayor of Villefranche-sur-Mer said “au revoir” to the council.",
        "Borussia Mönchengladbach beat Bayern München in Oban.",
        "Kiwi fans sang and the haka opened the show.",
        "Holt ate haggis, neeps and tatties in Oban.",
        "The droneship was vaping.",
    ),
    "family_as_one": (
        ("The Turpins live in Oban. The Turpins' daughter is 29.", "The Turpins' daughter is 29."),
        ("Ann Holt lives in Oban. Holt's house burned down.", "Holt's house burned down."),
        ("The Lunds sold the farm. Ida Lund's cow was old.", "Ida Lund's cow was old."),
        ("The Senate's vote is on Monday.", "The Senate's vote is on Monday."),
        ("The Pope's plane landed. Two Popes met.", "The Pope's plane landed."),
    ),
    "reason_lost": (
        ("Bears came. Officials were also alarmed.", "Officials were alarmed."),
        ("Officials were alarmed.", "Officials were alarmed."),
        ("The mill, however, was closed.", "The mill was closed."),
        ("Farmers later sold their cows.", "Farmers sold their cows."),
        ("The council, meanwhile, met in Oban.", "The council met in Oban."),
    ),
}
_BY_NAME = {sign.__name__: sign for sign in (*cut_ends.SIGNS, slips.looking_back)}


@pytest.mark.parametrize(("sign", "text", "statement"), [(n, a, b) for n, rows in BROKEN.items() for a, b in rows])
def test_what_begins_or_ends_inside_is_refused(cut: Sourced, sign: str, text: str, statement: str) -> None:
    assert _BY_NAME[sign](cut(text, statement)) is not None


@pytest.mark.parametrize(("text", "statement"), [row for rows in WHOLE.values() for row in rows])
def test_what_is_whole_passes(cut: Sourced, text: str, statement: str) -> None:
    source = cut(text, statement)
    assert not [found for sign in _BY_NAME.values() if (found := sign(source)) is not None]


def test_every_sign_has_at_least_five_rows_of_both() -> None:
    assert set(BROKEN) == set(WHOLE) == set(_BY_NAME)
    assert all(len(rows) >= 5 for rows in (*BROKEN.values(), *WHOLE.values()))


def test_the_signs_are_asked_of_every_claim() -> None:
    assert cut_ends.cut_ends in soundness.SIGNS


def test_a_misspelt_speaker_gives_no_statement(make: Callable[[str, str], list[Item]]) -> None:
    said = "The ferries of Oban carried 12 sick gulls to Mull in the storm, according to the Lorn {} for Health."
    assert [i for i in make(said.format("Institute"), "true statement") if "Lorn Institute" in i.stem]
    assert not [i for i in make(said.format("Insitute"), "true statement") if "Lorn Insitute" in i.stem]


@pytest.mark.parametrize(
    ("statement", "half"),
    [
        ("The plan is neither a threat to the harbour.", "neither a"),
        ("The plan is as much a threat to the harbour.", "as much a"),
        ("The plan is neither a threat to the harbour nor a help.", None),
        ("The plan is as much a threat to the harbour as the storm was.", None),
        ("Neither plan would save the harbour, and neither side wants it.", None),
        ("The harbour cost as much as the town had.", None),
    ],
)
def test_a_pair_needs_both_its_halves(statement: str, half: str | None) -> None:
    assert half_of_a_pair(statement) == half
