"""Groups the reports of a ledger that are near-copies of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, func, select, update

from vigie.consolidate.reprints import ALIKE, WEEK, alike, near_by
from vigie.ledger.append import put_values
from vigie.ledger.marks import mark_of, set_mark
from vigie.ledger.read import chunks, reading_entries
from vigie.ledger.schema import readings, reports, reprint_keys, reprints
from vigie.ledger.store import Ledger
from vigie.record.keys import LOOKED

MANY = 5_000  # new reports: past so many all keys are read at once, which is faster than looking each of them up
PER_PAGE = 50_000  # pairs whose sketches are held at once
Pairs = npt.NDArray[np.int64]


def catch_up(ledger: Ledger) -> None:
    """Groups the reports that nobody has grouped; those of a ledger of before there were groups."""
    with ledger.reading() as connection:
        after, last = looked(connection)
    if last > after:
        with ledger.writing() as connection:
            group_reprints(connection)


def looked(connection: Connection) -> tuple[int, int]:
    """(the last report whose near-copies were looked for, the last there is)."""
    last = connection.execute(select(func.max(reports.c.seq))).scalar()
    return int(mark_of(connection, LOOKED) or 0), int(last or 0)


def group_reprints(connection: Connection) -> None:
    """Puts the reports that came in since it was last done into groups with their near-copies, in the caller's
    transaction; the groups are the same whether reports come at once or one by one."""
    after, last = looked(connection)
    if last <= after:
        return
    pairs = candidates(connection, after)
    for at in range(0, len(pairs), PER_PAGE):
        join(connection, near_copies(connection, pairs[at : at + PER_PAGE]))
    set_mark(connection, LOOKED, str(last))


def candidates(connection: Connection, after: int) -> Pairs:
    """Pairs of reports that share a key, of which one came in after an entry."""
    own = connection.execute(select(reprint_keys.c.key).where(reprint_keys.c.report > after)).scalars().all()
    rows = select(reprint_keys.c.key, reprint_keys.c.report)
    found: list[tuple[int, int]] = []
    if len(own) > MANY:
        found = [(row.key, row.report) for row in connection.execute(rows)]
    else:
        for some in chunks(sorted({key + shift for key in own for shift in (-WEEK, 0, WEEK)})):
            found += [(row.key, row.report) for row in connection.execute(rows.where(reprint_keys.c.key.in_(some)))]
    if not found:
        return np.empty((0, 2), dtype=np.int64)
    keys, numbers = np.array(found, dtype=np.int64).T
    pairs = near_by(keys, numbers)
    return pairs[pairs[:, 1] > after]


def near_copies(connection: Connection, pairs: Pairs) -> list[tuple[str, str]]:
    """Those of the pairs, by report id, whose texts as first read have as much in common as copies do."""
    numbers = np.unique(pairs).tolist()
    sketches: dict[int, tuple[str, bytes]] = {}
    for some in chunks(numbers):
        first = select(reports.c.seq, func.min(readings.c.seq)).join_from(
            reports, readings, readings.c.report_id == reports.c.report_id
        )
        rows = connection.execute(first.where(reports.c.seq.in_(some)).group_by(reports.c.seq)).all()
        read = reading_entries(connection, [int(row[1]) for row in rows])
        for report, reading in rows:
            if reading in read:
                sketches[report] = read[reading].report_id, read[reading].imprint.sketch
    found = []
    for left, right in pairs.tolist():
        one, other = sketches.get(left, ("", b"")), sketches.get(right, ("", b""))
        if alike(one[1], other[1]) >= ALIKE:
            found.append((one[0], other[0]))
    return found


def join(connection: Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Puts both reports of each pair into one group."""
    group = groups_of(connection, {report for pair in pairs for report in pair})
    members: dict[str, set[str]] = {}
    for report, name in group.items():
        members.setdefault(name, set()).add(report)
    fresh: set[str] = set()
    moved: dict[str, str] = {}
    for left, right in pairs:
        for report in (left, right):
            if report not in group:
                group[report] = report
                members[report] = {report}
                fresh.add(report)
        into, old = sorted((group[left], group[right]), key=lambda name: (-len(members[name]), name))
        if into != old:
            for report in members[old]:
                group[report] = into
            members[into] |= members.pop(old)
            moved[old] = into
    for old, into in moved.items():
        connection.execute(update(reprints).where(reprints.c.copies == old).values(copies=final(into, moved)))
    put_values(connection, reprints, ("report_id", "copies"), [(report, group[report]) for report in sorted(fresh)])


def final(name: str, moved: dict[str, str]) -> str:
    """Where a group came to that others came to."""
    while name in moved:
        name = moved[name]
    return name


def groups_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """Report id -> the name of its group, for all members of the groups of these reports."""
    found: dict[str, str] = {}
    for some in chunks(sorted(report_ids)):
        named = select(reprints.c.copies).where(reprints.c.report_id.in_(some))
        found.update(
            (row.report_id, row.copies)
            for row in connection.execute(select(reprints).where(reprints.c.copies.in_(named)))
        )
    return found
