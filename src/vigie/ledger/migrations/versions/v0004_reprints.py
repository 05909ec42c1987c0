"""Reprints, doubts with the consolidations from and to which they hold, indexes by all times that are asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the tables; a doubt of before holds since the last consolidation. Reports have no mark yet, so that their
    keys are made when the ledger next consolidates."""
    doubts = [tuple(row) for row in op.get_bind().execute(sa.text(
        'SELECT "left", "right", left_event, right_event, score, stake FROM doubts'
    ))]  # fmt: skip
    since = op.get_bind().execute(sa.text("SELECT max(seq) FROM entries WHERE kind = 'consolidation'")).scalar() or 0
    op.drop_table("doubts")
    kept = op.create_table(
        "doubts",
        sa.Column("left", sa.Text(), primary_key=True),
        sa.Column("right", sa.Text(), primary_key=True),
        sa.Column("since", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("until", sa.BigInteger()),
        sa.Column("left_event", sa.Text(), nullable=False),
        sa.Column("right_event", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("stake", sa.Integer(), nullable=False),
    )
    op.create_index("doubts_left_event", "doubts", ["left_event"])
    op.create_index("doubts_right", "doubts", ["right"])
    op.create_index("doubts_right_event", "doubts", ["right_event"])
    op.create_index("doubts_stake", "doubts", ["stake", "score"])
    names = ("left", "right", "left_event", "right_event", "score", "stake")
    op.bulk_insert(kept, [dict(zip(names, row, strict=True)) | {"since": since, "until": None} for row in doubts])
    op.create_table(
        "reprint_keys",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("report", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("reprint_keys_report", "reprint_keys", ["report"])
    op.create_table(
        "reprints",
        sa.Column("report_id", sa.Text(), primary_key=True),
        sa.Column("copies", sa.Text(), nullable=False),
    )
    op.create_index("reprints_copies", "reprints", ["copies"])
    for table, known in (("claims", "known"), ("events", "first_known")):
        for name, first in (("country", ["country"]), ("start", []), ("place", ["place_id"]), ("type", ["event_type"])):
            op.drop_index(f"{table}_{name}", table)
            counts = ["killed", "disputed"] if table == "events" and name in ("country", "start") else []
            op.create_index(f"{table}_{name}", table, [*first, "start", "end", known, *counts])
