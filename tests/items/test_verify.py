"""An item is trusted because every check on it can fail, and each of these faults is caught by its own check."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from quizapp.items import verify as module
from quizapp.items.assemble import CONTRADICTED, OWN_WORD, SUPPORTED, edit_input
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
    Proof,
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


SAILORS = "About one hundred sailors returned to work in Oban on Monday after a strike of 12 days, the union said."
PASSAGES = options("The ferry covers 80 kilometres (50 miles) a day.", SAILORS, "It employs 340 people.")
EVIDENCE = Item(
    "e", ItemType.EVIDENCE, "Which passage tells how long the strike was?", PASSAGES, 1, cite("a strike of 12 days"),
    proof=Proof("evidence", 0, 9, (("settles", "12 days"),)),
)  # fmt: skip
STATEMENTS = options(
    "Ticket prices rose by 7 per cent last year, in Oban.", "The strike lasted 21 days.", "The ferry has 430 staff."
)
SUPPORT = Item(
    "s", ItemType.WHICH_STATEMENT, SUPPORTED, STATEMENTS, 0, cite("Ticket prices rose by 7 per cent last year."),
    provenance=Provenance.GENERATED,
    proof=Proof("which statement", 0, 9, (
        edit_input("The strike lasted 21 days.", Edit("number", "12", "21", 18)),
        edit_input("The ferry has 430 staff.", Edit("number", "340", "430", 14)),
    )),
)  # fmt: skip
CONTRADICT = replace(
    SUPPORT, id="x", stem=CONTRADICTED, key=1, options=options("Ticket prices rose.", "The strike lasted 21 days.")
)
SOURCE = Item(
    "a", ItemType.ATTRIBUTION, "Who said that sailors returned to work?", options("The union", "The mayor"), 0,
    cite(SAILORS), provenance=Provenance.GENERATED,
)  # fmt: skip
SAID_BY = Item(
    "y", ItemType.TRUE_FALSE, "It was Ann Byrne who said that sailors returned to work.", TRUE_FALSE_OPTIONS, 0,
    cite(SAILORS), kind="speaker", provenance=Provenance.GENERATED,
)  # fmt: skip
OWN = replace(
    SOURCE,
    id="o",
    stem="Does the article state itself that prices rose?",
    options=options(OWN_WORD, "It reports that the mayor said it"),
    citation=cite("Ticket prices rose by 7 per cent last year."),
)
NOT_STATED = replace(
    VERDICT, id="n", stem="The strike of 12 days ended in secret.", provenance=Provenance.GENERATED,
    edit=Edit("detail", "", "in secret", 28),
)  # fmt: skip


BOUNDED = replace(CHOICE, id="b", stem="The ferry carries at least ____ people.", options=options("80", "90", "110"))


NORTH = replace(CHOICE, id="k", stem="Where is it?", options=options("80 km north of it", "80 km south of it", "Mull"))
SOUND = [
    NORTH,
    TRUE,
    FALSE,
    VERDICT,
    CHOICE,
    GENERATED,
    BOUNDED,
    EVIDENCE,
    SUPPORT,
    CONTRADICT,
    SOURCE,
    OWN,
    NOT_STATED,
]


@pytest.mark.parametrize("item", SOUND, ids=lambda item: item.id)
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
    yield "but for a soft hyphen", "options-alike", replace(CHOICE, options=options("Oban", "A mayor", "A ma\u00adyor"))
    yield "but for what is not seen", "options-alike", replace(CHOICE, options=options("Oban", "Mull", "Mu\u200bll"))
    yield "but for the alphabet", "options-alike", replace(CHOICE, options=options("Oban", "Mac", "Ma\u0441"))
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
    days = edited(FALSE, "12 days", "twelve days", "The strike in Oban lasted twelve days.")
    yield "the same number with its noun", "edit-changes-nothing", days
    share = edited(FALSE, "7 per cent", "7%", "Ticket prices rose by 7% last year, in Oban.")
    share = replace(share, citation=cite("Ticket prices rose by 7 per cent"))
    yield "the same share in another form", "edit-changes-nothing", share
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
    known = replace(VERDICT, stem="Ticket prices rose by 7 per cent last year.")
    yield "not stated, but stated", "false-but-stated", known
    stated = edited(FALSE, "12", "7%", "Ticket prices rose by 7% last year.")
    yield "stated with its number in another form", "false-but-stated", stated
    at_least = edited(FALSE, "12", "at least 10", "The strike in Oban lasted at least 10 days.")
    yield "true under a bound", "false-but-true-as-well", at_least
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
    yield (
        "a time on another clock",
        "distractor-means-key",
        replace(CHOICE, options=options("5 p.m.", "17:00", "6 p.m.")),
    )
    yield "a date in another form", "distractor-means-key", replace(CHOICE, options=options("5 May", "May 5", "6 May"))
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
    yield from faults_of_types()


def faults_of_types() -> Iterator[tuple[str, str, Item]]:
    """Yield the faults of items whose options are passages, statements or sources, and of added details."""
    first, _, last = PASSAGES
    yield (
        "a passage made up",
        "passage-not-in-article",
        replace(EVIDENCE, options=(first, PASSAGES[1], *options("No boats."))),
    )
    yield "another passage cited", "passage-not-cited", replace(EVIDENCE, citation=cite("Ticket prices rose"))
    twice = options("a strike of 12 days, the union said.")
    yield "the same evidence twice", "passage-settles-too", replace(EVIDENCE, options=(*twice, PASSAGES[1], last))
    settles = Proof("evidence", 0, 9, (("settles", "340"),))
    yield "the settling words elsewhere", "passage-settles-too", replace(EVIDENCE, proof=settles)
    told = replace(SUPPORT, provenance=Provenance.AUTHORED)
    copied = (*STATEMENTS[:2], *options("It employs 340 people."))
    yield "a distractor that the article states", "statement-in-article", replace(told, options=copied)
    yield (
        "a key that the article states",
        "statement-in-article",
        replace(told, stem=CONTRADICTED, options=copied, key=2),
    )
    yield "an edit not told", "statement-without-edit", replace(SUPPORT, proof=None)
    moved = Proof("which statement", 0, 9, (*_inputs(SUPPORT)[:1], ("edit of The ferry has 430 staff.", "3-6:340")))
    invented = edit_input("The ferry has 430 staff.", Edit("number", "19", "430", 14))
    yield (
        "an edit of other words",
        "statement-without-edit",
        replace(SUPPORT, proof=replace(moved, inputs=(*moved.inputs[:1], invented))),
    )
    taken = edit_input("The ferry has 12 staff.", Edit("number", "340", "12", 14))
    yield (
        "a value of the article put in",
        "statement-without-edit",
        replace(
            SUPPORT,
            options=(*STATEMENTS[:2], *options("The ferry has 12 staff.")),
            proof=replace(moved, inputs=(*moved.inputs[:1], taken)),
        ),
    )
    yield "a source from nowhere", "source-not-beside-quote", replace(SOURCE, options=options("Ann Byrne", "The mayor"))
    yield "a statement on a source from nowhere", "source-not-settled", SAID_BY
    yield "two sources in the quote", "other-source-in-quote", replace(SOURCE, options=options("The union", "Oban"))
    yield "reported, not stated", "own-word-is-reported", replace(OWN, citation=cite(SAILORS))
    longest = replace(
        NOT_STATED, stem="The strike of 12 days raised prices.", edit=Edit("detail", "", "raised prices", 22)
    )
    yield "a detail that the article has", "detail-in-article", longest


def _inputs(item: Item) -> tuple[tuple[str, str], ...]:
    return () if item.proof is None else item.proof.inputs


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


DIFFERENT = ("3.5 per cent", "35 per cent", "$35", "-35", "35", "35%", "35 °C", "3⁵")


@pytest.mark.parametrize("text", DIFFERENT)
def test_options_that_differ_in_value_are_not_alike(text: str) -> None:
    others = [other for other in DIFFERENT if other != text]
    item = replace(CHOICE, options=options(text, *others))
    assert "options-alike" not in {fault.code for fault in verify(item, ARTICLE)}
