"""The pack section ``tolls``: words that make a figure a running total and not one incident's."""

from __future__ import annotations

import functools

import msgspec

from vigie.lexicon.pack import Pack


class TollSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``episodes``: lemmas of long happenings ("guerre"); ``cumulative``: phrases ("au total"); ``another``: words that
    say that a happening is not the one told before ("une autre attaque"); ``lasting``: lemmas of what has killed all
    that it ever did ("la guerre a fait..."); ``beginnings``: lemmas of verbs that date the start of such a thing;
    ``superlatives``: phrases of what is the first or the worst since a time ("la plus meurtrière depuis"); ``states``:
    words that open an aside on how a place stands ("en proie à des violences depuis"); ``stretches``: lemmas of a part
    of such a thing that says when ("in the first *days* of the war"); ``apart``: forms in what opens a sentence that
    lead on to another happening ("*Elsewhere*, ..."); ``further``: forms that do at the end of it ("In *addition*,
    ..."; "in addition to the dead" goes on with the same); ``bearers``: lemmas of what is done with bodies of people
    who were dead before ("mourners *carrying* the body")."""

    episodes: frozenset[str]
    cumulative: tuple[str, ...]
    another: frozenset[str]
    lasting: frozenset[str]
    beginnings: frozenset[str]
    superlatives: tuple[str, ...]
    stretches: frozenset[str]
    apart: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    states: tuple[tuple[str, ...], ...] = ()


@functools.cache
def open_tolls(pack: Pack) -> TollSection:
    """The pack's toll words."""
    return pack.section("tolls", TollSection)
