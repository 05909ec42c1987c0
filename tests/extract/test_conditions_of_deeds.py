"""What hangs on a condition has not happened and is not planned: the clause beside "if", and the one behind it."""

from __future__ import annotations

import pytest
from tests.extract.claim_reading import claims


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "If the rebels attack Goma, hundreds of thousands would flee, the UNHCR warned.", {"hypothetical"}),
        ("en", "Hezbollah would attack Haifa if Israel struck Beirut, its leader said on Friday.", {"hypothetical"}),
        ("fr", "Si l'armée entre à Rafah, des milliers de civils seront tués, a averti l'ONU.", {"hypothetical"}),
        ("fr", "Le M23 prendrait Uvira si l'armée se retirait, a estimé un analyste.", {"hypothetical"}),
        ("fr", "Si les otages ne sont pas libérés, nous bombarderons Djibo, a déclaré le chef du groupe.",
         {"hypothetical"}),
        # what is planned, or may have been done, whatever others say
        ("en", "The army will attack Goma on Friday, its chief said.", {"planned"}),
        ("en", "The army may have killed nine civilians in Moura, even if the ministry denies it.", {"hedged"}),
        ("fr", "L'armée aurait tué neuf civils vendredi à Djibo, même si le ministère le nie.", {"hedged"}),
        ("en", "Even if the army denies it, its planes bombed Gedeb on Friday, killing nine.", {"asserted"}),
        ("fr", "S'il est confirmé, le raid qui a tué neuf civils à Soumy serait le plus meurtrier de l'année.",
         {"asserted"}),
    ],
)  # fmt: skip
def test_what_hangs_on_a_condition_is_hypothetical(language: str, text: str, wanted: set[str]) -> None:
    assert {claim.factuality for claim in claims(text, language) if claim.kind != "statement"} == wanted
