"""Making questions from an article: one way for the command line, the first start and the teachers' jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.items.generate import Generation, Progress
    from quizapp.model import Article


def make_questions(
    article: Article,
    count: int | None = None,
    seed: int = 0,
    english: str | None = None,
    progress: Progress | None = None,
) -> Generation:
    """Return questions on an article with the ledger of what was not used; the same input gives the same questions.

    `english` names a pipeline (None: the one that ships). `progress` is told how much of the work is done. Raises
    UnreadableArticle, and BadSettings where the named pipeline cannot be loaded.
    """
    from quizapp.items.generate import generate
    from quizapp.reading.pipeline import load_english

    return generate(article, count=count, seed=seed, english=load_english(english), progress=progress)


def make_drafts(
    article: Article,
    count: int | None = None,
    seed: int = 0,
    english: str | None = None,
    progress: Progress | None = None,
) -> Generation:
    """Return questions for somebody to choose from: a balanced `count`, or else every one that can be proved.

    A quiz is balanced when it is put together, so that what is not in a balanced choice is not lost to the teacher.
    Raises as `make_questions` does.
    """
    if count is not None:
        return make_questions(article, count, seed, english, progress)
    from quizapp.items.generate import everything_from, reading_part
    from quizapp.reading.pipeline import load_english
    from quizapp.reading.read import read

    pipeline = load_english(english)
    return everything_from(read(article, pipeline, reading_part(progress)), pipeline, seed, progress)
