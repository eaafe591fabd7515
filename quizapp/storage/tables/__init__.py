"""The tables, one module a group. Queries on them stand in the modules of `quizapp.storage`."""

from quizapp.storage.base import Base
from quizapp.storage.tables.articles import ArticleRow
from quizapp.storage.tables.attempts import AttemptRow, ResponseRow, StudentRow
from quizapp.storage.tables.classes import ClassRow, FailedTryRow, MembershipRow
from quizapp.storage.tables.items import ItemRevisionRow, ItemRow
from quizapp.storage.tables.loads import LoadRow
from quizapp.storage.tables.quizzes import QuizItemRow, QuizRow
from quizapp.storage.tables.reviews import CardRow, ReportRow, ReviewRow

metadata = Base.metadata

__all__ = [
    "ArticleRow",
    "AttemptRow",
    "CardRow",
    "ClassRow",
    "FailedTryRow",
    "ItemRevisionRow",
    "ItemRow",
    "LoadRow",
    "MembershipRow",
    "QuizItemRow",
    "QuizRow",
    "ReportRow",
    "ResponseRow",
    "ReviewRow",
    "StudentRow",
    "metadata",
]
