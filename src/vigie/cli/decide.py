"""``vigie judge``, ``vigie retract`` and ``vigie erase``: what people decide, recorded for good."""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from typing import Annotated

import typer

from vigie.cli.ingest import LedgerPath, opened


class Decision(StrEnum):
    same = "same"
    different = "different"


By = Annotated[str, typer.Option(help="Who decides.")]
Reason = Annotated[str, typer.Option(help="Why.")]
ReportName = Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report, or the one that it came with.")]


def judge(
    left: Annotated[str, typer.Argument(metavar="CLAIM")],
    right: Annotated[str, typer.Argument(metavar="CLAIM")],
    decision: Annotated[Decision, typer.Argument(help="One happening, or two.")],
    *,
    reviewer: Annotated[str, typer.Option(help="Who decides.")],
    ledger: LedgerPath = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
) -> None:
    """Record that two claims tell the same happening or different ones; it binds all later runs."""
    from vigie.model.judgement import Judgement
    from vigie.record import decisions

    judgement = Judgement(
        left=left, right=right, decision=decision.value, reviewer=reviewer, decided="", note=note
    )  # fmt: skip
    with closing(opened(ledger)) as store:
        (number,) = decisions.judge(store, judgement)
    typer.echo(f"Recorded as entry {number}.")


def retract(report: ReportName, *, reason: Reason, by: By, ledger: LedgerPath = "") -> None:
    """Record that a report was withdrawn: it stays in the ledger and counts no more."""
    from vigie.record import decisions

    with closing(opened(ledger)) as store:
        done = decisions.retract(store, report, reason=reason, by=by)
    if not done:
        typer.echo("It counted no more already.")


def erase(report: ReportName, *, reason: Reason, by: By, ledger: LedgerPath = "") -> None:
    """Take the content of a report out of the ledger for good, as a law may ask; that it was done stays recorded."""
    from vigie.record import decisions

    with closing(opened(ledger)) as store:
        number = decisions.erase(store, report, reason=reason, by=by)
    typer.echo(f"Erased; entry {number} says so. Copies of the ledger made before still hold it.")
