"""Resolution of actors by context, and abstention where the context does not tell."""

from __future__ import annotations

import vigie
from vigie.annotate.actors import find_actors
from vigie.knowledge.actors import open_actors
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report
from vigie.resolve.actors import resolve_actors


def resolved(text: str, language: str, country: str | None = None) -> dict[str, str | None]:
    report = Report(id="test", original=text, sha256="")
    document = Document(report=report, text=text, offsets=OffsetMap(), language=language)
    find_actors(document, open_pack(language), open_actors())
    resolve_actors(document, open_actors(), country=country)
    return {mention.name: mention.actor_id for mention in document.actors}


def test_the_army_is_the_army_of_the_storys_country() -> None:
    assert resolved("The army retook the town.", "en", "ML")["army"] == "ml-army"


def test_the_army_is_the_only_army_named_before() -> None:
    ids = resolved("L'armée nigérienne a attaqué. Puis l'armée s'est retirée.", "fr")
    assert ids["armée"] == "ne-army"


def test_the_army_stays_open_where_nothing_tells_whose_it_is() -> None:
    assert resolved("The army retook the town.", "en")["army"] is None
    two = resolved("The Indian army and the Pakistani army fired. The army denied it.", "en")
    assert two["army"] is None


def test_forces_of_the_body_just_named_are_its_own() -> None:
    text = "Moscow's defence ministry said its forces had killed Ukrainian soldiers."
    assert (resolved(text, "en", "UA")["forces"] or "").startswith("ru-")
    assert resolved("The Rapid Support Forces said its fighters had left.", "en", "SD")["fighters"] == "sd-rsf"
    assert resolved("Russia said so. Its forces fled.", "en", "UA")["forces"] == "ua-army"


def test_in_a_round_up_the_place_at_the_head_says_whose_army_it_is() -> None:
    text = (
        "Gunmen killed ten people in Guerrero, Mexico, and six in Sinaloa, Mexico. In Colombia, the army shot dead "
        "four rebels."
    )
    actors = [a for claim in vigie.read(text, language="en").claims for a in claim.actors if a.name == "the army"]
    assert [actor.actor_id for actor in actors] == ["co-army"]


def test_class_nouns_with_a_definite_determiner_recall_a_body() -> None:
    ids = resolved(
        "L'Observatoire syrien des droits de l'homme a compté. Un porte-parole de l'organisation l'a dit.", "fr"
    )
    assert ids["porte-parole de l'organisation"] == "sy-sohr"
    assert resolved("Al-Shabaab attacked. The group denied it.", "en")["group"] == "so-shabaab"
    assert resolved("Al-Shabaab attacked. Another group denied it.", "en")["group"] is None


def test_abbreviations_follow_the_country() -> None:
    assert resolved("ADF fighters attacked Beni.", "en", "CD")["ADF fighters"] == "cd-adf"
    assert resolved("ADF fighters attacked Buea.", "en", "CM")["ADF fighters"] == "cm-ambazonia"
    assert resolved("The RSF said so.", "en", "SD")["RSF"] == "sd-rsf"
    assert resolved("RSF said so.", "en")["RSF"] is None
    assert resolved("Fulani militiamen attacked.", "en", "NG")["Fulani militiamen"] == "ng-fulani-militia"
    assert resolved("Fulani militiamen attacked.", "en")["Fulani militiamen"] is None
    assert resolved("Les FDS ont riposté.", "fr", "BF")["FDS"] == "bf-fds"
    assert resolved("Les FDS ont riposté.", "fr", "SY")["FDS"] == "sy-sdf"
    assert resolved("The UPC signed.", "en", "CF")["UPC"] == "cf-upc"
    assert resolved("The UPC signed.", "en", "CD")["UPC"] == "cd-upc"
    assert resolved("Des combattants du FPL ont attaqué.", "fr", "NE")["combattants du FPL"] == "ne-fpl"


def test_rebels_keep_the_country_and_no_identity() -> None:
    assert resolved("The rebels fled.", "en", "SY")["rebels"] is None


def test_a_plural_class_noun_recalls_no_body() -> None:
    assert resolved("Al-Shabaab attacked. The groups denied it.", "en")["groups"] is None


def test_known_fighters_are_of_the_one_group_that_the_report_names() -> None:
    told = "The guerrillas burned a bus. Rebel units fled. Gunmen and an armed group stayed. The ELN denied it."
    ids = resolved(told, "en", "CO")
    assert (ids["guerrillas"], ids["Rebel units"]) == ("co-eln", "co-eln")
    assert (ids["Gunmen"], ids["armed group"]) == (None, None)
    assert resolved("Le JNIM a nié. Les djihadistes ont fui.", "fr", "ML")["djihadistes"] == "ml-jnim"


def test_known_fighters_stay_open_between_two_groups_and_in_another_country() -> None:
    assert resolved("The ELN and the FARC left. The guerrillas burned a bus.", "en", "CO")["guerrillas"] is None
    assert resolved("Hezbollah sent men. The rebels fled.", "en", "SY")["rebels"] is None
    assert resolved("The ELN left. Guerrillas burned a bus.", "en", "CO")["Guerrillas"] is None


def test_commandos_are_of_the_side_that_their_words_say() -> None:
    assert resolved("Guerrilla urban commandos fled.", "en", "CO")["Guerrilla urban commandos"] is None
    assert resolved("Commandos landed.", "en", "CO")["Commandos"] == "co-army"
    assert resolved("Un commando rebelle a fui.", "fr", "ML")["commando rebelle"] is None
