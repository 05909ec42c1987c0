"""The first schema of the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("claim", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim_terms",
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("claim", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("reading", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("story_country", sa.Text()),
        sa.Column("place_id", sa.BigInteger()),
        sa.Column("place", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("start", sa.Text()),
        sa.Column("end", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("source_actor", sa.Text()),
        sa.Column("source_class", sa.Text()),
        sa.Column("known", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_index("claims_claim", "claims", ["claim_id"])
    op.create_index("claims_country", "claims", ["country", "start"])
    op.create_index("claims_place", "claims", ["place_id", "start"])
    op.create_index("claims_reading", "claims", ["reading"])
    op.create_index("claims_source", "claims", ["source_class", "source"])
    op.create_index("claims_start", "claims", ["start"])
    op.create_index("claims_toll", "claims", ["kind", "story_country"])
    op.create_index("claims_type", "claims", ["event_type", "start"])
    op.create_table(
        "entries",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_index("entries_kind", "entries", ["kind", "seq"])
    op.create_index("entries_recorded", "entries", ["recorded"])
    op.create_index("entries_ref", "entries", ["ref", "seq"])
    op.create_table(
        "event_terms",
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("event", sa.BigInteger(), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "events",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("place_id", sa.BigInteger()),
        sa.Column("place", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("start", sa.Text()),
        sa.Column("end", sa.Text()),
        sa.Column("first_known", sa.Text()),
        sa.Column("killed", sa.Integer()),
        sa.Column("wounded", sa.Integer()),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Integer(), nullable=False),
        sa.Column("episode", sa.Text()),
    )
    op.create_index("events_change", "events", ["change", "seq"])
    op.create_index("events_country", "events", ["country", "start"])
    op.create_index("events_disputed", "events", ["disputed", "start"])
    op.create_index("events_id", "events", ["event_id", "seq"])
    op.create_index("events_killed", "events", ["killed"])
    op.create_index("events_lat", "events", ["lat", "lon"])
    op.create_index("events_place", "events", ["place_id", "start"])
    op.create_index("events_start", "events", ["start"])
    op.create_index("events_type", "events", ["event_type", "start"])
    op.create_table(
        "judgements",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
    )
    op.create_index("judgements_left", "judgements", ["left"])
    op.create_index("judgements_right", "judgements", ["right"])
    op.create_table(
        "originals",
        sa.Column("sha256", sa.Text(), primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_table(
        "readings",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary()),
    )
    op.create_index("readings_report", "readings", ["report_id"])
    op.create_table(
        "received",
        sa.Column("fingerprint", sa.Text(), primary_key=True),
        sa.Column("report_id", sa.Text(), nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("seq", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("report_id", sa.Text(), nullable=False, unique=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("story", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("known", sa.Text()),
        sa.Column("original", sa.LargeBinary()),
    )
    op.create_index("reports_name", "reports", ["name"])
    op.create_index("reports_outlet", "reports", ["outlet"])
    op.create_index("reports_published", "reports", ["published"])
    op.create_index("reports_sha256", "reports", ["sha256"])
    op.create_index("reports_story", "reports", ["story"])
    op.create_table(
        "supersessions",
        sa.Column("old", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("new", sa.BigInteger(), nullable=False),
    )
    op.create_index("supersessions_new", "supersessions", ["new"])
