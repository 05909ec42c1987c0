"""People whom no number counts: told by a pronoun, by an age, as the doer, by an adjective of the deed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import names, told

ONE_DEATH = [
    ("en", "Suspect, 17, killed in Gao shooting\n\nThe army confirmed it.", ("people", 1)),
    ("en", "Ali Ba, 34, killed in raid on Gao\n\nThe army confirmed it.", ("people", 1)),
    ("en", "Two girls, 9 and 12, killed in shelling of Homs\n\nThe army confirmed it.", ("children", 2)),
    ("en", "A guard, 24, was killed by gunmen in Gao on Monday.", ("people", 1)),
    ("en", "Two girls, 9 and 12, were killed when rebels shelled Gao.", ("children", 2)),
    ("en", "Nurse's shooting death in Gao shocks Mali\n\nThe army confirmed it.", ("health_workers", 1)),
    ("fr", "Ali Ba, 34 ans, tué par des rebelles à Gao.", ("people", 1)),
    ("en", "Police said a guard was shot in Gao on Monday. He was pronounced dead at the clinic.", ("people", 1)),
    (
        "en",
        "A nurse was shot at a checkpoint in Gao. She was taken to a clinic, where she died.",
        ("health_workers", 1),
    ),
    ("en", "A soldier was hit in the chest in Gao and declared dead at the scene.", ("soldiers", 1)),
    ("en", "A 16-year-old was killed by soldiers in Gao.", ("people", 1)),
    ("en", "The raid on Gao left Awa Diallo, 34, and Omar Sow, 51, dead.", ("people", 2)),
    (
        "en",
        "The deaths of Awa Diallo, 34, Omar Sow, 51, and Ali Ba, 20, in an ambush near Gao shook Mali.",
        ("people", 3),
    ),
    ("en", "A deserter killed three people and himself in Gao.", ("people", 4)),
    ("en", "Omar Sow and a baby were killed by gunmen in Gao.", ("people", 2)),
    ("en", "Rebels are accused of a triple murder in Gao.", ("people", 3)),
    ("en", "A couple was killed by gunmen in Gao.", ("people", 2)),
    ("fr", "Un couple a été tué par des hommes armés à Gao.", ("people", 2)),
    ("en", "Rebels are accused of a murder-suicide in Gao.", ("people", 2)),
    ("fr", "Un homme a été blessé par balle lundi à Gao. Il est mort à l'hôpital.", ("men", 1)),
    ("fr", "Une infirmière a été touchée par des tirs à Gao. Elle a succombé à ses blessures.", ("health_workers", 1)),
    ("fr", "Moussa Keïta et un bébé ont été tués par des hommes armés à Gao.", ("people", 2)),
    ("fr", "Un double meurtre a été commis par des rebelles à Gao.", ("people", 2)),
]


ONE_MORE = [
    (
        "en",
        "The mayor, two others were killed by gunmen in Gao on Monday.",
        {("killed", "people", 1), ("killed", "people", 2)},
    ),
    (
        "en",
        "Bandits kill monarch, two others in Kaduna\n\nThe army confirmed it.",
        {("killed", "people", 1), ("killed", "people", 2)},
    ),
    (
        "fr",
        "Le maire, deux autres personnes tués par des rebelles à Gao lundi.",
        {("killed", "people", 1), ("killed", "people", 2)},
    ),
    ("en", "One guard was shot dead in Gao and another died at a clinic.", {("killed", "people", 2)}),
    (
        "en",
        "A rocket killed one nurse and another was hurt in Gao.",
        {("killed", "health_workers", 1), ("wounded", "health_workers", 1)},
    ),
    (
        "en",
        "Gunmen killed a farmer in Gao and wounded another.",
        {("killed", "civilians", 1), ("wounded", "civilians", 1)},
    ),
    (
        "en",
        "A mine killed one soldier in Gao, with another injured.",
        {("killed", "soldiers", 1), ("wounded", "soldiers", 1)},
    ),
    ("en", "Two nurses were killed in Gao and a third died of her wounds.", {("killed", "health_workers", 3)}),
    (
        "fr",
        "Un soldat a été tué à Gao et un autre a été blessé.",
        {("killed", "soldiers", 1), ("wounded", "soldiers", 1)},
    ),
    ("fr", "Un policier a été abattu à Gao et un autre est mort à la clinique.", {("killed", "police", 2)}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), ONE_MORE)
def test_one_more_of_those_just_counted_is_counted(language: str, text: str, wanted: set[tuple[str, str, int]]) -> None:
    assert {(f.harm, f.group, f.low) for f in told(text, language).figures} == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), ONE_DEATH)
def test_those_whom_no_number_counts_are_counted_once(language: str, text: str, wanted: tuple[str, int]) -> None:
    found = told(text, language).figures
    assert [(f.harm, f.group, f.low) for f in found] == [("killed", *wanted)]


def test_whoever_takes_his_own_life_is_dead_as_well() -> None:
    claim = told("A soldier killed a nurse in Gao before turning the gun on himself.", "en")
    assert {(f.harm, f.group, f.low) for f in claim.figures} == {
        ("killed", "health_workers", 1), ("killed", "soldiers", 1)
    }  # fmt: skip


def test_headlines_leave_articles_out() -> None:
    claim = told("Boy killed in Gao\n\nThe governor of Gao spoke of a crime.", "en")
    assert [(f.harm, f.group, f.low) for f in claim.figures] == [("killed", "children", 1)]


def test_a_headline_s_count_holds_against_one_of_them() -> None:
    claim = told("Four dead in Gao shooting\n\nA trader was shot dead by rebels in Gao on Monday.", "en")
    assert [f.low for f in claim.figures if f.harm == "killed"] == [4]


def test_a_limb_is_no_corpse_and_a_victim_found_dead_is_counted_once() -> None:
    assert not told("Rebels opened fire in Gao on Monday, striking a trader in the body.", "en").figures
    found = told("A second victim was found dead in Gao after the attack by rebels.", "en").figures
    assert [(f.harm, f.low) for f in found] == [("killed", 1)]


def test_kin_are_people() -> None:
    kin = told("Un rebelle a tué sa compagne et son cousin à Gao.", "fr").figures
    assert [(f.harm, f.group, f.low) for f in kin] == [("killed", "people", 2)]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Soldier kills wife, self in Gao", [("people", 2)]),
        ("Soldier kills wife, son, daughter, then himself in Gao", [("people", 4)]),
        ("3 guards dead and six others wounded in Gao", [("people", 3), ("people", 6)]),
        ("Three guards shot dead and 6 injured in Gao raid", [("people", 3), ("people", 6)]),
    ],
)
def test_a_headline_tells_each_harm_of_its_own(headline: str, wanted: list[tuple[str, int]]) -> None:
    claim = told(f"{headline}\n\nThe governor of Gao spoke of a crime.", "en")
    assert [(f.group, f.low) for f in claim.figures] == wanted


DEAD_TOGETHER = [
    ("en", "The governor said that one guard was killed in an ambush near Gao.", 1),
    ("en", "A farmer killed his wife, son and daughter in Gao before killing himself.", 4),
    ("en", "A nurse was shot dead in Gao by her husband, a rebel, before he killed himself.", 2),
    ("en", "A rebel shot dead a nurse in Gao then turned the gun on himself.", 2),
    ("en", "Two rebels are wanted for the murders of a nurse and her aunt in Gao.", 2),
    ("en", "A girl and mother who were shot dead by rebels in Gao were buried on Monday.", 2),
    ("en", "A third victim has died after the ambush by rebels in Gao.", 3),
    ("en", "Two guards were hurt in an ambush in Gao and a third guard died.", 1),
    ("en", "25-year-old Awa Diallo was killed by rebels in Gao.", 1),
    ("en", "Rebels fired on a family in Gao, hitting all five and killing two women.", 2),
    ("en", "A husband and father was shot dead by rebels in Gao.", 1),
    ("fr", "Un homme armé a tué sa femme, son fils et sa fille à Gao avant de se suicider.", 4),
    ("fr", "Une troisième personne est morte après l'embuscade des rebelles à Gao.", 3),
    ("fr", "Deux gardes ont été blessés dans une embuscade à Gao et un troisième garde est mort.", 1),
    ("fr", "Le meurtre d'une infirmière et sa tante par des rebelles a choqué Gao.", 2),
    ("fr", "Un garçon et sa mère qui ont été abattus par des rebelles à Gao ont été enterrés lundi.", 2),
]


@pytest.mark.parametrize(("language", "text", "wanted"), DEAD_TOGETHER)
def test_who_died_together_is_counted_one_by_one(language: str, text: str, wanted: int) -> None:
    found = [figure for figure in told(text, language).figures if figure.harm == "killed"]
    assert sum(figure.low for figure in found) == wanted


def test_whoever_is_named_right_behind_several_dead_is_one_of_them() -> None:
    text = "Two guards were killed in an ambush near Gao. Awa Diallo, 25, was pronounced dead at a clinic."
    assert [(f.harm, f.low) for f in told(text, "en").figures] == [("killed", 2)]


def test_nobody_dies_of_an_attempt() -> None:
    charged = told("Two rebels are charged with the attempted murders of five guards in Gao.", "en")
    assert charged.outcome == "attempted"
    assert not charged.figures
    claimed = told("Une tentative d'assassinat de cinq gardes a été revendiquée par des rebelles à Gao.", "fr")
    assert (claimed.outcome, claimed.figures, names(claimed, "initiator")) == ("attempted", (), ["des rebelles"])
    aimed = vigie.read("The attempted murder of five policemen in Belfast was claimed by dissidents.", language="en")
    assert [(claim.outcome, claim.figures) for claim in aimed.claims] == [("attempted", ())]
    text = "An assassination attempt on the governor killed two guards in Gao."
    assert [(f.harm, f.low) for f in told(text, "en").figures] == [("killed", 2)]


def test_an_adverb_before_a_circumstance_is_no_object() -> None:
    claim = told("Woman killed accidentally when gun went off in Gao\n\nThe governor of Gao spoke of a crime.", "en")
    assert [(f.harm, f.group, f.low) for f in claim.figures] == [("killed", "women", 1)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Rebels shot a guard, 24, in Gao on Monday.", "age"),
        ("Rebels took the pupils, 40, from a school in Gao on Monday.", None),
    ],
)
def test_a_number_between_commas_behind_several_is_no_age(text: str, unit: str | None) -> None:
    found = vigie.read(text, language="en", published="2024-05-10", annotations=True).annotations
    assert found is not None
    assert [q["unit"] for q in found["quantities"] if q["text"] in ("24", "40")] == [unit]
