"""What a claim carries: ids, places taken each, context marked as such, and what could not be known."""

from __future__ import annotations

import pytest

import vigie
from vigie.model.claim import Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings


def read(text: str, language: str, published: str | None = "2024-11-30") -> Reading:
    return vigie.read(text, language=language, published=published)


TAKEN = [
    ("fr", "L'armée a repris Bama et Dikwa vendredi."),
    ("en", "The army captured Bama and Dikwa on Friday."),
]


@pytest.mark.parametrize(("language", "text"), TAKEN)
def test_every_place_taken_is_a_claim_with_the_same_evidence(language: str, text: str) -> None:
    found = read(text, language).claims
    assert [claim.place.name for claim in found if claim.place] == ["Bama", "Dikwa"]
    assert found[0].evidence == found[1].evidence
    assert found[0].id != found[1].id


def test_one_barrage_over_several_places_is_one_claim() -> None:
    assert len(read("Rebels shelled Bama and Dikwa on Friday.", "en").claims) == 1


def test_a_report_tells_a_claim_once_and_its_ids_are_its_own() -> None:
    text = "Rebels shelled Goma on Monday, killing three people. The army shelled Sake on Tuesday, killing two people."
    ids = [claim.id for claim in read(text, "en").claims]
    assert len(ids) == len(set(ids)) == 2
    assert ids == [claim.id for claim in read(text, "en").claims]
    assert ids != [claim.id for claim in read(text + " ", "en", "2024-11-29").claims]


def test_a_place_from_the_context_is_marked_as_inferred() -> None:
    text = "Rebels shelled Goma on Monday. On Tuesday, gunmen abducted four teachers."
    first, second = read(text, "en").claims
    assert first.place is not None
    assert second.place is not None
    assert (first.place.inferred, second.place.inferred) == (False, True)
    assert second.place.name == "Goma"


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Les rebelles ont bombardé Goma mardi."), ("en", "Rebels shelled Goma on Tuesday.")],
)
def test_without_a_date_of_publication_a_relative_time_stays_open_and_says_so(language: str, text: str) -> None:
    reading = read(text, language, None)
    (claim,) = reading.claims
    assert claim.time is not None
    assert (claim.time.start, claim.time.value) == (None, "XXXX-WXX-2")
    assert [issue.code for issue in reading.issues] == ["time.no-anchor"]


def test_a_place_that_no_gazetteer_knows_is_kept_in_words_with_an_issue() -> None:
    reading = read("Rebels shelled the village of Qzarrabad on Tuesday.", "en")
    (claim,) = reading.claims
    assert claim.place is not None
    assert (claim.place.lat, claim.place.geonames_id) == (None, None)
    assert "Qzarrabad" in claim.place.text
    assert [issue.code for issue in reading.issues] == ["place.unresolved"]


SPEECH = [
    ("fr", "Les rebelles ont bombardé Goma lundi, a déclaré mardi à Moscou le porte-parole de l'armée."),
    ("en", "Rebels shelled Goma on Monday, an army spokesman told reporters in Moscow on Tuesday."),
]


@pytest.mark.parametrize(("language", "text"), SPEECH)
def test_where_and_when_it_was_said_is_not_where_and_when_it_happened(language: str, text: str) -> None:
    claim = next(claim for claim in read(text, language).claims if claim.event_type == "shelling")
    assert claim.place is not None
    assert claim.time is not None
    assert (claim.place.name, claim.time.start) == ("Goma", "2024-11-25")
    assert len(claim.attribution) == 1


def test_confidence_is_a_probability_and_falls_for_what_is_hedged_and_bare() -> None:
    (firm,) = read("Rebels shelled Goma on Monday, killing three soldiers.", "en").claims
    (bare,) = read("Rebels reportedly shelled positions.", "en").claims or (None,)
    assert 0 < firm.confidence <= 1
    assert bare is None or bare.confidence < firm.confidence


def test_codes_follow_type_and_parties() -> None:
    (claim,) = read("The army retook Bama from insurgents on Friday.", "en").claims
    assert claim.codes.acled is not None
    assert claim.codes.acled.sub_event_type == "Government regains territory"
    (claim,) = read("Insurgents captured Bama on Friday.", "en").claims
    assert claim.codes.acled is not None
    assert claim.codes.acled.sub_event_type == "Non-state actor overtakes territory"


def test_a_source_stands_once_in_a_chain() -> None:
    text = "Les secouristes ont démenti ce bilan : ils font état de seize civils tués dans une frappe à Alep."
    told = [claim for claim in read(text, "fr").claims if claim.kind == "incident"]
    assert [[a.source for a in claim.attribution] for claim in told] == [["Les secouristes"]]


def test_the_place_is_what_the_possessor_has() -> None:
    text = "Gunmen killed at least 30 villagers in Nigeria's Borno state, residents and a local official said."
    claim = read(text, "en").claims[0]
    assert claim.place is not None
    assert claim.place.name == "Borno"
    assert [a.source for a in claim.attribution] == ["residents and a local official"]


def test_of_a_list_of_places_the_first_is_the_claims() -> None:
    for text in ("Shelling hit the suburbs of Zamalka Arbin and Ein Tarma.", "Rebels shelled Goma, Sake and Minova."):
        (claim,) = read(text, "en").claims
        assert claim.place is not None
        assert claim.place.name in ("Zamalka", "Goma")


def test_the_day_on_the_spot_goes_before_the_hour_of_the_world_in_brackets() -> None:
    text = "Gunmen killed ten people in Lima at 2100 on 15 November (0200 GMT on 16 November)."
    (claim,) = vigie.read(text, language="en", published="2024-11-30").claims
    assert claim.time is not None
    assert (claim.time.start or "")[:10] == "2024-11-15"


@pytest.mark.parametrize(
    ("words", "wanted"), [("the Idlib town of Saraqib", "Saraqib"), ("the Kulgam district of Kashmir", "Kulgam")]
)
def test_the_town_of_a_province_is_the_place(words: str, wanted: str) -> None:
    (claim,) = read(f"Rebels shelled {words} on Monday, killing four civilians.", "en").claims
    assert claim.place is not None
    assert claim.place.name == wanted


def test_a_village_near_a_town_is_near_its_point() -> None:
    (claim,) = read(
        "Militants attacked Ngomarissa village near Maiduguri on Monday, killing four civilians.", "en"
    ).claims
    assert claim.place is not None
    assert (claim.place.name, claim.place.precision, claim.place.country) == ("Ngomarissa", "near", "NG")


IN_NEXT = [
    ("en", "Bandits stormed Gidan Maibulo village in Jibia local government area of Katsina on Monday, killing seven.",
     "Gidan Maibulo"),
    ("fr", "Des hommes armés ont attaqué le village de Dorounassi, dans la commune de Bandiagara, tuant quatre civils.",
     "Dorounassi"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "village"), IN_NEXT)
def test_a_village_of_no_gazetteer_is_finer_than_the_town_it_lies_in(language: str, text: str, village: str) -> None:
    place = read(text, language).claims[0].place
    assert place is not None
    assert (place.name, place.geonames_id, place.precision) == (village, None, "near")
    assert place.lat is not None


FAR_OFF = [
    ("Une mine a tué un soldat dans le village de Mbindalou, à 450 km au nord de Bangui.", "Mbindalou", "unknown"),
    ("Une mine a tué un soldat dans le village de Mbindalou, à 25 km au nord de Bangui.", "Mbindalou", "near"),
    ("Une mine a tué un soldat dans le village de Mbindalou, à 450km au nord de Bangui.", "Mbindalou", "unknown"),
    ("Une mine a tué un soldat dans le village de Mbindalou ² , à 25 km au nord de Bangui.", "Mbindalou", "near"),
]


@pytest.mark.parametrize(("text", "village", "precision"), FAR_OFF)
def test_a_town_that_a_distance_is_counted_from_is_not_where_it_was(text: str, village: str, precision: str) -> None:
    place = read(text, "fr").claims[0].place
    assert place is not None
    assert (place.name, place.precision, place.country) == (village, precision, "CF")


STUB = "Our offices are closed until Monday."


def told_of(title: str, body: str) -> list[str]:
    item = Report(id="r", original=f"{title}\n\n{body}", sha256="", language="en", published="2024-11-30", title=title)
    return [claim.event_type for claim in read_report(item, Settings(scope="violence")).claims]


def test_a_faint_headline_is_told_where_the_body_tells_of_no_violence() -> None:
    title = "Officer in stable condition after shooting in Elgin"
    assert told_of(title, STUB) == told_of(title, "You can edit this story.") == ["attack"]
    shelled = "Rebels shelled Goma on Monday, killing three people."
    assert told_of(title, shelled) == ["shelling"]
