"""Which tellings of a report are one happening, and which are not."""

from __future__ import annotations

import pytest

import vigie
from vigie.model.claim import Claim


def happenings(text: str, language: str) -> list[Claim]:
    """The claims of a text that are no statements."""
    reading = vigie.read(text, language=language, published="2024-11-30")
    return [claim for claim in reading.claims if claim.kind != "statement"]


def numbers(claim: Claim) -> list[tuple[str, int]]:
    return [(figure.harm, figure.low) for figure in claim.figures]


ONE = [
    (
        "en",
        "A bomb exploded in Kabul on Tuesday. The attack killed four policemen and wounded seven.",
        [("killed", 4), ("wounded", 7)],
    ),
    (
        "fr",
        "Une bombe a explosé à Kaboul mardi. L'attaque a tué quatre policiers et en a blessé sept.",
        [("killed", 4), ("wounded", 7)],
    ),
    (
        "en",
        "Airstrike kills five in Mekelle\n\nAn airstrike killed five people in Mekelle on Tuesday, a doctor said.",
        [("killed", 5)],
    ),
    (
        "fr",
        "Un raid aérien fait cinq morts à Mekele\n\nUn raid aérien a tué cinq personnes à Mekele mardi, "
        "selon un médecin.",
        [("killed", 5)],
    ),
    (
        "en",
        "A car bomb exploded in Mogadishu on Monday, killing ten people. Police said the bombing killed ten people.",
        [("killed", 10)],
    ),
    (
        "en",
        "Senator Awa Diallo was killed by gunmen in Gao on Tuesday. The murder of Awa Diallo shook Gao.",
        [("killed", 1)],
    ),
    (
        "en",
        "A bomb exploded outside a bank in Kabul on Tuesday, wounding two people. Three cars were destroyed.",
        [("wounded", 2)],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), ONE)
def test_a_happening_told_again_is_one_claim(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    (claim,) = happenings(text, language)
    assert numbers(claim) == wanted
    assert len(claim.evidence) > 1


TWO = [
    (
        "en",
        "Rebels shelled Goma on Monday, killing three people. The army shelled Sake on Tuesday, killing two people.",
        [("Goma", 3), ("Sake", 2)],
    ),
    (
        "fr",
        "Les rebelles ont bombardé Goma lundi, tuant trois personnes. L'armée a bombardé Sake mardi, "
        "tuant deux personnes.",
        [("Goma", 3), ("Sake", 2)],
    ),
    (
        "en",
        "Shelling killed five people in Donetsk on Monday. Shelling killed two people in Kherson on Tuesday.",
        [("Donetsk", 5), ("Kherson", 2)],
    ),
    (
        "en",
        "Rebels killed four soldiers near Goma on Monday. The army killed eleven rebels near Sake on Tuesday.",
        [("Goma", 4), ("Sake", 11)],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TWO)
def test_other_places_other_happenings(language: str, text: str, wanted: list[tuple[str, int]]) -> None:
    found = happenings(text, language)
    assert [(claim.place.name if claim.place else "", claim.figures[0].low) for claim in found] == wanted


ANOTHER = [
    (
        "en",
        "Gunmen killed six people near Jos on Monday. Another attack in the town of Bokkos left four dead on Tuesday.",
    ),
    ("fr", "Des hommes armés ont tué six personnes près de Jos lundi. Une autre attaque a fait quatre morts à Bokkos."),
]


@pytest.mark.parametrize(("language", "text"), ANOTHER)
def test_another_attack_is_another(language: str, text: str) -> None:
    assert [numbers(claim) for claim in happenings(text, language)] == [[("killed", 6)], [("killed", 4)]]


HISTORY = [
    (
        "en",
        "A car bomb exploded in Mogadishu on Monday, killing ten people. In 2017, a truck bomb in Mogadishu killed "
        "587 people.",
    ),
    (
        "fr",
        "Une voiture piégée a explosé à Mogadiscio lundi, faisant dix morts. En 2017, un camion piégé à Mogadiscio "
        "avait tué 587 personnes.",
    ),
]


@pytest.mark.parametrize(("language", "text"), HISTORY)
def test_history_is_never_folded_into_news(language: str, text: str) -> None:
    news, history = happenings(text, language)
    assert (numbers(news), news.background) == ([("killed", 10)], False)
    assert (numbers(history), history.background) == ([("killed", 587)], True)


def test_a_denial_keeps_apart_from_what_is_denied() -> None:
    text = (
        "Le gouverneur a dit que les rebelles avaient bombardé Goma lundi, tuant trois personnes. "
        "Les rebelles ont démenti avoir bombardé Goma."
    )
    bombed, denied = vigie.read(text, language="fr", published="2024-11-30").claims
    assert (bombed.kind, bombed.factuality, numbers(bombed)) == ("incident", "asserted", [("killed", 3)])
    assert (denied.kind, denied.event_type, denied.figures) == ("statement", "deny", ())


def test_a_toll_is_not_folded_into_an_incident() -> None:
    found = happenings(
        "Les combats ont tué plus de 300 civils depuis mercredi dans la province d'Idlib, selon l'ONU. "
        "Vendredi, un obus a tué deux enfants à Idlib.",
        "fr",
    )
    assert [(claim.kind, numbers(claim)) for claim in found] == [
        ("toll", [("killed", 300)]),
        ("incident", [("killed", 2)]),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A suicide bomber blew himself up in Mogadishu, killing five people. Al-Shabaab claimed the bombing.",
        ),
        ("fr", "Des miliciens ont attaqué un village de l'Ituri. Ce massacre a été attribué à la Codeco."),
        ("en", "Jets bombed a school in Tabayin, killing eleven children. The army said it had targeted rebels."),
    ],
)
def test_who_is_behind_a_deed_tells_on_it(language: str, text: str) -> None:
    assert len(happenings(text, language)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 4 November a mine killed 20 traders near Djibo. The attack on Monday wounded six soldiers."),
        ("fr", "Le 4 novembre, une mine a tué 20 commerçants à Djibo. L'attaque de lundi a blessé six soldats."),
    ],
)
def test_deeds_of_days_apart_are_two(language: str, text: str) -> None:
    assert [numbers(claim) for claim in happenings(text, language)] == [[("killed", 20)], [("wounded", 6)]]


def test_a_deed_told_apart_is_another() -> None:
    text = "An airstrike hit a depot in Damascus on Friday. An airstrike also hit a market."
    assert len(happenings(text, "en")) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The army said that 22 rebels were killed in an attack in Bama on Tuesday. "
            "A doctor said seven soldiers died.",
        ),
        (
            "fr",
            "L'armée affirme que 22 rebelles ont été tués dans une attaque à Bama mardi. "
            "Un médecin dit que sept soldats sont morts.",
        ),
    ],
)
def test_figures_of_two_sources_are_a_claim_each(language: str, text: str) -> None:
    found = [(numbers(claim), [a.source for a in claim.attribution]) for claim in happenings(text, language)]
    assert [number for number, _ in found] == [[("killed", 22)], [("killed", 7)]]
    assert all(len(sources) == 1 for _, sources in found)


def test_who_gives_no_figure_is_no_source_of_one() -> None:
    text = (
        "Selon des témoins, un raid aérien a tué quatre bergers à Kutum samedi. "
        "L'armée affirme que ce raid n'a visé que des combattants."
    )
    first = happenings(text, "fr")[0]
    assert numbers(first) == [("killed", 4)]
    assert [a.source for a in first.attribution] == ["des témoins"]


def test_two_sources_of_one_sentence_count_apart() -> None:
    text = "The army said that nine rebels were killed in Bama; a doctor, however, said that 12 villagers were killed."
    assert [numbers(claim) for claim in happenings(text, "en")] == [[("killed", 9)], [("killed", 12)]]


APART = [
    ("en", "Gunmen raped a trader in Goma. The killing of Jean Mbusa caused anger in Goma."),
    ("en", "Gunmen raided villages around Djibo. The attack on Solhan was marked by its cruelty."),
    ("en", "Minister Luis Perez died after an attack by rebels in Cali. Bodyguards shot the killer dead."),
    ("fr", "Des hommes armés ont violé une commerçante à Goma. L'assassinat de Jean Mbusa a ému Goma."),
    ("fr", "Des groupes armés mènent des raids autour de Djibo. L'attaque du village de Solhan a marqué les esprits."),
    ("fr", "Des soldats ont tiré sur des passants à Bakhmout. Il faisait froid. Dans une cave gisaient cinq corps."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), APART)
def test_what_the_text_does_not_link_stays_apart(language: str, text: str) -> None:
    assert len([c for c in happenings(text, language) if c.kind == "incident"]) > 1


def test_bodies_found_are_the_victims_of_what_the_sentence_before_tells() -> None:
    found = happenings("Russian forces shelled a market in Bakhmut on Monday. Medics found four bodies.", "en")
    assert [numbers(claim) for claim in found] == [[("killed", 4)]]


def test_two_holders_of_parts_of_a_city_are_two_claims_of_control() -> None:
    text = "Rebels shelled government-held western Aleppo on Monday. Planes bombed opposition-held eastern Aleppo."
    held = [claim for claim in happenings(text, "en") if claim.kind == "control"]
    assert sorted(actor.name for claim in held for actor in claim.actors) == ["government", "opposition"]
    assert len(held) == 2


RIVALS = [
    (
        "en",
        "The army repelled an assault near Bama on Monday. Mayor Ali Diallo said a shell hit a market in Gwoza, "
        "wounding five people. A doctor put the number of wounded at seven.",
        [[], [("wounded", 5)], [("wounded", 7)]],
    ),
    (
        "fr",
        "L'armée a repoussé un assaut près de Bama lundi. Le maire Ali Diallo a dit qu'un obus avait touché un marché "
        "à Gwoza, blessant cinq personnes. Un médecin chiffre à sept le nombre des blessés.",
        [[], [("wounded", 5)], [("wounded", 7)]],
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), RIVALS)
def test_a_rival_number_is_of_what_was_told_last_and_of_nothing_before(
    language: str, text: str, told: list[list[tuple[str, int]]]
) -> None:
    assert [numbers(claim) for claim in happenings(text, language)] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A monitor counted 19 dead in Bama after the raid. The Islamic State group claimed the attack."),
        ("fr", "Une ONG évoque un bilan de 19 morts à Bama. Le groupe État islamique a revendiqué l'attaque."),
    ],
)
def test_who_claims_an_attack_is_not_named_by_whoever_counts_its_dead(language: str, text: str) -> None:
    counted = [claim for claim in happenings(text, language) if claim.figures]
    assert len(counted) == 1
    assert not counted[0].actors or all(actor.role != "initiator" for actor in counted[0].actors)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Gunmen killed nine in Bama. A commander, known as Bull, denied on air that his men took part in the raid.",
        ),
        ("fr", "Des hommes armés ont tué neuf civils à Bama. La milice dément que ses hommes aient participé au raid."),
    ],
)
def test_whoever_denies_a_part_in_a_deed_did_not_do_it(language: str, text: str) -> None:
    doers = [a.name for claim in happenings(text, language) for a in claim.actors if a.role == "initiator"]
    assert len(doers) == 1
    assert doers[0].lower() in ("gunmen", "des hommes armés")


def test_a_headline_is_told_by_what_several_sentences_say_of_it() -> None:
    text = (
        "Gunmen abduct dozens of pupils in northern Nigeria.\nArmed men stormed a boarding school in Kuriga, in Kaduna "
        "state. They overpowered the guards, and abducted dozens of pupils."
    )
    (claim,) = happenings(text, "en")
    assert claim.event_type == "abduction"
    assert claim.place is not None
    assert claim.place.name == "Kuriga"


def test_what_was_foiled_is_not_what_was_done() -> None:
    text = "The monitor reported fierce clashes near Aleppo. State television said the army foiled an attack on Aleppo."
    assert sorted(claim.outcome for claim in happenings(text, "en")) == ["done", "foiled"]


DEATHS = [
    ("en", "Colonel Ahmed Barre was killed in Kismayo on Friday. He left a wife. Rebels shot Barre dead at Jilib."),
    ("fr", "Le colonel Ahmed Barre a été tué à Kismayo. Il était marié. Des rebelles ont abattu Barre à Jilib."),
]


@pytest.mark.parametrize(("language", "text"), DEATHS)
def test_nobody_is_killed_twice_whatever_the_tellings_say_of_the_place(language: str, text: str) -> None:
    assert len([c for c in happenings(text, language) if c.kind == "incident"]) == 1


def test_damage_that_a_deed_causes_is_told_with_the_deed() -> None:
    (claim,) = happenings("Two men hurled a bomb at a bank in Multan, causing serious damage to the bank.", "en")
    assert (claim.event_type, [actor.name for actor in claim.actors]) == ("explosive", ["men"])


WEAPONS = [
    ("en", "A bomb exploded outside a bank in Athens on Monday. The bomb was hidden by two men in a bin."),
    ("fr", "Une bombe a explosé devant une banque à Athènes lundi. La bombe avait été posée par deux hommes."),
]


@pytest.mark.parametrize(("language", "text"), WEAPONS)
def test_the_weapon_told_of_before_tells_on(language: str, text: str) -> None:
    assert len([c for c in happenings(text, language) if c.kind == "incident"]) == 1


def test_a_later_common_noun_for_whoever_has_a_role_names_nobody_more() -> None:
    text = (
        "Unidentified armed men attacked a check post in Kalat on Friday, killing seven policemen. "
        "The governor condemned the terrorist attack on villagers there."
    )
    reading = vigie.read(text, language="en", published="2024-11-30")
    (attack,) = [claim for claim in reading.claims if claim.event_type == "attack"]
    assert {(actor.role, actor.name) for actor in attack.actors} == {
        ("initiator", "Unidentified armed men"),
        ("target", "policemen"),
    }


APART = [
    (
        "en",
        "Gunmen attacked a post near Djibo on Friday. In a separate incident, two soldiers were injured.",
        ["", "2"],
    ),
    (
        "en",
        "Shells wounded a farmer in Avdiivka on Friday. In the south, shelling in Sadove killed a shepherd.",
        ["1", "1"],
    ),
    (
        "en",
        "A 43-year-old man was killed in the Kherson region. Police said a 47-year-old farmer was killed in the "
        "Kherson region by a shell.",
        ["1", "1"],
    ),
    (
        "fr",
        "Des obus ont blessé un berger à Avdiivka vendredi. Ailleurs, deux soldats ont été tués.",
        ["1", "2"],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), APART)
def test_what_opens_a_sentence_or_an_age_leads_on_to_another_happening(
    language: str, text: str, wanted: list[str]
) -> None:
    found = vigie.read(text, language=language, published="2024-11-30").claims
    assert ["".join(str(figure.low) for figure in claim.figures) for claim in found] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thirty people were killed in Kolom. About 20 houses were burned, a chief said."),
        ("fr", "Trente personnes ont été tuées à Kolom. Une vingtaine de maisons ont été incendiées."),
    ],
)
def test_whoever_kills_and_burns_does_violence_to_people_first(language: str, text: str) -> None:
    found = vigie.read(text, language=language, published="2024-11-30").claims
    assert "destruction" not in [claim.event_type for claim in found if claim.figures]


def test_others_who_were_hurt_are_no_other_happening() -> None:
    text = (
        "Three soldiers and five militants were killed in an exchange of fire in Kupwara on Friday. "
        "Three soldiers were killed and six others hurt while five militants were killed in the encounter in Kupwara."
    )
    reading = vigie.read(text, language="en", published="2024-11-30")
    assert [claim.event_type for claim in reading.claims] == ["armed_clash"]


def test_another_speaker_tells_no_other_happening() -> None:
    text = "Gunmen attacked a post near Djibo on Friday. Another officer, Ali Sami, said two soldiers were injured."
    reading = vigie.read(text, language="en", published="2024-11-30")
    assert [len(claim.figures) for claim in reading.claims] == [1]
