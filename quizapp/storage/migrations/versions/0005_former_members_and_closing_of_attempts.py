"""Students who were taken off a roster, to be put back; when an attempt closes for the class that it is taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "former_member",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["class_.id"], name=op.f("fk_former_member_class_id_class_")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_former_member_student_id_student")),
        sa.PrimaryKeyConstraint("class_id", "student_id", name=op.f("pk_former_member")),
    )
    op.create_index(op.f("ix_former_member_student_id"), "former_member", ["student_id"])


def downgrade() -> None:
    op.drop_table("former_member")
    op.drop_column("attempt", "closes_at")
