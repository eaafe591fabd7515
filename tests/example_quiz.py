"""A short article and a quiz on it, for tests that need something to take."""

from __future__ import annotations

from quizapp.model import TRUE_FALSE_OPTIONS, Article, Citation, Edit, Item, ItemType, Option, Quiz, Record

TEXT = """\
Flood closes the old bridge in Halden

The river rose by 85 centimetres overnight, the water office said on Monday. Police closed the old bridge at noon.

About 340 people left their homes, and 12 of them spent the night in the sports hall. Mayor Ines Dahl said \
the water would fall by Thursday.

No one was injured, according to the fire brigade.
"""
ARTICLE = Article(
    TEXT, Record("Flood closes the old bridge in Halden", publisher="Halden Courier", published="2024-03-04")
)


def cited(quote: str, text: str = TEXT) -> Citation:
    start = text.index(quote)
    return Citation(quote, start, start + len(quote))


def choice(name: str, stem: str, options: tuple[str, ...], quote: str, **more: object) -> Item:
    """Return a multiple-choice item whose first option is the key."""
    return Item(name, ItemType.MULTIPLE_CHOICE, stem, tuple(map(Option, options)), 0, cited(quote), **more)  # type: ignore[arg-type]


RISE = choice(
    "rise",
    "By how many centimetres did the river rise overnight?",
    ("85", "58", "95", "105"),
    "The river rose by 85 centimetres overnight",
    rationale="The water office gave the figure.",
)
WHO_CLOSED = choice(
    "who-closed", "Who closed the old bridge?", ("Police", "Firefighters", "The army"), "Police closed the old bridge"
)
LEFT = choice(
    "left",
    "About how many people left their homes?",
    ("340", "430", "3,400"),
    "About 340 people left their homes",
    fixed_order=True,
)
HALL = Item(
    "hall",
    ItemType.TRUE_FALSE,
    "In Halden, 21 people spent the night in the sports hall.",
    TRUE_FALSE_OPTIONS,
    1,
    cited("12 of them spent the night in the sports hall"),
    rationale="It was 12.",
    edit=Edit("number", "12", "21", 11),
)
UNHURT = Item(
    "unhurt",
    ItemType.TRUE_FALSE,
    "The fire brigade reported no injuries.",
    TRUE_FALSE_OPTIONS,
    0,
    cited("No one was injured"),
)
QUIZ = Quiz("The flood in Halden", ARTICLE, (RISE, WHO_CLOSED, LEFT, HALL, UNHURT), "Check the report.", "halden")
