"""``vigie why``: the chain from a value to the words that it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from vigie.cli import asking
from vigie.cli.asking import By
from vigie.cli.ingest import LedgerPath, opened


class Format(StrEnum):
    text = "text"
    jsonl = "jsonl"


def why(
    identity: Annotated[str, typer.Argument(metavar="ID[.FIELD]", help="An event or a claim, and a field of it.")],
    *,
    ledger: LedgerPath = "",
    policy: Annotated[str, typer.Option(help="The policy that a number is asked of.")] = "ucdp-low-best-high",
    as_of: asking.AsOf = "",
    as_of_by: asking.AsOfBy = By.publication,
    format: Annotated[Format, typer.Option(help="For people, or for programs.")] = Format.text,
) -> None:
    """Show why a value is what it is: value <- policy <- claims <- words <- report."""
    from vigie.ask.why import lines
    from vigie.ask.why import why as reasons
    from vigie.export import listings

    with opened(ledger).reading() as connection:
        found = reasons(connection, identity, asking.filters(as_of=as_of, as_of_by=as_of_by), policy=policy)
    told = listings.json_lines(found) if format is Format.jsonl else (f"{listings.shown(s)}\n" for s in lines(found))
    asking.put(told)
