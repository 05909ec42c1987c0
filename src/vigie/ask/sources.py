"""Sources: whom claims are credited to, and how what they said fared: repeated, revised, contradicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from vigie.ask.arrays import Array
from vigie.ask.event_columns import Snapshot
from vigie.ask.source_columns import Counted, SourceColumns, key_of
from vigie.ledger.chain import unpacked
from vigie.ledger.events import decode_event
from vigie.ledger.questions import Filters
from vigie.ledger.read import chunks
from vigie.ledger.schema import entries
from vigie.model.event import Event, TollSeries

LOOKED_AT = 3_000  # of the latest events with a dispute or tolls: so many are decoded in half a second
REVISED, REPEATED, CONTRADICTED = "revised", "repeated", "contradicted"


class SourceRow(Counted, frozen=True, kw_only=True):
    """A source: how many claims and reports rest on it, how many of its claims deny, and how its words fared.

    ``key`` is its actor id, else its words in lower case. ``repeated`` and ``revised`` are figures of its toll series
    that it gave again or took down; ``contradicted`` counts the disputes in which another says otherwise.
    """

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
        **msgspec.structs.asdict(counted), repeated=fate[REPEATED], revised=fate[REVISED],
        contradicted=fate[CONTRADICTED],
    )  # fmt: skip


class Fates:
    """How sources' words fared in each version of an event, kept: a version never changes."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[tuple[str, str], ...]] = {}

    def counted(self, connection: Connection, board: Snapshot, held: Array) -> dict[str, Counter[str]]:
        """Source key -> what became of its words, in the latest of the rows that have a dispute or tolls."""
        columns = board.columns
        episode = board.words["kind"].code("episode")
        telling = held[(columns["disputed"][held] > 0) | (columns["kind"][held] == episode)][:LOOKED_AT]
        seqs = columns["seq"][telling].tolist()
        for some in chunks([seq for seq in seqs if seq not in self.known], 500):
            for seq, content in connection.execute(
                select(entries.c.seq, entries.c.content).where(entries.c.seq.in_(some))
            ):
                event = decode_event(unpacked(content)).event if content is not None else None
                self.known[seq] = tuple(fates_in(event)) if event is not None else ()
        found: dict[str, Counter[str]] = {}
        for seq in seqs:
            for key, fate in self.known.get(seq, ()):
                found.setdefault(key, Counter())[fate] += 1
        return found


def fates_in(event: Event) -> Iterator[tuple[str, str]]:
    """(source key, what became of its words) in one event."""
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
