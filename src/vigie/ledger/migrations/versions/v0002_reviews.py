"""Reviews, and the items of the review queue that somebody has in hand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the tables, and the index by which the doubtful claims are found."""
    op.create_table(
        "reviews",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("counts", sa.Integer(), nullable=False),
    )
    op.create_index("reviews_claim", "reviews", ["claim"])
    op.create_index("reviews_report", "reviews", ["report_id"])
    op.create_index("reviews_reviewer", "reviews", ["reviewer", "verdict"])
    op.create_table(
        "holds",
        sa.Column("item", sa.Text(), primary_key=True),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
    )
    op.create_index("claims_confidence", "claims", ["confidence", "id"])
