"""The taxonomy: every type has codes that exist, and codes follow from facts and never from labels."""

from __future__ import annotations

import itertools
from typing import get_args

import msgspec
import pytest

from vigie.errors import PackError
from vigie.knowledge.actors import KINDS
from vigie.knowledge.taxonomy import (
    ClaimFacts,
    Refinement,
    TypeEntry,
    codes_for,
    open_schemes,
    open_taxonomy,
    vocabulary,
)
from vigie.lexicon.harms import GROUPS, HARMS
from vigie.lexicon.objects import MEANS_KINDS, OBJECT_KINDS
from vigie.lexicon.triggers import EVENT_TYPES, SPEECH
from vigie.model.claim import AcledCode, Kind, PloverCode


def acled(**facts: object) -> str | None:
    code = codes_for(ClaimFacts(**facts)).acled  # type: ignore[arg-type]
    return code.sub_event_type if code else None


def entries() -> list[TypeEntry | Refinement]:
    taxonomy = open_taxonomy()
    return [*taxonomy.types.values(), *taxonomy.general, *(r for t in taxonomy.types.values() for r in t.rules)]


def test_every_event_type_of_the_contract_is_there_and_no_other() -> None:
    assert sorted(open_taxonomy().types) == sorted(EVENT_TYPES)


def test_speech_types_are_statements() -> None:
    types = open_taxonomy().types.values()
    assert {entry.id for entry in types if entry.speech} == set(SPEECH)
    assert all((entry.kind == "statement") == entry.speech for entry in types)


def test_codes_exist_in_their_schemes() -> None:
    schemes = open_schemes()
    for entry in entries():
        if entry.acled:
            assert entry.acled[1] in schemes.acled[entry.acled[0]]
        if entry.plover:
            event, *modes = entry.plover
            assert event in schemes.plover
            assert len(modes) <= 1
            assert all(mode in schemes.plover[event] for mode in modes)
        if entry.cameo:
            assert entry.cameo in schemes.cameo
        if entry.ucdp:
            assert entry.ucdp in schemes.ucdp


def test_schemes_are_whole() -> None:
    schemes = open_schemes()
    assert (len(schemes.acled), sum(map(len, schemes.acled.values()))) == (6, 25)
    assert len(schemes.plover) == 16
    assert sorted(schemes.ucdp) == [1, 2, 3]


def test_conditions_name_things_that_exist() -> None:
    taxonomy = open_taxonomy()
    sides = {*taxonomy.side_of.values(), "none"}
    for rule in [*taxonomy.general, *(r for t in taxonomy.types.values() for r in t.rules)]:
        when = rule.when
        assert {*when.initiator, *when.target, *when.target_only} <= sides
        assert set(when.harms) <= set(HARMS)
        assert set(when.means) <= set(MEANS_KINDS)
        assert set(when.objects) <= set(OBJECT_KINDS)
        assert set(when.kind) <= set(get_args(Kind))
        assert when != type(when)(), "a rule without a condition would always hold"


def test_every_kind_of_actor_has_a_side() -> None:
    assert set(open_taxonomy().side_of) >= KINDS


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("harms", HARMS),
        ("groups", GROUPS),
        ("objects", OBJECT_KINDS),
        ("means", MEANS_KINDS),
        ("actor_kinds", tuple(KINDS)),
    ],
)
def test_the_vocabulary_explains_every_value(name: str, values: tuple[str, ...]) -> None:
    assert set(vocabulary(name)) == set(values)
    assert all(vocabulary(name).values())


def test_who_takes_a_place_decides_what_it_is() -> None:
    taken = {"event_type": "territory_capture"}
    assert acled(**taken, initiator_kinds=("state_force",)) == "Government regains territory"
    assert acled(**taken, initiator_kinds=("rebel_group",)) == "Non-state actor overtakes territory"
    assert acled(**taken, initiator_kinds=("state_force",), foreign=True) == "Non-state actor overtakes territory"
    assert acled(**taken, initiator_kinds=("rebel_group",), resisted=False) == "Non-violent transfer of territory"
    assert acled(**taken) is None


def test_an_attack_on_civilians_is_no_battle() -> None:
    attack = {"event_type": "attack", "initiator_kinds": ("rebel_group",)}
    assert acled(**attack, target_kinds=("civilians",)) == "Attack"
    assert acled(**attack, groups=("children",)) == "Attack"
    assert acled(**attack, target_kinds=("state_force",)) == "Armed clash"
    assert acled(**attack, groups=("soldiers",)) == "Armed clash"
    assert acled(**attack, groups=("soldiers", "civilians")) == "Armed clash"


def test_a_mob_is_told_by_who_acts() -> None:
    assert acled(event_type="attack", initiator_kinds=("crowd",), groups=("civilians",)) == "Mob violence"


def test_deaths_make_a_crackdown_excessive_force() -> None:
    assert acled(event_type="crackdown", harms=("killed",)) == "Excessive force against protesters"
    assert acled(event_type="crackdown") == "Protest with intervention"
    assert codes_for(ClaimFacts(event_type="crackdown")).plover == PloverCode("ASSAULT", "crowd-control")


def test_weapons_refine_codes() -> None:
    assert codes_for(ClaimFacts(event_type="explosive", means=("car_bomb",))).cameo == "1832"
    assert codes_for(ClaimFacts(event_type="attack", means=("knife",))).plover == PloverCode("ASSAULT", "primitive")
    assert acled(event_type="explosive", outcome="foiled") == "Disrupted weapons use"


@pytest.mark.parametrize("factuality", ["denied", "planned", "hypothetical"])
def test_what_did_not_happen_has_no_event_row(factuality: str) -> None:
    codes = codes_for(ClaimFacts(event_type="airstrike", factuality=factuality))
    assert codes.acled is None
    assert codes.ucdp is None
    assert codes.plover == PloverCode("ASSAULT", "aerial")


def test_a_planned_withdrawal_is_a_concession() -> None:
    assert codes_for(ClaimFacts(event_type="withdrawal", factuality="planned")).plover == PloverCode("CONCEDE")
    assert codes_for(ClaimFacts(event_type="withdrawal")).plover == PloverCode("RETREAT", "withdraw")


@pytest.mark.parametrize(
    ("event_type", "factuality", "event"),
    [
        ("release", "planned", "AGREE"),
        ("release", "denied", "REJECT"),
        ("closure", "planned", "THREATEN"),
        ("closure", "denied", "COERCE"),
        ("consult", "planned", "AGREE"),
    ],
)
def test_an_announced_deed_is_an_offer_or_a_threat(event_type: str, factuality: str, event: str) -> None:
    plover = codes_for(ClaimFacts(event_type=event_type, factuality=factuality)).plover
    assert plover is not None
    assert plover.event == event


def test_the_words_own_code_is_narrower_than_the_types() -> None:
    assert codes_for(ClaimFacts(event_type="announce", kind="statement")).plover is None
    lifted = ClaimFacts(event_type="announce", kind="statement", plover=("CONCEDE",))
    assert codes_for(lifted).plover == PloverCode("CONCEDE")


@pytest.mark.parametrize("kind", ["control", "condition", "toll", "statement"])
def test_only_incidents_are_rows_of_acled_and_ucdp(kind: str) -> None:
    for event_type in EVENT_TYPES:
        codes = codes_for(ClaimFacts(event_type=event_type, kind=kind, harms=("killed",)))
        assert codes.acled is None
        assert codes.ucdp is None


def test_ucdp_follows_from_the_two_sides() -> None:
    def ucdp(**facts: object) -> int | None:
        return codes_for(ClaimFacts(event_type="attack", harms=("killed",), **facts)).ucdp  # type: ignore[arg-type]

    assert ucdp(initiator_kinds=("rebel_group",), target_kinds=("state_force",)) == 1
    assert ucdp(initiator_kinds=("militia",), groups=("fighters",)) == 2
    assert ucdp(initiator_kinds=("state_force",), groups=("civilians",)) == 3
    assert ucdp(groups=("civilians",)) is None
    assert ucdp(initiator_kinds=("rebel_group",)) is None
    assert ucdp(participant_kinds=("state_force", "rebel_group")) == 1
    assert codes_for(ClaimFacts(event_type="attack", initiator_kinds=("militia",), groups=("civilians",))).ucdp is None


def test_facts_hold_no_name_and_no_label() -> None:
    assert {"name", "actor_id", "label", "text"}.isdisjoint(ClaimFacts.__struct_fields__)


def test_codes_exist_for_any_facts() -> None:
    schemes = open_schemes()
    kinds = ["state_force", "rebel_group", "civilians", "unknown", "crowd"]
    sides: list[tuple[str, ...]] = [(), *((kind,) for kind in kinds), ("crowd", "person")]
    for event_type, who, whom, harm in itertools.product(EVENT_TYPES, sides, sides, [(), ("killed",)]):
        codes = codes_for(ClaimFacts(event_type=event_type, initiator_kinds=who, target_kinds=whom, harms=harm))
        if codes.acled:
            assert codes.acled.sub_event_type in schemes.acled[codes.acled.event_type]
        if codes.plover and codes.plover.mode:
            assert codes.plover.mode in schemes.plover[codes.plover.event]


def test_an_unknown_type_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(PackError, match="airstrike"):
        codes_for(ClaimFacts(event_type="earthquake"))


def test_codes_are_pure() -> None:
    facts = ClaimFacts(event_type="airstrike", target_kinds=("civilians",))
    assert codes_for(facts) == codes_for(msgspec.structs.replace(facts))
    assert codes_for(facts).acled == AcledCode("Explosions/Remote violence", "Air/drone strike")
