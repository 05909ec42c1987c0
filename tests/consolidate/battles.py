"""A country at war for tests: tolls of offensives, battles and sieges, and incidents in and beside them."""

from __future__ import annotations

import random

from tests.consolidate.claim_making import figure, source, told

from vigie.model.event import Event, LedgerClaim

Told = tuple[tuple[str, ...], str, str | None]


def told_of(event: Event) -> Told:
    """What an event is whatever its id: ids of incidents depend on the order in which reports came."""
    return event.claims, event.event_type, event.episode


def battles() -> list[list[LedgerClaim]]:
    """Reports of a country in which offensives, battles and sieges have tolls: of places within one another, with
    starts that are near and far, from several sources; incidents of all kinds in and beside them."""
    chance, made = random.Random(3), []
    wheres = ("Idlib", "Aleppo", "northern Syria", "Syria", "Saraqib", "Damascus")
    types = ("offensive", "armed_clash", "closure", "territory_capture", "airstrike", "shelling")
    for number in range(90):
        published = f"2024-{chance.randrange(10, 13)}-{chance.randrange(1, 29):02}"
        if number % 3 == 0:
            since = f"2024-{chance.randrange(9, 13):02}-{chance.choice((1, 3, 4, 27)):02}"
            made.append([told(
                f"t{number}", kind="toll", event_type=chance.choice(types), where=chance.choice(wheres), day=None,
                since=chance.choice((since, since, None)), published=published, by=(source(f"monitor {number % 4}"),),
                figures=(figure("killed", 100 + number),),
            )])  # fmt: skip
        else:
            made.append([told(f"r{number}", event_type=chance.choice(types), where=chance.choice(wheres), day=published,
                              published=published, figures=(figure("killed", number),))])  # fmt: skip
    return made


BATTLES = battles()
