"""Which place a name means, what a claim's place says of it, and which country the story is about."""

from __future__ import annotations

import pytest

from vigie.annotate.places import find_places
from vigie.annotate.tokens import tokenise
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.examples import parse_example
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.claim import ClaimPlace
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.resolve.places import claim_place, resolve_places, story_country
from vigie.settings import Settings


def read(text: str, language: str = "fr", hint: str | None = None) -> Document:
    document = Document(
        report=Report(id="test", original=text, sha256=""), text=text, offsets=OffsetMap(), language=language
    )
    pack = open_pack(language)
    document.tokens, document.sentences = tokenise(text, pack)
    find_places(document, pack, open_gazetteer())
    resolve_places(document, pack, open_gazetteer(), country_hint=hint)
    return document


def place(text: str, name: str, language: str = "fr") -> ClaimPlace:
    document = read(text, language)
    index = next(i for i, mention in enumerate(document.places) if mention.name == name)
    return claim_place(document, index, open_pack(language))


@pytest.mark.parametrize(
    ("language", "text", "name", "country", "admin1"),
    [
        ("fr", "Tripoli a été bombardée, selon l'armée libyenne de Benghazi.", "Tripoli", "LY", None),
        ("fr", "Des tirs ont éclaté à Tripoli, dans le nord du Liban, près de Zahlé.", "Tripoli", "LB", None),
        ("en", "A man was shot in Paris, Texas, on Monday.", "Paris", "US", "Texas"),
        ("en", "Protesters gathered in Paris, France, on Monday.", "Paris", "FR", None),
        ("en", "Troops left Atlanta, Georgia.", "Georgia", "US", "Georgia"),
        ("en", "Russian troops entered Georgia and neared Tbilisi and Gori.", "Georgia", "GE", None),
        ("fr", "Beni, dans le Nord-Kivu, en RDC, a été attaquée.", "Beni", "CD", None),
        ("fr", "Au Mali, Boni et Douentza ont été visées.", "Boni", "ML", None),
    ],
)
def test_context_decides(language: str, text: str, name: str, country: str, admin1: str | None) -> None:
    resolved = place(text, name, language)
    assert resolved.country == country
    assert admin1 is None or resolved.admin1 == admin1


def test_a_class_word_tells_the_province_from_its_city() -> None:
    assert place("Un raid a visé la province d'Idlib.", "Idlib").kind == "admin1"
    assert place("Un raid a visé la ville d'Idlib.", "Idlib").kind == "city"


def test_a_city_of_a_country_s_name_is_no_country() -> None:
    assert place("Une bombe a explosé dans la ville de Panama.", "Panama").kind == "capital"
    assert place("A bomb went off in the city of Guatemala.", "Guatemala", "en").kind == "capital"
    assert place("A bomb went off in Panama.", "Panama", "en").kind == "country"


def test_a_name_means_one_place_in_a_report() -> None:
    document = read("Explosion à Tripoli. Au Liban, l'armée est à Tripoli et à Saïda. Tripoli reste fermée.")
    assert {m.resolved.country for m in document.places if m.name == "Tripoli" and m.resolved} == {"LB"}


def test_a_hint_helps_where_the_text_says_nothing() -> None:
    document = read("Une explosion a secoué Tripoli.", hint="LB")
    chosen = document.places[0].resolved
    assert chosen is not None
    assert 0.0 <= chosen.score <= 1.0
    assert len(document.places[0].candidates) > 1


def test_the_story_country_is_the_one_most_spoken_of() -> None:
    assert story_country(read("À Gao et à Kidal, au Mali, l'armée dément. Paris condamne.")) == "ML"
    assert story_country(read("Rien ne s'est passé hier.")) is None


def test_a_part_of_the_country_lies_in_the_story_country() -> None:
    resolved = place("Au Niger, une attaque dans l'ouest du pays a fait dix morts.", "ouest du pays")
    assert (resolved.country, resolved.precision, resolved.relation) == ("NE", "part", "west")


def test_an_unknown_place_has_no_point_but_the_country_that_the_text_puts_it_in() -> None:
    resolved = place("Des hommes ont attaqué Zourkélé, localité du Burkina Faso.", "Zourkélé")
    assert (resolved.lat, resolved.geonames_id, resolved.precision) == (None, None, "unknown")
    assert resolved.country == "BF"


@pytest.mark.parametrize(
    ("language", "text", "name", "words", "precision", "relation"),
    [
        ("fr", "Un convoi est tombé dans une embuscade au nord de Gao.", "Gao", "Gao", "near", "north"),
        ("fr", "Combats dans la ville de Gao.", "Gao", "ville de Gao", "exact", None),
        ("fr", "Combats dans le nord du Mali.", "Mali", "le nord du Mali", "part", "north"),
        ("en", "Fighting in southern Lebanon.", "Lebanon", "southern Lebanon", "part", "south"),
        ("en", "A blast near Mosul.", "Mosul", "Mosul", "near", "near"),
        ("en", "A blast in Idlib province.", "Idlib", "Idlib province", "admin1", None),
        ("en", "Aid reached Syria.", "Syria", "Syria", "country", None),
    ],
)
def test_a_claim_place_says_how_exact_it_is(
    language: str, text: str, name: str, words: str, precision: str, relation: str | None
) -> None:
    resolved = place(text, name, language)
    assert (resolved.text, resolved.precision, resolved.relation) == (words, precision, relation)
    assert text[resolved.span.start : resolved.span.end] == words


RELATIONS = [
    (code, rule.relation, example)
    for code in ("en", "fr")
    for rule in open_places(open_pack(code)).section.relations
    for example in rule.examples
]


@pytest.mark.parametrize(("language", "relation", "example"), RELATIONS)
def test_the_examples_of_relations_hold(language: str, relation: str, example: str) -> None:
    wanted = parse_example(example)
    document = read(wanted.text, language)
    span = next(span for role, span in wanted.roles if role == "place")
    index = next(i for i, mention in enumerate(document.places) if mention.start == span.start)
    assert claim_place(document, index, open_pack(language)).relation == relation


def test_a_part_of_a_town_is_none_of_a_country_that_the_report_does_not_name() -> None:
    document = read("In Sudan, shells fell on Khartoum and Omdurman. A raid hit the Yarmouk neighbourhood.", "en")
    assert document.places[-1].name == "Yarmouk"
    assert document.places[-1].resolved is None


def test_a_part_of_a_town_is_none_of_a_country_that_the_report_hardly_speaks_of() -> None:
    text = (
        "In El Salvador, rebels hit San Salvador, Apopa and Soyapango. They left El Salvador for the United States. "
        "A bomb went off in the Escalon neighborhood of El Salvador."
    )
    named = {mention.name: mention.resolved for mention in read(text, "en").places}
    assert named["Escalon"] is None


def test_a_small_town_is_not_its_namesake_in_a_country_that_the_report_does_not_name() -> None:
    document = read("In Pakistan, gunmen fired on convoys in Kurram, near Parachinar. It happened at Bagan.", "en")
    assert document.places[-1].name == "Bagan"
    assert document.places[-1].resolved is None


def test_a_name_of_many_countries_is_of_none_that_the_report_does_not_name() -> None:
    text = "In Ghana, troops left Accra, Kumasi and Tamale. A mine was found in San Ramon."
    document = read(text, "en")
    assert document.places[-1].name == "San Ramon"
    assert document.places[-1].resolved is None


def test_a_hospital_is_none_of_a_country_that_the_report_does_not_name() -> None:
    document = read("À Gaza et à Khan Younès, dans la bande de Gaza, un obus a touché l'hôpital al-Qods.")
    assert document.places[-1].name == "al-Qods"
    assert document.places[-1].resolved is None


BETWEEN = [
    ("fr", "Un bus a sauté sur une mine entre Djibo et Ouahigouya.", "Ouahigouya"),
    ("fr", "Un convoi est tombé dans une embuscade sur l'axe Gao-Ménaka.", "Ménaka"),
    ("en", "A bus hit a mine between Djibo and Ouahigouya.", "Ouahigouya"),
    ("en", "Gunmen closed the Maiduguri-Damaturu road.", "Maiduguri"),
]


@pytest.mark.parametrize(("language", "text", "name"), BETWEEN)
def test_what_was_between_two_places_was_near_either(language: str, text: str, name: str) -> None:
    found = place(text, name, language)
    assert (found.relation, found.precision) == ("between", "near")


LISTED = [
    ("en", "Shells hit the suburbs of Douma, Arbin and Zamalka.", "Zamalka", "part"),
    ("fr", "Des combats ont éclaté près de Goma et Sake.", "Sake", "near"),
    ("en", "Gunmen roam northern Mali and Niger.", "Niger", None),
    ("fr", "Des tirs ont touché Goma et Sake.", "Sake", None),
]


@pytest.mark.parametrize(("language", "text", "name", "relation"), LISTED)
def test_what_is_said_of_a_list_is_said_of_each(language: str, text: str, name: str, relation: str | None) -> None:
    assert place(text, name, language).relation == relation


def test_the_words_of_a_place_hold_no_other_of_its_list() -> None:
    assert place("Ils ont pris les villes de Soba, Wad Madani et Sinja.", "Wad Madani").text == "Wad Madani"


LISTS = [
    ("en", "Cases were found in Manitoba, Alberta, Ontario and New Brunswick, and in Texas.", "Ontario", "admin1"),
    ("en", "Arrests followed in Ohio, Utah, Georgia, Nevada and Iowa.", "Georgia", "admin1"),
    ("en", "Arrests followed in Ohio, Utah, New York, Indiana and Wisconsin.", "New York", "admin1"),
    ("en", "Dams were built in Utah and Washington.", "Washington", "admin1"),
    ("fr", "Les délégués d'Arménie, d'Azerbaïdjan, de Géorgie et de Turquie ont signé.", "Géorgie", "country"),
]


@pytest.mark.parametrize(("language", "text", "name", "kind"), LISTS)
def test_a_name_is_of_the_kind_of_those_it_is_listed_with(language: str, text: str, name: str, kind: str) -> None:
    assert place(text, name, language).kind == kind


def test_an_old_name_of_one_town_is_the_name_of_another() -> None:
    found = place("Moscow said its troops had reached Pokrovsk in Ukraine.", "Pokrovsk", "en")
    assert found.country == "UA"


@pytest.mark.parametrize(("text", "name"), [("He died in Stroud, Ontario.", "Stroud")])
def test_a_town_is_none_of_its_namesakes_outside_the_division_that_the_text_puts_it_in(text: str, name: str) -> None:
    found = place(text, name, "en")
    assert (found.lat, found.country, found.admin1) == (None, "CA", "Ontario")


def test_whose_planes_they_were_does_not_move_the_town_that_they_hit() -> None:
    text = "Russian planes bombed a camp near Idlib on Friday. The Kremlin denied it. Moscow has Russian jets."
    assert place(text, "Idlib", "en").country == "SY"
    assert place(text.replace("Idlib", "Saraqib"), "Saraqib", "en").country == "SY"


def test_a_territory_s_short_form_does_not_hide_the_town_that_bears_it() -> None:
    assert place("A depot burned in Norfolk.", "Norfolk", "en").country != "NF"


def test_places_joined_by_and_lie_in_none_of_one_another() -> None:
    assert place("Clashes erupted in Wales and in England.", "Wales", "en").kind == "admin1"
    assert place("Des heurts ont éclaté à Djibouti et en Éthiopie.", "Djibouti").country == "DJ"


def test_a_part_of_a_city_that_a_division_elsewhere_shares_its_name_with() -> None:
    found = place("Shells fell in the Adhamiyah district of Baghdad.", "Adhamiyah", "en")
    assert (found.country, round(found.lat or 0)) == ("IQ", 33)


def test_a_village_is_no_city() -> None:
    found = place("Gunmen attacked the village of Manila, in Palma district, Mozambique.", "Manila", "en")
    assert (found.lat, found.country) == (None, "MZ")


GAZA = [
    ("en", "Strikes killed ten people in northern Gaza on Monday.", "Gaza", "Gaza Strip"),
    ("fr", "Une frappe a touché Gaza lundi.", "Gaza", "Gaza Strip"),
    ("en", "A strike hit the city of Gaza on Monday.", "Gaza", "Gaza City"),
    ("fr", "Une frappe a touché la ville de Gaza.", "Gaza", "Gaza City"),
    ("en", "A strike hit the Jabalia refugee camp.", "Jabalia", "Jabalia camp"),
    ("fr", "L'armée est entrée à Jénine.", "Jénine", "Jenin"),
]


@pytest.mark.parametrize(("language", "text", "name", "wanted"), GAZA)
def test_an_area_and_its_town_of_one_name(language: str, text: str, name: str, wanted: str) -> None:
    assert place(text, name, language).name == wanted


DATELINES = [
    ("BOGOTA, Aug 29 (AFP) - Judge Ana Ruiz was shot dead. He flew from Bogota to the United States.", "CO"),
    ("SAN SALVADOR, July 19 (Radio Sonora) - Judge Ana Ruiz was shot dead on Monday.", "SV"),
    ("SAN SALVADOR, July 19 (AFP) - Judge Ana Ruiz was shot in the Escalon neighborhood.", "SV"),
]


@pytest.mark.parametrize(("text", "country"), DATELINES)
def test_a_dateline_says_which_town_is_meant(text: str, country: str) -> None:
    report = Report(id="test", original=text, sha256="", language="en", published="2024-08-29")
    places = [claim.place for claim in read_report(report, Settings(assume_conflict=True)).claims if claim.place]
    assert {found.country for found in places} == {country}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A drone hit a market in Kupiansk on Tuesday, killing six people. Russia's defence ministry said it had "
               "struck a depot. Russia denied hitting civilians."),
        ("fr", "Un drone a frappé un marché à Koupiansk mardi, faisant six morts. Le ministère de la Défense de la "
               "Russie dit avoir visé un dépôt. La Russie nie viser des civils."),
    ],
)  # fmt: skip
def test_a_state_that_speaks_puts_no_town_elsewhere(language: str, text: str) -> None:
    claim = read_report(Report(id="t", original=text, sha256="", language=language), Settings()).claims[0]
    assert claim.place is not None
    assert claim.place.country == "UA"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fifteen people were killed on Sunday in an attack in Bani, in northern Burkina Faso."),
        ("fr", "Quinze personnes ont été tuées dimanche lors d'une attaque à Bani, dans le nord du Burkina Faso."),
    ],
)
def test_a_village_that_the_words_put_in_a_country_is_no_namesake_abroad(language: str, text: str) -> None:
    claim = read_report(Report(id="t", original=text, sha256="", language=language), Settings()).claims[0]
    assert claim.place is not None
    assert (claim.place.geonames_id, claim.place.country, claim.place.precision) == (None, "BF", "unknown")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "- Gao: four soldiers killed in an ambush on 3 March.\n- Kidal: drone strike kills nine on 4 March."),
        ("fr", "- Gao : quatre soldats tués dans une embuscade.\n- Kidal : une frappe de drone fait neuf morts."),
    ],
)
def test_the_labels_of_a_list_are_places(language: str, text: str) -> None:
    claims = read_report(Report(id="t", original=text, sha256="", language=language), Settings()).claims
    assert [claim.place.name if claim.place else None for claim in claims] == ["Gao", "Kidal"]
