"""Sources: whom claims are credited to, and how what they said fared: told first, repeated, revised, contradicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
from sqlalchemy import Connection, select

from vigie.ask.arrays import Array
from vigie.ask.event_columns import Snapshot
from vigie.ask.selections import in_order
from vigie.ask.source_columns import Counted, SourceColumns, key_of
from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event
from vigie.ledger.questions import Filters
from vigie.ledger.read import chunks
from vigie.ledger.rows import first_moment, last_moment
from vigie.ledger.schema import entries, reports
from vigie.model.event import Event, TollSeries, Voice

LOOKED_AT = 3_000  # of the latest events with a dispute or tolls, and with several voices: decoded in half a second
PIECE = 25  # of them at once
REVISED, REPEATED, CONTRADICTED, FIRST = "revised", "repeated", "contradicted", "told_first"


class SourceRow(Counted, frozen=True, kw_only=True):
    """A source: how many claims and reports rest on it, how many of its claims deny, and how its words fared.

    ``key`` is its actor id, else its words in lower case. ``repeated`` and ``revised`` are figures of its toll series
    that it gave again or took down; ``contradicted`` counts the disputes in which another says otherwise,
    ``told_first`` the events of several voices of which its report was out before all others.
    """

    told_first: int
    repeated: int
    revised: int
    contradicted: int


class SourceSeries(msgspec.Struct, frozen=True, kw_only=True):
    """A toll series of a source."""

    event: str
    event_type: str
    place: str | None
    series: TollSeries


def page(
    connection: Connection, columns: SourceColumns, asked: Filters, fates: dict[str, Counter[str]], cut: slice
) -> tuple[list[SourceRow], int]:
    """Some of the sources that match, most claims first, and how many match."""
    keys, counting = columns.counted(connection, asked)
    return [row_of(counting.row(key), fates.get(key, Counter())) for key in keys[cut]], len(keys)


def row_of(counted: Counted, fate: Counter[str]) -> SourceRow:
    """A source with how its words fared."""
    return SourceRow(
        **msgspec.structs.asdict(counted), told_first=fate[FIRST], repeated=fate[REPEATED], revised=fate[REVISED],
        contradicted=fate[CONTRADICTED],
    )  # fmt: skip


class Fates:
    """How sources' words fared in each version of an event, kept: a version never changes."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[tuple[str, str], ...]] = {}

    def counted(
        self, connection: Connection, board: Snapshot, keep: Array, *, rest: Callable[[], None] | None = None
    ) -> dict[str, Counter[str]]:
        """Source key -> what became of its words, in the latest of the kept rows that tell something of it.

        ``rest`` is called between pieces of the work, by whoever is in no hurry.
        """
        columns = board.columns
        episode = board.words["kind"].code("episode")
        telling = in_order(board, keep & ((columns["disputed"] > 0) | (columns["kind"] == episode)), LOOKED_AT)
        several = in_order(board, keep & (columns["voices"] > 1), LOOKED_AT)
        seqs = list(dict.fromkeys([*columns["seq"][telling].tolist(), *columns["seq"][several].tolist()]))
        for some in chunks([seq for seq in seqs if seq not in self.known], PIECE):
            if rest is not None:
                rest()
            statement = select(entries.c.seq, entries.c.content).where(entries.c.seq.in_(some))
            rows = connection.execute(statement).all()
            told = {seq: decode_event(unpacked(content)).event for seq, content in rows if content is not None}
            out = published(connection, {r for e in told.values() if e and len(e.voices) > 1 for r in e.reports})
            for seq in some:
                event = told.get(seq)
                self.known[seq] = tuple(fates_in(event, out)) if event is not None else ()
        found: dict[str, Counter[str]] = {}
        for seq in seqs:
            for key, fate in self.known.get(seq, ()):
                found.setdefault(key, Counter())[fate] += 1
        return found


def published(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """Report id -> when it came out, as exactly as is known; reports without a date are left out."""
    found: dict[str, str] = {}
    for some in chunks(sorted(report_ids)):
        statement = select(reports.c.report_id, reports.c.published).where(reports.c.report_id.in_(some))
        found.update((row.report_id, row.published) for row in connection.execute(statement) if row.published)
    return found


def first_voice(event: Event, out: Mapping[str, str]) -> Voice | None:
    """The voice of an incident that was heard before all others; None where days do not tell which it was."""
    days = {voice.id: [out[report] for report in voice.reports if report in out] for voice in event.voices}
    if event.kind != "incident" or len(days) < 2 or not all(days.values()):
        return None
    lead = min(event.voices, key=lambda voice: min(last_moment(day) or "" for day in days[voice.id]))
    own = min(last_moment(day) or "" for day in days[lead.id])
    others = [first_moment(day) for voice, said in days.items() if voice != lead.id for day in said]
    return lead if own < min(others) else None


def fates_in(event: Event, out: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(source key, what became of its words) in one event; ``out`` leads from a report to its publication."""
    lead = first_voice(event, out)
    if lead is not None:
        yield key_of(lead.source, lead.actor_id), FIRST
    keys = {voice.source: key_of(voice.source, voice.actor_id) for voice in event.voices}
    for series in event.tolls:
        for point in series.points:
            if point.step in (REPEATED, REVISED):
                yield key_of(series.source, series.actor_id), point.step
    for dispute in event.disputes:
        sides = [side for side in dispute.sides if side.sources]
        for side in sides if len(sides) > 1 else ():
            for source in side.sources:
                yield keys.get(source, source.lower()), CONTRADICTED


def series_of(events: Iterable[Event], key: str) -> list[SourceSeries]:
    """The toll series of a source in events."""
    return [
        SourceSeries(
            event=event.id, event_type=event.event_type, place=event.place.name if event.place else None, series=series
        )
        for event in events
        for series in event.tolls
        if key_of(series.source, series.actor_id) == key
    ]  # fmt: skip


def chains_of(events: Iterable[Event], key: str) -> list[tuple[tuple[str, ...], int]]:
    """(chain from outlet to source, how many reports it was told by) of a source in events, the most told first."""
    counts: Counter[tuple[str, ...]] = Counter(
        chain[1:]
        for event in events
        for voice in event.voices
        if key_of(voice.source, voice.actor_id) == key
        for chain in voice.chains
    )
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
