"""The measure of ledgers runs on a small one and gives figures of every kind."""

from __future__ import annotations

import pytest

from evals import ledger


def test_a_small_ledger_gives_every_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "BENCHED", 200)
    monkeypatch.setattr(ledger, "ARRIVING", 3)
    figures = ledger.measures()
    assert {name.partition("/")[0] for name in figures} == {"speed", "max:ledger"}
    assert all(figure > 0 for figure in figures.values())
