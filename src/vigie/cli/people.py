"""``vigie people``: who may sign in to a server."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vigie.serve.accounts import People

people = typer.Typer(help="Who may sign in to a server.", no_args_is_help=True, rich_markup_mode=None)
FileName = Annotated[str, typer.Option("--people", metavar="FILE", help="The file of accounts, beside the ledger.")]
Name = Annotated[str, typer.Argument(help="Name of the account.")]


class Role(StrEnum):
    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


Ledgers = Annotated[list[str], typer.Option("--ledger", help="A ledger that they see, by name; all without.")]


@people.callback()
def about() -> None:
    """Who may sign in to a server."""


@people.command()
def add(
    name: Name,
    *,
    people: FileName,
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.reader,
    ledger: Ledgers = [],  # noqa: B006
) -> None:
    """Make an account; the password is asked for, or comes on standard input. Makes the file, too."""
    opened(people).add(name, password(), role.value, tuple(ledger))
    typer.echo(f"{name} may sign in as {role.value}.")


@people.command("list")
def show(*, people: FileName) -> None:
    """List the accounts."""
    for account in opened(people, there=True).accounts():
        seen = ", ".join(account.ledgers) or "all ledgers"
        typer.echo(f"{account.name}\t{account.role}\t{seen}{' (disabled)' if account.disabled else ''}")


@people.command("password")
def change(name: Name, *, people: FileName) -> None:
    """Give an account a new password; its sessions end."""
    opened(people, there=True).change(name, password=password())
    typer.echo(f"{name} has a new password.")


@people.command()
def disable(name: Name, *, people: FileName) -> None:
    """Let an account sign in no more; its sessions end."""
    opened(people, there=True).change(name, disabled=True)
    typer.echo(f"{name} may sign in no more.")


def opened(where: str, *, there: bool = False) -> People:
    """The accounts in a file."""
    from vigie.serve.accounts import People

    if there and not os.path.isfile(where):
        raise typer.BadParameter(f"there is no {where}.", param_hint="--people")
    return People(where)


def password() -> str:
    """The password that a person types, or that a program hands over on standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    made: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return made
