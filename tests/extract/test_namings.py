"""People named in lists: beside their number, or in a sentence that says who they were."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from claim_reading import told

RAID = "Gunmen killed four people in Bria on Sunday. "
RAID_FR = "Des hommes armés ont tué quatre personnes dimanche à Bria. "
NAMED = [
    ("en", "Gunmen killed two nurses, Ali Sow and Omar Bah, in Bria.", {"Ali Sow", "Omar Bah"}),
    ("en", "A blast in Bria killed Ann Ruiz, 42; Eva Ruiz, 19; a driver; and Omar Bah.",
     {"Ann Ruiz", "Eva Ruiz", "Omar Bah"}),
    ("en", "Troops killed two men: Ali Sow, a lawyer from Bria, and Omar Bah, head of a school.",
     {"Ali Sow", "Omar Bah"}),
    ("en", RAID + "The victims were identified as Ali Sow, 20, and Omar Bah.", {"Ali Sow", "Omar Bah"}),
    ("en", RAID + "Police named the dead as Ali Sow and policeman Omar Bah.", {"Ali Sow", "policeman Omar Bah"}),
    ("en", RAID + "They were Paul West and Omar Bah.", {"Paul West", "Omar Bah"}),
    ("en", "Gunmen killed four people in Bria, including Ali Sow and Omar Bah.", {"Ali Sow", "Omar Bah"}),
    ("en", "Ali Sow, head of the dockers in Bria, was gunned down on Sunday.", {"Ali Sow"}),
    ("en", "Gunmen killed Ali Sow and Mauricio Bah in Bria on Sunday.", {"Ali Sow", "Mauricio Bah"}),
    ("fr", RAID_FR + "Les victimes ont été identifiées comme étant Paul Roux, 40 ans, et Jean Morel.",
     {"Paul Roux", "Jean Morel"}),
    ("fr", RAID_FR + "La police a identifié les morts comme Paul Roux et Jean Morel.", {"Paul Roux", "Jean Morel"}),
    ("fr", "Deux infirmiers, Paul Roux et Jean Morel, ont été tués dimanche à Bria.", {"Paul Roux", "Jean Morel"}),
    ("fr", RAID_FR + "Parmi les morts figurent Paul Roux, boulanger, et Jean Morel.", {"Paul Roux", "Jean Morel"}),
]  # fmt: skip


def targets(text: str, language: str) -> set[str]:
    return {actor.name for actor in told(text, language).actors if actor.role == "target"}


@pytest.mark.parametrize(("language", "text", "names"), NAMED)
def test_whom_a_list_names_is_a_target(language: str, text: str, names: set[str]) -> None:
    assert names <= targets(text, language)


OTHERS = [
    ("en", "Gunmen killed two nurses in Bria, Doctor Omar Bah said.", "Omar Bah"),
    ("en", "Gunmen killed two nurses, General Omar Bah told reporters in Bria.", "Omar Bah"),
    ("en", RAID + "The wounded were treated by Doctor Omar Bah.", "Omar Bah"),
    ("en", RAID + "The suspects were identified as Ali Sow and Omar Bah.", "Ali Sow"),
    ("fr", "Deux infirmiers ont été tués à Bria, a déclaré le docteur Jean Morel.", "Jean Morel"),
    ("fr", RAID_FR + "Les suspects ont été identifiés comme Paul Roux et Jean Morel.", "Paul Roux"),
]


@pytest.mark.parametrize(("language", "text", "name"), OTHERS)
def test_who_tells_of_them_is_none(language: str, text: str, name: str) -> None:
    assert not any(name in target for target in targets(text, language))
