"""What Alembic runs: the revisions, on the connection that store.py hands over, within its transaction."""

from __future__ import annotations

from alembic import context

from vigie.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
