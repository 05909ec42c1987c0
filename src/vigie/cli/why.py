"""``vigie why``: the chain from a value to the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from vigie.cli import asking
from vigie.cli.ingest import LedgerPath, opened


class Format(StrEnum):
    text = "text"
    jsonl = "jsonl"


@asking.asked_by(*asking.TIMED)
def why(
    identity: Annotated[str, typer.Argument(metavar="ID[.FIELD]", help="An event or a claim, and a field of it.")],
    *,
    asked: asking.Filters,
    other: Annotated[str, typer.Option("--and", metavar="CLAIM", help="Why these two are one event or not.")] = "",
    ledger: LedgerPath = "",
    policy: Annotated[str, typer.Option(help="The policy that a number is asked of.")] = "ucdp-low-best-high",
    format: Annotated[Format, typer.Option(help="For people, or for programs.")] = Format.text,
) -> None:
    """Show why a value is what it is, value <- policy <- claims <- words <- report, or why claims are one event.

    ID.links asks what holds an event together, term by term; CLAIM --and CLAIM why two claims are one event or not.
    """
    from vigie.ask import links
    from vigie.ask.why import lines
    from vigie.ask.why import why as reasons

    with opened(ledger).reading() as connection:
        if other or identity.endswith(".links"):
            linked = (
                [links.link_between(connection, identity, other)] if other
                else links.links_of(connection, identity.removesuffix(".links"), asked)
            )  # fmt: skip
            asking.put(shown(format, linked, links.lines(linked)))
            return
        found = reasons(connection, identity, asked, policy=policy)
    asking.put(shown(format, found, lines(found)))


def shown(format: Format, found: Sequence[msgspec.Struct], told: Sequence[str]) -> Iterable[str]:
    """The lines to print: JSON for programs, ``told`` for people."""
    from vigie.export import listings

    return listings.json_lines(found) if format is Format.jsonl else (f"{listings.shown(line)}\n" for line in told)
