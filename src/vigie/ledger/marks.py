"""Marks: what an index of a ledger was made with."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from vigie.ledger.schema import marks


def mark_of(connection: Connection, name: str) -> str | None:
    """What an index was made with; None where nothing says so."""
    found = connection.execute(select(marks.c.value).where(marks.c.name == name)).scalar()
    return str(found) if found is not None else None


def set_mark(connection: Connection, name: str, value: str) -> None:
    """Says what an index is made with from now on."""
    connection.execute(delete(marks).where(marks.c.name == name))
    connection.execute(insert(marks), {"name": name, "value": value})
