"""The floors under the figures of ``python -m evals``: they can be met, name what is measured, and break when sunk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from evals.__main__ import CEILING, FLOORS, MODULES, broken, floor_of, lower, measured, open_floors, write

KINDS = (
    "incidents/", "consolidation/", "ledger/",
    "news/", "muc/", "codes/", "attribution/", "places/", "times/", "tags/", "linking/", "syntax/", "actors/",
    "repair/", "noise/", "confidence/", "lengths/", "framing/",
    "damage/", "load/", "speed/", "amid/",
)  # fmt: skip
AMOUNTS = ("speed/", CEILING)  # reports, seconds, megabytes, kilometres: no shares


def test_every_floor_names_a_kind_of_measure() -> None:
    """A floor under a name that nothing measures would never break."""
    unknown = [name for name in open_floors() if not name.removeprefix(CEILING).startswith(KINDS)]
    assert unknown == []


def test_floors_of_shares_lie_between_nothing_and_all() -> None:
    """A share or an F above 1 could never be met."""
    shares = {name: floor for name, floor in open_floors().items() if not name.startswith(AMOUNTS)}
    assert shares
    assert {name: floor for name, floor in shares.items() if not 0 <= floor <= 1} == {}


def test_amounts_are_positive() -> None:
    """A speed or a ceiling of nothing would hold nothing up."""
    amounts = {name: floor for name, floor in open_floors().items() if name.startswith(AMOUNTS)}
    assert amounts
    assert all(floor > 0 for floor in amounts.values())


def test_packs_have_allowed_failures_by_language() -> None:
    """``vigie packs check`` reads whole numbers by language code."""
    allowed = json.loads(FLOORS.read_text(encoding="utf-8"))["pack_examples"]
    assert set(allowed) >= {"en", "fr"}
    assert all(isinstance(number, int) and number >= 0 for number in allowed.values())


def test_packs_check_reads_the_same_file() -> None:
    """The command of packs and the measures share one file of floors."""
    from vigie.cli.packs import allowed_failures

    allowed = json.loads(FLOORS.read_text(encoding="utf-8"))["pack_examples"]
    assert allowed_failures("fr") == allowed["fr"]
    assert allowed_failures("no such language") == 0


@pytest.mark.parametrize(
    ("name", "figure", "floor", "breaks"),
    [
        ("places/a F", 0.80, 0.81, True),
        ("places/a F", 0.809, 0.81, False),  # within the slack
        ("places/a F", 0.95, 0.81, False),
        ("max:speed/memory MB", 700.0, 600.0, True),
        ("max:speed/memory MB", 601.0, 600.0, False),  # within the slack
        ("max:speed/memory MB", 10.0, 600.0, False),
    ],
)
def test_a_floor_breaks_below_and_a_ceiling_above(name: str, figure: float, floor: float, breaks: bool) -> None:
    lines = broken({name: figure}, {name: floor})
    assert bool(lines) is breaks
    assert all(name in line for line in lines)


def test_a_measure_that_was_left_out_breaks_nothing() -> None:
    assert broken({}, {"places/a F": 0.8}) == []


def test_todays_figure_meets_the_floor_that_it_sets() -> None:
    """Otherwise ``--write`` would leave a table that fails."""
    figures = {"news/fr typed F": 0.6, "max:places/a median km": 12.0, "speed/a reports per second": 50.0}
    figures |= {"max:speed/start-up seconds": 3.0}
    assert broken(figures, {name: floor_of(name, figure) for name, figure in figures.items()}) == []


def test_a_ceiling_that_rises_is_lowered() -> None:
    assert lower("max:speed/memory MB", 700, 600)
    assert not lower("max:speed/memory MB", 500, 600)
    assert lower("places/a F", 0.7, 0.8)


def test_writing_keeps_what_was_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measuring one set must not forget the floors of the others, nor those of the packs."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"news/fr typed F": 0.6, "places/a F": 0.9, "pack_examples": {"fr": 3}}))
    monkeypatch.setattr("evals.__main__.FLOORS", path)
    write({"places/a F": 0.95, "entities/re3d actors F": 0.7}, open_floors())
    assert json.loads(path.read_text()) == {
        "news/fr typed F": 0.6, "places/a F": 0.94, "pack_examples": {"fr": 3},
    }  # fmt: skip


def test_absent_data_are_said_and_skipped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A clone without the annotated data gets a sentence, not a traceback."""
    monkeypatch.setattr("evals.muc.FOLDER", Path("/nowhere/../shared/bench/terror_templates"))
    assert list(measured(("muc",))) == []
    said = capsys.readouterr().err
    assert re.search(r"muc: left out, \.\./shared/bench/\S+ is not at hand", said)


def test_every_module_measures() -> None:
    """Each module that the table names can be asked."""
    import importlib

    assert all(callable(importlib.import_module(f"evals.{name}").measures) for name in MODULES)
