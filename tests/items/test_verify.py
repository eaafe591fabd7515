"""An item is trusted because every check on it can fail, and each of these faults is caught by its own check."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from quizapp.items import verify as module
from quizapp.items.verify import CHECKS, verify
from quizapp.model import (
    THREE_VERDICTS_OPTIONS,
    TRUE_FALSE_OPTIONS,
    Article,
    Citation,
    Edit,
    Item,
    ItemType,
    Option,
    Provenance,
    Record,
)

ARTICLE = Article(
    "Ferry strike ends\n\n"
    "About one hundred sailors returned to work in Oban on Monday after a strike of 12 days, the union said. "
    "The ferry covers 80 kilometres (50 miles) a day.\n\n"
    "It employs 340 people. Ticket prices rose by 7 per cent last year.",
    Record("Ferry strike ends"),
)


def cite(quote: str) -> Citation:
    start = ARTICLE.text.index(quote)
    return Citation(quote, start, start + len(quote))


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(text) for text in texts)


TRUE = Item(
    "t", ItemType.TRUE_FALSE, "The union said that sailors returned to work on Monday.", TRUE_FALSE_OPTIONS, 0,
    cite("returned to work in Oban on Monday"),
)  # fmt: skip
FALSE = Item(
    "f", ItemType.TRUE_FALSE, "The strike in Oban lasted 21 days.", TRUE_FALSE_OPTIONS, 1, cite("a strike of 12 days"),
    edit=Edit("duration", "12", "21", 26),
)  # fmt: skip
VERDICT = Item(
    "v", ItemType.THREE_VERDICTS, "The strike of 12 days was the longest in Oban.", THREE_VERDICTS_OPTIONS, 2,
    cite("a strike of 12 days"),
)  # fmt: skip
CHOICE = Item(
    "c", ItemType.MULTIPLE_CHOICE, "How far does the ferry sail in a day?", options("80 km", "8 km", "90 km"), 0,
    cite("The ferry covers 80 kilometres"),
)  # fmt: skip
GENERATED = replace(FALSE, provenance=Provenance.GENERATED)


BOUNDED = replace(CHOICE, id="b", stem="The ferry carries at least ____ people.", options=options("80", "90", "110"))


@pytest.mark.parametrize("item", [TRUE, FALSE, VERDICT, CHOICE, GENERATED, BOUNDED], ids=lambda item: item.id)
def test_a_sound_item_has_no_fault(item: Item) -> None:
    assert verify(item, ARTICLE) == ()


def edited(item: Item, original: str, replacement: str, stem: str) -> Item:
    return replace(item, stem=stem, edit=Edit("number", original, replacement, stem.index(replacement)))


def faults() -> Iterator[tuple[str, str, Item]]:
    """Yield (what is wrong, the code that must tell, the item); each has this one fault alone."""
    yield "no quote", "quote-missing", replace(TRUE, citation=Citation("", 5, 5))
    yield "a quote of punctuation", "quote-missing", replace(TRUE, citation=cite("."))
    yield "a letter off", "quote-not-in-article", replace(TRUE, citation=replace(cite("Oban"), quote="0ban"))
    yield "offset by one", "quote-not-in-article", replace(CHOICE, citation=Citation("80", 0, 2))
    yield "case changed", "quote-not-in-article", replace(TRUE, citation=replace(cite("Oban"), quote="OBAN"))
    yield "offsets before the text", "quote-not-in-article", replace(TRUE, citation=Citation("ar.", -3, 0))
    yield "end before start", "quote-not-in-article", replace(TRUE, citation=Citation("Oban", 9, 2))
    yield "beyond the end", "quote-not-in-article", replace(TRUE, citation=Citation("year.", 10_000, 10_005))
    yield "no stem", "stem-empty", replace(TRUE, stem=" ")
    yield "a stem of marks", "stem-empty", replace(CHOICE, stem="…?")
    yield "one option", "too-few-options", replace(CHOICE, options=options("80 km"))
    yield "a blank option", "option-empty", replace(CHOICE, options=options("80 km", " ", "90 km"))
    yield "the same twice", "options-alike", replace(CHOICE, options=options("80 km", "90 km", "90 km"))
    yield "but for case", "options-alike", replace(CHOICE, options=options("Oban", "The Mull", "the mull"))
    yield "but for spaces", "options-alike", replace(CHOICE, options=options("Oban", "The  Mull ", "The\u00a0Mull"))
    yield "but for a full stop", "options-alike", replace(CHOICE, options=options("Oban", "Mull", "Mull."))
    yield "but for a ligature", "options-alike", replace(CHOICE, options=options("Oban", "A film", "A ﬁlm"))
    yield "but for commas", "options-alike", replace(CHOICE, options=options("Oban", "1,000", "1000"))
    yield "but for the dash", "options-alike", replace(CHOICE, options=options("Oban", "no-one", "no–one"))
    yield "key past the end", "key-outside-options", replace(CHOICE, key=3)
    yield "key below zero", "key-outside-options", replace(CHOICE, key=-1)
    yield "true/false turned", "options-not-of-type", replace(TRUE, options=TRUE_FALSE_OPTIONS[::-1], key=0)
    yield "yes and no", "options-not-of-type", replace(TRUE, options=options("Yes", "No"))
    yield "two verdicts", "options-not-of-type", replace(VERDICT, options=THREE_VERDICTS_OPTIONS[:2], key=0)
    yield "false, no edit", "edit-missing", replace(FALSE, edit=None)
    yield "contradicted, no edit", "edit-missing", replace(VERDICT, key=1)
    yield "true with an edit", "edit-unexpected", replace(FALSE, key=0)
    yield "a choice with an edit", "edit-unexpected", replace(CHOICE, edit=Edit("number", "80", "How", 0))
    yield "replacement elsewhere", "edit-not-in-stem", replace(FALSE, edit=Edit("number", "12", "21", 25))
    yield "replacement below zero", "edit-not-in-stem", replace(FALSE, edit=Edit("number", "12", ".", -1))
    yield "nothing put in", "edit-not-in-stem", replace(FALSE, edit=Edit("number", "12", "", 3))
    yield (
        "the same number",
        "edit-changes-nothing",
        edited(FALSE, "12", "twelve", "The strike in Oban lasted twelve days."),
    )
    yield "the same word", "edit-changes-nothing", edited(FALSE, "sailors", "Sailors", "Sailors ended the strike.")
    yield "invented original", "original-not-in-source", edited(FALSE, "19", "21", "The strike in Oban lasted 21 days.")
    yield (
        "original from another paragraph",
        "original-not-in-source",
        edited(FALSE, "340", "430", "The ferry has 430 crew."),
    )
    yield (
        "invented word",
        "original-not-in-source",
        edited(FALSE, "dockers", "sailors", "The sailors went back to work."),
    )
    yield (
        "stated word for word",
        "false-but-stated",
        edited(FALSE, "12", "7 per cent", "Ticket prices rose by 7 per cent last year."),
    )
    yield "he, of a machine", "hangs-on-context", replace(GENERATED, **_stem("He went on strike for 21 days."))
    yield "that day", "hangs-on-context", replace(GENERATED, **_stem("In Oban 21 sailors left that day."))
    yield "the company", "hangs-on-context", replace(GENERATED, **_stem("The company has 21 ferries."))
    yield (
        "true elsewhere",
        "edited-value-in-article",
        edited(GENERATED, "12", "50", "The strike in Oban lasted 50 days."),
    )
    yield (
        "true elsewhere in words",
        "edited-value-in-article",
        edited(GENERATED, "12", "100", "The strike in Oban lasted 100 days."),
    )
    yield "miles for kilometres", "distractor-means-key", replace(CHOICE, options=options("80 km", "50 miles"))
    yield "words for digits", "distractor-means-key", replace(CHOICE, options=options("100", "one hundred", "90"))
    under = replace(CHOICE, stem="The ferry carries more than ____ people.", options=options("80", "60", "90"))
    yield "less than a lower bound", "option-follows-from-key", under
    upper = replace(CHOICE, stem="The ferry carries up to ____ people.", options=options("80", "60", "90"))
    yield "more than an upper bound", "option-follows-from-key", upper
    yield (
        "a distractor of the article",
        "distractor-value-in-article",
        replace(CHOICE, options=options("80 km", "340 km"), provenance=Provenance.GENERATED),
    )


def _stem(stem: str) -> dict[str, object]:
    return {"stem": stem, "edit": Edit("number", "12", "21", stem.index("21"))}


FAULTS = list(faults())


@pytest.mark.parametrize(("code", "item"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_each_fault_is_caught_by_its_own_check_and_no_other(code: str, item: Item) -> None:
    assert {fault.code for fault in verify(item, ARTICLE)} == {code}


@pytest.mark.parametrize("code", CHECKS)
def test_without_any_one_check_a_fault_goes_unnoticed(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHECKS", {name: check for name, check in CHECKS.items() if name != code})
    assert any(verify(item, ARTICLE) == () for _, _, item in FAULTS), f"no row of the table needs {code}"


@pytest.mark.parametrize(
    "item",
    [
        edited(FALSE, "100", "120", "Some 120 sailors returned to work."),
        edited(replace(FALSE, citation=cite("It employs 340 people.")), "employed", "sacked", "They sacked 340."),
        edited(FALSE, "returned to work", "stayed away", "Sailors stayed away on Monday."),
        edited(FALSE, "returning", "leaving", "Sailors are leaving."),
    ],
    ids=["number word", "inflected verb", "phrase", "participle"],
)
def test_an_original_may_stand_in_the_source_in_another_form(item: Item) -> None:
    assert verify(item, ARTICLE) == ()


@pytest.mark.parametrize("text", ["3.5 per cent", "35 per cent", "$35", "-35", "35", "35%", "35 °C"])
def test_options_that_differ_in_value_are_not_alike(text: str) -> None:
    others = [other for other in ("3.5 per cent", "35 per cent", "$35", "-35", "35", "35%", "35 °C") if other != text]
    item = replace(CHOICE, options=options(text, *others))
    assert "options-alike" not in {fault.code for fault in verify(item, ARTICLE)}
