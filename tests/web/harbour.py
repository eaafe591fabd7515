"""A small quiz with every shape of question, on an article that has a heading, a caption and odd characters."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.model import Article, Citation, Edit, Item, ItemType, Mode, Option, Quiz, QuizSettings, Record

TEXT = """The harbour of Port Ellis was closed on Monday after a storm sank 14 boats.

Boats lie on their sides in the harbour of Port Ellis, 4 March 2024 [Sam Lee/Ellis Post]

Mayor Ada Quinn said that nobody was hurt. "We were lucky & <very> quick," she said.

## What comes next

Repairs will cost about 2.5 million euros. The harbour opens again on 3 May, the port authority said.
"""


def cite(quote: str) -> Citation:
    start = TEXT.index(quote)
    return Citation(quote, start, start + len(quote))


def options(*texts: str, feedback: str | None = None) -> tuple[Option, ...]:
    return tuple(Option(text, feedback if index else None) for index, text in enumerate(texts))


STATEMENT = "A storm sank 41 boats in the harbour of Port Ellis."
ITEMS = (
    Item(
        id="boats",
        type=ItemType.TRUE_FALSE,
        stem=STATEMENT,
        options=options("True", "False"),
        key=1,
        citation=cite("a storm sank 14 boats"),
        rationale="The article counts 14 boats.",
        edit=Edit("number", "14", "41", STATEMENT.index("41")),
    ),
    Item(
        id="mayor",
        type=ItemType.MULTIPLE_CHOICE,
        stem="Who said that nobody was hurt?",
        options=options("Ada Quinn", "The port authority", "Port Ellis", feedback="It spoke of the opening only."),
        key=0,
        citation=cite("Mayor Ada Quinn said that nobody was hurt."),
        rationale="The mayor is named before the verb of saying.",
    ),
    Item(
        id="opening",
        type=ItemType.MULTIPLE_CHOICE,
        stem="How does the mayor describe the town?",
        options=options("lucky & <very> quick", "tired & <very> slow"),
        key=0,
        citation=cite("lucky & <very> quick"),
        fixed_order=True,
    ),
)
RECORD = Record(
    title="Storm closes harbour",
    author="Sam Lee",
    publisher="Ellis Post",
    published="2024-03-05",
    url="https://example.org/storm",
    note="A made-up article.",
)
HARBOUR = Quiz(
    title="Storm & harbour", article=Article(TEXT, RECORD), items=ITEMS, description="Three questions.", id="harbour"
)

TEST_MODE = QuizSettings(mode=Mode.TEST, shuffle_options=False)
Offer = Callable[..., str]
