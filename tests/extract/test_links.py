"""Which words of one sentence tell one happening, and which do not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import claims, day, figures, in_war, told

TOGETHER = [
    (
        "en",
        "In Russia's Belgorod region, two civilians were killed when a drone hit a car near Shebekino.",
        "drone_strike",
        ("killed", 2),
    ),
    (
        "en",
        "Two civilians were killed when a drone hit a car in Gao, the governor wrote.",
        "drone_strike",
        ("killed", 2),
    ),
    ("en", "Six soldiers were killed when a roadside bomb hit their convoy near Gao.", "explosive", ("killed", 6)),
    ("en", "When a shell struck a market in El Fasher, nine civilians died.", "shelling", ("killed", 9)),
    ("en", "Dozens were killed after rebels shelled Homs.", "shelling", ("killed", 20)),
    (
        "fr",
        "Dix civils ont été tués lorsque des miliciens ont attaqué un village de l'Ituri.",
        "attack",
        ("killed", 10),
    ),
    ("fr", "Alors qu'un obus tombait sur le marché de Goma, neuf civils sont morts.", "shelling", ("killed", 9)),
]


@pytest.mark.parametrize(("language", "text", "event_type", "figure"), TOGETHER)
def test_a_clause_of_time_ties_a_harm_to_what_brought_it_about(
    language: str, text: str, event_type: str, figure: tuple[str, int]
) -> None:
    claim = told(text, language)
    assert claim.event_type == event_type
    assert [(f[0], f[2]) for f in figures(claim)] == [figure]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nine soldiers were killed and 13 wounded in an ambush near Gao."),
        ("fr", "Neuf soldats ont été tués et 13 blessés dans une embuscade près de Gao."),
    ],
)
def test_a_number_without_a_noun_counts_the_people_before_it(language: str, text: str) -> None:
    assert [(f[0], f[1], f[2]) for f in figures(told(text, language))] == [
        ("killed", "soldiers", 9),
        ("wounded", "soldiers", 13),
    ]


def test_captives_who_are_freed_are_not_taken_again() -> None:
    (claim,) = claims("Rebels attacked Goma on Friday. Hamas released four hostages in Gaza.", "en", "release")
    assert claim.figures == ()
    assert claims("Rebels attacked Goma on Friday. Hamas released four hostages in Gaza.", "en", "abduction") == []


def test_what_a_group_did_before_is_no_figure_of_its_new_attack() -> None:
    text = "The group, which has killed hundreds of people since 2009, attacked a market in Maiduguri, killing 30."
    (attack,) = [claim for claim in claims(text, "en") if claim.kind == "incident"]
    assert [f.low for f in attack.figures] == [30]


def test_a_raid_that_kills_burns_and_loots_is_one_attack() -> None:
    claim = told("Bandits attacked Dori, killing 15 people, burning houses and stealing livestock.", "en")
    assert (claim.event_type, [f.low for f in claim.figures]) == ("attack", [15])


def test_a_list_of_places_within_lists_is_a_claim_for_each() -> None:
    found = claims(
        "Rebels captured the city of Kafr Zita, the towns of Latamneh and Morek, and the village of Maardes.", "en"
    )
    taken = [claim.place.text for claim in found if claim.place]
    assert len(taken) == 4
    assert all(name in text for name, text in zip(["Kafr Zita", "Latamneh", "Morek", "Maardes"], taken, strict=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Un camion de l'armée a roulé sur une mine près de Gao, tuant six soldats."),
        ("fr", "Une patrouille est tombée dans une embuscade à Gao, faisant six morts."),
        ("en", "An army lorry drove over a mine near Gao, killing six soldiers."),
    ],
)
def test_whoever_a_deed_befalls_has_not_done_it(language: str, text: str) -> None:
    claim = told(text, language)
    assert [f[2] for f in figures(claim)] == [6]
    assert not [actor for actor in claim.actors if actor.role == "initiator"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cinq soldats ont été tués vendredi à Gao, trois jours après la mort de deux gendarmes à Ménaka."),
        ("fr", "Cinq soldats ont été tués vendredi à Gao, trois jours après que des rebelles ont tué deux gendarmes."),
        ("en", "Five soldiers were killed on Friday in Gao, three days after rebels killed two guards near Menaka."),
    ],
)
def test_the_deed_that_a_time_is_counted_from_is_another_and_has_another_day(language: str, text: str) -> None:
    first, second = claims(text, language)
    assert [[f[2] for f in figures(claim)] for claim in (first, second)] == [[5], [2]]
    assert (day(first), day(second)) == ("2024-11-29", "")


def test_what_somebody_says_he_will_do_is_no_circumstance() -> None:
    text = "Neuf soldats ont été tués à Gao, alors qu'un chef rebelle a dit qu'il tenterait de capturer le ministre."
    assert [[actor.name for actor in claim.actors] for claim in claims(text, "fr", "attack")] == [["soldats"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Seize civils sont morts quand un kamikaze s'est fait exploser à Gao, où neuf gendarmes ont péri dans "
               "d'autres attaques."),
        ("en", "Sixteen civilians died when a bomber blew himself up in Gao, where nine guards died in other attacks."),
    ],
)  # fmt: skip
def test_a_clause_of_time_ties_no_harm_of_other_attacks(language: str, text: str) -> None:
    found = {claim.event_type: [f[2] for f in figures(claim)] for claim in in_war(text, language)}
    assert found == {"suicide_bombing": [16], "attack": [9]}


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("fr", "L'armée a mené des frappes qui ont tué douze civils à Gao.", "L'armée"),
        ("fr", "La police a lancé une opération qui a tué douze civils à Gao.", "La police"),
        ("en", "The police launched an operation that killed twelve civilians in Gao.", "The police"),
    ],
)
def test_whoever_set_about_what_killed_has_killed(language: str, text: str, doer: str) -> None:
    claim = told(text, language)
    assert [actor.name for actor in claim.actors if actor.role == "initiator"] == [doer]
    assert [f[2] for f in figures(claim)] == [12]


def test_a_locution_shares_the_perfect_before_it() -> None:
    claim = told("Des inconnus ont fait irruption dans un bar de Jos et ouvert le feu, tuant quatre clients.", "fr")
    assert [actor.name for actor in claim.actors if actor.role == "initiator"] == ["Des inconnus"]
    assert [f[2] for f in figures(claim)] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "A girl died in a drone attack in Beryslav and a second woman was killed when shells hit Antonivka.",
        "Three were killed in an airstrike on Tyre and five were wounded in a drone strike on Nabatieh.",
        "A fighter was killed near Nawa, while a child was wounded by shelling in Tafas.",
    ],
)
def test_harms_that_each_have_a_deed_of_their_own_are_two_happenings(text: str) -> None:
    assert [len(figures(claim)) for claim in claims(text, "en")] == [1, 1]


def test_a_deed_that_is_named_again_is_no_second_one() -> None:
    claim = told("Ten people died in a blast in Kabul and 20 others were wounded in the explosion.", "en")
    assert [(f[0], f[2]) for f in figures(claim)] == [("killed", 10), ("wounded", 20)]


GRIEVANCES = [
    ("en", "Hundreds of residents protested over the murder of two teachers in Kaduna on Monday."),
    ("en", "Judges went on strike to protest the murder of Judge Karim Haddad in Beirut."),
    ("fr", "Des habitants ont manifesté après le meurtre de deux enseignants à Kaduna lundi."),
    ("fr", "Des milliers de personnes ont défilé à Beyrouth contre l'assassinat de la journaliste Rima Saad."),
]


@pytest.mark.parametrize(("language", "text"), GRIEVANCES)
def test_whose_murder_a_protest_is_about_did_not_die_in_it(language: str, text: str) -> None:
    protests = claims(text, language, "protest")
    assert all(not claim.figures for claim in protests)
    assert [claim.figures[0].harm for claim in claims(text, language, "attack")] == ["killed"]


WEAPONS = [
    ("en", "A bomb in Homs left nine dead.", "explosive"),
    ("en", "A grenade caused two deaths in a bar in Homs.", "grenade"),
    ("fr", "Une bombe a fait neuf morts à Homs.", "explosive"),
    ("fr", "Une grenade a fait deux morts dans un bar de Homs.", "grenade"),
]


@pytest.mark.parametrize(("language", "text", "event_type"), WEAPONS)
def test_a_weapon_that_left_dead_says_how_they_died(language: str, text: str, event_type: str) -> None:
    claim = told(text, language)
    assert claim.event_type == event_type
    assert [text[means.span.start : means.span.end].split()[-1] for means in claim.means]


def test_a_crash_left_no_dead_by_arms() -> None:
    assert in_war("The helicopter crash left nine dead in Homs.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "A drone struck a village, killing four herders in Kaduna.", ["Kaduna"]),
        ("fr", "Un drone a frappé un village, tuant quatre bergers à Kaduna.", ["Kaduna"]),
        ("en", "The army shelled a camp in Bunia, killing four herders in Goma.", ["Bunia", "Goma"]),
    ],
)
def test_a_village_without_a_name_is_no_other_place(language: str, text: str, where: list[str]) -> None:
    assert [claim.place.name for claim in in_war(text, language) if claim.place is not None] == where


def test_a_raid_that_kills_first_is_an_attack_whoever_else_is_driven_out() -> None:
    claim = told("Gunmen raided ten villages in Djugu, killing 30 farmers and abducting 80 people.", "en")
    assert claim.event_type == "attack"
    assert sorted((f[0], f[2]) for f in figures(claim)) == [("abducted", 80), ("killed", 30)]


def test_two_deeds_at_two_places_stay_two_before_a_neighbour() -> None:
    claims = in_war("Rebels killed 40 herders in Mopti and shot nine guards at a post in neighbouring Djibo.", "en")
    assert [claim.place.name for claim in claims if claim.place] == ["Mopti", "Djibo"]


@pytest.mark.parametrize(
    ("language", "text", "told_of"),
    [
        ("fr", "Neuf personnes ont été tuées et 700 maisons brûlées dans une attaque à Goma.", ["attack"]),
        ("fr", "Neuf personnes ont été tuées à Goma et une école a été incendiée à Beni.", ["attack", "destruction"]),
        ("en", "Nine people were killed and 700 houses were burned in an attack in Goma.", ["attack"]),
        ("en", "Nine people were killed in Goma and a school was burned in Beni.", ["attack", "destruction"]),
    ],
)
def test_what_burnt_beside_the_dead_is_of_their_attack(language: str, text: str, told_of: list[str]) -> None:
    assert [claim.event_type for claim in in_war(text, language)] == told_of


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        (
            "fr",
            "Cinq policiers ont été blessés mardi à Pelaya dans un assaut attribué par les autorités à l'ELN.",
            "l'ELN",
        ),
        (
            "en",
            "Five policemen were wounded in Pelaya on Tuesday in an attack blamed by the army on the ELN.",
            "the ELN",
        ),
        (
            "fr",
            "Une patrouille de l'armée est tombée dans une embuscade tendue par des rebelles à Bouar.",
            "des rebelles",
        ),
        ("en", "An army patrol fell into an ambush laid by rebels in Bouar.", "rebels"),
    ],
)
def test_who_is_said_to_have_done_it_and_not_who_says_so(language: str, text: str, doer: str) -> None:
    claims = [c for c in vigie.read(text, language=language, published="2024-06-12").claims if c.kind == "incident"]
    assert [[a.name for a in claim.actors if a.role == "initiator"] for claim in claims] == [[doer]]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Les combats avec le M23 ont déjà entraîné la mort de 14 commerçants et blessé près de 25 enfants à Sake.",
            [("killed", 14), ("wounded", 25)],
        ),
        ("L'attaque des rebelles à Bouar a entraîné la mort d'un soldat.", [("killed", 1)]),
        ("L'attaque des rebelles à Bouar s'est soldée par la mort de dizaines de soldats.", [("killed", 20)]),
        ("Un obus de l'armée a touché un marché d'Omdurman lundi qui a fait neuf morts.", [("killed", 9)]),
    ],
)
def test_each_number_is_of_its_own_harm(text: str, figures: list[tuple[str, int]]) -> None:
    claims = [c for c in vigie.read(text, language="fr", published="2024-06-12").claims if c.kind == "incident"]
    assert [(f.harm, f.low) for claim in claims for f in claim.figures] == figures


PARTED = [
    ("fr", "Un obus est tombé sur Goma, tuant trois civils, tandis que sept commerçants ont été blessés à Sake."),
    ("fr", "Une bombe a tué trois civils à Goma, tandis que sept ont été blessés à Sake lorsqu'un drone a tiré."),
    ("en", "A strike hit a car in Goma, killing three, while seven were wounded in Sake when a drone fired."),
]


@pytest.mark.parametrize(("language", "text"), PARTED)
def test_two_clauses_with_a_place_each_are_two_happenings(language: str, text: str) -> None:
    found = {(c.place.name if c.place else "", f.harm, f.low) for c in in_war(text, language) for f in c.figures}
    assert found == {("Goma", "killed", 3), ("Sake", "wounded", 7)}


ROWS = [
    ("fr", "Six villageois ont été tués et dix enlevés lundi à Gao."),
    ("fr", "L'attaque de lundi a fait six tués et dix enlevés à Gao."),
    ("fr", "Six civils ont été tués, dix jeunes ont été enlevés et des boutiques pillées à Gao."),
    ("en", "Six villagers were killed and ten abducted on Monday in Gao."),
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_the_dead_and_the_taken_of_one_row_are_one_attack_s(language: str, text: str) -> None:
    claim = next(c for c in in_war(text, language) if c.event_type == "attack")
    assert {(f.harm, f.low) for f in claim.figures} == {("killed", 6), ("abducted", 10)}


LISTS = [
    ("fr", "L'armée fait état de deux douaniers, six policiers et un infirmier tués à Gao.", {2, 6, 1}),
    ("fr", "Le bilan serait de six tués et neuf habitants blessés à Gao.", {6, 9}),
    ("en", "The toll is three guards, five policemen and a civilian killed in Gao.", {3, 5, 1}),
]


@pytest.mark.parametrize(("language", "text", "lows"), LISTS)
def test_a_participle_behind_a_list_of_people_tells_of_all_of_them(language: str, text: str, lows: set[int]) -> None:
    assert {f.low for claim in in_war(text, language) for f in claim.figures} == lows


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("en", "Two peacekeepers were killed when their base in Abyei came under drone attack.", "drone_strike"),
        ("en", "Six people died when the market in Sake came under artillery fire.", "shelling"),
        ("fr", "Deux Casques bleus ont été tués lorsque leur base d'Abyei a été visée par une attaque de drone.",
         "drone_strike"),
    ],
)  # fmt: skip
def test_a_deed_that_a_verb_carries_in_a_clause_of_time_is_the_harm_s(
    language: str, text: str, event_type: str
) -> None:
    (claim,) = claims(text, language)
    assert claim.event_type == event_type
    assert [figure.harm for figure in claim.figures] == ["killed"]


def test_missing_behind_the_dead() -> None:
    """ "Are missing" behind a passive is no participle: its subject is who is missing."""
    (claim,) = claims("Rebels fired a missile at a ship off Aden. Four sailors were killed and nine are missing.", "en")
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 4), ("missing", 9)]
