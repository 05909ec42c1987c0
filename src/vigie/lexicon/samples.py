"""The pack section ``samples``: mini-reports with what must come out of them."""

from __future__ import annotations

import functools
import re

import msgspec

from vigie.errors import PackError
from vigie.lexicon.harms import GROUPS, HARMS, Group
from vigie.lexicon.pack import Pack
from vigie.lexicon.triggers import EventType
from vigie.model.claim import Factuality, Harm, Kind, Outcome

QUALIFIERS = ("exact", "at_least", "more_than", "at_most", "about", "between", "vague")
FIGURE = re.compile(r"(\w+) (\d+)(?:\.\.(\d+))?(?: [a-z_]+)*")


class SampleFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that must come out. ``group`` and ``qualifier`` None: whatever; ``subset``: it is part of another."""

    harm: Harm
    low: int
    high: int
    group: Group | None = None
    qualifier: str | None = None
    subset: bool = False


class SampleClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim that must come out. A field left out is not checked; an empty string or list says that there is none.

    ``initiator``, ``target``, ``place``, ``source``: words that the claim's own words must hold (a string, or a list
    of which all must be there). ``types``: further event types that are as good. ``time``: ISO "start" or "start/end".
    ``figures``: "killed 4", "wounded 6 at_least", "killed 3..9 vague fighters", "killed 20 civilians subset".
    """

    kind: Kind
    event_type: EventType
    types: tuple[EventType, ...] = ()
    initiator: str | tuple[str, ...] | None = None
    target: str | tuple[str, ...] | None = None
    objects: tuple[str, ...] | None = None
    means: tuple[str, ...] | None = None
    place: str | None = None
    figures: tuple[str, ...] | None = None
    time: str | None = None
    source: str | None = None
    factuality: Factuality | None = None
    outcome: Outcome | None = None
    background: bool | None = None


class Sample(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mini-report. ``absent``: event types of which no claim may come out; ``only``: nothing beside ``claims``."""

    id: str
    text: str
    published: str | None = None
    claims: tuple[SampleClaim, ...] = ()
    absent: tuple[EventType, ...] = ()
    only: bool = False


class SampleSection(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    samples: tuple[Sample, ...]


@functools.cache
def open_samples(pack: Pack) -> tuple[Sample, ...]:
    """The pack's mini-reports in file order."""
    return pack.section("samples", SampleSection).samples


def parse_figure(words: str) -> SampleFigure:
    """The figure that a sample writes as "harm low[..high] [qualifier] [group] [subset]"; raises PackError."""
    match = FIGURE.fullmatch(words)
    if match is None or match[1] not in HARMS:
        raise PackError(f"{words!r} is no figure: write a harm, a number or low..high, then qualifier, group, subset")
    marks = words.split()[2:]
    unknown = [mark for mark in marks if mark not in (*QUALIFIERS, *GROUPS, "subset")]
    if unknown:
        raise PackError(f"{words!r}: {unknown[0]!r} is no qualifier and no group")
    fields = {
        "harm": match[1],
        "low": int(match[2]),
        "high": int(match[3] or match[2]),
        "group": next((mark for mark in marks if mark in GROUPS), None),
        "qualifier": next((mark for mark in marks if mark in QUALIFIERS), None),
        "subset": "subset" in marks,
    }
    return msgspec.convert(fields, SampleFigure)
