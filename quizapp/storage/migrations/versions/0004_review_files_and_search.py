"""Decisions of the review, teachers' YAML files, and the full-text index of questions.

On SQLite the index is kept by a trigger on `item_revision`. A later migration that copies that table (as batch mode
does) must call `keep_search_index` again, because the trigger goes with the old table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPTIONS = "(SELECT group_concat(json_extract(value, '$.text'), ' ') FROM json_each(NEW.options))"
TAGS = "(SELECT group_concat(value, ' ') FROM json_each(NEW.tags))"
TRIGGER = f"""
    CREATE TRIGGER item_search_kept AFTER INSERT ON item_revision BEGIN
        DELETE FROM item_search WHERE rowid = NEW.item_id;
        INSERT INTO item_search (rowid, stem, options, quote, rationale, tags)
        VALUES (NEW.item_id, NEW.stem, {OPTIONS}, NEW.quote, NEW.rationale, {TAGS});
    END
"""  # noqa: S608 - constants of this file
FILL = f"""
    INSERT INTO item_search (rowid, stem, options, quote, rationale, tags)
    SELECT NEW.item_id, NEW.stem, {OPTIONS}, NEW.quote, NEW.rationale, {TAGS}
    FROM item_revision AS NEW JOIN item ON item.id = NEW.item_id AND item.latest = NEW.number
"""  # noqa: S608
SEARCH = """
    CREATE VIRTUAL TABLE item_search USING fts5(
        stem, options, quote, rationale, tags, tokenize = 'porter unicode61 remove_diacritics 2')
"""
# As `quizapp.storage.search` writes it: PostgreSQL uses an index on an expression only where the two agree.
POSTGRESQL_INDEX = """
    CREATE INDEX item_revision_search ON item_revision USING gin (
        (to_tsvector('english', stem) || to_tsvector('english', options) || to_tsvector('english', quote)
         || to_tsvector('english', rationale) || to_tsvector('english', tags)))
"""


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('draft', 'approved', 'rejected')", name=op.f("ck_decision_status")),
        _key("decision", "teacher_id", "teacher"),
        _key("decision", "article_id", "article"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_teacher_id_article_id", "decision", ["teacher_id", "article_id"])
    op.create_table(
        "decided_item",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        _key("decided_item", "decision_id", "decision"),
        _key("decided_item", "item_id", "item"),
        sa.PrimaryKeyConstraint("decision_id", "item_id", name=op.f("pk_decided_item")),
    )
    op.create_index(op.f("ix_decided_item_item_id"), "decided_item", ["item_id"])
    op.create_table(
        "bank_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("quiz_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_bank_file_version")),
        _key("bank_file", "owner_id", "teacher"),
        _key("bank_file", "article_id", "article"),
        _key("bank_file", "quiz_id", "quiz"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_file")),
    )
    for column in ("owner_id", "article_id", "quiz_id"):
        op.create_index(op.f(f"ix_bank_file_{column}"), "bank_file", [column])
    keep_search_index()


def keep_search_index() -> None:
    """Make the index of the newest revisions, and what keeps it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL_INDEX)
        return
    op.execute("DROP TABLE IF EXISTS item_search")
    op.execute("DROP TRIGGER IF EXISTS item_search_kept")
    op.execute(SEARCH)
    op.execute(FILL)
    op.execute(TRIGGER)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX item_revision_search")
    else:
        op.execute("DROP TRIGGER IF EXISTS item_search_kept")
        op.execute("DROP TABLE IF EXISTS item_search")
    for table in ("bank_file", "decided_item", "decision"):
        op.drop_table(table)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}"))
