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
    # an aside is no name
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
