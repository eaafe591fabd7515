"""Questions on the example article that ask for one fact or tell each other's answers."""

from __future__ import annotations

from dataclasses import replace

from example_quiz import UNHURT, cited

from quizapp.model import TRUE_FALSE_OPTIONS, Edit, Item, ItemType

SLUG = "flood-closes-the-old-bridge-in-halden"


def statement(name: str, stem: str, edit: tuple[str, str] | None = None) -> Item:
    """Return a statement on how the river rose; with an edit a false one."""
    made = None if edit is None else Edit("number", *edit, stem.index(edit[1]))
    quote = cited("The river rose by 85 centimetres overnight")
    return Item(name, ItemType.TRUE_FALSE, stem, TRUE_FALSE_OPTIONS, 0 if edit is None else 1, quote, edit=made)


TRUE = statement("rose", "The river rose by 85 centimetres overnight.")
FALSE = statement("rose-less", "The river rose by 58 centimetres overnight.", ("85", "58"))
PROOF_OF_MORE = replace(
    UNHURT, citation=cited("Police closed the old bridge at noon.\n\nAbout 340 people left their homes")
)
