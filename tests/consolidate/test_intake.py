"""Intake keeps of a report what tells it apart: names, words of the evidence, where it is about."""

from __future__ import annotations

import vigie
from vigie.consolidate.intake import ledger_claims, names_in


def test_a_claim_comes_with_its_reports_imprint_and_the_words_of_its_evidence() -> None:
    reading = vigie.read(
        "Rebels shelled Aleppo on Friday, killing four civilians.", published="2024-11-30", outlet="Radio Deux Rives"
    )
    claims = ledger_claims(reading, recorded="2024-12-01T08:00:00Z")
    assert [c.claim.id for c in claims] == [c.id for c in reading.claims]
    first = claims[0]
    assert first.imprint.outlet == "Radio Deux Rives"
    assert first.imprint.country == "SY"
    assert first.imprint.recorded == "2024-12-01T08:00:00Z"
    assert {"shelled", "aleppo", "civilians"} <= set(first.words)


def test_names_are_runs_of_capitalised_words_that_the_text_never_writes_small() -> None:
    text = "Town Police said that Amina Dufaur was hurt. The police of Port Selim, POLICE LINE, and the town know more."
    assert names_in(text) == ("amina dufaur", "port selim")
