"""The tables, one module a group. Queries on them stand in the modules of `quizapp.storage`."""

from quizapp.storage.base import Base
from quizapp.storage.tables.articles import ArticleRow
from quizapp.storage.tables.attempts import AttemptRow, ResponseRow, StudentRow
from quizapp.storage.tables.classes import AssignmentRow, ClassRow, FailedTryRow, FormerMemberRow, MembershipRow
from quizapp.storage.tables.desk import BankFileRow, DecidedItemRow, DecisionRow
from quizapp.storage.tables.items import ItemRevisionRow, ItemRow
from quizapp.storage.tables.jobs import JobRow
from quizapp.storage.tables.loads import LoadRow
from quizapp.storage.tables.quizzes import QuizItemRow, QuizRow
from quizapp.storage.tables.regrades import RegradeChangeRow, RegradeRow
from quizapp.storage.tables.reviews import CardRow, ReportRow, ReviewRow
from quizapp.storage.tables.teachers import EndedSessionRow, FailedSignInRow, InvitationRow, TeacherRow

metadata = Base.metadata

__all__ = [
    "ArticleRow",
    "AssignmentRow",
    "AttemptRow",
    "BankFileRow",
    "CardRow",
    "ClassRow",
    "DecidedItemRow",
    "DecisionRow",
    "EndedSessionRow",
    "FailedSignInRow",
    "FailedTryRow",
    "FormerMemberRow",
    "InvitationRow",
    "ItemRevisionRow",
    "ItemRow",
    "JobRow",
    "LoadRow",
    "MembershipRow",
    "QuizItemRow",
    "QuizRow",
    "RegradeChangeRow",
    "RegradeRow",
    "ReportRow",
    "ResponseRow",
    "ReviewRow",
    "StudentRow",
    "TeacherRow",
    "metadata",
]
