"""Reports are found by words of their titles, which stand beside them folded."""

import msgspec
import sqlalchemy as sa
from alembic import op

from vigie.ledger.chain import unpacked
from vigie.ledger.rows import searched

revision = "0007"
down_revision = "0006"
PAGE = 2_000  # reports read at once


class Report(msgspec.Struct):
    """Of a report only its title."""

    title: str | None = None


class Entry(msgspec.Struct):
    """Of a report's entry only what it is called."""

    report: Report
    name: str


decode = msgspec.json.Decoder(Entry).decode


def upgrade() -> None:
    """Adds the column and fills it from the reports themselves; half a minute for a million claims."""
    op.add_column("reports", sa.Column("searched", sa.Text()))
    bind, after = op.get_bind(), 0
    page = sa.text(
        "SELECT reports.seq, entries.content FROM reports JOIN entries ON entries.seq = reports.seq "
        "WHERE reports.seq > :after ORDER BY reports.seq LIMIT :page"
    )
    put = sa.text("UPDATE reports SET searched = :searched WHERE seq = :seq")
    while rows := bind.execute(page, {"after": after, "page": PAGE}).all():
        after = rows[-1].seq
        held = [(row.seq, decode(unpacked(row.content))) for row in rows if row.content is not None]
        if held:
            bind.execute(put, [{"seq": seq, "searched": searched(one.report.title, one.name)} for seq, one in held])
