"""Which words of a text the pack knows as happenings, and where their heads stand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import read_syntax

from vigie.lexicon.pack import languages, open_pack
from vigie.lexicon.terms import open_terms, sections
from vigie.model.document import Document


def types_at(document: Document, word: str) -> set[str]:
    """Event types of the triggers whose head is the word."""
    return {t.event_type for t in document.triggers if document.tokens.words[t.token] == word}


FOUND = [
    ("fr", "Les avions ont bombardé la ville.", "bombardé", "shelling"),
    ("fr", "La ville a été bombardée.", "bombardée", "shelling"),
    ("fr", "Plusieurs frappes aériennes ont visé la ville.", "frappes", "airstrike"),
    ("fr", "L'armée a pris hier le contrôle de la ville.", "pris", "territory_capture"),
    ("fr", "Les rebelles se sont emparés du pont.", "emparés", "territory_capture"),
    ("fr", "Un kamikaze s'est fait exploser au marché.", "exploser", "suicide_bombing"),
    ("en", "Warplanes shelled the city.", "shelled", "shelling"),
    ("en", "Several airstrikes hit the city.", "airstrikes", "airstrike"),
    ("en", "The army took full control of the city.", "took", "territory_capture"),
    ("en", "A suicide bomber blew himself up at the market.", "blew", "suicide_bombing"),
    ("en", "A drone hit Houthi-controlled Sanaa.", "Houthi-controlled", "territory_capture"),
    ("en", "Gunmen opened fire on a bus.", "opened", "attack"),
]


@pytest.mark.parametrize(("language", "text", "word", "event_type"), FOUND)
def test_verbs_and_nouns_of_happenings_are_found_in_any_form(
    language: str, text: str, word: str, event_type: str
) -> None:
    assert event_type in types_at(read_syntax(text, language), word)


NOT_FOUND = [
    ("fr", "Elle a ouvert hier une boutique.", "attack"),
    ("fr", "Il s'est fait couper les cheveux.", "suicide_bombing"),
    ("en", "He opened a shop on the main street.", "attack"),
    ("en", "The wind blew the door open.", "suicide_bombing"),
]


@pytest.mark.parametrize(("language", "text", "event_type"), NOT_FOUND)
def test_a_locution_needs_all_its_words(language: str, text: str, event_type: str) -> None:
    assert event_type not in {trigger.event_type for trigger in read_syntax(text, language).triggers}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Gunmen fatally shot a trader in Jos.", "shot"),
        ("en", "The mob beat three suspected thieves to death in Gonaives.", "beat"),
        ("fr", "Des soldats ont mortellement blessé deux manifestants à Nairobi.", "blessé"),
        ("fr", "La foule a battu trois commerçants à mort à Gonaïves.", "battu"),
    ],
)
def test_a_verb_of_harm_has_its_adverb_before_it_and_its_object_inside(language: str, text: str, word: str) -> None:
    document = read_syntax(text, language)
    hits = document.hits[document.tokens.words.index(word)]
    harms = {hit.rule for hit in hits if hit.section == "harm" and hit.shape == "verb"}
    assert harms
    assert all(".killed." in rule for rule in harms)


def test_a_sentence_to_death_kills_nobody() -> None:
    document = read_syntax("A court sentenced three soldiers to death in Goma.", "en")
    assert not [hit for hits in document.hits.values() for hit in hits if hit.section == "harm" and hit.shape == "verb"]


def test_a_longer_term_covers_a_shorter_one_of_its_kind() -> None:
    document = read_syntax("Une frappe de drone a visé la ville.", "fr")
    assert types_at(document, "frappe") == {"drone_strike"}


def test_the_span_of_a_trigger_holds_its_words() -> None:
    document = read_syntax("Plusieurs frappes aériennes ont visé la ville.", "fr")
    spans = {document.text[t.start : t.end] for t in document.triggers if t.event_type == "airstrike"}
    assert "frappes aériennes" in spans


@pytest.mark.parametrize("code", languages())
def test_every_rule_of_happenings_and_harms_has_terms_to_be_found_by(code: str) -> None:
    terms = [term for terms in open_terms(open_pack(code)).by_first.values() for term in terms]
    reachable = {term.rule.id for term in terms}
    assert [rule.id for _, rules in sections(open_pack(code)) for rule in rules if rule.id not in reachable] == []
