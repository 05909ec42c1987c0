"""Voices: relays, reprints and translations add none."""

from __future__ import annotations

from tests.consolidate.claim_making import figure, source, told
from tests.consolidate.test_reprints import OTHER, WIRE

from vigie.consolidate.reprints import sketch_of
from vigie.consolidate.voices import voices


def test_a_figure_credited_to_the_monitor_in_five_outlets_is_one_voice_of_the_monitor() -> None:
    monitor = (source("the Observatory", "sy-sohr", relay=("AFP",)),)
    entries = [told(f"r{n}", outlet=f"outlet {n}", by=monitor) for n in range(5)]
    (voice,) = voices(entries)
    assert voice.actor_id == "sy-sohr"
    assert len(voice.reports) == 5
    assert voice.chains[0] == ("r0", "outlet 0", "AFP", "the Observatory")


def test_reprints_are_one_voice_and_an_account_of_ones_own_is_another() -> None:
    entries = [
        told("r1", sketch=sketch_of(WIRE)),
        told("r2", sketch=sketch_of("Nine killed\n" + WIRE)),
        told("r3", sketch=sketch_of(OTHER)),
    ]
    assert sorted(voice.reports for voice in voices(entries)) == [("r1", "r2"), ("r3",)]


def test_two_residents_of_two_reports_are_two_voices_and_of_two_reprints_one() -> None:
    resident = (source("a resident", None, "resident"),)
    copied = sketch_of(WIRE)
    assert len(voices([told("r1", by=resident), told("r2", by=resident)])) == 2
    assert len(voices([told("r1", by=resident, sketch=copied), told("r2", by=resident, sketch=copied)])) == 1


def test_a_translation_is_told_by_its_claims() -> None:
    figures = (figure("killed", 9), figure("wounded", 20))
    english = told("r1", figures=figures, language="en")
    french = told("r2", figures=figures, language="fr")
    assert len(voices([english, french])) == 1
    assert len(voices([english, told("r3", figures=figures, language="en")])) == 2
    assert len(voices([english, told("r4", figures=figures[:1], language="fr")])) == 2


def test_a_source_named_in_two_ways_is_one_voice_by_its_id() -> None:
    entries = [
        told("r1", by=(source("the Observatory", "sy-sohr"),)),
        told("r2", by=(source("l'OSDH", "sy-sohr"),), language="fr"),
    ]
    assert len(voices(entries)) == 1
