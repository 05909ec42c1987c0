"""The check finds doubts and near-copies that do not follow from the ledger's entries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evals.generated import reports as generated
from sqlalchemy import text
from tests.ledger.taking import of_claims, put
from tests.record.test_reprints import GIVEN

from vigie.ledger.store import Ledger, open_ledger
from vigie.record.checks import check_all
from vigie.record.events import settle


@pytest.fixture
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    ledger = open_ledger(tmp_path_factory.mktemp("ledger") / "a.vigie")
    for made in generated(200, seed=3):
        entries = [told.entry for told in made]
        one = entries[0].imprint
        put(ledger, of_claims(one.report_id, entries, report_id=one.report_id, text=f"Of {one.report_id}.",
                              published=one.published, outlet=one.outlet))  # fmt: skip
    put(ledger, *GIVEN)
    settle(ledger)
    yield ledger
    ledger.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE events SET killed = killed + 1 WHERE killed > 0", "killed, not"),
        ("UPDATE doubts SET stake = stake + 1", "at stake"),
        ("UPDATE doubts SET score = score + 5", "score"),
        ("UPDATE doubts SET left_event = right_event", "do not hold these claims"),
        ("UPDATE reprints SET copies = 'a' WHERE report_id = 'd'", "like none of them"),
        ("INSERT INTO reprints VALUES ('f', 'a')", "like none of them"),
        ("INSERT INTO reprints VALUES ('nobody', 'a')", "no report"),
    ],
)
def test_what_was_changed_is_found(ledger: Ledger, statement: str, words: str) -> None:
    assert list(check_all(ledger)) == []
    with ledger.writing() as connection:
        assert connection.execute(text(statement)).rowcount > 0
    assert words in next(iter(check_all(ledger))).what
