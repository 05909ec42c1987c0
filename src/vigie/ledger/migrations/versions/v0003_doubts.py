"""Doubts about pairs of events, and what the keys of claims were made with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes the tables; a ledger of before has no mark, so that its keys are made anew when it next consolidates."""
    op.create_table(
        "doubts",
        sa.Column("left", sa.Text(), primary_key=True),
        sa.Column("right", sa.Text(), primary_key=True),
        sa.Column("left_event", sa.Text(), nullable=False),
        sa.Column("right_event", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("stake", sa.Integer(), nullable=False),
    )
    op.create_index("doubts_left_event", "doubts", ["left_event"])
    op.create_index("doubts_right", "doubts", ["right"])
    op.create_index("doubts_right_event", "doubts", ["right_event"])
    op.create_index("doubts_stake", "doubts", ["stake", "score"])
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
