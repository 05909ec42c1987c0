"""Every country that places can be in has a region in the schemes of the field."""

from __future__ import annotations

import pytest

from vigie.knowledge.countries import country_named, listed, regions


def test_every_country_has_its_regions() -> None:
    gone = {"CS", "AN"}  # Serbia and Montenegro, the Netherlands Antilles: codes that are no more
    assert {code for code in listed() if code not in regions()} == gone
    empty = {"AQ", "GS", "HM", "TF"}  # of Antarctica, where UCDP has no region
    assert {code for code in listed() if not country_named(code).ucdp_region} == gone | empty


def test_no_country_is_in_two_regions() -> None:
    assert len(regions()) == len(set(regions()))


@pytest.mark.parametrize(
    ("code", "number", "acled", "ucdp"),
    [("SY", 760, "Middle East", "Middle East"), ("ML", 466, "Western Africa", "Africa"),
     ("EG", 818, "Northern Africa", "Middle East"), ("NO", 578, "Europe", "Europe"), ("zz", 0, "", "")],
)  # fmt: skip
def test_countries_as_the_schemes_write_them(code: str, number: int, acled: str, ucdp: str) -> None:
    country = country_named(code)
    assert (country.number, country.acled_region, country.ucdp_region) == (number, acled, ucdp)
