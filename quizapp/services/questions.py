"""What is known about a question apart from any attempt: the item, and the passage that settles it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.model import Citation, Item, Passage
from quizapp.reading.passages import find_passages
from quizapp.services.views import Correction, Evidence, Feedback
from quizapp.storage import articles, items
from quizapp.storage.remembered import Remembered, remembered

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quizapp.storage.attempts import Source, StoredResponse

QUESTIONS_REMEMBERED = 4096  # a few kilobytes each
QUOTED = re.compile(r"“([^”]*)”")
Span = tuple[int, int]
MOST_AROUND = 600  # characters: some 100 words on each side let a reader judge a quote; the link shows the rest
TEXTS_REMEMBERED = 64  # an article of 200,000 words is a megabyte


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its passages."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A revision of an item with the rest of the paragraph around its quote."""

    item: Item
    paragraph: int | None
    before: str
    after: str
    correction: Correction | None
    article_id: int = 0
    rationale: str = ""


def questions(connection: Connection, revision_ids: Iterable[int]) -> dict[int, Question]:
    """Return the questions by the ids of their revisions."""
    memory: Remembered[Question] = remembered("questions", QUESTIONS_REMEMBERED)

    def load(missing: list[int]) -> dict[int, Question]:
        found = items.revisions(connection, missing)
        read = texts(connection, {revision.article_id for revision in found.values()})
        return {key: _question(revision, read[revision.article_id]) for key, revision in found.items()}

    return memory.several(revision_ids, load)


def texts(connection: Connection, article_ids: Iterable[int]) -> dict[int, Text]:
    """Return the texts of these articles with their passages."""
    memory: Remembered[Text] = remembered("texts", TEXTS_REMEMBERED)

    def load(missing: list[int]) -> dict[int, Text]:
        stored = articles.texts(connection, missing)
        return {key: Text(text, find_passages(text)) for key, text in stored.items()}

    return memory.several(article_ids, load)


def sentences(connection: Connection, article_ids: Iterable[int]) -> dict[int, tuple[Span, ...]]:
    """Return the sentences of these articles, as spans of their texts."""
    memory: Remembered[tuple[Span, ...]] = remembered("sentences", TEXTS_REMEMBERED)

    def load(missing: list[int]) -> dict[int, tuple[Span, ...]]:
        from quizapp.reading.sentences import split_sentences

        return {
            key: tuple(
                span for passage in text.passages for span in split_sentences(text.text, passage.start, passage.end)
            )
            for key, text in texts(connection, missing).items()
        }

    return memory.several(article_ids, load)


def feedback(question: Question, response: StoredResponse) -> Feedback:
    """Return the outcome of a response, in the order in which its options were shown."""
    item = question.item
    chosen = None if response.choice is None else response.option_order.index(response.choice)
    return Feedback(
        right=bool(response.right),
        chosen=chosen,
        key=response.option_order.index(item.key),
        rationale=question.rationale,
        reasons=tuple(item.options[index].feedback for index in response.option_order),
        evidence=evidence(question, response.source),
        correction=question.correction,
    )


def shown_options(question: Question, response: StoredResponse) -> tuple[str, ...]:
    """Return the options in the order in which the attempt shows them."""
    return tuple(question.item.options[index].text for index in response.option_order)


def evidence(question: Question, source: Source) -> Evidence:
    """Return the passage that settles a question, with the name of its article as it stands today."""
    citation = question.item.citation
    return Evidence(
        article_slug=source.slug,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        paragraph=question.paragraph,
        before=question.before,
        quote=citation.quote,
        after=question.after,
        start=citation.start,
        end=citation.end,
        speaker=_speaker(question.item),
    )


def _speaker(item: Item) -> str | None:
    """Return who says what is quoted, as far as the generator knew; not where the quote has been moved since."""
    proof, quote = item.proof, item.citation
    return proof.speaker if proof and proof.start <= quote.start and quote.end <= proof.end else None


def _question(revision: items.Revision, text: Text) -> Question:
    item = revision.item
    paragraph, start, end = _paragraph(item.citation, text)
    return Question(
        item=item,
        paragraph=paragraph,
        before=_end_of(text.text[start : item.citation.start]),
        after=_beginning_of(text.text[item.citation.end : end]),
        correction=_correction(item),
        article_id=revision.article_id,
        rationale="" if _repeats_the_proof(item) else item.rationale,
    )


def _repeats_the_proof(item: Item) -> bool:
    """Say whether a rationale says nothing but what stands beside it: the words of the quote, or what was changed."""
    beside = re.sub(r"[\s.,:]+", " ", QUOTED.sub("", item.rationale)).strip()
    if beside not in ("The article says", "The article says not"):
        return False
    shown = (item.citation.quote, *((item.edit.original, item.edit.replacement) if item.edit else ()))
    return all(any(words.strip(" ….") in one for one in shown) for words in QUOTED.findall(item.rationale))


def _paragraph(citation: Citation, text: Text) -> tuple[int | None, int, int]:
    """Return number, start and end of the passages that the quote runs over; its own span where there are none."""
    over = [p for p in text.passages if p.start < citation.end and citation.start < p.end]
    if not over:
        return None, citation.start, citation.end
    return over[0].number, min(over[0].start, citation.start), max(over[-1].end, citation.end)


def _beginning_of(words: str) -> str:
    """Return what follows a quote, cut between two words where the paragraph goes on for long."""
    if len(words) <= MOST_AROUND:
        return words
    return words[: words.rfind(" ", 0, MOST_AROUND) if " " in words[:MOST_AROUND] else MOST_AROUND] + " …"


def _end_of(words: str) -> str:
    """Return what stands before a quote, cut between two words where the paragraph begins long before it."""
    if len(words) <= MOST_AROUND:
        return words
    cut = words.find(" ", len(words) - MOST_AROUND)
    return "… " + words[cut + 1 if cut >= 0 else len(words) - MOST_AROUND :]


def _correction(item: Item) -> Correction | None:
    if item.edit is None:
        return None
    edit = item.edit
    return Correction(edit.kind, edit.original, edit.replacement, item.stem[: edit.start], item.stem[edit.end :])
