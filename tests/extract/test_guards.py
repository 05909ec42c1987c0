"""What must stand beside a word before it tells a happening."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims, in_war, told

ALONE = [
    ("fr", "La frappe sur le but a fait vibrer le stade."),
    ("fr", "L'attaque du livre est superbe."),
    ("fr", "Le tournage a été bombardé de questions."),
    ("en", "The strike at the plant entered its third week."),
    ("en", "The attack on the referee's decision went too far."),
    ("en", "The ad campaign bombed."),
]


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_weak_word_alone_tells_nothing(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("fr", "La police a arrêté onze suspects à Mopti.", "arrest"),
        ("en", "Police arrested eleven suspects in Mopti.", "arrest"),
    ],
)
def test_a_weak_word_tells_in_a_report_on_a_war(language: str, text: str, event_type: str) -> None:
    assert claims(text, language) == []
    assert told(text, language).event_type == event_type


AT_LARGE = [
    "Gunmen killed two soldiers in Gao on Monday. In many cases guerrillas kidnap farmers.",
    "Gunmen killed two soldiers in Gao on Monday. Rebels have murdered mayors and teachers.",
]


@pytest.mark.parametrize("text", AT_LARGE)
def test_what_somebody_does_at_large_is_no_deed(text: str) -> None:
    assert [figure.low for claim in claims(text, "en") for figure in claim.figures] == [2]


def test_a_present_that_names_a_place_tells_a_deed() -> None:
    assert claims("Turkish forces bombard positions in Al-Hasakah.", "en")


def test_an_aircraft_that_was_hit_did_not_hit() -> None:
    claim = told("Rebels fired on two helicopters in Gao.", "en")
    assert (claim.event_type, [thing.kind for thing in claim.objects]) == ("attack", ["aircraft"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen killed two men on a road near Gao."),
        ("fr", "Des hommes armés ont tué deux hommes sur une route près de Gao."),
    ],
)
def test_a_road_where_it_happened_was_not_hit(language: str, text: str) -> None:
    assert told(text, language).objects == ()


def test_headquarters_of_a_union_are_no_base() -> None:
    kinds = [
        thing.kind for thing in told("Gunmen attacked the headquarters of the teachers' union in Gao.", "en").objects
    ]
    assert kinds == ["other"]


def test_the_last_hours_are_no_history() -> None:
    assert not told("In the past few hours rebels have destroyed a bridge near Gao.", "en").background


HABITS = [
    ("fr", "Les attaques sont fréquentes."),
    ("fr", "Il faut combattre les attaques."),
    ("en", "Attacks are common."),
    ("en", "Ways to stop attacks were discussed."),
]


@pytest.mark.parametrize(("language", "text"), HABITS)
def test_words_for_a_kind_of_happening_tell_none(language: str, text: str) -> None:
    assert [claim for claim in in_war(text, language) if claim.kind == "incident"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée a capturé onze villages près de Goma."),
        ("en", "The army captured eleven villages near Goma."),
    ],
)
def test_a_place_is_no_prisoner(language: str, text: str) -> None:
    assert {claim.event_type for claim in in_war(text, language)} <= {"territory_capture"}
    assert not any(claim.figures for claim in in_war(text, language))


@pytest.mark.parametrize(
    ("text", "event_type", "event"),
    [
        ("Cairo has lifted the curfew in the province.", "announce", "CONCEDE"),
        ("Cairo will not lift the curfew.", "deny", "REJECT"),
        ("Oslo gave ten million dollars in aid to Chad.", "humanitarian_aid", "AID"),
        ("The prime minister hosted the Kenyan president.", "consult", "CONSULT"),
    ],
)
def test_a_feed_on_a_conflict_tells_what_parties_do_to_each_other_in_words(
    text: str, event_type: str, event: str
) -> None:
    claim = told(text, "en")
    assert claim.event_type == event_type
    assert claim.codes.plover is not None
    assert claim.codes.plover.event == event


def test_elsewhere_such_deeds_are_told_where_they_are_about_the_conflict() -> None:
    war = "Rebels killed nine soldiers near Bangui on Friday. "
    assert claims(war + "Oslo gave ten million dollars in aid to Chad.", "en", "humanitarian_aid") == []
    assert len(claims(war + "Oslo gave ten million dollars to refugees in Chad.", "en", "humanitarian_aid")) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Insurgents who have carried out devastating attacks in the north hold the road."),
        ("fr", "Les insurgés qui ont mené des attaques dévastatrices dans le nord tiennent la route."),
    ],
)
def test_a_deed_that_only_says_who_is_meant_is_not_told(language: str, text: str) -> None:
    assert all(claim.event_type != "attack" for claim in in_war(text, language))


def test_a_deed_of_a_day_or_a_place_is_told_in_a_relative_clause_too() -> None:
    found = in_war("Rebels who attacked Goma on Monday killed ten people.", "en")
    assert any(claim.place is not None and claim.place.name == "Goma" for claim in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army announced an operation to recapture Sirte."),
        ("fr", "L'armée a annoncé une opération pour reprendre Syrte."),
    ],
)
def test_what_an_operation_is_to_do_is_planned(language: str, text: str) -> None:
    assert {claim.factuality for claim in in_war(text, language)} == {"planned"}


UNREAL = [
    ("fr", "Les combattants peuvent ainsi frapper Kidal à tout moment."),
    ("fr", "Depuis cette base, les jihadistes peuvent préparer des attentats à Niamey."),
    ("fr", "Les efforts déployés pour empêcher les jihadistes de prendre le pouvoir au Mali continuent."),
    ("en", "From those hills the militia can shell Goma at will, a resident said."),
    ("en", "From the border the militants can mount attacks on Niamey."),
]


@pytest.mark.parametrize(("language", "text"), UNREAL)
def test_what_can_be_done_or_is_to_be_prevented_did_not_happen(language: str, text: str) -> None:
    assert in_war(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée est parvenue mardi à empêcher les rebelles d'entrer à Goma."),
        ("en", "The army prevented the rebels from entering Goma on Monday."),
    ],
)
def test_what_was_prevented_was_foiled(language: str, text: str) -> None:
    claim = told(text, language)
    assert claim.outcome == "foiled"
    assert [actor.name.lower() for actor in claim.actors] == ["les rebelles" if language == "fr" else "the rebels"]


def test_an_organisation_that_speaks_is_no_dead_body() -> None:
    text = (
        "The African Union urged both sides to stop, the body said in a statement after a raid on Kadugli killed ten."
    )
    assert [f.low for claim in in_war(text, "en") for f in claim.figures] == [10]


def test_nameless_held_districts_say_which_ones_are_meant() -> None:
    assert in_war("Aid has not reached rebel-held districts of Aleppo since May.", "en") == []


def test_a_bare_plural_that_did_something_at_a_place_is_told() -> None:
    """ "Des affrontements à Sake *ont vidé* trois villages" tells of some; what worries people may be any."""
    assert [c.event_type for c in in_war("Des affrontements à Sake ont touché trois villages.", "fr")] == [
        "armed_clash"
    ]
    assert in_war("Des affrontements à Sake inquiètent les ONG.", "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "types"),
    [
        ("en", "The lawmaker attacked the military for its silence.", []),
        ("en", "The president attacked the opposition at a rally in Kampala.", []),
        ("en", "The rebel leader attacked the army near Beni.", ["attack"]),
        ("en", "The mayor attacked a policeman with a knife in Jos.", ["attack"]),
        ("fr", "Le président a attaqué l'opposition lors d'un meeting à Kampala.", []),
        ("fr", "Le sénateur a attaqué l'armée au sujet du budget.", []),
        ("en", "The general called the militia cowards.", []),
    ],
)
def test_an_attack_in_words_is_none(language: str, text: str, types: list[str]) -> None:
    assert [claim.event_type for claim in in_war(text, language)] == types


def test_the_verb_of_who_told_it_forbids_nothing() -> None:
    text = "Gunmen stormed a prison in Kuje and freed dozens of inmates, local media reported."
    assert "release" in [claim.event_type for claim in in_war(text, "en")]
