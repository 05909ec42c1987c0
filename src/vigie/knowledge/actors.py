"""The knowledge base of actors: states and their bodies, groups, missions, monitors, media, and who speaks for them.

One file per country in ``data/knowledge/actors``. Bodies that every state has (army, police, ministries) are not
written out: their ids are made of the state's code and a role, ``sy-army``. Nor are the militias of a people, one for
each country that it lives in: ``ml-fulani-militia``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from vigie.lexicon.actors import fold
from vigie.lexicon.pack import DATA, read_section

NON_STATE_ARMED = frozenset({"rebel_group", "militia", "political_militia", "identity_militia"})
ARMED = NON_STATE_ARMED | {"state_force", "police", "intelligence", "peacekeeping"}
SOURCE_CLASSES = {
    "state": "government", "government": "government", "state_force": "military", "police": "police",
    "intelligence": "government", "rebel_group": "rebel", "militia": "rebel", "political_militia": "rebel",
    "identity_militia": "rebel", "party": "government", "peacekeeping": "un", "intergovernmental": "un",
    "monitor": "monitor", "rescue": "rescue", "ngo": "ngo", "agency": "media", "media": "media", "court": "court",
    "company": "unnamed", "person": "unnamed", "crowd": "witness", "civilians": "resident",
}  # fmt: skip
KINDS = frozenset(SOURCE_CLASSES)
MILITIA = "-militia"  # ends the id of a people's militia


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """A body or a person. ``names`` by language ("other" for foreign names); ``country`` is ISO 3166-1 alpha-2.

    Where ``country`` is not written it is the id's prefix. ``since`` and ``until`` are years. ``speaks_for`` is the
    body that a person leads or speaks for. ``source`` is the attribution class where the kind does not tell it.
    """

    id: str
    kind: str
    names: dict[str, tuple[str, ...]] = {}
    abbreviations: tuple[str, ...] = ()
    country: str | None = None
    parent: str | None = None
    since: int | None = None
    until: int | None = None
    speaks_for: str | None = None
    source: str | None = msgspec.field(name="class", default=None)

    def name(self, language: str) -> str:
        """The usual name in a language, else in any; the id where it has none."""
        chosen = self.names.get(language) or next((names for names in self.names.values() if names), (self.id,))
        return chosen[0]


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A body that every state has."""

    kind: str
    parent: str | None = None
    source: str | None = msgspec.field(name="class", default=None)


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A people that takes arms as such: where it lives (ISO 3166-1 alpha-2), names of its militias by language."""

    countries: tuple[str, ...]
    names: dict[str, tuple[str, ...]] = {}


class ActorFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    actors: tuple[Actor, ...] = ()
    roles: dict[str, Role] = {}
    peoples: dict[str, People] = {}


class Actors:
    """Look-ups in the knowledge base; made once per process by ``open_actors``."""

    def __init__(self, file: ActorFile) -> None:
        self.roles = file.roles
        self.peoples = file.peoples
        self.entries = {actor.id: actor for actor in map(with_country, file.actors)}
        self._derived: dict[str, Actor] = {}  # states and their bodies, made from their ids when asked for
        self._names: dict[str, tuple[str, ...]] | None = None

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, with the states and the bodies that every state has; None where there is none."""
        actor = self.entries.get(actor_id) or self._derived.get(actor_id)
        if actor is None:
            country, _, role = actor_id.partition("-")
            if len(country) == 2 and country.isalpha() and (not role or role in self.roles):
                actor = self._derived[actor_id] = self.state_body(country, role)
            elif len(country) == 2 and role.endswith(MILITIA) and role.removesuffix(MILITIA) in self.peoples:
                actor = Actor(id=actor_id, kind="identity_militia", country=country.upper())
                self._derived[actor_id] = actor
        return actor

    def militias(self, people: str, countries: Sequence[str] = ()) -> tuple[str, ...]:
        """Ids of a people's militias: in the given countries, else in each that the people lives in."""
        return tuple(f"{country.lower()}-{people}{MILITIA}" for country in countries or self.peoples[people].countries)

    def state_body(self, country: str, role: str) -> Actor:
        if not role:
            return Actor(id=country, kind="state", country=country.upper())
        entry = self.roles[role]
        parent = f"{country}-{entry.parent}" if entry.parent else country
        return Actor(
            id=f"{country}-{role}", kind=entry.kind, country=country.upper(), parent=parent, source=entry.source
        )

    def named(self, name: str) -> tuple[str, ...]:
        """Ids of the actors that bear a name or an abbreviation, whatever its case, accents and hyphens."""
        if self._names is None:
            names: dict[str, list[str]] = {}
            for actor in self.entries.values():
                for spelling in spellings(actor):
                    ids = names.setdefault(" ".join(fold(spelling).split()), [])
                    if actor.id not in ids:
                        ids.append(actor.id)
            self._names = {name: tuple(ids) for name, ids in names.items()}
        return self._names.get(" ".join(fold(name).split()), ())

    def source_class(self, actor_id: str) -> str:
        """The attribution class of what an actor says; a person's is its body's."""
        actor = self.get(actor_id)
        if actor is None:
            return "unnamed"
        if actor.source:
            return actor.source
        if actor.kind == "person" and actor.speaks_for:
            return self.source_class(actor.speaks_for)
        return SOURCE_CLASSES[actor.kind]

    def body_of(self, actor_id: str) -> str:
        """The body that a person speaks for; the actor itself where it is a body."""
        actor = self.get(actor_id)
        return actor.speaks_for if actor is not None and actor.speaks_for else actor_id


def with_country(actor: Actor) -> Actor:
    """The actor with the country of its id's prefix where none is written ("int" and "med" have none)."""
    prefix = actor.id.partition("-")[0]
    if actor.country is None and len(prefix) == 2:
        return msgspec.structs.replace(actor, country=prefix.upper())
    return actor


def spellings(actor: Actor) -> list[str]:
    """All names and abbreviations of an actor, each once, in the order of the file."""
    return list(dict.fromkeys([name for names in actor.names.values() for name in names] + list(actor.abbreviations)))


@functools.cache
def open_actors() -> Actors:
    """The knowledge base; raises PackError where a file breaks the type."""
    return Actors(read_section(DATA / "knowledge", "actors", ActorFile))
