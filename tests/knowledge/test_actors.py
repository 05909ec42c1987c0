"""The knowledge base of actors is whole: kinds, countries, parents, and enough of the world."""

from __future__ import annotations

import pytest

from vigie.knowledge.actors import KINDS, SOURCE_CLASSES, open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.actors import open_actor_words
from vigie.lexicon.pack import languages, open_pack

ACTORS = open_actors()


def test_every_entry_has_a_kind_a_name_and_parents_that_exist() -> None:
    for actor in list(ACTORS.entries.values()):
        assert actor.kind in KINDS, actor.id
        assert actor.names or actor.abbreviations, actor.id
        for other in (actor.parent, actor.speaks_for):
            assert other is None or ACTORS.get(other) is not None, (actor.id, other)
        assert actor.since is None or actor.until is None or actor.since <= actor.until, actor.id


def test_the_base_covers_the_world() -> None:
    bodies = [a for a in ACTORS.entries.values() if a.kind != "person" and a.names]
    persons = [a for a in ACTORS.entries.values() if a.kind == "person"]
    assert len(bodies) >= 3000
    assert len(persons) >= 1000
    assert len({a.country for a in bodies if a.country}) >= 130


def test_names_are_found_whatever_their_case_accents_and_hyphens() -> None:
    assert (
        ACTORS.named("al qaida au maghreb islamique") == ACTORS.named("Al-Qaïda au Maghreb islamique") == ("dz-aqim",)
    )
    assert ACTORS.named("nobody at all") == ()


def test_bodies_that_every_state_has_are_made_of_code_and_role() -> None:
    army = ACTORS.get("pe-army")
    assert army is not None
    assert (army.kind, army.country) == ("state_force", "PE")
    assert ACTORS.get("pe-nonsense") is None
    assert ACTORS.source_class("ru-peskov") == "government"
    assert ACTORS.source_class("ps-gaza-health") == "medical"
    assert all(source for source in SOURCE_CLASSES.values())


def test_the_militias_of_a_people_are_made_of_code_and_people() -> None:
    militia = ACTORS.get("ml-dogon-militia")
    assert militia is not None
    assert (militia.kind, militia.country) == ("identity_militia", "ML")
    assert ACTORS.get("ml-nobody-militia") is None
    assert ACTORS.militias("dogon") == ("ml-dogon-militia", "bf-dogon-militia")
    assert ACTORS.militias("dogon", ["CI"]) == ("ci-dogon-militia",)


@pytest.mark.parametrize("language", languages())
def test_a_pack_names_peoples_that_are_known(language: str) -> None:
    peoples = open_actor_words(open_pack(language)).peoples
    assert peoples.keys() <= ACTORS.peoples.keys()
    assert len(peoples) > 150


def test_parents_and_those_whom_persons_speak_for_stand_above_and_make_no_circle() -> None:
    for actor in ACTORS.entries.values():
        seen = {actor.id}
        above = actor.parent or actor.speaks_for
        while above:
            assert above not in seen, actor.id
            seen.add(above)
            body = ACTORS.get(above)
            assert body is not None
            above = body.parent or body.speaks_for


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("fr", "le porte-parole du Kremlin, Dmitri Peskov", ("ru-presidency", "government")),
        ("en", "a Kremlin spokesman", ("ru-presidency", "government")),
        ("en", "Rami Abdul-Rahman the Observatory chief", ("sy-sohr", "monitor")),
        ("fr", "une source militaire syrienne", ("sy-army", "military")),
        ("en", "Niger's presidential guard", ("ne-presidential-guard", "military")),
        ("fr", "les gardiens de prison équatoriens", ("ec-prison-service", "police")),
        ("en", "medical sources", (None, "medical")),
        ("fr", "des témoins oculaires", (None, "witness")),
        ("en", "local officials", (None, "government")),
        ("en", "a senior Hamas official", ("ps-hamas", "rebel")),
        ("en", "US officials", ("us-government", "government")),
        ("fr", "un porte-parole de l'armée", (None, "military")),
        ("fr", "une girouette", (None, "unnamed")),
    ],
)
def test_source_phrases_give_the_body_and_the_class(
    language: str, words: str, expected: tuple[str | None, str]
) -> None:
    assert describe(words, open_pack(language), ACTORS) == expected
