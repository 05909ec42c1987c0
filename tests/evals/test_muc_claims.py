"""Claims as MUC-4's task takes them: no battles, organizations by name, places without their class word."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from evals.muc_claims import fitted
from evals.muc_places import placed

from vigie.model.claim import Claim
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def claims(text: str) -> list[Claim]:
    report = Report(id="test", original=text, sha256="", language="en", published="1990-05-02")
    read = fitted(read_report(report, Settings(scope="violence")))
    return [claim for claim in read.claims if claim.kind == "incident"]


BATTLES = [
    "Rebels killed six soldiers in Usulutan on Monday.",
    "Guerrillas attacked a military convoy near Usulutan.",
    "Clashes between the army and rebels in Usulutan caused nine casualties.",
    "Rebels shot down an air force helicopter in Usulutan.",
    "Five people were wounded in a clash between the army and rebels in Usulutan.",
    "Rebels destroyed two armored vehicles near Usulutan.",
    "Rebels ambushed an army patrol near Usulutan, causing seven casualties.",
    "The police raided an office in Usulutan on Monday.",
    "The army destroyed nine laboratories near Usulutan.",
]


@pytest.mark.parametrize("text", BATTLES)
def test_what_armed_parties_do_to_one_another_is_no_incident_of_the_task(text: str) -> None:
    assert claims(text) == []


INCIDENTS = [
    "Rebels killed six soldiers and two peasants in Usulutan on Monday.",
    "Guerrillas burned a bus near Usulutan.",
    "A bomb in Usulutan caused nine casualties.",
    "Five peasants were wounded in a clash between the army and rebels in Usulutan.",
    "The police raided an office in Usulutan and wounded a clerk.",
    "Rebels destroyed two buses near Usulutan.",
]


@pytest.mark.parametrize("text", INCIDENTS)
def test_what_is_done_to_civilians_is_one(text: str) -> None:
    assert len(claims(text)) == 1


def test_whom_the_reading_knows_has_the_name_that_the_report_gives() -> None:
    (claim,) = claims("The ELN has many men in Colombia. The guerrillas burned a bus in the city of Cali.")
    assert [actor.name for actor in claim.actors if actor.role == "initiator"] == ["The guerrillas", "ELN"]
    assert claim.place is not None
    assert claim.place.text == "Cali"


def told(text: str, role: str) -> list[str]:
    return [actor.name for claim in claims(text) for actor in claim.actors if actor.role == role]


def test_a_target_is_told_once_by_title_and_name() -> None:
    text = "Councilman Luis Ortega Perez of the Liberal Party was murdered in Cali. Ortega Perez was shot on Monday."
    assert told(text, "target") == ["councilman Luis Ortega Perez"]


def test_who_is_accused_of_an_incident_is_its_perpetrator_and_not_as_fact() -> None:
    (claim,) = claims("The governor blamed the ELN for a bomb that wounded two nuns in Cali.")
    assert [actor.name for actor in claim.actors if actor.role == "initiator"] == ["the ELN"]
    assert claim.factuality == "hedged"


def test_the_one_armed_group_told_of_is_behind_what_nobody_is_said_to_have_done() -> None:
    (_, second) = claims("The ELN kidnapped a nun in Cali. A bomb wounded two peasants near Tunja on 1 April.")
    assert [actor.name for actor in second.actors if actor.role == "initiator"] == ["ELN"]


AT_LARGE = ["The government is massacring the people of El Salvador.", "The army is bombing civilians in El Salvador."]


@pytest.mark.parametrize("text", AT_LARGE)
def test_a_whole_people_is_no_target_of_the_task(text: str) -> None:
    assert claims(text) == []


def test_things_of_civilian_use_are_no_arms() -> None:
    assert len(claims("Rebels set fire to three tank trucks near Usulutan.")) == 1


def test_a_threat_to_people_is_an_act_threatened() -> None:
    (claim,) = claims("The Shining Path has threatened the candidates with death in Lima.")
    assert (claim.event_type, claim.factuality) == ("attack", "planned")


def test_a_list_of_towns_is_an_incident_in_each() -> None:
    told = claims("Seven bombs wrecked shops in Bogota and Medellin on Monday, destroying two banks.")
    assert [claim.place.text for claim in told if claim.place] == ["Bogota", "Medellin"]


def test_a_country_only_taken_from_around_gives_way_to_the_one_that_is_meant() -> None:
    (claim,) = claims("Soldiers murdered six priests in Paris.")
    assert claim.place is not None
    around = msgspec.structs.replace(claim, place=msgspec.structs.replace(claim.place, inferred=True))
    for told, country in ((claim, "FR"), (around, "SV")):
        place = placed(told, Counter(SV=4, FR=1)).place
        assert place is not None
        assert place.country == country
