"""Tolls are found by the country that they run over."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Makes the index anew; some seconds for a million claims."""
    op.drop_index("claims_toll", "claims")
    op.create_index("claims_toll", "claims", ["kind", "country", "story_country"])
