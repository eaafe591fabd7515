"""Readings that are under way or remembered: an article is read once, in a thread of its own."""

from __future__ import annotations

from collections import OrderedDict
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.model import Article
    from quizapp.reading.knowledge import Reading

READINGS_REMEMBERED = 8
PATIENCE = 4.0  # seconds that a page waits for a reading before it says that it is under way


class Work:
    """One article being read in a thread of its own, which ends with the program."""

    def __init__(self, article: Article, english: str | None, turn: Lock) -> None:
        self.done = Event()
        self.percent = 0
        self._reading: Reading | None = None
        self._error: Exception | None = None
        Thread(target=self._run, args=(article, english, turn), daemon=True, name="reading").start()

    @property
    def failed(self) -> bool:
        """Tell whether it ended without a reading."""
        return self._error is not None

    def outcome(self) -> Reading:
        """Return the reading, or raise what stopped it."""
        if self._error is not None:
            raise self._error
        assert self._reading is not None, "asked for before it was done"  # noqa: S101
        return self._reading

    def _run(self, article: Article, english: str | None, turn: Lock) -> None:
        from quizapp.reading.pipeline import load_english
        from quizapp.reading.read import read

        try:
            with turn:  # one at a time: students' pages need the rest of the machine
                self._reading = read(article, load_english(english), self._tell)
        except Exception as error:  # raised again where somebody waits for the outcome
            self._error = error
        finally:
            self.done.set()

    def _tell(self, done: int, total: int) -> None:
        self.percent = done * 100 // max(total, 1)


class Readings:
    """The readings of an app by the text they are of; the least recently seen ones are forgotten first.

    `english` names another pipeline than the one that ships with quizapp; `patience` is how many seconds a page waits.
    """

    def __init__(self, english: str | None, most: int = READINGS_REMEMBERED, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._english = english
        self._most = most
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._lock = Lock()
        self._turn = Lock()

    def __len__(self) -> int:
        return len(self._works)

    def of(self, article: Article) -> Work:
        """Return the reading of an article, begun now unless it is remembered. One that failed is tried again."""
        key = article.sha256
        with self._lock:
            work = self._works.get(key)
            if work is None or work.failed:
                work = self._works[key] = Work(article, self._english, self._turn)
            self._works.move_to_end(key)
            for old in [old for old, held in self._works.items() if held.done.is_set()][: -self._most]:
                del self._works[old]
        return work
