"""Statements that lost their meaning when they were cut out of their sentence are refused by the sign that tells it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from quizapp.items import cut_out
from quizapp.items.source import Source
from quizapp.model import Article, Record
from quizapp.reading.knowledge import Attribution, Claim, Piece
from quizapp.reading.read import read

REST = "\n\nThe harbour was calm. Gulls circled above the quiet boats while the wind came from the sea."
Sourced = Callable[[str, str], Source]


@pytest.fixture(scope="module")
def cut(english: Language) -> Sourced:
    """Return a maker of sources: a statement cut out of a sentence, without any check; "said" is its cue if one."""

    def made(sentence: str, statement: str) -> Source:
        reading = read(Article(sentence + REST, Record("A day in Oban")), english)
        start = sentence.find(statement.removesuffix(".")[1:]) - 1
        assert start >= 0
        end = start + len(statement.removesuffix("."))
        cue = sentence.find(" said ")
        behind = sentence[cue - 12 : cue].find("flash") >= 0
        speaker = (0 if sentence.startswith("A witness") else cue - 12, cue)
        told = Attribution((start, end), (cue + 1, cue + 5), speaker, None, False) if behind else None
        doc = english(statement)
        pieces = (Piece(statement[0], None), Piece(statement[1:].removesuffix("."), start + 1), Piece(".", None))
        root = next(t for t in doc if t.dep_ == "ROOT")
        verb = (root.idx, root.idx + len(root.text))
        claim = Claim(start, len(sentence), 0, pieces, (0, 1), verb, (), told, (), False, True, 1, ())
        return Source(claim, reading, english)

    return made


CUT = {
    "demanded": (
        ("The regulator required that Veldo provide a report on the plant.", "Veldo provide a report on the plant."),
        ("The union demanded that workers receive two masks.", "Workers receive two masks."),
        ("The court ordered that the mill be closed in May.", "The mill be closed in May."),
        ("Ida Lund insisted that he pay 300 dollars.", "He pay 300 dollars."),
        ("The board recommended to the council that farmers sell the cows.", "Farmers sell the cows."),
        ("The mayor asked on Monday that residents stay at home.", "Residents stay at home."),
    ),
    "subject_lost": (
        (
            "The talks began five days after three sailors and two divers were killed near Oban.",
            "The talks began five days after three sailors.",
        ),
        (
            "The school closed before two teachers and the head were arrested in Oban.",
            "The school closed before two teachers.",
        ),
        ("The fire spread while the guards and a cook had lunch.", "The fire spread while the guards."),
        ("Prices rose because a dam and two bridges collapsed.", "Prices rose because a dam."),
        ("The vote came weeks after the mayor and his deputy resigned.", "The vote came weeks after the mayor."),
        ("The road was closed until a crane and two lorries were moved.", "The road was closed until a crane."),
    ),
    "said_to_be": tuple(
        (f"Films show {what}, and a huge flash said to {rest}", f"Films show {what}.")
        for what in ("heavy rain", "two boats", "the pier in Oban")
        for rest in ("have been a fire.", "be lightning.")
    ),
    "with_dateline": (
        ("LONDON Shareholders of the airline voted on Monday.", "LONDON Shareholders of the airline voted on Monday."),
        ("PARIS Police arrested two men in May.", "PARIS Police arrested two men in May."),
        ("MOSCOW Officials closed the mill in May.", "MOSCOW Officials closed the mill in May."),
        ("CAIRO Farmers sold 300 cows.", "CAIRO Farmers sold 300 cows."),
        ("BERLIN Prosecutors fined the bank.", "BERLIN Prosecutors fined the bank."),
        ("TOKYO Shares fell by 3 percent.", "TOKYO Shares fell by 3 percent."),
        ("KENYAN Farmers sold 300 cows.", "KENYAN Farmers sold 300 cows."),
    ),
    "tense_moved_back": (
        ("The ministry said prices had risen 3 percent in June.", "Prices had risen 3 percent in June."),
        ("The council said two barns had burned down.", "Two barns had burned down."),
        (
            "Ida Lund said 72 sailors had died after the ship hit a rock.",
            "72 sailors had died after the ship hit a rock.",
        ),
        ("The mayor said the mill had closed in May.", "The mill had closed in May."),
        ("Police said two men had been arrested in Oban.", "Two men had been arrested in Oban."),
        ("The bank said it had lost 3 million dollars.", "It had lost 3 million dollars."),
    ),
}
WHOLE = {
    "demanded": (
        ("The regulator said that Veldo provides a report on the plant.", "Veldo provides a report on the plant."),
        ("The union insisted that workers received two masks.", "Workers received two masks."),
        ("The court confirmed that the mill was closed in May.", "The mill was closed in May."),
        ("Ida Lund suggested that he paid 300 dollars.", "He paid 300 dollars."),
        ("The board said that farmers sell the cows in May.", "Farmers sell the cows in May."),
        ("The mayor insisted that the bridge is safe.", "The bridge is safe."),
    ),
    "subject_lost": (
        (
            "The talks began five days after the war, and two divers were killed.",
            "The talks began five days after the war.",
        ),
        ("The school closed before the vote.", "The school closed before the vote."),
        ("The fire spread while the guards had lunch.", "The fire spread while the guards had lunch."),
        ("Prices rose because a dam collapsed and two bridges fell.", "Prices rose because a dam collapsed."),
        ("The vote came weeks after the flood.", "The vote came weeks after the flood."),
        ("The road was closed until May.", "The road was closed until May."),
    ),
    "said_to_be": tuple(
        (f"A witness of the flash said {what} {rest}", f"{what.capitalize()} {rest}")
        for what in ("the pier", "the boat", "the barn")
        for rest in ("burned.", "sank.")
    ),
    "with_dateline": (
        ("NATO Forces left the base on Monday.", "NATO Forces left the base on Monday."),
        ("London shareholders of the airline voted.", "London shareholders of the airline voted."),
        ("NASA Engineers built the probe.", "NASA Engineers built the probe."),
        ("Paris Police arrested two men.", "Paris Police arrested two men."),
        ("The BBC Trust met in May.", "The BBC Trust met in May."),
        ("A NATO ship sank off Oban.", "A NATO ship sank off Oban."),
        ("UNICEF Workers gave out 300 masks.", "UNICEF Workers gave out 300 masks."),
    ),
    "tense_moved_back": (
        ("The ministry said prices rose 3 percent in June.", "Prices rose 3 percent in June."),
        ("The council said two barns had burned down before help came.", "Two barns had burned down before help came."),
        ("Ida Lund said 72 sailors have died.", "72 sailors have died."),
        ("The mill had closed by May.", "The mill had closed by May."),
        ("Two men had already been arrested in Oban.", "Two men had already been arrested in Oban."),
        ("The bank had a loss of 3 million dollars.", "The bank had a loss of 3 million dollars."),
    ),
}
_SIGNS = {name: getattr(cut_out, name) for name in CUT}


@pytest.mark.parametrize(("sign", "sentence", "statement"), [(n, a, b) for n, rows in CUT.items() for a, b in rows])
def test_what_lost_its_meaning_is_refused(cut: Sourced, sign: str, sentence: str, statement: str) -> None:
    assert _SIGNS[sign](cut(sentence, statement)) is not None


@pytest.mark.parametrize(("sentence", "statement"), [row for rows in WHOLE.values() for row in rows])
def test_what_kept_its_meaning_passes(cut: Sourced, sentence: str, statement: str) -> None:
    assert cut_out.cut_out(cut(sentence, statement)) is None


def test_a_sentence_that_begins_on_the_line_before_is_refused(cut: Sourced) -> None:
    broken = "The regulator closed the plant and required that\nVeldo provide a report on the plant."
    whole = "The regulator closed the plant.\nVeldo provided a report on the plant."
    sources = [cut(broken, "Veldo provide a report on the plant."), cut(whole, "Veldo provided a report on the plant.")]
    assert [cut_out.begun_before(one) is None for one in sources] == [False, True]
