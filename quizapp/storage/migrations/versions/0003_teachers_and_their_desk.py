"""Teachers with what is theirs; the states of quizzes and questions; jobs; regrades."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Column = sa.Column[Any]

# table, its new columns, checks, and foreign keys (column, table)
CHANGES: tuple[tuple[str, tuple[Column, ...], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]], ...] = (
    (
        "article",
        (
            sa.Column("owner_id", sa.Integer(), nullable=True),
            sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("version_of_id", sa.Integer(), nullable=True),
        ),
        (),
        (("owner_id", "teacher"), ("version_of_id", "article")),
    ),
    (
        "class_",
        (sa.Column("teacher_id", sa.Integer(), nullable=True),),
        (),
        (("teacher_id", "teacher"),),
    ),
    (
        "quiz",
        (
            sa.Column("owner_id", sa.Integer(), nullable=True),
            sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("state", sa.String(length=20), nullable=False, server_default="published"),
            sa.Column("audience", sa.String(length=20), nullable=False, server_default="everyone"),
        ),
        (
            ("state", "state IN ('draft', 'published', 'closed', 'archived')"),
            ("audience", "audience IN ('everyone', 'classes')"),
        ),
        (("owner_id", "teacher"),),
    ),
    (
        "item",
        (
            sa.Column("owner_id", sa.Integer(), nullable=True),
            sa.Column("status", sa.String(length=20), nullable=False, server_default="approved"),
            sa.Column("reason", sa.Text(), nullable=True),
            sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("decided_by_id", sa.Integer(), nullable=True),
        ),
        (("status", "status IN ('draft', 'approved', 'rejected')"),),
        (("owner_id", "teacher"), ("decided_by_id", "teacher")),
    ),
    (
        "item_revision",
        (
            sa.Column("accepted", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("overrides", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("author_id", sa.Integer(), nullable=True),
        ),
        (),
        (("author_id", "teacher"),),
    ),
    (
        "attempt",
        (
            sa.Column("points", sa.Integer(), nullable=True),
            sa.Column("dropped", sa.Integer(), nullable=False, server_default="0"),
        ),
        (),
        (),
    ),
    (
        "response",
        (
            sa.Column("credited", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("dropped", sa.Boolean(), nullable=False, server_default=sa.false()),
        ),
        (),
        (),
    ),
)
POINTS = """
    UPDATE attempt SET points = (SELECT count(*) FROM response WHERE attempt_id = attempt.id AND "right")
    WHERE state = 'finished'
"""
INDEXED = (
    ("article", "owner_id"),
    ("article", "version_of_id"),
    ("class_", "teacher_id"),
    ("quiz", "owner_id"),
    ("item", "owner_id"),
)


def upgrade() -> None:
    _create_teachers()
    for table, columns, checks, foreign_keys in CHANGES:
        _add(table, columns, checks, foreign_keys)
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_constraint(op.f("uq_article_sha256"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_article_sha256_owner_id"), ["sha256", "owner_id"])
    with op.batch_alter_table("response") as batch_op:
        batch_op.drop_constraint(op.f("uq_response_item_revision_id_attempt_id"), type_="unique")
        batch_op.create_index("ix_response_figures", ["item_revision_id", "choice", "credited", "attempt_id"])
    op.execute(POINTS)
    _create_assignments()
    _create_jobs()
    _create_regrades()


def downgrade() -> None:
    for table in ("regrade_change", "regrade", "job", "assignment"):
        op.drop_table(table)
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_constraint(op.f("uq_article_sha256_owner_id"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_article_sha256"), ["sha256"])
    with op.batch_alter_table("response") as batch_op:
        batch_op.drop_index("ix_response_figures")
        batch_op.create_unique_constraint(
            op.f("uq_response_item_revision_id_attempt_id"), ["item_revision_id", "attempt_id"]
        )
    for table, column in INDEXED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for table, columns, checks, foreign_keys in reversed(CHANGES):
        _take_away(table, columns, checks, foreign_keys)
    for table in ("failed_sign_in", "invitation", "teacher"):
        op.drop_table(table)


def _add(
    table: str, columns: tuple[Column, ...], checks: tuple[tuple[str, str], ...], keys: tuple[tuple[str, str], ...]
) -> None:
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
        for name, target in keys:
            batch_op.create_foreign_key(op.f(f"fk_{table}_{name}_{target}"), target, [name], ["id"])


def _take_away(
    table: str, columns: tuple[Column, ...], checks: tuple[tuple[str, str], ...], keys: tuple[tuple[str, str], ...]
) -> None:
    with op.batch_alter_table(table) as batch_op:
        for name, target in keys:
            batch_op.drop_constraint(op.f(f"fk_{table}_{name}_{target}"), type_="foreignkey")
        for name, _ in checks:
            batch_op.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        for column in columns:
            batch_op.drop_column(column.name)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))


def _time(name: str, nullable: bool = False) -> Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _create_teachers() -> None:
    op.create_table(
        "teacher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_name", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        _time("created_at"),
        _primary("teacher", "id"),
        sa.UniqueConstraint("user_name", name=op.f("uq_teacher_user_name")),
    )
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        _time("created_at"),
        _time("expires_at"),
        _time("used_at", nullable=True),
        sa.CheckConstraint("kind IN ('setup', 'invite', 'reset')", name=op.f("ck_invitation_kind")),
        sa.CheckConstraint("(kind = 'reset') = (teacher_id IS NOT NULL)", name=op.f("ck_invitation_reset")),
        _key("invitation", "teacher_id", "teacher"),
        _key("invitation", "invited_by_id", "teacher"),
        _primary("invitation", "id"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index(op.f("ix_invitation_teacher_id"), "invitation", ["teacher_id"])
    op.create_index(op.f("ix_invitation_invited_by_id"), "invitation", ["invited_by_id"])
    op.create_table(
        "failed_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("user_name", sa.String(length=60), nullable=False),
        _time("tried_at"),
        _primary("failed_sign_in", "id"),
    )
    op.create_index("ix_failed_sign_in_origin_tried_at", "failed_sign_in", ["origin", "tried_at"])
    op.create_index("ix_failed_sign_in_user_name_tried_at", "failed_sign_in", ["user_name", "tried_at"])
    op.create_index(op.f("ix_failed_sign_in_tried_at"), "failed_sign_in", ["tried_at"])


def _create_assignments() -> None:
    op.create_table(
        "assignment",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        _time("opens_at", nullable=True),
        _time("closes_at", nullable=True),
        _time("created_at"),
        _key("assignment", "class_id", "class_"),
        _key("assignment", "quiz_id", "quiz"),
        _primary("assignment", "class_id", "quiz_id"),
    )
    op.create_index(op.f("ix_assignment_quiz_id"), "assignment", ["quiz_id"])


def _create_jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("cancel_asked", sa.Boolean(), nullable=False),
        _time("created_at"),
        _time("started_at", nullable=True),
        _time("beat_at", nullable=True),
        _time("finished_at", nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name=op.f("ck_job_state")),
        sa.CheckConstraint("done >= 0 AND total >= 0", name=op.f("ck_job_progress")),
        _key("job", "teacher_id", "teacher"),
        _key("job", "article_id", "article"),
        _primary("job", "id"),
        sa.UniqueConstraint("public_id", name=op.f("uq_job_public_id")),
    )
    for column in ("teacher_id", "article_id", "state"):
        op.create_index(op.f(f"ix_job_{column}"), "job", [column])


def _create_regrades() -> None:
    op.create_table(
        "regrade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("option", sa.Text(), nullable=True),
        sa.Column("teacher_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        _time("created_at"),
        _time("undone_at", nullable=True),
        sa.CheckConstraint("action IN ('accept', 'drop', 'credit')", name=op.f("ck_regrade_action")),
        sa.CheckConstraint("(action = 'accept') = (option IS NOT NULL)", name=op.f("ck_regrade_option")),
        _key("regrade", "quiz_id", "quiz"),
        _key("regrade", "item_id", "item"),
        _key("regrade", "teacher_id", "teacher"),
        _primary("regrade", "id"),
    )
    for column in ("quiz_id", "item_id", "teacher_id"):
        op.create_index(op.f(f"ix_regrade_{column}"), "regrade", [column])
    op.create_table(
        "regrade_change",
        sa.Column("regrade_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Boolean(), nullable=False)
            for name in ("credited_before", "credited_after", "dropped_before", "dropped_after")
        ),
        _key("regrade_change", "regrade_id", "regrade"),
        _key("regrade_change", "attempt_id", "attempt"),
        _primary("regrade_change", "regrade_id", "attempt_id", "position"),
    )
    op.create_index("ix_regrade_change_attempt_id", "regrade_change", ["attempt_id"])
