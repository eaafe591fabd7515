"""When a teacher has seen how a job ended: until then its failure is kept and told."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("job", sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE job SET seen_at = finished_at")


def downgrade() -> None:
    with op.batch_alter_table("job") as batch_op:
        batch_op.drop_column("seen_at")
