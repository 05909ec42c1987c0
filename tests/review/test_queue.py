"""The queue gives what needs a person most, says why, and gives nothing to two people at once, but blind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.consolidate.claim_making import figure, told
from tests.review.ledgers import TEXT, add, ids, small, strike

from vigie.ledger.store import Ledger, open_ledger
from vigie.record.events import settle
from vigie.review import queue
from vigie.review.decide import decide, undo
from vigie.review.queue import give_back, take


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return small(tmp_path / "a.vigie")


def sure(entry: object, confidence: float) -> object:
    claim = msgspec.structs.replace(entry.claim, confidence=confidence)  # type: ignore[attr-defined]
    return msgspec.structs.replace(entry, claim=claim)  # type: ignore[type-var]


@pytest.fixture
def mixed(tmp_path: Path) -> Ledger:
    """A sure claim of nothing much, a doubtful one, one of many dead, and two that deny each other's count."""
    ledger = open_ledger(tmp_path / "b.vigie")
    add(ledger, "sure", sure(told("sure", where="Damascus", day="2024-11-01"), 0.99))  # type: ignore[arg-type]
    add(ledger, "doubtful", sure(told("doubtful", where="Aleppo", day="2024-11-03"), 0.2))  # type: ignore[arg-type]
    add(ledger, "grave", sure(strike("grave", 80, where="Saraqib", day="2024-11-20"), 0.99))  # type: ignore[arg-type]
    for name, killed in (("many", 9), ("few", 2)):
        add(ledger, name, sure(told(name, figures=(figure("killed", killed),), outlet=name), 0.99),  # type: ignore[arg-type]
            text=TEXT.replace("5", str(killed)))  # fmt: skip
    settle(ledger)
    return ledger


@pytest.mark.parametrize(
    ("order", "first", "reason"),
    [
        ("doubtful", {"doubtful"}, "doubt"),
        ("disputed", {"many", "few"}, "dispute"),
        ("consequential", {"grave"}, "effect"),
    ],
)
def test_each_order_has_its_own_first_and_says_why(mixed: Ledger, order: str, first: set[str], reason: str) -> None:
    (item,) = take(mixed, "ada", order=order)  # type: ignore[arg-type]
    assert item.report.id in first
    assert reason in {why.reason for why in item.why}
    assert item.priority == pytest.approx(sum(why.score * why.weight for why in item.why), abs=1e-3)


def test_the_sure_and_harmless_one_comes_last(mixed: Ledger) -> None:
    items = take(mixed, "ada", limit=10)
    assert len(items) == 5
    assert items[-1].report.id == "sure"
    assert [item.priority for item in items] == sorted((item.priority for item in items), reverse=True)


def test_two_reviewers_get_different_claims_until_one_lets_go(ledger: Ledger) -> None:
    (one,) = take(ledger, "ada")
    assert take(ledger, "ada")[0].claim.id == one.claim.id
    others = {item.claim.id for item in take(ledger, "bo", limit=9)}
    assert len(others) == 2
    assert one.claim.id not in others
    assert take(ledger, "cy") == []
    assert give_back(ledger, "ada") == 1
    assert [item.claim.id for item in take(ledger, "cy")] == [one.claim.id]


def test_what_another_decides_meanwhile_is_not_handed_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    first, real = take(ledger, "bo")[0].claim.id, queue.weigh
    give_back(ledger, "bo")

    def slow(*arguments: Any, **options: Any) -> Any:
        found = real(*arguments, **options)
        decide(ledger, first, "accept", reviewer="bo")  # faster
        return found

    monkeypatch.setattr(queue, "weigh", slow)
    assert [item.claim.id for item in take(ledger, "ada")] != [first]


def test_what_is_held_too_long_is_free_again(ledger: Ledger) -> None:
    now = ledger.clock()
    assert len(take(ledger, "ada", limit=9)) == 3
    ledger.clock = lambda: now.replace(now[:4], str(int(now[:4]) + 1))
    assert len(take(ledger, "bo", limit=9)) == 3


def test_a_decision_frees_the_next_and_an_undoing_brings_back(ledger: Ledger) -> None:
    (one,) = take(ledger, "ada")
    seq = decide(ledger, one.claim.id, "accept", reviewer="ada")
    assert one.claim.id not in {item.claim.id for item in take(ledger, "ada", limit=9)}
    undo(ledger, seq, reviewer="ada")
    assert one.claim.id in {item.claim.id for item in take(ledger, "ada", limit=9)}


def test_a_skipped_claim_comes_back_last_and_is_as_before_to_others(ledger: Ledger) -> None:
    first = take(ledger, "ada", limit=3)
    decide(ledger, first[0].claim.id, "skip", reviewer="ada")
    again = take(ledger, "ada", limit=3)
    assert [item.claim.id for item in again] == [*(item.claim.id for item in first[1:]), first[0].claim.id]
    assert again[-1].skips == 1
    give_back(ledger, "ada")
    assert take(ledger, "bo")[0].claim.id == first[0].claim.id


def test_a_blind_reviewer_sees_nothing_of_the_first_one(ledger: Ledger) -> None:
    claim = ids(ledger)["r3"]
    assert take(ledger, "bo", blind=True) == []
    decide(ledger, claim, "correct", reviewer="ada", note="told by ada", fields={"event_type": "shelling"})
    assert take(ledger, "ada", blind=True) == []
    (item,) = take(ledger, "bo", blind=True)
    assert (item.claim.id, item.now, item.blind) == (claim, None, True)
    assert item.claim.event_type == "airstrike"
    told = msgspec.json.encode(item).decode()
    assert "shelling" not in told
    assert "ada" not in told


def test_those_who_differ_bring_the_claim_to_the_front(ledger: Ledger) -> None:
    claim = ids(ledger)["r3"]
    decide(ledger, claim, "correct", reviewer="ada", fields={"event_type": "shelling"})
    decide(ledger, claim, "correct", reviewer="bo", blind=True, fields={"event_type": "drone_strike"})
    (item,) = take(ledger, "cy")
    assert item.claim.id == claim
    assert any("event_type" in why.words for why in item.why if why.reason == "differ")
    decide(ledger, claim, "correct", reviewer="cy", fields={"event_type": "drone_strike"})
    assert claim not in {other.claim.id for other in take(ledger, "cy", limit=9)}


def test_context_is_the_words_and_what_is_around_them(ledger: Ledger) -> None:
    item = next(item for item in take(ledger, "ada", limit=9) if item.report.id == "r1")
    context = item.context
    assert context.before + context.words + context.after == TEXT
    assert context.words.startswith("An airstrike on Idlib")
