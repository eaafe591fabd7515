"""The time limit that an attempt was begun with; those under way have the one of their quiz."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OF_THE_QUIZ = (
    "UPDATE attempt SET time_limit = (SELECT quiz.time_limit FROM quiz WHERE quiz.id = attempt.quiz_id) "
    "WHERE state IN ('in_progress', 'overdue') AND NOT missed_only"
)


def upgrade() -> None:
    op.add_column("attempt", sa.Column("time_limit", sa.Integer(), nullable=True))
    op.execute(OF_THE_QUIZ)


def downgrade() -> None:
    op.drop_column("attempt", "time_limit")
