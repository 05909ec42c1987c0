"""What is told, by whom, to whom, where, when, with what: the same whatever the form of the sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import day, figures, in_war, names, place, told

FORMS = [
    ("fr", "L'aviation russe a bombardé Idlib mardi."),
    ("fr", "Idlib a été bombardée mardi par l'aviation russe."),
    ("fr", "Le bombardement d'Idlib par l'aviation russe mardi a duré deux heures."),
    ("fr", "L'aviation russe, qui a bombardé Idlib mardi, a perdu un appareil."),
    ("en", "Russian warplanes bombed Idlib on Tuesday."),
    ("en", "Idlib was bombed on Tuesday by Russian warplanes."),
    ("en", "On Tuesday, Russian warplanes carried out an airstrike on Idlib."),
]


@pytest.mark.parametrize(("language", "text"), FORMS)
def test_active_passive_nominal_and_relative_forms_tell_the_same(language: str, text: str) -> None:
    claim = told(text, language)
    assert (claim.kind, claim.event_type, place(claim), day(claim)) == ("incident", "airstrike", "Idlib", "2024-11-26")
    (initiator,) = names(claim, "initiator")
    assert "russ" in initiator.lower()
    assert claim.codes.acled is not None
    assert claim.codes.acled.sub_event_type == "Air/drone strike"


TYPES = [
    ("fr", "Une voiture piégée a explosé devant un commissariat de Mossoul.", "incident", "explosive"),
    ("fr", "Les rebelles se sont retirés de Goma vendredi.", "incident", "withdrawal"),
    ("fr", "L'armée a repris Bama aux insurgés vendredi.", "incident", "territory_capture"),
    ("fr", "Des manifestants ont défilé à Bamako contre la junte.", "incident", "protest"),
    ("fr", "Sake est tenue par les rebelles.", "control", "territory_capture"),
    ("fr", "L'aéroport de Goma est fermé.", "condition", "closure"),
    ("fr", "L'aéroport de Goma a été fermé par l'armée.", "incident", "closure"),
    ("en", "A car bomb exploded outside a police station in Mosul.", "incident", "explosive"),
    ("en", "The rebels withdrew from Goma on Friday.", "incident", "withdrawal"),
    ("en", "The army retook Bama from insurgents on Friday.", "incident", "territory_capture"),
    ("en", "Protesters marched in Bamako against the junta.", "incident", "protest"),
    ("en", "Soldiers arrested eleven militants in Mopti on Sunday.", "incident", "arrest"),
    ("en", "The airport in Goma is closed.", "condition", "closure"),
]


@pytest.mark.parametrize(("language", "text", "kind", "event_type"), TYPES)
def test_kind_and_type(language: str, text: str, kind: str, event_type: str) -> None:
    claim = told(text, language)
    assert (claim.kind, claim.event_type) == (kind, event_type)


TOLLS = [
    ("fr", "Près de 300 civils ont été tués depuis mercredi dans la province d'Idlib."),
    ("en", "More than 300 civilians have been killed since Wednesday in Idlib province."),
]


@pytest.mark.parametrize(("language", "text"), TOLLS)
def test_a_running_total_is_a_toll_with_its_period(language: str, text: str) -> None:
    claim = told(text, language)
    assert claim.kind == "toll"
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == ("2024-11-27", "2024-11-30")


OBJECTS = [
    ("fr", "Le raid aérien a détruit une école et un hôpital à Mekele.", {"school", "hospital"}),
    ("fr", "L'armée a mené un raid aérien contre un marché de Mekele.", {"market"}),
    ("en", "The airstrike destroyed a school and a hospital in Mekelle.", {"school", "hospital"}),
    ("en", "The army carried out an airstrike on a market in Mekelle.", {"market"}),
]


@pytest.mark.parametrize(("language", "text", "kinds"), OBJECTS)
def test_what_was_hit(language: str, text: str, kinds: set[str]) -> None:
    assert {thing.kind for thing in told(text, language).objects} == kinds


ROLES = [
    ("fr", "Les rebelles ont attaqué l'armée à Gao, tuant quatre soldats.", "Les rebelles", "armée"),
    ("en", "Rebels attacked the army near Gao, killing four soldiers.", "Rebels", "army"),
    ("en", "Four soldiers were killed by rebels near Gao.", "rebels", "soldiers"),
    ("fr", "Quatre soldats ont été tués par des rebelles près de Gao.", "des rebelles", "soldats"),
]


@pytest.mark.parametrize(("language", "text", "initiator", "target"), ROLES)
def test_who_did_it_and_to_whom(language: str, text: str, initiator: str, target: str) -> None:
    claim = told(text, language)
    assert names(claim, "initiator") == [initiator]
    assert any(target in name for name in names(claim, "target"))


FOILED = [
    ("fr", "L'armée a repoussé une attaque des rebelles contre Sake."),
    ("en", "The army repelled a rebel attack on Sake."),
    ("fr", "La défense aérienne a abattu neuf drones au-dessus d'Odessa."),
]


@pytest.mark.parametrize(("language", "text"), FOILED)
def test_what_was_prevented_is_foiled(language: str, text: str) -> None:
    assert told(text, language).outcome == "foiled"


def test_a_verb_that_only_carries_a_noun_makes_no_second_claim() -> None:
    assert len(in_war("L'armée a mené un raid aérien contre un marché de Mekele.", "fr")) == 1


COORDINATED = [
    ("fr", "Les rebelles ont attaqué le village de Sake lundi et tué dix civils."),
    ("en", "Rebels attacked the village of Sake on Monday and killed ten civilians."),
]


@pytest.mark.parametrize(("language", "text"), COORDINATED)
def test_one_happening_in_two_verbs_is_one_claim(language: str, text: str) -> None:
    claim = told(text, language)
    assert claim.event_type == "attack"
    assert [figure.low for figure in claim.figures] == [10]
    assert place(claim) == "Sake"


def test_a_happening_of_a_new_thing_is_another_one() -> None:
    found = in_war("L'armée a tué douze rebelles à Bria. L'explosion d'une mine a fait quatre blessés à Obo.", "fr")
    assert [place(claim) for claim in found] == ["Bria", "Obo"]


def test_an_aircraft_shot_down_is_nobody_killed() -> None:
    found = in_war("La Russie a tiré 188 drones, dont 76 ont été abattus par la défense ukrainienne.", "fr")
    assert all(not claim.figures for claim in found)


PRONOUNS = [
    ("fr", "Une milice a attaqué le convoi mardi près de Gao. Elle a tué six soldats.", "milice"),
    ("fr", "Le JNIM a attaqué une patrouille mardi près de Gao. Il a tué six soldats.", "Le JNIM"),
    ("en", "The gunmen attacked the travellers near Gao on Monday. They killed six soldiers.", "The gunmen"),
]


@pytest.mark.parametrize(("language", "text", "initiator"), PRONOUNS)
def test_a_pronoun_stands_for_the_subject_that_it_agrees_with(language: str, text: str, initiator: str) -> None:
    assert all(names(claim, "initiator") == [initiator] for claim in in_war(text, language))


OWNED = [
    ("fr", "Le JNIM a revendiqué l'attaque contre Goma.", ["Le JNIM"], "asserted"),
    ("fr", "Le groupe n'a pas revendiqué l'attaque contre Goma.", [], "asserted"),
    ("en", "The Islamic State claimed responsibility for the attack on Goma.", ["The Islamic State"], "asserted"),
    ("en", "No group claimed responsibility for the attack on Goma.", [], "asserted"),
    ("en", "A bomb killed ten people in Goma. Al-Shabaab claimed responsibility.", ["Al-Shabaab"], "asserted"),
    ("en", "A bomb killed ten people in Goma. No group has claimed responsibility.", [], "asserted"),
    ("en", "The rebels left twelve dead in Goma.", ["The rebels"], "asserted"),
    ("en", "Militants carried out Tuesday's suicide bombing in Goma.", ["Militants"], "asserted"),
    ("en", "A strike killed three rebels in Goma, without causing civilian casualties.", [], "asserted"),
    (
        "fr",
        "Une bombe a tué dix personnes à Goma. Les shebabs en ont revendiqué la responsabilité.",
        ["Les shebabs"],
        "asserted",
    ),
    (
        "fr",
        "Une attaque de drone de l'armée malienne a fait huit morts à Goma.",
        ["drone de l'armée malienne"],
        "asserted",
    ),
]


@pytest.mark.parametrize(("language", "text", "initiators", "factuality"), OWNED)
def test_a_deed_that_nobody_owns_up_to_was_done_all_the_same(
    language: str, text: str, initiators: list[str], factuality: str
) -> None:
    claim = told(text, language)
    assert (names(claim, "initiator"), claim.factuality) == (initiators, factuality)


FOUND = [
    ("fr", "Les habitants ont enterré 26 personnes après l'attaque contre Gao."),
    ("en", "Residents buried 26 people after the attack on Gao."),
]


@pytest.mark.parametrize(("language", "text"), FOUND)
def test_whoever_buries_the_dead_did_not_kill_them(language: str, text: str) -> None:
    claim = told(text, language)
    assert names(claim, "initiator") == []
    assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 26)]


def test_an_adjective_of_a_place_is_no_target() -> None:
    claim = told("The missile struck the southern Ukrainian port of Odesa.", "en")
    assert (names(claim, "target"), place(claim)) == ([], "Odesa")


MEANT = [
    ("fr", "Un raid aérien visant des rebelles a touché une école à Gao."),
    ("en", "An air strike meant for rebels hit a school in Gao."),
]


@pytest.mark.parametrize(("language", "text"), MEANT)
def test_what_a_strike_was_meant_for_does_not_make_it_a_plan(language: str, text: str) -> None:
    claim = told(text, language)
    assert (claim.event_type, claim.factuality, place(claim)) == ("airstrike", "asserted", "Gao")


NAMELESS = [
    ("fr", "Un obus est tombé sur Xabrou, tuant trois civils."),
    ("fr", "Les rebelles ont attaqué Xabrou."),
    ("en", "Shells fell on Xabrou, killing three civilians."),
    ("en", "Rebels captured Xabrou on Tuesday."),
]


@pytest.mark.parametrize(("language", "text"), NAMELESS)
def test_a_bare_name_that_was_attacked_or_taken_is_a_place_though_no_gazetteer_has_it(language: str, text: str) -> None:
    assert place(told(text, language)) == "Xabrou"


ANNOUNCED = [
    ("fr", "Le ministère a annoncé la mort de deux soldats à Goma.", [], "asserted"),
    ("fr", "L'armée annonce une offensive contre Rafah.", ["L'armée"], "planned"),
    ("fr", "L'armée a annoncé la prise de Goma.", ["L'armée"], "asserted"),
    ("en", "The ministry announced the death of two soldiers in Goma.", [], "asserted"),
    ("en", "The army announced an offensive against Rafah.", ["The army"], "planned"),
    ("en", "The army announced the capture of Goma.", ["The army"], "asserted"),
]


@pytest.mark.parametrize(("language", "text", "initiators", "factuality"), ANNOUNCED)
def test_a_death_that_is_announced_is_nobodys_plan(
    language: str, text: str, initiators: list[str], factuality: str
) -> None:
    claim = told(text, language)
    assert (names(claim, "initiator"), claim.factuality) == (initiators, factuality)


def test_a_harm_with_a_doer_of_its_own_is_another_happenings() -> None:
    found = in_war("A sniper shot dead a boy, and rebel shelling of a district wounded two neighbours.", "en")
    assert [[(f.harm, f.low) for f in claim.figures] for claim in found] == [[("killed", 1)], [("wounded", 2)]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'Mayor Ali Diallo said five were hurt. "He attacked nurses in Bama," Diallo was quoted as saying.'),
        ("fr", "Le maire Ali Diallo a parlé. « Il a attaqué des infirmiers à Bama », a dit M. Diallo."),
    ],
)
def test_whoever_is_quoted_is_no_he_of_the_quotation(language: str, text: str) -> None:
    deeds = [claim for claim in in_war(text, language) if claim.kind == "incident"]
    assert deeds
    assert not [a.name for claim in deeds for a in claim.actors if a.role == "initiator"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "Des soldats ont tué neuf civils à Bama, a accusé lundi Amnesty International dans un rapport.",
            "Amnesty",
        ),
        ("fr", "Des miliciens ont incendié une clinique à Bama, dénonce l'Union africaine.", "Union"),
    ],
)
def test_whoever_accuses_behind_what_is_said_is_not_accused(language: str, text: str, speaker: str) -> None:
    (accusation,) = [claim for claim in in_war(text, language) if claim.kind == "statement"]
    assert [speaker in a.name for a in accusation.actors if a.role == "initiator"] == [True]
    assert not [a for a in accusation.actors if a.role == "target" and speaker in a.name]


def test_who_brokered_a_deal_does_not_do_what_it_provides_for() -> None:
    text = "Rebels will begin the evacuation of Bama on Sunday under a deal brokered by Qatar."
    doers = [a.name for claim in in_war(text, "en") for a in claim.actors if a.role == "initiator"]
    assert doers
    assert not any("Qatar" in name for name in doers)


def test_a_day_is_nobody() -> None:
    text = "After Diallo's death Tuesday, fighting broke out in Bama."
    assert not [a.name for claim in in_war(text, "en") for a in claim.actors if a.name == "Tuesday"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "Des élus ont protesté et, avec plus de 50 soldats ayant perdu la vie à Bama, la guerre lasse.", 50),
        ("en", "A shell hit Bama on Monday, with nine soldiers being wounded, medics said.", 9),
    ],
)
def test_a_gerund_behind_with_is_of_the_noun_that_with_leads(language: str, text: str, count: int) -> None:
    found = [(f.low, f.group) for claim in in_war(text, language) for f in claim.figures]
    assert found == [(count, "soldiers")]


@pytest.mark.parametrize("body", ["General Assembly", "army", "police"])
def test_he_is_no_body(body: str) -> None:
    text = f"The {body} met villagers in Bama. He condemned the raid on the village."
    judged = [claim for claim in in_war(text, "en") if claim.event_type in ("condemn", "attack")]
    assert judged
    assert not [a.name for claim in judged for a in claim.actors if a.role == "initiator"]


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("fr", "Un accord sur le retrait des mercenaires étrangers a été trouvé vendredi à Genève.", "agreement"),
        ("fr", "Des centaines de personnes se sont réunies à Goma pour réclamer la fin des combats.", "protest"),
        ("en", "Agreement on the withdrawal of foreign fighters was reached in Geneva on Friday.", "agreement"),
        ("en", "Hundreds of residents gathered outside the town hall in Derna to denounce the army.", "protest"),
        ("en", "Army units were on a new offensive near Harasta.", "offensive"),
    ],
)
def test_a_deed_is_told_by_a_noun_and_a_verb_together(language: str, text: str, event_type: str) -> None:
    assert told(text, language).event_type == event_type


def test_a_deed_goes_with_who_says_that_it_killed() -> None:
    text = "Envoys argued about a May 3 gas attack the monitor says killed more than 1,400 people in Ghouta."
    assert [(c.event_type, f.low) for c in in_war(text, "en") for f in c.figures] == [("chemical_weapon", 1400)]


BLAMED = [
    ("en", "Police blamed Boko Haram for the killing of three teachers in Yobe.", "Boko Haram"),
    ("en", "Prosecutors implicated four officers in the killing of six priests in Manila.", "officers"),
    ("en", "Colonel Ruiz was the mastermind of the killing of three priests in Manila.", "Colonel Ruiz"),
    ("en", "Two brothers were shot dead by hired gunmen outside a bar in Tijuana.", "hired gunmen"),
    ("en", "The attack with mortars that was carried out by rebels on a market in Bor killed four.", "rebels"),
    ("fr", "Le parquet met en cause quatre officiers dans l'assassinat de six prêtres à Manille.", "officiers"),
    ("fr", "Le colonel Ruiz est le cerveau de l'assassinat de trois prêtres à Manille.", "Le colonel Ruiz"),
    ("fr", "L'attaque au mortier qui a été menée par des rebelles contre un marché de Bor a fait quatre morts.",
     "des rebelles"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "initiator"), BLAMED)
def test_whoever_is_said_to_have_done_a_deed_is_its_initiator(language: str, text: str, initiator: str) -> None:
    (deed,) = [claim for claim in in_war(text, language) if claim.kind == "incident"]
    assert names(deed, "initiator") == [initiator]


def test_it_is_nobody() -> None:
    text = "Mayor Ali Diallo visited Bama. The Green Cross reported that it evacuated nine families from the town."
    (rescue,) = [claim for claim in in_war(text, "en") if claim.event_type == "evacuation"]
    assert not any("Diallo" in actor.name for actor in rescue.actors)


def test_evidence_begins_behind_the_dateline() -> None:
    text = "KHARTOUM, Nov 29 (AFP) - Soldiers killed ten rebels in El Fasher."
    (claim,) = in_war(text, "en")
    assert [text[e.start : e.end] for e in claim.evidence] == ["Soldiers killed ten rebels in El Fasher"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two herders were kidnapped near Kidal. The incident happened on Thursday."),
        ("fr", "Deux bergers ont été enlevés près de Kidal. L'incident s'est produit jeudi."),
        ("fr", "Un raid de l'armée a tué neuf rebelles à Kidal. Selon un porte-parole, l'opération a eu lieu jeudi."),
    ],
)
def test_a_noun_for_any_happening_dates_the_one_told_before(language: str, text: str) -> None:
    (claim,) = in_war(text, language)
    assert claim.time is not None
    assert claim.time.start == "2024-11-28"


@pytest.mark.parametrize(("language", "text"), [("en", "The incident happened in Kidal on Thursday."),
                                                ("fr", "L'incident s'est produit à Kidal jeudi.")])  # fmt: skip
def test_a_noun_for_any_happening_tells_none_by_itself(language: str, text: str) -> None:
    assert in_war(text, language) == []


def test_every_place_under_an_article_is_taken() -> None:
    found = in_war("L'armée a repris le contrôle des localités de Ménaka, Tessit et Ansongo.", "fr")
    assert [claim.place.name for claim in found if claim.place] == ["Ménaka", "Tessit", "Ansongo"]


def test_where_a_sentence_is_set_was_not_hit() -> None:
    (claim,) = in_war("Au Yémen, des milliers de manifestants ont envahi Sanaa.", "fr")
    assert [actor.role for actor in claim.actors] == ["initiator"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A shell killed two children in Irpin on Monday. In another incident, a doctor was killed.",
        ),
        ("fr", "Un obus a tué deux enfants à Irpin lundi. Lors d'un autre incident, un médecin a été tué."),
    ],
)
def test_a_harm_in_another_incident_is_told_apart(language: str, text: str) -> None:
    assert len([claim for claim in in_war(text, language) if claim.figures]) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La répression de l'armée contre les civils à Conakry a commencé vendredi."),
        ("en", "The crackdown of the army against civilians in Conakry began on Friday."),
    ],
)
def test_whose_a_happening_is_stands_behind_of_where_it_says_against_whom(language: str, text: str) -> None:
    (claim,) = in_war(text, language)
    assert {(actor.role, actor.name.lower()) for actor in claim.actors} in (
        {("initiator", "l'armée"), ("target", "les civils")},
        {("initiator", "the army"), ("target", "civilians")},
    )


def test_whoever_stops_is_not_arrested() -> None:
    found = in_war("Deux fermiers ont traversé la frontière sans s'arrêter.", "fr")
    assert "arrest" not in {claim.event_type for claim in found}


def test_mortar_fire_is_fire_and_no_verb() -> None:
    text = "Lundi à Irpin, quatre paysans ont été blessés par des tirs de mortier."
    assert [claim.event_type for claim in in_war(text, "fr") if claim.figures] == ["shelling"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée a repoussé près de Kidal une vague d'attaques menées par des rebelles."),
        ("en", "Near Kidal the army repelled a wave of attacks launched by rebels."),
    ],
)
def test_a_noun_that_counts_happenings_carries_what_befell_them(language: str, text: str) -> None:
    """A series of attacks that is repelled is foiled, and whoever launched it is its initiator."""
    (claim,) = in_war(text, language)
    roles = {actor.role: actor.name.lower() for actor in claim.actors}
    assert (claim.event_type, claim.outcome) == ("attack", "foiled")
    assert "rebel" in roles["initiator"]
    assert "arm" in roles["target"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dix soldats ont été tués à Gao. Le JNIM a revendiqué l'opération."),
        ("en", "Ten soldiers were killed in Gao. JNIM claimed the operation."),
    ],
)
def test_whoever_claims_the_operation_did_what_was_told(language: str, text: str) -> None:
    (claim,) = in_war(text, language)
    assert [actor.name.split()[-1] for actor in claim.actors if actor.role == "initiator"] == ["JNIM"]


def test_what_somebody_was_sent_to_guard_does_nothing() -> None:
    """The object of an infinitive between a subject and its verb is no subject."""
    claim = told("Les gendarmes envoyés pour garder la mine ont été forcés de se retirer de Gao.", "fr")
    assert claim.event_type == "withdrawal"
    assert names(claim, "initiator") == ["Les gendarmes"]


def test_what_somebody_says_that_he_has_done_is_told() -> None:
    """An infinitive of the past tells a deed, whenever it was said."""
    claim = told("Le président a annoncé dimanche avoir conclu une trêve avec les rebelles.", "fr")
    assert claim.event_type == "agreement"


def test_victims_do_no_deed_of_arms() -> None:
    """Whoever "they" are, who burned the houses are not the people who fled; a border's states are not hit."""
    claims = in_war("Nine people fled the town of Dori. They attacked a bus near Dori.", "en")
    assert all(not names(claim, "initiator") for claim in claims if claim.event_type == "attack")
    (claim,) = in_war("Two traders died in an attack on the Sudan-South Sudan border.", "en")
    assert "South Sudan" not in names(claim, "target")


def test_whose_doing_a_strike_is_by_a_participle_did_it() -> None:
    claim = told("Une frappe de drone imputée à l'Ukraine a blessé trois ouvriers à Belgorod.", "fr")
    assert names(claim, "initiator") == ["l'Ukraine"]


def test_whom_strikers_are_said_to_hold_hostage_is_not_abducted() -> None:
    told_of = in_war("Le maire accuse les enseignants de prendre les élèves en otage.", "fr")
    assert all(claim.event_type != "abduction" for claim in told_of)
    for deed in (
        "ont pris neuf infirmiers en otage",
        "ont pris les infirmiers en otage",
        "ont emmené des femmes en captivité",
    ):
        assert told(f"Des bandits {deed} près de Kano.", "fr").event_type == "abduction"


@pytest.mark.parametrize(
    ("language", "text", "killed", "factuality"),
    [
        ("fr", "Un soldat a tué quatre camarades à Goma avant de se donner la mort.", 5, "asserted"),
        ("fr", "L'homme a abattu deux passants avant de se suicider à Marseille.", 3, "asserted"),
        ("fr", "L'assaillant a tué six fidèles avant de se faire exploser à Peshawar.", 6, "asserted"),
        ("en", "A soldier killed four comrades in Goma before killing himself.", 5, "asserted"),
    ],
)
def test_what_somebody_did_before_killing_himself_is_done_and_he_is_counted(
    language: str, text: str, killed: int, factuality: str
) -> None:
    claim = told(text, language)
    assert (sum(f.low for f in claim.figures if f.harm == "killed"), claim.factuality) == (killed, factuality)


def test_what_was_prevented_by_an_arrest_is_not_told_as_done() -> None:
    found = in_war("Deux hommes ont été arrêtés à Lyon avant d'enlever douze femmes.", "fr")
    assert [c.factuality for c in found if c.event_type == "abduction"] in ([], ["planned"])
    assert [c.factuality for c in found if c.event_type == "arrest"] == ["asserted"]


def test_what_was_done_to_somebody_before_something_else_was_is_done() -> None:
    found = in_war("Trois chauffeurs ont été enlevés à Gao avant d'être relâchés mardi.", "fr")
    assert [(c.event_type, c.factuality) for c in found] == [("abduction", "asserted"), ("release", "asserted")]


def test_who_leads_a_coalition_is_no_killer_beside_it() -> None:
    claim = told("La coalition menée par les Etats-Unis a tué dix jihadistes à Raqqa.", "fr")
    assert len(names(claim, "initiator")) == 1


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("en", "A bomb killed four people in Bama. The army held Boko Haram responsible for the attack.", "Boko Haram"),
        ("en", "The army said M23 was behind the attack that killed nine civilians in Sake.", "M23"),
        ("en", "A blast killed six people in Baidoa. Al-Shabaab was behind the attack, police said.", "Al-Shabaab"),
        ("en", "Villagers hold the ADF accountable for the raid that killed two people in Beni.", "ADF"),
        (
            "fr",
            "Une bombe a tué dix civils à Bama. L'armée tient Boko Haram pour responsable de l'attaque.",
            "Boko Haram",
        ),
        ("fr", "Selon l'armée, le M23 est derrière l'attaque qui a tué neuf civils à Sake.", "le M23"),
    ],
)
def test_whoever_is_held_responsible_is_said_to_have_done_it(language: str, text: str, doer: str) -> None:
    (claim,) = [claim for claim in in_war(text, language) if claim.figures]
    assert names(claim, "initiator") == [doer]


PLACED = [
    ("fr", "L'attaque de Gao, qui a tué neuf soldats, a été imputée au JNIM.", "JNIM", 9),
    ("fr", "L'État islamique a revendiqué l'attentat de Kaboul qui a tué neuf personnes.", "L'État islamique", 9),
    ("fr", "Le bombardement de Homs, qui a fait six morts, est attribué à l'armée.", "l'armée", 6),
]


@pytest.mark.parametrize(("language", "text", "doer", "dead"), PLACED)
def test_a_place_kills_nobody_and_the_deed_there_does(language: str, text: str, doer: str, dead: int) -> None:
    claim = told(text, language)
    assert names(claim, "initiator") == [doer]
    assert [f[2] for f in figures(claim)] == [dead]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Dix bergers ont été retrouvés égorgés dimanche près de Gao."),
        ("fr", "Les dix hommes ont été découverts pendus dimanche près de Gao."),
        ("en", "Ten herders were found beheaded on Sunday near Gao."),
    ],
)
def test_how_people_were_found_tells_what_befell_them(language: str, text: str) -> None:
    claim = told(text, language)
    assert [(f[0], f[2]) for f in figures(claim)] == [("killed", 10)]
    assert place(claim) == "Gao"


@pytest.mark.parametrize(
    ("text", "doers", "befallen"),
    [
        ("Une patrouille a été prise en embuscade par des rebelles près de Gao.", ["des rebelles"], ["patrouille"]),
        ("Des rebelles ont pris en embuscade une patrouille près de Gao.", ["Des rebelles"], ["patrouille"]),
        ("Une bombe a explosé au passage d'un convoi de police près de Gao.", [], ["convoi de police"]),
    ],
)
def test_an_ambush_has_its_sides_in_either_voice(text: str, doers: list[str], befallen: list[str]) -> None:
    claim = told(text, "fr")
    assert (names(claim, "initiator"), names(claim, "target")) == (doers, befallen)


def test_where_a_speaker_is_based_is_no_deployment() -> None:
    text = "Six civils ont été tués à Homs, a dit le porte-parole de l'armée basé à Damas."
    assert [claim.event_type for claim in in_war(text, "fr")] == ["attack"]


@pytest.mark.parametrize(
    ("text", "role", "wanted"),
    [
        ("The insurgents' capture of the town of Macomia left 20 dead.", "initiator", ["The insurgents"]),
        ("Gunmen killed two farmers early Friday in Jos.", "target", ["farmers"]),
        ("Hamas claims the strike killed 40 civilians in Khan Younis.", "initiator", []),
        ("Two women were killed by shelling in Nikopol.", "initiator", []),
        ("Artillery fire from Turkish-backed factions hit Manbij.", "initiator", ["Turkish-backed factions"]),
    ],
)
def test_owners_hours_and_gerunds_are_read_for_what_they_are(text: str, role: str, wanted: list[str]) -> None:
    found = [name for claim in in_war(text, "en")[:1] for name in names(claim, role)]
    assert found == wanted


def test_a_word_of_a_bodys_name_tells_no_happening() -> None:
    claim = told("Three members of the People Uprising Force were killed in an ambush in Ghazni.", "en")
    assert claim.event_type == "attack"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The prime minister deplored the killing of two soldiers in Gao."),
        ("fr", "Le président a déploré l'assassinat de deux soldats à Gao."),
    ],
)
def test_the_victims_of_a_killing_did_not_do_it(language: str, text: str) -> None:
    (claim,) = [claim for claim in in_war(text, language) if claim.event_type == "attack"]
    assert names(claim, "initiator") == []


def test_a_person_s_name_that_ends_a_place_s_is_the_place() -> None:
    assert (
        place(told("A roadside bomb struck a police vehicle in Dera Ismail Khan on Friday.", "en"))
        == "Dera Ismail Khan"
    )
