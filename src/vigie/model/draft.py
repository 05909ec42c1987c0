"""A draft: a claim in the making, in terms of tokens and mention indexes, before words become identities."""

from __future__ import annotations

import msgspec

from vigie.model.claim import Factuality, Harm, Kind, Outcome, Role


class Party(msgspec.Struct):
    """Who takes part: the noun group that names them and, where it is a known mention, its index in ``actors``.

    ``definite`` for one person by a definite common noun ("the official"): somebody told of before, if anybody was.
    """

    role: Role
    group: int
    actor: int | None
    start: int = 0
    end: int = 0
    definite: bool = False


class DraftFigure(msgspec.Struct):
    """One number: ``group_name`` is the group of people, ``token`` the head of the words that carry it.

    ``whole`` is the noun group of the figure that it is a part of; ``deadly`` where the text leaves open who lived;
    ``definite`` as a party's; ``single`` for people named one by one;
    ``again`` for somebody told of before, by a pronoun; ``doer`` for who killed himself, alone or counted
    with his victims.
    """

    harm: Harm
    group_name: str
    low: int
    high: int
    qualifier: str
    start: int
    end: int
    noun_group: int
    part_of: int | None = None
    whole: int | None = None
    deadly: bool = False
    definite: bool = False
    single: bool = False
    again: bool = False
    doer: bool = False


class Thing(msgspec.Struct):
    """An object or a means by kind, with its characters; ``scene`` where people are only said to be hurt there."""

    kind: str
    start: int
    end: int
    scene: bool = False


class Share(msgspec.Struct):
    """A further number of a draft's figure with the indexes of its own place and times, and the characters of all."""

    figure: DraftFigure
    place: int
    span: tuple[int, int]
    timexes: tuple[int, ...] = ()


class Draft(msgspec.Struct):
    """One happening, toll, control, condition or statement as one or more clauses tell it.

    ``token`` is its trigger's head token; ``clauses`` the clauses that tell it; ``spans`` the characters that carry it.
    ``finite`` where a finite verb tells it, ``main`` where that verb's clause is no relative and no complement;
    ``misfit`` where a place stands as victim; ``open_period`` where a toll runs from ``period_timex`` to the day of
    publication; ``taken`` are the places that the deed itself is about, ``homes``
    those that the words for its victims name; ``plover`` the
    event and mode that its rule names, where they are narrower than its type's; ``echo`` where a
    statement is about it and it is told only if it was told before; ``spoken`` where
    whoever says the words is its initiator; ``unreal`` where nothing has happened; ``occurs`` where a verb
    says that it took place; ``found`` where all that is told of a harm is that its victims were found.
    ``shares`` are numbers of the same deed at other places;
    ``days`` are the first and the last ISO date on which its own words put it;
    ``generic`` where the type is only what a harm verb leaves open; ``definite`` where its noun refers back;
    ``at_large`` where a present tense tells what is usual; ``in_era`` where the words only say in which part of a war.
    """

    kind: Kind
    event_type: str
    rank: int
    token: int
    sentence: int
    clauses: list[int] = []
    rules: list[str] = []
    parties: list[Party] = []
    objects: list[Thing] = []
    means: list[Thing] = []
    figures: list[DraftFigure] = []
    places: list[int] = []
    timexes: list[int] = []
    spans: list[tuple[int, int]] = []
    outcome: Outcome | None = None
    factuality: Factuality | None = None
    background: bool = False
    generic: bool = False
    harm_only: bool = False
    definite: bool = False
    another: bool = False
    strong: bool = True
    plural: bool = False
    needs: tuple[str, ...] = ()
    attributions: list[int] = []
    place_inferred: bool = False
    time_inferred: bool = False
    days: tuple[str, str] | None = None
    period_timex: int | None = None
    title: bool = False
    finite: bool = False
    main: bool = False
    misfit: bool = False
    open_period: bool = False
    taken: list[int] = []
    homes: list[int] = []
    at_large: bool = False
    in_era: bool = False
    plover: tuple[str, ...] = ()
    echo: bool = False
    spoken: bool = False
    occurs: bool = False
    unreal: bool = False
    found: bool = False
    shares: list[Share] = []
