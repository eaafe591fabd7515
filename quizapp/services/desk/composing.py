"""Putting a quiz together: a balanced choice of the approved questions, or one by one by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from quizapp.errors import BadInput, NotFound
from quizapp.items.select import select
from quizapp.model import Article, Item, Mode, Provenance, Record
from quizapp.reading.knowledge import Claim, Piece
from quizapp.services.desk.apart import Against, Apart, against, apart, short
from quizapp.services.desk.quiz_access import own_quiz
from quizapp.services.desk.quizzes import Listed, QuizLine, line_of, listed_of
from quizapp.services.faults import Faults
from quizapp.services.identifiers import is_id
from quizapp.services.questions import texts
from quizapp.storage import Lock, alone, article_shelf, desk_quizzes, quizzes, reading, writing
from quizapp.storage.article_shelf import Shelved
from quizapp.storage.quizzes import Heading

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_TITLE = 200
MOST_QUESTIONS = 200
WORTH = 0.5  # of a stored question: the check-worthiness of its claim is not kept


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A choice that has fewer questions than were asked for: how many it has, of how many approved ones."""

    got: int
    offered: int

    @property
    def words(self) -> str:
        """Return why there are not more, for the teacher."""
        if not self.offered:
            return "There is no approved question on this article yet. Look through its drafts first."
        if self.got >= self.offered:
            return f"All {self.got} approved questions are in it." if self.got > 1 else "The one approved is in it."
        rest = "the others would ask about a fact twice, or tell answers by how many statements are true"
        return f"{self.got} of {self.offered} fit together; {rest}."


@dataclass(frozen=True, slots=True)
class Made:
    """A new quiz, and why it has fewer questions than were asked for, None where it has not."""

    slug: str
    shortfall: Shortfall | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a choice has replaced, to be brought back, and why it has fewer questions than were asked for, or None."""

    before: tuple[int, ...]
    shortfall: Shortfall | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The questions that a quiz may be made of, and which of them are chosen.

    `apart` are those of which no two go together, `against` what that says of each chosen one; there, `stems` stand for
    the others.
    """

    line: QuizLine
    listed: tuple[Listed, ...]
    chosen: frozenset[int]
    apart: tuple[Apart, ...]
    against: Mapping[int, Against]
    stems: Mapping[int, str]

    @property
    def groups(self) -> tuple[tuple[str | int, ...], ...]:
        """Return `apart` as a script reads it: why, then the questions."""
        return tuple((one.why, *one.items) for one in self.apart)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A stored item, with as much of its claim as a choice goes by."""

    item: Item
    claim: Claim


def articles_to_ask(teacher: int) -> tuple[Shelved, ...]:
    """Return the articles of this teacher with approved questions."""
    with reading() as connection:
        return tuple(one for one in article_shelf.shelf(connection, teacher) if one.approved)


def make_quiz(teacher: int, article_slug: str, title: str, count: int | None, rng: Random) -> Made:
    """Make a draft of a quiz on an article: with `count` balanced questions, or empty to be filled by hand.

    Raises NotFound for an unknown article, BadFields for a title or a number that cannot be.
    """
    faults = Faults()
    if count is not None:
        faults.of("count", lambda: check_number(count), None)
    title = faults.of("title", lambda: clean_title(title) if title.strip() else "", "")
    faults.check()
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        article = article_shelf.shelved(connection, teacher, article_slug) if is_id(article_slug) else None
        if article is None:
            raise NotFound("There is no such article.")
        title = title or clean_title(article.title[:LONGEST_TITLE])
        slug = quizzes.new_quiz_slug(connection, title)
        heading = Heading(title, "", article.id)
        quiz_id = desk_quizzes.add_draft(connection, teacher, slug, heading, Provenance.AUTHORED.value)
        shortfall = _fill(connection, teacher, (quiz_id, article.id), count, rng) if count else None
    return Made(slug, shortfall)


def choose_again(teacher: int, slug: str, count: int, rng: Random) -> Chosen:
    """Put another balanced choice in the place of a quiz's questions.

    Raises NotFound, and BadInput for a number that cannot be.
    """
    check_number(count)
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        before = tuple(one.item_id for one in desk_quizzes.placed_in(connection, held.id))
        return Chosen(before, _fill(connection, teacher, (held.id, held.article_id), count, rng))


def to_choose_from(teacher: int, slug: str, ticked: Collection[int] | None = None) -> Choice:
    """Return the approved questions on the article of a quiz, with those chosen that are in it, or that are ticked.

    Raises NotFound.
    """
    with reading() as connection:
        held = own_quiz(connection, teacher, slug)
        inside = [one.item_id for one in desk_quizzes.placed_in(connection, held.id)]
        offered = desk_quizzes.approved_on(connection, teacher, held.article_id)
        listed = listed_of(connection, offered)
        article = Article(texts(connection, [held.article_id])[held.article_id].text, Record(held.article_title))
    items = {one.id: one.item for one in listed}
    in_order = {item: items[item] for item in [*inside, *items] if item in items}  # as the quiz would ask them
    groups = apart(in_order, article, held.settings.mode is Mode.TEST)
    chosen = frozenset(inside if ticked is None else items.keys() & set(ticked))
    stems = {item: short(asked.stem) for item, asked in items.items()}
    return Choice(line_of(held, teacher), listed, chosen, groups, against(groups, chosen, stems), stems)


def choose(teacher: int, slug: str, item_ids: Sequence[int], in_order: bool = False) -> Chosen:
    """Make the chosen questions those of a quiz: what stays in its place, the rest at the end.

    `in_order` brings an earlier choice back as it was, without what has become a draft since. Raises NotFound where
    one of them is not an approved question on its article that this teacher may use.
    """
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        offered = {one.item_id for one in desk_quizzes.approved_on(connection, teacher, held.article_id)}
        inside = [one.item_id for one in desk_quizzes.placed_in(connection, held.id)]
        wanted = dict.fromkeys(item_ids)
        if in_order:
            wanted = {item: None for item in wanted if item in offered or item in inside}
        elif not wanted.keys() <= offered | set(inside):
            raise NotFound("One of these questions cannot be used here any more. Load the page again.")
        hidden = [item for item in inside if item not in offered]  # drafts in it, which the list does not show
        kept = [] if in_order else [item for item in inside if item in wanted or item in hidden]
        quizzes.set_items(connection, held.id, [*kept, *(item for item in wanted if item not in kept)])
    return Chosen(tuple(inside))


def take_out(teacher: int, slug: str, item_id: int) -> int:
    """Take a question out of a quiz; return the position that it had. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        inside = [one.item_id for one in desk_quizzes.placed_in(connection, held.id)]
        at = _place(inside, item_id)
        quizzes.set_items(connection, held.id, inside[:at] + inside[at + 1 :])
    return at + 1


def put_back(teacher: int, slug: str, item_id: int, position: int | None) -> None:
    """Put a question that was taken out back to its place, None for the end. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        inside = [one.item_id for one in desk_quizzes.placed_in(connection, held.id)]
        offered = {one.item_id for one in desk_quizzes.approved_on(connection, teacher, held.article_id)}
        if item_id in inside:
            return
        if item_id not in offered:
            raise NotFound("There is no such question.")
        at = len(inside) if position is None else min(max(position - 1, 0), len(inside))
        quizzes.set_items(connection, held.id, [*inside[:at], item_id, *inside[at:]])


def add_at_end(teacher: int, slug: str, item_id: int) -> None:
    """Put an approved question at the end of a quiz, unless it is in it. Raises NotFound."""
    put_back(teacher, slug, item_id, None)


def move(teacher: int, slug: str, item_id: int, by: int) -> None:
    """Move a question up (-1) or down (1) by places. Raises NotFound."""
    with writing() as connection:
        alone(connection, Lock.IMPORTING)
        held = own_quiz(connection, teacher, slug)
        inside = [one.item_id for one in desk_quizzes.placed_in(connection, held.id)]
        at = _place(inside, item_id)
        inside.insert(min(max(at + by, 0), len(inside) - 1), inside.pop(at))
        quizzes.set_items(connection, held.id, inside)


def check_number(count: int) -> None:
    """Raise BadInput for a number of questions that cannot be."""
    if not 1 <= count <= MOST_QUESTIONS:
        raise BadInput(f"Write how many questions you want: 1 to {MOST_QUESTIONS}, such as 10.")


def clean_title(title: str) -> str:
    """Return a title in one line. Raises BadInput where there is none or it is too long."""
    title = " ".join(title.replace("\0", "").split())
    if not title:
        raise BadInput("Give the quiz a title.")
    if len(title) > LONGEST_TITLE:
        raise BadInput(f"The title has {len(title)} characters; at most {LONGEST_TITLE} fit.")
    return title


def _place(inside: Sequence[int], item_id: int) -> int:
    if item_id not in inside:
        raise NotFound("This question is not in the quiz any more.")
    return list(inside).index(item_id)


def _fill(connection: Connection, teacher: int, quiz: tuple[int, int], count: int, rng: Random) -> Shortfall | None:
    """Give a quiz a balanced choice of questions on its article; return why there are fewer than asked for."""
    quiz_id, article_id = quiz
    offered = desk_quizzes.approved_on(connection, teacher, article_id)
    listed = listed_of(connection, offered)
    article = Article(texts(connection, [article_id])[article_id].text, Record(""))
    selection = select([_stored(one.item) for one in listed], article, count, rng)
    rows = {id(one.item): one.id for one in listed}
    quizzes.set_items(connection, quiz_id, [rows[id(item)] for item in selection.items])
    return None if selection.shortfall is None else Shortfall(len(selection.items), len(listed))


def _stored(item: Item) -> _Stored:
    start, end = (item.proof.start, item.proof.end) if item.proof else (item.citation.start, item.citation.end)
    said = item.true_statement or item.stem
    nowhere = (0, 0)
    claim = Claim(start, end, 0, (Piece(said),), nowhere, nowhere, (), None, (), False, True, WORTH, ())
    return _Stored(item, claim)
