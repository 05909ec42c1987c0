"""Place names in text: what is a place, what is not, and that every rule's examples hold."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vigie.annotate.places import find_places
from vigie.annotate.tokens import tokenise
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.examples import parse_example
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.document import Document, OffsetMap
from vigie.model.mention import ActorMention, PlaceMention
from vigie.model.report import Report


def found(text: str, language: str, actors: list[ActorMention] | None = None) -> list[PlaceMention]:
    report = Report(id="test", original=text, sha256="")
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language, actors=actors or [])
    pack = open_pack(language)
    document.tokens, document.sentences = tokenise(text, pack)
    find_places(document, pack, open_gazetteer())
    return document.places


def names(text: str, language: str) -> list[str]:
    return [place.name for place in found(text, language)]


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
