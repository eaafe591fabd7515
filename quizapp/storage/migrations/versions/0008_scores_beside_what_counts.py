"""Which attempts figures rest on, and their scores beside the responses; one index for figures, one for revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CHECK = "(counted_in IS NULL) = (attempt_points IS NULL)"
INDEX = ("counted_in", "item_revision_id", "choice", "credited", "attempt_points", "attempt_id")
WHERE = sa.text("counted_in IS NOT NULL")
FIRST_FINISHED = """
    UPDATE attempt SET counted = true WHERE id IN (
        SELECT min(id) FROM attempt WHERE state = 'finished' AND NOT missed_only GROUP BY student_id, quiz_id)
"""
THEIR_RESPONSES = """
    UPDATE response SET
        counted_in = (SELECT quiz_id FROM attempt WHERE attempt.id = response.attempt_id),
        attempt_points = (SELECT coalesce(points, 0) FROM attempt WHERE attempt.id = response.attempt_id)
    WHERE attempt_id IN (SELECT id FROM attempt WHERE counted)
"""


def upgrade() -> None:
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.add_column(sa.Column("counted", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.alter_column("counted", server_default=None, existing_type=sa.Boolean())
    op.drop_index("ix_response_figures", "response")
    with op.batch_alter_table("response") as batch_op:
        batch_op.add_column(sa.Column("counted_in", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("attempt_points", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_response_counted"), CHECK)
    op.execute(FIRST_FINISHED)
    op.execute(THEIR_RESPONSES)
    op.create_index("ix_response_counted", "response", list(INDEX), sqlite_where=WHERE, postgresql_where=WHERE)
    op.create_index(op.f("ix_response_item_revision_id"), "response", ["item_revision_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_response_item_revision_id"), "response")
    op.drop_index("ix_response_counted", "response")
    with op.batch_alter_table("response") as batch_op:
        batch_op.drop_constraint(op.f("ck_response_counted"), type_="check")
        batch_op.drop_column("attempt_points")
        batch_op.drop_column("counted_in")
    op.create_index("ix_response_figures", "response", ["item_revision_id", "choice", "credited", "attempt_id"])
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_column("counted")
