"""What passes between a page and an attempt while it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.model import Layout, Mode, QuizSettings
from quizapp.storage.attempts import OPEN_STATES, Place, State


@dataclass(frozen=True, slots=True)
class Draft:
    """All that a student has said about one question so far, with the client's counter for it.

    `choice` is an index in the order shown. None keeps what is stored, so nothing is erased by leaving it out. Send the
    whole of it each time: a lower version that comes late is dropped, whatever it carries.
    """

    choice: int | None = None
    confidence: str | None = None
    where: tuple[int, int] | None = None
    flagged: bool | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Saved:
    """What is stored now. `accepted` is false where something newer was stored, or the attempt is over.

    A save that is repeated because its acknowledgement was lost is accepted again. After a refusal in an attempt that
    still runs, a client that wants its own choice to stand sends it once more with `version` + 1.
    """

    position: int
    version: int
    saved_at: datetime | None
    choice: int | None
    accepted: bool
    state: State
    seconds_left: int | None
    confidence: str | None = None
    where: tuple[int, int] | None = None
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """Where an attempt stands.

    `unsure` and `unmarked` are the positions of answered questions where the student has not said how sure they are, or
    marked no sentence, in a quiz that asks for it. `together` says that results come to everybody at one time.
    """

    quiz_title: str
    quiz_slug: str
    attempt: str
    student_name: str
    mode: Mode
    layout: Layout
    state: State
    total: int
    answered: int
    questions: tuple[Place, ...]
    seconds_left: int | None
    unsure: tuple[int, ...] = ()
    unmarked: tuple[int, ...] = ()
    together: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether anything may still be answered."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An attempt that a student can go on with."""

    attempt: str
    quiz_title: str
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Entrance:
    """May this visitor begin the quiz now? `reason` says in a plain sentence why not, "" where they may.

    `when` is the moment that decides, with the words before it: ("It opens on", …).

    `attempt` is the one that they have open. `attempts_left` is None where there is no limit. `class_first` is true
    where joining a class would open it. `member` is the name under which they are in a class.
    """

    may_start: bool
    reason: str
    attempt: str | None
    attempts_left: int | None
    settings: QuizSettings
    when: tuple[str, datetime] | None = None
    class_first: bool = False
    member: str | None = None
