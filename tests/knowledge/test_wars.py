"""Years of war: a country is at war in the years that the data give it, and without a year where its war goes on."""

from __future__ import annotations

from vigie.knowledge.countries import listed
from vigie.knowledge.wars import at_war, open_wars


def test_a_span_holds_its_first_and_last_year() -> None:
    assert at_war("SV", 1979)
    assert at_war("SV", 1992)
    assert not at_war("SV", 1978)
    assert not at_war("SV", 1993)


def test_a_country_may_be_at_war_more_than_once() -> None:
    assert at_war("IQ", 1980)
    assert at_war("AZ", 1990)
    assert at_war("AZ", 2020)
    assert not at_war("AZ", 2005)


def test_without_a_year_only_wars_that_go_on_count() -> None:
    assert at_war("SD", None)
    assert not at_war("PE", None)


def test_no_country_at_all_is_not_at_war() -> None:
    assert not at_war(None, 2024)


def test_every_code_is_a_country_and_every_span_runs_forward() -> None:
    for code, spans in open_wars().items():
        assert code in listed(), code
        assert all(1900 < first <= last for first, last in spans), code
