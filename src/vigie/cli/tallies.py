"""``vigie tallies`` and ``vigie tally``: what events' figures come to under named policies."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("event", "event_type", "start", "place", "policy", "harm", "group", "side", "low", "best", "high", "counted",
           "set_aside")  # fmt: skip
SHOWN = ("event", "start", "place", "harm", "group", "side", "low", "best", "high")
ONE = ("policy", "harm", "group", "side", "low", "best", "high", "counted", "set_aside")
TOLLS = ("source", "harm", "group", "said", "since", "low", "high", "step", "added", "claim")
Policy = Annotated[str, typer.Option(help="A policy, or all.")]
Order = Annotated[str, typer.Option(help="Source classes for source-hierarchy, the first believed first: un,monitor.")]


@asking.asked_by(*asking.EVERY, "limit")
def tallies(
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
    policy: Policy = "ucdp-low-best-high",
    order: Order = "",
    format: asking.OutFormat = Format.table,
) -> None:
    """List what the figures of each event come to; for each harm, and each group and side that is counted."""
    import msgspec

    from vigie.ask.tallies import find_tallies, policies

    every = msgspec.structs.replace(asked, limit=None)  # the limit is one of rows: an event has several
    with opened(ledger).reading() as connection:
        rows = find_tallies(connection, every, policies(policy), ordered(order))
        rows = (row for row in rows if asked.harm in (None, row["harm"]))
        asking.write(format, SHOWN if format is Format.table else COLUMNS, asking.first(format, rows, asked.limit))


@asking.asked_by(*asking.TIMED)
def tally(
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    *,
    asked: asking.Filters,
    ledger: LedgerPath = "",
    policy: Policy = "all",
    order: Order = "",
    format: asking.OutFormat = Format.table,
) -> None:
    """Show how an event's numbers move with the policy: which claims counted, which were set aside and why."""
    from vigie.ask.events import event_of
    from vigie.ask.tallies import policies, tally_rows, toll_rows

    classes = ordered(order)
    with opened(ledger).reading() as connection:
        told = event_of(connection, event, asked)
    if told.event.tolls:
        asking.write(format, TOLLS, list(toll_rows(told.event)))
    else:
        asking.write(format, ONE, list(tally_rows(told.event, policies(policy), classes)))


def ordered(words: str) -> tuple[str, ...]:
    """The classes of a list with commas; a usage error for one that is none."""
    from typing import get_args

    from vigie.model.claim import SourceClass

    classes = tuple(word.strip() for word in words.split(",") if word.strip())
    known = get_args(SourceClass)
    for name in classes:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint="--order")
    return classes
