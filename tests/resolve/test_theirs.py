"""Who belongs to one of the dead and died too is one more: "the mayor was shot; *his driver* was also killed"."""

from __future__ import annotations

import pytest

import vigie


def killed(text: str, language: str) -> list[int]:
    reading = vigie.read(text, language=language, published="2024-05-16")
    return [figure.low for claim in reading.claims for figure in claim.figures if figure.harm == "killed"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Gunmen shot dead the mayor of Jamundi on Thursday. His driver was also killed.", [2]),
        ("fr", "Des hommes armés ont abattu jeudi le maire de Jamundi. Son chauffeur a également été tué.", [2]),
        ("fr", "Un journaliste a été tué mardi à Gaza par une frappe. Son frère et sa mère ont été tués aussi.", [3]),
        # told of before
        ("en", "Gunmen killed a mayor and his driver in Jamundi on Thursday. His driver was shot twice.", [2]),
    ],
)
def test_his_people_are_further_dead(language: str, text: str, wanted: list[int]) -> None:
    assert killed(text, language) == wanted
