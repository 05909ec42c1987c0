"""``vigie tallies`` and ``vigie tally``: what events' figures come to under named policies."""

from __future__ import annotations

from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import By, Format
from vigie.cli.ingest import LedgerPath, opened

COLUMNS = ("event", "event_type", "start", "place", "policy", "harm", "group", "side", "low", "best", "high", "counted",
           "set_aside")  # fmt: skip
SHOWN = ("event", "start", "place", "harm", "group", "side", "low", "best", "high")
ONE = ("policy", "harm", "group", "side", "low", "best", "high", "counted", "set_aside")
TOLLS = ("source", "harm", "group", "said", "since", "low", "high", "step", "added", "claim")
Policy = Annotated[str, typer.Option(help="A policy, or all.")]
Order = Annotated[str, typer.Option(help="Source classes for source-hierarchy, the first believed first: un,monitor.")]


def tallies(
    *,
    ledger: LedgerPath = "",
    policy: Policy = "ucdp-low-best-high",
    order: Order = "",
    country: asking.Country = "",
    place: asking.Place = "",
    near: asking.Near = "",
    since: asking.Since = "",
    until: asking.Until = "",
    types: asking.Types = [],  # noqa: B006
    harm: asking.Harm = "",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
    limit: asking.Limit = 0,
) -> None:
    """List what the figures of each event come to; for each harm, and each group and side that is counted."""
    from vigie.ask.tallies import find_tallies, policies

    asked = asking.filters(
        as_of=as_of, as_of_by=as_of_by, near=near, country=country, place=place, since=since, until=until,
        types=types, harm=harm,
    )  # fmt: skip
    with opened(ledger).reading() as connection:
        rows = find_tallies(connection, asked, policies(policy), ordered(order))
        rows = (row for row in rows if not harm or row["harm"] == harm)
        asking.write(format, SHOWN if format is Format.table else COLUMNS, asking.first(format, rows, limit))


def tally(
    event: Annotated[str, typer.Argument(help="Id of an event.")],
    *,
    ledger: LedgerPath = "",
    policy: Policy = "all",
    order: Order = "",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: asking.OutFormat = Format.table,
) -> None:
    """Show how an event's numbers move with the policy: which claims counted, which were set aside and why."""
    from vigie.ask.events import event_of
    from vigie.ask.tallies import policies, tally_rows, toll_rows

    classes = ordered(order)
    with opened(ledger).reading() as connection:
        told = event_of(connection, event, asking.filters(as_of=as_of, as_of_by=as_of_by))
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
