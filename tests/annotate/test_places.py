"""Place names in text: what is a place, what is not, and that every rule's examples hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vigie.annotate.places import find_places
from vigie.annotate.tags import tag
from vigie.annotate.tokens import tokenise
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.examples import parse_example
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.document import Document, OffsetMap
from vigie.model.mention import ActorMention, PlaceMention
from vigie.model.report import Report


def found(
    text: str, language: str, actors: list[ActorMention] | None = None, *, tagged: bool = False
) -> list[PlaceMention]:
    report = Report(id="test", original=text, sha256="")
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language, actors=actors or [])
    pack = open_pack(language)
    document.tokens, document.sentences = tokenise(text, pack)
    if tagged:
        tag(document.tokens, document.sentences, pack)
    find_places(document, pack, open_gazetteer())
    return document.places


def names(text: str, language: str, *, tagged: bool = False) -> list[str]:
    return [place.name for place in found(text, language, tagged=tagged)]


EXAMPLES = [
    (code, rule.id, example)
    for code in ("en", "fr")
    for section in [open_places(open_pack(code)).section]
    for rule in (*section.classes, *section.relations, *section.parts)
    for example in rule.examples
]


@pytest.mark.parametrize(("language", "rule", "example"), EXAMPLES)
def test_the_examples_of_every_rule_hold(language: str, rule: str, example: str) -> None:
    wanted = parse_example(example)
    spans = {(place.start, place.end) for place in found(wanted.text, language)}
    assert {(span.start, span.end) for role, span in wanted.roles if role == "place"} <= spans, rule


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_rule_has_an_example(code: str) -> None:
    section = open_places(open_pack(code)).section
    assert [r.id for r in (*section.classes, *section.relations, *section.parts) if not r.examples] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Des obus sont tombés sur Kharkiv et Zaporijjia dans la nuit.", ["Kharkiv", "Zaporijjia"]),
        ("fr", "Trois soldats ont été tués à Tessit, localité proche du Niger.", ["Tessit", "Niger"]),
        ("fr", "L'armée a repris le village de Borawe-Ndiba.", ["Borawe-Ndiba"]),
        ("fr", "Les combats ont gagné Khan Cheikhoun et Deir ez-Zor.", ["Khan Cheikhoun", "Deir ez-Zor"]),
        ("en", "Shelling hit Deir ez-Zor and the Gaza Strip.", ["Deir ez-Zor", "Gaza Strip"]),
        ("en", "A bomb exploded in Xarakat, police said.", ["Xarakat"]),
        ("en", "Fighters crossed the Orontes River near Homs.", ["Orontes River", "Homs"]),
        ("en", "The convoy left Bunia for Goma, North Kivu.", ["Bunia", "Goma", "North Kivu"]),
        ("en", "An Iowa-based charity sent food to South Sudan.", ["Iowa", "South Sudan"]),
    ],
)
def test_places_are_found(language: str, text: str, expected: list[str]) -> None:
    assert names(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Police et gendarmerie ont ouvert une enquête."),
        ("fr", "Le président Bachar al-Assad a parlé."),
        ("fr", "Nice travail, a déclaré Marine à Reuters."),
        ("fr", "Les soldats syriens et les rebelles maliens se sont affrontés."),
        ("fr", "En mars, Man a répondu."),
        ("en", "Reading the report, Nelson Jackson said nothing. Jackson left."),
        ("en", "The Department of Agriculture declined to comment."),
        ("en", "Most Syrian rebels and Russian pilots agreed."),
        ("en", "Prices rose to US$5 a litre."),
    ],
)
def test_words_persons_and_nationalities_are_no_places(language: str, text: str) -> None:
    assert names(text, language) == []


def test_a_street_or_a_river_is_not_the_town_of_its_name() -> None:
    (street,) = found("A man was shot on Wichita Street.", "en")
    assert (street.name, street.candidates) == ("Wichita Street", ())


def test_a_name_inside_a_named_body_is_no_place() -> None:
    text = "Les Brigades de Tripoli ont attaqué Sebha."
    body = ActorMention(start=4, end=23, name="Brigades de Tripoli", rule="t", kind="militia", actor_ids=("ly-x",))
    assert [place.name for place in found(text, "fr", [body])] == ["Sebha"]


def test_a_state_is_a_place_too() -> None:
    text = "La Russie a bombardé Odessa."
    state = ActorMention(start=3, end=9, name="Russie", rule="t", kind="state", country="RU", actor_ids=("ru",))
    assert [place.name for place in found(text, "fr", [state])] == ["Russie", "Odessa"]


def test_class_words_are_kept() -> None:
    (place,) = found("Deux policiers sont morts dans la province d'Idlib.", "fr")
    assert place.kind_word == "province"


def test_spans_are_the_words_of_the_text_in_order() -> None:
    text = "İzmir, Ménaka… l’est du pays, au nord de Gao ; Tripoli (Libye)."
    places = found(text, "fr")
    assert [text[p.start : p.end] for p in places] == [p.name for p in places]
    assert all(a.end <= b.start for a, b in pairwise(places))


def test_an_empty_text_has_no_places() -> None:
    assert found("", "fr") == []


UNKNOWN = [
    ("fr", "Des combats ont éclaté près de Xabrou.", ["Xabrou"]),
    ("fr", "Les insurgés tiennent le village de Xabrou et Kalindou.", ["Xabrou", "Kalindou"]),
    ("en", "Gunmen came to the town of Xabrou, Kalindu and Gidan Zaru.", ["Xabrou", "Kalindu", "Gidan Zaru"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), UNKNOWN)
def test_words_around_a_name_that_no_gazetteer_has_make_it_a_place(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language) == wanted


FACILITIES = [
    ("fr", "L'armée a bombardé les alentours de l'hôpital Kamal Adwan.", "Kamal Adwan"),
    ("en", "Shells fell around Kamal Adwan hospital.", "Kamal Adwan"),
    ("en", "Gunmen fired at the Toussaint Louverture airport.", "Toussaint Louverture"),
    ("fr", "L'aéroport de La Tontouta est fermé.", "Tontouta"),
]


@pytest.mark.parametrize(("language", "text", "name"), FACILITIES)
def test_a_building_named_after_a_person_is_not_the_town_of_a_part_of_its_name(
    language: str, text: str, name: str
) -> None:
    (place,) = found(text, language)
    assert (place.name, place.resolved) == (name, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The tanker Delta Queen was hit by a missile."),
        ("fr", "Le pétrolier Delta Queen a été touché par un missile."),
    ],
)
def test_a_ship_is_no_place(language: str, text: str) -> None:
    assert found(text, language) == []


HYPHENS = [
    ("en", "Two soldiers died on the Chad-Sudan border.", ["Chad", "Sudan"]),
    ("en", "Gunmen closed the Maiduguri-Damaturu road.", ["Maiduguri", "Damaturu"]),
    ("fr", "Un convoi a sauté sur une mine sur l'axe Gao-Ménaka.", ["Gao", "Ménaka"]),
    ("fr", "Des tirs ont visé la frontière Syrie-Turquie.", ["Syrie", "Turquie"]),
    ("en", "The senator (D-Ohio) opposed the sale.", ["Ohio"]),
    ("en", "Anne-Marie Jean-Baptiste left.", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), HYPHENS)
def test_a_hyphen_joins_two_places(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language) == wanted


PERSONS = [
    ("en", "The driver Musa Bello was shot dead near Kankara.", ["Kankara"]),
    ("en", "The dead man was Kamal Homs. Homs was shot in Jenin.", ["Jenin"]),
    ("fr", "Le chauffeur Moussa Bello a été abattu près de Kankara.", ["Kankara"]),
    ("fr", "Le mort est Kamal Homs. Homs a été abattu à Jénine.", ["Jénine"]),
    ("en", "The nurse Olena Sumy died in Sumy.", ["Sumy"]),
    ("en", "Shells hit the suburbs of Zamalka Arbin and Douma.", ["Zamalka", "Arbin", "Douma"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PERSONS)
def test_a_name_that_a_person_bears_is_no_place_unless_it_is_surely_one_elsewhere(
    language: str, text: str, wanted: list[str]
) -> None:
    assert names(text, language, tagged=True) == wanted


SEATS = [
    ("en", "Jets bombed the University of Mosul.", ["Mosul"]),
    ("fr", "Un obus est tombé sur la cour de l'Université de Mossoul.", ["Mossoul"]),
    ("en", "Shells fell in Beni. The Beni General Hospital closed.", ["Beni", "Beni"]),
    ("en", "The Bank of Kirkuk closed its doors.", []),
    ("en", "A bomb went off outside Mogadishu Central Prison.", ["Mogadishu"]),
    ("en", "Former Iraqi soldiers fled. Former Mosul residents too.", ["Mosul"]),
    ("en", "In Port Said, two soldiers died.", ["Port Said"]),
    ("en", "It left 40 people dead in Wad al-Nourat.", ["Wad al-Nourat"]),
    ("en", "GOMA — Gunmen killed 17 people.", ["GOMA"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), SEATS)
def test_words_beside_a_name_do_not_hide_the_place(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language, tagged=True) == wanted


LISTS = [
    ("en", "They raided farms in Katsina, Zamfara and Sokoto states.", "states", 3),
    ("fr", "Ils ont attaqué les provinces de Tshopo, de Maniema et du Lualaba.", "provinces", 3),
    ("en", "They raided farms in Katsina state, Zamfara and Sokoto.", "state", 1),
]


@pytest.mark.parametrize(("language", "text", "word", "count"), LISTS)
def test_a_class_word_in_the_plural_holds_for_a_whole_list(language: str, text: str, word: str, count: int) -> None:
    assert [place.kind_word for place in found(text, language, tagged=True)].count(word) == count


ROADS = [
    ("en", "Rebels cut the M5 motorway near Saraqib.", ["M5", "Saraqib"]),
    ("en", "Militants ambushed a convoy on Highway 4 near Baidoa.", ["Highway 4", "Baidoa"]),
    ("fr", "Un convoi a été attaqué sur la RN4 près de Kaya.", ["RN4", "Kaya"]),
    ("fr", "La route nationale 1 est coupée près de Gao.", ["route nationale 1", "Gao"]),
    ("en", "The road 12 people took was mined.", []),
]


def test_a_rifle_s_model_is_no_road_and_a_number_of_people_no_village() -> None:
    assert found("Troops found an M16 rifle and an M14 carbine.", "en", tagged=True) == []
    assert found("Four residents were attacked.", "en", tagged=True) == []


@pytest.mark.parametrize(("language", "text", "wanted"), ROADS)
def test_a_number_names_a_road(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language) == wanted


def actor(text: str, name: str, kind: str) -> ActorMention:
    start = text.index(name)
    return ActorMention(start=start, end=start + len(name), name=name, rule="t", kind=kind, actor_ids=("x",))


OFFICES = [
    ("en", "Kenya's president William Ruto left.", "Kenya's president William Ruto", "person", ["Kenya"]),
    ("en", "The health minister of Peru resigned.", "health minister of Peru", "person", ["Peru"]),
    ("fr", "Le ministre de la Santé du Pérou a dit non.", "ministre de la Santé du Pérou", "person", ["Pérou"]),
    ("en", "The White House said no.", "White House", "government", []),
    ("en", "Troops of South Sudan left.", "South Sudan", "state", ["South Sudan"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "kind", "wanted"), OFFICES)
def test_an_office_says_where_it_is_and_a_residence_is_no_village(
    language: str, text: str, name: str, kind: str, wanted: list[str]
) -> None:
    assert [place.name for place in found(text, language, [actor(text, name, kind)])] == wanted


HOMES = [
    ("en", "Olena Koval of Izium was killed.", ["Izium"]),
    ("en", "Peter Okello, 41, of Gulu, was shot.", ["Gulu"]),
    ("en", "He came on St. Patrick's Day.", []),
    ("en", "Miss Okello went to Mass for her son.", []),
    ("en", "Clashes broke out between the Hausa and the Berta.", []),
]


@pytest.mark.parametrize(("language", "text", "wanted"), HOMES)
def test_where_a_person_is_at_home_is_a_place(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language, tagged=True) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A shell hit 14 E. Cedar St. and a shop.", ["E. Cedar St."]),
        ("The flat on N. Cedar Avenue burned.", ["N. Cedar Avenue"]),
        ("Coroner Dr. Ann Poe counted the dead.", []),
        ("Two cars of the Ohio Highway Patrol burned.", ["Ohio"]),
        ("The pupils of Cedar Road School fled.", []),
        ("A house on Cedar Road Tuesday burned.", ["Cedar Road"]),
    ],
)
def test_a_street_ends_with_its_class_word_and_is_no_body_s_or_person_s(text: str, wanted: list[str]) -> None:
    assert names(text, "en") == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A pipe from Wamego to Manhattan burst.", ["Wamego", "Manhattan"]),
        ("en", "Trucks went back from Ajdabiya to Brega.", ["Ajdabiya", "Brega"]),
        ("fr", "La piste de Wadi Halfa à Dongola est minée.", ["Wadi Halfa", "Dongola"]),
        ("fr", "Le convoi est allé de Ansongo à Gao.", ["Ansongo", "Gao"]),
        ("en", "A note from Grant to Lee was found.", []),
    ],
)
def test_both_ends_of_a_way_are_places(language: str, text: str, wanted: list[str]) -> None:
    assert names(text, language, tagged=True) == wanted


def test_a_name_that_a_person_s_longer_name_holds_is_no_unknown_village() -> None:
    told = "Malinka Quorrel, 9, died on Monday. Gunmen opened fire in Gao, hitting Malinka in the head."
    assert names(told, "en", tagged=True) == ["Gao"]
    assert "Kessuba" in names("Gunmen opened fire in Gao, hitting Kessuba with mortars.", "en", tagged=True)


VILLAGES = [
    ("Bandits besieged Yar Katsina village in Bungudu on Friday.", ["Yar Katsina", "Bungudu"]),
    ("Troops shelled Min Ma village on Friday.", ["Min Ma"]),
    ("Herders attacked the Dinka village of Kolom.", ["Kolom"]),
    ("The army left Bama village on Friday.", ["Bama"]),
]


@pytest.mark.parametrize(("text", "wanted"), VILLAGES)
def test_a_village_has_its_whole_name_and_no_people_s(text: str, wanted: list[str]) -> None:
    assert names(text, "en", tagged=True) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Des rebelles ont attaqué la ville portuaire de Zinkaroun.", ["Zinkaroun"]),
        ("Dix civils sont morts dans le village reculé de Tsafoura.", ["Tsafoura"]),
        ("Le chef de la police locale de Torbassi a parlé.", []),
    ],
)
def test_an_adjective_parts_no_class_word_from_its_name(text: str, wanted: list[str]) -> None:
    assert names(text, "fr", tagged=True) == wanted
