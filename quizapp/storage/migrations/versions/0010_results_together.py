"""When students see the results of a test, and since when an attempt's are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WHERE = sa.text("state IN ('in_progress', 'overdue')")


def upgrade() -> None:
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.add_column(sa.Column("results", sa.String(length=20), nullable=False, server_default="at once"))
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.alter_column("results", server_default=None, existing_type=sa.String(length=20))
        batch_op.create_check_constraint(op.f("ck_quiz_results"), "results IN ('at once', 'together')")
    op.add_column("attempt", sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_attempt_under_way", "attempt", ["quiz_id"], sqlite_where=WHERE, postgresql_where=WHERE)


def downgrade() -> None:
    op.drop_index("ix_attempt_under_way", "attempt")
    op.drop_column("attempt", "released_at")
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.drop_constraint(op.f("ck_quiz_results"), type_="check")
        batch_op.drop_column("results")
