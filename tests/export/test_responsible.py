"""The responsible profile takes out what may harm people, and tells that it did."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.consolidate.claim_making import figure, source
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


@pytest.mark.parametrize("name", ["Ahmad al-Khatib", "Nour d'Amato", "Jean-Paul Dubois", "Mariam", "Dr. Omar"])
def test_names_with_capitals_within_a_word_are_out(name: str) -> None:
    (given,), _ = passed(exhibit(claim("r1", by=(source(name, None, "witness"),), target=name)))
    assert name.encode() not in msgspec.json.encode(provenance(given))


def test_who_speaks_for_a_known_body_is_named_by_it() -> None:
    by = source("the monitor's director, Rami Haddad", "sy-sohr", relay=("Agence Karim Belhadj", "Reuters"))
    (given,), removed = passed(exhibit(claim("r1", by=(by,), target="Syrian army Colonel Omar Nasser")))
    text = msgspec.json.encode(provenance(given))
    for word in (b"Rami", b"Belhadj", b"Omar"):
        assert word not in text
    assert b"Syrian Observatory for Human Rights" in text
    assert b"Reuters" in text
    assert {removal.field for removal in removed} == {"actors", "sources", "words"}


def test_tolls_and_disputes_stay_without_private_names() -> None:
    one = exhibit(
        claim("r1", by=(source("Amina Dufaur", None, "witness"),), figures=(figure("killed", 4),)),
        claim("r2", by=(source("the monitor", "sy-sohr"),), figures=(figure("killed", 9),)),
    )
    assert one.event.disputes
    (given,), _ = passed(one)
    assert [d.id for d in given.event.disputes] == [d.id for d in one.event.disputes]
    assert b"Amina" not in msgspec.json.encode(given.event)


def test_an_embargo_holds_back_what_has_no_day_and_came_out_lately() -> None:
    one = exhibit(claim("r1", day=None))
    assert one.event.time is None
    assert passed(one, embargo=5)[0] == []
    assert len(passed(one, embargo=1)[0]) == 1


def test_the_number_of_a_spot_does_not_lead_back_to_its_point() -> None:
    (camp,), _ = passed(exhibit(claim("r1", hit="camp")))
    assert camp.event.place is not None
    assert camp.event.place.geonames_id is None
    assert camp.claims[0].place is not None
    assert camp.claims[0].place.geonames_id is None
