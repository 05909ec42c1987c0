"""People: accounts, and what was done by whom; for admins."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.ledger.audits import KeptAct, acts
from vigie.serve.accounts import Account, AccountError, Role
from vigie.serve.desk import Admin, Desk, body, reply
from vigie.serve.openapi import answers
from vigie.serve.paging import Page, cursor_of, read_cursor
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked, Cut

router = APIRouter(tags=["people"])
Name = Annotated[str, Path(min_length=1, max_length=64)]
Password = Annotated[str, msgspec.Meta(max_length=1_000)]
Ledgers = Annotated[list[Annotated[str, msgspec.Meta(min_length=1, max_length=200)]], msgspec.Meta(max_length=100)]


class NewAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may sign in. ``ledgers`` are those that they see; empty for all."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    password: Password
    role: Role
    ledgers: Ledgers = []


class AccountChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be other than it was."""

    role: Role | None = None
    password: Password | None = None
    disabled: bool | None = None
    ledgers: Ledgers | None = None


class ActsAsked(Asked, Cut):
    """A page of the audit."""


@router.get("/users", **answers(list[Account]))
def list_users(desk: Admin, asked: Annotated[Asked, Query()]) -> Response:
    """All accounts."""
    del asked
    return reply(desk.house.people.accounts())


ADA = Account(name="ada", role="reviewer", created="2026-11-27T08:00:00Z")
NEW_ADA = {"name": "ada", "password": "…", "role": "reviewer"}


@router.post(
    "/users",
    **answers(Account, status=201, body=NewAccount, example=ADA, body_example=NEW_ADA, also=(409, 413, 415)),
)
def add_user(desk: Admin, given: Annotated[NewAccount, body(NewAccount)], asked: Annotated[Asked, Query()]) -> Response:
    """Makes an account."""
    del asked
    with_accounts(desk)
    try:
        with desk.house.hashing:
            made = desk.house.people.add(given.name, given.password, given.role, tuple(given.ledgers))
    except AccountError as error:
        raise Refusal(409 if "already" in str(error) else 422, str(error), kind="account") from error
    desk.audit("account made", f"{made.name} ({made.role})")
    return reply(made, 201)


@router.patch(
    "/users/{name}",
    **answers(Account, body=AccountChange, example=ADA, body_example={"role": "reviewer"}, also=(409, 413, 415)),
)
def change_user(
    desk: Admin, name: Name, given: Annotated[AccountChange, body(AccountChange)], asked: Annotated[Asked, Query()]
) -> Response:
    """Changes an account; a new password and disabling end its sessions."""
    del asked
    with_accounts(desk)
    people = desk.house.people
    if name not in {account.name for account in people.accounts()}:
        raise Refusal(404, f"There is no account {name}.", kind="missing")
    try:
        with desk.house.hashing:
            made = people.change(
                name, role=given.role, password=given.password, disabled=given.disabled,
                ledgers=tuple(given.ledgers) if given.ledgers is not None else None,
            )  # fmt: skip
    except AccountError as error:
        raise Refusal(422, str(error), kind="account") from error
    told = [field for field in AccountChange.__struct_fields__ if getattr(given, field) is not None]
    desk.audit("account changed", f"{name}: {', '.join(told)}")
    return reply(made)


def with_accounts(desk: Desk) -> None:
    """A refusal where the server is for one person."""
    if not desk.house.by_account:
        raise Refusal(409, "This server is for one person: start it with --people to have accounts.", kind="account")


@router.get("/audit", **answers(Page[KeptAct]))
def list_acts(desk: Admin, asked: Annotated[ActsAsked, Query()]) -> Response:
    """Who did what, the latest first: sign-ins, additions, exports, changes of accounts."""
    before = read_cursor(asked.cursor, tuple[int])[0] if asked.cursor else None

    def make(connection: Connection) -> Page[KeptAct]:
        found = acts(connection, before=before, limit=asked.limit + 1)
        some = found[: asked.limit]
        return Page(some, cursor_of(some[-1].seq) if len(found) > asked.limit else None, None)

    with desk.reading() as connection:
        return reply(make(connection))
