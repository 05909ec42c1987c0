"""The responsible profile takes out what may harm people, and tells that it did."""

from __future__ import annotations

from datetime import date

import msgspec
from tests.consolidate.claim_making import source
from tests.export.exhibiting import claim, exhibit

from vigie.export.exhibits import Exhibit
from vigie.export.provenance import provenance
from vigie.export.responsible import Removal, responsible

TODAY = date(2024, 12, 1)


def passed(one: Exhibit, *, embargo: int = 0) -> tuple[list[Exhibit], list[Removal]]:
    removed: list[Removal] = []
    return list(responsible([one], removed, today=TODAY, embargo=embargo)), removed


def test_names_of_private_people_and_words_of_reports_are_out() -> None:
    one = exhibit(claim("r1", by=(source("Amina Dufaur", None, "witness"),), target="Karim Belhadj"))
    (given,), removed = passed(one)
    text = msgspec.json.encode(provenance(given))
    for word in (b"Amina", b"Karim", b"Strike in Idlib", b"news.example", b"An airstrike killed"):
        assert word in msgspec.json.encode(provenance(one))
        assert word not in text
    assert {removal.field for removal in removed} == {"actors", "sources", "words"}
    assert not any("Amina" in str(removal) for removal in removed)


def test_known_bodies_and_words_that_name_nobody_stay() -> None:
    one = exhibit(claim("r1", by=(source("the monitor", "sy-sohr"),), target="a doctor"))
    (given,), removed = passed(one)
    assert [actor.name for actor in given.event.actors] == [actor.name for actor in one.event.actors]
    assert [removal.field for removal in removed] == ["words"]


def test_the_point_of_a_shelter_is_coarse_and_of_others_is_not() -> None:
    (camp,), removed = passed(exhibit(claim("r1", hit="camp")))
    assert camp.event.place is not None
    assert (camp.event.place.lat, camp.event.place.lon, camp.event.place.precision) == (35.9, 36.6, "near")
    assert camp.claims[0].place is not None
    assert camp.claims[0].place.lat == 35.9
    assert "place" in {removal.field for removal in removed}
    (bridge,), _ = passed(exhibit(claim("r1", hit="bridge")))
    assert bridge.event.place is not None
    assert bridge.event.place.lat == 35.93


def test_an_embargo_holds_back_the_last_days() -> None:
    assert passed(exhibit(), embargo=5) == ([], [Removal("e0123456789abcdef", "event", "embargo of 5 days")])
    assert len(passed(exhibit(), embargo=2)[0]) == 1
