"""Setting up: bring the database to this version of the program and load what ships with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import quizapp
from quizapp.errors import BadInput, QuizappError
from quizapp.model import Article, Provenance, Quiz
from quizapp.services.importing import import_quiz
from quizapp.storage import App, close, loads, migrating, place, reading, writing

PACKAGE = Path(quizapp.__file__).parent
LIBRARY = PACKAGE / "library"
ARTICLE = LIBRARY / "kazakhstan-2022.md"
BANK = "seed_questions.yaml"
GENERATED_QUESTIONS = 12
_one_at_a_time = Lock()


def prepare(app: App) -> tuple[str, ...]:
    """Migrate the database, load the library article, the seed bank and a generated quiz.

    Return one line for a person for each thing done; a second call changes nothing and returns none.
    Raises StorageUnavailable, or BadSettings for a database that is not this program's.
    """
    with _one_at_a_time, app.app_context():
        if is_prepared(app):
            return ()
        english = app.extensions["quizapp.settings"].english
        lines = [
            *_migrate(),
            *_load(BANK, _bank_file(), _import_bank),
            *_load("generated quiz", ARTICLE, lambda file: _generate(file, english)),
        ]
        app.extensions["quizapp.prepared"] = True
    return tuple(lines)


def put_away() -> None:
    """Close the database when the app stops; SQLite then leaves one file."""
    close()


def is_prepared(app: App) -> bool:
    """Say whether `prepare` has run in this process."""
    return bool(app.extensions.get("quizapp.prepared"))


def where_kept(app: App) -> str:
    """Return the place of the database for a person to read, without any password."""
    with app.app_context():
        return place()


def _migrate() -> list[str]:
    before = migrating.present()
    if not migrating.upgrade():
        return []
    return ["Made the database." if before is None else "Brought the database up to this version of quizapp."]


def _load(name: str, file: Path, load: Callable[[Path], str]) -> list[str]:
    """Load a file that ships with the program, unless it is the one that was loaded before."""
    fingerprint = hashlib.sha256(file.read_bytes() + ARTICLE.read_bytes()).hexdigest()
    with reading() as connection:
        if loads.fingerprints(connection).get(name) == fingerprint:
            return []
    try:
        line = load(file)
    except QuizappError as error:
        return [f"Could not use {file.name}: {error}"]
    with writing() as connection:
        loads.keep_fingerprint(connection, name, fingerprint)
    return [line]


def _bank_file() -> Path:
    """Return the seed bank: at the top of a checkout, inside the library of an installed package."""
    checkout = PACKAGE.parent / BANK
    return checkout if checkout.is_file() else LIBRARY / BANK


def _import_bank(file: Path) -> str:
    from quizapp.formats.bank import parse_bank

    bank = parse_bank(file.read_bytes(), str(file), lambda path: _read_article(LIBRARY / Path(path).name))
    if bank.quiz is None:
        raise BadInput("\n".join(str(problem) for problem in bank.problems if problem.level == "error"))
    import_quiz(bank.quiz, Provenance.AUTHORED)
    return f"Loaded {file.name}: {len(bank.quiz.items)} questions in “{bank.quiz.title}”."


def _generate(file: Path, english: str | None) -> str:
    from quizapp.services.generating import make_questions

    article = _read_article(file)
    made = make_questions(article, GENERATED_QUESTIONS, english=english)
    quiz = Quiz(
        title=f"Made by the app: {article.title}",
        article=article,
        items=made.items,
        description="Questions made by the app from the article alone, as they came; nobody has picked or mended them.",
        id=f"generated-{file.stem}",
    )
    import_quiz(quiz, Provenance.GENERATED)
    return f"Generated a quiz of {len(made.items)} questions from “{article.title}”."


def _read_article(file: Path) -> Article:
    from quizapp.formats.articles import read_article

    return read_article(file)
