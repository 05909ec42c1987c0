"""Clauses: who does what to whom, whatever the form of the sentence; the same in French and English."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vigie

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import clause_of, read_syntax, slots_of, verb_of, words

from vigie.lexicon.pack import languages

VOICES = [
    ("fr", "L'armée a bombardé le village.", "bombarder", "L'armée", "le village"),
    ("fr", "Le village a été bombardé par l'armée.", "bombarder", "l'armée", "Le village"),
    ("fr", "Les rebelles, repoussés par l'armée, ont brûlé le pont.", "repousser", "l'armée", "Les rebelles"),
    ("en", "The army bombed the village.", "bomb", "The army", "the village"),
    ("en", "The village was bombed by the army.", "bomb", "the army", "The village"),
    ("en", "The rebels, repelled by the army, burned the bridge.", "repel", "the army", "The rebels"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject", "found"), VOICES)
def test_voice_is_undone(language: str, text: str, lemma: str, subject: str, found: str) -> None:
    slots = slots_of(read_syntax(text, language), lemma)
    assert (slots["subject"], slots["object"]) == (subject, found)


def test_an_agent_that_is_a_time_is_none() -> None:
    slots = slots_of(read_syntax("The bridge was destroyed by Friday.", "en"), "destroy")
    assert "subject" not in slots
    assert slots["object"] == "The bridge"


RELATIVES = [
    ("fr", "Les rebelles qui ont attaqué la caserne ont fui.", "attaquer", "Les rebelles", "la caserne"),
    ("en", "The rebels who attacked the barracks fled.", "attack", "The rebels", "the barracks"),
    ("en", "The bridge that the rebels had attacked was rebuilt.", "attack", "the rebels", "The bridge"),
    ("en", "The camp that rebels attacked was empty.", "attack", "rebels", "The camp"),
    ("en", "The bridge the rebels attacked was empty.", "attack", "the rebels", "The bridge"),
    ("en", "Shells hit a school the army had used.", "use", "the army", "a school"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject", "found"), RELATIVES)
def test_a_relative_word_gives_its_noun_to_the_clause(
    language: str, text: str, lemma: str, subject: str, found: str
) -> None:
    slots = slots_of(read_syntax(text, language), lemma)
    assert (slots["subject"], slots["object"]) == (subject, found)


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("The bridge the rebels attacked was empty.", "be", "The bridge"),  # not the relative clause's own subject
        ("The mayor told residents the army had left.", "leave", "the army"),  # who is told is no antecedent
        ("In Homs the army retreated.", "retreat", "the army"),
        ("Protests erupted in Homs.", "erupt", "Protests"),
    ],
)
def test_a_relative_clause_without_a_relative_word_takes_no_other_clause_with_it(
    text: str, lemma: str, subject: str
) -> None:
    assert slots_of(read_syntax(text, "en"), lemma)["subject"] == subject


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("fr", "Les rebelles qui ont attaqué la caserne ont pris le pont.", "prendre"),
        ("en", "The rebels who attacked the barracks took the bridge.", "take"),
    ],
)
def test_past_its_relative_a_noun_is_still_the_subject(language: str, text: str, lemma: str) -> None:
    assert "rebel" in slots_of(read_syntax(text, language), lemma)["subject"]


def test_a_relative_of_place_has_no_object() -> None:
    document = read_syntax("La ville où les rebelles se sont repliés est encerclée.", "fr")
    assert "object" not in slots_of(document, "replier")
    assert words(document, clause_of(document, "replier").antecedent) == "La ville"


PARTICIPLES = [
    ("fr", "Le village de Tabankort, bombardé par l'armée, brûlait.", "bombarder", "Le village"),
    ("fr", "Les maisons du quartier détruites mardi brûlaient.", "détruire", "Les maisons"),
    ("fr", "Une école détruite par les miliciens a rouvert.", "détruire", "Une école"),
    ("en", "The convoy attacked by gunmen on Monday was burning.", "attack", "The convoy"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "noun"), PARTICIPLES)
def test_a_participle_belongs_to_the_noun_that_it_agrees_with(language: str, text: str, lemma: str, noun: str) -> None:
    document = read_syntax(text, language)
    clause = clause_of(document, lemma)
    assert clause.link == "participle"
    assert slots_of(document, lemma)["object"] == noun


COORDINATED = [
    ("fr", "Les soldats ont encerclé le quartier et fouillé les maisons.", "fouiller", "Les soldats", "les maisons"),
    ("fr", "Les rebelles ont attaqué le village lundi et tué dix civils.", "tuer", "Les rebelles", "dix civils"),
    ("fr", "L'armée a repris le pont et a arrêté six hommes.", "arrêter", "L'armée", "six hommes"),
    ("fr", "Le village a été attaqué et pillé par les rebelles.", "piller", "les rebelles", "Le village"),
    ("en", "Soldiers surrounded the district and burned the houses.", "burn", "Soldiers", "the houses"),
    ("en", "Gunmen killed 12 villagers and wounded six.", "wound", "Gunmen", "six"),
    ("en", "The village was attacked and looted by the rebels.", "loot", "the rebels", "The village"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject", "found"), COORDINATED)
def test_a_coordinated_verb_takes_over_the_subject_and_the_voice(
    language: str, text: str, lemma: str, subject: str, found: str
) -> None:
    document = read_syntax(text, language)
    slots = slots_of(document, lemma)
    assert clause_of(document, lemma).link == "coordinated"
    assert (slots["subject"], slots["object"]) == (subject, found)


def test_a_coordinated_clause_with_a_subject_of_its_own_keeps_it() -> None:
    document = read_syntax("The army left the town and the rebels burned the bridge.", "en")
    assert slots_of(document, "burn")["subject"] == "the rebels"


INFINITIVES = [
    ("fr", "Les miliciens ont tenté de prendre le pont.", "prendre", "Les miliciens", ("tenter",)),
    ("fr", "L'armée a permis aux habitants de quitter la ville.", "quitter", "habitants", ("permettre",)),
    ("en", "The militiamen tried to take the bridge.", "take", "The militiamen", ("try",)),
    ("en", "The army allowed residents to leave the city.", "leave", "residents", ("allow",)),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject", "shells"), INFINITIVES)
def test_an_infinitive_knows_who_does_it_and_what_shell_it_stands_in(
    language: str, text: str, lemma: str, subject: str, shells: tuple[str, ...]
) -> None:
    document = read_syntax(text, language)
    assert slots_of(document, lemma)["subject"] == subject
    assert verb_of(document, lemma).shells == shells


GERUNDS = [
    ("fr", "Les rebelles ont attaqué l'armée à Gao, tuant quatre soldats.", "tuer", "Les rebelles"),
    ("en", "Rebels attacked the army near Gao, killing four soldiers.", "kill", "Rebels"),
    ("en", "The ministry accused the rebels of killing ten civilians.", "kill", "the rebels"),
    ("en", "Rebels attacked Gao while residents were asleep, killing four.", "kill", "Rebels"),
    ("en", "Bandits shelled Gao as farmers were sleeping and killed four.", "kill", "Bandits"),
    ("en", "Two boys died in Gao when a bomb exploded, killing four others.", "kill", "a bomb"),
    (
        "fr",
        "Des rebelles ont attaqué Gao lorsque les fidèles sortaient de la messe, tuant dix civils.",
        "tuer",
        "Des rebelles",
    ),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject"), GERUNDS)
def test_a_gerund_goes_on_with_the_subject_save_after_a_preposition_of_blame(
    language: str, text: str, lemma: str, subject: str
) -> None:
    assert slots_of(read_syntax(text, language), lemma)["subject"] == subject


LISTS = [
    ("fr", "Des obus ont touché une école, un marché et une mosquée.", "toucher", "une école+un marché+une mosquée"),
    ("en", "Shells hit a school, a market and a mosque.", "hit", "a school+a market+a mosque"),
    ("fr", "Deux soldats et cinq miliciens ont été tués.", "tuer", "Deux soldats+cinq miliciens"),
    ("en", "Two soldiers and five militiamen were killed.", "kill", "Two soldiers+five militiamen"),
    ("en", "Shells hit the port and oil depots in what several aides called an ambush.", "hit", "the port+oil depots"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "found"), LISTS)
def test_a_list_fills_one_slot(language: str, text: str, lemma: str, found: str) -> None:
    assert slots_of(read_syntax(text, language), lemma)["object"] == found


SUBSETS = [
    ("fr", "L'attaque a tué 12 personnes, dont quatre enfants et deux femmes.", "tuer", "dont"),
    ("en", "The attack killed 12 people, including four children and two women.", "kill", "including"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "marker"), SUBSETS)
def test_a_subset_is_no_object(language: str, text: str, lemma: str, marker: str) -> None:
    slots = slots_of(read_syntax(text, language), lemma)
    assert slots["object"].startswith("12")
    assert slots[marker].count("+") == 1


FRONTED = [
    ("fr", "Lundi, dans la ville de Sévaré, des hommes armés ont enlevé un médecin.", "enlever", "dans", "la ville"),
    ("en", "On Monday, in the town of Sevare, gunmen abducted a doctor.", "abduct", "in", "the town"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "preposition", "found"), FRONTED)
def test_what_stands_before_the_subject_belongs_to_the_clause(
    language: str, text: str, lemma: str, preposition: str, found: str
) -> None:
    assert slots_of(read_syntax(text, language), lemma)[preposition] == found


NOMINAL = [
    ("fr", "Le bombardement de la ville par l'aviation a cessé.", "bombardement", "la ville", ("par", "l'aviation")),
    ("en", "The bombing of the city by warplanes stopped.", "bombing", "the city", ("by", "warplanes")),
]


@pytest.mark.parametrize(("language", "text", "lemma", "complement", "agent"), NOMINAL)
def test_a_noun_that_names_a_happening_is_a_clause(
    language: str, text: str, lemma: str, complement: str, agent: tuple[str, str]
) -> None:
    slots = slots_of(read_syntax(text, language), lemma)
    assert (slots["of"], slots[agent[0]]) == (complement, agent[1])


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("fr", "Le général a déclaré que les rebelles avaient quitté la ville.", "quitter"),
        ("en", "The general said that the rebels had left the city.", "leave"),
    ],
)
def test_what_is_said_has_its_own_subject(language: str, text: str, lemma: str) -> None:
    document = read_syntax(text, language)
    assert clause_of(document, lemma).link == "content"
    assert "rebel" in slots_of(document, lemma)["subject"]


@settings(max_examples=40)
@given(st.sampled_from(languages()), st.text(alphabet=st.sampled_from("aesrt ,.;:()\"'«»qu-ô0 1"), max_size=200))
def test_slots_of_any_text_name_groups_that_exist(language: str, text: str) -> None:
    document = read_syntax(text, language)
    for clause in document.clauses:
        assert 0 <= clause.first <= clause.head < clause.last <= len(document.tokens)
        assert clause.parent is None or 0 <= clause.parent < len(document.clauses)
        assert all(0 <= group < len(document.groups) for slot in clause.slots for group in slot.groups)


CLOSED = [
    ("en", "Near the town, which Russia seized last month, three soldiers died.", "die", "three soldiers"),
    ("en", "In the region, which borders Chad, two men died.", "die", "two men"),
    ("fr", "L'armée a parlé de deux soldats tués et affirme avoir repris le pont.", "reprendre", "L'armée"),
    ("en", "An air strike meant for rebels hit a school.", "hit", "An air strike"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject"), CLOSED)
def test_a_relative_or_a_participle_between_takes_no_subject_away(
    language: str, text: str, lemma: str, subject: str
) -> None:
    assert slots_of(read_syntax(text, language), lemma)["subject"] == subject


IN_A_ROW = [
    ("fr", "Des hommes armés ont attaqué le village, tué dix personnes et fui.", "tuer", "Des hommes armés"),
    ("fr", "Les rebelles attaquent la ville, tuent dix soldats et fuient.", "tuer", "Les rebelles"),
    ("en", "Gunmen stormed the village, killed ten people and fled.", "kill", "Gunmen"),
    ("en", "The army, the minister said on Friday, killed ten rebels.", "kill", "The army"),
    ("en", "The gunman, who attacked the mosque, killed three people.", "kill", "The gunman"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject"), IN_A_ROW)
def test_a_comma_parts_no_subject_from_its_verbs(language: str, text: str, lemma: str, subject: str) -> None:
    assert slots_of(read_syntax(text, language), lemma)["subject"] == subject


PAST_A_RELATIVE = [
    ("fr", "Les rebelles ont coupé la route qui relie Goma à Sake et ont pris le village.", "prendre", "Les rebelles"),
    (
        "en",
        "Rebel fighters cut the road which links Goma to Sake and captured the village.",
        "capture",
        "Rebel fighters",
    ),
    ("en", "The army attacked the militia that controls Kutum and killed nine civilians.", "kill", "the militia"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "subject"), PAST_A_RELATIVE)
def test_a_verb_past_a_relative_clause_is_of_whoever_can_act(
    language: str, text: str, lemma: str, subject: str
) -> None:
    assert slots_of(read_syntax(text, language), lemma)["subject"] == subject


ASIDES = [
    ("fr", "Sept personnes, dont le préfet, ont été tuées.", "tuer", "Sept personnes"),
    ("fr", "Deux hommes, dont la voiture avait été fouillée, ont été tués.", "tuer", "Deux hommes"),
    ("en", "Seven people, including the prefect, were killed.", "kill", "Seven people"),
    ("en", "Seven guards, including their chief and his son, were killed.", "kill", "Seven guards"),
]


@pytest.mark.parametrize(("language", "text", "lemma", "victims"), ASIDES)
def test_who_is_named_in_an_aside_of_those_counted_is_not_all_of_them(
    language: str, text: str, lemma: str, victims: str
) -> None:
    assert slots_of(read_syntax(text, language), lemma)["object"] == victims


@pytest.mark.parametrize(
    ("text", "lemma", "victims"),
    [
        ("Officials said three nurses and two drivers were killed.", "kill", ["three nurses", "two drivers"]),
        ("Police say Ann Hill and her son were killed on Friday.", "kill", ["Ann Hill", "her son"]),
        ("Rebels killed three nurses and two drivers were wounded.", "wound", ["two drivers"]),
        ("Medics said a shell hit a school and four children were killed.", "kill", ["four children"]),
    ],
)
def test_a_list_after_a_verb_of_saying_is_whole(text: str, lemma: str, victims: list[str]) -> None:
    document = read_syntax(text, "en")
    (slot,) = (slot for slot in clause_of(document, lemma).slots if slot.function == "object")
    assert [words(document, group) for group in slot.groups] == victims


DEEDS = [
    ("Police seek the gunmen who ambushed a bus, killing nine.", "kill", "the gunmen"),
    ("The army bombed rebels who were hiding in a school, killing ten.", "kill", "The army"),
    ("The town was hit in a raid carried out on Monday by RSF fighters.", "carry", "RSF fighters"),
    ('The lorries were "violently looted" by gunmen in Nyala.', "loot", "gunmen"),
    ("He said the bandits killed and abducted nine people.", "kill", "the bandits"),
    ("The monitor documented a raid on Bama, killing nine people.", "kill", "a raid"),
]


@pytest.mark.parametrize(("text", "lemma", "doer"), DEEDS)
def test_a_deed_is_of_whoever_the_text_says_did_it(text: str, lemma: str, doer: str) -> None:
    """A gerund goes on an armed deed told in a relative; "by" names the doer past a date; marks part no passive."""
    assert slots_of(read_syntax(text, "en"), lemma)["subject"] == doer


def test_those_included_are_no_subject() -> None:
    """Whoever "including" names between commas is some of the subject and not the subject itself."""
    slots = slots_of(read_syntax("Twenty villagers, including women, were abducted.", "en"), "abduct")
    assert slots["object"] == "Twenty villagers"
    assert slots["including"] == "women"


def test_a_list_behind_a_clause_is_the_next_one_s_subject() -> None:
    """The first "and" joins two clauses, the second the two people of the latter."""
    document = read_syntax("Ten men were killed and Omar Said and Issa Bile were wounded.", "en")
    assert slots_of(document, "wound")["object"] == "Omar Said+Issa Bile"


def test_times_that_are_joined_are_joined_to_nobody() -> None:
    """Whoever follows two days is the subject and no third day."""
    document = read_syntax("Late on Saturday and into Sunday, ten men, women and boys were arrested.", "en")
    assert slots_of(document, "arrest")["object"].startswith("ten men")


def test_a_name_behind_a_role_is_its_bearer_s() -> None:
    """ "The leader, Salim Daw, and six guards" are seven; "the chief, the governor, and six guards" are eight."""
    one = slots_of(read_syntax("A strike killed the group's leader, Salim Daw, and six guards.", "en"), "kill")
    two = slots_of(read_syntax("A strike killed the army chief, the governor, and six guards.", "en"), "kill")
    assert one["object"].count("+") == 1
    assert two["object"].count("+") == 2


HOMES = [
    ("en", "Ann Lind, 41, of Tampa, and Carl Dunn, 38, of Orlando, were killed.", ["Ann Lind", "Carl Dunn"]),
    ("en", "Ann Lind of Tampa and Carl Dunn of Orlando were killed.", ["Ann Lind", "Carl Dunn"]),
    ("fr", "Issa Barry, de Mopti, et Omar Sow, de Gao, ont été tués.", ["Issa Barry", "Omar Sow"]),
    ("en", "The mayors of Tampa and Orlando were killed.", ["The mayors"]),
]


@pytest.mark.parametrize(("language", "text", "victims"), HOMES)
def test_a_list_of_people_holds_their_homes(language: str, text: str, victims: list[str]) -> None:
    document = read_syntax(text, language)
    clause = clause_of(document, {"en": "kill", "fr": "tuer"}[language])
    (slot,) = (slot for slot in clause.slots if slot.function == "object")
    assert [words(document, group) for group in slot.groups] == victims


def test_whoever_is_among_those_killed_killed_nobody() -> None:
    for text in (
        "A girl was among seven people killed when rebels shelled Kadugli on Friday.",
        "A girl was among seven people killed when a shell hit a bus in Kadugli on Friday.",
    ):
        (claim,) = vigie.read(text, language="en", published="2024-11-30").claims
        assert [(figure.harm, figure.low) for figure in claim.figures] == [("killed", 7)]
        assert not any(actor.role == "initiator" and "girl" in actor.name for actor in claim.actors)
