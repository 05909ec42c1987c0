"""Where and when of what is told: the clause's own, what it goes on with, and never what belongs to others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import day, in_war, place

STATEMENTS = [
    ("en", "The president accused Rwanda on Tuesday of arming the rebels.", "2024-11-26"),
    ("en", "Speaking in Geneva on Tuesday, the UN envoy called for an immediate ceasefire in Yemen.", "2024-11-26"),
    ("fr", "Le président a accusé mardi le Rwanda d'armer les rebelles.", "2024-11-26"),
]


@pytest.mark.parametrize(("language", "text", "said"), STATEMENTS)
def test_a_statement_has_the_time_of_its_own_clause(language: str, text: str, said: str) -> None:
    assert [day(claim) for claim in in_war(text, language) if claim.kind == "statement"] == [said]


@pytest.mark.parametrize(
    "text", ["The mayor praised Thursday's raid in Bama.", "The mayor condemned Thursday's raid in Bama."]
)
def test_the_day_of_a_deed_is_not_when_it_was_judged(text: str) -> None:
    found = {claim.kind: day(claim) for claim in in_war(text, "en")}
    assert found == {"statement": "", "incident": "2024-11-28"}


def test_the_day_of_a_statement_is_not_that_of_what_it_tells() -> None:
    text = "In Friday's communiqué, the army said rebels killed ten men near Bama."
    assert [day(claim) for claim in in_war(text, "en")] == [""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A raid that stunned the country on Tuesday killed nine civilians in Bama."),
        ("fr", "Une attaque qui a ému le pays mardi a tué neuf civils à Bama."),
    ],
)
def test_what_came_of_a_deed_does_not_date_it(language: str, text: str) -> None:
    assert [day(claim) for claim in in_war(text, language)] == [""]


def test_what_a_clause_goes_on_with_has_its_time() -> None:
    text = "Troops crossed the river on Friday and killed 40 rebels near Damasak."
    assert [day(claim) for claim in in_war(text, "en") if claim.figures] == ["2024-11-29"]


def test_the_year_in_a_name_dates_nothing() -> None:
    (claim,) = in_war("Militants shelled the town of Agdam despite the 2020 truce deal.", "en")
    assert claim.time is None


AGREED = [
    ("en", "The rebels agreed to leave the capital in 2015 under a deal brokered by Paris.", "2015-01-01"),
    ("en", "The regime pledged to dismantle its nuclear sites in March 2007.", "2007-03-01"),
    ("en", "The rebels pledged to leave the capital in March 2025.", ""),
]


@pytest.mark.parametrize(("language", "text", "wanted"), AGREED)
def test_a_past_year_behind_what_was_agreed_on_says_when_that_was(language: str, text: str, wanted: str) -> None:
    first, *_ = in_war(text, language)
    assert day(first) == wanted


DATELINES = [
    ("en", "KABUL, November 28 (News Service) - A roadside bomb killed seven policemen in Helmand province."),
    ("fr", "BAMAKO, 28 novembre (Agence) – Une mine a tué sept gendarmes dans la région de Kidal."),
]


@pytest.mark.parametrize(("language", "text"), DATELINES)
def test_where_and_when_a_report_was_filed_is_not_where_and_when_it_happened(language: str, text: str) -> None:
    (claim,) = in_war(text, language)
    assert claim.time is None
    assert place(claim) in ("Helmand", "Kidal Region")


def test_a_dateline_without_a_dash_takes_no_part() -> None:
    (claim,) = in_war("SANAA, March 3 (News Service) Syrian troops fired rockets at Idlib on Wednesday.", "en")
    assert [actor.name for actor in claim.actors if actor.role == "initiator"] == ["Syrian troops"]


STAGES = [
    ("en", "Speaking in Geneva, the UN envoy condemned the shelling that killed 12 people.", ""),
    ("en", "The strike, condemned at a summit in Cairo, killed five children in El Geneina.", "El Geneina"),
    ("en", "A suicide bomber killed ten people at a meeting in Kandahar.", "Kandahar"),
    ("fr", "Réunis à Bruxelles, les ministres ont condamné un raid aérien qui a tué neuf infirmières.", ""),
    ("fr", "S'adressant à la presse à Nairobi, le ministre a dénoncé une attaque qui a tué six éleveurs.", ""),
    ("fr", "La frappe, condamnée lors d'un sommet au Caire, a tué cinq enfants à El Geneina.", "El Geneina"),
    ("fr", "Un kamikaze a tué dix personnes lors d'une réunion à Kandahar.", "Kandahar"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), STAGES)
def test_where_a_deed_was_spoken_of_is_not_where_it_was_done(language: str, text: str, wanted: str) -> None:
    assert [place(claim) for claim in in_war(text, language) if claim.figures] == [wanted]


POINTERS = [
    ("en", "Hundreds of families had fled to Tawila. Drones struck there overnight, killing seven.", "Tawila"),
    ("en", "The soldiers come from Kisangani. There, militiamen shot dead four of them.", "Kisangani"),
    ("fr", "Le convoi se dirigeait vers Tin Zaouatine. Neuf soldats y sont morts dans une embuscade.", "Tinzaouaten"),
    (
        "fr",
        "Des familles ont gagné Kanyabayonga. Des obus sont tombés sur place, tuant deux fillettes.",
        "Kanyabayonga",
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), POINTERS)
def test_there_is_the_place_named_last(language: str, text: str, wanted: str) -> None:
    (claim,) = [claim for claim in in_war(text, language) if any(f.harm == "killed" for f in claim.figures)]
    assert claim.place is not None
    assert (claim.place.name, claim.place.inferred, claim.place.relation) == (wanted, True, None)


def test_there_is_may_point_nowhere() -> None:
    (claim,) = in_war("Il y a eu dix morts dans un bombardement à Sinjar. Il y a eu des combats.", "fr")[:1]
    assert place(claim) == "Sinjar"


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "A rebel commander in Raqqa was killed by a coalition strike near Tabqa.", "Tabqa"),
        ("fr", "Un commandant rebelle à Raqqa a été tué par une frappe de la coalition près de Tabqa.", "Tabqa"),
        ("en", "Eight residents of Sake were killed by a shell.", "Sake"),
        ("en", "Since the start of the assault on Rafah, 300 people have been killed in the Gaza Strip.", "Gaza Strip"),
        ("fr", "Depuis l'attaque de Solhan, plus de 40 civils ont été tués au Burkina Faso.", "Burkina Faso"),
    ],
)
def test_where_it_was_leads_over_where_victims_live_and_over_what_a_total_runs_from(
    language: str, text: str, where: str
) -> None:
    assert [place(claim) for claim in in_war(text, language)] == [where]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "In a report published on 3 April 2024, the group told how soldiers in Bucha killed five men on 4 March.",
        ),
        ("fr", "Selon un bilan publié le 3 avril 2024 par l'ONG, des soldats ont tué cinq hommes à Boutcha le 4 mars."),
    ],
)
def test_the_day_of_a_report_is_not_the_day_of_what_it_tells(language: str, text: str) -> None:
    assert [day(claim) for claim in in_war(text, language)] == ["2024-03-04"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thirteen officers were jailed and, on Friday, the new governor set up a commission."),
        ("fr", "Treize officiers ont été incarcérés et, vendredi, le nouveau gouverneur a créé une commission."),
        ("fr", "Deux soldats ont été tués et, vendredi, le gouverneur a créé une commission."),
    ],
)
def test_the_day_that_opens_the_next_clause_is_not_the_day_of_the_one_before(language: str, text: str) -> None:
    assert [day(claim) for claim in in_war(text, language) if claim.figures] == [""]


def test_the_day_that_opens_a_sentence_holds_for_both_of_its_clauses() -> None:
    text = "On Friday two soldiers were killed and three rebels were captured in Gao."
    assert {day(claim) for claim in in_war(text, "en")} == {"2024-11-29"}


def test_the_day_before_whoever_did_it_is_the_deeds() -> None:
    (claim,) = in_war("Le camp a été attaqué mardi par les rebelles.", "fr")
    assert day(claim) == "2024-11-26"
