"""What people decide changes what consolidation sees; the machine's claim stays, and an undoing takes it all back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, text
from tests.ledger.taking import whole
from tests.review.ledgers import ENGINE, TEXT, add, events_of, ids, small, standing, strike

from vigie.ask import claims as asked_claims
from vigie.ask.events import find
from vigie.ask.shows import show
from vigie.consolidate.events import consolidate
from vigie.errors import LedgerError, ReviewError
from vigie.ledger.chain import unpacked
from vigie.ledger.check import check
from vigie.ledger.events import decode_event
from vigie.ledger.questions import Filters
from vigie.ledger.reviews import decode_review
from vigie.ledger.schema import entries
from vigie.ledger.store import Ledger
from vigie.record import decisions
from vigie.record.events import settle
from vigie.review.decide import add_missed, decide, undo


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small(tmp_path / "a.vigie")


def counts(ledger: Ledger) -> dict[str, int | None]:
    return {event.place.name: killed for event, killed in events_of(ledger) if event.place is not None}


def reasons(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        wanted = select(entries.c.content).where(entries.c.kind == "event").order_by(entries.c.seq)
        return [decode_event(unpacked(content)).reason for content in connection.execute(wanted).scalars()]


def test_an_accepted_claim_is_on_record_and_changes_nothing(ledger: Ledger) -> None:
    before = whole(ledger)["entries"]
    seq = decide(ledger, ids(ledger)["r1"], "accept", reviewer="ada", note="read twice")
    added = whole(ledger)["entries"][len(before) :]
    assert [row[1] for row in added] == ["review"]
    review = decode_review(unpacked(added[0][6]))
    assert (review.reviewer, review.verdict, review.note) == ("ada", "accept", "read twice")
    assert review.decided == added[0][3]
    assert seq == added[0][0]


def test_a_rejected_claim_counts_no_more_and_undoing_brings_it_back(ledger: Ledger) -> None:
    claim = ids(ledger)["r3"]
    before, events = standing(ledger), events_of(ledger)
    seq = decide(ledger, claim, "reject", reviewer="ada")
    assert claim not in standing(ledger)
    assert "Damascus" not in counts(ledger)
    assert reasons(ledger)[-1] == "a claim rejected by ada"
    assert list(check(ledger)) == []
    undo(ledger, seq, reviewer="ada")
    assert standing(ledger) == before
    assert events_of(ledger) == events
    assert list(check(ledger)) == []


def test_a_corrected_field_replaces_the_machine_s_with_both_on_record(ledger: Ledger) -> None:
    claim = ids(ledger)["r1"]
    machine = standing(ledger)[claim].claim
    for report in ("r1", "r2"):
        seq = decide(
            ledger, ids(ledger)[report], "correct", reviewer="ada", fields={"figures": [{"harm": "killed", "low": 4}]}
        )
    assert counts(ledger)["Idlib"] == 4
    assert any("killed 5 → 4" in why and "a claim corrected by ada (figures)" in why for why in reasons(ledger))
    now = standing(ledger)[claim].claim
    assert now.figures[0].low == 4
    assert msgspec.structs.replace(now, figures=machine.figures) == machine
    with ledger.reading() as connection:
        shown = show(connection, claim, Filters())
    (kept,) = shown["reviews"]
    (change,) = kept.review.fields
    assert (change.field, change.machine[0]["low"], change.human[0]["low"]) == ("figures", 5, 4)
    assert list(check(ledger)) == []
    undo(ledger, seq, reviewer="bo")
    assert standing(ledger)[ids(ledger)["r2"]].claim.figures[0].low == 5


def test_a_place_is_looked_up_and_codes_follow_a_type(ledger: Ledger) -> None:
    claim = ids(ledger)["r3"]
    decide(ledger, claim, "correct", reviewer="ada", fields={
        "place": {"name": "Aleppo"}, "event_type": "shelling", "time": {"start": "2024-11"},
    })  # fmt: skip
    now = standing(ledger)[claim].claim
    assert now.place is not None
    assert (now.place.geonames_id, now.place.country, now.place.precision) == (170063, "SY", "exact")
    assert now.time is not None
    assert (now.time.start, now.time.end, now.time.precision) == ("2024-11-01", "2024-11-30", "month")
    assert now.codes.acled is not None
    assert "Shelling" in now.codes.acled.sub_event_type


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event_type", "picnic"), ("place", {"name": " "}), ("place", {"name": "Idlib", "geonames_id": 1}),
        ("time", {"start": "Friday"}), ("time", {"start": "2024-13"}),
        ("figures", [{"harm": "killed", "low": 3, "high": 1}]),
        ("figures", [{"harm": "killed", "low": 3, "part_of": 0}]), ("figures", [{"harm": "annoyed", "low": 3}]),
        ("actors", [{"role": "initiator", "actor_id": "xx-nobody", "name": "x"}]), ("colour", "red"),
        ("place", {"span": {"start": 3, "end": 99_999}}), ("objects", [{"kind": "ufo"}]), ("background", "yes"),
    ],
)  # fmt: skip
def test_what_is_no_value_is_refused_by_field(ledger: Ledger, field: str, value: object) -> None:
    before = whole(ledger)
    with pytest.raises(ReviewError) as raised:
        decide(ledger, ids(ledger)["r1"], "correct", reviewer="ada", fields={field: value})
    assert raised.value.field == field
    assert whole(ledger) == before


def test_a_missed_claim_joins_by_its_words(ledger: Ledger) -> None:
    start = TEXT.index("gunmen")
    end = TEXT.index(", residents") + 1
    town = TEXT.index("Saraqib")
    fields = {"event_type": "seizure", "place": {"span": {"start": town, "end": town + 7}},
              "time": {"start": "2024-11-29"}, "actors": [{"role": "initiator", "name": "gunmen"}]}  # fmt: skip
    seq, claim = add_missed(ledger, "r1", start - 1, end, reviewer="ada", fields=fields)
    made = standing(ledger)[claim].claim
    assert TEXT[made.evidence[0].start : made.evidence[0].end] == "gunmen seized a bridge at Saraqib,"
    assert made.place is not None
    assert made.place.text == "Saraqib"
    assert any(event.event_type == "seizure" for event, _ in events_of(ledger))
    assert list(check(ledger)) == []
    with pytest.raises(ReviewError, match="event_type"):
        add_missed(ledger, "r1", start, end, reviewer="ada", fields={})
    decide(ledger, claim, "correct", reviewer="bo", fields={"event_type": "attack"})
    assert standing(ledger)[claim].claim.event_type == "attack"
    with pytest.raises(LedgerError, match="builds on it"):
        undo(ledger, seq, reviewer="ada")


def test_the_last_correction_is_undone_first(ledger: Ledger) -> None:
    claim = ids(ledger)["r1"]
    first = decide(ledger, claim, "correct", reviewer="ada", fields={"event_type": "shelling"})
    second = decide(ledger, claim, "correct", reviewer="bo", fields={"factuality": "hedged"})
    with pytest.raises(LedgerError, match="undo that first"):
        undo(ledger, first, reviewer="ada")
    undo(ledger, second, reviewer="bo")
    undo(ledger, first, reviewer="ada")
    with pytest.raises(LedgerError, match="before"):
        undo(ledger, first, reviewer="ada")
    assert standing(ledger)[claim].claim.event_type == "airstrike"


def test_a_blind_review_and_a_skip_change_nothing(ledger: Ledger) -> None:
    claim, before = ids(ledger)["r1"], standing(ledger)
    decide(ledger, claim, "skip", reviewer="ada")
    decide(ledger, claim, "reject", reviewer="bo", blind=True)
    assert standing(ledger) == before
    with pytest.raises(ReviewError, match="blind"):
        decide(ledger, claim, "accept", reviewer="bo", blind=True)
    assert list(check(ledger)) == []


def test_as_of_recording_a_review_is_not_known_before_it_was_made(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        then = connection.execute(text("SELECT MAX(recorded) FROM entries")).scalar_one()
    decide(ledger, ids(ledger)["r3"], "reject", reviewer="ada")
    decide(ledger, ids(ledger)["r1"], "correct", reviewer="ada", fields={"event_type": "shelling"})
    with ledger.reading() as connection:
        was = {told.claim.event_type for told in asked_claims.find(connection, Filters(recorded=then))}
        count = len(list(find(connection, Filters(recorded=then))))
        now = {told.claim.event_type for told in asked_claims.find(connection, Filters())}
        unseen = [told.report_id for told in asked_claims.find(connection, Filters(unreviewed=True))]
    assert (was, count) == ({"airstrike"}, 2)
    assert now == {"airstrike", "shelling"}
    assert unseen == ["r2"]


def test_events_after_reviews_are_those_of_the_bulk(ledger: Ledger) -> None:
    decide(ledger, ids(ledger)["r1"], "correct", reviewer="ada", fields={"place": {"name": "Damascus"}})
    decide(ledger, ids(ledger)["r2"], "reject", reviewer="ada")
    held = {event.claims for event, _ in events_of(ledger)}
    assert held == {event.claims for event in consolidate(standing(ledger).values()).events}
    settle(ledger, whole=True)
    assert held == {event.claims for event, _ in events_of(ledger)}


def test_a_reading_by_another_engine_keeps_what_people_said(ledger: Ledger) -> None:
    claims = ids(ledger)
    decide(ledger, claims["r1"], "correct", reviewer="ada", fields={"factuality": "hedged"})
    decide(ledger, claims["r3"], "reject", reviewer="ada")
    newer = msgspec.structs.replace(ENGINE, vigie="2")
    again = strike("r1", 6, outlet="One")  # the same words read otherwise: another id
    add(ledger, "r1", again, engine=newer)
    add(ledger, "r3", strike("r3", 2, where="Damascus", outlet="One"), text="A strike on Damascus killed 2 people.",
        engine=newer)  # fmt: skip
    settle(ledger)
    now = standing(ledger)
    assert again.claim.id not in now
    assert (now[claims["r1"]].claim.factuality, now[claims["r1"]].claim.figures[0].low) == ("hedged", 6)
    assert claims["r3"] not in now
    assert list(check(ledger)) == []


def test_an_erased_report_takes_its_reviews_along(ledger: Ledger) -> None:
    decide(ledger, ids(ledger)["r1"], "correct", reviewer="ada", note="Amina Dufaur told me",
           fields={"actors": [{"role": "target", "name": "Amina Dufaur"}]})  # fmt: skip
    decisions.erase(ledger, "r1", reason="asked for", by="ada")
    assert list(check(ledger)) == []
    for rows in whole(ledger).values():
        for row in rows:
            for value in row:
                plain = unpacked(value) if isinstance(value, bytes) else str(value).encode()
                assert b"Dufaur" not in plain


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE reviews SET verdict = 'accept'", "something else"),
        ("DELETE FROM reviews", "no list of reviews"),
        ("DELETE FROM supersessions WHERE new = (SELECT MAX(seq) FROM entries WHERE kind = 'review')", "undoes"),
    ],
)
def test_the_check_finds_a_review_that_was_tampered_with(ledger: Ledger, statement: str, words: str) -> None:
    undo(ledger, decide(ledger, ids(ledger)["r1"], "skip", reviewer="ada"), reviewer="ada")
    with ledger.writing() as connection:
        connection.execute(text(statement))
    assert any(words in fault.what for fault in check(ledger))


def test_the_check_finds_a_reading_that_does_not_follow_from_its_reviews(ledger: Ledger) -> None:
    decide(ledger, ids(ledger)["r1"], "reject", reviewer="ada")
    with ledger.writing() as connection:
        connection.execute(text("UPDATE reviews SET report_id = 'r2'"))
    assert any("does not follow" in fault.what for fault in check(ledger))
