"""How many, of whom, harmed how: read off noun groups, with subsets, bounds and what is no number of people."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import figures, in_war, told

COUNTS = [
    ("fr", "Des hommes armés ont tué huit soldats à Gao.", ("killed", "soldiers", 8, 8, "exact")),
    ("fr", "Entre 10 et 15 insurgés ont été tués près de Gao.", ("killed", "fighters", 10, 15, "between")),
    ("fr", "Plus de 40 policiers ont été tués à Gao.", ("killed", "police", 40, 40, "more_than")),
    ("en", "Gunmen ambushed a police convoy, killing four officers.", ("killed", "police", 4, 4, "exact")),
    ("en", "Four officers of the army were killed.", ("killed", "soldiers", 4, 4, "exact")),
    ("en", 'At least 30 "rebels" were killed in Gao.', ("killed", "fighters", 30, 30, "at_least")),
    ("en", "The mine killed and wounded six soldiers near Kidal.", ("harmed", "soldiers", 6, 6, "exact")),
    ("en", "Twelve children were among the dead of a raid near Bama.", ("killed", "children", 12, 12, "exact")),
    ("en", "The strike killed the group's leader, Salim Daw.", ("killed", "people", 1, 1, "exact")),
    ("en", "Gunmen took 20 people hostage in Kabul.", ("abducted", "people", 20, 20, "exact")),
    ("en", "Nine gendarmes died in an exchange of fire.", ("killed", "police", 9, 9, "exact")),
    ("fr", "Un journaliste a été tué à Gao.", ("killed", "journalists", 1, 1, "exact")),
    ("fr", "Un commandant de 44 ans a été tué à Gao.", ("killed", "soldiers", 1, 1, "exact")),
    ("fr", "Quelque 4 000 personnes ont fui Sake.", ("displaced", "people", 4000, 4000, "about")),
    ("en", "Gunmen killed eight soldiers in Gao.", ("killed", "soldiers", 8, 8, "exact")),
    ("en", "Between 10 and 15 rebels were killed near Gao.", ("killed", "fighters", 10, 15, "between")),
    ("en", "Dozens of people were killed in an airstrike on Gao.", ("killed", "people", 20, 99, "vague")),
    ("en", "A journalist was killed in Gao.", ("killed", "journalists", 1, 1, "exact")),
    ("en", "The 44-year-old commander was killed in Gao.", ("killed", "soldiers", 1, 1, "exact")),
    ("en", "The offensive caused 48 military casualties in Gao.", ("harmed", "soldiers", 48, 48, "exact")),
    ("en", "The clash left nine dead among the rebels near Gao.", ("killed", "fighters", 9, 9, "exact")),
    ("fr", "Les combats ont fait neuf morts parmi les rebelles près de Gao.", ("killed", "fighters", 9, 9, "exact")),
    ("en", "Gunmen killed French journalist Marie Dupont in Gao.", ("killed", "journalists", 1, 1, "exact")),
    ("en", "Gunmen killed Awa Diallo in Gao.", ("killed", "people", 1, 1, "exact")),
    ("en", "Gunmen abducted 43 women and children near Gao.", ("abducted", "people", 43, 43, "exact")),
    ("en", "Ten people, all of them civilians, were killed in Gao.", ("killed", "civilians", 10, 10, "exact")),
    ("en", "The army lost 15 men near Gao.", ("killed", "soldiers", 15, 15, "exact")),
    ("en", "The ministry put the number of those killed at 30.", ("killed", "people", 30, 30, "exact")),
    ("en", "The blast claimed at least 12 lives in Gao.", ("killed", "people", 12, 12, "at_least")),
    ("fr", "Le ministère porte à 30 le nombre de personnes tuées.", ("killed", "people", 30, 30, "exact")),
    ("fr", "Les rebelles disent avoir perdu douze hommes à Gao.", ("killed", "fighters", 12, 12, "exact")),
    ("fr", "Quatre hommes qui tentaient de résister ont été abattus à Gao.", ("killed", "men", 4, 4, "exact")),
    ("fr", "Quatre civils - une femme et trois amis - ont été tués à Gao.", ("killed", "civilians", 4, 4, "exact")),
    ("en", "Five protesters were shot in the legs in Gao.", ("wounded", "protesters", 5, 5, "exact")),
    ("en", "A man was shot by soldiers in Gao and died in hospital.", ("killed", "men", 1, 1, "exact")),
    ("en", "A shell hit a bus in Gao: 17 injured.", ("wounded", "people", 17, 17, "exact")),
    ("en", "Two members of the Islamic State group were killed in Gao.", ("killed", "fighters", 2, 2, "exact")),
    ("fr", "Deux membres du groupe État islamique ont été tués à Gao.", ("killed", "fighters", 2, 2, "exact")),
    ("en", "A journalist was hit by a rubber bullet in Gao.", ("wounded", "journalists", 1, 1, "exact")),
    ("en", "Clashes left 11 people dead this month in Gao.", ("killed", "people", 11, 11, "exact")),
    ("fr", "L'ONG déplore la mort d'au moins neuf bergers à Gao.", ("killed", "civilians", 9, 9, "at_least")),
    ("fr", "Le bilan est d'au moins 20 morts à Mogadiscio.", ("killed", "people", 20, 20, "at_least")),
    ("en", "Some 4,000 people fled Sake.", ("displaced", "people", 4000, 4000, "about")),
]


@pytest.mark.parametrize(("language", "text", "wanted"), COUNTS)
def test_a_counted_group_gives_one_figure(language: str, text: str, wanted: tuple[str, str, int, int, str]) -> None:
    assert figures(told(text, language)) == [wanted]


def test_others_go_on_a_past_of_either_voice() -> None:
    """Whoever is killed and whoever is wounded beside them are counted apart, by a passive or an active verb."""
    for text in (
        "Au moins neuf personnes sont mortes et 18 autres blessées jeudi dans un attentat à Gao.",
        "Jeudi, un homme a abattu neuf personnes et blessé 18 autres dans un attentat à Gao.",
    ):
        found = {(harm, name, low) for harm, name, low, _, _ in figures(told(text, "fr"))}
        assert found == {("killed", "people", 9), ("wounded", "people", 18)}


PAIRS = [
    ("Rebels clashed with troops near Gao, killing three and wounding four soldiers.", ["soldiers", "soldiers"]),
    ("The army sustained nine dead and 12 wounded in the attack on its garrison in Gao.", ["soldiers", "soldiers"]),
    ("One rebel was killed and five others were wounded in a clash near Gao.", ["fighters", "fighters"]),
    ("Gunmen killed a girl and wounded 11 others in Gao.", ["children", "people"]),
]


@pytest.mark.parametrize(("text", "groups"), PAIRS)
def test_a_number_without_a_noun_is_of_those_counted_beside_it(text: str, groups: list[str]) -> None:
    assert [figure.group for figure in told(text, "en").figures] == groups


def test_others_are_counted_and_are_no_party() -> None:
    claim = told("One rebel was killed and five others were wounded in a clash near Gao.", "en")
    assert [actor.name for actor in claim.actors if actor.role == "target"] == ["rebel"]


SUBSETS = [
    ("fr", "La frappe sur Kharkiv a blessé au moins 20 personnes, dont trois enfants.", (20, 3)),
    ("fr", "Neuf personnes, parmi lesquelles deux femmes, ont été enlevées à Jos.", (9, 2)),
    ("en", "The strike on Kharkiv wounded at least 20 people, including three children.", (20, 3)),
    ("en", "Nine people, among them two women, were abducted in Jos.", (9, 2)),
    ("fr", "Plus de 300 personnes ont été tuées depuis mercredi, dont 70 enfants.", (300, 70)),
    ("fr", "La morgue a reçu 22 corps, dont ceux de huit enfants.", (22, 8)),
    ("fr", "Vingt personnes ont été tuées, parmi lesquelles figurent huit enfants.", (20, 8)),
    ("fr", "La frappe a tué 22 personnes, huit d'entre elles des enfants.", (22, 8)),
    ("en", "More than 300 people have been killed since Wednesday, including 70 children.", (300, 70)),
    ("en", "At least 16 people were killed in an airstrike on a market, including five children.", (16, 5)),
    ("en", "22 people were killed in the strike, eight of them children.", (22, 8)),
]


@pytest.mark.parametrize(("language", "text", "numbers"), SUBSETS)
def test_a_subset_is_tied_to_its_whole(language: str, text: str, numbers: tuple[int, int]) -> None:
    found = told(text, language).figures
    assert tuple(figure.low for figure in found) == numbers
    assert [figure.part_of for figure in found] == [None, 0]


LISTS = [
    ("fr", "La frappe a tué 20 personnes, dont trois enfants, deux femmes et un médecin.", [20, 3, 2, 1]),
    ("fr", "La frappe sur Kharkiv a tué 20 personnes, dont trois enfants, selon un médecin.", [20, 3]),
    ("en", "The strike killed 20 people, including three children, two women and a doctor.", [20, 3, 2, 1]),
    ("en", "The strike on Kharkiv killed 20 people, including three children, a doctor said.", [20, 3]),
]


@pytest.mark.parametrize(("language", "text", "numbers"), LISTS)
def test_a_list_of_subsets_ends_where_its_coordination_ends(language: str, text: str, numbers: list[int]) -> None:
    found = told(text, language).figures
    assert [figure.low for figure in found] == numbers
    assert [figure.part_of for figure in found] == [None] + [0] * (len(numbers) - 1)


HARMS = [
    ("fr", "Le bombardement de Gao a fait 12 morts et 30 blessés.", [("killed", 12), ("wounded", 30)]),
    ("fr", "Des hommes armés ont tué trois soldats à Gao et en ont blessé huit.", [("killed", 3), ("wounded", 8)]),
    ("en", "Gunmen killed 12 villagers in Gao and wounded six.", [("killed", 12), ("wounded", 6)]),
    ("en", "Rebels shelled Gao, killing four people and wounding nine.", [("killed", 4), ("wounded", 9)]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), HARMS)
def test_each_harm_keeps_its_own_number(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(figure.harm, figure.low) for figure in told(text, language).figures] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les combats ont coûté 3 millions de dollars à la ville de Goma."),
        ("fr", "Les rebelles ont bombardé Goma pendant 40 minutes."),
        ("fr", "L'armée a repris 11 villages près de Goma."),
        ("en", "The fighting cost the town of Goma 3 million dollars."),
        ("en", "Rebels shelled Goma for 40 minutes."),
        ("en", "The army captured 11 villages near Goma."),
    ],
)
def test_money_time_and_places_are_nobody(language: str, text: str) -> None:
    assert [figure for claim in in_war(text, language) for figure in claim.figures] == []


def test_what_a_revision_replaces_is_no_figure() -> None:
    assert [f.low for f in told("Le bilan est passé de 9 à 14 morts à Goma.", "fr").figures] == [14]


def test_none_is_a_figure_of_zero_and_the_happening_stands() -> None:
    claim = told("There were no casualties in the shelling of Kherson.", "en")
    assert [(figure.low, figure.high) for figure in claim.figures] == [(0, 0)]
    assert claim.factuality == "asserted"


def test_the_span_of_a_figure_holds_its_words() -> None:
    text = "Gunmen killed at least eight soldiers in Gao."
    (figure,) = told(text, "en").figures
    assert text[figure.span.start : figure.span.end] == "at least eight soldiers"


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("fr", "Le raid a fait quatre morts, dont deux enfants, et dix blessés.", ["people", "children", "people"]),
        ("en", "The raid on Goma killed nine soldiers and wounded 13.", ["soldiers", "soldiers"]),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_is_of_those_before_it_and_never_of_some_of_them(
    language: str, text: str, groups: list[str]
) -> None:
    claims = vigie.read(text, language=language, published="2024-11-30").claims
    assert [figure.group for claim in claims for figure in claim.figures] == groups


def test_what_comes_after_a_subset_is_no_part_of_it() -> None:
    claim = told("Dix soldats ont été tués à Gao, dont deux officiers, et cinq blessés.", "fr")
    assert [(f.harm, f.low, f.part_of) for f in claim.figures] == [
        ("killed", 10, None), ("killed", 2, 0), ("wounded", 5, None),
    ]  # fmt: skip


def test_a_majority_of_women_is_no_woman() -> None:
    assert [
        f.low for f in told("La frappe sur Gao a tué 22 personnes, dont une majorité de femmes.", "fr").figures
    ] == [22]


def test_others_beside_one_person_are_people() -> None:
    claim = told("The missile killed a girl and injured 11 others in Odesa.", "en")
    assert [(f.harm, f.group, f.low) for f in claim.figures] == [("killed", "children", 1), ("wounded", "people", 11)]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "Shells hit Bama on Monday. Nurses put the death toll at nine.", "Nurses"),
        ("en", "Shells hit Bama on Monday. A doctor reached by phone put the number of dead at nine.", "A doctor"),
        ("fr", "Des obus ont touché Bama lundi. Le syndicat chiffre à neuf le nombre des morts.", "Le syndicat"),
    ],
)
def test_whoever_gives_a_toll_is_its_source(language: str, text: str, source: str) -> None:
    counted = [claim for claim in in_war(text, language) if any(f.low == 9 for f in claim.figures)]
    assert [[a.source for a in claim.attribution] for claim in counted] == [[source]]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Twelve fighters were surrounded near Mocha. All of them were killed.", 12),
        ("fr", "Douze combattants ont été encerclés près de Mocha. Tous ont été tués.", 12),
        ("fr", "Quatre civils ont tous été tués par un obus à Irpin.", 4),
    ],
)
def test_a_pronoun_for_all_has_the_number_of_those_just_counted(language: str, text: str, number: int) -> None:
    assert [(f.harm, f.low) for claim in in_war(text, language) for f in claim.figures] == [("killed", number)]


COUNTED = [
    ("en", "A total of 31 villagers were abducted by gunmen in Zamfara.", ("abducted", "civilians", 31, 31, "exact")),
    ("fr", "Un total de 31 villageois ont été enlevés par des bandits dans le Zamfara.",
     ("abducted", "civilians", 31, 31, "exact")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "figure"), COUNTED)
def test_a_total_is_no_one_person(language: str, text: str, figure: tuple[str, str, int, int, str]) -> None:
    assert figures(told(text, language)) == [figure]


LISTED = [
    ("en", "Gunmen killed Karim Haddad and Rima Nasser in Tripoli.", [("killed", "people", 2, 2, "exact")]),
    ("fr", "Un maire et un juge ont été tués par des rebelles à Gao.", [("killed", "people", 2, 2, "exact")]),
    ("en", "Gunmen killed a soldier and a policeman in Tripoli.",
     [("killed", "soldiers", 1, 1, "exact"), ("killed", "police", 1, 1, "exact")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "numbers"), LISTED)
def test_people_listed_one_by_one_are_counted(
    language: str, text: str, numbers: list[tuple[str, str, int, int, str]]
) -> None:
    assert figures(told(text, language)) == numbers


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "A family of five was killed in Rafah.", [("people", 5)]),
        ("en", "A group of 12 farmers was killed near Damboa.", [("civilians", 12)]),
        ("en", "A whole family was killed in Rafah.", []),
        ("en", "Three crew were killed when a missile hit a tanker near Hodeida.", [("people", 3)]),
        ("en", "Two families were killed in Rafah.", []),
        ("fr", "Une famille de cinq personnes a été tuée à Rafah.", [("people", 5)]),
        ("fr", "Une famille entière a été tuée à Rafah.", []),
        ("fr", "Un groupe de douze villageois a été tué près de Damboa.", [("civilians", 12)]),
    ],
)
def test_many_people_in_one_word_are_not_one(language: str, text: str, numbers: list[tuple[str, int]]) -> None:
    assert [(f.group, f.low) for claim in in_war(text, language) for f in claim.figures] == numbers


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Gunmen opened fire on a priest in Jos, killing him.", [("killed", "civilians", 1)]),
        ("en", "A policeman was stabbed in Butembo. He died later in hospital.", [("killed", "police", 1)]),
        ("fr", "Un policier a été tué à Butembo. Il est mort sur le coup.", [("killed", "police", 1)]),
        ("en", "Four women were wounded in Beni. One of them later died.",
         [("wounded", "women", 4), ("killed", "women", 1)]),
        ("fr", "Quatre femmes ont été blessées à Beni. L'une d'elles est décédée.",
         [("wounded", "women", 4), ("killed", "women", 1)]),
        ("fr", "Huit soldats ont été blessés à Gao. La moitié d'entre eux ont succombé.",
         [("wounded", "soldiers", 8), ("killed", "soldiers", 4)]),
        ("en", "Eight soldiers were wounded in Gao. Half of them died.",
         [("wounded", "soldiers", 8), ("killed", "soldiers", 4)]),
        ("en", "Three of the wounded died in Goma.", [("killed", "people", 3)]),
        ("fr", "Trois des blessés sont morts à Goma.", [("killed", "people", 3)]),
    ],
)  # fmt: skip
def test_some_of_those_told_before_are_counted_and_are_of_their_people(
    language: str, text: str, wanted: list[tuple[str, str, int]]
) -> None:
    (claim,) = in_war(text, language)
    found = [(f.harm, f.group, f.low) for f in claim.figures]
    assert [figure for figure in found if figure in wanted] == wanted
    assert len([f for f in found if f[0] == "killed"]) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'embuscade a fait un mort et six blessés près de Gao.", [("killed", 1), ("wounded", 6)]),
        ("Le bilan de l'attaque de Gao est d'un mort.", [("killed", 1)]),
        ("L'obus a fait un blessé à Goma.", [("wounded", 1)]),
    ],
)
def test_one_of_the_dead_or_wounded_is_counted_by_the_article(text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(figure.harm, figure.low) for figure in told(text, "fr").figures] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "À Ansongo, quarante civils, dont 6 maçons et 34 pêcheurs, et 50 insurgés sont morts."),
        ("en", "In Ansongo, forty civilians, including 6 masons and 34 fishermen, and 50 insurgents were killed."),
    ],
)
def test_a_list_goes_on_the_whole_after_its_parts(language: str, text: str) -> None:
    """Who stands behind the last part of a whole is counted beside the whole; a place before it is in no list."""
    (claim,) = [claim for claim in in_war(text, language) if claim.figures]
    found = [(figure.low, figure.part_of) for figure in claim.figures]
    assert (40, None) in found
    assert (50, None) in found
    assert {low for low, part in found if part is not None} == {6, 34}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée a tué et blessé trente rebelles près de Gao."),
        ("en", "The army killed and wounded thirty rebels near Gao."),
    ],
)
def test_one_number_for_two_harms_is_of_both(language: str, text: str) -> None:
    assert [(harm, low) for harm, _, low, _, _ in figures(told(text, language))] == [("harmed", 30)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "L'attaque a fait un mort à Gao.", [("killed", 1)]),
        ("fr", "Un tir a fait un mort et deux blessés à Gao.", [("killed", 1), ("wounded", 2)]),
        ("en", "The attack caused a fatality in Gao.", [("killed", 1)]),
    ],
)
def test_a_noun_for_whoever_came_to_harm_counts_one(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    assert [(harm, low) for harm, _, low, _, _ in figures(told(text, language))] == wanted


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        ("fr", "Un soldat a été tué et un autre a été blessé lundi à Kidal.", [("killed", 1), ("wounded", 1)]),
        ("fr", "Cinq civils ont été tués et un autre est blessé à Soumy.", [("killed", 5), ("wounded", 1)]),
        ("fr", "Frappe sur Kharkiv : un homme tué, deux femmes blessées", [("killed", 1), ("wounded", 2)]),
        ("en", "One soldier was killed and another was wounded in Kidal.", [("killed", 1), ("wounded", 1)]),
    ],
)
def test_one_more_and_the_hurt_of_a_headline_are_counted(
    language: str, text: str, counts: list[tuple[str, int]]
) -> None:
    assert [(harm, low) for harm, _, low, _, _ in figures(told(text, language))] == counts


SIDES = [
    ("fr", "Le tir a fait trois blessés et six morts parmi les soldats à Gao.",
     [("wounded", "soldiers"), ("killed", "soldiers")]),
    ("fr", "Des raids ont fait onze morts parmi les civils à Homs.", [("killed", "civilians")]),
    ("en", "The raids left eleven dead among civilians in Homs.", [("killed", "civilians")]),
    ("fr", "La frappe a entraîné la mort de deux martyrs à Tyr.", [("killed", "people")]),
    ("fr", "Deux gendarmes ont été tués à Gao, un troisième a été blessé.",
     [("killed", "police"), ("wounded", "police")]),
    ("fr", "La police a ouvert le feu sur des miliciens à Goma, en tuant six d'entre eux.", [("killed", "fighters")]),
    ("en", "Police opened fire on militiamen in Goma, killing six of them.", [("killed", "fighters")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), SIDES)
def test_whose_dead_are_counted_is_told_beside_the_number(
    language: str, text: str, wanted: list[tuple[str, str]]
) -> None:
    assert [(harm, group) for harm, group, _, _, _ in figures(told(text, language))] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dans la province de Homs, 14 civils, dont deux enfants, ont été tués par des rebelles."),
        ("en", "In Homs province, 14 civilians, including two children, were killed by rebels."),
    ],
)
def test_people_counted_behind_the_place_that_opens_a_sentence_are_its_subject(language: str, text: str) -> None:
    assert [(harm, low) for harm, _, low, _, _ in figures(told(text, language))] == [("killed", 14), ("killed", 2)]
