"""Tests beside practice; classes and codes; the review and reports."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN_BEFORE = sa.text("state = 'in_progress'")
OPEN = sa.text("state IN ('in_progress', 'overdue')")
QUIZ_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("mode", sa.String(length=20), nullable=False, server_default="practice"),
    sa.Column("layout", sa.String(length=20), nullable=False, server_default="one"),
    sa.Column("shuffle_questions", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("shuffle_options", sa.Boolean(), nullable=False, server_default=sa.true()),
    sa.Column("time_limit", sa.Integer(), nullable=True),
    sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
    sa.Column("max_attempts", sa.Integer(), nullable=True),
    sa.Column("ask_confidence", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("ask_where", sa.Boolean(), nullable=False, server_default=sa.false()),
)
QUIZ_CHECKS = (
    ("mode", "mode IN ('practice', 'test')"),
    ("layout", "layout IN ('one', 'all')"),
    ("time_limit", "time_limit > 0"),
    ("max_attempts", "max_attempts > 0"),
)
RESPONSE_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("draft", sa.Integer(), nullable=True),
    sa.Column("confidence", sa.String(length=20), nullable=True),
    sa.Column("where_start", sa.Integer(), nullable=True),
    sa.Column("where_end", sa.Integer(), nullable=True),
    sa.Column("flagged", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("version", sa.Integer(), nullable=False, server_default="0"),
    sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
)
RESPONSE_CHECKS = (
    ("where", "(where_start IS NULL) = (where_end IS NULL) AND where_start >= 0 AND where_start < where_end"),
    ("version", "version >= 0"),
)
ATTEMPT_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("mode", sa.String(length=20), nullable=False, server_default="practice"),
)
ATTEMPT_CHECKS = (("mode", "mode IN ('practice', 'test')"),)
CHANGES = (
    ("quiz", QUIZ_COLUMNS, QUIZ_CHECKS),
    ("attempt", ATTEMPT_COLUMNS, ATTEMPT_CHECKS),
    ("response", RESPONSE_COLUMNS, RESPONSE_CHECKS),
)


def upgrade() -> None:
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_index("uq_attempt_open")
    for table, columns, checks in CHANGES:
        _add(table, columns, checks)
    with op.batch_alter_table("attempt") as batch_op:
        _create_open_index(batch_op, OPEN)
    with op.batch_alter_table("student") as batch_op:
        batch_op.add_column(sa.Column("code", sa.String(length=8), nullable=True))
        batch_op.create_unique_constraint(op.f("uq_student_code"), ["code"])
    _create_classes()
    _create_review()
    _create_reports()


def downgrade() -> None:
    for table in ("report", "review", "card", "failed_try", "membership", "class_"):
        op.drop_table(table)
    with op.batch_alter_table("student") as batch_op:
        batch_op.drop_constraint(op.f("uq_student_code"), type_="unique")
        batch_op.drop_column("code")
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_index("uq_attempt_open")
    for table, columns, checks in reversed(CHANGES):
        _take_away(table, columns, checks)
    with op.batch_alter_table("attempt") as batch_op:
        _create_open_index(batch_op, OPEN_BEFORE)


def _add(table: str, columns: tuple[sa.Column[Any], ...], checks: tuple[tuple[str, str], ...]) -> None:
    """Add columns to rows that are there already; afterwards the program alone gives the values."""
    with op.batch_alter_table(table) as batch_op:
        for column in columns:
            batch_op.add_column(column._copy())
    with op.batch_alter_table(table) as batch_op:
        for column in columns:
            if column.server_default is not None:
                batch_op.alter_column(column.name, server_default=None, existing_type=column.type)
        for name, condition in checks:
            batch_op.create_check_constraint(op.f(f"ck_{table}_{name}"), condition)


def _take_away(table: str, columns: tuple[sa.Column[Any], ...], checks: tuple[tuple[str, str], ...]) -> None:
    with op.batch_alter_table(table) as batch_op:
        for name, _ in checks:
            batch_op.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        for column in columns:
            batch_op.drop_column(column.name)


def _create_open_index(batch_op: Any, condition: sa.TextClause) -> None:
    batch_op.create_index(
        "uq_attempt_open",
        ["student_id", "quiz_id", "missed_only"],
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )


def _create_classes() -> None:
    op.create_table(
        "class_",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_")),
        sa.UniqueConstraint("code", name=op.f("uq_class__code")),
    )
    op.create_table(
        "membership",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["class_id"], ["class_.id"], name=op.f("fk_membership_class_id_class_")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_membership_student_id_student")),
        sa.PrimaryKeyConstraint("class_id", "student_id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_student_id"), "membership", ["student_id"])
    op.create_table(
        "failed_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_try")),
    )
    op.create_index("ix_failed_try_origin_tried_at", "failed_try", ["origin", "tried_at"])
    op.create_index(op.f("ix_failed_try_tried_at"), "failed_try", ["tried_at"])


def _create_review() -> None:
    op.create_table(
        "card",
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_review_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_card_item_id_item")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_card_student_id_student")),
        sa.PrimaryKeyConstraint("student_id", "item_id", name=op.f("pk_card")),
    )
    op.create_index(op.f("ix_card_item_id"), "card", ["item_id"])
    op.create_index("ix_card_student_id_due_at", "card", ["student_id", "due_at"])
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("item_revision_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.Column("due_was", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_review_item_id_item")),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revision.id"], name=op.f("fk_review_item_revision_id_item_revision")
        ),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_review_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_item_id"), "review", ["item_id"])
    op.create_index("ix_review_student_id_item_id", "review", ["student_id", "item_id"])


def _create_reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("item_revision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("student_id IS NOT NULL OR text = ''", name=op.f("ck_report_anonymous")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_report_item_id_item")),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revision.id"], name=op.f("fk_report_item_revision_id_item_revision")
        ),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_report_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("student_id", "item_id", name=op.f("uq_report_student_id_item_id")),
    )
    op.create_index(op.f("ix_report_item_id"), "report", ["item_id"])
