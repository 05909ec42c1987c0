"""People by name: who a list, a title or a bare name means, and what was hit that is nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import in_war, names, told

LISTS = [
    ("en", "Petro Lys, the mayor of Izium, and driver Ivan Bondar were abducted by soldiers.",
     ["Petro Lys", "driver Ivan Bondar"]),
    ("en", "Gunmen killed Karim Haddad, leader of the Future Party (FP), and lawyer Rima Nasser in Tripoli.",
     ["Karim Haddad", "lawyer Rima Nasser"]),
    ("fr", "Samuel Okoro, président du conseil de Guma, et Pierre Adé, directeur d'école, ont été abattus lundi.",
     ["Samuel Okoro", "Pierre Adé"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "victims"), LISTS)
def test_what_a_person_is_between_commas_is_nobody_else(language: str, text: str, victims: list[str]) -> None:
    assert names(told(text, language), "target") == victims


TITLES = [
    ("en", "The mayor of Izium, Petro Lys, was killed on Tuesday.", "The mayor of Izium, Petro Lys"),
    ("fr", "Le maire d'Izioum, Petro Lys, a été tué mardi.", "Le maire d'Izioum, Petro Lys"),
]


@pytest.mark.parametrize(("language", "text", "victim"), TITLES)
def test_a_title_takes_the_name_beside_it(language: str, text: str, victim: str) -> None:
    assert names(told(text, language), "target") == [victim]


BARE = [
    ("en", "Soldiers met Colonel Ahmed Barre in Kismayo. On Friday Barre was shot dead by gunmen.",
     "Colonel Ahmed Barre"),
    ("fr", "Des soldats ont rencontré le colonel Ahmed Barre à Kismayo. Vendredi, des hommes armés ont tué Barre.",
     "le colonel Ahmed Barre"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "victim"), BARE)
def test_a_bare_name_is_told_in_full(language: str, text: str, victim: str) -> None:
    (killing,) = [claim for claim in in_war(text, language) if claim.figures]
    assert names(killing, "target") == [victim]


def test_a_bare_name_that_two_people_bear_stays_bare() -> None:
    text = "Soldiers met Ahmed Barre and Hassan Barre in Kismayo. On Friday Barre was shot dead by gunmen."
    (killing,) = [claim for claim in in_war(text, "en") if names(claim, "initiator") == ["gunmen"]]
    assert names(killing, "target") == ["Barre"]


THINGS = [
    ("en", "Rebels shot down two helicopters near Goma.", "two helicopters"),
    ("en", "Militants attacked three offices of the Union Party in Quetta.", "three offices of the Union Party"),
    ("fr", "Des rebelles ont abattu deux hélicoptères près de Goma.", "deux hélicoptères"),
    ("fr", "Des rebelles ont incendié trois camions de la société Sotel près de Goma.",
     "trois camions de la société Sotel"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "thing"), THINGS)
def test_a_thing_that_was_hit_is_named_with_its_number_and_owner_and_is_no_actor(
    language: str, text: str, thing: str
) -> None:
    claim = told(text, language)
    assert [text[o.span.start : o.span.end] for o in claim.objects] == [thing]
    assert names(claim, "target") == []


def test_students_are_no_university() -> None:
    claim = told("Gunmen abducted ten university students near Kaduna.", "en")
    assert (claim.objects, names(claim, "target")) == ((), ["university students"])


ONE = [
    ("en", "The murder of senator and presidential candidate Luis Ortega in Oaxaca was condemned.",
     ["presidential candidate Luis Ortega"]),
    ("en", "Gunmen shot dead Mayor Petro Lys in Izium. The official was hit four times.", ["Mayor Petro Lys"]),
    ("en", "Judge Ana Ruiz was shot dead in Palermo on Friday. The victim was 45.", ["Judge Ana Ruiz"]),
    ("fr", "Des soldats ont tué le maire Petro Lys à Izioum. L'élu a été touché quatre fois.", ["le maire Petro Lys"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "victims"), ONE)
def test_one_person_under_several_titles_is_one_victim(language: str, text: str, victims: list[str]) -> None:
    claim = told(text, language)
    assert names(claim, "target") == victims
    assert len(claim.figures) == 1


def test_wounds_are_no_wounded_people() -> None:
    claim = told("The body of a man had three large-calibre wounds in the chest, police in Cali said.", "en")
    assert [(f.harm, f.low) for f in claim.figures] == [("killed", 1)]


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "Les policiers sont arrivés et ont arrêté six d'entre eux.", "people"),
        ("en", "Police came and arrested six of them.", "people"),
        ("en", "Rebels attacked the post and soldiers killed six of them.", "fighters"),
    ],
)
def test_whoever_does_it_is_none_of_them(language: str, text: str, group: str) -> None:
    """A pronoun for those whom a deed befalls is not for those who do it."""
    assert [figure.group for claim in in_war(text, language) for figure in claim.figures] == [group]


SEVERAL = [
    ("en", "The teachers were killed on 3 May in Beni.", []),
    ("fr", "Les instituteurs ont été tués le 3 mai à Beni.", []),
    ("en", "The teacher was killed on 3 May in Beni.", [("killed", 1)]),
    ("fr", "Une avocate a été tuée le 3 mai à Beni.", [("killed", 1)]),
    ("fr", "L'avocate a été tuée le 3 mai à Beni.", [("killed", 1)]),
    ("fr", "Les avocates ont été tuées le 3 mai à Beni.", []),
]


@pytest.mark.parametrize(("language", "text", "counted"), SEVERAL)
def test_several_without_a_number_are_not_one_and_a_woman_is(
    language: str, text: str, counted: list[tuple[str, int]]
) -> None:
    assert [(f.harm, f.low) for f in told(text, language).figures] == counted


BODIES = [
    ("en", "The mutilated body of the mayor was found near Tera.", ["the mayor"]),
    ("en", "The body of trader Musa Bello was found in Maiduguri on Monday. He had been shot.", ["trader Musa Bello"]),
    ("en", "The bodies of two villagers were found in Kaya.", ["villagers"]),
    ("en", "The bodies of two international observers were found in Kaya.", ["international observers"]),
    ("fr", "Le corps d'un agent électoral a été retrouvé près de Téra.", ["agent électoral"]),
    ("fr", "Le corps mutilé du maire a été découvert près de Téra.", ["maire"]),
    ("fr", "Les corps de trois bergers ont été retrouvés près de Ménaka.", ["bergers"]),
]


@pytest.mark.parametrize(("language", "text", "victims"), BODIES)
def test_a_body_tells_of_whose_it_is(language: str, text: str, victims: list[str]) -> None:
    (claim,) = in_war(text, language)
    assert names(claim, "target") == victims


BODIES_OF_PEOPLE = [
    ("en", "Rebels attacked a body of troops near Kitgum, killing nine.", ["body of troops"], [9]),
    ("en", "Rebels attacked a body of elders near Kitgum, killing nine.", ["body of elders"], [9]),
    ("fr", "Des rebelles ont attaqué le corps expéditionnaire à Gao : neuf morts.", ["le corps expéditionnaire"], [9]),
    ("fr", "Des tireurs ont visé le corps diplomatique à Gao : neuf morts.", ["le corps diplomatique"], [9]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "victims", "dead"), BODIES_OF_PEOPLE)
def test_a_body_of_people_is_nobody_s_body(language: str, text: str, victims: list[str], dead: list[int]) -> None:
    claim = told(text, language)
    assert (names(claim, "target"), [f.low for f in claim.figures]) == (victims, dead)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police attacked mourners carrying the body of a journalist in Jenin."),
        ("en", "Gunmen fired at an ambulance carrying the body of a trader in Goma."),
        ("fr", "La police a attaqué des gens qui portaient le corps d'un étudiant à Jénine."),
    ],
)
def test_whoever_is_carried_was_dead_before(language: str, text: str) -> None:
    attack, death = in_war(text, language)
    assert (attack.event_type, attack.figures) == ("attack", ())
    assert ([f.low for f in death.figures], names(death, "initiator")) == ([1], [])
