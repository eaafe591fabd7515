"""Classes, who is in them, and the wrong codes that were tried."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.storage.base import Base, UTCDateTime


class ClassRow(Base):
    """A class with the code that its students come in by. Without a teacher it is everybody's."""

    __tablename__ = "class_"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    code: Mapped[str] = mapped_column(String(8), unique=True)
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("teacher.id"), index=True)
    archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class MembershipRow(Base):
    """A name on the roster. `joined_at` is None until somebody has come in under it."""

    __tablename__ = "membership"

    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), primary_key=True, index=True)
    joined_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class FormerMemberRow(Base):
    """A student who was taken off the roster. They keep what they did, and can be put back as they were."""

    __tablename__ = "former_member"

    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), primary_key=True, index=True)
    joined_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    removed_at: Mapped[datetime] = mapped_column(UTCDateTime)


class AssignmentRow(Base):
    """A quiz given to a class, with hours of its own. None is no limit beyond the quiz's own."""

    __tablename__ = "assignment"

    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True, index=True)
    opens_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class FailedTryRow(Base):
    """A wrong code. `origin` is a keyed hash of the address it came from; rows are removed within the hour."""

    __tablename__ = "failed_try"
    __table_args__ = (Index("ix_failed_try_origin_tried_at", "origin", "tried_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    origin: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
