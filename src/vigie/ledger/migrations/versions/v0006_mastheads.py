"""Outlets, languages and classes of sources stand beside each event: lists are counted and narrowed by them."""

import msgspec
import sqlalchemy as sa
from alembic import op

from vigie.ledger.chain import unpacked

revision = "0006"
down_revision = "0005"
PAGE = 5_000  # events read at once
COLUMNS = ("outlets", "languages", "classes")


class Voice(msgspec.Struct):
    """Of a voice only the class of its source; a report that speaks with its own is of the media."""

    source_class: str | None


class Event(msgspec.Struct):
    """Of an event only whose words it rests on."""

    reports: tuple[str, ...]
    voices: tuple[Voice, ...]


class Entry(msgspec.Struct):
    """Of an event's entry only that."""

    event: Event | None = None


decode = msgspec.json.Decoder(Entry).decode


def upgrade() -> None:
    """Adds the columns and fills them from the events themselves; a minute for a million claims."""
    for name in COLUMNS:
        op.add_column("events", sa.Column(name, sa.Text()))
    op.create_index("reports_language", "reports", ["language"])
    bind, after = op.get_bind(), 0
    mastheads = {
        row.report_id: (row.outlet, row.language)
        for row in bind.execute(sa.text("SELECT report_id, outlet, language FROM reports"))
    }
    page = sa.text(
        "SELECT events.seq, entries.content FROM events JOIN entries ON entries.seq = events.seq "
        "WHERE events.seq > :after AND events.claims > 0 ORDER BY events.seq LIMIT :page"
    )
    put = sa.text("UPDATE events SET outlets = :outlets, languages = :languages, classes = :classes WHERE seq = :seq")
    while rows := bind.execute(page, {"after": after, "page": PAGE}).all():
        after = rows[-1].seq
        events = [(row.seq, decode(unpacked(row.content)).event) for row in rows if row.content is not None]
        found = [{"seq": seq, **columns(event, mastheads)} for seq, event in events if event is not None]
        if found:
            bind.execute(put, found)


def columns(event: Event, mastheads: dict[str, tuple[str | None, str | None]]) -> dict[str, str | None]:
    """What the columns hold of an event."""
    told_by = [mastheads.get(report, (None, None)) for report in event.reports]
    return {
        "outlets": listed([outlet for outlet, _ in told_by]), "languages": listed([tongue for _, tongue in told_by]),
        "classes": listed([voice.source_class or "media" for voice in event.voices]),
    }  # fmt: skip


def listed(words: list[str | None]) -> str | None:
    """Words as one column holds them: sorted, each between the ends of lines; None for none."""
    found = sorted({" ".join(word.split()) for word in words if word} - {""})
    return "\n".join(["", *found, ""]) if found else None
