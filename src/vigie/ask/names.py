"""Names that people look for: places of the ledger and of the gazetteer, actors of the knowledge base."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from sqlalchemy import Connection, select

from vigie.ask.event_columns import Snapshot
from vigie.knowledge.actors import open_actors, spellings
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.ledger.schema import events
from vigie.lexicon.actors import fold


class NamedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place. ``events`` are how many of the ledger are there, 0 for one that only the gazetteer knows."""

    id: int | None
    name: str
    country: str | None
    admin1: str | None
    kind: str
    lat: float | None
    lon: float | None
    events: int


class NamedActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor of the knowledge base, with its usual names."""

    id: str
    name: str
    names: list[str]
    country: str | None
    kind: str


def places(connection: Connection, board: Snapshot, words: str, most: int) -> list[NamedPlace]:
    """Places whose name holds the words: those of the ledger by how much happened there, then the gazetteer's."""
    wanted = fold(words).strip()
    found: dict[tuple[str, str | None], NamedPlace] = {}
    counts = np.bincount(board.columns["place"][board.gone > board.through], minlength=len(board.words["place"].words))
    words_of = board.words["place"].codes.items() if wanted else ()
    named = [(code, word) for word, code in words_of if word and wanted in fold(word)]
    named.sort(key=lambda pair: (not fold(pair[1]).startswith(wanted), -int(counts[pair[0]]), pair[1]))
    for code, word in named[:most]:
        seqs = board.columns["seq"][board.columns["place"] == code]
        row = connection.execute(select(events).where(events.c.seq == int(seqs[-1]))).first()
        if row is not None and counts[code]:
            found[word, row.country] = NamedPlace(
                id=row.place_id, name=word, country=row.country, admin1=None, kind="", lat=row.lat, lon=row.lon,
                events=int(counts[code]),
            )  # fmt: skip
    for one in open_gazetteer().lookup(words).candidates if wanted else ():
        known = found.get((one.name, one.country))
        if known is None or known.id != one.geonames_id:
            found.setdefault((one.name, one.country), NamedPlace(
                id=one.geonames_id, name=one.name, country=one.country, admin1=one.admin1, kind=one.kind, lat=one.lat,
                lon=one.lon, events=0,
            ))  # fmt: skip
    return list(found.values())[:most]


@functools.cache
def folded_names() -> list[tuple[str, str]]:
    """(folded name, actor id) of every name in the knowledge base."""
    return [(fold(name), actor.id) for actor in open_actors().entries.values() for name in spellings(actor)]


def actors(words: str, most: int) -> list[NamedActor]:
    """Actors of which a name holds the words; names that begin with them first."""
    return [actor_named(actor_id) for actor_id in list(dict.fromkeys(matching(words)))[:most]]


def matching(words: str) -> Iterator[str]:
    """Ids of actors whose id or a name is, begins with, or has words that begin with the words."""
    identity, wanted = words.strip().lower(), fold(words).strip()
    if open_actors().get(identity) is not None:
        yield identity
    names = folded_names() if wanted else []
    yield from (actor_id for name, actor_id in names if name == wanted)
    yield from (actor_id for name, actor_id in names if name.startswith(wanted))
    yield from (actor_id for name, actor_id in names if f" {wanted}" in name)


def names_of(ids: Iterable[str], language: str) -> dict[str, str]:
    """Id -> the usual name of an actor in a language, else in another; those without one are left out."""
    found = {identity: open_actors().get(identity) for identity in ids}
    return {identity: actor.name(language) for identity, actor in found.items() if actor is not None and actor.names}


def actor_named(actor_id: str) -> NamedActor:
    """The actor of an id that there is."""
    actor = open_actors().get(actor_id)
    assert actor is not None
    return NamedActor(
        id=actor.id, name=actor.name("en"), names=spellings(actor)[:6], country=actor.country, kind=actor.kind
    )
