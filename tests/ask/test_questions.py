"""Filters find what they say, as it is and as it was known; and every value leads to its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.consolidate.claim_making import figure, source, told
from tests.ledger.taking import evidenced, of_claims, put

from vigie.ask import changes, claims, events, reports, shows, tallies, territory
from vigie.ask.why import lines, why
from vigie.consolidate.policies import POLICIES
from vigie.errors import LedgerError
from vigie.ledger import questions
from vigie.ledger.questions import Filters, find_sources
from vigie.ledger.store import Ledger, open_ledger
from vigie.model.event import LedgerClaim
from vigie.model.judgement import Judgement
from vigie.record import decisions
from vigie.record.events import settle

TIMES = [f"2026-01-0{day}T00:00:00.000000Z" for day in range(1, 10)]
FRIDAY, SATURDAY = "2024-11-29T23:59:59.999999Z", "2024-11-30T23:59:59.999999Z"
EARLY = told("r1", figures=(figure("killed", 3),), published="2024-11-29", outlet="One", initiators=("sy-army",),
             by=(source("the monitor", "sy-sohr"),))  # fmt: skip
LATE = told("r2", figures=(figure("killed", 5),), published="2024-11-30", outlet="Two", initiators=("sy-army",),
            by=(source("a hospital", None, "medical"),))  # fmt: skip
ELSEWHERE = told("r3", event_type="shelling", where="Damascus", day="2024-11-20", published="2024-11-21")
TAKEN = told("r4", kind="control", event_type="territory_capture", where="Saraqib", published="2024-12-01",
             day="2024-12-01", initiators=("sy-rebels",))  # fmt: skip


def recorded(ledger: Ledger, *given: LedgerClaim) -> None:
    for entry in given:
        report_id = entry.imprint.report_id
        text = f"{report_id} says it."
        put(ledger, of_claims(report_id, [evidenced(entry, text)], report_id=report_id, text=text,
                              outlet=entry.imprint.outlet, published=entry.imprint.published))  # fmt: skip
        settle(ledger)


@pytest.fixture(scope="module")
def ledger(address: str) -> Iterator[Ledger]:
    times = iter([time for time in TIMES for _ in range(2)])
    ledger = open_ledger(address, clock=lambda: next(times))
    recorded(ledger, EARLY, LATE, ELSEWHERE, TAKEN)
    yield ledger
    ledger.close()


def found(ledger: Ledger, **asked: object) -> list[events.Told]:
    with ledger.reading() as connection:
        return list(events.find(connection, Filters(**asked)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "types"),
    [
        ({}, ["airstrike", "shelling"]),
        ({"country": "sy"}, ["airstrike", "shelling"]),
        ({"country": "FR"}, []),
        ({"place": "Idlib"}, ["airstrike"]),
        ({"place": "169389"}, ["airstrike"]),
        ({"near": (36.0, 36.6, 15.0)}, ["airstrike"]),
        ({"since": "2024-11-21"}, ["airstrike"]),
        ({"until": "2024-11-20"}, ["shelling"]),
        ({"types": ("shelling",)}, ["shelling"]),
        ({"actor": "sy-army"}, ["airstrike"]),
        ({"harm": "killed"}, ["airstrike"]),
        ({"source": "The Monitor"}, ["airstrike"]),
        ({"source": "sy-sohr"}, ["airstrike"]),
        ({"outlet": "Two"}, ["airstrike"]),
        ({"outlet": "two"}, []),
        ({"outlet": "T%"}, []),
        ({"language": "en"}, ["airstrike", "shelling"]),
        ({"language": "fr"}, []),
        ({"source_class": "medical"}, ["airstrike"]),
        ({"source_class": "media"}, ["shelling"]),
        ({"source_class": "medical", "outlet": "One"}, ["airstrike"]),
        ({"killed": 4}, ["airstrike"]),
        ({"killed": 6}, []),
        ({"disputed": True}, ["airstrike"]),
        ({"unreviewed": True}, ["airstrike", "shelling"]),
        ({"confidence": 1.0}, []),
        ({"limit": 1}, ["airstrike"]),
    ],
)
def test_events_are_found_by_what_is_asked(ledger: Ledger, asked: dict[str, object], types: list[str]) -> None:
    assert [told.event.event_type for told in found(ledger, **asked)] == types


def test_claims_and_reports_are_found_by_the_class_of_their_source(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        for kind, reports_of in {"medical": ["r2"], "monitor": ["r1"], "media": ["r4", "r3"]}.items():
            asked = Filters(source_class=kind)
            assert [told.report_id for told in claims.find(connection, asked)] == reports_of
            assert {row["report_id"] for row in reports.find(connection, asked)} == set(reports_of)
        assert [row.source for row in find_sources(connection, Filters(source_class="medical"))] == ["a hospital"]


def test_a_common_outlet_is_found_as_a_rare_one_is(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    rare = [told.event.id for told in found(ledger, outlet="One", language="en")]
    monkeypatch.setattr(questions, "COMMON", 1)
    assert [told.event.id for told in found(ledger, outlet="One", language="en")] == rare != []


def test_as_of_publication_an_event_is_what_had_been_published(ledger: Ledger) -> None:
    (then,) = found(ledger, harm="killed", known=FRIDAY)
    assert (then.event.claims, then.killed) == ((EARLY.claim.id,), 3)
    (later,) = found(ledger, harm="killed", known=SATURDAY)
    assert len(later.event.claims) == 2
    assert found(ledger, known="2024-11-01T00:00:00.000000Z") == []


def test_as_of_recording_the_ledger_is_what_it_was(ledger: Ledger) -> None:
    (then,) = found(ledger, recorded=TIMES[0])
    assert then.event.claims == (EARLY.claim.id,)
    assert len(found(ledger, recorded=TIMES[2])) == 2
    assert found(ledger, recorded="2025") == []


def test_every_query_takes_the_time_of_asking(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        for asked in (Filters(known=FRIDAY), Filters(recorded=TIMES[0])):
            count = 2 if asked.known else 1
            assert len(list(claims.find(connection, asked))) == count
            assert len(list(reports.find(connection, asked))) == count
            assert len(list(find_sources(connection, asked))) == 1
            assert territory.timelines(connection, asked) == ()
        assert [e.holder for e in territory.timelines(connection, Filters(place="Saraqib"))] == ["sy-rebels"]


@pytest.mark.parametrize("asked", [Filters(known=FRIDAY), Filters(recorded=TIMES[0])])
def test_one_report_or_claim_is_shown_as_of_then(ledger: Ledger, asked: Filters) -> None:
    with ledger.reading() as connection:
        report, claim = shows.show(connection, "r1", asked), shows.show(connection, EARLY.claim.id, asked)
        assert len(why(connection, EARLY.claim.id, asked)) == 1
        for later in ("r2", LATE.claim.id):
            with pytest.raises(LedgerError):
                shows.show(connection, later, asked)
        with pytest.raises(LedgerError):
            why(connection, LATE.claim.id, asked)
    assert report["claims"] == [claim["claim"]]
    assert claim["holds"]


def test_changes_are_told_in_order_with_reasons(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        rows = list(changes.find(connection, "2026"))
        assert next(changes.find(connection, TIMES[2]))["event_type"] == "shelling"
    assert [row["change"][0] for row in rows] == ["added", "changed", "added"]
    assert "1 claim came in" in rows[1]["reason"]


def test_policies_side_by_side_keep_every_claim(ledger: Ledger) -> None:
    (told_event,) = found(ledger, harm="killed")
    rows = list(tallies.tally_rows(told_event.event, tallies.policies("all")))
    assert {row["policy"].split(" ")[0] for row in rows} == set(POLICIES)
    for row in rows:
        if row["group"] == row["side"] == "all":
            heard = {*row["counted"], *(aside.split(":")[0] for aside in row["set_aside"])}
            assert heard == {EARLY.claim.id, LATE.claim.id}
    with pytest.raises(LedgerError, match="no policy"):
        tallies.policies("guess")


def test_why_leads_from_a_number_to_the_words(ledger: Ledger) -> None:
    (told_event,) = found(ledger, harm="killed")
    with ledger.reading() as connection:
        (because,) = why(connection, f"{told_event.event.id}.killed", Filters())
        everything = why(connection, told_event.event.id, Filters())
        (of_claim,) = why(connection, EARLY.claim.id, Filters())
        for wrong in (f"{told_event.event.id}.colour", f"{told_event.event.id}.missing", "e0"):
            with pytest.raises(LedgerError):
                why(connection, wrong, Filters())
    assert {ground.quote for ground in because.grounds} == {"r1 says it.", "r2 says it."}
    assert because.rule.startswith("ucdp-low-best-high v5")
    assert {b.field for b in everything} == {"killed", "event_type", "place", "time", "actors", "factuality"}
    assert of_claim.grounds[0].chain == ("One", "the monitor")
    text = "\n".join(lines([because]))
    assert text.index("killed = low 3") < text.index("ucdp") < text.index("claim ") < text.index("r1 says it.")


@pytest.mark.parametrize(
    ("field", "value", "grounds"),
    [
        ("start", "2024-11-29", 2), ("country", "Idlib", 2), ("voices", "2", 2), ("reports", "2", 2),
        ("disputes", "1", 2), ("confidence", "0.96", 2),
    ],
)  # fmt: skip
def test_why_tells_of_every_field_that_events_are_listed_with(
    ledger: Ledger, field: str, value: str, grounds: int
) -> None:
    (told_event,) = found(ledger, harm="killed")
    with ledger.reading() as connection:
        (because,) = why(connection, f"{told_event.event.id}.{field}", Filters())
    assert (because.value, len(because.grounds)) == (value, grounds)
    assert all(ground.used for ground in because.grounds)


def test_why_of_a_running_total_and_of_a_field_of_a_claim(tmp_path: Path) -> None:
    tolls = [
        told(name, kind="toll", event_type="armed_clash", where="Aleppo", day=None, since="2024-11-27", published=day,
             figures=(figure("killed", number),), by=(source("the monitor", "sy-sohr"),))
        for name, day, number in (("t1", "2024-11-30", 310), ("t2", "2024-12-02", 412), ("t3", "2024-12-04", 388))
    ]  # fmt: skip
    ledger = open_ledger(tmp_path / "a.vigie")
    recorded(ledger, *tolls)
    with ledger.reading() as connection:
        (episode,) = events.find(connection, Filters(kind="episode"))
        (because,) = why(connection, f"{episode.event.id}.killed", Filters())
        (of_claim,) = why(connection, f"{tolls[0].claim.id}.killed", Filters())
        with pytest.raises(LedgerError):
            why(connection, f"{tolls[0].claim.id}.wounded", Filters())
    assert because.value.startswith("388 people")
    assert [ground.used for ground in because.grounds] == [False, False, True]
    assert of_claim.value == "310 people killed (exact)"
    ledger.close()


def test_show_gives_reports_claims_and_events_with_their_entries(ledger: Ledger) -> None:
    (told_event,) = found(ledger, harm="killed")
    with ledger.reading() as connection:
        report = shows.show(connection, "r1", Filters())
        claim = shows.show(connection, EARLY.claim.id, Filters())
        event = shows.show(connection, told_event.event.id, Filters())
        with pytest.raises(LedgerError):
            shows.show(connection, "nothing", Filters())
    assert report["text"] == "r1 says it."
    assert [entry["kind"] for entry in report["entries"]] == ["report", "reading"]
    assert claim["events"] == [told_event.event.id]
    assert event["entries"][0]["superseded_by"] == event["entries"][1]["seq"]


def test_a_radius_that_is_none_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="latitude"):
        found(ledger, near=(99.0, 0.0, 5.0))


def test_an_event_that_was_merged_and_told_apart_again_is_shown(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "a.vigie")
    one = told("r1", figures=(figure("killed", 3),))
    other = told("r2", event_type="shelling", where="Damascus", figures=(figure("killed", 5),))
    recorded(ledger, one, other)
    before = sorted(told_event.event.id for told_event in found(ledger))
    same = Judgement(left=one.claim.id, right=other.claim.id, decision="same", reviewer="ada", decided="")
    numbers = decisions.judge(ledger, same)
    assert len(found(ledger)) == 1
    decisions.take_back(ledger, numbers, by="ada")
    assert sorted(told_event.event.id for told_event in found(ledger)) == before
    with ledger.reading() as connection:
        for event_id in before:
            assert shows.show(connection, event_id, Filters())["event"].id == event_id
    ledger.close()
