"""The short reports are the same for a seed, in both languages, and say which belong together."""

from __future__ import annotations

from collections import defaultdict

from evals.short_reports import DAYS, short_reports


def test_a_seed_gives_the_same_reports() -> None:
    first, again, other = (list(short_reports(60, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len(first) == 60
    assert len({line["id"] for line in first}) == 60


def test_reports_of_one_incident_agree_on_its_day_and_some_are_copies() -> None:
    lines = list(short_reports(400))
    told = defaultdict(list)
    for line in lines:
        told[line["id"].rpartition("-")[0]].append(line)
    assert {line["language"] for line in lines} == {"en", "fr"}
    for some in told.values():
        days = {DAYS[line["language"]].index(day) for line in some for day in DAYS[line["language"]]
                if day in line["text"].split(". ")[0]}  # fmt: skip
        assert len(days) == 1
    copies = [line for line in lines if line["title"].isupper()]
    assert 10 < len(copies) < 60
    assert all("{" not in line["text"] for line in lines)
