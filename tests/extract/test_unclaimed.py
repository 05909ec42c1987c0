"""What nobody is credited with is shown in annotations, and no claim rests on it."""

from __future__ import annotations

import pytest

from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

CASES = [
    ("en", "We know that the wells were mined on Monday.", "We", "know"),
    ("fr", "Nous savons que les puits ont été minés lundi.", "Nous", "savons"),
    ("en", "The ministry has not said whether the road was mined.", "The ministry", "has not said"),
    ("fr", "Personne ne croyait que la trêve tiendrait.", "Personne", "ne croyait"),
    ("en", "No one believed that the truce would hold.", "No one", "believed"),
    ("en", "A curfew was announced after the raid on the port.", None, "was announced"),
    ("fr", "Un couvre-feu a été annoncé après le raid sur le port.", None, "a été annoncé"),
    ("en", "The garrison seems ready to leave after the raid on the port.", None, "seems"),
    ("fr", "La garnison semble prête à partir après le raid sur le port.", None, "semble"),
    ("en", "Fears that the rebels would shell the port emptied the town.", None, "Fears"),
    ("fr", "La rumeur que les rebelles bombarderaient le port a vidé la ville.", None, "rumeur"),
]


@pytest.mark.parametrize(("language", "text", "source", "cue"), CASES)
def test_what_no_claim_rests_on_is_shown(language: str, text: str, source: str | None, cue: str) -> None:
    report = Report(id="test", original=text, sha256="", language=language)
    reading = read_report(report, Settings(assume_conflict=True, annotations=True))
    assert reading.annotations is not None
    shown = [(a["source"] and a["source"]["text"], a["cue"]["text"]) for a in reading.annotations["attributions"]]
    assert (source, cue) in shown
    plain = read_report(report, Settings(assume_conflict=True))
    assert [claim.attribution for claim in plain.claims] == [claim.attribution for claim in reading.claims]
    assert all(cue not in attributed.cue for claim in reading.claims for attributed in claim.attribution)


def test_what_is_quoted_is_the_speaker_s_and_not_the_writer_s() -> None:
    report = Report(id="test", original='"I know that they fled," said the mayor.', sha256="", language="en")
    reading = read_report(report, Settings(assume_conflict=True, annotations=True))
    assert reading.annotations is not None
    assert [a["cue"]["text"] for a in reading.annotations["attributions"]] == ["said"]
