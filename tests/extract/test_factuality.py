"""How firmly the text commits: asserted, hedged, denied, planned, hypothetical; done, attempted, foiled; history."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from attribution_reading import read_attributions
from claim_reading import in_war

from vigie.extract.attributions import attribution_of
from vigie.extract.factuality import factuality_of
from vigie.extract.findings import Commitment
from vigie.lexicon.pack import open_pack


def commitment(language: str, text: str, word: str) -> Commitment:
    """The commitment to the clause whose head is a word of the text."""
    document = read_attributions(text, language)
    start = text.index(word)
    token = next(i for i, first in enumerate(document.tokens.starts) if first >= start)
    covering = attribution_of(document, start, start + len(word))
    return factuality_of(document, (token, token + 1), open_pack(language), covering)


@pytest.mark.parametrize(
    ("language", "text", "word", "factuality"),
    [
        ("fr", "Le ministère a déclaré que dix soldats ont été tués.", "tués", "asserted"),
        ("fr", "L'attaque aurait fait quatre morts.", "fait", "hedged"),
        ("fr", "L'armée n'a pas bombardé le camp.", "bombardé", "denied"),
        ("fr", "L'armée dément que ses avions aient visé le camp.", "visé", "denied"),
        ("fr", "Paris enverra deux bataillons.", "enverra", "planned"),
        ("fr", "Le président promet d'envoyer des renforts.", "envoyer", "planned"),
        ("fr", "La riposte viendra si les rebelles attaquent le port.", "attaquent", "hypothetical"),
        ("fr", "L'objectif était de capturer le chef de la police.", "capturer", "planned"),
        ("en", "Their goal was to capture the police chief.", "capture", "planned"),
        ("en", "The ministry said ten soldiers were killed.", "killed", "asserted"),
        ("en", "The blast reportedly killed four people.", "killed", "hedged"),
        ("en", "The army has not bombed the camp.", "bombed", "denied"),
        ("en", "Paris will send two battalions.", "send", "planned"),
        ("en", "The shell may have killed dozens.", "killed", "hedged"),
        ("en", "The rebels did not confirm the death of their commander.", "death", "hedged"),
        ("fr", "Le parti n'a pas confirmé la mort de son chef.", "mort", "hedged"),
        ("fr", "Des témoins non identifiés parlent d'un raid ; des blindés ont pris le pont.", "pris", "asserted"),
        ("en", "The group denied responsibility for the bombing of a bank.", "bombing", "asserted"),
        ("fr", "Aucun groupe n'a revendiqué l'enlèvement de 140 élèves.", "enlèvement", "asserted"),
        ("en", "Ten suspects were held.", "held", "asserted"),
        ("fr", "Une roquette est tombée près du port sans faire de victimes.", "tombée", "asserted"),
        ("en", "They will answer if the rebels attack the port.", "attack", "hypothetical"),
    ],
)
def test_factuality(language: str, text: str, word: str, factuality: str) -> None:
    assert commitment(language, text, word).factuality == factuality


@pytest.mark.parametrize(
    ("language", "text", "word", "outcome"),
    [
        ("fr", "Les rebelles ont pris la ville.", "pris", "done"),
        ("fr", "Les assaillants ont tenté de prendre la caserne.", "prendre", "attempted"),
        ("fr", "Un engin piégé a été désamorcé sur la place.", "désamorcé", "foiled"),
        ("en", "The rebels failed to take the barracks.", "take", "attempted"),
        ("en", "A booby trap was defused on the square.", "defused", "foiled"),
    ],
)
def test_outcome(language: str, text: str, word: str, outcome: str) -> None:
    assert commitment(language, text, word).outcome == outcome


def test_negation_that_only_restricts_asserts() -> None:
    assert commitment("fr", "L'attaque n'a fait qu'un mort.", "fait").factuality == "asserted"


def test_recalled_happening_is_background() -> None:
    assert commitment("en", "A similar attack killed ten people near the lake.", "killed").background
    assert not commitment("en", "An attack killed ten people near the lake.", "killed").background


def test_rules_say_why() -> None:
    assert commitment("en", "The blast reportedly killed four people.", "killed").rules == ("en.modality.adverbs",)


@pytest.mark.parametrize(
    ("language", "text", "event_type", "factuality"),
    [
        ("fr", "L'armée va attaquer Goma mardi.", "attack", "planned"),
        ("fr", "Le gouvernement veut envoyer des renforts à Goma.", "deployment", "planned"),
        ("en", "The rebels want to attack Goma on Tuesday.", "attack", "planned"),
    ],
)
def test_an_infinitive_beside_its_governor_is_no_fact(
    language: str, text: str, event_type: str, factuality: str
) -> None:
    (claim,) = [c for c in in_war(text, language) if c.event_type == event_type]
    assert claim.factuality == factuality


@pytest.mark.parametrize(
    ("language", "text", "event_type"),
    [
        ("fr", "Les rebelles ont démenti avoir visé l'hôpital de Goma.", "deny"),
        ("fr", "L'armée a nié que ses avions aient bombardé Goma.", "deny"),
        ("en", "The rebels denied that they had shelled Goma.", "deny"),
        ("en", "The rebels threatened to attack Goma.", "threaten"),
    ],
)
def test_what_a_statement_denies_or_threatens_is_told_once(language: str, text: str, event_type: str) -> None:
    (claim,) = in_war(text, language)
    assert (claim.kind, claim.event_type, claim.factuality) == ("statement", event_type, "asserted")


@pytest.mark.parametrize(
    ("language", "text", "factuality"),
    [
        ("en", "The rebels had to withdraw from Kidal on Friday.", "asserted"),
        ("en", "The rebels have to withdraw from Kidal by Friday.", "hypothetical"),
        ("fr", "Les rebelles ont dû se retirer de Kidal vendredi.", "asserted"),
        ("fr", "Les rebelles doivent se retirer de Kidal vendredi.", "planned"),
        ("en", "The governor has decided to close the border at Diffa.", "asserted"),
        ("fr", "Le gouverneur a décidé de fermer la frontière à Diffa.", "asserted"),
        ("fr", "L'armée a décidé d'attaquer le port de Bosaso.", "planned"),
        ("en", "The army has decided to attack the port of Bosaso.", "planned"),
    ],
)
def test_what_had_to_be_done_was_done_and_what_is_decreed_is_in_force(
    language: str, text: str, factuality: str
) -> None:
    assert [claim.factuality for claim in in_war(text, language)] == [factuality]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Une bombe a explosé à Gao avant que des rebelles n'ouvrent le feu sur les gendarmes.",
            ["asserted", "asserted"],
        ),
        ("Les rebelles ne peuvent bombarder Gao.", []),
        ("L'armée n'a bombardé ni Gao ni Kidal.", []),
    ],
)
def test_half_a_negation_denies_nothing_by_itself(text: str, wanted: list[str]) -> None:
    assert [claim.factuality for claim in in_war(text, "fr") if not claim.figures or claim.figures[0].high] == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels shelled Goma and killed no civilians."),
        ("en", "Rebels shelled Goma but no civilian was killed."),
        ("en", "The army shelled Goma, and no one was hurt."),
        ("fr", "Les rebelles ont bombardé Goma et n'ont tué aucun civil."),
        ("fr", "Les rebelles ont bombardé Goma mais aucun civil n'a été tué."),
    ],
)
def test_a_deed_that_harmed_nobody_was_done(language: str, text: str) -> None:
    """What another verb denies is not what the first one tells."""
    claims = in_war(text, language)
    assert [c.factuality for c in claims if c.event_type == "shelling"] == ["asserted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels killed no civilians in Goma on Monday."),
        ("en", "The coast guard detained nobody."),
        ("fr", "Les rebelles n'ont attaqué aucune ville et les soldats sont restés à Goma."),
    ],
)
def test_what_befell_nobody_was_not_done(language: str, text: str) -> None:
    """A verb's own object denies it."""
    claims = in_war(text, language)
    assert all(c.factuality == "denied" for c in claims if c.kind == "incident")


def test_what_a_second_infinitive_of_a_purpose_tells_is_planned() -> None:
    (claim,) = in_war("Troops launched a search operation to trace and arrest the killers in Jos.", "en")
    assert (claim.event_type, claim.factuality) == ("arrest", "planned")
