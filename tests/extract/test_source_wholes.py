"""All that names a source: what annotations show, while a claim keeps the core."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

CASES = [
    # before its cue, with an apposition or a clause that says who it is
    ("en", "Jane Doe, the mayor of Goma, said the bridge was gone.", "Jane Doe, the mayor of Goma", "said"),
    ("en", "John Roe, who runs the clinic, said the ward was full.", "John Roe, who runs the clinic", "said"),
    ("en", "John Roe, head of the clinic and a former colonel, said the ward was full.",
     "John Roe, head of the clinic and a former colonel", "said"),
    ("en", "Ann Poe (R-S.C.), head of the panel, said it was over.", "Ann Poe (R-S.C.), head of the panel", "said"),
    ("en", "Retired Gen. John Roe said the war was lost.", "Retired Gen. John Roe", "said"),
    ("en", "Ann Poe, a surgeon, left the ward and said it was full.", "Ann Poe, a surgeon", "said"),
    ("en", "A clerk at the port, John Roe, said the gate was shut.", "A clerk at the port, John Roe", "said"),
    ("en", "A survey released last year found that the wells were dry.", "A survey released last year", "found"),
    ("en", "When the siege began, Ann Poe and Jo Roe called it a crime.", "Ann Poe and Jo Roe", "called"),
    ("en", "The mayor's old driver says the road is cut.", "The mayor's old driver", "says"),
    ("fr", "Ana Poe, une infirmière, a quitté la ville et affirme que le pont est coupé.",
     "Ana Poe, une infirmière", "affirme"),
    ("en", "His infamous comment about the raid angered people.", "His", "infamous comment about"),
    # what a preposition leads before its clause is no apposition
    ("en", "Looking ahead to the war and the flood, Ann Poe explained why she left.", "Ann Poe", "explained"),
    ("en", "Ann Poe and Jo Roe, the mayors, said it was full.", "Ann Poe and Jo Roe, the mayors", "said"),
    # a contracted auxiliary is the cue's
    ("en", "She's claiming that the road is cut.", "She", "'s claiming"),
    # an aside is no name
    ("en", "Ann Poe, a surgeon, which is rare here, said the ward was full.", "Ann Poe, a surgeon", "said"),
    ("en", "John Roe, speaking in Goma, said the ward was full.", "John Roe", "said"),
    # after its cue
    ("en", "\"They came at dawn,\" said John Roe, a teacher who lives by the river.",
     "John Roe, a teacher who lives by the river", "said"),
    ("fr", "« Ils sont venus à l'aube », a déclaré Jean Roy, un instituteur qui habite près du fleuve.",
     "Jean Roy, un instituteur qui habite près du fleuve", "a déclaré"),
    # a relative word stands for itself, a noun takes in its possessive
    ("en", "Shells hit the town, according to residents who say the school burned.", "who", "say"),
    ("en", "The minister's claim that the town fell was false.", "The minister's", "claim"),
    # adverbs belong to the cue
    ("en", "The governor has also openly criticised the army.", "The governor", "has also openly criticised"),
    ("en", "The experts I interviewed said the bridge was gone.", "The experts I interviewed", "said"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "source", "cue"), CASES)
def test_an_attribution_shows_all_that_names_its_source(language: str, text: str, source: str, cue: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language)
    reading = read_report(report, Settings(assume_conflict=True, annotations=True))
    assert reading.annotations is not None
    found = [(a["source"]["text"], a["cue"]["text"]) for a in reading.annotations["attributions"] if a["source"]]
    assert (source, cue) in found
