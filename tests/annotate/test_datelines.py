"""Datelines: the opening that says where and when a report was filed, and openings that are none."""

from __future__ import annotations

import pytest

from vigie.annotate.datelines import find_datelines
from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report


def dateline(text: str) -> str:
    document = Document(Report(id="", original=text, sha256=""), text, OffsetMap(), language="en")
    document.tokens, document.sentences = tokenise(text, open_pack("en"))
    find_datelines(document)
    return "".join(text[start:end] for start, end in document.datelines).strip()


FILED = [
    ("KABUL, May 16 (Agency) - A bomb went off.", "KABUL, May 16 (Agency) -"),
    ("BEIRUT (Agency) — Shells fell.", "BEIRUT (Agency) —"),
    ("OUAGADOUGOU - Des hommes armés ont attaqué.", "OUAGADOUGOU -"),
    ("Bamako, le 12 mai 2023 (Agence) – Une mine a sauté.", "Bamako, le 12 mai 2023 (Agence) –"),
    ("Goma (Nord-Kivu), 27 janvier - Des combats ont éclaté.", "Goma (Nord-Kivu), 27 janvier -"),
    ("Goma, 28 janvier 2025 - Des combats ont éclaté.", "Goma, 28 janvier 2025 -"),
    ("ISLAMABAD/NEW DELHI - Shells fell.", "ISLAMABAD/NEW DELHI -"),
    ("KABUL: Gunmen hit a bus.", "KABUL:"),
    ("Nyala, Oct 7 At least nine people died.", "Nyala, Oct 7"),
    ("Nyala, Oct 7 (Agency) Nine people died.", "Nyala, Oct 7"),
    ("BEYROUTH | Des obus sont tombés.", "BEYROUTH |"),
    ("10:42 - Shells fell.", "10:42 -"),
    ("9.05am GMT - Shells fell.", "9.05am GMT -"),
    ("08h30 : Des obus sont tombés.", "08h30 :"),
    ("Quito, 7 Feb 91 -- Shells fell.", "Quito, 7 Feb 91 --"),
    ("BEIRUT August 21 (The Agency) Shells fell.", "BEIRUT August 21 (The Agency)"),
    ("Shells fall on a town. SANAA, March 3 (Agency) Shells fell.", "SANAA, March 3 (Agency)"),
    ("Des obus tombent sur une ville. NIAMEY (Agence) - Des obus sont tombés.", "NIAMEY (Agence) -"),
]


@pytest.mark.parametrize(("text", "expected"), FILED)
def test_the_opening_of_a_report_says_where_it_was_filed(text: str, expected: str) -> None:
    assert dateline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In Kabul, a bomb went off - the third this week.",
        "Rebels (of the north) attacked.",
        "In Nyala, Oct 7 brought shells.",
        "Nyala, Oct 7 2023 was hard on the town.",
        "The army left Goma.",
        "Shells fell. UNHCR (Geneva) said so. NATO - and others - agreed.",
    ],
)
def test_other_openings_are_none(text: str) -> None:
    assert dateline(text) == ""
